"""SQ008: the text breaks off: its last line ends in the middle of a sentence."""

from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

_ENDS = lazily(r"[.!?…。！？:;,\"”’»)\]–—-]['\"”’»)\]]*$")
# Words after which no English sentence ends, and the same for a few more languages.
_ENGLISH = """
the a an of to and or but with for from in at by that which who whose because if when while as than its their his
her our my your into onto between among is are was were be been has have had will would could should may might must
this these those very more most such every each no not also both either neither during without toward
"""
_SPANISH = "el la los las un una de del y o pero con para por en que cuyo porque si cuando mientras como su sus"
_FRENCH = "le la les un une de du des et ou mais avec pour par en dans que qui dont parce si quand comme au aux"
_GERMAN = "der die das den dem des ein eine einen einem einer und oder aber mit für von im in am zum zur dass weil"
_ITALIAN = "il lo la gli le un uno una di del della e o ma con per in che cui perché se quando come al alla nel"
_PORTUGUESE = "o a os as um uma de do da dos das e ou mas com para por em que cujo porque se quando como no na"
_BY_LANGUAGE = {
    "en": _ENGLISH, "es": _SPANISH, "fr": _FRENCH, "de": _GERMAN, "it": _ITALIAN, "pt": _PORTUGUESE
}  # fmt: skip
_OPEN_WORDS = {lang: frozenset(words.split()) for lang, words in _BY_LANGUAGE.items()}
_WORD = lazily(r"([^\W\d_]+)[ \u00a0]*$")
_NO_PROSE = lazily(r"^(?:[-*•–]|\d+[.)]|https?:|@|#)|^\w+(?: \w+){0,4}:|\|")
_LEAST = 8
_BROKEN, _COLON = 0.93, 0.9


class TruncatedEnding(Rule):
    """The last sentence of the text breaks off, or its last line ends in a colon or a comma.

    Why it matters: what came next is missing: a list, an embedded quotation, the rest of the story. Counts and
    comparisons are made on half a text, and nobody knows.

    A line without a full stop says nothing: bylines, credits and handles have none. The rule asks for a last word after
    which no sentence can end ("that", "of the"), or for a colon or comma.

    When it is wrong: a poem, or a list whose entries end in commas.
    """

    code = "SQ008"
    name = "truncated-ending"
    confidence = _BROKEN
    judged = (25, 25)
    languages = frozenset(_OPEN_WORDS)
    help = "Fetch the rest of the text from its source."
    bad = (
        "The river has opened two sluices.\n\n⟦The farmers whose pasture will be drowned have been told that⟧",
        "The river rose.\n\nThe harbour master read out the names of the crew:⟦⟧".replace("⟦⟧", "").replace(
            "The harbour master read out the names of the crew:", "⟦The harbour master read out the names of the crew:⟧"
        ),
        "The river rose.\n\nNobody was hurt. ⟦The council will meet on Monday to hear what the⟧",
        Case(
            "El río creció.\n\n⟦Nadie se atreve a dar una fecha y el propio director del instituto reconoce que⟧",
            lang="es",
        ),
    )
    good = (
        "The river rose.\n\nNobody was hurt.",
        "The river rose.\n\nReporting by Ann Lee in Harrow, editing by Bo Lund",
        "The river rose.\n\nFollow the author on Twitter at @annlee",
        "The river rose.\n\n“It was what we had been waiting for”",
        "Poem of the week\n\nAnd so the river ran\ninto the",
        "The river rose.\n\nTags: river, flood, harbour of",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding if the last prose of the document breaks off."""
        paragraphs = [each for each in text.paragraphs(document) if each.flat.strip()]
        if len(paragraphs) < 2:
            return
        last = paragraphs[-1]
        sentences = [each for each in text.sentences(document) if each.start >= last.start]
        if not sentences:
            return
        sentence = sentences[-1]
        flat = sentence.flat.rstrip()
        if (
            len(flat.split()) < _LEAST
            or _NO_PROSE.search(flat)
            or (text.is_wrapped(document) and len(last.lines) > 1 and len(flat) < 40)
        ):
            return
        sure = _how_sure(flat, document.lang or "en")
        if sure is None:
            return
        shown = flat if len(flat) <= 90 else f"…{flat[-89:]}"
        yield self.finding(
            document,
            Span(sentence.start, sentence.start + len(document.text[sentence.start : sentence.end].rstrip())),
            message=f"“{shown}” breaks off here: the rest of the text is missing. Fetch it from the source.",
            evidence={"last": flat[-20:]},
            confidence=sure,
        )


def _how_sure(flat: str, lang: str) -> float | None:
    if flat.endswith((":", ",")):
        return _COLON
    if _ENDS.search(flat):
        return None
    word = _WORD.search(flat)
    open_words = _OPEN_WORDS.get(lang[:2], frozenset())
    return _BROKEN if word is not None and word[1].islower() and word[1] in open_words else None
