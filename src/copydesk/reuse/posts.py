"""Posts that a page embeds: words of their writer like any quotation, though no quotation marks stand around them."""

from collections.abc import Iterator

import regex

from copydesk.model import Span

# "— Ada Quill (@adaquill) May 4, 2019" closes an embedded post.
_SIGNATURE = regex.compile(
    r"[\u2014\u2013-][ \t]*+[^\n@()\u2014\u2013-]{1,60}+\(@\w{1,30}+\)[ \t\n]*+\w{3,12}+\.? \d{1,2}, \d{4}"
)
_LONGEST = 600  # characters; what is longer is the page's own text, with a post at its end


def posts(text: str) -> Iterator[Span]:
    """The embedded posts, each from the start of its paragraph, or the end of the post before, to its signature."""
    if "(@" not in text:
        return
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
