"""Sentences of two documents that agree almost fully, and what differs in them: a figure, a name, a date, a "not"."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from math import ceil

from copydesk.knowledge.variants import built_in_variants
from copydesk.reuse.stories.conflict import Conflict, ConflictKind, Side, comparable, days_apart, side
from copydesk.reuse.stories.quantity import differ, is_passing, many_digits
from copydesk.reuse.stories.slip import Slip, significant, slip
from copydesk.reuse.stories.stems import FIGURE, stem
from copydesk.reuse.stories.told import Line, Mention

LEAST_WORDS = 7
LEAST_CONTENT = 4
LIKE = 0.55  # of the content words of both
ALIGNED = 0.6  # of all words, in order
COPIED = 0.9
ALL_BUT = 0.9  # of all words, for names, dates and negations
MOST_LINES_OF_A_WORD = 40
MOST_DAYS = 2  # between two reports of what is no slip
_BESIDE = 4  # words beside a figure, of which none that carries meaning may differ

_NOT = frozenset(("not", "never", "no", "without", "nor", "didn't", "isn't", "wasn't", "won't", "doesn't"))
_DAYS_AND_MONTHS = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec"""
_DATES = frozenset(_DAYS_AND_MONTHS.split())
_FORMS_OF_ADDRESS = """
    president prime minister premier chancellor secretary senator representative governor mayor judge justice
    king queen prince princess pope bishop archbishop cardinal pastor reverend sir lord lady dame baron baroness
    professor doctor general colonel captain major sergeant lieutenant officer inspector detective chief sheriff
    director chairman chairwoman commissioner ambassador congressman congresswoman councillor coach miss mr mrs ms"""
TITLES = frozenset(map(stem, _FORMS_OF_ADDRESS.split()))
_SHORT = 4  # letters; so short a name may be an abbreviation

Edit = tuple[int, int, int, int]  # words of the left sentence, words of the right one


def aligned(lines: Sequence[Line]) -> Iterator[Conflict]:
    """What differs in sentences of several documents that agree otherwise."""
    tells = {(line.told.number, line.flat) for line in lines}
    for one, other in _near(lines):
        left, right = (one, other) if one.told.number < other.told.number else (other, one)
        if (left.told.number, right.flat) in tells or (right.told.number, left.flat) in tells:
            continue  # the same, or a document that has both sentences
        if comparable(left, right):
            yield from _conflicts(left, right)


def _near(lines: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of sentences with most content words in common.

    Two sets that share so many words share one of their rarest few (prefix filtering, Chaudhuri and others, 2006).
    """
    known = [line for line in lines if len(line.content) >= LEAST_CONTENT and len(line.words) >= LEAST_WORDS]
    counts = Counter(word for line in known for word in line.content)
    of_word: dict[str, list[int]] = defaultdict(list)
    for at, line in enumerate(known):
        ordered = sorted(line.content, key=lambda word: (counts[word], word))
        seen: set[int] = set()
        for word in ordered[: len(ordered) - ceil(LIKE * len(ordered)) + 1]:
            if 2 <= counts[word] <= MOST_LINES_OF_A_WORD:
                seen.update(of_word[word])
                of_word[word].append(at)
        for before in sorted(seen):
            other = known[before]
            if len(line.content & other.content) >= LIKE * max(len(line.content), len(other.content)):
                yield other, line


def _conflicts(one: Line, other: Line) -> Iterator[Conflict]:
    from rapidfuzz.distance import Indel

    edits: list[Edit] = []
    figures: list[tuple[int, int]] = []
    equal = 0
    for edit in Indel.opcodes(one.words, other.words):
        a, b, c, d = edit.src_start, edit.src_end, edit.dest_start, edit.dest_end
        if edit.tag == "equal":
            equal += b - a
            figures += [(a + step, c + step) for step in range(b - a) if one.words[a + step] == FIGURE]
        elif edits and edits[-1][1] == a and edits[-1][3] == c:
            edits[-1] = (edits[-1][0], b, edits[-1][2], d)
        else:
            edits.append((a, b, c, d))
    likeness = round(2 * equal / (len(one.words) + len(other.words)), 3)
    if likeness >= ALIGNED:
        yield from _figures(one, other, edits, figures, likeness=likeness)
    if likeness >= ALL_BUT and len(edits) == 1:
        yield from _words(one, other, edits[0], likeness=likeness)


def _figures(
    one: Line, other: Line, edits: Sequence[Edit], pairs: Sequence[tuple[int, int]], *, likeness: float
) -> Iterator[Conflict]:
    """The one figure that differs, if the sentences name the same and the words beside it agree."""
    if one.names - other.content and other.names - one.content:
        return
    if any(not _NOT.isdisjoint(_edited(one, other, edit)) for edit in edits):
        return
    mine, theirs = ({mention.at: mention for mention in line.mentions} for line in (one, other))
    twos = [(mine[left], theirs[right]) for left, right in pairs if left in mine and right in theirs]
    differing = [(a, b) for a, b in twos if a.figure.value != b.figure.value]
    if len(differing) != 1:
        return
    a, b = differing[0]
    if a.unit != b.unit or not differ(a, b) or _edited_beside(one, other, edits, a.at, b.at):
        return
    how = slip(a.figure.value, b.figure.value)
    if not _is_sure_slip(how, a, b, likeness) and (is_passing(one, other) or days_apart(one, other) > MOST_DAYS):
        return
    if one.quoted(a.start, a.end) and other.quoted(b.start, b.end):
        return  # an altered quotation
    left, right = side(one, a.start, a.end, f"{a.figure.value:g}"), side(other, b.start, b.end, f"{b.figure.value:g}")
    yield Conflict(left, right, "figure", likeness, how)


def _is_sure_slip(how: Slip, a: Mention, b: Mention, likeness: float) -> bool:
    """Whether it is rather a slip than another count of what changes: by its digits, or in a sentence that was copied.

    A toll may well grow, but hardly to ten times what it was, or to its own digits turned round.
    """
    if how == "magnitude" and likeness >= COPIED:
        return True
    if how in ("", "mistyped") or min(significant(a.figure.value), significant(b.figure.value)) < 2:
        return False
    return how == "magnitude" or likeness >= COPIED or many_digits(a, b)


def _edited(one: Line, other: Line, edit: Edit) -> list[str]:
    a, b, c, d = edit
    return [*one.words[a:b], *other.words[c:d]]


def _edited_beside(one: Line, other: Line, edits: Sequence[Edit], left: int, right: int) -> bool:
    """Whether a word that carries meaning was changed beside the figures; one that only moved was not."""
    content = one.content ^ other.content
    return any(
        any(abs(at - left) <= _BESIDE and one.words[at] in content for at in range(a, b))
        or any(abs(at - right) <= _BESIDE and other.words[at] in content for at in range(c, d))
        for a, b, c, d in edits
    )


def _words(one: Line, other: Line, edit: Edit, *, likeness: float) -> Iterator[Conflict]:
    """The one place where two sentences differ, if it holds a name, a date or a negation."""
    a, b, c, d = edit
    mine, theirs = one.words[a:b], other.words[c:d]
    if FIGURE in mine or FIGURE in theirs or days_apart(one, other) > MOST_DAYS:
        return
    if [each.figure.value for each in one.mentions] != [each.figure.value for each in other.mentions]:
        return
    kind = _kind(one, other, edit)
    if kind is None:
        return
    left, right = _side(one, a, b), _side(other, c, d)
    if not (_quoted(one, a, b) and _quoted(other, c, d)):
        yield Conflict(left, right, kind, likeness)


def _kind(one: Line, other: Line, edit: Edit) -> ConflictKind | None:
    a, b, c, d = edit
    mine, theirs = one.words[a:b], other.words[c:d]
    if not (mine and theirs):
        return "negation" if (mine or theirs) in (("not",), ("never",)) else None
    if len(mine) != len(theirs) or len(mine) > 2:
        return None
    if len(mine) == 1 and _is_date(mine[0]) and _is_date(theirs[0]):
        alike = mine[0][:3] == theirs[0][:3] and not mine[0].isdigit()
        return "date" if mine[0].isdigit() == theirs[0].isdigit() and not alike else None
    if not all(map(one.capital, range(a, b))) or not all(map(other.capital, range(c, d))):
        return None
    if not TITLES.isdisjoint((*mine, *theirs)):
        return None
    written = list(zip(_written(one, a, b), _written(other, c, d), strict=True))
    return None if any(_one_name(x, y) or x.isupper() or y.isupper() for x, y in written) else "name"


def _is_date(word: str) -> bool:
    return word in _DATES or (word.isdigit() and (len(word) <= 2 or (len(word) == 4 and word < "2100")))


def _written(line: Line, start: int, end: int) -> list[str]:
    return [line.flat[first:last] for first, last in line.spans[start:end]]


def _one_name(one: str, other: str) -> bool:
    """Whether two words may be one name: variants, abbreviations, one inside the other."""
    if one.lower() == other.lower() or one in other or other in one or built_in_variants().one_name(one, other):
        return True
    return one[0] == other[0] and (len(one) <= _SHORT or len(other) <= _SHORT)


def _bounds(line: Line, start: int, end: int) -> tuple[int, int]:
    """Where words stand in the sentence; where there are none, those beside the place."""
    if start == end:
        start, end = max(0, start - 1), min(end + 1, len(line.spans))
    return line.spans[start][0], line.spans[end - 1][1]


def _side(line: Line, start: int, end: int) -> Side:
    return side(line, *_bounds(line, start, end))


def _quoted(line: Line, start: int, end: int) -> bool:
    return line.quoted(*_bounds(line, start, end))
