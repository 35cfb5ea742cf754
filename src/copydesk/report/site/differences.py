"""Two passages word by word: which words of each the other has in the same order."""

import re
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Finding
from copydesk.report.safe import block

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcodes

MOST_WORDS = 4_000
_GONE = 30
_LEAST_COMMON = 0.4
_KINDS = {"equal": "", "delete": "del", "insert": "ins"}
_WORD = re.compile(r"\S+\s*")
_LETTERS = re.compile(r"\W+")


class Strand(msgspec.Struct, frozen=True):
    """Some words in a row of two passages woven into one: in both (""), in the first alone ("del") or not ("ins")."""

    text: str
    kind: str


class Run(msgspec.Struct, frozen=True):
    """Some words in a row; `changed` if they do not stand on the other side."""

    text: str
    changed: bool


def differences(here: str, there: str) -> tuple[list[Run], list[Run]]:
    """Both passages in runs. Case and marks do not count. Passages that are too long to align come whole."""
    left, right = _words(here), _words(there)
    if max(len(left), len(right)) > MOST_WORDS:
        return [Run(block(here), changed=False)], [Run(block(there), changed=False)]
    changed = {"src": [True] * len(left), "dest": [True] * len(right)}
    for op in _opcodes(left, right):
        if op.tag == "equal":
            changed["src"][op.src_start : op.src_end] = [False] * (op.src_end - op.src_start)
            changed["dest"][op.dest_start : op.dest_end] = [False] * (op.dest_end - op.dest_start)
    return _runs(left, changed["src"]), _runs(right, changed["dest"])


def woven(first: str, other: str) -> list[Strand]:
    """What became of the first passage in the other; of a long stretch that is gone only the ends are given.

    Where little is left of it, the other comes as it is.
    """
    left, right = _words(first), _words(other)
    if max(len(left), len(right)) > MOST_WORDS:
        return [Strand(block(other), "")]
    opcodes = _opcodes(left, right)
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
    return _WORD.findall(text[: 40 * MOST_WORDS])


def _opcodes(left: list[str], right: list[str]) -> "Opcodes":
    from rapidfuzz.distance import Indel

    ids: dict[str, int] = {}
    here, there = (
        [ids.setdefault(_LETTERS.sub("", word).casefold() or word, len(ids)) for word in side] for side in (left, right)
    )
    return Indel.opcodes(here, there)


def _ends(text: str) -> str:
    words = text.split()
    return text if len(words) <= _GONE else " ".join([*words[: _GONE // 2], "[…]", *words[-_GONE // 2 :]])


def _runs(words: list[str], changed: list[bool]) -> list[Run]:
    """Words of one kind in a row are a run; the blank after changed words belongs to what follows."""
    runs: list[Run] = []
    start, blank = 0, ""
    for end in range(1, len(words) + 1):
        if end == len(words) or changed[end] != changed[start]:
            text = blank + "".join(words[start:end])
            kept = text.rstrip() if changed[start] else text
            runs.append(Run(block(kept), changed[start]))
            start, blank = end, text[len(kept) :]
    return runs


def sides(finding: Finding, partner: int) -> tuple[list[Run], list[Run]]:
    """A finding's passage and that of one of its partners."""
    return differences(finding.text, finding.partners[partner].text)
