"""The sentences that name a known person: one search of a document for all names, shared by all rules."""

from copydesk.knowledge import Knowledge, Mention
from copydesk.model import Document
from copydesk.rules.facts.sighted import sighted, within
from copydesk.rules.facts.statement import Statement, statements
from copydesk.text.view import once

Named = tuple[tuple[Statement, tuple[Mention, ...]], ...]


def named(document: Document, knowledge: Knowledge) -> Named:
    """The sentences with a known name, in order, and the names in them; offsets count in the sentence's flat text."""
    key = f"named.{knowledge.version}"
    return once(document, key, lambda: tuple(_search(document, knowledge)))


def _search(document: Document, knowledge: Knowledge) -> list[tuple[Statement, tuple[Mention, ...]]]:
    finds = sighted(document, knowledge).people
    if not finds:
        return []
    found = []
    for statement in statements(document, [start for _, start, _ in finds]):
        mentions = tuple(knowledge.mentions(statement.flat, within(statement, finds)))
        if mentions:
            found.append((statement, mentions))
    return found
