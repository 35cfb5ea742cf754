"""Two passages word by word: which words of each the other has in the same order."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Finding
from copydesk.report.safe import block

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcode

MOST_WORDS = 4_000
_GONE = 30
_LEAST_COMMON = 0.4
_KINDS = {"equal": "", "delete": "del", "insert": "ins"}
_MOST_CHARACTERS = 40 * MOST_WORDS
_WORD = re.compile(r"\S+\s*")
_LETTERS = re.compile(r"\W+")


class Strand(msgspec.Struct, frozen=True, gc=False):
    """Some words in a row of two passages woven into one: in both (""), in the first alone ("del") or not ("ins")."""

    text: str
    kind: str


class Run(msgspec.Struct, frozen=True, gc=False):
    """Some words in a row; `changed` if they do not stand on the other side."""

    text: str
    changed: bool


def differences(here: str, there: str) -> tuple[list[Run], list[Run]]:
    """Both passages in runs. Case and marks do not count. Passages that are too long to align come whole."""
    left, right = _words(here), _words(there)
    if here == there or max(len(left), len(right)) > MOST_WORDS:
        return [Run(block(here), changed=False)], [Run(block(there), changed=False)]
    opcodes = _opcodes(here, there)
    return (
        _runs(left, [(op.src_start, op.src_end, op.tag != "equal") for op in opcodes]),
        _runs(right, [(op.dest_start, op.dest_end, op.tag != "equal") for op in opcodes]),
    )


def woven(first: str, other: str) -> list[Strand]:
    """What became of the first passage in the other; of a long stretch that is gone only the ends are given.

    Where little is left of it, the other comes as it is.
    """
    left, right = _words(first), _words(other)
    if max(len(left), len(right)) > MOST_WORDS:
        return [Strand(block(other), "")]
    opcodes = _opcodes(first, other)
    common = sum(op.src_end - op.src_start for op in opcodes if op.tag == "equal")
    if common < _LEAST_COMMON * min(len(left), len(right)):
        return [Strand(block(other), "")]
    strands: list[Strand] = []
    for op in opcodes:
        gone = op.tag == "delete"
        text = "".join(left[op.src_start : op.src_end] if gone else right[op.dest_start : op.dest_end])
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


def _words(text: str) -> list[str]:
    return _WORD.findall(text[:_MOST_CHARACTERS])


def _opcodes(first: str, other: str) -> "list[Opcode]":
    from rapidfuzz.distance import Indel

    compared = [list(map(_bare, text[:_MOST_CHARACTERS].split())) for text in (first, other)]
    return list(Indel.opcodes(*compared))


@lru_cache(maxsize=2**16)
def _bare(word: str) -> str:
    """What is compared of a word: its letters and digits, whatever the case; of marks by themselves the marks."""
    return _LETTERS.sub("", word).casefold() or word


def _ends(text: str) -> str:
    words = text.split()
    return text if len(words) <= _GONE else " ".join([*words[: _GONE // 2], "[…]", *words[-_GONE // 2 :]])


def _runs(words: list[str], parts: Iterable[tuple[int, int, bool]]) -> list[Run]:
    """Words of one kind in a row are a run; the blank after changed words belongs to what follows."""
    runs: list[Run] = []
    blank = ""
    for changed, group in groupby((part for part in parts if part[0] < part[1]), key=itemgetter(2)):
        spans = list(group)
        text = blank + "".join(words[spans[0][0] : spans[-1][1]])
        kept = text.rstrip() if changed else text
        runs.append(Run(block(kept), changed))
        blank = text[len(kept) :]
    return runs


def sides(finding: Finding, partner: int) -> tuple[list[Run], list[Run]]:
    """A finding's passage and that of one of its partners."""
    return differences(finding.text, finding.partners[partner].text)
