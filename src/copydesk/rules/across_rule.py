"""A rule over several documents: it has nothing to say of one alone."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.model import Document, Finding
from copydesk.rules.rule import Rule

if TYPE_CHECKING:
    from copydesk.survey import Survey


class AcrossRule(Rule, abstract=True):
    """The engine hands it what documents have in common; a subclass says what it finds in a small corpus."""

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """Nothing: there is no other document to hold it against."""
        return iter(())

    def check_among(self, document: Document, survey: "Survey", documents: Sequence[Document]) -> Iterator[Finding]:
        """The rule's findings on one document of a small corpus."""
        return (finding for finding in self.found_among(documents) if finding.document == document.source)

    def found_among(self, documents: Sequence[Document]) -> Iterable[Finding]:
        """All that the rule finds in a small corpus held in memory."""
        raise NotImplementedError
