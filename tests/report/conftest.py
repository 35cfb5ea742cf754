"""Small reports, built by hand."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any, ClassVar

import pytest

from copydesk.model import (
    Cluster,
    DocumentSummary,
    Fact,
    Failure,
    Finding,
    Fix,
    Location,
    Member,
    Partner,
    Published,
    Report,
    Skipped,
    Source,
    Span,
    Stale,
    Stories,
    Story,
    Suppressed,
    Telling,
)
from copydesk.report import ReportContext
from copydesk.rules.rule import Rule

TUESDAY = Published(
    datetime(2024, 3, 12), datetime(2024, 3, 12, 23, 59, 59), "day", "path", "2024-03-12", day=date(2024, 3, 12)
)
WEDNESDAY = Published(
    datetime(2024, 3, 13), datetime(2024, 3, 13, 23, 59, 59), "day", "field", "13 March 2024", day=date(2024, 3, 13)
)
HARBOUR = Source("harbour/ferry.txt", "harbour/ferry.txt", outlet="harbour", published=TUESDAY)
VALLEY = Source("valley/ferry.txt", "valley/ferry.txt", outlet="valley.example", published=WEDNESDAY)
RECORD = Source("r-17", "exports/wire.jsonl", row=17, url="https://wire.example/17")


class DoubledWord(Rule):
    """A word stands twice.

    Why it matters: it reads badly.
    """

    code = "SQ001"
    name = "doubled-word"
    help = "Delete one of the two words."
    bad: ClassVar = ("He ⟦said said⟧ so.",) * 3
    good: ClassVar = ("He said so.",) * 5


def make_finding(**changes: Any) -> Finding:
    values: dict[str, Any] = {
        "rule": "SQ001",
        "name": "doubled-word",
        "family": "quality",
        "document": HARBOUR,
        "span": Span(40, 47),
        "message": "“the the”: the word stands twice; delete one.",
        "severity": "warning",
        "confidence": 0.95,
        "text": "the the",
        "location": Location(3, 5, 3, 12),
        "fingerprint": "8a3f01c2d4e5b6a7",
    }
    return Finding(**(values | changes))


def make_summary(source: Source = HARBOUR, **changes: Any) -> DocumentSummary:
    values: dict[str, Any] = {
        "source": source,
        "title": "The ferry is late",
        "lang": "en",
        "encoding": "utf-8",
        "words": 410,
        "checked": ("boilerplate", "reuse", "facts", "quality"),
        "scorecard": {"flesch": 61.5, "sentence_words": None},
    }
    return DocumentSummary(**(values | changes))


def copied(own: Source, other: Source, **changes: Any) -> Finding:
    """A passage that `own` has from `other`."""
    passage = "The ferry will not sail before the pier has been mended, the mayor said on Tuesday."
    partner = Partner(
        document=other,
        span=Span(10, 93),
        similarity=1.0,
        relation="earlier",
        text=passage,
        location=Location(2, 1, 2, 84),
    )
    values: dict[str, Any] = {
        "rule": "TR002",
        "name": "copied-passage",
        "family": "reuse",
        "document": own,
        "span": Span(120, 203),
        "text": passage,
        "message": f"“The ferry will not sail before …” stands word for word in {other.path}; credit or rewrite it.",
        "partners": (partner,),
        "cluster": "c1",
        "location": Location(7, 1, 7, 84),
        "fingerprint": f"77aa{own.path[:4]}",
    }
    return make_finding(**(values | changes))


@pytest.fixture
def finding() -> Callable[..., Finding]:
    return make_finding


@pytest.fixture
def summary() -> Callable[..., DocumentSummary]:
    return make_summary


@pytest.fixture
def copy() -> Callable[..., Finding]:
    return copied


@pytest.fixture
def sources() -> tuple[Source, Source, Source]:
    return HARBOUR, VALLEY, RECORD


@pytest.fixture
def context() -> ReportContext:
    return ReportContext(
        rules={"SQ001": DoubledWord},
        settings_hash="5e771265",
        tool_version="0.1.0",
        knowledge_version="2026.11",
        knowledge_as_of=date(2026, 11, 1),
    )


@pytest.fixture
def report() -> Report:
    """Three documents with one finding of every shape there is, an error, a skipped file, a silenced finding."""
    late = make_finding(
        rule="FS001",
        name="late-but-living",
        family="facts",
        severity="error",
        confidence=0.99,
        document=VALLEY,
        span=Span(5, 30),
        text="the late mayor Ada Quill",
        message="“the late mayor Ada Quill”: no death of Ada Quill is known as of 2026-11-01; check it.",
        help="Check whether the person has died.",
        evidence={"person": "Ada Quill", "born": date(1950, 1, 2)},
        fingerprint="fs1",
    )
    advert = make_finding(
        rule="BP003",
        name="gambling-ad",
        family="boilerplate",
        document=RECORD,
        span=Span(900, 930),
        text="Bet now!\nNew customers only.",
        message="“Bet now! …” advertises betting; take it out.",
        entry="gambling.en.bet-now",
        fix=Fix(Span(900, 930), "", safe=True),
        fingerprint="bp3",
    )
    note = copied(HARBOUR, VALLEY, severity="note", fingerprint="tr2a")
    passengers = Fact(
        "figure",
        "ferry Tuesday",
        (Telling(HARBOUR, Span(9, 23), "120 passengers"), Telling(VALLEY, Span(30, 44), "210 passengers")),
        differs=True,
    )
    findings = (advert, make_finding(), note, copied(VALLEY, HARBOUR, fingerprint="tr2b"), late)
    return Report(
        findings=tuple(sorted(findings, key=lambda one: one.order)),
        documents=(
            make_summary(RECORD, title=None, lang=None, checked=("boilerplate", "quality"), not_run=("BP030",)),
            make_summary(HARBOUR, outlet_label="The Harbour Post", outlet_from="folder"),
            make_summary(VALLEY, words=1200, outlet_from="url"),
        ),
        clusters=(
            Cluster("c1", "passage", (Member(HARBOUR, Span(120, 203), 1.0, 16), Member(VALLEY, Span(10, 93), 1.0, 16))),
        ),
        errors=(Failure("exports/wire.jsonl", "row 18 is not valid JSON", row=18, fingerprint="e1"),),
        skipped=(Skipped("harbour/logo.png", "not text"), Skipped("valley/pipe", "not a regular file")),
        suppressed=(
            Suppressed(fingerprint="old", by="accept", reason="a pun", rule="SQ001", path="harbour/ferry.txt"),
        ),
        stale=(Stale(by="baseline", fingerprint="gone", said="is no longer found"),),
        stories=Stories((Story("c0ffee", "The ferry is late", (HARBOUR, VALLEY), (passengers,), 1, 1),), 1),
        notices=("meta.jsonl was read as a table about the articles",),
    )
