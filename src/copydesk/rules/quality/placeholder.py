"""What writers, page programs and exports leave to be filled in or decoded: "[INSERT NAME]", "caf\\u00e9"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk import text
from copydesk.model import Document, Span
from copydesk.text.pattern import lazily

_UNFILLED = "is a place that nobody filled in; put in what was meant, or take it out."
_PAGE = "is left over from the page; remove it."
_BRACKETED = lazily(
    r"\[(?:(?:INSERT|ADD|ENTER|CHECK|CONFIRM|TODO|PLACEHOLDER|FACT[ -]?CHECK|LINK TO|PHOTO OF|QUOTE FROM)\b"
    r"[^\[\]\n]{0,80}"
    r"|(?:SUBS?|DESK|PICTURE DESK|DESIGNERS?|TO EDITOR) ?[:,-][^\[\]\n]{1,120}"
    r"|(?:[A-Z]+ )?(?:TK|TKTK|TBC|TBD|XX|XXX+|TO COME)(?: [^\[\]\n]{1,40})?"
    r"|(?:NAME|DATE|AGE|CITY|TITLE|AMOUNT|NUMBER|LOCATION|PHOTO|QUOTE|LINK|HEADLINE)(?: HERE)"
    r"|(?:NAME|CITY|COMPANY NAME|FULL NAME|PHONE NUMBER)"
    r"|Insert [^\[\]\n]{2,80}"
    r"|(?:Your|Company|Author|Reporter|Recipient|Client|Organi[sz]ation|Brand|Product|City|Contact|Phone|Email|First|Last)"
    r"(?:['’]s)?,? (?:Name|Number|Address|Title|Here|Email|Link|URL|State|Company|Website|Position|Details|Information)"
    r"|(?:INSERTAR|Insertar|INSÉRER|Insérer|ВСТАВИТЬ|Вставить|WSTAW|Wstaw|WSTAWIĆ|INSERIRE|Inserire|INSERIR|Inserir)\b"
    r"[^\[\]\n]{0,80}|[^\[\]\n]{1,60} (?:einfügen|EINFÜGEN|ergänzen|ERGÄNZEN))\]"
)
_UNKNOWN = (
    r"(?:percent|per cent|%|million|billion|thousand|people|years?|months?|days|hours|minutes?|words|degrees|votes|"
    r"miles|points|dollars|euros|pounds)(?!\w)"
)
_TO_COME = lazily(
    rf"\bTKTK\w{{0,20}}|[$£€]TK\b|\bTK[- ](?:year-old\b|{_UNKNOWN})|[$£€]XX+(?:[.,]X+)?\b|\bXX+(?:,XXX?)+\b"
    rf"|\bXX+[- ](?:year-old\b|{_UNKNOWN})|\bXXX XXX\b"
)
_LOREM = lazily(r"\bLorem ipsum dolor\b[^.\n]{0,400}\.?", re.IGNORECASE)
_NULL = lazily(
    r"^(?:undefined|NaN)$|\[object Object\]|\bNaN ?(?:%|percent\b|per cent\b|million\b|/|:)"
    r"|^(?:Error )?(?:403|404|500|502|503)(?: Error)?[ :–-]{1,3}[^\n]{0,60}(?:[Nn]ot [Ff]ound|[Ee]rror|[Uu]navailable|"
    r"[Ff]orbidden)[^\n]{0,20}$|^[^\n]{0,60}\bInvalid [Dd]ate\b[^\n]{0,20}$",
    re.MULTILINE,
)
_NULL_SIGNS = ("\nundefined", "NaN", "[object Obj", "Invalid ", "404", "Error 50")
_ATTRIBUTE = lazily(
    r"\b(?:poster|src|srcset|href|alt|class|style|target|width|height|data-[a-z-]{1,30})=\"[^\"\n]{1,300}\"(?: ?/?>)?"
)
_ESCAPE = lazily(r"(?<!\\)(?:\\u[0-9a-fA-F]{4})+(?![0-9a-zA-Z]{40})")
_BREAK = lazily(r"(?<=[.!?:,”’\"a-z])(?:\\r)?\\n(?:(?:\\r)?\\n){0,4}(?=[A-Z“\"\s]|$)")
_SLASHED = lazily(r"(?<=[a-z])\\['’\"](?=[a-z\s.,])")
_PERCENT = lazily(r"%(?:20|2C|27|22|3A|C3%[89AB][0-9A-F])")
_LINK_TEXT = lazily(r"\[[^\[\]\n]{1,80}\]\(https?://[^()\s]{3,200}\)")
_BOLD = lazily(r"(?<![*\w])\*\*(?=[\w“\"‘(])[^*\n]{2,200}(?<=[\w”\"’.,:;!?)])\*\*(?![*\w])")
_HEADING = lazily(r"^#{2,4} [A-Z][^\n#]{3,80}$", re.MULTILINE)
_MARKDOWN = (".md", ".markdown", ".mdx", ".rst")
_MOST = 4  # pieces of Markdown in a text beyond which it is what the text is written in
_FAR = 80
_URL = lazily(r"[/=&@]|www\.|https?:")


class Leftover(NamedTuple):
    """A passage that was to be replaced or decoded, what is said of it, and what it stands for, if that is known."""

    span: Span
    said: str
    meant: str | None = None


def leftovers(document: Document) -> Iterator[Leftover]:
    """Each such passage; those that a text may quote are left alone inside quotation marks."""
    source = document.text
    if "[" in source:
        yield from _unquoted(document, _BRACKETED, _UNFILLED)
    if "TK" in source or "XX" in source:
        yield from _unquoted(document, _TO_COME, _UNFILLED)
    if "ipsum dolor" in source:
        yield from _unquoted(document, _LOREM, "is filler that was to be replaced; take it out.")
    if any(map(source.__contains__, _NULL_SIGNS)):
        yield from _unquoted(document, _NULL, _PAGE)
    if '="' in source:
        yield from _unquoted(document, _ATTRIBUTE, _PAGE)
    if "\\" in source:
        yield from _escaped(document)
    if "%" in source:
        yield from _percents(document)
    if "**" in source or "](" in source or "\n##" in source:
        yield from _markdown(document)


def _matches(document: Document, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    return pattern.finditer(document.text, document.body.start, document.body.end)


def _unquoted(document: Document, pattern: re.Pattern[str], said: str) -> Iterator[Leftover]:
    for match in _matches(document, pattern):
        span = Span(*match.span())
        if not text.inside_quotation(document, span):
            yield Leftover(span, said)


def _escaped(document: Document) -> Iterator[Leftover]:
    for match in _matches(document, _ESCAPE):
        meant = "".join(chr(int(each, 16)) for each in match[0].split("\\u")[1:])
        if meant.isprintable():
            yield Leftover(Span(*match.span()), f"stands for “{meant}”; put it back.", meant)
    for match in _matches(document, _BREAK):
        yield Leftover(Span(*match.span()), "stands for a line break; make one.", "\n")
    for match in _matches(document, _SLASHED):
        yield Leftover(Span(*match.span()), f"stands for {match[0][1]} alone; take the stroke out.", match[0][1])


def _percents(document: Document) -> Iterator[Leftover]:
    from urllib.parse import unquote

    source = document.text
    for match in _matches(document, _PERCENT):
        before, after = source[max(0, match.start() - _FAR) : match.start()], source[match.end() : match.end() + _FAR]
        token = before.rsplit(None, 1)[-1] if before and not before[-1].isspace() else ""
        rest = after.split(None, 1)[0] if after and not after[0].isspace() else ""
        if token[-1:].isalpha() and not _URL.search(token + rest):
            meant = unquote(match[0])
            yield Leftover(Span(*match.span()), f"is what links have for “{meant}”; put that back.", meant)


def _markdown(document: Document) -> Iterator[Leftover]:
    """Marks of Markdown in a text that is not written in it."""
    if document.path.lower().endswith(_MARKDOWN):
        return
    found = [match for pattern in (_LINK_TEXT, _BOLD, _HEADING) for match in _matches(document, pattern)]
    if len(found) <= _MOST:
        for match in found:
            yield Leftover(Span(*match.span()), "is marked up for a page of another kind; take the marks out.")
