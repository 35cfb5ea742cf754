"""Keys of lines: equal for lines that differ in case, numbers, dates or white space only."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from copydesk import text
from copydesk.model import Document
from copydesk.text.batch import Batch, body_of, twin_of
from copydesk.text.lowered import letter_forms, mapped_codes
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Keys = NDArray[np.uint64]

KEY_BYTES = 8
# Only short lines are stamps with a date in them, shorter ones labels with a day; in prose a month is part of what is
# said.
DATED_LINE_BYTES, DATED_LABEL_BYTES = 150, 50

_DIGITS = bytes.maketrans(b"123456789", b"000000000")
_NUMBER = lazily(rb"0[0.,:/-]*0")
_LINE_END = lazily(rb"\r\n?")
_TYPOGRAPHIC = (("\u2019", "'"), ("\u2018", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u00a0", " "), ("\u2013", "-"))

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


_DATE = lazily(rb"(?<![a-z\x80-\xff])(?:" + _one_of(_CALENDAR) + rb")(?![a-z\x80-\xff])")
_SHORT_DATE = lazily(rb"(?<![a-z\x80-\xff])(?:" + _one_of(_SHORT) + rb")\.?(?=[ ,.]{1,2}[0#])")
# Asking a set whether any word of a line is a month is much cheaper than looking for one with the patterns.
_DATE_WORDS = frozenset((_CALENDAR + _SHORT).casefold().encode().split())
_PUNCTUATION = bytes.maketrans(b'()[]{}.,;:!?|/"\t', b" " * 16)


class LineKeys(msgspec.Struct, frozen=True, array_like=True):
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
    if text.is_wrapped(document):
        return _keys((unit.start, unit.end, _shared_fold(unit.flat)) for unit in text.paragraphs(document))
    # Folding the whole body at once is several times cheaper than line by line; no step makes or removes a line break.
    raws = _LINE_END.sub(b"\n", _shared_fold(body_of(document))).split(b"\n")
    return _keys((line.start, line.end, raw) for line, raw in zip(text.lines(document), raws, strict=False))


@twin_of(line_keys, rule="BP030")
def _line_keys(batch: Batch) -> Iterator[LineKeys]:
    """The same; only small letters that are as long as the capitals are told together."""
    every, firsts = fold_codes(batch.codes).tobytes().decode("utf-32-le", "surrogatepass"), batch.firsts.tolist()
    for document, (start, end) in zip(batch.documents, pairwise(firsts), strict=True):
        folded = every[start : end - 1]
        if "\r" in folded or "\0" in folded or text.is_wrapped(document):
            yield line_keys(document)
        else:
            raw = _NUMBER.sub(b"0", folded.encode("utf-8", "surrogatepass"))
            yield _keys(_plain_lines(document, raw))


def _keys(units: Iterable[tuple[int, int, bytes]]) -> LineKeys:
    """The keys of units, given where each begins and ends, and its fold but for white space and dates."""
    starts, ends, digests = [], [], []
    for start, end, raw in units:
        if raw and (folded := _folded(raw)):
            starts.append(start)
            ends.append(end)
            digests.append(blake2b(folded, digest_size=KEY_BYTES).digest())
    return LineKeys(starts, ends, digests)


def _plain_lines(document: Document, folded: bytes) -> Iterator[tuple[int, int, bytes]]:
    """The lines of a document, given their folds, which are as many."""
    start = document.body.start
    for line, raw in zip(body_of(document).split("\n"), folded.split(b"\n"), strict=True):
        end = start + len(line)
        yield start, end, raw
        start = end + 1


def _shared_fold(passage: str) -> bytes:
    folded = passage if passage.isascii() else _plain_marks(passage)
    return _NUMBER.sub(b"0", folded.casefold().encode("utf-8", "surrogatepass").translate(_DIGITS))


def _plain_marks(passage: str) -> str:
    for mark, plain in _TYPOGRAPHIC:
        passage = passage.replace(mark, plain)
    return passage


def fold_codes(codes: "Codes") -> "Codes":
    """Code points with case folded, plain marks and zeros for digits; 0 where a letter is folded to more than one."""
    low = mapped_codes(codes, _fold_table)
    low[codes - ord("0") < 10] = ord("0")
    return low


@cache
def _fold_table() -> "Codes":
    """What a letter is folded to, 0 where that is more than one."""
    table = letter_forms(lambda letter: low if len(low := letter.casefold()) == 1 else "\0")
    for mark, plain in _TYPOGRAPHIC:
        table[ord(mark)] = ord(plain)
    return table


def _folded(raw: bytes) -> bytes:
    line = raw.strip()
    if b"  " in line or b"\t" in line:
        line = b" ".join(line.split())
    longest = DATED_LINE_BYTES if b"0" in line else DATED_LABEL_BYTES
    if len(line) <= longest and not _DATE_WORDS.isdisjoint(line.translate(_PUNCTUATION).split()):
        line = _SHORT_DATE.sub(b"#", _DATE.sub(b"#", line))
    return line
