"""Which sentences of a story can meet at all: a cheap look at figures and ends, before any is read word by word."""

from collections.abc import Iterator, Sequence

from copydesk.reuse.stories.slip import digits, significant
from copydesk.reuse.stories.told import Sketch
from copydesk.text import Figure
from copydesk.text.pattern import lazily

SLIPPING = frozenset(("count", "money", "percent"))  # kinds of figures
_REACH = 40  # letters beside a figure
_SEVERAL = -1
_END_WORDS = 3
_AHEAD = lazily(r"\W*(\w+)\W+(\w+)")
_BEFORE = lazily(r"(\w+)\W+(\w+)\W*\Z")


def meeting(sketches: Sequence[Sketch]) -> list[Sketch]:
    """Those that may have to do with one in another document.

    They hold a figure that stands there too, or a slip of it, or another with the same words beside it; or begin or
    end as one that goes on differently.
    """
    figures = [[key for figure in sketch.figures for key in _keys(sketch.flat, figure)] for sketch in sketches]
    ends = [_ends(sketch.flat) for sketch in sketches]
    owner: dict[tuple[str, ...], int] = {}
    text: dict[tuple[str, ...], str] = {}
    for sketch, mine, around in zip(sketches, figures, ends, strict=True):
        number = sketch.told.number
        for key in mine:
            owner[key] = number if owner.get(key, number) == number else _SEVERAL
        for end in around:
            text[end] = sketch.flat if text.get(end, sketch.flat) == sketch.flat else ""
    return [
        sketch
        for sketch, mine, around in zip(sketches, figures, ends, strict=True)
        if any(owner[key] == _SEVERAL for key in mine) or not all(text[end] for end in around)
    ]


def _ends(flat: str) -> tuple[tuple[str, ...], ...]:
    """The first and the last words of a sentence: where one place of it was changed, one of the two was not.

    None of one that has not so many twice.
    """
    first = flat.split(None, _END_WORDS)
    last = first[_END_WORDS].rsplit(None, _END_WORDS)[-_END_WORDS:] if len(first) > _END_WORDS else ()
    return () if len(last) < _END_WORDS else (("first", *first[:_END_WORDS]), ("last", *last))


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
