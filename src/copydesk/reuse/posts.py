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
        low = max(end, signature.start() - _LONGEST)
        before = max(text.rfind("\n\n", low, signature.start()), low - 1 if low == end else -1)
        if before < 0 and low > end:
            before = text.rfind("\n", low, signature.start())
        if before >= 0 or low == end:
            yield Span(before + 1, signature.end())
        end = signature.end()
