"""Time zones by what texts call them, and how far their clocks are from Greenwich on a day."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta
from functools import cache, cached_property

import msgspec

from copydesk.knowledge.table import rows

COLUMNS = ["names", "zone", "kind", "fixed"]
_MINUTES = 60


class Zone(msgspec.Struct, frozen=True, gc=False):
    """A zone of the tz database; `city` tells that its name is a place's, `fixed` what letters such as EST stand for.

    `fixed` is in minutes east of Greenwich, None where the name follows the clocks.
    """

    name: str
    city: bool
    fixed: int | None

    def offsets(self, days: Iterable[date]) -> frozenset[int]:
        """Minutes that its clocks can be ahead of Greenwich at noon of these days; empty if nothing is known."""
        fixed = {self.fixed} if self.fixed is not None else set()
        if self.name == "Etc/UTC":
            return frozenset(fixed)
        return frozenset(fixed | {minutes for day in days for minutes in _offset(self.name, day)})


class Zones:
    """The table of zones; `read` gives a table's text. KnowledgeError for a row that cannot be read."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    @cached_property
    def names(self) -> dict[str, Zone]:
        """Zones by each of their names in texts."""
        found: dict[str, Zone] = {}
        for _, (names, zone, kind, fixed) in rows(self._read("zones.tsv"), COLUMNS, "zones.tsv"):
            row = Zone(zone, kind == "city", int(fixed) * _MINUTES if fixed else None)
            found.update(dict.fromkeys(names.split("|"), row))
        return found


@cache
def _offset(name: str, day: date) -> tuple[int, ...]:
    """The offset in minutes, none where this computer has no tz database."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        shift = datetime.combine(day, time(12), tzinfo=ZoneInfo(name)).utcoffset()
    except ZoneInfoNotFoundError:
        return ()
    return (int(shift / timedelta(minutes=1)),) if shift is not None else ()


@cache
def built_in_zones() -> Zones:
    """The table that comes with the package."""
    from importlib.resources import files

    here = files(__package__)
    return Zones(lambda label: (here / label).read_text(encoding="utf-8"))
