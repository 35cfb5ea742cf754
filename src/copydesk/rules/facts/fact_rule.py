"""What the rules for facts share: they compare claims, and report those that conflict."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from copydesk.knowledge import Mention
from copydesk.model import Document, Finding
from copydesk.rules.cue import cued, register
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.named import named
from copydesk.rules.facts.statement import Statement, statements
from copydesk.rules.rule import Rule

if TYPE_CHECKING:
    from copydesk.knowledge import Knowledge
    from copydesk.survey import Survey


class FactRule(Rule, abstract=True):
    """A rule that holds claims of a text against facts or against each other."""

    languages = frozenset({"en"})

    def __init__(self, options: msgspec.Struct | None = None, *, knowledge: "Knowledge | None" = None) -> None:
        super().__init__(options, knowledge=knowledge)
        # A copy of the rule keeps what it found where the rule itself looks for it, whenever the facts are loaded.
        self._key = f"claims.{self.code}.{knowledge.version if knowledge is not None else ''}"

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """Yield a finding for every claim that conflicts."""
        for claim in self.claims(document):
            if claim.verdict == "conflicts":
                yield self.finding(
                    document,
                    claim.span,
                    message=claim.message,
                    evidence=claim.evidence,
                    confidence=claim.confidence,
                    help=claim.help,
                )

    def claims(self, document: Document) -> tuple[Claim, ...]:
        """What the document states that this rule can judge, in order; compared once and kept on the document."""
        known = document.__dict__
        if self._key not in known:
            known[self._key] = tuple(self.compare(document))
        found: tuple[Claim, ...] = known[self._key]
        return found

    def compared(self, document: Document) -> tuple[Claim, ...] | None:
        """What `claims` gave of this document before; None if the rule was not asked, or had nothing to look at."""
        return document.__dict__.get(self._key)

    def compare(self, document: Document) -> Iterator[Claim]:
        """Yield the claims of the document with their verdicts."""
        raise NotImplementedError


class PersonRule(FactRule, abstract=True):
    """A rule for facts that judges sentences with the name of a known person."""

    def may_find(self, document: Document) -> bool:
        """Whether a sentence names somebody known."""
        return bool(named(document, self.knowledge))

    def among(self, documents: Sequence[Document]) -> Sequence[int]:
        """The places of those of the documents that name somebody known."""
        knowledge = self.knowledge
        return [place for place, document in enumerate(documents) if named(document, knowledge)]

    def compare(self, document: Document) -> Iterator[Claim]:
        """The claims of every sentence that names somebody known."""
        for statement, mentions in named(document, self.knowledge):
            yield from self.judge(statement, mentions)

    def judge(self, statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
        """Yield the claims of one sentence; the mentions count in its flat text."""
        raise NotImplementedError


class SentenceRule(FactRule, abstract=True):
    """A rule for facts that judges single sentences, those that hold one of its `cues`.

    `cues` are literals in lower case that begin a word, and with a bar behind them end it ("late|"); the sentence of
    each hit is handed to `judge` once.
    """

    cues: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, abstract: bool = False, **kwargs: Any) -> None:  # noqa: FBT001, FBT002
        super().__init_subclass__(abstract=abstract, **kwargs)
        if not abstract:
            register(cls.code, cls.cues)

    def may_find(self, document: Document) -> bool:
        """Whether a sentence has a cue."""
        return self.code in cued(document)

    def among(self, documents: Sequence[Document]) -> Sequence[int]:
        """The places of those of the documents that have a cue."""
        code = self.code
        return [place for place, document in enumerate(documents) if code in cued(document)]

    def compare(self, document: Document) -> Iterator[Claim]:
        """The claims of every sentence with a cue."""
        for statement in statements(document, cued(document).get(self.code, ())):
            yield from self.judge(statement)

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """Yield the claims of one sentence with their verdicts."""
        raise NotImplementedError
