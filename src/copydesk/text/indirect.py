"""What a text tells as somebody's words without quotation marks: "Ada Lind said that …", "…, according to Lind"."""

from bisect import bisect_right
from collections.abc import Sequence

from copydesk.model import Document, Span
from copydesk.text.pattern import lazily
from copydesk.text.quotation import inside_quotation
from copydesk.text.reporting import Reporting, clausal, reporting
from copydesk.text.sentence import Sentence, sentences
from copydesk.text.speaker import Subject, subject_before, subject_behind
from copydesk.text.token import Token, tokens

_REACH = 240
_VERBS_READ = 6
_THAT = lazily(r"\s*(?:[^\s,.;:]+\s+){0,6}?that(?!\w)")
_CLAUSE_WORDS = 4  # words before a comma that can be a clause of their own


def attributed(document: Document, span: Span) -> bool:
    """Whether the text tells a span as somebody's words: in quotation marks, or in an English report of speech.

    The speaker and the day that it was said on are the text's own words, and not attributed.
    """
    if inside_quotation(document, span):
        return True
    words = reporting(document.lang)
    if words is None or (document.lang or "en")[:2].lower() != "en":
        return False
    every = sentences(document)
    index = max(bisect_right(every, span.start, key=_start) - 1, 0)
    if not every or span.start >= every[index].end:
        return False
    return _by_verb(document, every[index], span, words) or _by_phrase(document, every[index], span, words)


def _start(sentence: Sentence) -> int:
    return sentence.start


def _by_verb(document: Document, sentence: Sentence, span: Span, words: Reporting) -> bool:
    text = document.text
    low, high = max(sentence.start, span.start - 4 * _REACH), min(sentence.end, span.end + 4 * _REACH)
    for count, verb in enumerate(clausal().finditer(text, low, high)):
        if count == _VERBS_READ:
            return False
        if verb.start() < span.end and span.start < verb.end():
            continue
        that = _THAT.match(text, verb.end(), high)
        if verb["sure"] is None and that is None:
            continue
        head = tokens(text, max(low, verb.start() - _REACH), verb.start())
        tail = tokens(text, verb.end(), min(high, verb.end() + _REACH))
        turned = _turned(head, tail, words) if verb[0] not in ("told", "tells") else None
        if turned is not None:
            if span.end <= head[-1].end and not inside_quotation(document, turned.span):
                return True
            continue
        subject = subject_before(head, words)
        if subject is None or inside_quotation(document, subject.span):
            continue
        if _reported(span, verb.end(), subject, head=head, tail=tail, that=that is not None, words=words):
            return True
    return False


def _turned(head: Sequence[Token], tail: Sequence[Token], words: Reporting) -> Subject | None:
    """The subject behind the verb, where the sentence turns to it: "…, said Ada Lind on Friday"."""
    if not head or head[-1].word != ",":
        return None
    subject = subject_behind(tail, words)
    if subject is None or subject.kind == "pronoun":
        return None
    rest = [token for token in tail if token.start >= subject.span.end]
    return subject if not rest or not rest[0].word[0].isalnum() or _goes_aside(rest, words) else None


def _reported(
    span: Span,
    end: int,
    subject: Subject,
    *,
    head: Sequence[Token],
    tail: Sequence[Token],
    that: bool,
    words: Reporting,
) -> bool:
    """Whether the span belongs to what the subject says: behind the verb, or before a verb that comes last."""
    before = [token for token in head if token.end <= subject.span.start]
    comma = next((token for token in reversed(before) if token.word == ","), None)
    clause = [token for token in before if comma is not None and token.start < comma.start]
    trails = not tail or not tail[0].word[0].isalnum() or _goes_aside(tail, words)
    leads = clause and clause[0].word.lower() in (words.links | words.joints) and len(clause) <= 2 * _CLAUSE_WORDS
    if not that and trails and comma is not None and not leads and len(clause) >= _CLAUSE_WORDS - 1:
        inserted = bool(tail) and tail[0].word == ","
        return span.end <= comma.start or (inserted and span.start >= end)
    return span.start >= end


def _goes_aside(tail: Sequence[Token], words: Reporting) -> bool:
    """Whether only a time, a place or a hearer follows the verb: "said on Tuesday", "told reporters"."""
    first = tail[0].word.lower()
    return first in words.links or first in words.fillers or first in words.joints or first == "reporters"


def _by_phrase(document: Document, sentence: Sentence, span: Span, words: Reporting) -> bool:
    """According to Ada Lind, …; …, according to Ada Lind."""
    if words.according is None:
        return False
    text = document.text
    phrase = words.according.search(
        text, max(sentence.start, span.start - _REACH), min(sentence.end, span.end + _REACH)
    )
    if phrase is None or inside_quotation(document, Span(phrase.start(), phrase.end())):
        return False
    source = subject_behind(tokens(text, phrase.end(), min(sentence.end, phrase.end() + _REACH)), words)
    if source is None:
        return False
    return span.end <= phrase.start() or span.start >= source.span.end
