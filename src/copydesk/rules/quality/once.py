"""How quality rules report: the first few findings of a file stand for themselves, long passages are cut short."""

from collections.abc import Iterator, Sequence

import msgspec

from copydesk.model import Finding

SHOWN = 10
EXCERPT = 80  # code points of a passage that a message quotes


def collapsed(findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings of a file; where there are more than a few, the last shown one says how many follow.

    A template that makes the same slip on every line gives a handful of findings, not a hundred.
    """
    if len(findings) <= SHOWN:
        yield from findings
        return
    yield from findings[: SHOWN - 1]
    last, more = findings[SHOWN - 1], len(findings) - SHOWN
    evidence = {**last.evidence, "more": more, "more_at": [each.span.start for each in findings[SHOWN:]][:200]}
    yield msgspec.structs.replace(
        last, message=f"{last.message} So in {more} more places of this file.", evidence=evidence
    )


def shortened(passage: str) -> str:
    """A passage without line breaks as a message quotes it: cut, with "…", where it is long."""
    return passage if len(passage) <= EXCERPT else f"{passage[: EXCERPT - 1].rstrip()}…"
