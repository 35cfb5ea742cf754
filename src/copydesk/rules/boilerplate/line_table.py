"""What the lines of a document look like, in numbers: the features by which leftovers are told from the story."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
import numpy as np

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.furniture import furniture, kinds_of_words
from copydesk.rules.boilerplate.shape import PROSE_WORDS, function_words
from copydesk.rules.unit import Unit, units

LETTER, UPPER, DIGIT, SPACE, END, SEPARATOR = (1 << bit for bit in range(6))
QUOTE, SYMBOL, COMMA, COLON, DASH, BRACKET = (1 << bit for bit in range(6, 12))
_MARKS = {
    END: ".!?…。！？",
    SEPARATOR: "|>›»·•→◦▪■►▶/",
    QUOTE: "\"'“”„‚‘’«‹",
    SYMBOL: "@#©®&+*=%$€£_~^\\",
    COMMA: ",;、，",
    COLON: ":：",
    DASH: "-–—",
    BRACKET: "()[]{}",
}
_ENDING = frozenset(_MARKS[END] + _MARKS[QUOTE] + "”»)]")
_TOLD = 0x3000  # code points that are told apart one by one; above, all are letters but for some marks
_TABLE = 0x10000  # beyond, they are pictures
_LINE_FEED, _BLANK = ord("\n"), ord(" ")
PLEA_WORDS = 40  # words of running text that is searched for a page's words
LONG_PROSE = 240  # a line this long is prose whatever it ends with


# Every class, or two, that a character can have.
_VALUES = (0, LETTER, LETTER | UPPER, *(1 << bit for bit in range(2, 12)))


@cache
def _places() -> Any:
    """Which of _VALUES a class is."""
    places = np.zeros(max(_VALUES) + 1, np.int64)
    places[list(_VALUES)] = np.arange(len(_VALUES))
    return places


@cache
def _classes() -> Any:
    """The class of each code point below _TABLE; ideographs are letters, and the last stands for all pictures."""
    table = np.full(_TABLE, LETTER, np.uint16)
    table[:_TOLD] = 0
    table[-1] = SYMBOL
    for code in range(_TOLD):
        char = chr(code)
        if char.isalpha():
            table[code] = LETTER | (UPPER if char.isupper() or char.istitle() else 0)
        elif char.isdigit():
            table[code] = DIGIT
        elif char.isspace():
            table[code] = SPACE
        elif code > 0x2000:
            table[code] = SYMBOL
    for mark, chars in _MARKS.items():
        table[[ord(char) for char in chars]] = mark
    return table


def _codes(joined: str) -> Any:
    """The code points of a text; those beyond the basic plane are one."""
    units = np.frombuffer(joined.encode("utf-16-le", "replace"), np.uint16)
    if len(units) == len(joined):
        return units
    wide = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
    return np.minimum(wide, _TABLE - 1).astype(np.uint16)


class LineTable(msgspec.Struct, frozen=True):
    """The lines of a document with their features: `rows` is lines by FEATURES; `prose` marks the running text."""

    lines: tuple[Unit, ...]
    prose: Any
    rows: Any

    @property
    def named(self) -> Any:
        """The confidence of the named finding on each line, 0 without one."""
        return self.rows[:, OWN.index("named")]

    def own(self, at: int) -> dict[str, float]:
        """A line's own features by name."""
        return dict(zip(OWN, self.rows[at, : len(OWN)].tolist(), strict=True))

    def place(self, at: int) -> dict[str, float]:
        """Where a line stands, by name."""
        return dict(zip(PLACE, self.rows[at, -len(PLACE) :].tolist(), strict=True))


KINDS = tuple(sorted(furniture()))
OWN = (
    "length", "words", "caps", "upper", "digits", "end", "question", "colon_end", "separators", "quotes", "symbols",
    "commas", "colons", "dashes", "brackets", "breaks", "word_length", "first_upper", "first_digit", "first_symbol",
    "function", "echo", "echo_long", "repeated", "link", "bullet", "named", *KINDS, "kinds",
)  # fmt: skip
NEIGHBOURS = ("length", "caps", "end", "digits", "named", "kinds", "prose", "function", "echo", "bullet")
# averaged over the run of lines without running text that a line stands in
RUN = ("kinds", "end", "length", "digits", "caps", "echo", "bullet", "function")
REACH = (-2, -1, 1, 2)
PLACE = (
    "above", "below", "from_top", "from_foot", "share_above", "before_story", "after_story", "run", "run_at",
    "run_left",
    "run_named", "run_kinds", "run_end", "run_length", "run_digits", "prose_share", "lines", "like_before",
    "like_after",
    "short_share", "ended_share", "far_named", "run_caps", "run_echo", "run_bullets", "run_function", "bullets",
    "all_named", "all_kinds",
)  # fmt: skip
FEATURES = (*OWN, *(f"{name}{step:+d}" for step in REACH for name in NEIGHBOURS), *PLACE)


def table_of(document: Document, named: Sequence[tuple[Span, float]]) -> LineTable | None:
    """The table of a document; None where every line but the first ends as a sentence.

    `named` are the passages that the rules of one kind flag, with their confidence.
    """
    lines = units(document)
    if all(unit.text[-1] in _ENDING for unit in lines[1:]):
        return None
    counts = _Counts(lines)
    if counts.prose.all():
        return None
    own = _own(counts, lines, _named(lines, named))
    return LineTable(lines, counts.prose, _rows(own, counts.prose))


class _Counts:
    """The characters and words of the lines, counted for all lines at once."""

    def __init__(self, lines: tuple[Unit, ...]) -> None:
        joined = "\n".join(unit.text for unit in lines)
        codes = _codes(joined)
        classes = _classes().take(codes)
        lengths = np.fromiter((len(unit.text) for unit in lines), np.int64, len(lines))
        self.starts = np.concatenate(([0], np.cumsum(lengths + 1)[:-1]))
        self.lengths = lengths
        self.classes = classes
        self.last = self._last_mark()
        word = (classes & (LETTER | DIGIT)) > 0
        opens = word.copy()
        opens[1:] &= ~word[:-1]
        line = np.repeat(np.arange(len(lines)), np.diff(np.append(self.starts, len(classes))))
        self.counts = self._of_classes(line)
        lines_of_words = line[opens]
        self.words = self._per_line(lines_of_words)
        self.caps = self._per_line(lines_of_words[(classes[opens] & UPPER) > 0])
        spaced = codes.copy()
        spaced[~word & (codes != _LINE_FEED)] = _BLANK
        self.tokens = [line.split() for line in spaced.tobytes().decode("utf-16-le", "replace").lower().split("\n")]
        self.breaks = self._breaks()
        known = function_words()
        self.function = np.fromiter(
            (sum(map(known.__contains__, own)) for own in self.tokens), np.float32, len(self.tokens)
        )
        self.ended = (self.last & END) > 0
        running = (self.words >= PROSE_WORDS) & (self.function >= 2)
        self.prose = running & (self.ended | (lengths > LONG_PROSE) | (self.breaks > 0) | (self.last == COLON))

    def _last_mark(self) -> Any:
        """The class of each line's last character; of the last but one where a line closes with a quotation mark."""
        at = self.starts + self.lengths - 1
        closing = (self.classes[at] & (QUOTE | BRACKET)) > 0
        return self.classes[np.where(closing & (self.lengths > 1), at - 1, at)]

    def _breaks(self) -> Any:
        """How many sentences begin inside each line."""
        classes = self.classes
        ends = np.flatnonzero(classes[:-2] == END)
        begun = ends[(classes[ends + 1] == SPACE) & ((classes[ends + 2] & (UPPER | QUOTE)) > 0)] + 2
        return self._per_line(np.searchsorted(self.starts, begun, "right") - 1)

    def _per_line(self, lines: Any) -> Any:
        """How often each line is among these numbers of lines."""
        return np.bincount(lines, minlength=len(self.starts)).astype(np.float32)

    def _of_classes(self, line: Any) -> Any:
        """How many characters of each class the lines have: the values of the classes by lines."""
        n = len(self.starts)
        place = line * len(_VALUES) + _places().take(self.classes)
        return np.bincount(place, minlength=n * len(_VALUES)).reshape(n, -1).T

    def count(self, mark: int) -> Any:
        """How many characters of a class each line has."""
        held = [self.counts[place] for place, value in enumerate(_VALUES) if value & mark]
        return sum(held[1:], held[0]).astype(np.float32)


def _own(counts: _Counts, lines: tuple[Unit, ...], named: Any) -> dict[str, Any]:
    """The features of each line by itself, and what it shares with the story."""
    words, letters = np.maximum(counts.words, 1), np.maximum(counts.count(LETTER), 1)
    length = np.maximum(counts.lengths, 1).astype(np.float32)
    first = counts.classes[counts.starts]
    own: dict[str, Any] = {
        "length": np.log2(length + 1),
        "words": np.minimum(counts.words, 40),
        "caps": counts.caps / words,
        "upper": counts.count(UPPER) / letters,
        "digits": counts.count(DIGIT) / length,
        "end": counts.ended,
        "question": np.fromiter((unit.text[-1] in "?!" for unit in lines), bool, len(lines)),
        "colon_end": counts.last == COLON,
        "breaks": counts.breaks,
        "word_length": letters / words,
        "first_upper": (first & UPPER) > 0,
        "first_digit": first == DIGIT,
        "first_symbol": (first & (LETTER | DIGIT | QUOTE)) == 0,
        "bullet": (first == DASH) | np.fromiter((unit.text[0] in "*•·▪►▶✓➤" for unit in lines), bool, len(lines)),
        "function": counts.function / words,
        "named": named,
    }
    for name, mark in zip(
        ("separators", "quotes", "symbols", "commas", "colons", "dashes", "brackets"),
        (SEPARATOR, QUOTE, SYMBOL, COMMA, COLON, DASH, BRACKET),
        strict=True,
    ):
        own[name] = np.minimum(counts.count(mark), 9)
    own |= _worded(counts, lines)
    return own


def _worded(counts: _Counts, lines: tuple[Unit, ...]) -> dict[str, Any]:
    """What the words of the lines tell: whether they come back in the story, and what furniture they name."""
    told = set().union(*(own for own, prose in zip(counts.tokens, counts.prose, strict=True) if prose))
    times = Counter(unit.text for unit in lines)
    n = len(lines)
    found = {name: np.zeros(n, np.float32) for name in ("echo", "echo_long", "repeated", "link", "kinds", *KINDS)}
    kinds = kinds_of_words()
    every = kinds.keys()
    for at, (own, prose) in enumerate(zip(counts.tokens, counts.prose.tolist(), strict=True)):
        line = lines[at].text
        if times[line] > 1:
            found["repeated"][at] = 1
        if prose and len(own) > PLEA_WORDS:
            continue
        known = every & set(own)
        if not prose:
            found["link"][at] = "http" in line or "www." in line or "@" in line or ".com" in line
            long = [token for token in own if len(token) > 4]
            found["echo"][at] = sum(map(told.__contains__, own)) / max(1, len(own))
            found["echo_long"][at] = sum(map(told.__contains__, long)) / len(long) if long else -1
        for word in known:
            for kind in kinds[word]:
                found[kind][at] += 1
        found["kinds"][at] = len(known) / max(1, len(own))
    return found


def _named(lines: tuple[Unit, ...], named: Sequence[tuple[Span, float]]) -> Any:
    """The confidence of the named finding that covers half or more of each line, 0 without one."""
    found = np.zeros(len(lines), np.float32)
    for span, confidence in named:
        for at, unit in enumerate(lines):
            shared = min(unit.end, span.end) - max(unit.start, span.start)
            if 2 * shared >= unit.end - unit.start:
                found[at] = max(found[at], confidence)
    return found


def _rows(own: dict[str, Any], prose: Any) -> Any:
    """All features side by side: a line's own, its neighbours', its place."""
    n, width = len(prose), len(NEIGHBOURS)
    rows = np.empty((n, len(FEATURES)), np.float32)
    for at, name in enumerate(OWN):
        rows[:, at] = own[name]
    looked = np.empty((n, width), np.float32)
    for at, name in enumerate(NEIGHBOURS):
        looked[:, at] = prose if name == "prose" else own[name]
    beside = rows[:, len(OWN) : len(OWN) + len(REACH) * width]
    beside.fill(-1)
    for at, step in enumerate(REACH):
        moved = beside[:, at * width : (at + 1) * width]
        if step < 0 and n > -step:
            moved[-step:] = looked[:step]
        elif step > 0 and n > step:
            moved[:-step] = looked[step:]
    for at, column in enumerate(_place(own, prose), len(FEATURES) - len(PLACE)):
        rows[:, at] = column
    return rows


def _place(own: dict[str, Any], prose: Any) -> Iterator[Any]:
    """Where each line stands among the others: a column, or one number for all lines, for each of PLACE."""
    n = len(prose)
    at = np.arange(n)
    last = np.maximum.accumulate(np.where(prose, at, -1))
    following = np.minimum.accumulate(np.where(prose, at, n)[::-1])[::-1]
    first_prose, last_prose = following[0], last[-1]
    run_left, run_size = following - at - 1, following - last - 1
    far = np.minimum(at - last, 30), np.minimum(following - at, 30)
    # sums over the run of lines without prose that a line stands in
    size = np.maximum(run_size, 1)

    named = own["named"] > 0
    summed = np.stack([named, *(own[name] for name in RUN)], 1)
    total = np.concatenate((np.zeros((1, len(RUN) + 1)), np.cumsum(summed, 0, dtype=np.float64)))
    mean = (total[following] - total[last + 1]) / size[:, None]
    over_run = dict(zip(("named", *RUN), mean.T, strict=True))
    length, end = own["length"], own["end"]
    like = np.zeros(n)
    like[1:] = np.abs(length[1:] - length[:-1]) + (end[1:] != end[:-1]) + np.abs(own["caps"][1:] - own["caps"][:-1])
    like_after = np.zeros(n)
    like_after[:-1] = like[1:]
    nearest = np.where(named, at, -99)
    above = at - np.maximum.accumulate(nearest)
    below = np.minimum.accumulate(np.where(named, at, n + 99)[::-1])[::-1] - at
    short = ~prose
    columns = {
        "above": far[0], "below": far[1], "from_top": np.minimum(at, 40), "from_foot": np.minimum(n - 1 - at, 40),
        "share_above": at / n, "before_story": at < first_prose, "after_story": at > last_prose,
        "run": np.minimum(run_size, 60), "run_at": np.minimum(at - last - 1, 30), "run_left": np.minimum(run_left, 30),
        "run_named": over_run["named"], "run_kinds": over_run["kinds"], "run_end": over_run["end"],
        "run_length": over_run["length"], "run_digits": over_run["digits"], "prose_share": prose.mean(),
        "lines": min(n, 200), "like_before": like, "like_after": like_after,
        "short_share": (short & ~end).mean(), "ended_share": end.mean(),
        "far_named": np.minimum(np.minimum(above, below), 20),
        "run_caps": over_run["caps"], "run_echo": over_run["echo"],
        "run_bullets": over_run["bullet"], "run_function": over_run["function"],
        "bullets": own["bullet"].mean(), "all_named": min(named.sum(), 12),
        "all_kinds": (own["kinds"] * short).sum() / max(1, short.sum()),
    }  # fmt: skip
    return (columns[name] for name in PLACE)
