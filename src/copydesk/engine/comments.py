"""Comments in Markdown and HTML that silence a rule where they stand: `<!-- audit: ignore FS001 reason -->`."""

import re

from copydesk.model import Document, Ignore, Span
from copydesk.text import Locator
from copydesk.text.line import LINE_BREAK
from copydesk.text.pattern import lazily

SUFFIXES = (".md", ".markdown", ".html", ".htm", ".xhtml")
_CUE = "audit:"
_NOT_BLANK = lazily(r"\S")
_COMMENT = lazily(r"<!--[ \t]{0,20}audit:[ \t]{0,20}ignore[ \t]{1,20}([^\s>]{1,200})([^\n\r>]{0,400}?)-->")


def comments_of(document: Document) -> tuple[tuple[Ignore, ...], tuple[Span, ...]]:
    """The comments that silence rules, and their spans, which no rule reads.

    Only articles in files of their own have any: a record's text is data, and nobody annotates it.
    """
    if document.row is not None or _CUE not in document.text or not document.path.lower().endswith(SUFFIXES):
        return (), ()
    found = list(_COMMENT.finditer(document.text))
    lines = _Lines(document.text)
    ignores = tuple(
        Ignore(
            words=tuple(word for word in match[1].split(",") if word),
            reason=" ".join(match[2].split()),
            line=lines.at(match.start()),
            next_line=lines.after(match),
        )
        for match in found
    )
    return ignores, tuple(Span(*match.span()) for match in found)


class _Lines:
    """The lines of comments in a text; the one after a line is looked for once, however many comments stand in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._locator = Locator(text)
        self._after: dict[int, int] = {}

    def at(self, offset: int) -> int:
        """The 1-based line of an offset."""
        return self._locator.location(Span(offset, offset)).line

    def after(self, comment: re.Match[str]) -> int:
        """The line after the comment's: past blank ones, if it stands alone; its own where there is none."""
        place = self._locator.location(Span(*comment.span()))
        if place.line not in self._after:
            end = LINE_BREAK.search(self._text, comment.end())
            start = comment.start() - place.column + 1
            alone = not _COMMENT.sub("", self._text[start : end.start() if end else None]).strip()
            word = _NOT_BLANK.search(self._text, end.end()) if end and alone else end
            self._after[place.line] = place.line if word is None else self.at(word.start()) if alone else place.line + 1
        return self._after[place.line]
