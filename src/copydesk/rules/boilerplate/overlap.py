"""Where boilerplate findings of one document overlap, one remains: the surer, the longer, the one with a name."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from copydesk.model import Document, Finding, Span
from copydesk.rules.boilerplate.judgement import agreed
from copydesk.rules.pack_rule import removal
from copydesk.rules.rule import SURE

RECURRING = "recurring-block"
HALF = 0.5


def resolved(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings without overlaps, by place; surer where a line's words, shape and place agree.

    A recurring block yields to a named kind that covers at least half of it, and leaves what it knows as evidence
    ("in 41 of 44 files"). Otherwise the surer finding stays, then the longer. One that is covered by half or more goes,
    and one inside a single line, of which no part stands for itself; a block of lines is cut to its longest free part.
    """
    given = sorted(findings, key=lambda each: (each.span, each.rule, -each.confidence, each.message))
    every = sorted(agreed(document, given), key=lambda each: (each.span, each.rule))
    if all(one.span.end <= other.span.start for one, other in pairwise(every)):
        return tuple(every)
    names = [each.span for each in every if each.name != RECURRING]
    kept: list[Finding] = []
    for finding in sorted(every, key=lambda each: _rank(each, names)):
        _settle(document, finding, kept)
    return tuple(sorted(kept, key=lambda each: (each.span, each.rule)))


def _rank(finding: Finding, names: list[Span]) -> tuple[bool, float, int, Span, str]:
    """First the findings that others yield to; last a recurring block of which names cover half or more."""
    yields = finding.name == RECURRING and _covered(finding.span, names) >= HALF
    return yields, -finding.confidence, -len(finding.span), finding.span, finding.rule


def _settle(document: Document, finding: Finding, kept: list[Finding]) -> None:
    """Take a finding among those kept: whole, cut to what is free, or as evidence of one that stands there."""
    rivals = [at for at, each in enumerate(kept) if _shared(finding.span, each.span)]
    if not rivals:
        kept.append(finding)
    elif _covered(finding.span, [kept[at].span for at in rivals]) >= HALF:
        if finding.name == RECURRING:
            for at in rivals:
                kept[at] = _with_recurrence(kept[at], finding)
    elif _has_lines(document, finding.span):
        part = _free_part(document, finding.span, [kept[at].span for at in rivals])
        if part is not None:
            fix = finding.fix and removal(document, part, safe=finding.fix.safe and finding.confidence >= SURE)
            kept.append(msgspec.structs.replace(finding, span=part, fix=fix))


def _has_lines(document: Document, span: Span) -> bool:
    """Whether a passage reaches over a line's end."""
    passage = document.text[span.start : span.end]
    return "\n" in passage or "\r" in passage


def _with_recurrence(finding: Finding, block: Finding) -> Finding:
    """A finding that says in how many files of the outlet its passage stands."""
    known = {key: block.evidence[key] for key in ("files", "of") if key in block.evidence}
    return msgspec.structs.replace(finding, evidence={**finding.evidence, **known})


def _shared(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _covered(span: Span, by: list[Span]) -> float:
    """The share of a span that others cover; these may overlap each other."""
    length = last = 0
    for other in sorted(by):
        start = max(span.start, other.start, last)
        end = min(span.end, other.end)
        length += max(0, end - start)
        last = max(last, end)
    return length / max(1, len(span))


def _free_part(document: Document, span: Span, taken: list[Span]) -> Span | None:
    """The longest part of a span that is not taken, without white space around; None if no word is in any."""
    parts: list[Span] = []
    start = span.start
    for other in sorted(taken):
        parts.append(Span(start, max(start, other.start)))
        start = max(start, other.end)
    parts.append(Span(min(start, span.end), span.end))
    longest = max(parts, key=len)
    inner = document.text[longest.start : longest.end]
    if not any(char.isalnum() for char in inner):
        return None
    lead = len(inner) - len(inner.lstrip())
    return Span(longest.start + lead, longest.start + lead + len(inner.strip()))
