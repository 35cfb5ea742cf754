"""Matches become findings on each side, one per passage, in the words of the rule that takes them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from copydesk.model import Finding, Partner, Relation, Source, Span
from copydesk.reuse.cluster import Clustering, time_order
from copydesk.reuse.credit import Credit, Party, answering
from copydesk.reuse.match import Match, Passage

MOST_PARTNERS = 10
SAME_FINDING = 0.5  # of the longer of two passages of one document, what the overlap must reach


class Sighting(msgspec.Struct, frozen=True, kw_only=True):
    """A passage of one document, seen from there: what a rule makes a finding of.

    `match` is the match with the most similar partner, `there` that partner's passage and `named` its source.
    `partners` are the earliest and at most ten in all, of `documents` documents that share the passage with `here`.
    `is_first` if this document is certainly earlier than every one of them. `credit` is what the document says of where
    the passage is from, if that answers for it.
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
    credit: Credit | None = None


class TakesMatches(Protocol):
    """What `findings` asks of a rule."""

    def takes(self, match: Match) -> bool:
        """Whether a match of this kind is this rule's."""

    def finding_for(self, sighting: Sighting) -> Finding:
        """The finding on the side the sighting is seen from."""


def sightings(
    matches: Iterable[Match],
    sources: Sequence[Source],
    clustering: Clustering,
    *,
    references: Collection[int] = (),
    credits: Mapping[int, tuple[Credit, ...]] = {},
) -> Iterator[Sighting]:
    """The passages seen from each side, by document; none of `references`. `sources` and `credits` go by number.

    Passages of one document that overlap by half are one, of the class of the most similar partner.
    """
    by_document: dict[int, list[tuple[Passage, Passage, Match]]] = {}
    for match in matches:
        for here, there in match.sides:
            if here.document not in references:
                by_document.setdefault(here.document, []).append((here, there, match))
    for document in sorted(by_document):
        for group in _passages(by_document[document]):
            yield _sighting(group, sources, references, clustering, credits)


def findings(
    seen: Iterable[Sighting], rules: Sequence[TakesMatches], credited: Sequence[TakesMatches] = ()
) -> Iterator[Finding]:
    """What the rules say of passages: the first that takes the match, of `credited` where a credit answers for it."""
    for sighting in seen:
        asked = rules if sighting.credit is None else credited
        rule = next((rule for rule in asked if rule.takes(sighting.match)), None)
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


def partner_of(
    number: int, span: Span, *, to: Source, similarity: float, sources: Sequence[Source], references: Collection[int]
) -> Partner:
    """A passage of the document with this number, as one of `to` sees it."""
    source = sources[number]
    return Partner(
        document=source,
        span=span,
        similarity=similarity,
        relation=relation_of(source, to),
        reference=number in references,
    )


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
    group: list[_Seen],
    sources: Sequence[Source],
    references: Collection[int],
    known: Clustering,
    credits: Mapping[int, tuple[Credit, ...]],
) -> Sighting:
    here, there, match = group[0]
    source = sources[here.document]
    best: dict[int, _Seen] = {}
    for item in group:
        best.setdefault(item[1].document, item)
    in_time = sorted(best.values(), key=lambda item: time_order(sources[item[1].document]))
    relations = {number: relation_of(sources[number], source) for number in best}
    partners = tuple(
        partner_of(
            other.document,
            other.span,
            to=source,
            similarity=shared.similarity,
            sources=sources,
            references=references,
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
        is_first=all(relation == "later" for relation in relations.values()),
        cluster=known.of(here),
        credit=_credit(here, match, sources, credits, [each for each in relations if relations[each] != "later"]),
    )


def _credit(
    here: Passage,
    match: Match,
    sources: Sequence[Source],
    credits: Mapping[int, tuple[Credit, ...]],
    others: Sequence[int],
) -> Credit | None:
    """The credit of this document that answers for the passage; none for what was rewritten, or was here first."""
    if not others or match.kind == "rewritten" or here.document not in credits:
        return None
    party = Party(sources[here.document], credits[here.document])
    return answering(party, (Party(sources[each], credits.get(each, ())) for each in others), here.span)
