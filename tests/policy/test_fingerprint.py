"""Fingerprints: equal for the same complaint about the same passage, different for all else."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Finding, Location, Source, Span
from copydesk.policy.fingerprint import stamp

BASE = Finding(
    rule="SQ001", name="doubled-word", family="quality", document=Source("a", "a.txt"), span=Span(3, 12),
    message="m", severity="warning", confidence=1, text="said said", location=Location(1, 4, 1, 13),
)  # fmt: skip


def changed(**values: object) -> Finding:
    return msgspec.structs.replace(BASE, **values)


def prints(*findings: Finding) -> list[str]:
    return [finding.fingerprint for finding in stamp(findings)]


def test_lines_offsets_and_message_take_no_part() -> None:
    moved = changed(span=Span(90, 99), location=Location(7, 1, 7, 10), message="other words", severity="note")
    assert prints(BASE) == prints(moved)


def test_spaces_and_line_breaks_within_the_passage_take_no_part() -> None:
    assert prints(BASE) == prints(changed(text="said\n  said"))


def test_rule_document_and_passage_take_part() -> None:
    others = [changed(rule="SQ002"), changed(document=Source("b", "a.txt")), changed(text="the the")]
    assert len({*prints(BASE), *(prints(other)[0] for other in others)}) == 4


def test_the_path_takes_no_part_where_the_record_has_an_id() -> None:
    assert prints(BASE) == prints(changed(document=Source("a", "elsewhere.jsonl", 7)))


def test_equal_complaints_in_one_document_are_told_apart_by_their_order() -> None:
    later = changed(span=Span(50, 59))
    assert len(set(prints(BASE, later))) == 2
    assert prints(BASE, later) == prints(later, BASE)


@given(st.permutations([changed(span=Span(n, n + 9), text=t) for n, t in [(1, "a a"), (5, "b b"), (9, "a a")]]))
def test_the_order_of_arrival_takes_no_part(findings: list[Finding]) -> None:
    assert prints(*findings) == prints(*sorted(findings, key=lambda each: each.order))


def test_a_travelled_passage_keeps_its_fingerprint_when_it_is_classed_anew() -> None:
    passage = " ".join(f"word{n}" for n in range(60))
    as_copied = changed(rule="TR002", family="reuse", text=passage)
    as_edited = changed(rule="TR003", family="reuse", text=passage + " and more")
    assert prints(as_copied) == prints(as_edited)
