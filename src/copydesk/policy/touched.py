"""What touches documents that changed: findings in them, and pairs of which they are one side."""

from collections.abc import Collection

import msgspec

from copydesk.model import Finding, Report


def touching(report: Report, changed: Collection[str], *, since: str) -> Report:
    """The report with only the findings that touch the changed paths, and the clusters of these; it says so.

    Documents and errors stay: everything was read, and everything was compared.
    """
    findings = tuple(finding for finding in report.findings if _touches(finding, changed))
    clusters = {finding.cluster for finding in findings}
    left_out = len(report.findings) - len(findings)
    files = len({document.source.path for document in report.documents} & set(changed))
    notice = (
        f"only what touches the {files:,} changed {'file' if files == 1 else 'files'} since {since} is reported;"
        f" {left_out:,} other {'finding is' if left_out == 1 else 'findings are'} left out"
    )
    return msgspec.structs.replace(
        report,
        findings=findings,
        clusters=tuple(cluster for cluster in report.clusters if cluster.id in clusters),
        suppressed=tuple(each for each in report.suppressed if each.path in changed),
        notices=(notice, *report.notices),
        changed=files,
    )


def _touches(finding: Finding, changed: Collection[str]) -> bool:
    return finding.document.path in changed or any(
        partner.document.path in changed for partner in finding.partners if not partner.reference
    )
