"""The keys of a run as they come, part by part, before they are one."""

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from copydesk.reuse import Postings


class Keys(Protocol):
    """Takes in the postings of parts, in their order, and gives them as one."""

    def add(self, part: "Postings") -> None:
        """Take in the postings of a part."""

    def merged(self) -> "Postings":
        """All of them as one; nothing is held here afterwards."""
