"""SQ009: a sentence or a paragraph stands in the text twice."""

from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.once import collapsed, shortened
from copydesk.rules.rule import Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

_WORD = lazily(r"[^\W_]+")
_SHORT, _LONG = 4, 8  # words of a repeated sentence: a plain statement, or any
_PARAGRAPH = 12
_HEAD = 2  # paragraphs at the head that may echo the headline
_PARAGRAPH_SURE, _SENTENCE_SURE = 0.9, 0.85
# How short sentences open that are said twice on purpose, or by the page.
_RHETORICAL = lazily(
    r"(?:I|We|He|She|You|They|It|This|That|There|These|Here|Click|But|And|So|No|Not|Yes|Thank|Thanks|Who|What|Why|"
    r"How|When|"
    r"Where|Is|Are|Do|Does|Let|Please|Read|See|Watch|Follow|Sign|More|Never|Very|Nobody|Everybody|Oh|Well)\b"
)
# How the page speaks to the reader, as often as it likes.
_PAGE = lazily(r"(?:Click|Read|See|Watch|Follow|Sign up|Here (?:are|is)|Here['’]s)\b")
_QUOTES = "\"“”„«»‘’'"


class RepeatedSentence(Rule):
    """A sentence or a whole paragraph is printed twice.

    Why it matters: copy pasted twice is the commonest accident of making up a page, and a text counted twice weighs
    double in every statistic.

    A headline echoed in the first lines, what is quoted and printed too, what the page tells its readers and a refrain
    of three or more are left alone. A sentence of the story set again as a pull quote is found.

    When it is wrong: rhetoric that repeats itself on purpose, and templates used section by section.

    How common: 34.5 in 1,000 English news articles have one (221 of 6,403).
    """

    code = "SQ009"
    name = "repeated-sentence"
    mends = True
    severity = "warning"
    confidence = _PARAGRAPH_SURE
    judged = (79, 83)
    help = "Delete one of the copies."
    bad = (
        "Savers rattled the locked door. ⟦Savers rattled the locked door.⟧ A guard waved.",
        "The council met on Monday to talk of the ferry and its price.\n\nNobody came to hear it.\n\nThe rain "
        "fell on the "
        "harbour.\n\n⟦The council met on Monday to talk of the ferry and its price.⟧",
        "The river rose in the night, and the town slept. The bridge held. Then the sluices were opened by the "
        "two guards. "
        "Nobody saw it. ⟦Then the sluices were opened by the two guards.⟧ So it ended.",
    )
    good = (
        "Savers rattled the door. Guards rattled the door. A guard waved.",
        "Council meets on the ferry\n\nCouncil meets on the ferry\n\nThe council met on Monday.",
        "We shall fight. We shall fight. We shall fight on.",
        "“No,” she said. The door closed. “No,” she said.",
        "He came. He went. He came. Who was it? Nobody knew. Who was it?",
        "See the best photos of the harbour in the fog. The ferry left. See the best photos of the harbour in the fog.",
        "The council met on Monday to talk of the ferry and its price.\n\nNobody came.\n\n"
        "“The council met on Monday to talk of the ferry and its price.”",
        "“The ferry is late. The council met on Monday to talk of its price,” he wrote.\n\nNobody came.\n\n"
        "The ferry is late. The council met on Monday to talk of its price.",
        "“The ferry is late. The council met on Monday to talk of its price. Nobody came,” he wrote.\n\n"
        "It rained.\n\nThe ferry is late. The council met on Monday to talk of its price. Nobody came.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each later copy."""
        yield from collapsed(list(self._found(document)))

    def _found(self, document: Document) -> Iterator[Finding]:
        sentences = text.sentences(document)
        if len({sentence.flat for sentence in sentences}) == len(sentences):
            return
        places: dict[str, list[int]] = {}
        for index, sentence in enumerate(sentences):
            if len(sentence.flat) > 12:
                places.setdefault(" ".join(sentence.flat.split()), []).append(index)
        last = -1
        for key, found in sorted(places.items(), key=lambda item: item[1][-1]):
            if len(found) != 2 or found[1] <= last:
                continue
            first, second = found
            words = len(_WORD.findall(key))
            if (
                words < (_LONG if _RHETORICAL.match(key) or key[-1] != "." else _SHORT)
                or key[0] in _QUOTES
                or _PAGE.match(key)
                or not key.endswith((".", "!", "?"))
            ):
                continue
            # A text that is quoted from and printed too, as posts are, stands there twice by right.
            if _echoes_headline(sentences[first], sentences[second]) or any(
                text.inside_quotation(document, _span(sentences[each])) for each in (second, first)
            ):
                continue
            length = _run(sentences, first, second)
            last = second + length - 1
            yield self._report(document, sentences, first, second, length=length)

    def _report(
        self, document: Document, sentences: tuple[text.Sentence, ...], first: int, second: int, *, length: int
    ) -> Finding:
        span = Span(sentences[second].start, sentences[second + length - 1].end)
        earlier = text.location(document, Span(sentences[first].start, sentences[first].start))
        shown = text.normalise_space(document.text[span.start : span.end])
        words = len(_WORD.findall(shown))
        return self.finding(
            document,
            span,
            message=f"“{shortened(shown)}” stands here a second time (first in {earlier.called}). "
            "Delete one of the copies.",
            evidence={"first": [sentences[first].start, sentences[first + length - 1].end], "words": words},
            confidence=_PARAGRAPH_SURE if words >= _PARAGRAPH else _SENTENCE_SURE,
            severity="warning" if words >= _PARAGRAPH or second == first + 1 else "note",
            fix=Fix(span, "", safe=False),
        )


def _echoes_headline(first: text.Sentence, second: text.Sentence) -> bool:
    """Whether the first copy is the headline, or what stands beneath it."""
    return (
        first.paragraph < _HEAD
        and second.paragraph not in (first.paragraph, first.paragraph + 2)
        and (second.paragraph <= _HEAD)
    )


def _span(sentence: text.Sentence) -> Span:
    return Span(sentence.start, sentence.end)


def _run(sentences: tuple[text.Sentence, ...], first: int, second: int) -> int:
    """How many sentences in a row are the same from here on."""
    length = 1
    while (
        second + length < len(sentences)
        and first + length < second
        and sentences[first + length].flat == sentences[second + length].flat
    ):
        length += 1
    return length
