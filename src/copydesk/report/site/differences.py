"""Two passages word by word: which words of each the other has in the same order."""

import re
from collections.abc import Iterable
from itertools import accumulate, groupby
from operator import add, itemgetter
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Finding, Partner
from copydesk.report.safe import block

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

MOST_WORDS = 4_000
_GONE = 30
_LEAST_COMMON = 0.4
_KINDS = {"equal": "", "delete": "del", "insert": "ins"}
_MOST_CHARACTERS = 40 * MOST_WORDS
_MOST_KNOWN = 2**17
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"\W+")


class Strand(msgspec.Struct, frozen=True, gc=False):
    """Some words in a row of two passages woven into one: in both (""), in the first alone ("del") or not ("ins")."""

    text: str
    kind: str


class Run(msgspec.Struct, frozen=True, gc=False):
    """Some words in a row; `changed` if they do not stand on the other side."""

    text: str
    changed: bool


class _Side(msgspec.Struct, frozen=True):
    """A passage as it is compared: each word without its marks, whatever its case, and where it begins."""

    text: str
    bare: list[str]

    @staticmethod
    def of(text: str) -> "_Side":
        text = text[:_MOST_CHARACTERS]
        return _Side(text, list(map(_bare.__getitem__, text.split())))

    @property
    def places(self) -> list[int]:
        """Where each word begins, and where the next one would."""
        places: list[int] = []
        start = 0
        for line in self.text.split("\n"):
            words = line.split()
            ends = list(accumulate(map(len, words), initial=start))
            if ends[-1] - start + len(words) - 1 == len(line):  # a single blank between any two
                places += map(add, ends, range(len(words)))
            else:
                places += [start + word.start() for word in _WORD.finditer(line)]
            start += len(line) + 1
        return [*places, len(self.text)]


class _Bare(dict[str, str]):
    """Words without their marks and case, each worked out once; marks by themselves are as they are."""

    def __missing__(self, word: str) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        self[word] = bare = _LETTERS.sub("", word).casefold() or word
        return bare


_bare = _Bare()


def _opcodes(left: _Side, right: _Side) -> "list[Opcode]":
    from rapidfuzz.distance import Indel

    return list(Indel.opcodes(left.bare, right.bare))


def differences(here: str, there: str) -> tuple[list[Run], list[Run]]:
    """Both passages in runs. Case and marks do not count. Passages that are too long to align come whole."""
    left, right = _Side.of(here), _Side.of(there)
    if left.bare == right.bare or max(len(left.bare), len(right.bare)) > MOST_WORDS:
        return [Run(block(here), changed=False)], [Run(block(there), changed=False)]
    opcodes = _opcodes(left, right)
    return (
        _runs(left, [(op.src_start, op.src_end, op.tag != "equal") for op in opcodes]),
        _runs(right, [(op.dest_start, op.dest_end, op.tag != "equal") for op in opcodes]),
    )


def _runs(side: _Side, parts: Iterable[tuple[int, int, bool]]) -> list[Run]:
    """Words of one kind in a row are a run; the blank after changed words belongs to what follows."""
    runs: list[Run] = []
    places = side.places
    start = places[0]
    for changed, group in groupby((part for part in parts if part[0] < part[1]), key=itemgetter(2)):
        *_, (_, last, _) = group
        text = side.text[start : places[last]]
        kept = text.rstrip() if changed else text
        runs.append(Run(block(kept), changed))
        start += len(kept)
    return runs


def sides(finding: Finding, partner: Partner) -> tuple[list[Run], list[Run]]:
    """A finding's passage and that of one of its partners."""
    return differences(finding.text, partner.text)


def woven(first: str, other: str) -> list[Strand]:
    """What became of the first passage in the other; of a long stretch that is gone only the ends are given.

    Where little is left of it, the other comes as it is.
    """
    left, right = _Side.of(first), _Side.of(other)
    if max(len(left.bare), len(right.bare)) > MOST_WORDS:
        return [Strand(block(other), "")]
    opcodes = _opcodes(left, right)
    common = sum(op.src_end - op.src_start for op in opcodes if op.tag == "equal")
    if common < _LEAST_COMMON * min(len(left.bare), len(right.bare)):
        return [Strand(block(other), "")]
    strands: list[Strand] = []
    were, are = left.places, right.places
    for op in opcodes:
        gone = op.tag == "delete"
        text = first[were[op.src_start] : were[op.src_end]] if gone else other[are[op.dest_start] : are[op.dest_end]]
        kind = _KINDS[op.tag]
        if kind:
            words = text.rstrip()
            strands += [
                Strand(block(_ends(words) if gone else words), kind),
                Strand(block(text[len(words) :] or " "), ""),
            ]
        else:
            strands.append(Strand(block(text), ""))
    return strands


def _ends(text: str) -> str:
    words = text.split()
    return text if len(words) <= _GONE else " ".join([*words[: _GONE // 2], "[…]", *words[-_GONE // 2 :]])
