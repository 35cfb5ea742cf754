"""SQ004: a quotation is opened twice, never closed, or closed without being opened."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.once import collapsed, shortened
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily
from copydesk.text.quote_mark import OPEN, QuoteMark, quote_marks

_SINGLE = frozenset("'‘’")
_LONG = 2500  # code points of a paragraph beyond which its marks are no longer told apart with any certainty
_NEAR = 400
_SPEAKS = lazily(
    r",\s(?:(?:he|she|they|[A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,3})\s(?:said|says|added|told|wrote|asked|"
    r"explained|recalled|admitted|insisted|warned|joked)|(?:said|says|added|recalled|explained|wrote)\s"
    r"(?:he|she|they|the|[A-Z][\w’'-]{1,20}))\b"
)
_ENDS = "”\"»’'"


_FILLER = "The ferry left at nine and the crew waved to nobody. " * 60  # a text in one paragraph


class Break(msgspec.Struct, frozen=True):
    """One break in the order of the marks: what is wrong, and where the marks stand that show it."""

    kind: str
    at: int
    other: int | None = None


class UnbalancedQuote(Rule):
    """A quotation is opened twice, never closed, or closed without having been opened.

    Why it matters: the reader cannot tell whose words they read, and neither can a program that counts quotations. In
    rewritten copy a lost mark turns the reporter's sentence into the speaker's.

    Marks are told by their role, from what stands beside them, not by their shape: curly and straight marks mixed in
    one text are in order. A quotation that runs over several paragraphs opens each of them and is closed in the last.

    A speech of several paragraphs that is opened and closed once is a note.

    When it is wrong: a letter set off as a block with one opening mark; marks of the same kind nested on purpose. The
    rule leaves single marks, inches and elisions alone.

    How common: 55.4 in 1,000 English news articles have one (355 of 6,403).
    """

    code = "SQ004"
    name = "unbalanced-quote"
    ocr_noise = True
    confidence = 0.94
    judged = (49, 52)
    help = "Find where the quotation begins and ends, and set both marks."
    bad = (
        "⟦“It is a good letter, said the clerk.⟧ She had read it twice.",
        "⟦“Theirs,” said his mother. And ours as well now, I suppose.”⟧ Nobody spoke.",
        "⟦“It’s roomy, said Shaz. “Bit of a whiff.”⟧",
        '⟦"I now suspect the cousin, he admitted.⟧\n\nThe case goes on.',
        "⟦“Tonight we turn the page.⟧\n\nThe winter was long.\n\nThe ferry will sail again.”\n\nThey clapped.",
        f"{_FILLER}⟦“Horses, yes, he said. “But horses know.”⟧ She left.",
        Case("⟦«Es el mejor público que hemos tenido, comentó el director.⟧\n\nNadie se rio.", lang="es"),
    )
    good = (
        "“It is a good letter,” said the clerk. “A very good one.”",
        "“The first part of what she said runs on.\n\n“The second part ends here,” she said.",
        'The 6\'2" sailor bought a 12" pipe and a 3" nail.',
        'He said "yes” and “no", and nobody minded.',
        "“He told me ‘Never’ and left,” she said. 'Twas the winter of ’91.",
        "« Bonjour », dit-il. „Guten Tag“, sagte sie.",
        "“She said “no” twice,” he recalled.",
        f"{_FILLER}“Horses, yes. “But horses know,” he said. She left. “It said “go,” and I went,” she said.",
        'Titles such as "The Boat" and "The Net" sold well.',
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each paragraph whose marks do not pair."""
        yield from collapsed(list(self._found(document)))

    def _found(self, document: Document) -> Iterator[Finding]:
        paragraphs = text.paragraphs(document)
        doubles = [[mark for mark in marks if mark.glyph not in _SINGLE] for marks in quote_marks(document)]
        running = False
        broken: list[tuple[int, Break]] = []
        for index, paragraph in enumerate(paragraphs):
            marks = doubles[index]
            if not marks or paragraph.end - paragraph.start > _LONG:
                running = False
                broken += [(index, each) for each in _spoken_over(document.text, marks)]
                continue
            found, ends_open = _breaks(marks, running=running)
            found = [each for each in found if each.kind != "closed without opening" or not _is_inch(document, each.at)]
            if ends_open is not None:
                goes_on = index + 1 < len(paragraphs) and _opens(paragraphs[index + 1], doubles[index + 1])
                running = goes_on
                if not goes_on:
                    found = [*found, Break("never closed", ends_open)]
            else:
                running = False
            if found:
                broken.append((index, found[0]))
        yield from self._reports(document, broken, doubles)

    def _reports(
        self, document: Document, broken: Sequence[tuple[int, Break]], marks: Sequence[Sequence[QuoteMark]]
    ) -> Iterator[Finding]:
        """A finding for each, but one alone for a speech of several paragraphs that is opened and closed once."""
        paragraphs = text.paragraphs(document)
        closing = -1
        for place, (index, each) in enumerate(broken):
            later = broken[place + 1] if place + 1 < len(broken) else None
            if index == closing:
                continue
            silent = later is not None and not any(marks[index + 1 : later[0]])
            if later and silent and _is_speech(paragraphs[index], each, paragraphs[later[0]], later[1]):
                closing = later[0]
                yield self._report_speech(document, each, count=later[0] - index + 1)
            else:
                yield self._report(document, paragraphs[index], each)

    def _report_speech(self, document: Document, broken: Break, *, count: int) -> Finding:
        span = _passage(document, broken)
        shown = text.normalise_space(document.text[span.start : span.end])
        return self.finding(
            document,
            span,
            message=f"{shortened(shown)}: the quotation opened {_place(document, broken.at)} runs over {count} "
            "paragraphs with no mark at the head of the later ones. Set one before each.",
            evidence={"kind": "opened once", "marks": [broken.at]},
            severity="note",
        )

    def _report(self, document: Document, paragraph: text.Paragraph, broken: Break) -> Finding:
        span = _passage(document, broken)
        place = _place(document, broken.at)
        if broken.other is not None:
            place = f"{_place(document, broken.other)}, and again {place}"
        said = {
            "opened twice": f"a quotation is opened {place}, without being closed between",
            "never closed": f"the quotation opened {place} is never closed",
            "closed without opening": f"the mark {place} closes a quotation that was not opened",
        }[broken.kind]
        shown = text.normalise_space(document.text[span.start : span.end])
        return self.finding(
            document,
            span,
            message=f"{shortened(shown)}: {said}. Set the missing mark.",
            evidence={"kind": broken.kind, "marks": [each for each in (broken.other, broken.at) if each is not None]},
        )


def _place(document: Document, at: int) -> str:
    where = text.location(document, Span(at, at + 1))
    return f"in {where.called}" if where.paragraph else f"at line {where.line}, column {where.column}"


def _is_inch(document: Document, at: int) -> bool:
    """Whether a mark measures what stands before it: 12", 7′ 4″."""
    return document.text[max(0, at - 1) : at].isdecimal() or document.text[max(0, at - 2) : at].rstrip().isdecimal()


def _breaks(marks: Sequence[QuoteMark], *, running: bool) -> tuple[list[Break], int | None]:
    """The breaks in a paragraph's marks, and where the quotation was opened that its end leaves open."""
    found: list[Break] = []
    opened: list[QuoteMark] = []
    for index, mark in enumerate(marks):
        opens = mark.role == "open" or (mark.role == "either" and not opened)
        if opens:
            if opened and not _is_nested(marks, index):
                found.append(Break("opened twice", mark.start, opened[-1].start))
                opened = []
            opened.append(mark)
        elif opened:
            opened.pop()
        elif running:
            running = False
        else:
            found.append(Break("closed without opening", mark.start))
    return found, opened[0].start if opened else None


def _spoken_over(source: str, marks: Sequence[QuoteMark]) -> Iterator[Break]:
    """Of a paragraph too long to tell its marks in order, the quotations in which the reporter speaks.

    In between two opening marks stands "he said", as behind a closing one.
    """
    for first, second in pairwise(marks):
        near = second.start - first.end <= _NEAR and first.role == second.role == OPEN
        if near and _SPEAKS.search(source, first.end, second.start):
            yield Break("opened twice", second.start, first.start)


def _is_nested(marks: Sequence[QuoteMark], index: int) -> bool:
    """Whether as many marks close after this one as are needed to close it and the one around it."""
    spare = 0
    for mark in marks[index + 1 :]:
        spare += 1 if mark.role == "close" else -1 if mark.role == "open" else 0
        if spare >= 2:
            return True
        if spare < 0:
            return False
    return False


def _is_speech(first: text.Paragraph, opened: Break, last: text.Paragraph, closed: Break) -> bool:
    """Whether a quotation is opened at a paragraph's head and closed at the end of a later one."""
    return (
        (opened.kind, closed.kind) == ("never closed", "closed without opening")
        and opened.at == first.start
        and closed.at >= last.end - 1
    )


def _opens(paragraph: text.Paragraph, marks: Sequence[QuoteMark]) -> bool:
    """Whether a paragraph takes up the quotation of the one before."""
    return bool(marks) and marks[0].start == paragraph.start and marks[0].role != "close"


def _passage(document: Document, broken: Break) -> Span:
    """The sentences from the first mark that shows the break to the last."""
    first = min(broken.at, broken.other if broken.other is not None else broken.at)
    last = max(broken.at, broken.other if broken.other is not None else broken.at)
    touched = [each for each in text.sentences(document) if each.end > first and each.start <= last]
    if broken.kind == "closed without opening" and touched:
        before = [each for each in text.sentences(document) if each.paragraph == touched[0].paragraph]
        at = before.index(touched[0])
        touched = before[max(0, at - 1) : at + 1] if at else touched
    return Span(touched[0].start, touched[-1].end) if touched else Span(first, last + 1)
