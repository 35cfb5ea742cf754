"""How whole a text came through: 0 to 100, with every deduction named. It says nothing about the journalism."""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.model import Finding

WHOLE = 100.0
MOST_PER_RULE = 25.0
USUAL_WORDS = 700  # of a news article; in a longer text the same slip weighs less
_LEAST_FACTOR, _MOST_FACTOR = 0.5, 1.5


class Deduction(msgspec.Struct, frozen=True):
    """The points that a rule's findings cost, at most 25."""

    code: str
    name: str
    hits: int
    points: float


class Integrity(msgspec.Struct, frozen=True):
    """What is left of 100 after the deductions, most costly first.

    Text integrity only: insertions, damage, contradictions and copied passages that were found in the text. It is no
    grade of the writing, the sources or the outlet; an opinion column and a wire report can both have 100.
    """

    score: float
    deductions: tuple[Deduction, ...] = ()


def integrity(findings: Iterable[Finding], words: int) -> Integrity:
    """The integrity of a document of so many words, from all its findings, of every family.

    Each rule costs its weight times its hits times 700 / words (at least a half, at most one and a half).
    """
    factor = min(max(USUAL_WORDS / max(words, 1), _LEAST_FACTOR), _MOST_FACTOR)
    costs: dict[tuple[str, str], tuple[int, float]] = {}
    for finding in findings:
        key, hits = (finding.rule, finding.name), hits_of(finding)
        known, cost = costs.get(key, (0, 0.0))
        costs[key] = known + hits, cost + hits * _weight(finding)
    deductions = [
        Deduction(code, name, hits, min(round(cost * factor, 1), MOST_PER_RULE))
        for (code, name), (hits, cost) in costs.items()
        if cost
    ]
    deductions.sort(key=lambda each: (-each.points, each.code))
    left = WHOLE - sum(deduction.points for deduction in deductions)
    return Integrity(max(round(left, 1), 0.0), tuple(deductions))


def hits_of(finding: Finding) -> int:
    """How many places a finding stands for: a rule that hits very often reports the first few and counts the rest."""
    more = finding.evidence.get("more")
    return 1 + (more if isinstance(more, int) and more > 0 else 0)


def _weight(finding: Finding) -> float:
    rules, families = _weights()
    own = rules.get(finding.rule)
    return families[finding.family][finding.severity] if own is None else own


@cache
def _weights() -> tuple[dict[str, float], dict[str, dict[str, float]]]:
    table = tomllib.loads(files("copydesk.scorecard").joinpath("weights.toml").read_text(encoding="utf-8"))
    return table["rules"], table["families"]
