"""An amount of memory in words: "2GB", "800MB"."""

import re

from copydesk.settings.mistakes import SettingsError

_SIZE = re.compile(r"(\d{1,12}(?:\.\d{1,6})?) ?([kmgt]?)(i?)b", re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def memory_bytes(given: str) -> int:
    """How many bytes these words mean; kB, MB, GB and TB are decimal, KiB and so on binary. Raises SettingsError."""
    found = _SIZE.fullmatch(given.strip())
    size = float(found[1]) * (1024 if found[3] else 1000) ** _POWERS[found[2].lower()] if found else 0
    if size < 1:
        raise SettingsError(f"`{given}` is no amount of memory; give it a unit, as in 2GB or 800MB")
    return int(size)
