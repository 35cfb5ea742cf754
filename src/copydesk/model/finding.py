"""What rules complain of, the passages in other documents it rests on, and the clusters of such passages."""

from typing import Any, Literal

import msgspec

from copydesk.model.document import Source
from copydesk.model.place import Fix, Location, Span

Severity = Literal["error", "warning", "note"]
Family = Literal["boilerplate", "reuse", "facts", "quality", "custom"]
Relation = Literal["earlier", "later", "same-day", "unknown"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
FAMILIES: tuple[Family, ...] = ("boilerplate", "reuse", "facts", "quality", "custom")


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """The passage in another document that a cross-document finding rests on.

    `similarity` is 0-1. `relation` tells whether the partner was published earlier or later than the document.
    `text` and `location` are filled in where the partner's document is at hand.
    """

    document: Source
    span: Span
    similarity: float
    relation: Relation = "unknown"
    reference: bool = False
    text: str = ""
    location: Location | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's complaint about one span of one document, with its evidence.

    `rule` is the code, `name` the rule's name. `text`, `location` and `fingerprint` are filled in by the engine.
    """

    rule: str
    name: str
    family: Family
    document: Source
    span: Span
    message: str
    severity: Severity
    confidence: float
    help: str = ""
    entry: str | None = None
    evidence: dict[str, Any] = {}
    partners: tuple[Partner, ...] = ()
    cluster: str | None = None
    fix: Fix | None = None
    text: str = ""
    location: Location | None = None
    fingerprint: str = ""

    @property
    def order(self) -> tuple[str, int, str, int, int, str, str]:
        """The one order findings are printed in: document, place, rule."""
        path, row, name = self.document.key
        return (path, row, name, self.span.start, self.span.end, self.rule, self.message)


class Member(msgspec.Struct, frozen=True):
    """One passage of a cluster; `credited` where its document credits an agency or an earlier outlet for it."""

    document: Source
    span: Span
    similarity: float
    words: int = 0
    credited: bool = False


class Cluster(msgspec.Struct, frozen=True):
    """Passages of several documents that are copies of each other, earliest first."""

    id: str
    kind: str
    members: tuple[Member, ...]
