"""Posts that a page embeds: words of their writer like any quotation, though no quotation marks stand around them."""

from collections.abc import Iterator

from copydesk.model import Document, Span
from copydesk.text.line import lines
from copydesk.text.pattern import lazily
from copydesk.text.view import view

# "— Ada Quill (@adaquill) May 4, 2019" closes an embedded post.
_SIGNATURE = lazily(
    r"[\u2014\u2013-][ \t]*+[^\n@()\u2014\u2013-]{1,60}+\(@\w{1,30}+\)[ \t\n]*+\w{3,12}+\.? \d{1,2}, \d{4}"
)
_LONGEST = 600  # characters; what is longer is the page's own text, with a post at its end
# "Ada Quill (@adaquill) · 4 May 2019", "@adaquill 9:14 AM - May 4": a handle that no sentence leads to.
_HANDLE = lazily(r"(?:^\W{0,3}|[(\u00b7|\u2022\u2014\u2013-] ?|\bRT )@\w{1,30}\b")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = lazily(rf"\b{_MONTH} \d{{1,2}}\b|\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b|\b\d{{1,2}}[:.]\d\d ?[AaPp]\.?[Mm]\b")
_LONGEST_LINE = 400


@view
def posts(document: Document) -> tuple[Span, ...]:
    """The embedded posts, each from the start of its paragraph, or the end of the post before, to its signature."""
    return tuple(_posts(document.text)) if "(@" in document.text else ()


@view
def post_lines(document: Document) -> tuple[Span, ...]:
    """The embedded posts, and lines that hold the handle and the date of one; they may overlap."""
    if "@" not in document.text:
        return ()
    found = [
        Span(line.start, line.end)
        for line in lines(document)
        if line.end - line.start <= _LONGEST_LINE
        and "@" in (content := document.text[line.start : line.end])
        and _HANDLE.search(content)
        and _DATE.search(content)
    ]
    return (*posts(document), *found)


def _posts(text: str) -> Iterator[Span]:
    end = 0
    for signature in _SIGNATURE.finditer(text):
        start = _start(text, end, signature.start())
        if start is not None:
            yield Span(start, signature.end())
        end = signature.end()


def _start(text: str, low: int, high: int) -> int | None:
    """Where a post whose signature begins at `high` begins: a paragraph or line at hand, else not before `low`."""
    nearest = max(low, high - _LONGEST)
    for mark in ("\n\n", "\n") if nearest > low else ("\n\n",):
        found = text.rfind(mark, nearest, high)
        if found >= 0:
            return found + len(mark)
    return low if nearest == low else None
