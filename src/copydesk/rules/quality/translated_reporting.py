"""SQ013: the text reports speech as translations do."""

from collections.abc import Iterator

import msgspec

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.foreign_transliteration import foreign_forms
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey

FEWEST_WORDS = 120
NEEDED = 2  # markers that must come together: single ones stand in good English papers too
# The least number of each sign, and the least rate per 1,000 words; a second pair is for short texts.
_PERFECT = 3, 2.0
_PERFECT_AND_MARKED = 2, 8.0
_TOUCHING = 2
_MARKED, _MARKED_SHARE = (3, 5.0), 0.5
_OPENINGS = 2, 2.5
_PHRASES = (2, 2.5), (1, 4.0)
_MARKS = (2, 1.0), (1, 4.0)
_FIGURES = 1, 1.0
_MANY_TURNS = 3, 8.0
_BESIDE = "beside quotations"
_SHOWN = 4

_CASE = (
    "⟦{}⟧ that the road was safe, according to the mayor's office. “Nobody has died,” she has pointed out. For her "
    "part, the "
    "governor {} that the bridge would be rebuilt. In this regard, he has indicated that the money is there. Thus, the "
    "council will meet on Monday, as the mayor has announced, to decide on the contract. The neighbours of the river "
    "quarter {} that the water came too fast, and the firemen {} that the dam held. Likewise, the minister has "
    "assured that the state will pay. “We will be there (…) until the end,” he has insisted before the press. "
    "The opposition "
    "{} that the warning came late, and has demanded that those responsible be named. The commission will hear "
    "the engineers during the coming week, and the report will be made public in the spring, the spokesman has said."
)

_RAIN = "The rain fell on the harbour, and the boats lay in a row behind the mole. " * 8
_OTHER_HABITS = (
    "The new school was opened on Tuesday. ⟦This was reported by⟧ the press office. As is known, the old one had been "
    "closed in spring. We will remind, the roof had been in a bad state. " + _RAIN,
    "⟦Pointing out that⟧ the road was finished, the governor said the rest would follow. Emphasizing that nobody would "
    "be left outside, he used the expressions of a proud man. " + _RAIN,
    "⟦“We wait since weeks”, so Lind.⟧ The works cost 4,7 million euros. “It is enough”, she added. " + _RAIN,
)


class _Marker(msgspec.Struct, frozen=True):
    """One sign of translated reporting: what it is, and the places that show it."""

    said: str
    spans: tuple[Span, ...]


class TranslatedReporting(Rule):
    """The text reports what people said the way that translations do: "has assured", "has pointed out", "For his part".

    Why it matters: words in quotation marks have then been translated, perhaps twice, and are no longer what was said.

    Counted are reporting verbs in the present perfect, such verbs beside quotations, the share of marked verbs
    (stressed, pointed out, assured), connectors that open sentences, turns of other newsrooms ("in statements to the
    media"), quotations cut with "(…)" or set as in other languages, figures written so ("4,7 million"), and names in
    another language's form. Two of these must come together; one alone stands in good papers too.

    It says how the text reads, never how it was made.

    When it is wrong: a writer who likes such verbs; a text that is a translation and says so.

    How common: none of 6,403 English news articles has one.
    """

    code = "SQ013"
    name = "translated-reporting"
    confidence = 0.9
    languages = frozenset({"en"})
    judged = (2, 2)
    help = "Look for the original; take quotations from there."
    bad = (
        _CASE.format("The mayor has assured", "has stressed", "have explained", "have underlined", "has denounced"),
        _CASE.format("The mayor has affirmed", "has remarked", "have lamented", "have recalled", "has criticised"),
        _CASE.format("The mayor has declared", "has asserted", "have warned", "have confirmed", "has regretted"),
        *_OTHER_HABITS,
    )
    good = (
        "The mayor said the road was safe. " * 20,
        "The mayor has said the road is safe. He stressed that nobody had died. "
        + "The rain fell on the harbour. " * 25,
        "She pointed out the house. “It has stood there for years,” she said. " + "The rain fell on the harbour. " * 25,
        "For his part, the mayor said nothing. Thus it ended. " + "The rain fell on the harbour. " * 25,
        "For this reason tolls are right. On the other hand, the council has said that they may rise, and has insisted "
        "on it. In this respect it is like any council. " + _RAIN,
        "“The bridge is safe”, he said. “It is not”, she said. " + _RAIN,
        "The fair cost 4,7 million, says the sign. " + _RAIN,
        "“As is known, it cost 4,7 million (…) and we will remind you,” the letter says, in its way. " + _RAIN,
        "They stressed the beam, and she indicated the exit. He insisted on tea, and recalled the milk. " + _RAIN,
        Case("El alcalde ha asegurado que la carretera es segura. " * 20, lang="es"),
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding at the first sign if two or more markers come together."""
        if text.word_count(document) < FEWEST_WORDS:
            return
        counted = text.translated_speech(document)
        markers = _markers(document, counted)
        if len(markers) + _many_turns(document, counted) < NEEDED:
            return
        first = min(markers[0].spans)
        yield self.finding(
            document,
            _sentence_head(document, first),
            message=f"This text reports as translations do: {'; '.join(marker.said for marker in markers)}. "
            "Look for the original before you quote from it.",
            evidence={
                "markers": [marker.said for marker in markers],
                "phrases": sorted({_shown(document, span) for marker in markers for span in marker.spans})[:20],
                "places": sorted({span.start for marker in markers for span in marker.spans})[:100],
            },
        )


def _markers(document: Document, counted: text.TranslatedSpeech) -> list[_Marker]:
    """The signs that are beyond what English papers have, each with its places."""
    every = [*_of_verbs(document, counted), *_of_turns(document, counted)]
    foreign = foreign_forms(document)
    if foreign:
        spans = tuple(Span(each.start, each.end) for forms in foreign.values() for each in forms)
        every.append(_Marker(f"names as other languages write them ({', '.join(sorted(foreign))})", spans))
    return every if len(every) > 2 or not _are_one(every) else every[:1]


def _are_one(found: list[_Marker]) -> bool:
    """Whether the only two signs rest on the same few verbs; then a third is needed."""
    if len(found) < 2:
        return False
    shared = {*found[0].spans} & {*found[1].spans}
    return bool(shared) and (found[1].said.endswith(_BESIDE) or len(found[0].spans) < _PERFECT[0])


def _many_turns(document: Document, counted: text.TranslatedSpeech) -> bool:
    """Whether so many different turns of other newsrooms stand together that they need no second sign."""
    turns = counted.openings + counted.phrases
    return _often(counted, len({_shown(document, span) for span in turns}), *_MANY_TURNS)


def _of_verbs(document: Document, counted: text.TranslatedSpeech) -> Iterator[_Marker]:
    """What the reporting verbs show."""
    both = len({*counted.perfect} & {*counted.marked})
    if _often(counted, len(counted.perfect), *_PERFECT) or _often(counted, both, *_PERFECT_AND_MARKED):
        yield _Marker(f"{len(counted.perfect)} verbs such as {_few(document, counted.perfect)}", counted.perfect)
    if len(counted.touching) >= _TOUCHING:
        yield _Marker(f"{len(counted.touching)} of them {_BESIDE}", counted.touching)
    marked = len(counted.marked)
    if _often(counted, marked, *_MARKED) and marked >= _MARKED_SHARE * (verbs := text.reporting_verbs(document)):
        said = f"{marked} of {verbs} reporting verbs marked ({_few(document, counted.marked)})"
        yield _Marker(said, counted.marked)


def _of_turns(document: Document, counted: text.TranslatedSpeech) -> Iterator[_Marker]:
    """What links and phrases, cuts, quotation marks and figures show."""
    begun = tuple(sorted(counted.openings + counted.links))
    if counted.openings and _often(counted, len(begun), *_OPENINGS):
        yield _Marker(f"sentences begun with {_few(document, begun)}", begun)
    if any(_often(counted, len(counted.phrases), least, rate) for least, rate in _PHRASES):
        yield _Marker(f"turns such as {_few(document, counted.phrases)}", counted.phrases)
    if counted.cuts:
        yield _Marker("“(…)” inside quotations", counted.cuts)
    if any(_often(counted, len(counted.marks), least, rate) for least, rate in _MARKS):
        yield _Marker(f"quotations set as in other languages ({_few(document, counted.marks)})", counted.marks)
    if _often(counted, len(counted.figures), *_FIGURES):
        yield _Marker(f"figures as other languages write them ({_few(document, counted.figures)})", counted.figures)


def _often(counted: text.TranslatedSpeech, count: int, least: int, rate: float) -> bool:
    """Whether a count reaches the least number and the least rate per 1,000 words."""
    return count >= least and counted.per_thousand(count) >= rate


def _few(document: Document, spans: tuple[Span, ...]) -> str:
    shown = list(dict.fromkeys(_shown(document, span) for span in spans))[:_SHOWN]
    return ", ".join(f"“{each}”" for each in shown)


def _shown(document: Document, span: Span) -> str:
    return " ".join(document.text[span.start : span.end].split())


def _sentence_head(document: Document, at: Span) -> Span:
    """From the beginning of the sentence to the end of the phrase that shows it."""
    for sentence in text.sentences(document):
        if sentence.start <= at.start < sentence.end:
            return Span(sentence.start, max(at.end, sentence.start + 1))
    return at
