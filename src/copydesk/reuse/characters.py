"""From characters to codes: where words begin and end, where a stem ends, where a sentence may."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.folding import (
    APOSTROPHE,
    COMMA,
    IGNORED,
    INNER,
    LAST_DIGIT,
    LINE_END,
    POINT,
    SINGLE,
    folding,
)

Codes = NDArray[np.uint8]
Positions = NDArray[np.int64]

STEM_LETTERS = 6
LONGEST_WITH_ENDING = 8
_RARE_IDEOGRAPHS = (0x20000, 0x323AF)
_PADDING = 16


class CodedText(msgspec.Struct, frozen=True):
    """A text as codes (see `folding`), beside its code points; one entry per character.

    `padded` holds the codes and after them some zeros, up to a multiple of eight.
    """

    points: NDArray[np.unsignedinteger]
    padded: Codes

    @property
    def code(self) -> Codes:
        """The codes, one for each code point."""
        return self.padded[: len(self.points)]

    def small(self, positions: Positions) -> NDArray[np.bool_]:
        """Whether the characters at these positions are small letters."""
        return folding().lower.take(self.points[positions], mode="clip")

    def capital(self, positions: Positions) -> NDArray[np.bool_]:
        """Whether the characters at these positions are capital letters."""
        return folding().upper.take(self.points[positions], mode="clip")


def coded(code: Codes, points: NDArray[np.unsignedinteger]) -> CodedText:
    """These codes as a text."""
    padded = _room(len(code))
    padded[: len(code)] = code
    return CodedText(points, padded)


def _room(size: int) -> Codes:
    padded = np.empty((size + _PADDING) & -8, np.uint8)
    padded[size:] = 0
    return padded


def read_codes(text: str) -> CodedText:
    """Fold every character; apostrophes in words and marks in numbers are made part of their word."""
    points = _code_points(text)
    chars = CodedText(points, _room(len(points)))
    code = chars.code
    folding().code.take(points, mode="clip", out=code)
    if len(points) and points.max() >= _RARE_IDEOGRAPHS[0]:
        code[(points >= _RARE_IDEOGRAPHS[0]) & (points <= _RARE_IDEOGRAPHS[1])] = SINGLE
    _join(code)
    return chars


def _code_points(text: str) -> NDArray[np.unsignedinteger]:
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)  # cheaper than UTF-16, though longer


def _join(code: Codes) -> None:
    """Make marks part of the word they stand in: don't, 3.5; 1,000 counts as 1000 and U.S. as US."""
    found = np.flatnonzero(np.subtract(code, APOSTROPHE) <= POINT - APOSTROPHE)
    found = found[(found > 0) & (found < len(code) - 1)]
    kind, before, after = code[found], code[found - 1], code[found + 1]
    amid = (before >= IGNORED) & (after >= IGNORED) & (before != SINGLE) & (after != SINGLE)
    found, kind, before, after = found[amid], kind[amid], before[amid], after[amid]
    digits = (before <= LAST_DIGIT) & (after <= LAST_DIGIT)
    lone = (found < 2) | (code[found - 2] < INNER)
    initials = (kind == POINT) & lone & (before > LAST_DIGIT) & (after > LAST_DIGIT)
    code[found[(kind == APOSTROPHE) | (kind == POINT) & digits]] = INNER
    code[found[(kind == COMMA) & digits | initials]] = IGNORED


def word_edges(code: Codes) -> tuple[Positions, Positions]:
    """Where words start and end (exclusive); each character of a script without spaces is one."""
    inside = np.zeros(len(code) + 2, np.bool_)
    np.greater_equal(code, INNER, out=inside[1:-1])
    if not len(code) or code.max() < SINGLE:
        edges = np.flatnonzero(inside[1:] != inside[:-1])
        return edges[::2].copy(), edges[1::2].copy()
    single = np.zeros(len(code) + 2, np.bool_)
    np.equal(code, SINGLE, out=single[1:-1])
    turn = (inside[1:] != inside[:-1]) | single[1:] | single[:-1]
    starts = np.flatnonzero(turn & inside[1:])
    ends = np.flatnonzero(turn & inside[:-1])
    return starts, ends


def stem_ends(chars: CodedText, starts: Positions, ends: Positions) -> Positions:
    """Where each word ends without a usual English ending, and after at most six letters; numbers stay whole."""
    code = chars.padded
    letter = folding().letter
    cut = ends - 1  # the last letter, until the return
    lengths = ends - starts
    last, before = code.take(cut), code.take(cut - 1, mode="clip")
    plural = (last == letter("s")) & (lengths >= 4) & (before != letter("s"))
    cut -= plural
    cut -= plural & (before == INNER)
    # Beyond eight letters the cut at six takes any ending off.
    medium = np.flatnonzero((lengths <= LONGEST_WITH_ENDING) & (lengths >= 4))
    cut[medium] -= _verb_ending(code, starts.take(medium), cut.take(medium))
    whole = code.take(starts) <= LAST_DIGIT
    return np.where(whole, ends, np.minimum(cut + 1, starts + STEM_LETTERS))


def _verb_ending(code: Codes, starts: Positions, last: Positions) -> Positions:
    """How many letters of -ing, -ed, -ly or -e each word loses; at least three stay."""
    letter = folding().letter
    length = last - starts + 1
    final, before = code.take(last), code.take(last - 1, mode="clip")
    loss: Positions = ((final == letter("e")) & (length >= 4)).astype(np.int64)
    two = (final == letter("d")) & (before == letter("e")) | (final == letter("y")) & (before == letter("l"))
    loss[two & (length >= 5)] = 2
    three = (final == letter("g")) & (before == letter("n")) & (length >= 6)
    loss[three] = 3
    return loss


def sentence_marks(chars: CodedText) -> tuple[Positions, Positions]:
    """Positions of marks that may end a sentence, and of line ends (a pair \\r\\n once)."""
    found = np.flatnonzero(np.subtract(chars.code, POINT) <= LINE_END - POINT)
    kinds = chars.code[found]
    lines = found[kinds == LINE_END]
    doubled = (chars.points[lines] == ord("\n")) & (chars.points[np.maximum(lines - 1, 0)] == ord("\r"))
    marks = found[kinds != LINE_END]
    alone = (marks == 1) | (chars.code[np.maximum(marks - 2, 0)] <= IGNORED) & (marks > 1)
    initial = (chars.code[marks] == POINT) & alone
    return marks[~initial], lines[~doubled]
