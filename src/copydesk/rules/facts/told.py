"""The sentences that name an event of the tables: one search of a document for all of them, shared by the rules."""

from copydesk.knowledge import Knowledge
from copydesk.knowledge.events import EventMention
from copydesk.model import Document
from copydesk.rules.facts.moment import LONGEST
from copydesk.rules.facts.sighted import sighted, within
from copydesk.rules.facts.statement import Statement, statements
from copydesk.text.view import once

Told = tuple[tuple[Statement, tuple[EventMention, ...]], ...]


def told(document: Document, knowledge: Knowledge) -> Told:
    """The sentences with a known event, in order, and the events; offsets count in the sentence's flat text."""
    return once(document, f"told.{knowledge.version}", lambda: tuple(_search(document, knowledge)))


def _search(document: Document, knowledge: Knowledge) -> list[tuple[Statement, tuple[EventMention, ...]]]:
    finds = sighted(document, knowledge).events
    found = []
    for statement in statements(document, [start for _, start, _ in finds]):
        if len(statement.flat) > LONGEST:
            continue
        mentions = tuple(knowledge.events.mentions(statement.flat, within(statement, finds)))
        if mentions:
            found.append((statement, mentions))
    return found
