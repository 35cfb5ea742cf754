"""What a report adds up to; counted once, shown by every summary."""

from collections import Counter
from functools import cached_property

from copydesk.model import SEVERITIES, Finding, Report, Severity, Source

DocumentKey = tuple[str, int, str]
UNKNOWN_LANGUAGE = "und"
_KEPT = f"{__name__}.counts"


def counts_of(report: Report) -> "Counts":
    """The sums over a report, made once for each report."""
    kept: Counts = report.__dict__.setdefault(_KEPT, Counts(report))
    return kept


class Counts:
    """Sums over a report; each is computed when first asked for."""

    def __init__(self, report: Report) -> None:
        self._report = report

    @cached_property
    def found(self) -> dict[DocumentKey, list[Finding]]:
        """The findings of each document that has any, in order."""
        found: dict[DocumentKey, list[Finding]] = {}
        last, group = None, []
        for finding in self._report.findings:
            if finding.document is not last:  # most come in a row, and a key is made anew each time
                last = finding.document
                group = found.setdefault(last.key, [])
            group.append(finding)
        return found

    @cached_property
    def severities(self) -> dict[Severity, int]:
        """Findings by severity, all three named."""
        counter = Counter(finding.severity for finding in self._report.findings)
        return {severity: counter[severity] for severity in SEVERITIES}

    @cached_property
    def families(self) -> dict[str, int]:
        """Findings by family, most first."""
        return _ranked(Counter(finding.family for finding in self._report.findings))

    @cached_property
    def rules(self) -> dict[str, int]:
        """Findings by code, most first."""
        return _ranked(Counter(finding.rule for finding in self._report.findings))

    @cached_property
    def reach(self) -> dict[str, tuple[int, int]]:
        """Of each code in how many documents, and of how many known outlets, it was found: a template shows in it."""
        documents: Counter[str] = Counter()
        outlets: dict[str, set[str]] = {}
        for findings in self.found.values():
            codes = {finding.rule for finding in findings}
            documents.update(codes)
            outlet = findings[0].document.outlet
            if outlet is not None:
                for code in codes:
                    outlets.setdefault(code, set()).add(outlet)
        return {code: (found, len(outlets.get(code, ()))) for code, found in documents.items()}

    @cached_property
    def rule_names(self) -> dict[str, str]:
        """The name of each code found."""
        return {finding.rule: finding.name for finding in self._report.findings}

    @cached_property
    def gravest(self) -> dict[str, Severity]:
        """The gravest severity each code was found with."""
        grave: dict[str, Severity] = {}
        for finding in self._report.findings:
            known = grave.setdefault(finding.rule, finding.severity)
            if SEVERITIES.index(finding.severity) < SEVERITIES.index(known):
                grave[finding.rule] = finding.severity
        return grave

    @cached_property
    def by_document(self) -> dict[DocumentKey, dict[Severity, int]]:
        """Findings of each document that has any, by severity, all three named."""
        graded = ((key, [finding.severity for finding in findings]) for key, findings in self.found.items())
        return {key: {severity: grades.count(severity) for severity in SEVERITIES} for key, grades in graded}

    @cached_property
    def worst(self) -> list[tuple[Source, dict[Severity, int]]]:
        """Documents with an error or a warning, those with most of them first."""
        grave = [
            (self.found[key][0].document, found)
            for key, found in self.by_document.items()
            if found["error"] or found["warning"]
        ]
        return sorted(grave, key=lambda row: (-row[1]["error"], -row[1]["warning"], row[0].key))

    @cached_property
    def outlets(self) -> dict[str, int]:
        """Documents by outlet, most first; those of unknown outlet are not in it."""
        named = (document.source.outlet for document in self._report.documents)
        return _ranked(Counter(outlet for outlet in named if outlet is not None))

    @cached_property
    def outlets_told_by(self) -> dict[str, int]:
        """Documents by where their outlet was found, most first."""
        told = (document.outlet_from for document in self._report.documents if document.source.outlet is not None)
        return _ranked(Counter(source for source in told if source is not None))

    @cached_property
    def outlet_labels(self) -> dict[str, str]:
        """What to call each outlet."""
        labels: dict[str, str] = {}
        for document in self._report.documents:
            if document.source.outlet is not None and document.outlet_label:
                labels.setdefault(document.source.outlet, document.outlet_label)
        return labels

    @cached_property
    def findings_by_outlet(self) -> dict[str, int]:
        """Findings by outlet, most first; those of unknown outlet are not in it."""
        named = (finding.document.outlet for finding in self._report.findings)
        return _ranked(Counter(outlet for outlet in named if outlet is not None))

    @cached_property
    def words(self) -> int:
        """Words of all documents."""
        return sum(document.words for document in self._report.documents)

    @cached_property
    def dated(self) -> int:
        """Documents with a date of publication."""
        return sum(document.source.published is not None for document in self._report.documents)

    @property
    def undated(self) -> int:
        """Documents without a date of publication."""
        return len(self._report.documents) - self.dated

    @property
    def without_outlet(self) -> int:
        """Documents whose outlet is unknown."""
        return len(self._report.documents) - sum(self.outlets.values())

    @cached_property
    def skipped(self) -> dict[str, int]:
        """Inputs left out by reason, most first."""
        return _ranked(Counter(row.reason for row in self._report.skipped))

    @cached_property
    def languages(self) -> dict[str, int]:
        """Documents by language, most first; `und` where it is unknown."""
        return _ranked(Counter(document.lang or UNKNOWN_LANGUAGE for document in self._report.documents))

    @cached_property
    def checked(self) -> dict[str, int]:
        """Documents each family ran on."""
        return _ranked(Counter(family for document in self._report.documents for family in document.checked))

    @cached_property
    def not_run(self) -> dict[str, int]:
        """Documents on which a rule lacked something it needs, by code."""
        return _ranked(Counter(code for document in self._report.documents for code in document.not_run))


def _ranked(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda row: (-row[1], row[0])))
