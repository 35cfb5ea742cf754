"""What is silenced, and what was to silence something and does not."""

from typing import Any

import pytest

from copydesk.model import DocumentSummary, Failure, Finding, Ignore, Location, Report, Source, Span
from copydesk.policy.accept import Accepted
from copydesk.policy.baseline import Known
from copydesk.policy.fingerprint import stamp
from copydesk.policy.silence import Ran, Silencing, renewed, silenced
from copydesk.rules.catalog import built_in_rules

RULES = built_in_rules()


def source(path: str) -> Source:
    return Source(path, path)


def finding(mark: str, path: str = "a.md", *, rule: str = "SQ001", line: int = 3) -> Finding:
    return Finding(
        rule=rule, name=RULES[rule].name, family=RULES[rule].family, document=source(path), span=Span(0, 1),
        message="m",
        severity="warning", confidence=1, location=Location(line, 1, line, 2), fingerprint=mark,
    )  # fmt: skip


def summary(path: str, *ignores: Ignore) -> DocumentSummary:
    return DocumentSummary(
        source=source(path), title=None, lang="en", encoding="utf-8", words=1, checked=("quality",), ignores=ignores
    )


def report(*findings: Finding, documents: tuple[DocumentSummary, ...] = (), **more: Any) -> Report:
    paths = dict.fromkeys(["a.md", *(each.document.path for each in findings)])
    return Report(findings=findings, documents=documents or tuple(summary(path) for path in paths), **more)


def ran(*marks: str, codes: str = "SQ001 FS001", gone: str = "") -> Ran:
    made = tuple(finding(mark) for mark in marks)
    return Ran(codes=frozenset(codes.split()), findings=made, is_gone=lambda path: path in gone.split())


def test_accepted_and_known_findings_are_silenced_and_listed() -> None:
    silencing = Silencing(accepted=(Accepted(fingerprint="f1", reason="a pun"),), baseline=(Known("f2"), Known("f1")))
    done = silenced(report(finding("f1"), finding("f2"), finding("f3")), silencing, ran("f1", "f2", "f3"), RULES)
    assert [each.fingerprint for each in done.findings] == ["f3"]
    assert [(each.fingerprint, each.by, each.reason, each.rule, each.path) for each in done.suppressed] == [
        ("f1", "accept", "a pun", "SQ001", "a.md"), ("f2", "baseline", "", "SQ001", "a.md"),
    ]  # fmt: skip
    assert done.stale == ()


def test_an_error_is_accepted_but_never_part_of_a_baseline() -> None:
    broken = report(errors=(Failure("b.jsonl", "is broken", fingerprint="e1"),))
    accepted = silenced(broken, Silencing(accepted=(Accepted(fingerprint="e1", reason="known"),)), ran(), RULES)
    assert (accepted.errors, [each.by for each in accepted.suppressed], accepted.stale) == ((), ["accept"], ())
    assert silenced(broken, Silencing(baseline=(Known("e1"),)), ran(), RULES).errors == broken.errors


@pytest.mark.parametrize(
    ("entry", "is_stale"),
    [
        (Known("x", "SQ001", "a.md"), True),
        (Known("x", "BP001", "a.md"), False),
        (Known("x", "SQ001", "elsewhere.md"), False),
        (Known("x", "SQ001", "gone.md"), True),
        (Known("x"), True),
        (Known("seen", "SQ001", "a.md"), False),
        (Known("x", "SQ001", "crashed.md"), False),
    ],
    ids=[
        "its file was audited", "its rule did not run", "its file was not audited", "its file is gone",
        "it says nothing of itself", "it was found, but not surely enough", "a rule crashed on its file",
    ],
)  # fmt: skip
def test_an_entry_is_stale_if_this_run_would_have_found_it(entry: Known, is_stale: bool) -> None:
    made = report(errors=(Failure("crashed.md", "SQ001 failed", rule="SQ001"),))
    made = silenced(made, Silencing(baseline=(entry,)), ran("seen", gone="gone.md"), RULES)
    assert [each.fingerprint for each in made.stale] == ([entry.fingerprint] if is_stale else [])


def comment(*words: str, reason: str = "a pun", line: int = 2, next_line: int = 3) -> Ignore:
    return Ignore(words, reason, line, next_line)


@pytest.mark.parametrize(
    ("made", "silences", "said"),
    [
        (comment("SQ001"), True, ""),
        (comment("doubled-word"), True, ""),
        (comment("FS001", "SQ"), True, ""),
        (comment("SQ001", line=3, next_line=9), True, ""),
        (comment("FS001"), False, "silences nothing; take it out"),
        (comment("BP001"), False, ""),
        (comment("SQ001", line=1, next_line=2), False, "silences nothing; take it out"),
        (comment("SQ001", reason=""), False, "has no reason"),
        (comment("SQ999"), False, "names no rule"),
    ],
    ids=[
        "the next line", "by name", "one of several", "the same line", "another rule", "a rule that did not run",
        "another line", "without a reason", "an unknown rule",
    ],
)  # fmt: skip
def test_a_comment_silences_its_rules_where_it_stands(made: Ignore, silences: bool, said: str) -> None:
    done = silenced(report(finding("f1"), documents=(summary("a.md", made),)), Silencing(), ran("f1"), RULES)
    assert (done.findings == ()) is silences
    assert [each.by for each in done.suppressed] == (["comment"] if silences else [])
    assert [said in each.said and bool(said) for each in done.stale] == ([True] if said else [])


def test_a_renewed_baseline_takes_in_what_is_found_and_drops_what_is_gone() -> None:
    old = (Known("kept", "SQ001", "a.md"), Known("gone", "SQ001", "a.md"), Known("unseen", "BP001", "a.md"))
    made = silenced(report(finding("kept"), finding("new")), Silencing(baseline=old), ran("kept", "new"), RULES)
    done = renewed(made, old)
    assert [each.fingerprint for each in done.known] == ["kept", "new", "unseen"]
    assert [each.fingerprint for each in done.came] == ["new"]
    assert [each.fingerprint for each in done.went] == ["gone"]
    assert (done.report.findings, done.report.stale, len(done.report.suppressed)) == ((), (), 2)


def test_what_is_accepted_needs_no_place_in_the_baseline() -> None:
    silencing = Silencing(accepted=(Accepted(fingerprint="f1", reason="a pun"),), baseline=(Known("f1", "SQ001"),))
    done = renewed(silenced(report(finding("f1")), silencing, ran("f1"), RULES), silencing.baseline)
    assert done.known == ()


def test_what_is_known_stays_known_when_its_folder_is_renamed() -> None:
    then, now = stamp([finding("", "old/x.md"), finding("", "new/x.md")])[::-1]
    old = (Known(then.fingerprint, "SQ001", "old/x.md"),)
    made = Ran(codes=frozenset(["SQ001"]), findings=(now,), is_gone=lambda path: path == "old/x.md")
    done = silenced(report(now), Silencing(baseline=old), made, RULES)
    assert (done.findings, done.stale) == ((), ())
    assert [(each.path, each.known_as) for each in done.suppressed] == [("new/x.md", then.fingerprint)]
    assert renewed(done, old).known == (Known(now.fingerprint, "SQ001", "new/x.md"),)
    accepted = (Accepted(fingerprint=then.fingerprint, reason="a pun", path="old/x.md"),)
    assert [each.reason for each in silenced(report(now), Silencing(accepted=accepted), made, RULES).suppressed] == [
        "a pun"
    ]
