"""The sentences that name an event of the tables: one search of a document for all of them, shared by the rules."""

from typing import Any

from copydesk import text
from copydesk.knowledge.events import EventMention, Events
from copydesk.model import Document
from copydesk.rules.facts.moment import LONGEST
from copydesk.rules.facts.statement import Statement, statements

Told = tuple[tuple[Statement, tuple[EventMention, ...]], ...]


def told(document: Document, events: Events) -> Told:
    """The sentences with a known event, in order, and the events; offsets count in the sentence's flat text."""
    kept: dict[str, Any] = document.__dict__
    if "told" not in kept:
        kept["told"] = tuple(_search(document, events))
    found: Told = kept["told"]
    return found


def _search(document: Document, events: Events) -> list[tuple[Statement, tuple[EventMention, ...]]]:
    body = document.text[document.body.start : document.body.end]
    if text.is_wrapped(document):
        body = body.replace("\n", " ")  # a name may run over the end of a line
    offsets = [document.body.start + start for start in events.places(body)]
    found = []
    for statement in statements(document, offsets):
        if len(statement.flat) > LONGEST:
            continue
        mentions = tuple(events.mentions(statement.flat))
        if mentions:
            found.append((statement, mentions))
    return found
