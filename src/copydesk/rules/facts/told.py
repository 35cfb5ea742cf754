"""The sentences that name an event of the tables: one search of a document for all of them, shared by the rules."""

from copydesk.knowledge.events import EventMention, Events
from copydesk.model import Document
from copydesk.rules.facts.moment import LONGEST
from copydesk.rules.facts.statement import Statement, running_text, statements
from copydesk.text.view import once

Told = tuple[tuple[Statement, tuple[EventMention, ...]], ...]


def told(document: Document, events: Events) -> Told:
    """The sentences with a known event, in order, and the events; offsets count in the sentence's flat text."""
    return once(document, "told", lambda: tuple(_search(document, events)))


def _search(document: Document, events: Events) -> list[tuple[Statement, tuple[EventMention, ...]]]:
    offsets = [document.body.start + start for start in events.places(running_text(document))]
    found = []
    for statement in statements(document, offsets):
        if len(statement.flat) > LONGEST:
            continue
        mentions = tuple(events.mentions(statement.flat))
        if mentions:
            found.append((statement, mentions))
    return found
