"""From the values of the model to the rows of findings.json."""

from collections.abc import Iterator, Sequence

import msgspec

from copydesk.model import (
    Cluster,
    DocumentSummary,
    Failure,
    Finding,
    Originality,
    Partner,
    Report,
    Skipped,
    Stale,
    Suppressed,
)
from copydesk.report import rows
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.shared_rows import BorrowedRow, OriginalityRow
from copydesk.report.shares import flow_rows, outlet_rows
from copydesk.report.spellings import spelling_rows
from copydesk.report.standing import Card, Standings, standings
from copydesk.report.stories import story_rows
from copydesk.report.wording import when
from copydesk.scorecard import Integrity

_AT_ONCE = 500  # documents whose percentiles are looked up together


def tool(context: ReportContext) -> rows.Tool:
    """The program's name and version."""
    return rows.Tool("copydesk", context.tool_version)


def document_rows(documents: Sequence[DocumentSummary], standing: Standings) -> Iterator[rows.DocumentRow]:
    """Documents with their figures, how they stand, and the number of their findings."""
    for start in range(0, len(documents), _AT_ONCE):
        some = documents[start : start + _AT_ONCE]
        cards = [standing.card(document) for document in some]
        for document, card, percentiles in zip(some, cards, standing.percentiles(some, cards), strict=True):
            yield _document_row(document, standing, card=card, percentiles=percentiles)


def _document_row(
    document: DocumentSummary, standing: Standings, *, card: Card, percentiles: dict[str, float]
) -> rows.DocumentRow:
    source = document.source
    return rows.DocumentRow(
        id=source.id,
        path=source.path,
        row=source.row,
        url=source.url,
        outlet=source.outlet,
        outlet_label=document.outlet_label,
        outlet_source=document.outlet_from,
        published=when(source.published),
        date_source=source.published.source if source.published else None,
        title=document.title,
        lang=document.lang,
        encoding=document.encoding,
        words=document.words,
        checked=list(document.checked),
        not_run=list(document.not_run),
        scorecard=card,
        originality=originality_row(document.originality) if document.originality else None,
        percentiles=percentiles,
        integrity=_integrity_row(standing.integrity(document)),
        findings=len(standing.findings(document)),
    )


def _integrity_row(integrity: Integrity) -> rows.IntegrityRow:
    deductions = [rows.DeductionRow(each.code, each.name, each.hits, each.points) for each in integrity.deductions]
    return rows.IntegrityRow(integrity.score, deductions)


def originality_row(known: Originality) -> OriginalityRow:
    """How much of a document is its own."""
    return OriginalityRow(
        share=known.share,
        from_=[
            BorrowedRow(each.document.id, each.document.path, each.document.outlet, each.words, each.credited)
            for each in known.borrowed
        ],
        shared_undated=known.shared_undated,
    )


def finding_row(finding: Finding, context: ReportContext) -> rows.FindingRow:
    """A finding; without help of its own it gets its rule's."""
    source, place = finding.document, finding.location
    return rows.FindingRow(
        fingerprint=finding.fingerprint,
        code=finding.rule,
        name=finding.name,
        family=finding.family,
        severity=finding.severity,
        confidence=finding.confidence,
        id=source.id,
        path=source.path,
        row=source.row,
        url=source.url,
        start=finding.span.start,
        end=finding.span.end,
        line=place.line if place else None,
        column=place.column if place else None,
        end_line=place.end_line if place else None,
        end_column=place.end_column if place else None,
        text=finding.text,
        message=finding.message,
        help=context.help_of(finding.rule, finding.help),
        entry=finding.entry,
        evidence=finding.evidence,
        cluster=finding.cluster,
        partners=[partner_row(partner) for partner in finding.partners],
        fix=_fix_row(finding),
    )


def _fix_row(finding: Finding) -> rows.FixRow | None:
    fix = finding.fix
    return rows.FixRow(fix.span.start, fix.span.end, fix.replacement, fix.safe) if fix else None


def partner_row(partner: Partner) -> rows.PartnerRow:
    """A partner."""
    source, place = partner.document, partner.location
    return rows.PartnerRow(
        id=source.id,
        path=source.path,
        row=source.row,
        url=source.url,
        start=partner.span.start,
        end=partner.span.end,
        line=place.line if place else None,
        column=place.column if place else None,
        text=partner.text,
        outlet=source.outlet,
        published=when(source.published),
        similarity=partner.similarity,
        relation=partner.relation,
        reference=partner.reference,
    )


def cluster_row(cluster: Cluster) -> rows.ClusterRow:
    """A cluster; its first member is named as the first only where it is certainly earlier than all others."""
    members = [
        rows.MemberRow(
            id=member.document.id,
            path=member.document.path,
            start=member.span.start,
            end=member.span.end,
            outlet=member.document.outlet,
            published=when(member.document.published),
            similarity=member.similarity,
            words=member.words,
            credited=member.credited,
        )
        for member in cluster.members
    ]
    return rows.ClusterRow(
        id=cluster.id,
        size=len(members),
        outlets=sorted({member.outlet for member in members if member.outlet is not None}),
        first=_first(cluster),
        kind=cluster.kind,
        members=members,
    )


def _first(cluster: Cluster) -> str | None:
    if not cluster.members:
        return None
    head, *others = (member.document for member in cluster.members)
    earliest = head.published
    if earliest is None:
        return None
    rivals = [other.published for other in others if other.id != head.id]
    return head.id if all(rival is not None and earliest.before(rival) for rival in rivals) else None


def error_row(failure: Failure) -> rows.ErrorRow:
    """A failure."""
    return rows.ErrorRow(failure.fingerprint, failure.path, failure.row, failure.rule, failure.message)


def skipped_row(skipped: Skipped) -> rows.SkippedRow:
    """An input left out."""
    return rows.SkippedRow(skipped.path, skipped.row, skipped.reason)


def suppressed_row(silenced: Suppressed) -> rows.SuppressedRow:
    """A silenced finding."""
    return rows.SuppressedRow(
        silenced.fingerprint, silenced.by, silenced.reason or None, silenced.rule, silenced.path, silenced.row
    )


def stale_row(stale: Stale) -> rows.StaleRow:
    """What silences nothing any more."""
    return rows.StaleRow(stale.by, stale.fingerprint, stale.rule, stale.path or None, stale.line, stale.said)


def summary(report: Report, context: ReportContext) -> rows.Summary:
    """The counts of a report."""
    counts, standing = counts_of(report), standings(report, context)
    return rows.Summary(
        documents=len(report.documents),
        words=counts.words,
        outlets=len(counts.outlets),
        documents_without_outlet=counts.without_outlet,
        dated=counts.dated,
        undated=counts.undated,
        documents_with_findings=len(counts.by_document),
        findings=len(report.findings),
        severities={str(severity): found for severity, found in counts.severities.items()},
        families=counts.families,
        rules=counts.rules,
        rule_documents={code: counts.reach[code][0] for code in counts.rules},
        rule_outlets={code: counts.reach[code][1] for code in counts.rules},
        clusters=len(report.clusters),
        stories=report.stories.found,
        errors=len(report.errors),
        skipped=counts.skipped,
        suppressed=len(report.suppressed),
        stale=len(report.stale),
        languages=counts.languages,
        checked=counts.checked,
        not_run=counts.not_run,
        references=[
            rows.ReferenceRow(each.name, each.lang, each.documents, each.years) for each in standing.references
        ],
        integrity=standing.median_integrity,
        notices=list(report.notices),
    )


def findings_file(report: Report, context: ReportContext) -> rows.FindingsFile:
    """All of findings.json."""
    return msgspec.structs.replace(
        frame_of(report, context),
        documents=list(document_rows(report.documents, standings(report, context))),
        findings=[finding_row(finding, context) for finding in report.findings],
    )


def frame_of(report: Report, context: ReportContext, *, apart: dict[str, str] | None = None) -> rows.FindingsFile:
    """findings.json without its documents and findings, of which there may be very many.

    `apart` names the files in which these lie instead.
    """
    return rows.FindingsFile(
        schema=1,
        tool=tool(context),
        settings=context.settings_hash,
        knowledge=rows.KnowledgeRow(context.knowledge_version, context.knowledge_as_of),
        versions=report.versions,
        documents=[],
        findings=[],
        clusters=[cluster_row(cluster) for cluster in report.clusters],
        outlets=outlet_rows(report, context),
        flow=flow_rows(report),
        spellings=spelling_rows(report),
        stories=story_rows(report),
        errors=[error_row(failure) for failure in report.errors],
        skipped=[skipped_row(row) for row in report.skipped],
        suppressed=[suppressed_row(row) for row in report.suppressed],
        stale=[stale_row(row) for row in report.stale],
        summary=summary(report, context),
        apart=apart or {},
    )
