"""What a document tells: its sentences as words, and the figures in them with what they count."""

from collections.abc import Sequence

import msgspec

from copydesk.knowledge.units import built_in_units
from copydesk.model import Document, Span
from copydesk.reuse.stories.stems import FIGURE, carries, carrying, stem
from copydesk.text import Figure, Paragraph, figures, inside_quotation, paragraphs, sentences
from copydesk.text.figure import most_figures
from copydesk.text.pattern import lazily

MOST_SENTENCES = 300  # of a document that are read
MOST_LETTERS = 700  # of a sentence; what is longer is a list or a page without stops
MOST_FIGURES = 12  # of a sentence; a sentence with more is a table
_NOUN_REACH = 3

_TOKEN = lazily(r"#+|[^\W_]+(?:['’.-][^\W_]+){0,4}")
# Few sentences hold a figure: a first look for digits and for number words but "one".
_ANY_FIGURE = lazily(
    r"[0-9]|\b(?:[Tt](?:w(?:o|elve|enty)|hree|hirt|en\b)|[Ff](?:our|ort|ive|ift)|[Ss](?:ix|even(?!ral))|[Ee](?:igh|leven)|"
    r"[Nn]ine|[Hh]alf|[Aa]n? (?:hundred|thousand|million|billion|trillion|dozen|third|quarter))"
)
_BETWEEN = frozenset(("to", "or", "and", "of"))
_JOINTS = frozenset((" ", "-", "\u00a0", ""))


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A figure as a document tells it.

    `at` is the index of its mark among the sentence's words, `start` and `end` count in the sentence and take in what
    it counts. `unit` is the name of a unit or currency, or its kind; `nouns` are the stems of the words that follow.
    """

    figure: Figure
    at: int
    start: int
    end: int
    unit: str
    nouns: tuple[str, ...]


class Line(msgspec.Struct, frozen=True, gc=False):
    """A sentence as words: stems, a figure as FIGURE; `spans` are where each stands in `flat`, the sentence's text.

    `content` are the distinct words that carry meaning, `names` those of them with a capital inside the sentence.
    """

    told: "Told"
    index: int
    flat: str
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    content: frozenset[str]
    names: frozenset[str]
    mentions: tuple[Mention, ...]

    def place(self, start: int, end: int) -> Span:
        """Where `flat[start:end]` stands in the document."""
        sentence = sentences(self.told.document)[self.index]
        paragraph: Paragraph = paragraphs(self.told.document)[sentence.paragraph]
        return paragraph.span(sentence.offset + start, sentence.offset + end)

    def quoted(self, start: int, end: int) -> bool:
        """Whether `flat[start:end]` stands inside quotation marks."""
        return inside_quotation(self.told.document, self.place(start, end))

    def capital(self, at: int) -> bool:
        """Whether a word of the sentence has a capital."""
        return self.flat[self.spans[at][0]].isupper()


class Told(msgspec.Struct, frozen=True, dict=True, eq=False):
    """What one (masked) document of a story tells; `number` is its number in the run.

    `article` is the number of the first version of the article: versions of one are not held against each other.
    """

    document: Document
    number: int
    article: int = -1

    @property
    def day(self) -> int | None:
        """The day of publication as an ordinal, None where it is not known to the day."""
        published = self.document.published
        return published.day.toordinal() if published is not None and published.day is not None else None


class Sketch(msgspec.Struct, frozen=True, gc=False):
    """A sentence before it is read word by word: the index among those of its document, its text, its figures."""

    told: Told
    index: int
    flat: str
    figures: tuple[Figure, ...]


def sketches(told: Told, *, every: bool) -> list[Sketch]:
    """The sentences of a document that hold a figure; with `every`, the others too."""
    found: list[Sketch] = []
    for index, sentence in enumerate(sentences(told.document)[:MOST_SENTENCES]):
        if len(sentence.flat) > MOST_LETTERS or not (
            every or (most_figures(sentence.flat) and _ANY_FIGURE.search(sentence.flat))
        ):
            continue
        counted = _counted(sentence.flat)
        if (every or counted) and len(counted) <= MOST_FIGURES:
            found.append(Sketch(told, index, sentence.flat, counted))
    return found


def _counted(flat: str) -> tuple[Figure, ...]:
    """The figures of a sentence; ordinals and "one" in words are none here."""
    return tuple([each for each in figures(flat) if not (each.words and (each.kind == "ordinal" or each.value == 1))])


def line(sketch: Sketch) -> Line:
    """A sentence read word by word."""
    flat, counted = sketch.flat, sketch.figures
    marked = flat.replace(FIGURE, " ")
    for figure in counted:
        marked = f"{marked[: figure.start]}{FIGURE * (figure.end - figure.start)}{marked[figure.end :]}"
    spans = tuple([match.span() for match in _TOKEN.finditer(marked)])
    words = tuple([FIGURE if marked[start] == FIGURE else stem(flat[start:end]) for start, end in spans])
    content = carrying(set(words) - {FIGURE})
    capitals = {word for word, (start, _) in zip(words[1:], spans[1:], strict=False) if flat[start].isupper()}
    at = [place for place, word in enumerate(words) if word == FIGURE]
    return Line(
        told=sketch.told,
        index=sketch.index,
        flat=flat,
        words=words,
        spans=spans,
        content=content,
        names=content & capitals,
        mentions=tuple(
            [
                _mention(figure, place, flat, words, spans)
                for figure, place in zip(counted, at, strict=False)
                if not _in_row(words, place)
            ]
        ),
    )


def _in_row(words: Sequence[str], at: int) -> bool:
    """Whether a figure is one end of a range or a place in a row: "20 to 30", "28 of 40"."""
    before = at >= 2 and words[at - 1] in _BETWEEN and words[at - 2] == FIGURE
    return before or (at + 2 < len(words) and words[at + 1] in _BETWEEN and words[at + 2] == FIGURE)


def _mention(figure: Figure, at: int, flat: str, words: Sequence[str], spans: Sequence[tuple[int, int]]) -> Mention:
    """A figure with the words that follow it at once, up to one that carries no meaning."""
    unit = figure.unit if figure.kind == "money" else figure.kind
    nouns: list[str] = []
    end = figure.end
    for word, (start, stop) in zip(words[at + 1 : at + 1 + _NOUN_REACH], spans[at + 1 :], strict=False):
        if not carries(word) or flat[end:start] not in _JOINTS:
            break
        end = stop
        nouns.append(word)
    if figure.kind != "count" or not nouns:
        return Mention(figure, at, figure.start, figure.end, unit, ())
    for last in range(len(nouns), 0, -1):
        first, end = spans[at + 1][0], spans[at + last][1]
        if units := built_in_units().called(flat[first:end]):
            return Mention(figure, at, figure.start, end, units[0].name, ())
    return Mention(figure, at, figure.start, spans[at + 1][1], unit, tuple(nouns))
