"""The table of a story: what its documents tell, a row for each figure, name and quotation, side by side.

A row needs two who tell it. Nothing in it is a finding: figures may differ because one is older, or because two
sources are told apart; the table shows who tells what.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from copydesk.knowledge.fold import fold
from copydesk.model import Document, FactKind, Source, Span
from copydesk.reuse.cluster import time_order
from copydesk.reuse.stories.conflict import Conflict
from copydesk.reuse.stories.names import collected, one_named
from copydesk.reuse.stories.quantity import differ
from copydesk.reuse.stories.told import Line, Mention

MOST_ROWS = 40  # of a story, the most telling ones
MOST_OF_A_KIND = 60  # figures of one unit that are held against each other
LEAST_SHARED, LEAST_SHARE = 4, 0.6  # content words that two sentences with other figures must share, and of the shorter
SAME_SHARED = 2  # such words, where the figures are the same
MOST_WORDS = 300  # characters of a telling
_NEAR = 4  # words on either side of a figure
_ABOUT = 4  # words that say what a figure is about

Told = tuple[Line, Mention]

_KINDS: tuple[FactKind, ...] = ("figure", "quotation", "name")


class Telling(msgspec.Struct, frozen=True, gc=False):
    """How one document, given by its number, tells it: in these words, at this place."""

    document: int
    span: Span
    words: str


class Row(msgspec.Struct, frozen=True, gc=False):
    """One thing that several tell; `about` says what, `differs` that they do not tell the same."""

    kind: FactKind
    about: str
    tellings: tuple[Telling, ...]
    differs: bool


class Quoted(msgspec.Struct, frozen=True, gc=False):
    """Quotations of a story that are held against each other: document number, place and speaker of each."""

    places: tuple[tuple[int, Span, str], ...]
    differs: bool


class Table(msgspec.Struct, frozen=True, gc=False):
    """The rows of a story, those that differ first, and how many there were before the rest was cut."""

    rows: tuple[Row, ...] = ()
    found: int = 0
    differing: int = 0


def table(
    told: Sequence[tuple[int, Document]],
    lines: Sequence[Line],
    *,
    quoted: Iterable[Quoted] = (),
    conflicts: Sequence[Conflict] = (),
) -> Table:
    """The table of one story: its (masked) documents, each with its number, and their sentences with figures.

    `conflicts` are what was found to differ in them; `quoted` are the quotations that were held against each other.
    """
    documents = dict(sorted(told, key=lambda each: time_order(each[1].source)))
    tellers = {number: _teller(document.source) for number, document in documents.items()}
    made = [*_figure_rows(lines, conflicts), *_quotation_rows(documents, quoted), *_name_rows(documents, conflicts)]
    kept = [row for row in made if len({tellers[each.document] for each in row.tellings}) > 1]
    order = {number: place for place, number in enumerate(documents)}

    def rank(row: Row) -> tuple[bool, int, int, int, Span]:
        first = min(row.tellings, key=lambda each: (order[each.document], each.span))
        outlets = len({tellers[each.document] for each in row.tellings})
        return (not row.differs, _KINDS.index(row.kind), -outlets, order[first.document], first.span)

    kept.sort(key=rank)
    return Table(tuple(kept[:MOST_ROWS]), len(kept), sum(row.differs for row in kept))


def _teller(source: Source) -> str:
    return source.outlet or source.path


# Figures: those of one unit, in sentences that speak of the same.


def _figure_rows(lines: Sequence[Line], conflicts: Iterable[Conflict]) -> Iterator[Row]:
    told = [(line, mention) for line in lines for mention in line.mentions]
    buckets: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (_, mention) in enumerate(told):
        if mention.unit != "count" or mention.nouns:
            buckets[mention.unit, mention.nouns[0] if mention.nouns else ""].append(at)
    links = [link for key in sorted(buckets) for link in _links(told, buckets[key][:MOST_OF_A_KIND])]
    equal = [(one, other) for _, one, other in links if _equal(told[one], told[other])]
    others = sorted(link for link in links if not _equal(told[link[1]], told[link[2]]))
    ranked = [*_of_conflicts(told, conflicts), *equal, *((one, other) for _, one, other in others)]
    for group in _groups(told, ranked):
        yield _figure_row([told[at] for at in group])


def _of_conflicts(told: Sequence[Told], conflicts: Iterable[Conflict]) -> Iterator[tuple[int, int]]:
    """The figures that were found to conflict, wherever they stand."""
    sides = [(each.left, each.right) for each in conflicts if each.kind == "figure"]
    if sides:
        at = {(line.told.number, line.place(each.start, each.end)): n for n, (line, each) in enumerate(told)}
        for pair in sides:
            one, other = (at.get((side.document, side.span)) for side in pair)
            if one is not None and other is not None:
                yield one, other


def _links(told: Sequence[Told], of_a_kind: Sequence[int]) -> Iterator[tuple[float, int, int]]:
    """Figures that tell the same thing: equal ones, and others in like sentences, with how unlike these are."""
    for one, other in combinations(of_a_kind, 2):
        (mine, here), (theirs, there) = told[one], told[other]
        if mine.told.number == theirs.told.number:
            continue
        shared = len(mine.content & theirs.content)
        if _equal(told[one], told[other]):
            if shared >= SAME_SHARED:
                yield 0.0, one, other
        elif here.nouns == there.nouns and _beside(mine, here) & _beside(theirs, there):
            share = shared / max(1, min(len(mine.content), len(theirs.content)))
            if shared >= LEAST_SHARED and share >= LEAST_SHARE:
                yield -share, one, other


def _beside(line: Line, mention: Mention) -> frozenset[str]:
    """The words of meaning beside a figure: of several in a sentence, what each is about."""
    return line.content.intersection(line.words[max(0, mention.at - _NEAR) : mention.at + _NEAR + 1]) - {*mention.nouns}


def _equal(one: Told, other: Told) -> bool:
    return one[1].figure.value == other[1].figure.value


def _groups(told: Sequence[Told], links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What the links join, in their order, where no document tells two figures of one thing."""
    group = {at: [at] for at in range(len(told))}
    values = {at: {line.told.number: mention.figure.value} for at, (line, mention) in enumerate(told)}
    for one, other in links:
        mine, theirs = group[one], group[other]
        here, there = values[mine[0]], values[theirs[0]]
        if mine is theirs or any(here[number] != there[number] for number in here.keys() & there.keys()):
            continue
        here.update(there)
        mine += theirs
        group.update(dict.fromkeys(theirs, mine))
    several = {id(members): members for members in group.values() if len(members) > 1}
    return sorted(sorted(members) for members in several.values())


def _figure_row(told: Sequence[Told]) -> Row:
    seen: dict[tuple[int, float], Telling] = {}
    for line, mention in told:
        words = line.flat[mention.start : mention.end]
        place = line.place(mention.start, mention.end)
        seen.setdefault((line.told.number, mention.figure.value), Telling(line.told.number, place, words))
    differs = any(
        one.figure.value != other.figure.value and differ(one, other) for (_, one), (_, other) in combinations(told, 2)
    )
    return Row("figure", _about(told), tuple(seen.values()), differs)


def _about(told: Sequence[Told]) -> str:
    """Words of the first sentence that most of the others have too, as it has them; those beside the figure."""
    counts = Counter(word for line, _ in told for word in line.content)
    line, mention = told[0]
    known = line.content - {*mention.nouns}
    common = {word for word in known if 2 * counts[word] > len(told)} or known
    beside = sorted(
        (abs(at - mention.at), at)
        for at, word in enumerate(line.words)
        if word in common and word not in line.words[:at]
    )
    shown = sorted(at for _, at in beside[:_ABOUT])
    return " ".join(line.flat[slice(*line.spans[at])] for at in shown)


# Quotations: as they were held against each other.


def _quotation_rows(documents: Mapping[int, Document], quoted: Iterable[Quoted]) -> Iterator[Row]:
    for each in quoted:
        tellings = [
            Telling(number, span, _shown(documents[number].text[span.start : span.end]))
            for number, span, _ in each.places
            if number in documents
        ]
        if len(tellings) > 1:
            speakers = Counter(speaker for _, _, speaker in each.places if speaker)
            about = min(speakers, key=lambda name: (-speakers[name], name)) if speakers else ""
            yield Row("quotation", about, tuple(tellings), each.differs)


def _shown(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= MOST_WORDS else flat[:MOST_WORDS].rsplit(" ", 1)[0] + " \u2026"


# Names: each in all its forms.


def _name_rows(documents: Mapping[int, Document], conflicts: Iterable[Conflict]) -> Iterator[Row]:
    for conflict in conflicts:
        if conflict.kind == "name":
            sides = (conflict.left, conflict.right)
            yield Row("name", "", tuple(Telling(side.document, side.span, side.words) for side in sides), differs=True)
    forms = collected(documents.items())
    for several in one_named(forms):
        tellings = [Telling(number, span, form) for form in several for number, span in forms[form]]
        if len(tellings) > 1:
            users = Counter({form: len(forms[form]) for form in several})
            about = min(several, key=lambda form: (-users[form], form))
            yield Row("name", about, tuple(tellings), len({fold(form).casefold() for form in several}) > 1)
