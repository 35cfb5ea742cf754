"""What the rules about states, cities and bodies of states share: they judge sentences with the places they need."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from copydesk.model import Document
from copydesk.rules.facts.atlas import Atlas, atlas, placed
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.statement import Statement


class PlaceRule(FactRule, abstract=True):
    """A rule for facts that judges sentences with places.

    A sentence is handed to `judge` if it names a place of each of the `kinds` (alternatives are joined by a bar:
    "state|demonym") and `cue` is found in it.
    """

    kinds: ClassVar[tuple[str, ...]] = ()
    cue: ClassVar[re.Pattern[str] | None] = None

    def may_find(self, document: Document) -> bool:
        """Whether a sentence names the places that the rule needs."""
        return any(self._has_all(kinds) for _, kinds in placed(document, self.knowledge))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The claims of every sentence with the places and the cue that the rule needs."""
        for statement, kinds in placed(document, self.knowledge):
            if self._has_all(kinds) and (self.cue is None or self.cue.search(statement.flat)):
                yield from self.judge(statement, atlas(statement, self.knowledge))

    def _has_all(self, kinds: frozenset[str]) -> bool:
        return not any(map(kinds.isdisjoint, self._needed))

    @cached_property
    def _needed(self) -> list[frozenset[str]]:
        return [frozenset(kinds.split("|")) for kinds in self.kinds]

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """Yield the claims of one sentence, whose places are marked in `known`."""
        raise NotImplementedError
