"""Hashes of words from windows of eight letters: a few integer operations each, whatever their length."""

import hashlib

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.characters import CodedText, Positions

Hashes = NDArray[np.uint64]

WINDOW = 8  # letters that one integer holds
LONGEST = 40  # letters of a word that is hashed window by window; longer ones are too rare to matter
_SPREAD = (np.uint64(0xD6E8FEB86659FD93), np.uint64(0x9FB21C651E98DF25))
_HALF = np.uint64(32)
_MASKS = np.array([(1 << 8 * letters) - 1 for letters in range(WINDOW + 1)], np.uint64)


class LetterWindows:
    """The words of a coded text, given where they stand; what they hash to depends on their codes alone."""

    def __init__(self, chars: CodedText, starts: Positions, ends: Positions) -> None:
        self._chars, self._starts = chars, starts
        self._lengths = ends - starts
        self._eights = chars.padded.view(np.uint64)
        self._first = self._windows(starts)

    def hashes(self) -> Hashes:
        """One hash per word; 0 for a word without letters."""
        hashes = mixed(self._first & _MASKS.take(self._lengths, mode="clip"))
        done = WINDOW
        long = np.flatnonzero(self._lengths > done)
        while len(long) and done < LONGEST:
            windows = self._windows(self._starts.take(long) + done)
            windows &= _MASKS.take(self._lengths.take(long) - done, mode="clip")
            windows += hashes.take(long) * _SPREAD[1]
            hashes[long] = mixed(windows)
            done += WINDOW
            long = long.compress(self._lengths.take(long) > done)
        for word in long.tolist():
            start = self._starts[word]
            letters = self._chars.code[start : start + self._lengths[word]].tobytes()
            hashes[word] = int.from_bytes(hashlib.blake2b(letters, digest_size=WINDOW).digest(), "little")
        return hashes

    def stems(self, words: Positions, letters: Positions) -> Hashes:
        """The hashes of the first letters of these words, so many of each; at most eight count."""
        return mixed(self._first.take(words) & _MASKS.take(letters, mode="clip"))

    def _windows(self, positions: Positions) -> Hashes:
        """The eight letters that follow each position, as one integer, from the two aligned ones they lie in."""
        at = positions >> 3
        windows = self._eights.take(at)
        at += 1
        rest = self._eights.take(at)
        shift = (positions & 7).view(np.uint64)
        shift <<= np.uint64(3)
        windows >>= shift
        np.subtract(np.uint64(63), shift, out=shift)
        rest <<= np.uint64(1)
        rest <<= shift
        windows |= rest
        return windows


def mixed(hashes: Hashes) -> Hashes:
    """The hashes with their bits well spread, in place; 0 stays 0."""
    hashes *= _SPREAD[0]
    hashes ^= hashes >> _HALF
    hashes *= _SPREAD[1]
    hashes ^= hashes >> _HALF
    return hashes
