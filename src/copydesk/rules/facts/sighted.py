"""The names of people, events and places in a document: one search for all of them, shared by the rules for facts."""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from copydesk import text
from copydesk.knowledge import Knowledge
from copydesk.knowledge.literals import Find
from copydesk.model import Document
from copydesk.rules.facts.statement import Statement, running_text
from copydesk.text.view import once


class Sighted(msgspec.Struct, frozen=True, gc=False):
    """What was found, in order; starts and ends count in the document, whose hard wraps are taken for spaces."""

    people: list[Find]
    events: list[Find]
    places: list[Find]


def sighted(document: Document, knowledge: Knowledge) -> Sighted:
    """All names in the body of a document that the tables know, before it is told whether they are whole."""
    return once(document, f"sighted.{knowledge.version}", lambda: _search(document, knowledge))


def _search(document: Document, knowledge: Knowledge) -> Sighted:
    shift = document.body.start
    found = knowledge.finds(running_text(document))
    if shift:
        found = tuple([(index, start + shift, end + shift) for index, start, end in finds] for finds in found)
    return Sighted(*found)


def within(statement: Statement, finds: Sequence[Find]) -> list[Find] | None:
    """Those finds that lie in a sentence, counted in its flat text; None where that has to be searched by itself.

    That is where a find runs over an end of the sentence, and so may hide another, and where lines were joined.
    """
    sentence = statement.sentence
    if text.paragraphs(statement.document)[sentence.paragraph].pieces:
        return None
    low, high = sentence.start, sentence.end
    first = after = bisect_left(finds, low, key=_start)
    while after < len(finds) and finds[after][1] < high:
        after += 1
    if (first and finds[first - 1][2] > low) or (after > first and finds[after - 1][2] > high):
        return None
    return [(index, start - low, end - low) for index, start, end in finds[first:after]]


def _start(find: Find) -> int:
    return find[1]
