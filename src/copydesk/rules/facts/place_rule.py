"""What the rules about states, cities and bodies of states share: they judge sentences with the places they need."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, ClassVar

from copydesk.model import Document
from copydesk.rules.cue import cued, register
from copydesk.rules.facts.atlas import Atlas, atlas, placed
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.statement import Statement


class PlaceRule(FactRule, abstract=True):
    """A rule for facts that judges sentences with places.

    A sentence is handed to `judge` if it names a place of each of the `kinds` (alternatives are joined by a bar:
    "state|demonym") and holds one of the `cues`, as rules for single sentences have them; without cues, any sentence.
    """

    kinds: ClassVar[tuple[str, ...]] = ()
    cues: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, abstract: bool = False, **kwargs: Any) -> None:  # noqa: FBT001, FBT002
        super().__init_subclass__(abstract=abstract, **kwargs)
        if cls.cues:
            register(cls.code, cls.cues)

    def may_find(self, document: Document) -> bool:
        """Whether a sentence names the places that the rule needs, and a cue is there."""
        return (not self.cues or self.code in cued(document)) and any(
            self._fits(kinds) for _, kinds in placed(document, self.knowledge)
        )

    def compare(self, document: Document) -> Iterator[Claim]:
        """The claims of every sentence with the places and the cue that the rule needs."""
        cues = cued(document).get(self.code, [])
        for statement, kinds in placed(document, self.knowledge):
            if self._fits(kinds) and (not self.cues or statement.holds(cues)):
                yield from self.judge(statement, atlas(statement, self.knowledge))

    def _fits(self, kinds: frozenset[str]) -> bool:
        """Whether a sentence with these kinds of places has all that are needed; there are few different ones."""
        fits = self._known.get(kinds)
        if fits is None:
            fits = self._known[kinds] = not any(kinds.isdisjoint(each.split("|")) for each in self.kinds)
        return fits

    @cached_property
    def _known(self) -> dict[frozenset[str], bool]:
        return {}

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """Yield the claims of one sentence, whose places are marked in `known`."""
        raise NotImplementedError
