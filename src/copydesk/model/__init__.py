"""The values that flow through the program: frozen, without I/O.

Offsets are Unicode code points of a document's text as decoded: half-open, a byte order mark not counted,
line ends not translated, front matter included. For a record they count inside its text field's value.
"""

from copydesk.model.document import Document, Precision, Published, Source
from copydesk.model.error import CopydeskError
from copydesk.model.finding import FAMILIES, SEVERITIES, Cluster, Family, Finding, Member, Partner, Relation, Severity
from copydesk.model.outcome import Failure, Ignore, Silencer, Skipped, Stale, Suppressed
from copydesk.model.place import Fix, Location, Passage, Span
from copydesk.model.report import Report
from copydesk.model.sheet import Check, CheckKind, CheckStatus, Quote, Sheet
from copydesk.model.story import Fact, FactKind, Stories, Story, Telling
from copydesk.model.summary import Borrowed, DocumentSummary, Originality

__all__ = [
    "FAMILIES",
    "SEVERITIES",
    "Borrowed",
    "Check",
    "CheckKind",
    "CheckStatus",
    "Cluster",
    "CopydeskError",
    "Document",
    "DocumentSummary",
    "Fact",
    "FactKind",
    "Failure",
    "Family",
    "Finding",
    "Fix",
    "Ignore",
    "Location",
    "Member",
    "Originality",
    "Partner",
    "Passage",
    "Precision",
    "Published",
    "Quote",
    "Relation",
    "Report",
    "Severity",
    "Sheet",
    "Silencer",
    "Skipped",
    "Source",
    "Span",
    "Stale",
    "Stories",
    "Story",
    "Suppressed",
    "Telling",
]
