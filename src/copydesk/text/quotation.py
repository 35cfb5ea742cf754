"""Quotations in quotation marks, told by the role each mark plays between its neighbours."""

import re
from bisect import bisect_right

import msgspec

from copydesk.model import Document, Span
from copydesk.text.paragraph import paragraphs
from copydesk.text.view import view

_SIMPLE = re.compile('“([^“”\r\n]*)”|"([^"\r\n]*)"|«([^«»\r\n]*)»|„([^“”„\r\n]*)[“”]')


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """A passage in quotation marks: `start` to `end` with its marks, `inner` without.

    `continued` is True where it carries on a quotation of the paragraph before. Where the closing mark is missing,
    as in every paragraph of a longer quotation but the last, it ends with its paragraph and `closed` is False.
    """

    start: int
    end: int
    inner: Span
    open_mark: str
    continued: bool

    @property
    def closed(self) -> bool:
        """Whether it has a closing mark."""
        return self.inner.end < self.end


@view
def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of the body in order; of nested ones the outer one."""
    found = []
    for match in _SIMPLE.finditer(document.text, document.body.start, document.body.end):
        inner = Span(match.start() + 1, match.end() - 1)
        found.append(Quotation(match.start(), match.end(), inner, match[0][0], False))
    return tuple(found)


@view
def _starts(document: Document) -> list[int]:
    return [quotation.start for quotation in quotations(document)]


def inside_quotation(document: Document, span: Span) -> bool:
    """Whether a span lies wholly inside one quotation, its marks included."""
    index = bisect_right(_starts(document), span.start) - 1
    return index >= 0 and span.end <= quotations(document)[index].end
