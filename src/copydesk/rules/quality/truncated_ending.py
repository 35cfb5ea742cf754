"""SQ008: the text breaks off: its last line ends in the middle of a sentence, or its first begins there."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.cut_head import cut_head
from copydesk.rules.quality.lexicon import english
from copydesk.rules.quality.once import shortened
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

# What ends a sentence, or a line that is none; a dash or an ellipsis is a writer's end too.
_ENDS = lazily(r"[.!?…。！？:;,\"”’»)\]–—-]['\"”’»)\]]*$")
# Words after which no English sentence ends, and the same for a few more languages.
_ENGLISH = """
the a an of to and or but with for from in at by that which who whose if because when while as than its their his
her our my your into onto between among is are was were be been has have had will would could should may might must
these those very such every each no also both either neither during without toward he she they we
"""
# Of these a line of its own may end in one, as headlines do: "A town nobody knew what to do with".
_STRANDED_WORDS = "of to with for from in at by is are was were be has have had"
_STRANDED = frozenset(_STRANDED_WORDS.split())
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
# "the cheapest weekend is now", "the road will soon": the verb that the adverb leads to is missing.
_HALF_VERB = lazily(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|may|might|must) "
    r"(?:now|also|still|only|just|currently|already|soon|about|then|expected|due|reportedly|likely|set)$"
)
# "and that the only": adjectives that stand before a noun and nowhere else.
_NEEDS_NOUN = lazily(r"\b(?:the|a|an|his|her|its|their|our|my|your) (?:only|very|main|entire|former|nearby|sole)$")
_OF_A_CLAUSE = lazily(r"\b(?:what|where|how|who|as|than|when)(?: [\w’']+){1,6}$", re.IGNORECASE)
_CUT_WORD = lazily(r"(?<=[a-z,] )([a-z]{3,14})$")
_HYPHEN = lazily(r"(?<=[a-zà-ÿ,] )[a-zà-ÿ]{2,14}-$")
_NO_PROSE = lazily(r"^(?:[-*•–]|\d+[.)]|https?:|@|#)|^\w+(?: \w+){0,4}:|\||@\w|\S\.\w")
# Where to write to and what to read: what followed the colon was the page's own.
_ADDRESS = lazily(
    r"^(?:To (?:contact|reach|read)|Contact|Read|You can (?:also )?(?:contact|reach|find)|Write to|Email)\b"
)
_PAGE = lazily(r"^[^.!?]{1,90}$")  # a line of the page below the text: short, and no sentence
_LEAST, _ALONE = 8, 14  # words of a last sentence, and of one that stands alone and ends in a stranded preposition
_FEWEST_QUOTED = 8
_LONGEST_WORD = 60
_BELOW = 3  # lines of the page that may stand below the story
_BROKEN, _COLON = 0.93, 0.9


class TruncatedEnding(Rule):
    """The last sentence of the text breaks off, its last line ends in a colon or a comma, or its beginning is missing.

    Why it matters: what came next is missing: a list, an embedded quotation, the rest of the story. Counts and
    comparisons are made on half a text, and nobody knows.

    A line without a full stop says nothing: bylines, credits and handles have none. The rule asks for a last word after
    which no sentence can end ("that", "of the", "is now"), for a word cut in two ("in the spr"), for a quotation that
    the last line opens and leaves open, or for a colon or comma. Lines of the page may stand below the story.

    The beginning is missing where the first sentence below the headline, or of the text, begins with a small letter and
    those after it do not.

    When it is wrong: a poem, or a list whose entries end in commas.

    How common: 5.8 in 1,000 English news articles have one (37 of 6,403).
    """

    code = "SQ008"
    name = "truncated-ending"
    ocr_noise = True
    reads_posts = True
    confidence = _BROKEN
    judged = (37, 37)
    languages = frozenset(_OPEN_WORDS)
    help = "Fetch the rest of the text from its source."
    bad = (
        "The river has opened two sluices.\n\n⟦The farmers whose pasture will be drowned have been told that⟧",
        "The river rose.\n\n⟦The harbour master read out the names of the crew:⟧",
        "The river rose.\n\nNobody was hurt. ⟦The council will meet on Monday to hear what the⟧",
        "The river rose.\n\n⟦The mayor said the new bridge would be open again in the spri⟧",
        "The river rose.\n\n⟦Officials in the valley are preparing for another night of heavy rainf⟧",
        "The river rose.\n\n⟦The ministry has ordered an inquiry into what the local governm⟧",
        "The river rose.\n\n⟦Trains will run every ten minutes between the harbour and the gover-⟧",
        "The river rose.\n\n⟦“We waited for the boat for three hours and nobody came to tell us⟧",
        "The river rose.\n\n⟦Bakers say that the price of a loaf has fallen by half and is now⟧",
        "The river rose.\n\n⟦The director told the town that the museum of the sea has already⟧",
        "The river rose.\n\n⟦The strike, the longest since the harbour was built, could still⟧",
        "The river rose.\n\nThe vote is on Thursday. ⟦The party's leader, Ann Harrow, told the hall that she⟧",
        "The river rose.\n\n⟦He added that there was no money for repairs, and that the only⟧",
        "The river rose.\n\n⟦Fares went up by a tenth in March, the second rise this year, according to⟧",
        "The river rose.\n\nNobody was hurt. ⟦The farmers of the valley have been told that the⟧\n\n"
        "Tell your friends about this story\n\nWhat do you think",
        "The river rose.\n\n⟦She added that the hospital on the hill had run out of beds and⟧\n\nHarbour Post Ltd 2014",
        "⟦ber of boats on the river has doubled in ten years, the council says.⟧ Nobody knows why. The ferry is full.",
        "River rises\n\n⟦and that the bridge would be shut until the water had gone.⟧ Nobody was hurt. It rained.",
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
        "eBay has bought the ferry for a sum that nobody will name. The mayor is cross. The crew is not.",
        "de Groot has bought the ferry for a sum that nobody will name. The mayor is cross. The crew is not.",
        "by the river we sat down and wept for nine days. then we went home. nobody came.",
        "River rises again\n\nby Ann Lee of the Harrow Post and Bo Lund of the News. Nobody was hurt. It rained.",
        "the river rises\n\nNobody was hurt. It rained. The ferry left.",
        "The river rose.\n\nTags: river, flood, harbour of",
        "The river rose.\n\nThe town on the hill that nobody knew what to do with",
        "The river rose.\n\nTen photographs of the harbour that show what the place is now",
        "The river rose.\n\nThe office by the harbour is open from nine in the morning to five p.m",
        "The river rose.\n\nThe new fare can be paid in cash, by card and, from May, in bitcoin",
        "The river rose.\n\nThis story was first printed by the paper of the harbour, and stands at post.example",
        "The river rose.\n\nThe harbour and the bridge, as seen on the last day of the flood (Photo: Ann Lee)",
        "The river rose.\n\nRead more: Who is in, who is out and what the new council wants the town to",
        "The river rose.\n\n“The bridge is shut",
        "The river rose.\n\nTo contact the editors who are responsible for this story:",
        "The river rose.\n\nThe names of the crew who were honoured on the quay this Monday by the mayor",
        "The river rose.\n\nNext week our writer finds out who still wants the ferry on the river and who does not",
        "The river rose.\n\n“We waited for the boat for three hours,” she said, “and nobody came",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding if the first prose of the document begins in a sentence's middle, or the last breaks off."""
        head = cut_head(document)
        if head is not None:
            yield self._report_head(document, head)
        paragraphs = text.paragraphs(document)
        lasts = _lasts(text.sentences(document))
        for index in range(len(paragraphs) - 1, max(0, len(paragraphs) - 2 - _BELOW), -1):
            sentence = next(lasts, None)
            below = index < len(paragraphs) - 1
            sure = _how_sure(document, paragraphs[index], sentence, below=below) if sentence is not None else None
            if sentence is not None and sure is not None:
                yield self._report(document, sentence, sure)
                return
            if not _PAGE.match(paragraphs[index].flat.rstrip()):
                return

    def _report_head(self, document: Document, sentence: text.Sentence) -> Finding:
        return self.finding(
            document,
            Span(sentence.start, sentence.start + len(document.text[sentence.start : sentence.end].rstrip())),
            message=f"“{shortened(sentence.flat.rstrip())}” begins in the middle: the text before it is missing. "
            "Fetch it from the source.",
            evidence={"first": sentence.flat[:20]},
            confidence=_COLON,
        )

    def _report(self, document: Document, sentence: text.Sentence, sure: float) -> Finding:
        flat = sentence.flat.rstrip()
        shown = flat if len(flat) <= 90 else f"…{flat[-89:]}"
        return self.finding(
            document,
            Span(sentence.start, sentence.start + len(document.text[sentence.start : sentence.end].rstrip())),
            message=f"“{shown}” breaks off here: the rest of the text is missing. Fetch it from the source.",
            evidence={"last": flat[-20:]},
            confidence=sure,
        )


def _lasts(sentences: Sequence[text.Sentence]) -> Iterator[text.Sentence]:
    """The last sentence of each paragraph, that of the last paragraph first; every paragraph has one."""
    paragraph = -1
    for sentence in reversed(sentences):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            yield sentence


def _how_sure(document: Document, paragraph: text.Paragraph, sentence: text.Sentence, *, below: bool) -> float | None:
    """How sure it is that a paragraph's last sentence breaks off; `below`: lines of the page stand under it."""
    flat = sentence.flat.rstrip()
    tail = flat[-_LONGEST_WORD:]
    if not tail.endswith((":", ",")) and _ENDS.search(tail) and not _HYPHEN.search(tail):
        return None
    count = len(flat.split())
    wrapped_verse = text.is_wrapped(document) and len(paragraph.lines) > 1 and len(flat) < 40
    blanked = document.text[sentence.end : sentence.end + 2] == "  "  # an insertion that may have been a part of it
    if count < _LEAST or wrapped_verse or blanked or _NO_PROSE.search(flat):
        return None
    language = (document.lang or "en")[:2]
    if tail.endswith((":", ",")):
        return None if below or _ADDRESS.search(flat) else _COLON
    if _ENDS.search(tail):
        return _BROKEN
    word = _WORD.search(tail)
    last = word[1] if word is not None else ""
    if last in _OPEN_WORDS.get(language, frozenset()):
        stranded = language == "en" and last in _STRANDED and sentence.offset == 0 and count < _ALONE
        return None if stranded else _BROKEN
    broken = language == "en" and _is_half(tail)
    quoted = not below and count >= _FEWEST_QUOTED and _opens_a_quotation(flat)
    return _BROKEN if broken or quoted else None


def _is_half(tail: str) -> bool:
    """Whether English prose lacks its verb, the noun of an adjective that needs one, or a part of its last word."""
    if _NEEDS_NOUN.search(tail):
        return True
    return (_HALF_VERB.search(tail) is not None and not _OF_A_CLAUSE.search(tail)) or _is_cut(_CUT_WORD.search(tail))


def _is_cut(last: re.Match[str] | None) -> bool:
    """Whether the last word is no word, but the beginning of one."""
    if last is None or last[1] in english():
        return False
    at = bisect_left(_sorted_words(), last[1])
    return at < len(_sorted_words()) and _sorted_words()[at].startswith(last[1])


@cache
def _sorted_words() -> tuple[str, ...]:
    return tuple(sorted(english()))


def _opens_a_quotation(flat: str) -> bool:
    """Whether the sentence begins with the only mark of a quotation in it."""
    return flat[0] in '“"' and not any(mark in flat[1:] for mark in '“”"')
