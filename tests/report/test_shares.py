"""Who carries whose text: passages counted once, from the one outlet that had them first."""

from datetime import datetime, time

import pytest

from copydesk.model import Cluster, DocumentSummary, Member, Published, Report, Source, Span
from copydesk.report import ReportContext
from copydesk.report.shared_rows import FlowRow
from copydesk.report.shares import flow_rows, outlet_rows


def on(when: str | None) -> Published | None:
    if when is None:
        return None
    moment = datetime.fromisoformat(when)
    if moment.time() != time.min:
        return Published(moment, moment, "minute", "field", when, moment.date())
    return Published(moment, datetime.combine(moment, time.max), "day", "field", when, moment.date())


def copy(outlet: str | None, when: str | None, *, name: str = "a", words: int = 30, credited: bool = False) -> Member:
    path = f"{outlet}/{name}.txt"
    return Member(Source(path, path, outlet=outlet, published=on(when)), Span(0, 90), 1.0, words, credited)


def report(*passages: tuple[Member, ...], references: tuple[str, ...] = (), kind: str = "passage") -> Report:
    sources = {member.document for members in passages for member in members}
    return Report(
        clusters=tuple(Cluster(f"c{number}", kind, members) for number, members in enumerate(passages)),
        documents=tuple(
            DocumentSummary(source=source, title=None, lang="en", encoding="utf-8", words=99, checked=())
            for source in sorted(sources, key=lambda source: source.key)
            if source.outlet not in references
        ),
    )


def edges(made: Report) -> list[tuple[str, str, int]]:
    return [(row.from_, row.to, row.passages) for row in flow_rows(made)]


def test_a_passage_flows_from_the_first_to_each_that_carries_it_later() -> None:
    made = report((copy("pilot", "2020-05-01"), copy("quay", "2020-05-02"), copy("skerry", "2020-05-03", words=28)))
    assert flow_rows(made) == [
        FlowRow(from_="pilot", to="quay", passages=1, words=30, median_lag_hours=24.0, credited_share=0.0),
        FlowRow(from_="pilot", to="skerry", passages=1, words=28, median_lag_hours=48.0, credited_share=0.0),
    ]


def test_copies_inside_one_outlet_count_once() -> None:
    later = copy("quay", "2020-05-02"), copy("quay", "2020-05-09", name="b"), copy("quay", None, name="c")
    [row] = flow_rows(report((copy("pilot", "2020-05-01"), *later)))
    assert (row.passages, row.words, row.median_lag_hours) == (1, 30, 24.0)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("2020-05-01", "2020-05-01", [], id="the same day"),
        pytest.param("2020-05-01T08:00", "2020-05-01T09:30", [("pilot", "quay", 1)], id="the same day, to the hour"),
        pytest.param("2020-05-01", None, [], id="one undated"),
    ],
)
def test_only_what_is_certainly_later_flows(one: str, other: str | None, expected: list[tuple[str, str, int]]) -> None:
    assert edges(report((copy("pilot", one), copy("quay", other)))) == expected


def test_where_two_may_have_been_first_it_is_from_nobody() -> None:
    made = report((copy("pilot", "2020-05-01"), copy("quay", "2020-05-01"), copy("skerry", "2020-05-03")))
    assert edges(made) == []
    assert [share.later for share in outlet_rows(made, ReportContext())[2].shares] == [1, 1]


def test_undated_copies_hinder_nobody() -> None:
    made = report((copy("pilot", "2020-05-01"), copy("skerry", "2020-05-03"), copy("quay", None)))
    assert edges(made) == [("pilot", "skerry", 1)]


def test_credited_copies_are_given_apart() -> None:
    first = copy("pilot", "2020-05-01")
    made = report(
        (first, copy("quay", "2020-05-02", credited=True)),
        (first, copy("quay", "2020-05-03")),
        (first, copy("quay", "2020-05-04")),
    )
    [row] = flow_rows(made)
    assert (row.passages, row.credited_share, row.median_lag_hours) == (3, 0.33, 48.0)
    pilot, quay = outlet_rows(made, ReportContext())
    assert [share.credited_passages for share in (*pilot.shares, *quay.shares)] == [0, 1]


def test_references_are_carried_but_not_reported_among_themselves() -> None:
    made = report(
        (copy("wire", "2020-05-01"), copy("cable", "2020-05-02"), copy("quay", "2020-05-03")),
        references=("wire", "cable"),
    )
    assert edges(made) == [("wire", "quay", 1)]
    [quay] = outlet_rows(made, ReportContext())
    assert [share.with_ for share in quay.shares] == ["cable", "wire"]


@pytest.mark.parametrize("kind", ["versions", "quotation"])
def test_versions_and_quotations_are_no_passages(kind: str) -> None:
    made = report((copy("pilot", "2020-05-01"), copy("quay", "2020-05-02")), kind=kind)
    assert edges(made) == []
    assert [row.shares for row in outlet_rows(made, ReportContext())] == [[], []]


def test_unknown_outlets_are_left_out() -> None:
    assert edges(report((copy(None, "2020-05-01"), copy("quay", "2020-05-02")))) == []
