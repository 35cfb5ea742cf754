"""Matches become findings on each side, one per passage, in the words of the rule that takes them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Protocol

import msgspec

from copydesk.model import Finding, Partner, Relation, Source
from copydesk.reuse.cluster import Clustering, clusters, time_order
from copydesk.reuse.match import Match, Passage

MOST_PARTNERS = 10
SAME_FINDING = 0.5  # of the longer of two passages of one document, what the overlap must reach


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of one document, seen from there: what a rule makes a finding of.

    `match` is the match with the most similar partner, `there` that partner's passage and `named` its source.
    `partners` are the earliest and at most ten in all, of `documents` documents that share the passage with `here`.
    `is_first` if this document is certainly earlier than every one of them.
    """

    here: Passage
    there: Passage
    source: Source
    named: Source
    relation: Relation
    match: Match
    partners: tuple[Partner, ...]
    documents: int
    is_first: bool
    cluster: str


class TakesMatches(Protocol):
    """What `findings` asks of a rule."""

    def takes(self, match: Match) -> bool:
        """Whether a match of this kind is this rule's."""

    def finding_for(self, sighting: Sighting) -> Finding:
        """The finding on the side the sighting is seen from."""


def findings(
    matches: Iterable[Match],
    sources: Sequence[Source],
    rules: Sequence[TakesMatches],
    *,
    references: Collection[int] = (),
    clustering: Clustering | None = None,
) -> Iterator[Finding]:
    """The findings on each side; none on documents that are `references`. `sources` are indexed by document number.

    The first rule that takes a match has it. Passages of one document that overlap by half are one finding, of the
    class of its most similar partner.
    """
    listed = list(matches)
    known = clustering or clusters(listed, sources)
    by_document: dict[int, list[tuple[Passage, Passage, Match]]] = {}
    for match in listed:
        for here, there in match.sides:
            if here.document not in references:
                by_document.setdefault(here.document, []).append((here, there, match))
    for document in sorted(by_document):
        for group in _passages(by_document[document]):
            sighting = _sighting(group, sources, references, known)
            rule = next((rule for rule in rules if rule.takes(sighting.match)), None)
            if rule is not None:
                yield rule.finding_for(sighting)


def relation_of(partner: Source, to: Source) -> Relation:
    """Whether the partner was published earlier or later; unknown between two documents of unknown outlets."""
    mine, theirs = to.published, partner.published
    if mine is None or theirs is None or (to.outlet is None and partner.outlet is None):
        return "unknown"
    if theirs.before(mine):
        return "earlier"
    if mine.before(theirs):
        return "later"
    return "same-day" if mine.day is not None and mine.day == theirs.day else "unknown"


_Seen = tuple[Passage, Passage, Match]


def _passages(seen: list[_Seen]) -> Iterator[list[_Seen]]:
    """The sightings of one document by passage: the best match first, and all that lie on it by half."""
    rest = sorted(seen, key=lambda item: (-item[2].similarity, -item[0].words, item[0].span, item[1]))
    while rest:
        chosen = rest[0][0].span
        group: list[_Seen] = []
        others: list[_Seen] = []
        for item in rest:
            span = item[0].span
            overlap = min(span.end, chosen.end) - max(span.start, chosen.start)
            (group if overlap >= SAME_FINDING * max(len(span), len(chosen)) else others).append(item)
        yield group
        rest = others


def _sighting(
    group: list[_Seen], sources: Sequence[Source], references: Collection[int], known: Clustering
) -> Sighting:
    here, there, match = group[0]
    source = sources[here.document]
    best: dict[int, _Seen] = {}
    for item in group:
        best.setdefault(item[1].document, item)
    in_time = sorted(best.values(), key=lambda item: time_order(sources[item[1].document]))
    relations = [relation_of(sources[number], source) for number in best]
    partners = tuple(
        Partner(
            document=sources[other.document],
            span=other.span,
            similarity=shared.similarity,
            relation=relation_of(sources[other.document], source),
            reference=other.document in references,
        )
        for _, other, shared in in_time[:MOST_PARTNERS]
    )
    return Sighting(
        here=here,
        there=there,
        source=source,
        named=sources[there.document],
        relation=relation_of(sources[there.document], source),
        match=match,
        partners=partners,
        documents=len(best),
        is_first=all(relation == "later" for relation in relations),
        cluster=known.of(here),
    )
