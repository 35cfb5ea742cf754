"""Which sentences of a story can meet at all: a cheap look at their figures, before any is read word by word."""

from collections.abc import Iterator, Sequence

from copydesk.reuse.stories.slip import digits, significant
from copydesk.reuse.stories.told import Sketch
from copydesk.text import Figure
from copydesk.text.pattern import lazily

SLIPPING = frozenset(("count", "money", "percent"))  # kinds of figures
_REACH = 40  # letters beside a figure
_SEVERAL = -1
_AHEAD = lazily(r"\W*(\w+)\W+(\w+)")
_BEFORE = lazily(r"(\w+)\W+(\w+)\W*\Z")


def meeting(sketches: Sequence[Sketch]) -> list[Sketch]:
    """Those with a figure that another document has too, or a slip of it, or another one with the same words beside."""
    keys = [[key for figure in sketch.figures for key in _keys(sketch.flat, figure)] for sketch in sketches]
    owner: dict[tuple[str, ...], int] = {}
    for sketch, mine in zip(sketches, keys, strict=True):
        number = sketch.told.number
        for key in mine:
            owner[key] = number if owner.get(key, number) == number else _SEVERAL
    return [sketch for sketch, mine in zip(sketches, keys, strict=True) if any(owner[key] == _SEVERAL for key in mine)]


def slip_keys(value: float) -> set[str]:
    """What a figure has in common with any that is a slip of it."""
    shown = digits(value)
    plain = shown.strip("0")
    shorter = {shown[:at] + shown[at + 1 :] for at in range(len(plain) + 1)}
    wrong = {f"{shown[:at]}?{shown[at + 1 :]}" for at in range(1, len(plain) + 1)}
    return {
        f"m{plain}",
        f"s{''.join(sorted(shown))}",
        f"d{shown}",
        *wrong,
        *(f"d{each}" for each in shorter),
    }


def _keys(flat: str, figure: Figure) -> Iterator[tuple[str, ...]]:
    if figure.kind in SLIPPING and significant(figure.value) >= 2:
        yield from ((figure.kind, key) for key in slip_keys(figure.value))
    yield figure.kind, f"{figure.value:g}"
    if ahead := _AHEAD.match(flat, figure.end, figure.end + _REACH):
        yield figure.kind, "ahead", *ahead.groups()
    if before := _BEFORE.search(flat, max(0, figure.start - _REACH), figure.start):
        yield figure.kind, "before", *before.groups()
