"""Sentences: they end at a stop that no abbreviation, initial or number accounts for."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Document
from copydesk.text.abbreviation import Usage, usage
from copydesk.text.batch import Batch, twin_of
from copydesk.text.paragraph import Paragraph, paragraphs
from copydesk.text.pattern import lazily
from copydesk.text.view import view
from copydesk.text.word import word_bounds
from copydesk.text.wrapping import measure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
_POINT, _EXCLAMATION, _QUESTION, _ELLIPSIS, _SPACE, _BREAK = map(ord, ".!?… \n")
_LAST_ASCII, _LETTERS = 0x7F, 26
_NO_STOP = (1 << 62, -1)


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
    pattern = _ANY_STOP if _is_ideographic(document.text) else _STOP
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs(document)):
        flat, base, joined = paragraph.flat, paragraph.start, bool(paragraph.pieces)
        start, length = 0, len(flat)
        for match in pattern.finditer(flat):
            following = _following(flat, match, start=start, known=known)
            if following:
                found.append(_sentence(paragraph, index, start, match.end()))
                start = following
        if joined:
            found.append(_sentence(paragraph, index, start, length))
        else:
            found.append(Sentence(base + start, base + length, flat[start:], index, start))
    return tuple(found)


def _sentence(paragraph: Paragraph, index: int, start: int, end: int) -> Sentence:
    """The sentence from `start` to `end` of a paragraph."""
    span = paragraph.span(start, end)
    return Sentence(span.start, span.end, paragraph.flat[start:end], index, start)


@twin_of(sentences)
def _sentences(batch: Batch) -> Iterator[tuple[Sentence, ...]]:
    known = usage(batch.lang)
    for document, (places, words) in zip(batch.documents, _stops(batch), strict=True):
        if measure(document) is not None or _is_ideographic(document.text):
            yield sentences(document)
        else:
            yield tuple(_parted(document, places, words, known))


def _parted(document: Document, places: list[int], words: list[int], known: Usage) -> Iterator[Sentence]:
    """The sentences of a text that is not wrapped, given where one may end and where the word before begins."""
    text, all_known = document.text, known.all
    stops = zip(places, words, strict=True)
    place, word = next(stops, _NO_STOP)
    for index, paragraph in enumerate(paragraphs(document)):
        start, base, last = paragraph.start, paragraph.start, paragraph.end
        while place < last:
            following = 0
            if word > base and (token := text[word:place]).isalpha() and token not in all_known:
                end, following = place + 1, place + 2
            elif place >= base and (match := _STOP.match(paragraph.flat, place - base)):
                end = base + match.end()
                following = _following(paragraph.flat, match, start=start - base, known=known)
                following += base if following else 0
            if following:
                yield Sentence(start, end, text[start:end], index, start - base)
                start = following
            place, word = next(stops, _NO_STOP)
        yield Sentence(start, last, text[start:last], index, start - base)


def _stops(batch: Batch) -> "Iterator[tuple[list[int], list[int]]]":
    """Where a sentence of each document may end; and where the word before begins, if a capital follows one space.

    Beyond the usual white space and marks nothing is told here: such places are looked at one by one.
    """
    import numpy as np

    codes, last = batch.codes, len(batch.codes) - 1
    places = ((codes == _POINT) | (codes == _EXCLAMATION) | (codes == _QUESTION) | (codes == _ELLIPSIS)).nonzero()[0]
    first, second = codes[np.minimum(places + 1, last)], codes[np.minimum(places + 2, last)]
    spaced = first == _SPACE
    small = spaced & (second - ord("a") < _LETTERS)  # below "a" unsigned numbers turn large
    may = (spaced | (first > _LAST_ASCII) | (first < _SPACE) | _closes()[first & _LAST_ASCII]) & (first != _BREAK)
    kept = (may & ~small).nonzero()[0]
    places, capital = places[kept], (spaced & (second - ord("A") < _LETTERS))[kept]
    starts, ends = word_bounds(batch)
    begins = np.zeros(len(codes) + 1, np.int32)
    begins[ends] = starts
    words = begins[places].astype(np.int64)
    sizes = places - words
    plain = capital & (words > 0) & (sizes > 1) & (sizes < _REACH) & (codes[words - 1] == _SPACE)
    cuts = places.searchsorted(batch.firsts)
    shifts = np.repeat(batch.shifts, np.diff(cuts))
    here = (places + shifts).tolist(), np.where(plain, words + shifts, -1).tolist()
    return ((here[0][start:end], here[1][start:end]) for start, end in pairwise(cuts.tolist()))


@cache
def _closes() -> "NDArray[np.bool_]":
    """Which characters of ASCII can stand between a stop and the space behind it."""
    import numpy as np

    marks = np.zeros(_LAST_ASCII + 1, np.bool_)
    marks[[ord(mark) for mark in ".!?\"')]"]] = True
    return marks


def _is_ideographic(text: str) -> bool:
    """Whether it has stops that need no space behind them."""
    return any(mark in text for mark in _IDEOGRAPHIC)


def _following(flat: str, match: re.Match[str], *, start: int, known: Usage) -> int:
    """Where the next sentence begins, if the stop ends one that begins at `start`; 0 where it does not."""
    stop, end = match.span()
    following, length = end, len(flat)
    while following < length and flat[following].isspace():
        following += 1
    if following == length:
        return 0
    space = flat.rfind(" ", max(0, stop - _REACH), stop)
    token = flat[space + 1 : stop] if space >= 0 else ""
    # Most sentences end in a plain word, with a capital next; the others are looked at closely.
    plain = len(token) > 1 and token.isalpha() and token not in known.all and end == stop + 1
    if (plain and flat[following].isupper()) or _ends(flat, stop, end, start=start, following=following, known=known):
        return following
    return 0


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
