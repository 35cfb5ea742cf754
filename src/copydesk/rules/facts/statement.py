"""A sentence as the rules for facts see it: with its place, its day, its quotations and how it speaks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from copydesk import text
from copydesk.model import Document, Span
from copydesk.text.narration import is_debunked

_LONGEST = 2000  # code points; no sentence that anybody wrote is longer


class Statement(msgspec.Struct, frozen=True):
    """One sentence of a document, with its index among them.

    `flat` is its text with hard wraps joined; matches in it count from its start.
    """

    document: Document
    index: int
    sentence: text.Sentence

    @property
    def flat(self) -> str:
        """Its text, hard wraps joined."""
        return self.sentence.flat

    @property
    def readable(self) -> bool:
        """Whether it is short enough to be a sentence of prose: lists and damaged text run on without an end."""
        return len(self.sentence.flat) <= _LONGEST

    @property
    def day(self) -> date | None:
        """The day of publication, None where it is not known to the day."""
        moment = self.document.published
        return moment.day if moment is not None else None

    @property
    def narration(self) -> text.Narration:
        """How it speaks: of the present, of a past, of a supposition, a fiction, a mistake."""
        return text.narration(self.document, self.index)

    def holds(self, offsets: Sequence[int]) -> bool:
        """Whether one of these offsets of the document, in order, lies in the sentence."""
        sentence = self.sentence
        index = bisect_left(offsets, sentence.start)
        return index < len(offsets) and offsets[index] < sentence.end

    def span(self, start: int, end: int) -> Span:
        """Where `flat[start:end]` stands in the document."""
        sentence = self.sentence
        return text.paragraphs(self.document)[sentence.paragraph].span(sentence.offset + start, sentence.offset + end)

    def quoted(self, start: int, end: int) -> bool:
        """Whether `flat[start:end]` stands inside quotation marks."""
        return text.inside_quotation(self.document, self.span(start, end))

    def attributed(self, start: int, end: int) -> bool:
        """Whether the text tells `flat[start:end]` as somebody's words: quoted, "… said that …", "according to …"."""
        return text.attributed(self.document, self.span(start, end))

    def asserts(self, start: int, end: int) -> bool:
        """Whether the article itself states `flat[start:end]`: not quoted, and no supposition, fiction or mistake."""
        return self.narration.plain and not self.quoted(start, end)

    def writes(self, start: int, end: int) -> bool:
        """Whether the article itself writes `flat[start:end]`: not quoted, and no mistake that it tells of.

        For what must hold in a story too, as sums and conversions must: a film may be the subject.
        """
        return not is_debunked(self.flat) and not self.quoted(start, end)

    def neighbour(self, steps: int) -> "Statement | None":
        """The sentence this many further on (before, if negative) in the same paragraph; None if there is none."""
        index = self.index + steps
        every = text.sentences(self.document)
        if not 0 <= index < len(every) or every[index].paragraph != self.sentence.paragraph:
            return None
        return Statement(self.document, index, every[index])


def running_text(document: Document) -> str:
    """The body at equal offsets with hard wraps as spaces, so that a name may run over the end of a line."""
    body = document.text[document.body.start : document.body.end]
    return body.replace("\n", " ") if text.is_wrapped(document) else body


def statements(document: Document, offsets: Iterable[int]) -> Iterator[Statement]:
    """The sentences in which these offsets of the document lie, each once; the offsets must be in order."""
    every = text.sentences(document)
    last, end = -1, 0
    for offset in offsets:
        if offset < end:
            continue
        index = bisect_right(every, offset, max(last, 0), key=_start) - 1
        if index > last and offset < every[index].end:
            last, end = index, every[index].end
            yield Statement(document, index, every[index])


def statement_at(document: Document, index: int) -> Statement:
    """The sentence of a document with this index."""
    return Statement(document, index, text.sentences(document)[index])


def _start(sentence: text.Sentence) -> int:
    return sentence.start
