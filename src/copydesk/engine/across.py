"""The third step: compare masked documents with each other, and give what is found its words and places."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

import msgspec

from copydesk.engine.local import LocalPool
from copydesk.engine.run import Corpus, Judged
from copydesk.engine.workshop import Place, Wanted
from copydesk.model import Cluster, Finding, Location, Source, Span
from copydesk.rules.reuse.passage_rule import PassageRule

if TYPE_CHECKING:
    from copydesk.reuse import CandidatePairs, Match

PAIRS_A_TASK = 2_000
DOCUMENTS_A_TASK = 500

Words = tuple[str, Location]
_T = TypeVar("_T")


class Travelled(msgspec.Struct, frozen=True):
    """What comparing documents gave."""

    findings: tuple[Finding, ...] = ()
    clusters: tuple[Cluster, ...] = ()


def across(pool: LocalPool, corpus: Corpus, judged: Judged) -> Travelled:
    """Find the passages that travelled: keys meet, documents that share enough are aligned, rules name the matches."""
    from copydesk import reuse

    settings = pool.workshop.settings.reuse
    sources = [summary.source for summary in judged.summaries]
    postings = reuse.merge([part.postings for part in judged.parts if part.postings is not None])
    pairs = reuse.document_pairs(postings, reuse.roster(sources, settings))
    tasks = list(_pair_tasks(pairs, corpus.places(), [mask for part in judged.parts for mask in part.masks]))
    matches: list[Match] = [match for batch in pool.map("compare", tasks, stage="comparing") for match in batch]
    rules = [rule for rule in pool.workshop.rules.across if isinstance(rule, PassageRule)]
    findings, clusters = reuse.report(matches, sources, rules, settings)
    return Travelled(tuple(with_words(pool, corpus, sources, findings)), clusters)


def _pair_tasks(
    pairs: "CandidatePairs", places: Sequence[Place], masks: Sequence[tuple[Span, ...]]
) -> Iterator[tuple["CandidatePairs", dict[int, Wanted]]]:
    for start in range(0, len(pairs), PAIRS_A_TASK):
        part = pairs[start : start + PAIRS_A_TASK]
        numbers = sorted({*part.left.tolist(), *part.right.tolist()})
        yield part, {number: Wanted(places[number], masks[number]) for number in numbers}


def with_words(
    pool: LocalPool, corpus: Corpus, sources: Sequence[Source], findings: Sequence[Finding]
) -> Iterator[Finding]:
    """The findings, and their partners, with the text and the place of their spans; each document is opened once."""
    places = dict(zip((source.key for source in sources), corpus.places(), strict=True))
    spans: dict[tuple[str, int, str], set[Span]] = {}
    for finding in findings:
        spans.setdefault(finding.document.key, set()).add(finding.span)
        for partner in finding.partners:
            spans.setdefault(partner.document.key, set()).add(partner.span)
    wanted = sorted((places[key], tuple(sorted(found)), key) for key, found in spans.items())
    tasks = [([(place, found) for place, found, _ in part],) for part in _chunks(wanted, DOCUMENTS_A_TASK)]
    words: dict[tuple[tuple[str, int, str], Span], Words] = {}
    answers = (answer for batch in pool.map("words", tasks, stage="quoting") for answer in batch)
    for (_, found, key), told in zip(wanted, answers, strict=True):
        words.update(((key, span), said) for span, said in zip(found, told, strict=True))
    for finding in findings:
        text, location = words[finding.document.key, finding.span]
        partners = tuple(
            msgspec.structs.replace(partner, text=said, location=place)
            for partner in finding.partners
            for said, place in (words[partner.document.key, partner.span],)
        )
        yield msgspec.structs.replace(finding, text=text, location=location, partners=partners)


def _chunks(items: Sequence[_T], size: int) -> Iterable[Sequence[_T]]:
    return (items[start : start + size] for start in range(0, len(items), size))
