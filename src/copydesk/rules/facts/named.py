"""The sentences that name a known person: one search of a document for all names, shared by all rules."""

from typing import Any

from copydesk import text
from copydesk.knowledge import Knowledge, Mention
from copydesk.model import Document
from copydesk.rules.facts.statement import Statement, statements

Named = tuple[tuple[Statement, tuple[Mention, ...]], ...]


def named(document: Document, knowledge: Knowledge) -> Named:
    """The sentences with a known name, in order, and the names in them; offsets count in the sentence's flat text."""
    key = f"named.{knowledge.version}"
    kept: dict[str, Any] = document.__dict__
    if key not in kept:
        kept[key] = tuple(_search(document, knowledge))
    found: Named = kept[key]
    return found


def _search(document: Document, knowledge: Knowledge) -> list[tuple[Statement, tuple[Mention, ...]]]:
    body = document.text[document.body.start : document.body.end]
    if text.is_wrapped(document):
        body = body.replace("\n", " ")  # a name may run over the end of a line
    offsets = [document.body.start + mention.start for mention in knowledge.mentions(body)]
    found = []
    for statement in statements(document, offsets):
        mentions = tuple(knowledge.mentions(statement.flat))
        if mentions:
            found.append((statement, mentions))
    return found
