"""SQ001 doubled-word: a word printed twice by accident."""

import re
from collections import Counter
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.doubled_phrase import doubled_phrases, stand_twice
from copydesk.rules.quality.doubling import (
    ALWAYS_WRONG,
    CAPITALS_FOLLOW,
    EITHER_WAY,
    FUNCTION_WORDS,
    GRAMMATICAL,
    OFTEN_DOUBLED,
    OPEN_LANGUAGES,
    PARTICLES,
    SILENT,
    takes_particle,
)
from copydesk.rules.quality.once import collapsed, shortened
from copydesk.rules.rule import SURE, Case, Rule
from copydesk.survey import Survey
from copydesk.survey.words import batch_keys
from copydesk.text.batch import Batch, together
from copydesk.text.pattern import lazily
from copydesk.text.word import word_bounds

LIKELY, UNSURE, SPOKEN = 0.93, 0.88, 0.8
# Both begin with a fixed character or set, which is what makes the search fast; the first serves nearly all pairs.
_AFTER_SPACE = lazily(r" (\w++) \1\b")
_AFTER_MARK = lazily(r"[\n\r\"“‘«(\[—–](\w++) \1\b")
_BEFORE = frozenset(' \n\r"“‘«([—–')
_PREVIOUS = lazily(r"([^\W\d_]+)\W{0,2}$")
# A joined word ("I told you you're late"), or an editor's sign that it stands so in the source.
_JOINERS = ("-", "'", "’", "‑", " (sic", " [sic")
_OF_COURSE = " course"  # "on the side of of course we must"
_ENDS = tuple('.!?:”’"')
_LOOK = 40
LONG_WORD = 5  # letters of a word that languages other than English do not double by grammar


class DoubledWord(Rule):
    """A word, or a phrase of a few words, is printed twice in a row.

    "He said said so", "in the the house", "on Monday on Monday": slips of the hand that spelling checkers pass and
    readers notice. The safe fix takes the second word away.

    Why it matters: doubled words are the commonest typing slip in printed news, and a run of them shows a text that
    was put together by machine or never read again.

    When it is wrong: where grammar or speech doubles a word. The rule knows "had had", "that that", "very very",
    "bye bye", names such as Duran Duran, and a verb's particle before a preposition ("fought for for years"); it is
    less sure inside quotation marks, and leaves phrases there alone, with rhythms such as "day by day by day". In
    languages other than English it looks at words that never stand twice.

    How common: 20.8 in 1,000 English news articles have one (133 of 6,403).
    """

    code = "SQ001"
    name = "doubled-word"
    ocr_noise = True
    mends = True
    severity = "warning"
    confidence = SURE
    languages = frozenset({"en", *FUNCTION_WORDS})
    judged = (76, 76)
    help = "Delete one of the two words."
    bad = (
        "He ⟦said said⟧ so.",
        "They met in ⟦the the⟧ old town hall on Monday.",
        "⟦The the⟧ mayor agreed.",
        "She wanted ⟦to to⟧ leave before noon. He had come ⟦with with⟧ two sons.",
        "The bill ⟦of of⟧ sale was lost, and nobody ⟦knew knew⟧ where.",
        "The plan costs 3 million euros a ⟦year year⟧.",
        "“It was ⟦the the⟧ best day,” he said.",
        "Roads ⟦around the site around the site⟧ close at noon, and lanes ⟦on Monday on Monday⟧ next.",
        "Inspectors ⟦have warned have warned⟧ of a summer of unrest.",
        Case("Habrá cortes ⟦desde el lunes desde el lunes⟧, dijo.", lang="es"),
        Case("Es fehlen Köche ⟦und und⟧ Ärzte, und das ⟦ist ist⟧ neu.", lang="de"),
        Case("Мост закрыт ⟦до до⟧ ноября, он ⟦в в⟧ ремонте.", lang="ru"),
        Case("Most ⟦w maju w maju⟧ zburzono, choć stoi ⟦na na⟧ skraju.", lang="pl"),
        Case("La casa ⟦de de⟧ la esquina se vendió.", lang="es"),
        Case("Le maire ⟦et et⟧ son adjoint sont partis.", lang="fr"),
        Case("Der Rat ⟦und und⟧ das Amt streiten.", lang="de"),
        Case("Los viajeros ⟦dormían dormían⟧ en el suelo.", lang="es"),
    )
    good = (
        "He had had enough of it.",
        "She said that that was the end.",
        "What it is is a mistake, and a very very big one.",
        "The rights they fought for for years were gone. It had to be put up with with good grace.",
        "She gave her her keys back and told him he should log in in the morning.",
        "No no no, he said, and waved bye bye to the choo choo.",
        "Duran Duran played in Baden Baden and Pago Pago.",
        "New York New York is a hotel.",
        "I told you you're late, and it it's true would not help.",
        "“Run run run,” they sang.",
        "The score was 3 3 at half time, 10 10 in the end.",
        "The last\nlast call came late.",
        "He came in. In the room it was dark.",
        "I come down on the side of of course we must try.",
        "Share it: autoplay autoplay copy this code.",
        "We paid the, the ... well, the owner.",
        "A win win deal for the long long road.",
        "Day by day by day it grew, and on and on and on it went, more and more and more.",
        "The otter (Lutra lutra) and the Eurasian wren, Troglodytes troglodytes, live here.",
        "Those who have died have died in vain, and people who do it do it well; he is the man the man trusts.",
        "It saw that millions who now don't have health care have health care at a price they can pay.",
        "Those who got a pay rise got a pay rise at once, one after another after another.",
        "She sat on the floor and cried and cried. He dug or dug.",
        "“It goes on and on, it goes on it goes on,” she said. They are as well as well fed cattle can be.",
        "New York City New York City is a caption.",
        Case("De la A a la Z, и И. Иванов.", lang="es"),
        Case("«Да, и и́мя», сказал и И. Иванов, в В. нет.", lang="ru"),
        Case("Die Briefe von von Storch und die, mit den den Boten.", lang="de"),
        Case("Nous nous sommes vus, vous vous souvenez.", lang="fr"),
        Case("Die Leute, die die Regeln kennen, und die, die sie sie lehren.", lang="de"),
        Case("Il parle de de Gaulle.", lang="fr"),
        Case("No no, dijo que que venga.", lang="es"),
        Case("Piano piano si va lontano.", lang="it"),
        Case("«Vamos, vamos, corriendo corriendo», gritó.", lang="es"),
    )

    def may_find(self, document: Document) -> bool:
        """Not where no word stands twice, as in most texts that are not wrapped."""
        return bool(_doubled(document) or stand_twice(document)) or text.is_wrapped(document)

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each pair, or longer run, of equal words with one space between."""
        phrases = [self._report_phrase(document, span) for span in doubled_phrases(document)]
        words = [
            each for each in self._found(document) if not any(each.span.overlaps(phrase.span) for phrase in phrases)
        ]
        yield from collapsed(sorted([*words, *phrases], key=lambda each: each.span))

    def _found(self, document: Document) -> Iterator[Finding]:
        pairs = list(_pairs(document))
        words = Counter(_word(document, span) for span, _ in pairs)
        for span, wrapped in pairs:
            # a word doubled again and again in one text is a label or a refrain, not a slip
            often = words[_word(document, span)] > 1
            sure = _confidence(document, span, often=often)
            if sure:
                yield self._report(document, span, confidence=sure, wrapped=wrapped)

    def repairs(self, document: Document) -> Iterator[Fix]:
        """Every second word that can go unread."""
        return (finding.fix for finding in self._found(document) if finding.fix is not None and finding.fix.safe)

    def _report(self, document: Document, span: Span, *, confidence: float, wrapped: bool) -> Finding:
        passage = document.text[span.start : span.end]
        word = passage.split()[0]
        rest = Span(span.start + len(word), span.end)
        return self.finding(
            document,
            span,
            message=f"“{text.normalise_space(passage)}”: the word “{word}” is printed twice; delete one",
            evidence={"word": word.lower()},
            confidence=confidence,
            fix=Fix(rest, "", safe=confidence >= SURE and not wrapped),
        )

    def _report_phrase(self, document: Document, span: Span) -> Finding:
        passage = document.text[span.start : span.end]
        half = " ".join(passage.split()[: len(passage.split()) // 2])
        return self.finding(
            document,
            span,
            message=f"“{shortened(text.normalise_space(passage))}”: “{shortened(half)}” is printed twice; delete one",
            evidence={"phrase": half.lower()},
            confidence=LIKELY,
            fix=Fix(Span(span.end - (len(passage) - len(half)), span.end), "", safe=False),
        )


def _pairs(document: Document) -> Iterator[tuple[Span, bool]]:
    """Runs of equal words, and whether a line break of a wrapped text stands inside."""
    if not text.is_wrapped(document):
        yield from ((span, False) for span in _runs_of_words(document))
        return
    for paragraph in text.paragraphs(document):
        for start, end in _runs(paragraph.flat):
            span = paragraph.span(start, end)
            yield span, len(span) != end - start or "\n" in document.text[span.start : span.end]


def _runs_of_words(document: Document) -> Iterator[Span]:
    """The same as `_runs` over a text whose lines are not wrapped, by the keys of its words."""
    source, stop = document.text, document.body.end
    end = -1
    for start, first_end in _doubled(document):
        if start < end or (start > document.body.start and source[start - 1] not in _BEFORE):
            continue
        word, at = source[start:first_end].lower(), first_end
        size = len(word)
        while word.isalpha() and source[at : at + 1] == " " and source[at + 1 : at + 1 + size].lower() == word:
            following = at + 1 + size
            if following > stop or (following < stop and (source[following].isalnum() or source[following] == "_")):
                break
            at = following
        if at > first_end:
            end = at
            yield Span(start, end)


@together(rule="SQ001")
def _doubled(batch: Batch) -> Iterator[list[tuple[int, ...]]]:
    """Where a word begins and ends that stands again behind one space, whatever its case."""
    starts, ends = word_bounds(batch)
    keys = batch_keys(batch)
    doubled = ((keys[1:] == keys[:-1]) & (starts[1:] - ends[:-1] == 1)).nonzero()[0]
    doubled = doubled[batch.codes[ends[doubled]] == ord(" ")]
    return batch.placed_together(starts[doubled], ends[doubled])


def _again(word: str) -> re.Pattern[str]:
    """What follows a word that stands twice or more, with one plain space between."""
    return re.compile(rf"(?: {word}\b)+", re.IGNORECASE)


def _runs(passage: str) -> list[tuple[int, int]]:
    """Where the same word, whatever its case, stands twice or more with one plain space between."""
    lowered = "\n" + passage.lower()
    if len(lowered) != len(passage) + 1:
        lowered = "\n" + passage  # a letter whose small form is longer: offsets matter more than "The the"
    found: list[tuple[int, int]] = []
    for pattern in (_AFTER_SPACE, _AFTER_MARK):
        for match in pattern.finditer(lowered):
            word, (start, end) = match[1], (match.start(1), match.end())
            if not word.isalpha() or (found and start < found[-1][1]):
                continue
            again = _again(word).match(lowered, end)
            found.append((start, again.end() if again else end))
    return [(start - 1, end - 1) for start, end in sorted(found)]


def _word(document: Document, span: Span) -> str:
    return document.text[span.start : span.end].split(None, 1)[0].lower()


def _confidence(document: Document, span: Span, *, often: bool) -> float:
    """How sure it is that the run is a slip; 0 where it may be meant."""
    passage = document.text[span.start : span.end]
    words = passage.split()
    word, first = words[0].lower(), words[0]
    if not words[-1].islower() or (first.isupper() and len(first) > 1):
        return 0.0
    following = document.text[span.end : span.end + len(_OF_COURSE)]
    language = document.lang or "en"
    lettered = len(word) == 1 and (word != "a" if language in OPEN_LANGUAGES else first.isupper())
    if following.startswith(_JOINERS) or lettered or (word == "of" and following == _OF_COURSE):
        return 0.0
    if language not in OPEN_LANGUAGES:
        listed = word in FUNCTION_WORDS.get(language, ())
        if not listed and len(word) >= LONG_WORD and not often and len(words) == 2 and word not in OFTEN_DOUBLED:
            return 0.0 if text.inside_quotation(document, span) else SPOKEN
        return _graded_listed(document, span, listed=listed)
    if word in GRAMMATICAL:
        return UNSURE if GRAMMATICAL[word].search(document.text, span.start, span.end + _LOOK) else 0.0
    return 0.0 if word in SILENT else _graded(document, span, words, often=often)


def _graded_listed(document: Document, span: Span, *, listed: bool) -> float:
    word = document.text[span.start : span.end].split()[0].lower()
    named = word not in CAPITALS_FOLLOW.get(document.lang or "", ())
    before_name = named and document.text[span.end + 1 : span.end + 2].isupper()  # "Il parle de de Gaulle"
    if not listed or before_name:
        return 0.0
    return SPOKEN if text.inside_quotation(document, span) else SURE


def _graded(document: Document, span: Span, words: list[str], *, often: bool) -> float:
    word = words[0].lower()
    quoted = text.inside_quotation(document, span)
    if word in ALWAYS_WRONG:
        return SPOKEN if quoted else SURE
    if word in PARTICLES:
        previous = _PREVIOUS.search(document.text, max(document.body.start, span.start - _LOOK), span.start)
        return 0.0 if quoted or (previous and takes_particle(previous[1].lower(), word)) else UNSURE
    if word in EITHER_WAY:
        return SPOKEN if quoted else LIKELY
    # a word of content: not in speech, not thrice, no beast ("Lutra lutra"), and not "neighbours shunned neighbours,
    # relatives relatives."
    beast = words[0][0].isupper() and document.text[max(0, span.start - 2) : span.start].strip()[-1:] not in (
        "",
        *_ENDS,
    )
    meant = quoted or beast or len(words) > 2 or document.text[max(0, span.start - 2) : span.start] == ", "
    return 0.0 if meant or often else LIKELY
