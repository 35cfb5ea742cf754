"""Times of day with the zone or city whose clocks show them: "15:00 Moscow time", "9 p.m. in Paris", "1400 GMT"."""

import re
from functools import lru_cache

import msgspec

from copydesk.knowledge.zones import Zone, Zones
from copydesk.text.pattern import lazily

_TIME = (
    r"(?<![\w:.,/$£€-])(?:(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9]))?(?: ?(?P<half>[ap]\.?m\b\.?"
    r"|[AP]\.?M\b\.?))?"
    r"|(?P<plain>[0-2][0-9][0-5][0-9])(?: hours| hrs)?|(?:12 )?(?P<word>noon|midnight))"
)
HALF_DAY, DAY = 12 * 60, 24 * 60


class ClockTime(msgspec.Struct, frozen=True):
    """A time of day: minutes after midnight, and the zone. `either` tells that morning and evening are not told"
    " apart."""

    start: int
    end: int
    minutes: int
    zone: Zone
    either: bool


@lru_cache(maxsize=4)
def _pattern(zones: Zones) -> re.Pattern[str]:
    cities = "|".join(
        sorted((re.escape(name) for name, zone in zones.names.items() if zone.city), key=len, reverse=True)
    )
    others = "|".join(
        sorted((re.escape(name) for name, zone in zones.names.items() if not zone.city), key=len, reverse=True)
    )
    return lazily(
        rf"{_TIME},? ?(?:in the (?:morning|afternoon|evening) )?"
        rf"(?:\(?(?P<zone>{others})\b|(?:local )?(?:time )?in (?P<place>{cities})\b"
        rf"|(?P<city>{cities}) (?:local )?time\b)"
        r"(?: (?:local )?time\b)?"
    )


def clock_times(flat: str, zones: Zones) -> list[ClockTime]:
    """The times of a sentence that are given for a known zone or city, in order."""
    found = []
    for match in _pattern(zones).finditer(flat):
        name = match["zone"] or match["place"] or match["city"]
        read = _minutes(match)
        if read is not None:
            found.append(ClockTime(match.start(), match.end(), read[0], zones.names[name], read[1]))
    return found


def _minutes(match: re.Match[str]) -> tuple[int, bool] | None:
    """Minutes after midnight, and whether it may be twelve hours later; None for a bare number, which is no time."""
    if match["word"]:
        return (HALF_DAY if match["word"] == "noon" else 0), False
    if match["plain"]:
        return int(match["plain"][:2]) * 60 + int(match["plain"][2:]), False
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if half:
        if not 1 <= hour <= 12:
            return None
        return hour % 12 * 60 + minute + (HALF_DAY if half[0] in "pP" else 0), False
    if match["minute"] is None:
        return None
    whole = match["hour"].startswith("0") or hour > 12 or hour == 0
    return hour % 24 * 60 + minute, not whole
