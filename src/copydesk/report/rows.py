"""The rows of findings.json, schema 1: absent knowledge is null, an absent list is []."""

from datetime import date
from typing import Any, Literal

import msgspec

from copydesk.model import Family, Relation, Severity, Silencer
from copydesk.report.shared_rows import FlowRow, OriginalityRow, ShareRow
from copydesk.report.spellings import SpellingRow
from copydesk.report.stories import StoryRow

Offset = int


class Tool(msgspec.Struct, frozen=True):
    """The program that wrote the file."""

    name: str
    version: str


class KnowledgeRow(msgspec.Struct, frozen=True):
    """The dated facts that were judged by; `as_of` is the day they describe."""

    version: str | None
    as_of: date | None


class DeductionRow(msgspec.Struct, frozen=True):
    """The points that a rule's findings cost a document, at most 25."""

    code: str
    name: str
    hits: int
    points: float


class IntegrityRow(msgspec.Struct, frozen=True):
    """Text integrity, 0 to 100: 100 less the deductions. It is no grade of the writing, the sources or the outlet."""

    score: float
    deductions: list[DeductionRow]


class ReferenceRow(msgspec.Struct, frozen=True):
    """A collection of documents of one language that figures are set beside; `years` is when they were published."""

    name: str
    lang: str
    documents: int
    years: str


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """One document. `row` is its 1-based record, null for a file; `published` is ISO 8601, no finer than known.

    `date_source` and `outlet_source` say where the date and the outlet were found; `originality` is null where
    documents were not compared. `percentiles` tell of each figure of the scorecard how many in a hundred documents of
    the reference have a lower one.
    """

    id: str
    path: str
    row: int | None
    url: str | None
    outlet: str | None
    outlet_label: str | None
    outlet_source: str | None
    published: str | None
    date_source: str | None
    title: str | None
    lang: str | None
    encoding: str
    words: int
    checked: list[Family]
    not_run: list[str]
    scorecard: dict[str, float | None]
    originality: OriginalityRow | None
    percentiles: dict[str, float]
    integrity: IntegrityRow
    findings: int


class PartnerRow(msgspec.Struct, frozen=True, kw_only=True):
    """The passage in another document that a finding rests on; offsets are code points of that document."""

    id: str
    path: str
    row: int | None
    url: str | None
    start: Offset
    end: Offset
    line: int | None
    column: int | None
    text: str
    outlet: str | None
    published: str | None
    similarity: float
    relation: Relation
    reference: bool


class FixRow(msgspec.Struct, frozen=True):
    """What would mend a finding: put `replacement` for the code points `start` to `end`."""

    start: Offset
    end: Offset
    replacement: str
    safe: bool


class FindingRow(msgspec.Struct, frozen=True, kw_only=True):
    """One finding. `start` and `end` are code points (half-open), lines and columns 1-based."""

    fingerprint: str
    code: str
    name: str
    family: Family
    severity: Severity
    confidence: float
    id: str
    path: str
    row: int | None
    url: str | None
    start: Offset
    end: Offset
    line: int | None
    column: int | None
    end_line: int | None
    end_column: int | None
    text: str
    message: str
    help: str
    entry: str | None
    evidence: dict[str, Any]
    cluster: str | None
    partners: list[PartnerRow]
    fix: FixRow | None


class MemberRow(msgspec.Struct, frozen=True, kw_only=True):
    """One passage of a cluster; `credited` where its document credits an agency or an earlier outlet for it."""

    id: str
    path: str
    start: Offset
    end: Offset
    outlet: str | None
    published: str | None
    similarity: float
    words: int
    credited: bool


class ClusterRow(msgspec.Struct, frozen=True, kw_only=True):
    """Passages that are copies of each other; `first` is the id of the earliest document, null where dates lack."""

    id: str
    size: int
    outlets: list[str]
    first: str | None
    kind: str
    members: list[MemberRow]


class StandingRow(msgspec.Struct, frozen=True, kw_only=True):
    """The medians of an outlet's figures and of its documents' integrity.

    `percentiles` tell how many in a hundred documents of the reference have a figure below the median; there are none
    for an outlet that writes in several languages. `few`: the outlet has too few documents to be set beside others.
    """

    medians: dict[str, float | None]
    percentiles: dict[str, float]
    integrity: float
    few: bool


class OutletRow(msgspec.Struct, frozen=True, kw_only=True):
    """One outlet; its scorecard holds the means over its documents."""

    name: str
    label: str | None
    documents: int
    findings: int
    scorecard: dict[str, float | None]
    standing: StandingRow
    shares: list[ShareRow]


class ErrorRow(msgspec.Struct, frozen=True):
    """An input that could not be read, or a rule that failed on a document."""

    fingerprint: str
    path: str
    row: int | None
    rule: str | None
    message: str


class SkippedRow(msgspec.Struct, frozen=True):
    """An input that was left out, and why."""

    path: str
    row: int | None
    reason: str


class SuppressedRow(msgspec.Struct, frozen=True):
    """A finding or error that was silenced, by what (accept, baseline, comment), and the reason given."""

    fingerprint: str
    by: Silencer
    reason: str | None
    code: str | None
    path: str
    row: int | None


class StaleRow(msgspec.Struct, frozen=True):
    """What was to silence a finding and silences none; `line` is that of a comment in the document."""

    by: Silencer
    fingerprint: str | None
    code: str | None
    path: str | None
    line: int | None
    message: str


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """Counts. `rules` counts findings by code, `rule_documents` and `rule_outlets` in how many documents and of how
    many known outlets they stand: many findings of one outlet come from its template.

    `languages` counts documents (`und`: unknown), `checked` the documents each family ran on. `references` are what
    percentiles are told by; `integrity` is the median over all documents, null without any.
    """

    documents: int
    words: int
    outlets: int
    documents_without_outlet: int
    dated: int
    undated: int
    documents_with_findings: int
    findings: int
    severities: dict[str, int]
    families: dict[str, int]
    rules: dict[str, int]
    rule_documents: dict[str, int]
    rule_outlets: dict[str, int]
    clusters: int
    stories: int
    errors: int
    skipped: dict[str, int]
    suppressed: int
    stale: int
    languages: dict[str, int]
    checked: dict[str, int]
    not_run: dict[str, int]
    references: list[ReferenceRow]
    integrity: float | None
    notices: list[str]


class FindingsFile(msgspec.Struct, frozen=True, kw_only=True):
    """findings.json. `apart` names the files beside it that hold the rows of a large corpus, one a line.

    `stories` are the two hundred with most that differs; `summary` counts all.
    """

    schema: Literal[1]
    tool: Tool
    settings: str
    knowledge: KnowledgeRow
    versions: dict[str, str]
    documents: list[DocumentRow]
    findings: list[FindingRow]
    clusters: list[ClusterRow]
    outlets: list[OutletRow]
    flow: list[FlowRow]
    spellings: list[SpellingRow]
    stories: list[StoryRow]
    errors: list[ErrorRow]
    skipped: list[SkippedRow]
    suppressed: list[SuppressedRow]
    stale: list[StaleRow]
    summary: Summary
    apart: dict[str, str]
