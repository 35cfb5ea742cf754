"""A document as it reads once damage in its letters is repaired, and the way from its offsets to the original's."""

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

import msgspec

from copydesk.model import Document, Span


class Repair(msgspec.Struct, frozen=True, order=True):
    """Code points `start` to `end` of the original, and what they are read as."""

    start: int
    end: int
    replacement: str


class Mended(msgspec.Struct, frozen=True, dict=True):
    """A document with repairs made; without any it is the original itself. Repairs are in order, apart from another."""

    document: Document
    repairs: tuple[Repair, ...] = ()

    def span(self, span: Span) -> Span:
        """Where a span of the mended document stands in the original; a replacement is taken whole."""
        if not self.repairs:
            return span
        start = self._original(span.start)
        if len(span) == 0:
            return Span(start, start)
        last = self._original(span.end - 1)
        repair = next((each for each in self._at(last) if each.end > last), None)
        return Span(start, max(start, repair.end if repair is not None else last + 1))

    def offset(self, offset: int) -> int:
        """Where a code point of the mended document stands in the original."""
        return self._original(offset) if self.repairs else offset

    def seen(self, span: Span) -> Span:
        """Where a span of the original stands in the mended document."""
        return Span(self._here(span.start), self._here(span.end)) if self.repairs else span

    @cached_property
    def _shifts(self) -> list[int]:
        """How far the text behind each repair has moved."""
        return list(accumulate(len(each.replacement) - (each.end - each.start) for each in self.repairs))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each repair begins in the mended text."""
        return [each.start + shift for each, shift in zip(self.repairs, [0, *self._shifts], strict=False)]

    @cached_property
    def _firsts(self) -> list[int]:
        return [each.start for each in self.repairs]

    def _at(self, original: int) -> tuple[Repair, ...]:
        place = bisect_right(self._firsts, original) - 1
        return self.repairs[place : place + 1] if place >= 0 else ()

    def _original(self, offset: int) -> int:
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            return offset
        repair, start = self.repairs[place], self._starts[place]
        inside = offset < start + len(repair.replacement)
        return repair.start if inside else offset - self._shifts[place]

    def _here(self, offset: int) -> int:
        place = bisect_right(self._firsts, offset) - 1
        if place < 0:
            return offset
        repair = self.repairs[place]
        if offset >= repair.end:
            return offset + self._shifts[place]
        return self._starts[place] + (len(repair.replacement) if offset > repair.start else 0)


def mended(document: Document, repairs: Iterable[Repair]) -> Mended:
    """The document with these repairs made; of two that overlap the first counts."""
    kept: list[Repair] = []
    for repair in sorted(repairs):
        if not kept or repair.start >= kept[-1].end:
            kept.append(repair)
    if not kept:
        return Mended(document)
    pieces, last = [], 0
    for repair in kept:
        pieces += [document.text[last : repair.start], repair.replacement]
        last = repair.end
    text = "".join((*pieces, document.text[last:]))
    body = Span(document.body.start, document.body.end + len(text) - len(document.text))
    return Mended(msgspec.structs.replace(document, text=text, body=body), tuple(kept))
