"""Words that hold what their codes do not tell: characters without weight, letters of rarer scripts, ideographs."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.characters import CodedText, Positions, coded, stem_ends
from copydesk.reuse.folding import FIRST_SHARED, IGNORED, SINGLE, folding
from copydesk.reuse.letter_windows import Hashes, LetterWindows, mixed

_BASE = np.uint64(0x9E3779B97F4A7C15)
_FURTHEST = 64  # letters of a word that are told apart by their place


class RareWords(msgspec.Struct, frozen=True):
    """Words by their index among all words of a text, with the hashes that are theirs."""

    words: Positions
    hashes: Hashes
    stems: Hashes


def rare_words(chars: CodedText, starts: Positions, ends: Positions) -> RareWords:
    """The words with such characters, hashed as if those without weight were not there, and by all their letters."""
    words = _holders(chars, starts, ends)
    lengths = ends[words] - starts[words]
    owner = np.repeat(np.arange(len(words)), lengths)
    index = np.arange(len(owner)) + np.repeat(starts[words] - np.cumsum(lengths) + lengths, lengths)
    kept = np.flatnonzero(chars.code[index] != IGNORED)
    owner, index = owner[kept], index[kept]
    own = coded(chars.code[index], chars.points[index])
    high = np.cumsum(np.bincount(owner, minlength=len(words)))
    low = np.concatenate([np.zeros(min(1, len(high)), np.int64), high[:-1]])
    sums = np.zeros(len(index) + 1, np.uint64)
    np.cumsum(_weights(own, np.arange(len(index)) - low[owner]), out=sums[1:])
    stemmed = stem_ends(own, low, high)
    windows = LetterWindows(own, low, high)
    return RareWords(
        words=words,
        hashes=_with(windows.hashes(), sums[high] - sums[low]),
        stems=_with(windows.stems(np.arange(len(words)), stemmed - low), sums[stemmed] - sums[low]),
    )


def _holders(chars: CodedText, starts: Positions, ends: Positions) -> Positions:
    rare: NDArray[np.bool_] = np.greater_equal(chars.code, FIRST_SHARED)
    rare |= chars.code == IGNORED
    found = np.flatnonzero(rare)
    if not len(found) or not len(starts):
        return np.zeros(0, np.int64)
    holders = np.searchsorted(starts, found, side="right") - 1
    holders = holders[(holders >= 0) & (found < ends[holders])]
    new = np.ones(len(holders), np.bool_)
    np.not_equal(holders[1:], holders[:-1], out=new[1:])
    return holders[new]


def _weights(chars: CodedText, ranks: Positions) -> Hashes:
    """What each character adds to the hash of its word: nothing where its code says all."""
    letters = folding().letter_of.take(chars.points, mode="clip").astype(np.uint64)
    single = chars.code == SINGLE
    letters[single] = chars.points[single]
    letters[chars.code < FIRST_SHARED] = 0
    powers: Hashes = np.cumprod(np.full(_FURTHEST, _BASE), dtype=np.uint64)
    return mixed(letters) * powers.take(ranks, mode="clip")


def _with(hashes: Hashes, more: Hashes) -> Hashes:
    changed = np.flatnonzero(more)
    hashes[changed] = mixed(hashes[changed] + more[changed])
    return hashes
