"""BP002 related-block: a list of other articles stands in the text, below a header or after the story's end."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules import scan
from copydesk.rules.boilerplate.shape import ends_sentence, is_prose, is_title_like, word_count
from copydesk.rules.pack_rule import PackRule, excerpt, is_note, is_title, position, removal
from copydesk.rules.rule import SURE, Case, Example
from copydesk.rules.scan import Hit
from copydesk.rules.unit import Unit, units
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    from copydesk.survey import Survey

HEADER_WORDS = 9
TITLE_WORDS = 3  # the fewest words of a headline
TITLES = 12  # headlines a block may have below its header
TAIL_LINES = 3  # lines that are known as a block by their shape alone
LONE, SHAPE = 0.9, 0.85
WEEKDAY = 12  # characters that a weekday's name may take before a date

_MORE = lazily(r"(?:more|más|mais|mehr)\s+(?:from|on|in|about|sobre|de|en|aus|von|über)\b", re.IGNORECASE)
_QUOTED = lazily(r"[\"“„«‘][^\"“”„«»]+[\"“”»’]")
_SHORTENED = lazily(r"\b(?:proc|tys|mln|mld|руб|тыс|млн|млрд|грн|тис)\.$")  # a full stop that ends no sentence
_SIGNATURE = lazily(r"[-–—]\s?\w[\w.'’-]*(?:\s\w[\w.'’-]*){0,3}$")


class RelatedBlock(PackRule):
    """Headlines of other articles stand in the text: “Most read”, “Lea también”, “Ähnliche Artikel” and what follows.

    Why it matters: every headline of the list counts as the story's own words. It plants names and topics that
    are not the story's, and makes articles that carried the same list look like copies of each other.

    When it is wrong: a story may end in a list of its own, as a programme or a table does. A block without a header is
    therefore less sure: it is taken only below the last full sentence, and only if its lines look like headlines and
    none opens with a mark of a list, a number or a name with a colon.
    """

    code = "BP002"
    name = "related-block"
    confidence = 0.97
    judged = (40, 40)
    help = "Remove the header and the headlines below it."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late again on Monday, and nobody said why.\n\n"
        "⟦You might also like\nBakery that survived three fires\nThe last elevator operator\nWhy alleys have names⟧",
        "The vote was close.\n\n⟦Most read\n\nWho owns the river terminals\n\nFive charts on diesel⟧\n\n"
        "A recount of all the votes begins on Monday, the clerk said.",
        Case(
            "Die Brücke bleibt zu.\n\n⟦Das könnte Sie auch interessieren\n\nDer letzte Turm\n\nPommes werden teurer⟧",
            lang="de",
        ),
        Case(
            "El puente sigue cerrado.\n\n⟦Lea también\nUna boda con tres novias\nEl perro que tomó el bus⟧", lang="es"
        ),
        Case("Most stoi.\n\n⟦Zobacz także\nKto posadził te topole\nBilety na prom droższe o 18 proc.⟧", lang="pl"),
        Case("Мост закрыт до весны.\n\n⟦Читайте также\nПочему нет парома\nКто построит новый мост⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "What has changed since January\nSpot rates: down 19%\nDiesel: up 31%\nNew permits: down 40%",
        "The council voted in the old town hall.\n\nHow the council voted\nYes: Barron, Diaz\nNo: Abbott, Hill",
        "What is on the menu\n\nThe school serves soup on Mondays, and there is bread for all who want it.",
        "More from the mayor was expected on Tuesday, when the council meets.",
        "“Most read” is what the list was called, and nobody in the office knew why.",
        "The mill will close in May, the owner told the workers.\n\n1. Ana Bell\n2. Kit Moreau\n3. Joy Ade",
        Case(
            "Lo que falta por decidir\nQuién reparte la semilla\nQué pozos se abren\nCuánto paga el seguro", lang="es"
        ),
        "The vote was close, and a recount of all the votes begins on Monday.\n\nMore from the count:\n\n"
        "“I have never seen so many people in this hall,” the clerk said.",
        "The divers went down twice and found nothing in the harbour, the master says.\n\nMonday 15 August\n\n"
        "Police say that there are doubts about what the two divers told\n\nTuesday 16 August",
        Case("Wat de buren zeggen\n\nDe buren zeggen dat het een mooie dag was voor het dorp.", lang="nl"),
    )

    def may_find(self, document: Document) -> bool:
        """Always: lists below the story's end are told by their shape."""
        return True

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """One finding for each header with its headlines, and for a list of headlines below the story's end."""
        every = units(document)
        headers = {hit.unit.number: hit for hit in self.hits(document) if _is_header(document, hit)}
        foreign = {hit.unit.number for hit in scan.built_in().scan(document).hits if hit.entry.rule != self.name}
        done = -1
        for index, unit in enumerate(every):
            hit = headers.get(unit.number)
            if hit is None or index <= done:
                continue
            done = _without_subhead(every, index, _last_title(every, index, foreign), hit)
            if done == index and (position(document, unit.whole) == "head" or _introduces(hit)):
                continue
            yield self._report(document, every[index : done + 1], hit, self._certainty(hit, done - index))
        yield from self._tail(document, every, foreign | set(headers), done)

    def _certainty(self, hit: Hit, below: int) -> float:
        """Headlines below a header make it sure; a single one only where real pages have shown the entry."""
        return SURE if below > 1 else self.sureness(hit) if below else LONE

    def _tail(self, document: Document, every: tuple[Unit, ...], taken: set[int], done: int) -> Iterator[Finding]:
        """The lists of headlines below the story's last full sentence that nothing else accounts for."""
        first = _after_story(every)
        if first is None:
            return
        run: list[Unit] = []
        for unit in every[max(first, done + 1) :]:
            if unit.number not in taken and _is_headline(unit) and not text.inside_quotation(document, unit.whole):
                run.append(unit)
                continue
            yield from self._of_shape(document, run)
            run = []
        yield from self._of_shape(document, run)

    def _of_shape(self, document: Document, run: list[Unit]) -> Iterator[Finding]:
        if run and _SIGNATURE.match(run[0].text):
            run = run[1:]
        if len(run) >= TAIL_LINES and not _is_own_list(run) and not any(_is_date(document, unit) for unit in run):
            yield self._report(document, tuple(run), None, SHAPE)

    def _report(self, document: Document, lines: tuple[Unit, ...], hit: Hit | None, confidence: float) -> Finding:
        span = Span(lines[0].start, lines[-1].end)
        quoted = excerpt(document.text[lines[0].start : lines[0].end])
        below = len(lines) - 1
        if hit is None:
            message = f"{len(lines)} lines below the story's end read like headlines of others, from “{quoted}” on."
        elif below:
            message = f"“{quoted}” and {below} line{'s'[: below > 1]} below it point to other articles."
        else:
            message = f"“{quoted}” headed a list of other articles."
        return self.finding(
            document,
            span,
            message=f"{message} Remove {'them' if len(lines) > 1 else 'it'}.",
            evidence={
                "kind": "header" if hit else "tail",
                "words": hit.words if hit else "",
                "lines": len(lines),
                "position": position(document, span),
            },
            confidence=confidence,
            entry=hit.entry.id if hit else None,
            fix=removal(document, span, safe=confidence >= SURE),
        )


def _is_header(document: Document, hit: Hit) -> bool:
    """Whether a line holds the header's words and little else."""
    line = hit.unit.text
    if is_prose(line) or word_count(line) > HEADER_WORDS or is_title(document, hit.unit):
        return False
    return line[-1] not in ".,;!" and not line[hit.end :].lstrip(" :").startswith((",", ".", "?"))


def _introduces(hit: Hit) -> bool:
    """Whether a header with nothing of a list below it leads over to more of the story: “More from the report:”."""
    return hit.unit.text.rstrip().endswith(":") and _MORE.match(hit.unit.text, hit.unit.lead) is not None


def _without_subhead(every: tuple[Unit, ...], index: int, last: int, hit: Hit) -> int:
    """The last headline; the header where the one line below it opens a part of the story.

    Between spaced paragraphs “More from the capital” may have lost its links, and what follows is the story's next
    subhead. So is a line in quotation marks.
    """
    title, opens = every[last], last + 1 < len(every) and is_prose(every[last + 1].text)
    if last != index + 1 or not opens:
        return last
    spaced = title.apart and _MORE.match(hit.unit.text, hit.unit.lead) and not hit.unit.text.rstrip().endswith(":")
    return index if spaced or _QUOTED.fullmatch(title.text.strip()) else last


def _last_title(every: tuple[Unit, ...], index: int, foreign: set[int]) -> int:
    """The last line of the headlines below a header; the header's own place if none follows."""
    last = index
    spaced = index + 1 < len(every) and every[index + 1].apart
    for at in range(index + 1, min(len(every), index + 1 + TITLES)):
        unit = every[at]
        if spaced and not unit.apart:
            return max(index, last - 1)  # a tight list: the line above it is its own header
        if unit.number in foreign or not _is_headline(unit) or (unit.apart and not spaced):
            break
        last = at
    return last


def _is_headline(unit: Unit) -> bool:
    """Whether a line could be a headline of another article."""
    line = unit.text[:-1] if _SHORTENED.search(unit.text) else unit.text
    question = line.endswith(("?", "!")) and word_count(line) > TITLE_WORDS
    if is_note(unit) or is_prose(line) or (ends_sentence(line) and not question):
        return False
    return is_title_like(line) and word_count(line) >= TITLE_WORDS - 1


def _after_story(every: tuple[Unit, ...]) -> int | None:
    """The place of the first line below the last line of prose; None where there is no prose."""
    for at in range(len(every) - 1, -1, -1):
        if is_prose(every[at].text):
            return at + 1
    return None


def _is_date(document: Document, unit: Unit) -> bool:
    """Whether a line is a date, with its weekday or without: the story goes on as a list of days."""
    every = text.dates(document)
    at = bisect_left(every, unit.start, key=lambda mention: mention.start)
    if at == len(every):
        return False
    return every[at].start - unit.start <= WEEKDAY and abs(unit.end - every[at].end) <= 1


def _is_own_list(run: list[Unit]) -> bool:
    """Whether lines are more likely a list of the story's: names, figures, short items, lines of verse."""
    lines = [unit.text for unit in run]
    words = [word_count(line) for line in lines]
    if sum(words) < (TITLE_WORDS + 2) * len(lines) or max(words) < 2 * TITLE_WORDS:
        return True
    listed = sum(
        1
        for line in lines
        if ":" in line[:30] or line[0].isdigit() or line.count(",") > 2 or line[0] in '-–—•“"(' or line[-1] in ")]"
    )
    return 2 * listed >= len(lines) or sum(unit.apart for unit in run) * 2 < len(lines)
