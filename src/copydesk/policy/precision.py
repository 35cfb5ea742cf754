"""Precision by rule, from a sheet of findings that were judged by hand."""

import math
from collections.abc import Iterable

import msgspec

from copydesk.policy.sample import SampleError, read_csv

_VERDICTS = {
    "right": ("right", "yes", "y", "1", "1.0", "true"),
    "wrong": ("wrong", "no", "n", "0", "0.0", "false"),
    "unsure": ("unsure", "?"),
}
_MEANING = {word: verdict for verdict, words in _VERDICTS.items() for word in words}
_Z = 1.959963984540054  # the normal quantile of a two-sided 95% interval


class Tally(msgspec.Struct, frozen=True):
    """How the findings of one rule were judged; `rule` is "all" for their sum."""

    rule: str
    name: str = ""
    right: int = 0
    wrong: int = 0
    unsure: int = 0
    not_judged: int = 0

    @property
    def decided(self) -> int:
        """Findings judged right or wrong: what precision rests on."""
        return self.right + self.wrong

    @property
    def precision(self) -> float | None:
        """The share that was right, None where nothing was decided."""
        return self.right / self.decided if self.decided else None

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval of the precision."""
        return wilson(self.right, self.decided)


def wilson(k: int, n: int) -> tuple[float, float]:
    """The 95% score interval for k of n, without continuity correction (Wilson 1927); (0, 1) where n is 0."""
    if n == 0:
        return (0.0, 1.0)
    share, z_squared = k / n, _Z * _Z
    centre = share + z_squared / (2 * n)
    reach = _Z * math.sqrt(share * (1 - share) / n + z_squared / (4 * n * n))
    scale = 1 + z_squared / n
    low = 0.0 if k == 0 else (centre - reach) / scale
    high = 1.0 if k == n else (centre + reach) / scale
    return (low, high)


def score(sheet: bytes) -> tuple[Tally, ...]:
    """The tally of each rule in a filled sheet, sorted by rule.

    A verdict is right, wrong or unsure; y/n/?, yes/no and 1/0 say the same, in any case. An empty one is counted as not
    judged. Raises SampleError: no `rule` or `verdict` column, no rows, or an unknown verdict, with its line.
    """
    counts: dict[str, dict[str, int]] = {}
    names: dict[str, str] = {}
    for line, row in read_csv(sheet):
        missing = [column for column in ("rule", "verdict") if column not in row]
        if missing:
            raise SampleError(f"no column `{missing[0]}` in the sheet; fill in the one that `audit sample` wrote")
        rule = _printable(row["rule"])
        names.setdefault(rule, _printable(row.get("name", "")))
        tally = counts.setdefault(rule, {"right": 0, "wrong": 0, "unsure": 0, "not_judged": 0})
        tally[_verdict(row["verdict"], line)] += 1
    if not counts:
        raise SampleError("no judged findings in the sheet; is it the one that `audit sample` wrote?")
    return tuple(Tally(rule, names[rule], **counts[rule]) for rule in sorted(counts))


def _printable(cell: str) -> str:
    return "".join(char for char in cell.strip()[:80] if char.isprintable())


def _verdict(cell: str, line: int) -> str:
    word = cell.strip().lower()
    if not word:
        return "not_judged"
    if word not in _MEANING:
        raise SampleError(f"line {line}: verdict {cell.strip()[:40]!r} is not known; write right, wrong or unsure")
    return _MEANING[word]


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum over all rules: of the sheet, not of the corpus, whose rules are not found equally often."""
    listed = list(tallies)
    return Tally(
        "all",
        "",
        right=sum(tally.right for tally in listed),
        wrong=sum(tally.wrong for tally in listed),
        unsure=sum(tally.unsure for tally in listed),
        not_judged=sum(tally.not_judged for tally in listed),
    )


def score_text(tallies: Iterable[Tally]) -> str:
    """The tallies as lines for a terminal, their sum last."""
    listed = list(tallies)
    labels = [f"{tally.rule} {tally.name}".strip() for tally in listed] + ["all rules"]
    width = max(map(len, labels))
    lines = [f"{'rule':{width}}  {'right':>12}  precision  95% interval   unsure  not judged"]
    for label, tally in zip(labels, [*listed, total(listed)], strict=True):
        low, high = tally.interval
        share = "-" if tally.precision is None else f"{tally.precision:.1%}"
        between = "-" if tally.precision is None else f"{low:.1%}-{high:.1%}"
        of = f"{tally.right} of {tally.decided}"
        lines.append(f"{label:{width}}  {of:>12}  {share:>9}  {between:12}  {tally.unsure:>7}  {tally.not_judged:>10}")
    return "\n".join(lines) + "\n"
