"""The third step: compare masked documents with each other, and give what is found its words and places."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from copydesk.engine.memory import give_back, room_of
from copydesk.engine.origins import Key, origins
from copydesk.engine.parcels import Place, Wanted
from copydesk.engine.protocol import Engine
from copydesk.engine.quoted import quotations, quote_findings
from copydesk.engine.run import Corpus, Judged
from copydesk.engine.story_tables import QuotedIn, quoted_in
from copydesk.engine.told import conflict_findings, stories_of, told_of
from copydesk.model import Cluster, Failure, Finding, Location, Originality, Span, Stories
from copydesk.rules.reuse.altered_within import told_together
from copydesk.rules.reuse.passage_rule import PassageRule
from copydesk.rules.reuse.repeated_in_outlet import RepeatedInOutlet
from copydesk.rules.reuse.revised_version import RevisedVersion
from copydesk.rules.reuse.syndicated_copy import SyndicatedCopy

if TYPE_CHECKING:
    from copydesk.engine.lineup import Lineup
    from copydesk.reuse import CandidatePairs, Match, Revision

PAIRS_A_TASK = 2_000
DOCUMENTS_A_TASK = 500

# Rules over passages that not every passage is shown to.
_OF_THEIR_OWN = (RepeatedInOutlet, SyndicatedCopy)

Words = tuple[str, Location]
_T = TypeVar("_T")


class Travelled(msgspec.Struct, frozen=True):
    """What comparing documents gave; `originality` is None where passages were not compared."""

    findings: tuple[Finding, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    originality: dict[Key, Originality] | None = None
    stories: Stories = Stories()
    failures: tuple[Failure, ...] = ()


def across(pool: Engine, corpus: Corpus, judged: Judged) -> Travelled:
    """Find the passages that travelled: keys meet, documents that share enough are aligned, rules name the matches."""
    from copydesk import reuse
    from copydesk.engine.lineup import lineup
    from copydesk.reuse.candidates import MOST_MEETINGS

    settings, rules = pool.workshop.settings.reuse, pool.workshop.rules.across
    compares = pool.workshop.rules.compares
    known = lineup(corpus, judged, settings)
    revisions = [*known.revisions(), *revisions_of(pool, known)]
    pool.begin("finding pairs")
    room = min(room_of(pool.workshop.settings).meetings, MOST_MEETINGS)
    pairs = reuse.document_pairs(known.postings, known.roster, at_once=room)
    pairs = reuse.with_near_copies(pairs, known.postings, known.roster)
    give_back()  # the meetings that made them
    compared = _matches(pool, known, pairs)
    pool.begin("weighing what was found")
    versions = reuse.first_versions(revisions, known.sources)
    matches = reuse.travelled(compared, known.postings, known.roster, versions)
    findings, clusters = reuse.report(
        matches,
        known.sources,
        [rule for rule in rules if isinstance(rule, PassageRule) and not isinstance(rule, _OF_THEIR_OWN)],
        settings,
        references=known.references,
        repeats=[rule for rule in rules if isinstance(rule, RepeatedInOutlet)],
        revisions=revisions,
        revised=[rule for rule in rules if isinstance(rule, RevisedVersion)],
        credited=[rule for rule in rules if isinstance(rule, SyndicatedCopy)],
        credits=known.credits,
    )
    named = {passage.document for match in matches for passage in (match.left, match.right)}
    named |= {side.document for revision in revisions for side in (revision.match.left, revision.match.right)}
    near = stories_of(known, matches) if compares & {"names", "stories"} else ()
    stories = near if "stories" in compares else ()
    quoted: QuotedIn = {}
    if "quotations" in compares:
        pool.begin("bringing quotations together")
        links = quotations(pool, known, compared, near)
        said, families = quote_findings(pool, known, links, versions)
        findings, clusters = tuple(told_together(findings, said)), (*clusters, *families)
        named |= {document for document, _ in links.sayings}
        quoted = quoted_in(stories, families, known, links)
        del links  # the words of all quotations
    conflicts, shown = told_of(pool, known, stories, versions, quoted)
    findings = (*findings, *conflict_findings(pool, known, conflicts))
    named |= {side.document for conflict in conflicts for side in (conflict.left, conflict.right)}
    return Travelled(
        tuple(with_words(pool, _places(known, named), sorted(findings, key=lambda finding: finding.order))),
        tuple(sorted(clusters, key=lambda cluster: cluster.id)),
        origins(pool, known, matches, revisions) if "passages" in compares else None,
        shown,
        tuple(pool.failures),
    )


def _matches(pool: Engine, known: "Lineup", pairs: "CandidatePairs") -> "list[Match]":
    parts = [pairs[start : start + PAIRS_A_TASK] for start in range(0, len(pairs), PAIRS_A_TASK)]
    tasks = ((part, _wanted(known, part.left.tolist(), part.right.tolist())) for part in parts)
    sizes = [len(part) for part in parts]
    return [match for batch in pool.map("compare", tasks, stage="comparing", sizes=sizes) for match in batch]


def revisions_of(pool: Engine, known: "Lineup") -> "list[Revision]":
    """The versions of one article, which count once in all that follows, but for those that the stores know."""
    from copydesk import reuse

    left, right = reuse.version_pairs(known.postings, known.roster, known.addresses, known.stored)
    tasks: list[tuple[Any, ...]] = []
    for part in _chunks(list(zip(left.tolist(), right.tolist(), strict=True)), PAIRS_A_TASK):
        wanted = _wanted(known, [one for one, _ in part], [other for _, other in part])
        tasks.append((part, wanted, {number: known.edition(number) for number in wanted}))
    return [revision for batch in pool.map("revise", tasks, stage="comparing versions") for revision in batch]


def _wanted(known: "Lineup", left: Sequence[int], right: Sequence[int]) -> dict[int, Wanted]:
    return {number: known.wanted(number) for number in sorted({*left, *right})}


def _places(known: "Lineup", named: Iterable[int]) -> dict[Key, Place]:
    """Where the documents lie that findings can speak of."""
    return {known.edition(number).source.key: known.wanted(number).place for number in sorted(named)}


def with_words(pool: Engine, places: Mapping[Key, Place], findings: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, and their partners, with the text and the place of their spans; each document is opened once."""
    spans: dict[Key, set[Span]] = {}
    for finding in findings:
        spans.setdefault(finding.document.key, set()).add(finding.span)
        for partner in finding.partners:
            spans.setdefault(partner.document.key, set()).add(partner.span)
    wanted = sorted((places[key], tuple(sorted(found)), key) for key, found in spans.items())
    tasks = [([(place, found) for place, found, _ in part],) for part in _chunks(wanted, DOCUMENTS_A_TASK)]
    answers = (answer for batch in pool.map("words", tasks, stage="quoting") for answer in batch)
    words: dict[Key, dict[Span, Words]] = {
        key: dict(zip(found, told, strict=True)) for (_, found, key), told in zip(wanted, answers, strict=True)
    }
    for finding in findings:
        text, location = words[finding.document.key][finding.span]
        partners = tuple(
            msgspec.structs.replace(partner, text=said, location=place)
            for partner in finding.partners
            for said, place in (words[partner.document.key][partner.span],)
        )
        yield msgspec.structs.replace(finding, text=text, location=location, partners=partners)


def _chunks(items: Sequence[_T], size: int) -> Iterable[Sequence[_T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
