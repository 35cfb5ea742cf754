"""Links between quotations become findings on each side, in the words of the rule that takes them, and clusters."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Protocol

import msgspec

from copydesk.model import Cluster, Finding, Partner, Relation, Source
from copydesk.reuse.cluster import time_order
from copydesk.reuse.findings import MOST_PARTNERS, partner_of, relation_of
from copydesk.reuse.quotes.company import Company, company
from copydesk.reuse.quotes.difference import Difference
from copydesk.reuse.quotes.families import families
from copydesk.reuse.quotes.links import Links, Place
from copydesk.reuse.quotes.saying import Saying

_SIMILAR = 4  # digits of a partner's similarity


_Held = tuple[Place, Difference]


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """One wording of a quotation: how many documents and outlets carry it, and which was first by date."""

    text: str
    documents: int
    outlets: int
    first: Source


class QuoteSighting(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation of one document, seen from there: what a rule makes a finding of.

    `there` is how the document that is named has it, and `difference` what differs, from here to there. `mine` is the
    wording here, `others` are those it is held against, the one that most documents carry first. `documents` counts
    those that are held against this one, of which `partners` are the earliest.
    """

    here: Saying
    there: Saying
    source: Source
    named: Source
    relation: Relation
    difference: Difference
    mine: Wording
    others: tuple[Wording, ...]
    partners: tuple[Partner, ...]
    documents: int
    cluster: str


class TakesQuotes(Protocol):
    """What is asked of a rule."""

    def takes_quotes(self, difference: Difference) -> bool:
        """Whether quotations that differ so are this rule's."""

    def finding_for_quote(self, sighting: QuoteSighting) -> Finding:
        """The finding on the side the sighting is seen from."""


def quote_findings(
    known: Links,
    sources: Sequence[Source],
    rules: Sequence[TakesQuotes],
    meets: Company,
    *,
    references: Collection[int] = (),
) -> tuple[list[Finding], list[Cluster]]:
    """The findings of these rules on each side, none on `references`, and the clusters they belong to."""
    seen = list(company(known, meets))
    joined = families(seen, known, sources)
    views = _Views(known, sources, references)
    by_place: dict[Place, list[tuple[Place, Difference]]] = defaultdict(list)
    for here, there, difference in seen:
        by_place[here].append((there, difference))
    made: list[Finding] = []
    reported: set[str] = set()
    for rule in rules:
        once: set[tuple[int, int]] = set()
        for here in sorted(by_place):
            key = here[0], known.wording[here]
            held = [(there, difference) for there, difference in by_place[here] if rule.takes_quotes(difference)]
            if held and here[0] not in references and key not in once:
                once.add(key)
                cluster = joined.of[here]
                made.append(rule.finding_for_quote(views.sighting(here, held, cluster)))
                reported.add(cluster)
    return made, [cluster for cluster in joined.clusters if cluster.id in reported]


class _Views(msgspec.Struct, frozen=True):
    """The quotations of a run as their partners' documents show them."""

    known: Links
    sources: Sequence[Source]
    references: Collection[int]

    def sighting(self, here: Place, held: Sequence[_Held], cluster: str) -> QuoteSighting:
        """A quotation beside those that are held against it."""
        known, source = self.known, self.sources[here[0]]
        in_time = sorted(held, key=lambda item: (time_order(self.sources[item[0][0]]), item[0]))
        first: dict[int, _Held] = {}
        for item in in_time:
            first.setdefault(item[0][0], item)
        wordings = self._wordings(in_time)
        main = max(wordings, key=lambda number: wordings[number].documents)
        there, difference = next(item for item in in_time if known.wording[item[0]] == main)
        return QuoteSighting(
            here=known.sayings[here],
            there=known.sayings[there],
            source=source,
            named=self.sources[there[0]],
            relation=relation_of(self.sources[there[0]], source),
            difference=difference,
            mine=self._wording(known.sayings[here].text, self._carriers(here, held)),
            others=tuple(sorted(wordings.values(), key=lambda each: -each.documents)),
            partners=tuple(self._partner(source, item) for item in list(first.values())[:MOST_PARTNERS]),
            documents=len(first),
            cluster=cluster,
        )

    def _partner(self, source: Source, held: _Held) -> Partner:
        place, difference = held
        return partner_of(
            place[0],
            self.known.sayings[place].span,
            to=source,
            similarity=round(1 - difference.changed / max(1, difference.words), _SIMILAR),
            sources=self.sources,
            references=self.references,
        )

    def _wordings(self, held: Sequence[_Held]) -> dict[int, Wording]:
        """The wordings of the partners, earliest first: those that say the same are one, named by the earliest."""
        groups: dict[int, set[int]] = {}
        standing: dict[int, int] = {}
        text: dict[int, str] = {}
        for place, _ in held:
            own = self.known.wording[place]
            if own not in standing:
                standing[own] = next((group for group in groups if self.known.says_the_same(group, own)), own)
            groups.setdefault(standing[own], set()).add(place[0])
            text.setdefault(standing[own], self.known.sayings[place].text)
        return {group: self._wording(text[group], numbers) for group, numbers in groups.items()}

    def _carriers(self, here: Place, held: Sequence[_Held]) -> set[int]:
        """The documents that have what stands here, where it differs from the others."""
        known, own = self.known, self.known.wording[here]
        others = {known.wording[place] for place, difference in held if difference.changes}
        numbers = {place[0] for place in known.carriers[own]}
        for beside in known.beside.get(own, ()):
            if known.says_the_same(own, beside) and all(known.alters(beside, other) for other in others):
                numbers |= {place[0] for place in known.carriers[beside]}
        return numbers

    def _wording(self, text: str, numbers: Collection[int]) -> Wording:
        first = min((self.sources[number] for number in numbers), key=time_order)
        outlets = {self.sources[number].outlet or self.sources[number].key for number in numbers}
        return Wording(text=" ".join(text.split()), documents=len(numbers), outlets=len(outlets), first=first)
