"""What touches documents that changed."""

from copydesk.model import Cluster, DocumentSummary, Finding, Partner, Report, Source, Span
from copydesk.policy.touched import touching


def finding(path: str, *partners: str, reference: bool = False) -> Finding:
    return Finding(
        rule="TR002", name="copied-passage", family="reuse", document=Source(path, path), span=Span(0, 1), message="m",
        severity="warning", confidence=1, cluster=path[0],
        partners=tuple(
            Partner(document=Source(each, each), span=Span(0, 1), similarity=1, reference=reference)
            for each in partners
        ),
    )  # fmt: skip


def document(path: str) -> DocumentSummary:
    return DocumentSummary(source=Source(path, path), title=None, lang=None, encoding="utf-8", words=1, checked=())


def test_findings_in_changed_files_and_pairs_with_a_changed_side_are_reported() -> None:
    report = Report(
        findings=(
            finding("a"), finding("b", "c"), finding("c", "b"), finding("d", "e"), finding("f", "a", reference=True),
        ),
        documents=tuple(document(path) for path in "abcdef"),
        clusters=tuple(Cluster(id, "verbatim", ()) for id in "abcdef"),
    )  # fmt: skip
    seen = touching(report, {"a", "c", "no article.png"}, since="main")
    assert [each.document.path for each in seen.findings] == ["a", "b", "c"]
    assert [each.id for each in seen.clusters] == ["a", "b", "c"]
    assert len(seen.documents) == 6
    assert seen.notices == (
        "only what touches the 2 changed files since main is reported; 2 other findings are left out",
    )
