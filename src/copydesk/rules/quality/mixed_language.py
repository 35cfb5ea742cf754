"""SQ018: paragraphs of the article are in another language than the rest."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.once import shortened
from copydesk.rules.quality.tongues import NAMES, alike, common_words, listed_languages, spaced_words
from copydesk.rules.rule import Case, Rule
from copydesk.survey import LONGEST, Survey
from copydesk.text import Paragraph
from copydesk.text.batch import Batch, together
from copydesk.text.language import language_of
from copydesk.text.pattern import lazily
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    from copydesk.survey.memory import WordMemory

FEWEST_WORDS = 20
FEWEST_LETTERS = 90
FEWEST_SIGNS = 40  # letters of a script that is set without blanks
CERTAIN = 0.9
CLEAR = 20  # one word in so many is one of the text's own commonest words: that is its language, without a closer look
SPOKEN_FOR = 16  # one word in so many at least is one of the other language's commonest
FEWEST_COMMON = 2
TIMES = 3  # and they are so many times as many as those of the text's own language
MOST_RUNS = 3  # runs that are reported one by one
LOOKED_AT = 2000  # characters of a paragraph

_NOT_LATIN = frozenset({"ru", "uk", "bg", "sr", "el"})

_WORD = lazily(r"[^\W\d_]+")
_UNSPACED = lazily("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_POSTED = lazily(r"pic\.twitter|https?:|www\.|(?<!\w)@\w|#\w+ #\w|\bRT\b|\(@")
_CODE = lazily(r"[{}<>=|\\]|\(\)|;$|//")


class Foreign(msgspec.Struct, frozen=True):
    """A paragraph in another language: its number, its words outside quotations, and how sure the language is."""

    number: int
    lang: str
    probability: float
    words: int


class MixedLanguage(Rule):
    """Paragraphs stand in another language than the rest of the text.

    Why it matters: half a translation, two versions of a story in one file, or a neighbour's text that slipped in.
    Readers stop there, and every count of words, names and sentences is of two languages at once.

    A paragraph is looked at if it has 20 words or more outside quotation marks. Adjacent paragraphs are one finding; a
    text that goes to and fro between two languages gets one finding with their number.

    When it is wrong: a poem, a statute or a letter printed in the original without quotation marks; a paper in two
    languages on purpose. The rule leaves alone quotations, posts, lists, and what a colon announces.

    How common: none of 6,403 English news articles has one.
    """

    code = "SQ018"
    name = "mixed-language"
    confidence = 0.93
    judged = (1, 1)
    help = "Translate the passage, or take it out."
    bad = (
        "The ferry left at nine on Monday, and the crew was glad of it.\n\n⟦Los pasajeros que esperaban en el muelle "
        "desde la mañana dijeron que el barco no había salido por culpa del viento y de la mar, y que nadie los había "
        "avisado.⟧\n\nThe company said that it would pay for the rooms of those who had to stay.",
        Case(
            "El barco salió a las nueve del lunes, y la tripulación se alegró.\n\n⟦The passengers who had waited on "
            "the quay since the morning said that the ferry had not left because of the wind, and that nobody had told "
            "them about it in time.⟧\n\nLa empresa dijo que pagaría las habitaciones de los que se quedaron.",
            lang="es",
        ),
        Case(
            "Паром ушёл в девять утра в понедельник, и команда была этому рада.\n\n⟦Die Fahrgäste, die seit dem "
            "Morgen auf dem Kai gewartet hatten, sagten, das Schiff sei wegen des Windes nicht ausgelaufen, und "
            "niemand habe es ihnen gesagt.⟧\n\nКомпания сообщила, что заплатит за комнаты тех, кто остался.",
            lang="ru",
        ),
        "The ferry left at nine on Monday, and the crew was glad of it.\n\n⟦Пассажиры, которые с утра ждали на "
        "причале, сказали, что паром не вышел из-за ветра и что никто им об этом не сообщил, хотя касса была открыта "
        "весь день.⟧",
    )
    good = (
        "The ferry left at nine.\n\n“Los pasajeros que esperaban en el muelle desde la mañana dijeron que el barco no "
        "había salido por culpa del viento y de la mar, y que nadie los había avisado,” she said in Spanish.",
        "The inscription on the quay is older than the town:\n\nLos que esperan en el muelle desde la mañana saben que "
        "el barco no ha salido por culpa del viento y de la mar, y que nadie los ha avisado de que no sale.",
        "The winners were Real Madrid, Club Atlético de la Rambla, Deportivo de los Llanos, Sporting del Puerto, Unión "
        "Deportiva de la Sierra, Racing del Valle, Juventud de las Torres and Club Náutico de la Bahía de los Pinos.",
        "The ferry left at nine.\n\nHasta la vista, dijo el capitán, y se fue.\n\nNobody was surprised by that.",
        "Los pasajeros que esperaban en el muelle desde la mañana dijeron que el barco no ha salido por culpa del mar "
        "— Puerto del Sur (@puertodelsur) 3 de mayo de 2016\n\nThe ferry left at nine, and the crew was glad of it.",
        Case(
            "El barco salió a las nueve, y con él la tripulación del «The Old Man of the Sea and of the Harbour», el "
            "patrón y los dos marineros que habían llegado el día anterior desde la isla con el correo y el pan.",
            lang="es",
        ),
        Case(
            "Båten gikk klokken ni på mandag, og alle var glade for det.\n\nPassagererne, som havde ventet på kajen "
            "siden om morgenen, sagde, at båden ikke var sejlet på grund af vinden, og at ingen havde fortalt dem det.",
            lang="no",
        ),
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each run of such paragraphs, or one for all if there are many."""
        if document.lang is None:
            return
        paragraphs = text.paragraphs(document)
        foreign = list(_foreign(document, document.lang, paragraphs))
        if not foreign:
            return
        runs = list(_runs(foreign, paragraphs, document.lang))
        for run in runs if len(runs) <= MOST_RUNS else runs[:1]:
            yield self._report(document, paragraphs, run, runs=len(runs))

    def _report(
        self, document: Document, paragraphs: Sequence[Paragraph], run: Sequence[Foreign], *, runs: int
    ) -> Finding:
        span = Span(paragraphs[run[0].number].start, paragraphs[run[-1].number].end)
        shown = shortened(text.normalise_space(document.text[span.start : min(span.end, span.start + 200)]))
        tongue, own = (NAMES.get(lang, lang) for lang in (run[0].lang, document.lang or ""))
        count = run[-1].number - run[0].number + 1
        if 2 * len(span) > len(document.body):
            said = f"most of this text is {tongue}, though it goes by as {own}. Find out what the file holds."
        else:
            which = "this paragraph is" if count == 1 else f"these {count} paragraphs are"
            often = f" So in {runs - 1} more places of this file." if runs > MOST_RUNS else ""
            said = f"{which} {tongue}, and the text is not.{often} Translate the passage, or take it out."
        return self.finding(
            document,
            span,
            message=f"“{shown}”: {said}",
            evidence={
                "language": run[0].lang,
                "text_language": document.lang,
                "probability": round(min(each.probability for each in run), 4),
                "words": sum(each.words for each in run),
                "paragraphs": count,
                "places": runs,
            },
        )


def _foreign(document: Document, own: str, paragraphs: Sequence[Paragraph]) -> Iterator[Foreign]:
    """The paragraphs that are certainly not in the text's own language."""
    for number in _suspects(document, own, paragraphs):
        paragraph = paragraphs[number]
        flat = paragraph.flat
        if len(flat) < (FEWEST_LETTERS if flat.isascii() else FEWEST_SIGNS) or _is_clear(flat, own):
            continue
        if number and paragraphs[number - 1].flat.endswith(":"):
            continue
        after = paragraphs[number + 1].flat[:160] if number + 1 < len(paragraphs) else ""
        if _POSTED.search(flat) or "(@" in after or len(_CODE.findall(flat)) > 2 or flat.count(" / ") > 1:
            continue
        found = _told(_unquoted(document, paragraph), own)
        if found is not None:
            yield Foreign(number, *found)


def _suspects(document: Document, own: str, paragraphs: Sequence[Paragraph]) -> Iterable[int]:
    """The numbers of paragraphs that can be in another language: the rest have none of its commonest words."""
    if any(letter.isalpha() and not _is_latin(letter) for letter in text.beyond_ascii(document)):
        return range(len(paragraphs))
    words = _strange(document)
    if words is None:
        return range(len(paragraphs))
    if sum(count for _, _, count in words) < FEWEST_COMMON:
        return ()
    firsts = [paragraph.start for paragraph in paragraphs]
    counted: Counter[int] = Counter()
    for start, end, count in words:
        if not document.text[start:end].isupper():  # "I"
            counted[bisect_right(firsts, start) - 1] += count
    return sorted(number for number, count in counted.items() if count >= FEWEST_COMMON)


@together(rule="SQ018")
def _strange(batch: Batch) -> Iterator[list[tuple[int, int, int]] | None]:
    """The words that hold common words of other languages, by their bounds, and how many; None if a word is endless."""
    if batch.lang is None:
        return iter([None] * len(batch.documents))
    starts, ends = word_bounds(batch)
    notes = _memory(batch.lang).of_batch(batch)
    strange = notes.nonzero()[0]
    bounds = zip(batch.placed(starts[strange]), batch.placed(ends[strange]), strict=True)
    endless = batch.placed(starts[ends - starts > LONGEST])
    counts = iter(notes[strange].tolist())
    words = ([(*place, next(counts)) for place in zip(*each, strict=True)] for each in bounds)
    return (None if long else found for found, long in zip(words, endless, strict=True))


@cache
def _memory(own: str) -> "WordMemory":
    from copydesk.survey.memory import WordMemory  # it loads numpy

    ours = common_words(own)
    theirs = frozenset[str]().union(*map(common_words, listed_languages())) - ours

    def read(word: str) -> int:
        return word in theirs if word.isalpha() else sum(piece in theirs for piece in _WORD.findall(word))

    return WordMemory(read)


def _is_clear(flat: str, own: str) -> bool:
    """Whether the text's own commonest words are common in a passage; looks no further than it must."""
    spaces, found = flat.count(" "), 0
    for word in spaced_words(own):
        found += flat.count(word)
        if found * CLEAR >= spaces > 0:
            return True
    return False


def _unquoted(document: Document, paragraph: Paragraph) -> str:
    """The paragraph's text without what stands in quotation marks."""
    pieces, last = [], paragraph.start
    for quotation in text.quotations_near(document, paragraph.start, paragraph.end):
        pieces.append(document.text[last : quotation.start])
        last = min(quotation.end, paragraph.end)
    pieces.append(document.text[last : paragraph.end])
    return " ".join(pieces)[:LOOKED_AT]


def _told(passage: str, own: str) -> tuple[str, float, int] | None:
    """The language of a passage, how sure that is and how many words it has; None unless it is surely another."""
    words: list[str] = _WORD.findall(passage)
    unspaced = len(_UNSPACED.findall(passage))
    if unspaced < FEWEST_SIGNS and (len(words) < FEWEST_WORDS or sum(map(len, words)) < FEWEST_LETTERS):
        return None
    if unspaced < FEWEST_SIGNS and _is_list(passage, words):
        return None
    counted = Counter(filter(str.islower, words))
    suspected = [lang for lang in listed_languages() if _looks_like(lang, counted, own=own)]
    other_script = _is_other_script(passage, own)
    if not suspected and not other_script:
        return None
    lang, probability = language_of(passage)  # not before, for its model takes a second to load
    if probability < CERTAIN or alike(lang, own) or not (lang in suspected or other_script):
        return None
    return lang, probability, max(len(words), unspaced // 2)


def _looks_like(lang: str, counted: Counter[str], *, own: str) -> bool:
    """Whether the commonest words of another language are common among the words, and those of the text's own are not.

    Words that both languages have count for neither.
    """
    theirs, ours = common_words(lang), common_words(own)
    found = sum(counted[word] for word in theirs - ours)
    fewest = max(FEWEST_COMMON, counted.total() / SPOKEN_FOR)
    return found >= fewest and found >= TIMES * sum(counted[word] for word in ours - theirs)


def _is_list(passage: str, words: Sequence[str]) -> bool:
    """Whether it is a row of names or items rather than sentences."""
    small = sum(map(str.islower, words))
    return small * 2 < len(words) or passage.count(",") * 4 > len(words)


def _is_other_script(passage: str, own: str) -> bool:
    """Whether a passage has other letters than its text: for languages whose words are not known here."""
    letters = [char for char in passage if char.isalpha()]
    latin = sum(map(_is_latin, letters))
    return latin * 5 < len(letters) and own in listed_languages() and own not in _NOT_LATIN


def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "\u1e00" <= letter <= "\u1eff"


def _runs(foreign: Sequence[Foreign], paragraphs: Sequence[Paragraph], own: str) -> Iterator[list[Foreign]]:
    """Foreign paragraphs of one language with nothing between them but short ones that may be either."""
    run = [foreign[0]]
    for each in foreign[1:]:
        between = paragraphs[run[-1].number + 1 : each.number]
        joins = all(len(other.flat) < 2 * FEWEST_LETTERS and not _is_clear(other.flat, own) for other in between)
        if each.lang == run[-1].lang and joins:
            run.append(each)
        else:
            yield run
            run = [each]
    yield run
