"""Two passages word by word: which words of each the other has in the same order."""

import re

import msgspec

from copydesk.model import Finding
from copydesk.report.safe import block

MOST_WORDS = 4_000
_WORD = re.compile(r"\S+\s*")
_LETTERS = re.compile(r"\W+")


class Run(msgspec.Struct, frozen=True):
    """Some words in a row; `changed` if they do not stand on the other side."""

    text: str
    changed: bool


def differences(here: str, there: str) -> tuple[list[Run], list[Run]]:
    """Both passages in runs. Case and marks do not count. Passages that are too long to align come whole."""
    sides = [_WORD.findall(here[: 40 * MOST_WORDS]), _WORD.findall(there[: 40 * MOST_WORDS])]
    if max(map(len, sides)) > MOST_WORDS:
        return [Run(block(here), changed=False)], [Run(block(there), changed=False)]
    ids: dict[str, int] = {}
    known = [[ids.setdefault(_LETTERS.sub("", word).casefold() or word, len(ids)) for word in side] for side in sides]
    changed = _changed(*known)
    return _runs(sides[0], changed[0]), _runs(sides[1], changed[1])


def _changed(here: list[int], there: list[int]) -> tuple[list[bool], list[bool]]:
    from rapidfuzz.distance import Indel

    left, right = [here != there] * len(here), [here != there] * len(there)
    if here != there:
        for block_ in Indel.opcodes(here, there).as_matching_blocks():
            left[block_.a : block_.a + block_.size] = [False] * block_.size
            right[block_.b : block_.b + block_.size] = [False] * block_.size
    return left, right


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
