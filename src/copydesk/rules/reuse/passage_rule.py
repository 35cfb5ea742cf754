"""What the rules for passages that travelled have in common: the words of a finding, seen from one side."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk.model import Document, Finding, Relation, Severity
from copydesk.rules.across_rule import AcrossRule

if TYPE_CHECKING:
    from copydesk.reuse import Match, Sighting

_WHEN: dict[Relation, str] = {
    "earlier": ", published earlier",
    "later": ", published later",
    "same-day": ", published the same day",
    "unknown": "",
}


class PassageRule(AcrossRule, abstract=True):
    """A rule over pairs of documents. A subclass says which matches are its own and how the passage was copied."""

    compares = frozenset({"passages"})
    how: ClassVar[str]

    def takes(self, match: "Match") -> bool:
        """Whether this rule speaks of such a match."""
        raise NotImplementedError

    def found_among(self, documents: Sequence[Document]) -> Iterable[Finding]:
        """The rule's findings in a small corpus."""
        return self.reported_among(documents, rules=[self])

    def reported_among(
        self,
        documents: Sequence[Document],
        *,
        rules: "Sequence[PassageRule]" = (),
        credited: "Sequence[PassageRule]" = (),
    ) -> tuple[Finding, ...]:
        """All that these rules find in a small corpus; `credited` has what a credit answers for."""
        from copydesk.reuse import match_documents, report
        from copydesk.rules.reuse.credit_lines import credits_of
        from copydesk.settings import ReuseSettings

        matches, _ = match_documents(documents)
        sources = [each.source for each in documents]
        credits = {number: credits_of(each) for number, each in enumerate(documents)}
        return report(matches, sources, rules, ReuseSettings(), credited=credited, credits=credits)[0]

    def finding_for(self, sighting: "Sighting") -> Finding:
        """The finding on the side the sighting is seen from: a note where that side was certainly first."""
        severity: Severity = "note" if sighting.is_first else self.severity
        return self.finding(
            sighting.source,
            sighting.here.span,
            message=self._message(sighting),
            severity=severity,
            evidence=_evidence(sighting),
            partners=sighting.partners,
            cluster=sighting.cluster,
        )

    def _message(self, sighting: "Sighting") -> str:
        others = sighting.documents - 1
        more = f", and in {others} more" if others else ""
        where = f"{sighting.named.called}{_WHEN[sighting.relation]}{more}"
        return f"{self.what(sighting)} {where}, {self.manner(sighting)}: \u201c{sighting.here.opening}\u2026\u201d"

    def what(self, sighting: "Sighting") -> str:
        """The beginning of the message, up to the partner's name."""
        return f"{sighting.here.words} words also stand in"

    def manner(self, sighting: "Sighting") -> str:
        """How the passage was copied, which ends the message."""
        return self.how


def words_changed(sighting: "Sighting") -> str:
    """How many words differ between the two passages, and whether their order does."""
    changed = sighting.match.changed
    said = "word for word" if not changed else f"{changed} word{'s' if changed > 1 else ''} changed"
    return said if sighting.match.order_kept else f"{said}, in another order"


def _evidence(sighting: "Sighting") -> dict[str, Any]:
    match = sighting.match
    mirrored = match.left.document != sighting.here.document
    return {
        "words": sighting.here.words,
        "share": sighting.here.share,
        "similarity": match.similarity,
        "containment": match.containment,
        "changed_words": match.changed,
        "changes": [
            {"here": change.right, "there": change.left} if mirrored else {"here": change.left, "there": change.right}
            for change in match.changes
        ],
        "order_kept": match.order_kept,
        "first": _first(sighting),
        "documents": sighting.documents + 1,
    }


def _first(sighting: "Sighting") -> str | None:
    """The path of the document that was certainly published before the other, None where that is not known."""
    if sighting.relation in ("unknown", "same-day"):
        return None
    return sighting.named.path if sighting.relation == "earlier" else sighting.source.path
