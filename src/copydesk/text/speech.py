"""Quotations with their speakers, where the text names one; and what is told as somebody's words without marks."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from copydesk.model import Document, Span
from copydesk.text.antecedent import Antecedents
from copydesk.text.attribution import Attribution, attribution, is_title
from copydesk.text.leading import Leads
from copydesk.text.locate import normalise_space
from copydesk.text.paragraph import Paragraph, paragraphs
from copydesk.text.quotation import Quotation, quotations
from copydesk.text.reporting import Reporting, reporting
from copydesk.text.sentence import Sentence, sentences
from copydesk.text.speaker import Subject, subject_before
from copydesk.text.token import tokens
from copydesk.text.view import view

_ENDS_WHOLE = ".!?…"
_REACH = 240  # code points before a verb in which its subject stands


class Speech(msgspec.Struct, frozen=True, gc=False):
    """A quotation and who speaks.

    `speaker` are the words that tell it (a name, "the minister", "she"), None where nothing does. `name` is the name
    or description; a lone surname is given in full where the text has one full name that ends in it. It is "" where
    the speaker is a pronoun that nobody answers to for sure. `verb` is in lower case, "" where there is none.
    `resolved`: the text does not name the speaker here, but a pronoun or the sentence before leaves no doubt.
    """

    quotation: Quotation
    speaker: Span | None
    name: str
    verb: str
    resolved: bool


@view
def speeches(document: Document) -> tuple[Speech, ...]:
    """Every quotation of the body in order, with its speaker where the text tells one."""
    quoted = quotations(document)
    words = reporting(document.lang)
    if not quoted or words is None:
        return tuple(Speech(quotation, None, "", "", resolved=False) for quotation in quoted)
    return tuple(_Reader(document, quoted, words).read())


class _Reader:
    """Reads the attributions of one document, first within sentences, then from what stands beside them."""

    def __init__(self, document: Document, quoted: tuple[Quotation, ...], words: Reporting) -> None:
        self.document = document
        self.quoted = quoted
        self.words = words
        self.leads = Leads(document, words)
        self.sentences = sentences(document)
        self.paragraphs = paragraphs(document)
        self.starts = [sentence.start for sentence in self.sentences]
        self.first = [self._sentence(quotation.start) for quotation in quoted]
        self.last = [self._sentence(max(quotation.start, quotation.end - 1)) for quotation in quoted]

    def read(self) -> list[Speech]:
        """The speeches in order of the quotations."""
        found = [self._within(index) for index in range(len(self.quoted))]
        self._share(found)
        told = [self._beside(index, found) if each is None else None for index, each in enumerate(found)]
        for index, borrowed in enumerate(told):
            found[index] = found[index] or borrowed
        self._carry_on(found)
        names = [each.subject.name for each in found if each and each.subject and each.subject.kind == "name"]
        people = Antecedents(self.document, self.words, names)
        speeches: list[Speech] = []
        for index, (quotation, each) in enumerate(zip(self.quoted, found, strict=True)):
            paragraph = self._paragraph(index)
            speech = self._speech(quotation, each, people, paragraph, earlier=speeches)
            if told[index] is not None and speech.name:
                speech = msgspec.structs.replace(speech, resolved=True)
            speeches.append(speech)
        return speeches

    def _within(self, index: int) -> Attribution | None:
        """The attribution in the quotation's own sentence."""
        quotation, text = self.quoted[index], self.document.text
        before = self.quoted[index - 1] if index else None
        after = self.quoted[index + 1] if index + 1 < len(self.quoted) else None
        first, last = self.sentences[self.first[index]], self.sentences[self.last[index]]
        low = max(first.start, before.end if before else 0)
        high = last.end
        if last.end <= quotation.end and text[quotation.inner.end - 1 : quotation.inner.end] in ("?", "!"):
            high = self._following(last, self.last[index])  # “Stop!” Ada Lind cried.
        high = min(high, after.start if after else high)
        if low >= quotation.start and (paragraph := self._led_in(index)) is not None:
            low, pseudo = paragraph
            return attribution(self.leads, pseudo, low=low, high=pseudo.start)
        return attribution(self.leads, quotation, low=low, high=high if quotation.closed else quotation.end)

    def _following(self, last: Sentence, index: int) -> int:
        after = self.sentences[index + 1] if index + 1 < len(self.sentences) else None
        return after.end if after is not None and after.paragraph == last.paragraph else last.end

    def _led_in(self, index: int) -> tuple[int, Quotation] | None:
        """Where the paragraph before ends in a colon: its last sentence, as if the quotation stood behind it."""
        first = self.sentences[self.first[index]]
        if first.paragraph == 0 or self.quoted[index].start != self.paragraphs[first.paragraph].start:
            return None
        before = self.paragraphs[first.paragraph - 1]
        if self.document.text[before.end - 1] != ":":
            return None
        quotation = self.quoted[index]
        moved = msgspec.structs.replace(quotation, start=before.end, end=before.end)
        return self.sentences[self._sentence(before.end - 1)].start, moved

    def _share(self, found: list[Attribution | None]) -> None:
        """Give the parts of one sentence, and whole sentences that run on behind one, the same speaker."""
        for index in range(len(found) - 2, -1, -1):
            if found[index] is None and self.last[index] == self.first[index + 1] and self._is_joined(index):
                found[index] = found[index + 1]
        for index in range(1, len(found)):
            if found[index] is not None or found[index - 1] is None:
                continue
            step = self.first[index] - self.last[index - 1]
            same = self._paragraph_of(self.first[index]) == self._paragraph_of(self.last[index - 1])
            if is_title(self.document.text, self.quoted[index]):
                continue
            if step == 0 or (same and 0 < step <= 2 and self._runs_on(index, step)):
                found[index] = found[index - 1]

    def _is_joined(self, index: int) -> bool:
        """Whether nothing but small words stands between a quotation and the next: “bad” and “worse”."""
        between = self.document.text[self.quoted[index].end : self.quoted[index + 1].start].split()
        return len(between) <= 3 and not any(word[0].isupper() for word in between)

    def _runs_on(self, index: int, step: int) -> bool:
        """Whether a quotation is a sentence of its own right behind the attribution of the one before."""
        quotation, before = self.quoted[index], self.quoted[index - 1]
        if not self.document.text[before.end : quotation.start].strip():
            return True
        if self.sentences[self.first[index]].start != quotation.start or not quotation.closed:
            return self.sentences[self.first[index]].start == quotation.start and step == 1
        whole = self.document.text[quotation.inner.end - 1] in _ENDS_WHOLE + ","
        ends = self.sentences[self.last[index - 1]].end <= before.end
        return whole and step == (2 if ends else 1)

    def _beside(self, index: int, found: Sequence[Attribution | None]) -> Attribution | None:
        """The speaker of the sentence before, of the same paragraph: "Ada Lind said she was sorry. “I left late.”"."""
        at = self.first[index]
        sentence, quotation = self.sentences[at], self.quoted[index]
        if at == 0 or sentence.start != quotation.start or quotation.continued or not quotation.closed:
            return None
        if self.sentences[at - 1].paragraph != sentence.paragraph or sentence.end > quotation.end + 1:
            return None
        if index and self.last[index - 1] >= at - 1:
            return None
        before, text = self.sentences[at - 1], self.document.text
        verbs = self.leads.verbs(before.start, before.end)
        if len(verbs) != 1:
            return None
        [(start, end)] = verbs
        subject = subject_before(tokens(text, max(before.start, start - _REACH), start), self.words)
        if subject is None or subject.kind != "name":
            return None
        return Attribution(subject, text[start:end].lower())

    def _carry_on(self, found: list[Attribution | None]) -> None:
        """Give the paragraphs of one quotation the speaker that any of them has."""
        start = 0
        for index in range(1, len(found) + 1):
            if index < len(found) and self.quoted[index].continued:
                continue
            chain = range(start, index)
            known = next((found[each] for each in chain if found[each] is not None), None)
            for each in chain if len(chain) > 1 else ():
                found[each] = found[each] or known
            start = index

    def _speech(
        self,
        quotation: Quotation,
        found: Attribution | None,
        people: Antecedents,
        paragraph: Paragraph,
        *,
        earlier: Sequence[Speech],
    ) -> Speech:
        if found is None or (found.subject is None and not found.verb):
            return Speech(quotation, None, "", "", resolved=False)
        subject = found.subject
        if subject is None:
            return Speech(quotation, None, "", found.verb, resolved=False)
        if subject.kind == "name":
            return Speech(quotation, subject.span, people.full(subject.name), found.verb, resolved=False)
        if subject.kind == "role":
            return Speech(quotation, subject.span, normalise_space(subject.name), found.verb, resolved=False)
        name = people.meant(subject) or self._carried(subject, paragraph, earlier)
        return Speech(quotation, subject.span, name, found.verb, resolved=bool(name))

    def _carried(self, subject: Subject, paragraph: Paragraph, earlier: Sequence[Speech]) -> str:
        """Whom the same pronoun meant just before, in this paragraph or, if nobody is named there, the one before."""
        if not earlier or not earlier[-1].resolved or earlier[-1].speaker is None:
            return ""
        last = earlier[-1].speaker
        same = self.document.text[last.start : last.end].lower() == subject.name.lower()
        near = self._paragraph_of(self._sentence(subject.span.start)) - self._paragraph_of(self._sentence(last.start))
        return earlier[-1].name if same and near <= 1 else ""

    def _paragraph(self, index: int) -> Paragraph:
        return self.paragraphs[self._paragraph_of(self.first[index])]

    def _paragraph_of(self, sentence: int) -> int:
        return self.sentences[sentence].paragraph

    def _sentence(self, offset: int) -> int:
        return max(bisect_right(self.starts, offset) - 1, 0)
