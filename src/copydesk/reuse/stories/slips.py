"""Figures of one story that are slips of each other and count the same thing, though the sentences are not alike."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from copydesk.reuse.stories.conflict import Conflict, comparable, side
from copydesk.reuse.stories.meeting import SLIPPING, slip_keys
from copydesk.reuse.stories.quantity import differ, grows, is_passing, many_digits
from copydesk.reuse.stories.slip import Slip, digits, significant, slip
from copydesk.reuse.stories.stems import FIGURE
from copydesk.reuse.stories.told import Line, Mention
from copydesk.text.pattern import lazily

MOST_ALIKE = 24  # mentions with one key; more are a table
SHARED, SHARE = 3, 0.6  # words that two sentences must share, of all, where few digits speak for a slip
BESIDE = 6  # words behind a figure that tell what it is a figure of
_CLAUSE_ENDS = lazily(r"[,;:()–—](?= |$)")
_RATES = frozenset(("a", "an", "per", "each", "every"))
_COUNTED = frozenset(("count", "points"))


def slips(lines: Sequence[Line]) -> Iterator[Conflict]:
    """Pairs of figures that count the same thing, one of which may be the other mistyped."""
    mentions = [(line, mention) for line in lines for mention in line.mentions]
    known = {(line.told.number, *_told(mention)) for line, mention in mentions}
    met: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (_, mention) in enumerate(mentions):
        if mention.figure.kind in SLIPPING and significant(mention.figure.value) >= 2:
            for key in slip_keys(mention.figure.value):
                met[mention.unit, key].append(at)
    seen: set[tuple[int, int]] = set()
    for alike in met.values():
        if 2 <= len(alike) <= MOST_ALIKE:
            seen.update(combinations(alike, 2))
    for left, right in sorted(seen):
        (one, a), (other, b) = mentions[left], mentions[right]
        if one.told.number > other.told.number:
            one, a, other, b = other, b, one, a
        both = (one.told.number, *_told(b)) in known or (other.told.number, *_told(a)) in known
        if comparable(one, other) and not both:  # a document that gives both figures knows them apart
            yield from _slip(one, a, other, b)


def _told(mention: Mention) -> tuple[str, float]:
    return mention.figure.kind, mention.figure.value


def _slip(left: Line, a: Mention, right: Line, b: Mention) -> Iterator[Conflict]:
    how = slip(a.figure.value, b.figure.value)
    if not how or not differ(a, b, exact=many_digits(a, b)) or _rate(left, a) != _rate(right, b):
        return
    if a.unit in _COUNTED and not (a.nouns and b.nouns and (a.nouns[0] in b.nouns or b.nouns[0] in a.nouns)):
        return
    if _agree(left, a, right, b, how) and not (left.quoted(a.start, a.end) and right.quoted(b.start, b.end)):
        shared, every = left.content & right.content, len(left.content) + len(right.content)
        yield Conflict(
            kind="figure",
            left=side(left, a.start, a.end, f"{a.figure.value:g}"),
            right=side(right, b.start, b.end, f"{b.figure.value:g}"),
            likeness=round(2 * len(shared) / max(1, every), 3),
            slip=how,
        )


def _agree(left: Line, a: Mention, right: Line, b: Mention, how: Slip) -> bool:
    """Whether so much speaks for one quantity that chance is out of the question."""
    counted = set(a.nouns) & set(b.nouns) if a.unit in _COUNTED else set()
    shared = (left.content & right.content) - counted
    many = many_digits(a, b)
    run = _run(left, a, right, b)
    if how == "mistyped":
        return many and len(counted) >= 2 and bool(shared) and not is_passing(left, right)
    if many:
        return bool(shared or counted)
    if grows(left, right):
        return False
    beside = _beside(left, a, right) + _beside(right, b, left)
    if how == "magnitude" and ((len(shared) >= SHARED and beside and not _is_round(a)) or (shared and _rate(left, a))):
        return True
    if beside < 2:
        return False
    likeness = 2 * len(left.content & right.content) / max(1, len(left.content) + len(right.content))
    return run >= 2 or (len(shared) >= SHARED and likeness >= SHARE)


def _beside(line: Line, mention: Mention, other: Line) -> bool:
    """Whether the other sentence too has the words close behind a figure, which tell what it is a figure of."""
    stop = _CLAUSE_ENDS.search(line.flat, mention.end)
    last = stop.start() if stop is not None else len(line.flat)
    spans = line.spans[mention.at + 1 : mention.at + 1 + BESIDE]
    words = line.words[mention.at + 1 : mention.at + 1 + BESIDE]
    return (
        line.content.intersection(
            word for word, (start, _) in zip(words, spans, strict=True) if mention.end <= start < last
        )
        <= other.content
    )


def _is_round(mention: Mention) -> bool:
    """Whether a figure is one of those that budgets are made of: 25,000, 1.5 million."""
    return digits(mention.figure.value).rstrip("0").endswith("5")


def _rate(line: Line, mention: Mention) -> str:
    """Per what a figure counts: "a season", "per head"; "" if per nothing."""
    after = line.words[mention.at + 1 : mention.at + 4]
    for word, following in pairwise(after):
        if word in _RATES:
            return following
    return ""


def _run(left: Line, a: Mention, right: Line, b: Mention) -> int:
    """How many words that carry meaning stand beside both figures, in one unbroken run; 0 if none follows them."""
    ahead, behind = (_same_way(left, a.at, right, b.at, step) for step in (1, -1))
    return ahead + behind if ahead else 0


def _same_way(left: Line, i: int, right: Line, j: int, step: int) -> int:
    count = 0
    i, j = i + step, j + step
    while 0 <= i < len(left.words) and 0 <= j < len(right.words) and left.words[i] == right.words[j] != FIGURE:
        count += left.words[i] in left.content
        i, j = i + step, j + step
    return count
