"""Sentences: they end at a stop that no abbreviation, initial or number accounts for."""

import re

import msgspec

from copydesk.model import Document
from copydesk.text.abbreviation import Usage, usage
from copydesk.text.paragraph import paragraphs
from copydesk.text.pattern import lazily
from copydesk.text.view import view

# A run of stops, the marks that close with it, then white space and no lower-case letter. Each run is tried once, from
# its first stop (the look-behind), so that a million stops cost a million steps.
_CLOSERS = "(?:[\"'”’“»«)\\]]|[\u00a0\u202f ]»(?!\\w))*+"
_STOP = lazily(rf"[.!?…](?<![.!?…]{{2}})[.!?…]*+{_CLOSERS}(?=\s+[^\sa-z])")
_ANY_STOP = lazily(rf"{_STOP.pattern}|[。！？｡](?<![。！？｡]{{2}})[。！？｡]*+[」』”’）]*+")  # those need no space
_NEXT_WORD = lazily(r"[\"'“‘«„¿¡(\[]{0,4}(?!\w\.)(\w{1,20})(?![-\w])")
_NUMBER_NEXT = lazily(r"[#(]?\d")
# «“What?” the senator asked» goes on though a capital follows: “What?” Smith asked.
_ATTRIBUTION = lazily(
    r"(?:[A-Z][\w.'’-]{0,30}\s){1,3}(?:said|asked|says|asks|wrote|writes|tweeted|added|replied|wondered|shouted|exclaimed)\b"
)
_OPENERS = "\"'“”‘’«»„([{¿¡-–"
_IDEOGRAPHIC = "。！？｡"
_REACH = 24  # no abbreviation is longer
_LONGEST_ORDINAL = 3
_SHOUTED = frozenset({"Yahoo"})  # written with an exclamation mark
_LONGEST_PART = 2  # "Ph.D", "p.m", "U.S"


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: where it stands in the document, its text with hard wraps joined, the index of its paragraph.

    `offset` is where it begins in the paragraph's own flat text.
    """

    start: int
    end: int
    flat: str
    paragraph: int
    offset: int = 0


@view
def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the body in order; none crosses a paragraph."""
    known = usage(document.lang)
    pattern = _ANY_STOP if any(mark in document.text for mark in _IDEOGRAPHIC) else _STOP
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs(document)):
        flat, base, joined = paragraph.flat, paragraph.start, bool(paragraph.pieces)
        for start, end in _bounds(flat, pattern, known):
            if joined:
                span = paragraph.span(start, end)
                found.append(Sentence(span.start, span.end, flat[start:end], index, start))
            else:
                found.append(Sentence(base + start, base + end, flat[start:end], index, start))
    return tuple(found)


def _bounds(flat: str, pattern: re.Pattern[str], known: Usage) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end."""
    bounds: list[tuple[int, int]] = []
    start, length = 0, len(flat)
    for match in pattern.finditer(flat):
        stop, end = match.span()
        following = end
        while following < length and flat[following].isspace():
            following += 1
        if following == length:
            break
        space = flat.rfind(" ", max(0, stop - _REACH), stop)
        token = flat[space + 1 : stop] if space >= 0 else ""
        # Most sentences end in a plain word, with a capital next; the others are looked at closely.
        plain = len(token) > 1 and token.isalpha() and token not in known.all and end == stop + 1
        if (plain and flat[following].isupper()) or _ends(
            flat, stop, end, start=start, following=following, known=known
        ):
            bounds.append((start, end))
            start = following
    bounds.append((start, length))
    return bounds


def _ends(flat: str, stop: int, end: int, *, start: int, following: int, known: Usage) -> bool:
    """Whether the stop ends a sentence that began at `start`, if the next one would begin at `following`."""
    mark, after = flat[stop], flat[following]
    if mark in _IDEOGRAPHIC:
        return True
    if after.islower() or after in ".!?…,;:":
        return False
    if mark == "." and flat[stop + 1] not in ".!?…":
        return _ends_at_stop(flat, stop, start=start, following=following, known=known)
    asked = mark in "!?" and end > stop + 1 and _ATTRIBUTION.match(flat, following)
    return not asked and flat[max(start, stop - 5) : stop] not in _SHOUTED


def _ends_at_stop(flat: str, stop: int, *, start: int, following: int, known: Usage) -> bool:
    """Whether a single full stop ends the sentence, or belongs to an abbreviation, an initial or a number."""
    token = _token(flat, stop)
    if token in known.never or (token in known.numbered and _NUMBER_NEXT.match(flat, following)):
        return False
    if token.isdecimal() and len(token) <= _LONGEST_ORDINAL:
        if stop - len(token) == start:
            return False  # "1. First"
        return not known.ordinals or _begins(flat, following, known)
    if _is_short(token) or token in known.either:
        return _begins(flat, following, known)
    return True


def _token(flat: str, stop: int) -> str:
    """What stands between the last space and a stop, without what opens it."""
    space = flat.rfind(" ", max(0, stop - _REACH), stop)
    token = flat[space + 1 if space >= 0 else max(0, stop - _REACH) : stop].lstrip(_OPENERS)
    if "—" in token or "–" in token or "/" in token:
        token = re.split("[—–/]", token)[-1]
    return token.capitalize() if token.isupper() and len(token) > _LONGEST_PART else token


def _is_short(token: str) -> bool:
    """Whether it is an initial, or letters with stops between them (U.S, p.m, Ph.D)."""
    if len(token) == 1:
        return token.isalpha()
    return "." in token and all(part.isalpha() and len(part) <= _LONGEST_PART for part in token.split("."))


def _begins(flat: str, following: int, known: Usage) -> bool:
    """Whether the next word is one that begins sentences."""
    word = _NEXT_WORD.match(flat, following)
    return word is not None and word[1] in known.starters
