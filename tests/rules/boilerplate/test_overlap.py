"""Overlapping findings: which one remains, and what it takes over."""

from itertools import pairwise
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.boilerplate.overlap import resolved

TEXT = "Copyright 2021 Harbour Post. Night desk, line 4.\nMost read\nWho owns the river\nRead more: Five charts\n" * 2
DOCUMENT = Document(id="a", path="a", text=TEXT)


def found(name: str, start: int, end: int, *, confidence: float = 0.97, **evidence: Any) -> Finding:
    code = {"copyright": "BP022", "advert-marker": "BP005", "recurring-block": "BP030"}.get(name, "BP002")
    return Finding(
        rule=code,
        name=name,
        family="boilerplate",
        document=DOCUMENT.source,
        span=Span(start, end),
        message="",
        severity="warning",
        confidence=confidence,
        evidence=evidence,
        fix=Fix(Span(start, end), "", confidence >= 0.97),
    )


def test_findings_apart_all_remain_by_place() -> None:
    one, other = found("advert-marker", 40, 48), found("copyright", 0, 28)
    assert resolved(DOCUMENT, [one, other]) == (other, one)


def test_a_recurring_block_yields_to_a_name_and_leaves_its_count() -> None:
    (kept,) = resolved(
        DOCUMENT,
        [found("recurring-block", 0, 28, files=41, of=44), found("copyright", 0, 28, confidence=0.9, kind="notice")],
    )
    assert kept.name == "copyright"
    assert kept.evidence == {"kind": "notice", "files": 41, "of": 44}


def test_a_recurring_block_of_which_a_name_covers_little_loses_that_part_at_most() -> None:
    kept = resolved(DOCUMENT, [found("recurring-block", 0, 100, files=41, of=44), found("copyright", 0, 28)])
    assert [each.name for each in kept] == ["recurring-block"]


def test_two_names_together_take_the_place_of_a_recurring_block() -> None:
    kept = resolved(
        DOCUMENT,
        [found("recurring-block", 0, 60, files=3, of=4), found("copyright", 0, 28), found("sponsored", 28, 50)],
    )
    assert [(each.name, each.evidence["files"]) for each in kept] == [("copyright", 3), ("sponsored", 3)]


def test_the_surer_remains() -> None:
    (kept,) = resolved(DOCUMENT, [found("related-block", 0, 30, confidence=0.88), found("copyright", 0, 28)])
    assert kept.name == "copyright"


def test_of_equally_sure_ones_the_longer_remains() -> None:
    (kept,) = resolved(DOCUMENT, [found("copyright", 10, 28), found("related-block", 0, 80)])
    assert kept.name == "related-block"


def test_a_less_sure_block_is_cut_around_a_sure_line() -> None:
    kept = resolved(DOCUMENT, [found("related-block", 0, 100, confidence=0.88), found("copyright", 0, 29)])
    assert [(each.name, each.span.start) for each in kept] == [("copyright", 0), ("related-block", 29)]
    assert kept[1].fix is not None
    assert kept[1].fix.span.start >= 28


def test_a_less_sure_sentence_gives_way_to_a_sure_one_inside_it() -> None:
    (kept,) = resolved(DOCUMENT, [found("author-bio", 0, 48, confidence=0.9), found("copyright", 0, 20)])
    assert kept.name == "copyright"


spans = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 60)).map(
    lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
)
names = st.sampled_from(["copyright", "advert-marker", "recurring-block", "related-block"])
many = st.lists(st.tuples(names, spans, st.sampled_from([0.85, 0.9, 0.97])), max_size=12)


@given(many)
def test_what_remains_never_overlaps_and_lies_in_what_was_found(rows: list[tuple[str, tuple[int, int], float]]) -> None:
    given_ones = [found(name, *span, confidence=sure) for name, span, sure in rows]
    kept = resolved(DOCUMENT, given_ones)
    assert all(one.span.end <= other.span.start for one, other in pairwise(kept))
    assert all(any(g.span.start <= k.span.start and k.span.end <= g.span.end for g in given_ones) for k in kept)
    assert bool(kept) == bool(given_ones)
    assert resolved(DOCUMENT, reversed(given_ones)) == kept
