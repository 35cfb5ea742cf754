"""Figures that differ as slips of the finger do: digits that changed places, one lost or wrong, a zero too many."""

from typing import Literal

Slip = Literal["", "swapped", "dropped", "magnitude", "mistyped"]

_PLACES = 6
_MAGNITUDES = (1, 3)  # zeros: a point misplaced, a million for a billion


def slip(one: float, other: float) -> Slip:
    """How one figure could be a slip of the other; "" if it could not."""
    a, b = digits(one), digits(other)
    if a == b or not a or not b:
        return ""
    if a.strip("0") == b.strip("0"):
        return "magnitude" if abs(len(a) - len(b)) in _MAGNITUDES else ""
    if len(a) == len(b):
        return _mixed_up(a, b)
    long, short = (a, b) if len(a) > len(b) else (b, a)
    lost = len(long) == len(short) + 1 and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    return "dropped" if lost else ""


def _mixed_up(a: str, b: str) -> Slip:
    """Two digits exchanged, or one that is not the first mistyped."""
    differ = [at for at in range(len(a)) if a[at] != b[at]]
    if len(differ) == 1:
        return "mistyped" if differ[0] else ""
    crossed = len(differ) == 2 and a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]
    return "swapped" if crossed else ""


def digits(value: float) -> str:
    """The digits of a figure, fractions as millionths; "" for one that is beyond all counting."""
    return str(round(value * 10**_PLACES)).lstrip("0") if 0 < value < 1e18 else ""


def significant(value: float) -> int:
    """How many of its digits say something: 40 has one, 26.2 three, 1,250 three."""
    return len(digits(value).strip("0"))
