"""Sentences."""

import re

import msgspec

from copydesk.model import Document
from copydesk.text.paragraph import paragraphs
from copydesk.text.view import view

_CANDIDATE = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?![a-z])|[。！？]+[」』”’）]*\s*")


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence: where it stands in the document, its text with hard wraps joined, the index of its paragraph."""

    start: int
    end: int
    flat: str
    paragraph: int


@view
def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of the body in order; none crosses a paragraph."""
    found: list[Sentence] = []
    for index, paragraph in enumerate(paragraphs(document)):
        flat, start = paragraph.flat, 0
        for match in _CANDIDATE.finditer(flat):
            if match.end() == len(flat):
                break
            sentence = flat[start : match.end()].rstrip()
            span = paragraph.span(start, start + len(sentence))
            found.append(Sentence(span.start, span.end, sentence, index))
            start = match.end()
        if start < len(flat):
            span = paragraph.span(start, len(flat))
            found.append(Sentence(span.start, span.end, flat[start:], index))
    return tuple(found)
