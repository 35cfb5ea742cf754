"""The table of a story: what its documents tell, a row for each figure, name and quotation, side by side.

A row needs two who tell it. Nothing in it is a finding: figures may differ because one is older, or because two
sources are told apart; the table shows who tells what.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec

from copydesk.knowledge.fold import fold
from copydesk.model import Document, FactKind, Source, Span
from copydesk.reuse.cluster import time_order
from copydesk.reuse.stories.conflict import Conflict
from copydesk.reuse.stories.figures_alike import ToldFigure, of_one_thing
from copydesk.reuse.stories.names import collected, one_named
from copydesk.reuse.stories.quantity import differ
from copydesk.reuse.stories.told import Line

MOST_ROWS = 40  # of a story, the most telling ones
MOST_WORDS = 300  # characters of a telling
_ABOUT = 4  # words that say what a figure is about

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
    for group in of_one_thing(told, conflicts):
        yield _figure_row([told[at] for at in group])


def _figure_row(told: Sequence[ToldFigure]) -> Row:
    seen: dict[tuple[int, float], Telling] = {}
    for line, mention in told:
        words = line.flat[mention.start : mention.end]
        place = line.place(mention.start, mention.end)
        seen.setdefault((line.told.number, mention.figure.value), Telling(line.told.number, place, words))
    differs = any(
        one.figure.value != other.figure.value and differ(one, other) for (_, one), (_, other) in combinations(told, 2)
    )
    return Row("figure", _about(told), tuple(seen.values()), differs)


def _about(told: Sequence[ToldFigure]) -> str:
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
