"""Keys of lines: equal for lines that differ in case, numbers, dates or white space only."""

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from copydesk import text
from copydesk.model import Document
from copydesk.text.batch import body_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]

KEY_BYTES = 8
# Only short lines are stamps with a date in them, shorter ones labels with a day; in prose a month is part of what is
# said.
DATED_LINE_BYTES, DATED_LABEL_BYTES = 150, 50

_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_CAPITALS, _SMALL = bytes(range(65, 91)), bytes(range(97, 123))
_DIGITS_AND_CAPITALS = bytes.maketrans(b"123456789" + _CAPITALS, b"000000000" + _SMALL)
_NUMBER = re.compile(rb"0[0.,:/-]*0")
_LINE_END = re.compile(rb"\r\n?")
_TYPOGRAPHIC = (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u00a0", " "), ("\u2013", "-"))
_ENCODED = tuple((mark, mark.encode(), plain.encode()) for mark, plain in _TYPOGRAPHIC)

# Names of months and weekdays, folded to one sign. Short forms stand only beside a number ("Mar 0", "0 mars").
_CALENDAR = """
january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
lunes martes miércoles jueves viernes sábado domingo
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
lundi mardi mercredi jeudi vendredi samedi dimanche
januar februar märz april juni juli august oktober dezember
montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
lunedì martedì mercoledì giovedì venerdì sabato domenica
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
segunda-feira terça-feira quarta-feira quinta-feira sexta-feira
januari februari maart mei augustus maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
понедельник вторник среда четверг пятница суббота воскресенье
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
понеділок вівторок середа четвер п'ятниця субота неділя
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
poniedziałek wtorek środa czwartek piątek sobota niedziela
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
pazartesi salı çarşamba perşembe cuma cumartesi pazar
"""
_SHORT = "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"


def _one_of(words: str) -> bytes:
    return "|".join(sorted({re.escape(word.casefold()) for word in words.split()})).encode()


_DATE = re.compile(rb"(?<![a-z\x80-\xff])(?:" + _one_of(_CALENDAR) + rb")(?![a-z\x80-\xff])")
_SHORT_DATE = re.compile(rb"(?<![a-z\x80-\xff])(?:" + _one_of(_SHORT) + rb")\.?(?=[ ,.]{1,2}[0#])")
# Asking a set whether any word of a line is a month is much cheaper than looking for one with the patterns.
_DATE_WORDS = frozenset((_CALENDAR + _SHORT).casefold().encode().split())
_PUNCTUATION = bytes.maketrans(b'()[]{}.,;:!?|/"\t', b" " * 16)


class LineKeys(msgspec.Struct, frozen=True):
    """The lines of a document that hold something, and their keys, in order.

    A line is a line of the file; in a text whose line breaks are mere wraps, a paragraph. `starts` and `ends` are
    offsets of the document's text, `digests` the hashes of the folded lines, 8 bytes each.
    """

    starts: list[int]
    ends: list[int]
    digests: list[bytes]

    @property
    def keys(self) -> "Keys":
        """The hashes as unsigned 64-bit numbers."""
        import numpy as np

        return np.frombuffer(b"".join(self.digests), "<u8")


def fold(line: str) -> bytes:
    """A line as its key sees it: case folded, numbers, months and weekdays replaced by one sign each."""
    return _folded(_shared_fold(line))


def line_key(line: str) -> int:
    """The 64-bit key of one line."""
    return int.from_bytes(blake2b(fold(line), digest_size=KEY_BYTES).digest(), "little")


@text.view
def line_keys(document: Document) -> LineKeys:
    """The keys of the document's lines, or of its paragraphs where line breaks are mere wraps."""
    starts, ends, digests = [], [], []
    for start, end, raw in _units(document):
        if raw and (folded := _folded(raw)):
            starts.append(start)
            ends.append(end)
            digests.append(blake2b(folded, digest_size=KEY_BYTES).digest())
    return LineKeys(starts, ends, digests)


def _units(document: Document) -> Iterator[tuple[int, int, bytes]]:
    """Where each unit begins and ends, and the bytes of its fold."""
    if text.is_wrapped(document):
        return ((unit.start, unit.end, _shared_fold(unit.flat)) for unit in text.paragraphs(document))
    # Folding the whole body at once is several times cheaper than line by line; no step makes or removes a line break.
    body = body_of(document)
    folded = _shared_fold(body, text.beyond_ascii(document))
    if "\r" in body:
        raws = _LINE_END.sub(b"\n", folded).split(b"\n")
        return ((line.start, line.end, raw) for line, raw in zip(text.lines(document), raws, strict=False))
    return _plain_lines(document.body.start, body, folded)


def _plain_lines(start: int, body: str, folded: bytes) -> Iterator[tuple[int, int, bytes]]:
    for line, raw in zip(body.split("\n"), folded.split(b"\n"), strict=True):
        end = start + len(line)
        yield start, end, raw
        start = end + 1


def _shared_fold(passage: str, beyond: Iterable[str] | None = None) -> bytes:
    """The passage in small letters and plain marks, each number as one 0; `beyond` are its characters beyond ASCII."""
    different = frozenset(passage if beyond is None else beyond)
    if any(char.casefold() != char for char in different if not char.isascii()):
        low = _plain_marks(passage).casefold().encode("utf-8", "surrogatepass").translate(_DIGITS)
    else:
        low = passage.encode("utf-8", "surrogatepass").translate(_DIGITS_AND_CAPITALS)
        for mark, encoded, plain in _ENCODED:
            if mark in different:
                low = low.replace(encoded, plain)
    return _NUMBER.sub(b"0", low)


def _plain_marks(passage: str) -> str:
    for mark, plain in _TYPOGRAPHIC:
        passage = passage.replace(mark, plain)
    return passage


def _folded(raw: bytes) -> bytes:
    line = raw.strip()
    if b"  " in line or b"\t" in line:
        line = b" ".join(line.split())
    longest = DATED_LINE_BYTES if b"0" in line else DATED_LABEL_BYTES
    if len(line) <= longest and not _DATE_WORDS.isdisjoint(line.translate(_PUNCTUATION).split()):
        line = _SHORT_DATE.sub(b"#", _DATE.sub(b"#", line))
    return line
