"""HTML of an article's own body, without a page around it, as text."""

import html
import re

_BLOCK = frozenset(
    {
        "address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1",
        "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
        "tbody", "td", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_UNSEEN = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "head", "title"})
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]{0,40})")
_SPACE = re.compile(r"[ \t\r\n\f\v]+")
_BREAKS = re.compile(r" ?\n ?")
_EMPTY = re.compile(r"\n{3,}")


def plain_text(markup: str) -> str:
    """The text that HTML shows: a block is a paragraph, `br` a line end, what is never shown is left out.

    Each character is passed over a bounded number of times, however broken the markup.
    """
    pieces: list[str] = []
    place = 0
    while (opening := markup.find("<", place)) >= 0:
        pieces.append(_text(markup[place:opening]))
        if markup.startswith("<!--", opening):
            end = markup.find("-->", opening)
            place = len(markup) if end < 0 else end + 3
            continue
        name = _NAME.match(markup, opening + 1)
        if name is None and not markup.startswith(("<!", "<?"), opening):
            pieces.append("<")
            place = opening + 1
            continue
        end = markup.find(">", opening)
        if end < 0:
            pieces.append(_text(markup[opening:]))
            place = len(markup)
            break
        place = end + 1
        tag = name[1].lower() if name else ""
        pieces.append("\n\n" if tag in _BLOCK else "\n" if tag == "br" else "")
        if tag in _UNSEEN and markup[opening + 1] != "/" and markup[end - 1] != "/":
            closing = re.compile(f"</{tag}", re.IGNORECASE).search(markup, place)
            place = closing.start() if closing else len(markup)
    pieces.append(_text(markup[place:]))
    return _EMPTY.sub("\n\n", _BREAKS.sub("\n", "".join(pieces))).strip()


def _text(piece: str) -> str:
    return html.unescape(_SPACE.sub(" ", piece)) if piece else ""
