"""Which documents a cleaned copy leaves out, and which of several copies stays."""

from datetime import datetime

import pytest

from copydesk.clean import CleanError, check_keep, dropped
from copydesk.model import DocumentSummary, Finding, Partner, Published, Report, Source, Span


def source(name: str, day: int | None = None) -> Source:
    at = datetime(2020, 1, day) if day else None
    published = Published(at, at, "day", "field", str(day)) if at else None
    return Source(name, f"{name}.txt", outlet=f"{name}-post", published=published)


def summary(source: Source, words: int) -> DocumentSummary:
    return DocumentSummary(source=source, title=None, lang="en", encoding="utf-8", words=words, checked=())


def finding(here: Source, *others: Source, reference: bool = False) -> Finding:
    partners = tuple(Partner(document=other, span=Span(0, 1), similarity=0.9, reference=reference) for other in others)
    return Finding(
        rule="TR001", name="copied-document", family="reuse", document=here, span=Span(0, 1), message="stands in both",
        severity="warning", confidence=0.97, partners=partners,
    )  # fmt: skip


FIRST, SECOND, UNDATED = source("zoo", 1), source("bee", 2), source("ant")
SUMMARIES = (summary(FIRST, 90), summary(SECOND, 100), summary(UNDATED, 80))
# joined in a chain: nobody names all the others
COPIES = (finding(FIRST, SECOND), finding(SECOND, FIRST), finding(SECOND, UNDATED), finding(UNDATED, SECOND))
REPORT = Report(findings=COPIES, documents=SUMMARIES)


@pytest.mark.parametrize(
    ("keep", "stays"),
    [("first", "zoo"), ("longest", "bee"), ("ant-post", "ant"), ("ANT-POST", "ant"), ("elsewhere", "zoo")],
    ids=["the earliest", "the longest", "an outlet's", "an outlet's in any case", "the earliest where it has none"],
)
def test_one_of_all_joined_copies_stays(keep: str, stays: str) -> None:
    left = dropped(REPORT, ["TR001"], keep)
    assert {each.document.id for each in left} == {"zoo", "bee", "ant"} - {stays}
    assert all(each.kept is not None and each.kept.id == stays for each in left)


def test_a_row_gives_reason_and_partner() -> None:
    rows = {each.document.id: each.row for each in dropped(REPORT, ["TR001"])}
    assert rows["bee"]["reason"] == "stands in both"
    assert rows["bee"]["partner"]["path"] == "zoo.txt"
    assert rows["ant"]["kept"]["path"] == "zoo.txt"


def test_other_rules_drop_nothing() -> None:
    assert dropped(REPORT, ["TR002"]) == ()


def test_a_document_with_a_finding_of_its_own_goes_whole() -> None:
    report = Report(findings=(finding(FIRST),), documents=SUMMARIES)
    assert [(each.document.id, each.kept) for each in dropped(report, ["TR001"])] == [("zoo", None)]


def test_a_reference_stays_and_all_its_copies_go() -> None:
    outside = source("old", 1)
    found = (finding(FIRST, outside, reference=True), finding(FIRST, SECOND), finding(SECOND, FIRST))
    left = dropped(Report(findings=found, documents=SUMMARIES), ["TR001"])
    assert {each.document.id for each in left} == {"zoo", "bee"}
    assert all(each.kept == outside for each in left)


@pytest.mark.parametrize("keep", ["first", "longest", "Zoo-Post"])
def test_what_may_be_kept(keep: str) -> None:
    check_keep(REPORT, keep)


@pytest.mark.parametrize(("keep", "said"), [("zoo-pst", "did you mean zoo-post?"), ("frist", "did you mean first?")])
def test_a_slip_in_what_to_keep_is_told(keep: str, said: str) -> None:
    with pytest.raises(CleanError, match=f"neither first nor longest.*{said[:-1]}"):
        check_keep(REPORT, keep)
