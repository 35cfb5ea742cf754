"""The quotations of a run held against each other: keys meet, speakers are told, words are compared."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.engine.protocol import Engine
from copydesk.model import Cluster, Finding
from copydesk.rules.reuse.quote_rule import QuoteRule

if TYPE_CHECKING:
    from copydesk.engine.lineup import Lineup
    from copydesk.reuse import Match
    from copydesk.reuse.quotes.difference import Couple, Difference
    from copydesk.reuse.quotes.links import Asked, Links
    from copydesk.reuse.quotes.saying import Saying
    from copydesk.reuse.stories.story import Story

DOCUMENTS_A_TASK = 200
COUPLES_A_TASK = 1_000


def quotations(pool: Engine, known: "Lineup", matches: "Sequence[Match]", stories: "Sequence[Story]" = ()) -> "Links":
    """What is known of the quotations that share words, or stand in documents with `matches` or of one story."""
    from copydesk.reuse.quotes.links import links

    def tell(asked: "Sequence[Asked]") -> "Iterator[Saying]":
        parts = [asked[low : low + DOCUMENTS_A_TASK] for low in range(0, len(asked), DOCUMENTS_A_TASK)]
        tasks = [(part, {number: known.wanted(number) for number, _, _ in part}) for part in parts]
        return (saying for batch in pool.map("sayings", tasks, stage="listening") for saying in batch)

    def differ(couples: "Sequence[Couple]") -> "Iterator[Difference | None]":
        tasks = [(couples[low : low + COUPLES_A_TASK],) for low in range(0, len(couples), COUPLES_A_TASK)]
        return (each for batch in pool.map("differ", tasks, stage="comparing quotations") for each in batch)

    together = [story.documents for story in stories]
    return links(known.quoted, known.roster, matches, tell, differ, stories=together)


def quote_findings(
    pool: Engine, known: "Lineup", links: "Links", first_versions: dict[int, int]
) -> tuple[list[Finding], list[Cluster]]:
    """What the rules of this run say of them."""
    from copydesk.reuse.quotes.company import Company
    from copydesk.reuse.quotes.report import quote_findings

    rules = [rule for rule in pool.workshop.rules.across if isinstance(rule, QuoteRule)]
    company = Company(known.roster, first_versions)
    return quote_findings(links, known.sources, rules, company, references=known.references)
