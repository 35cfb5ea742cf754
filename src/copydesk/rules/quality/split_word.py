"""SQ022: one word is printed as two."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.lexicon import english
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import Rule
from copydesk.survey import Survey
from copydesk.text.batch import Batch, together
from copydesk.text.pattern import lazily
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    from copydesk.survey.memory import WordMemory

_PART = lazily(r"[a-z]{2,14}")
_HYPHENED = lazily(r"([a-z]{2,14})-([a-z]{2,14})")
_SIGNS = ("- ", "-\n", "-\r", "¬")
_BROKEN = lazily(r"[-¬](?:(?<=-)[ \r\n]|(?<=¬)[ \r\n]{0,2})([a-z]{2,14})(?![\w’'-])")
_BEFORE = lazily(r"(?<![\w’'-])([a-z]{2,14})$")
_ENDING = lazily(r"(?<=[a-z]{3})(?:ness(?:es)?|e?s|e?d|e?rs?|ing|ly)$")
_FORM = lazily(r"(?<=[a-z]{3})(?:e?s|ed|ing|ly)$")
_LEAST, _LEAST_PART = 6, 1
_LONGEST, _SHORTEST, _LETTERS = 15, 2, 26
# Beginnings that are set off from a word by those who write so; what follows them is a word, mostly.
_PREFIX_WORDS = """
non anti multi semi pre post re sub inter co mid mini micro macro mega meta neo pro pseudo quasi super trans ultra vice
ex self bi tri un over under out cyber eco bio geo hydro electro socio retro tele thermo de dis mis counter extra intra
auto aero agro audio counter crypto demi dys euro fore hemi hyper hypo infra iso kilo mal mono narco neuro nano omni
ortho para petro photo poly psycho radio step tech turbo uni
"""
_LITTLE_WORDS = """
up down off on in by all any every some no to of at for as is it an the la le de el da di du he me us we so or be do go
my if and but not our are was has had her his its out too per via who why how she they them then
"""
_LITTLE = frozenset(_LITTLE_WORDS.split())
_PREFIXES = frozenset(_PREFIX_WORDS.split())
_FEW, _SHARE = 20, 0.1  # words of a text that may be none: so many, and so much of it
_MOST = 2  # times a text has it: what it says again and again is how it writes the word


class SplitWord(Rule):
    """A word is printed as two, with a space or a hyphen inside.

    Why it matters: such words come from pages whose lines were broken, from exports and from reading machines. No
    search finds them, and they show that nobody read the text.

    Both parts together must be an English word and one of them none: "accep ted", "gov ernment", "com-pleted".

    When it is wrong: names, dialect and words of other languages that make an English word by chance.
    """

    code = "SQ022"
    name = "split-word"
    mends = True
    ocr_noise = True
    confidence = 0.93
    languages = frozenset({"en"})
    help = "Join the parts."
    bad = (
        "The council ⟦accep ted⟧ the plan of the ⟦gov ernment⟧.",
        "The boats were ⟦com-pleted⟧ and the crew ⟦infor med⟧.",
        "The road is closed, an ⟦exam- ple⟧ of what ⟦happi¬ness⟧ here.",
    )
    good = (
        "Non stop and pre war, co host and anti war; re elect the multi national.",
        "A one-time, long-term, part-time e-mail of the co-operative, re-elected by pre-empting.",
        "Her short-sightedness and mean-spiritedness, narrow-mindedly shown.",
        "On the week end some one may be all ready; in to the bath room.",
        "Pre- and post-war boats, two- and three-masted.",
        "Wi-fi and hip-hop, ping-pong and yo-yo, walkie-talkie, teeter-totter.",
        "He said “th-thing” and “wha-what”; en route, per cent, vis a vis, de facto.",
        "The yokels on the quay sang of Trompe la morte; the co-ordinators co-ordinated.",
        "The Gov Ernment is a band; thru it, lo fi and sci fi.",
    )

    def may_find(self, document: Document) -> bool:
        """Not where all words are known, and no hyphen stands in one."""
        return bool(_unknown(document)) or any(map(document.text.__contains__, _SIGNS))

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each word in two parts."""
        spans = sorted({*_spaced(document), *_hyphened(document)})
        found = [self._report(document, span) for span in spans]
        counted = [each.evidence["word"] for each in found]
        yield from collapsed([each for each in found if counted.count(each.evidence["word"]) <= _MOST])

    def _report(self, document: Document, span: Span) -> Finding:
        shown = text.normalise_space(document.text[span.start : span.end])
        word = "".join(char for char in shown if char.isalpha())
        return self.finding(
            document,
            span,
            message=f"“{shown}” is one word: “{word}”. Join it.",
            evidence={"word": word},
            fix=Fix(span, word, safe=False),
        )


def _spaced(document: Document) -> Iterator[Span]:
    """Two words with a space or a hyphen between, of which one is none, where both together are a word."""
    source, body = document.text, document.body
    for start, end in _unknown(document):
        if source.find("-", start, end) > 0:
            if not text.inside_quotation(document, Span(start, end)):
                yield Span(start, end)
            continue
        if not _PART.fullmatch(source, start, end):
            continue
        before, after = start - 1, end
        while before > body.start and source[before - 1].isalpha() and start - before <= _LONGEST:
            before -= 1
        while after + 1 < body.end and source[after + 1].isalpha() and after - end <= _LONGEST:
            after += 1
        for first, middle, last in ((before, start - 1, end), (start, end, after + 1)):
            if first >= middle or middle + 1 >= last or source[middle] != " " or not _stands_alone(source, first, last):
                continue
            parts = source[first:middle], source[middle + 1 : last]
            # "la morte", "yokels on": a word of its own that the list lacks, beside one that stands everywhere
            if not _LITTLE.isdisjoint(parts) or _FORM.sub("", source[start:end]) in english():
                continue
            if _is_parted(*parts, least=_LEAST):
                yield Span(first, last)


def _hyphened(document: Document) -> Iterator[Span]:
    """Two parts with a hyphen between and a blank or a line's end behind it, or with the sign of a soft hyphen."""
    source, body = document.text, document.body
    held = any(map(source.__contains__, _SIGNS))
    for match in _BROKEN.finditer(source, body.start, body.end) if held else ():
        before = _BEFORE.search(source, max(body.start, match.start() - _LONGEST - 1), match.start())
        if before is None:
            continue
        first, second = before[1], match[1]
        sure = match[0][0] == "¬" and first + second in english()
        if not sure and not _is_parted(first, second, least=_LEAST):
            continue
        if ("\n" in match[0] or "\r" in match[0]) and text.is_wrapped(document):
            continue
        yield Span(before.start(1), match.end())


def _is_parted(first: str, second: str, *, least: int) -> bool:
    """Whether two parts are a word together, and one of them is none and no beginning of words."""
    known = english()
    if not (_PART.fullmatch(first) and _PART.fullmatch(second)) or len(first) + len(second) < least:
        return False
    if first + second not in known:
        return False
    if first in _PREFIXES:
        return False
    if second not in known:
        return True
    return first not in known and second not in _LITTLE and first not in _LITTLE and len(second) > _LEAST_PART


def _stands_alone(source: str, start: int, end: int) -> bool:
    """Whether no letter, hyphen or apostrophe joins it to more."""
    return source[max(0, start - 1) : start] not in tuple("-'’@#/_.&") and source[end : end + 1] not in tuple("-'’@/_&")


@together(languages=frozenset({"en"}), rule="SQ022")
def _unknown(batch: Batch) -> Iterator[list[tuple[int, ...]]]:
    """The words of a few small letters that are none, and those whose hyphen parts one word.

    Nothing of a text with many: its words are not those we know, so that two of them make an English one by chance.
    """
    import numpy as np

    starts, ends = word_bounds(batch)
    lengths = ends - starts
    small = batch.codes[starts] - ord("a") < _LETTERS  # below the range, unsigned numbers turn large
    chosen = (small & (lengths >= _SHORTEST) & (lengths <= _LONGEST)).nonzero()[0]
    held = chosen[_memory().of_batch(batch, chosen).nonzero()[0]]
    strange = np.diff(batch.cuts(starts[held]))
    known = strange <= _FEW + _SHARE * np.diff(batch.cuts(starts))
    held = held[np.repeat(known, strange)]
    return batch.placed_together(starts[held], ends[held])


@cache
def _memory() -> "WordMemory":
    from copydesk.survey.memory import WordMemory  # it loads numpy

    return WordMemory(_is_no_word)


def _is_no_word(word: str) -> int:
    """Whether a word in small letters is none, or two parts of one with a hyphen between."""
    parts = _HYPHENED.fullmatch(word)
    if parts is None:
        return int(_PART.fullmatch(word) is not None and word not in english())
    first, second = parts.groups()
    # short-sightedness: the hyphen is the writer's
    return int(first != second and _is_parted(first, second, least=_LEAST) and _ENDING.sub("", second) not in english())
