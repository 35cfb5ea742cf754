"""The check sheet of one document: what the rules have judged, and what none of them knows."""

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence

from copydesk import text
from copydesk.checks.amounts import amounts
from copydesk.checks.item import Item, joined
from copydesk.checks.judged import judged
from copydesk.checks.people import Names, people
from copydesk.checks.spoken import quotes, spoken
from copydesk.checks.spots import spots
from copydesk.checks.times import ages, dates, weekdays
from copydesk.knowledge import Knowledge, built_in
from copydesk.model import Document, Finding, Sheet, Span
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.named import named
from copydesk.rules.rule import Rule
from copydesk.text import locator


def sheet(
    document: Document, rules: Sequence[Rule], findings: Iterable[Finding], *, asked: Container[str] = frozenset()
) -> Sheet:
    """The sheet of a document whose insertions are blanked; `rules` are those that ran on it, with their `findings`.

    Names, dates, figures and places are read in English texts alone, as most rules for facts are; quotations in all.
    `asked` are the codes of rules that were asked of this very document, so that they need not be asked again.
    """
    places = locator(document)
    items = list(judged(document, rules, findings, asked))
    if document.lang in (None, "en"):
        items += _unjudged(document, items, _knowledge(rules))
    items += spoken(document)
    return Sheet(joined(items, places), quotes(document, places))


def _knowledge(rules: Iterable[Rule]) -> Knowledge:
    return next((rule.knowledge for rule in rules if isinstance(rule, FactRule)), None) or built_in()


def _unjudged(document: Document, judged: Sequence[Item], knowledge: Knowledge) -> Iterator[Item]:
    """What the text states and no rule has judged."""
    taken = _Taken(each.span for each in judged)
    speakers = frozenset(speech.name for speech in text.speeches(document) if speech.name)
    known = [
        statement.span(mention.start, mention.end)
        for statement, mentions in named(document, knowledge)
        for mention in mentions
    ]
    world = knowledge.world
    low = _below_title(document)
    persons = list(people(document, low, Names(known, speakers, world.state_words)))
    surnames = frozenset(name.split()[-1] for name, _ in persons)
    every = (
        *(each for _, each in persons),
        *dates(document),
        *weekdays(document),
        *ages(document),
        *amounts(document),
        *spots(document, low, world.state_names, surnames),
    )
    named_before = " | ".join(each.key for each in judged if each.kind == "name")
    return (
        each for each in every if not taken.touch(each.span) and not (each.kind == "name" and each.key in named_before)
    )


def _below_title(document: Document) -> int:
    """Where the text begins below its headline, whose words have capitals like names."""
    first = next(iter(text.paragraphs(document)), None)
    return first.end if first is not None and first.flat == document.title else document.body.start


class _Taken:
    """Spans that are on the sheet already."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans: list[Span] = []
        for span in sorted(spans):
            if self._spans and span.start < self._spans[-1].end:
                self._spans[-1] = Span(self._spans[-1].start, max(self._spans[-1].end, span.end))
            else:
                self._spans.append(span)
        self._starts = [span.start for span in self._spans]

    def touch(self, span: Span) -> bool:
        """Whether the span shares a code point with one of them."""
        index = bisect_right(self._starts, span.end - 1) - 1
        return index >= 0 and self._spans[index].end > span.start
