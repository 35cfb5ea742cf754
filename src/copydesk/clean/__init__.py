"""A cleaned copy of a corpus: the safe fixes of an audit applied, whole documents left out where asked."""

from copydesk.clean.drop import Dropped, Keep, check_keep, dropped
from copydesk.clean.mend import Cleaned, Cleaner, Edit, cleaned, safe_edits
from copydesk.clean.places import CleanError
from copydesk.clean.show import differences
from copydesk.clean.write import Written, write_copy

__all__ = [
    "CleanError",
    "Cleaned",
    "Cleaner",
    "Dropped",
    "Edit",
    "Keep",
    "Written",
    "check_keep",
    "cleaned",
    "differences",
    "dropped",
    "safe_edits",
    "write_copy",
]
