"""Bytes to text: which encoding, and where bytes could not be read.

The order: byte order mark; the NUL pattern of UTF-16; strict UTF-8; UTF-8 with replacement characters where the rest of
the bytes is clearly UTF-8; else a one-byte encoding told by its letters. A guess for the whole file because of a
few broken bytes would turn all the rest into mojibake: hence the fourth step.
"""

import codecs
import re

import msgspec

from copydesk.model import Span

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEQUENCE = re.compile(
    rb"[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEC\xEE\xEF][\x80-\xBF]{2}|\xED[\x80-\x9F][\x80-\xBF]"
    rb"|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2}"
)
_SIGN_IN_WORD = re.compile(rb"[A-Za-z][\xA1-\xA9\xAC\xAE-\xB3\xB6\xB8\xB9\xBB-\xBF][a-z]")
_ASCII = bytes(range(128))
_DAMAGE = re.compile("\N{REPLACEMENT CHARACTER}+")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ONE_BYTE = (
    "cp1252",
    "cp1250",
    "cp1251",
    "koi8_r",
    *(f"iso8859_{part}" for part in (2, 5, 6, 7, 8, 9, 13)),
)
_SNIFFED = 8192
_FEW = 100  # so that one stray control character in a short text does not tell
_SHORT = 200
_GUESSED_FROM = 60_000
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\f\r\x1a\x1b\x0b\x08")
_MAGIC = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"\x28\xb5\x2f\xfd", b"PAR1", b"SQLite format 3", b"\x7fELF", b"\xd0\xcf\x11\xe0", b"RIFF", b"OggS", b"{\\rtf",
)  # fmt: skip


class Decoded(msgspec.Struct, frozen=True):
    """A text, the encoding it was read in, and the runs of characters that stand for unreadable bytes.

    `extracted` is the format it was taken out of ("html"), None where it is the file's own text.
    """

    text: str
    encoding: str
    damage: tuple[Span, ...] = ()
    extracted: str | None = None


def decode(data: bytes) -> Decoded:
    """Read bytes as text; never raises. A byte order mark is not part of the text."""
    encoding, mark = _marked(data)
    if encoding is None:
        try:
            return Decoded(data.decode(), "utf-8")
        except UnicodeDecodeError:
            encoding = _guess(data)
    return _replacing(data[mark:], encoding)


def encoding_of(sample: bytes) -> tuple[str, int]:
    """The encoding that the beginning of a file tells, and the length of its byte order mark.

    The sample may end inside a character.
    """
    encoding, mark = _marked(sample)
    if encoding is not None:
        return encoding, mark
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return decode(sample).encoding, 0
    return "utf-8", 0


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are not text in any encoding that is read here."""
    head = head[:_SNIFFED]
    if _marked(head)[0] is not None:
        return False
    if head.startswith(_MAGIC):
        return True
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls * 20 > len(head) + _FEW


def damage_in(text: str) -> tuple[Span, ...]:
    """The runs of replacement characters in a text."""
    return tuple(Span(*match.span()) for match in _DAMAGE.finditer(text))


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can write, made replacement characters; same length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)
    return text


def _marked(data: bytes) -> tuple[str | None, int]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    return _nul_pattern(data[:_SNIFFED]), 0


def _nul_pattern(head: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is NUL, and only every second."""
    half = len(head) // 2
    if half < 2 or b"\0" not in head:
        return None
    first, second = head[0 : 2 * half : 2].count(0), head[1 : 2 * half : 2].count(0)
    if second * 10 > half * 4 and first * 20 <= half:
        return "utf-16-le"
    if first * 10 > half * 4 and second * 20 <= half:
        return "utf-16-be"
    return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = without_surrogates(data.decode(encoding, "replace"))
    name = encoding.removesuffix("-le").removesuffix("-be")
    return Decoded(text, name, damage_in(text))


def _guess(data: bytes) -> str:
    if _is_damaged_utf8(data):
        return "utf-8"
    if len(data) < _SHORT:
        return "cp1252"
    if _is_turkish(data):
        return "iso8859_9"
    from charset_normalizer import from_bytes

    matches = list(from_bytes(data[:_GUESSED_FROM], cp_isolation=_candidates(data), enable_fallback=False))
    if not matches:
        return "cp1252"
    # The Baltic alphabet fits most Latin texts too: it counts where nothing else fits.
    best = next((match for match in matches if match.encoding != "iso8859_13"), matches[0])
    rank = (best.chaos, -best.coherence)
    tie = any("cp1252" in match.could_be_from_charset and (match.chaos, -match.coherence) <= rank for match in matches)
    return "cp1252" if tie else str(best.encoding)


def _candidates(data: bytes) -> list[str]:
    """The encodings to choose from: where signs such as ³ and ¹ would stand inside words, it is no Western one."""
    western = len(_SIGN_IN_WORD.findall(data[:_GUESSED_FROM])) < 2
    return [name for name in _ONE_BYTE if western or name not in ("cp1252", "iso8859_9", "iso8859_13")]


def _is_turkish(data: bytes) -> bool:
    """Whether the letters that tell Latin-5 from Latin-1 are frequent, without the vowels of Icelandic beside them."""
    high = data.translate(None, _ASCII)
    told, icelandic = sum(map(high.count, (0xF0, 0xFD, 0xFE))), sum(map(high.count, (0xE1, 0xE6, 0xED)))
    return told * 5 > len(high) and icelandic * 20 < len(high) and len(high) * 3 < len(data)


def _is_damaged_utf8(data: bytes) -> bool:
    """Whether bytes that are not UTF-8 were meant to be.

    A Cyrillic or Greek text in one byte per letter holds a valid sequence by accident now and then, but
    there a third of all bytes or more is bad, and they outnumber such accidents by far.
    """
    sequences = _SEQUENCE.findall(data)
    bad = len(data.translate(None, _ASCII)) - sum(map(len, sequences))
    if bad * 200 < len(data):
        return True
    return bool(sequences) and (bad * 4 < len(data) or len(sequences) * 10 >= bad)
