"""The sentences of a line or paragraph, and the one that a match lies in."""

from copydesk import text
from copydesk.model import Document, Span


def sentence_around(document: Document, span: Span, whole: Span) -> Span:
    """The sentence, or sentences, of a line or paragraph that a match lies in."""
    touched = [s for s in sentences_between(document, whole) if s.start < span.end and span.start < s.end]
    if not touched:
        return whole
    return Span(max(whole.start, touched[0].start), min(whole.end, touched[-1].end))


def sentences_between(document: Document, whole: Span) -> list[Span]:
    """The sentences inside a span, cut to it."""
    from bisect import bisect_right

    every = text.sentences(document)
    first = max(0, bisect_right(every, whole.start, key=lambda sentence: sentence.start) - 1)
    found: list[Span] = []
    for index in range(first, len(every)):
        sentence = every[index]
        if sentence.start >= whole.end:
            break
        if sentence.end > whole.start:
            found.append(Span(max(sentence.start, whole.start), min(sentence.end, whole.end)))
    return found
