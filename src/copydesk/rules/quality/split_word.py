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
_HYPHENED = lazily(r"(?<![\w’'-])([a-z]{2,14})(?:- |-\r?\n|¬[ \r\n]{0,2}|(?<=[a-z])-)([a-z]{2,14})(?![\w’'-])")
_ENDING = lazily(r"(?<=[a-z]{3})(?:ness(?:es)?|e?s|e?d|e?rs?|ing|ly)$")
_FORM = lazily(r"(?<=[a-z]{3})(?:e?s|ed|ing|ly)$")
_LEAST, _LEAST_PART = 6, 1
_LONGEST, _SHORTEST = 15, 2
_HYPHEN_LEAST = 6
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
        return bool(_unknown(document)) or any(map(document.text.__contains__, ("- ", "-\n", "¬")))

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
    """Two words with one space between, of which one is none, where both together are a word."""
    source, body = document.text, document.body
    for start, end in _unknown(document):
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
    source, body = document.text, document.body
    wrapped = None
    for match in _HYPHENED.finditer(source, body.start, body.end):
        sure = "¬" in match[0] and match[1] + match[2] in english()
        if not sure and _ENDING.sub("", match[2]) in english():  # short-sightedness: the hyphen is the writer's
            continue
        if match[1] == match[2] or not (sure or _is_parted(match[1], match[2], least=_HYPHEN_LEAST)):
            continue
        if "\n" in match[0] or "\r" in match[0]:
            wrapped = text.is_wrapped(document) if wrapped is None else wrapped
            if wrapped:
                continue
        if not text.inside_quotation(document, Span(*match.span())):
            yield Span(*match.span())


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
def _unknown(batch: Batch) -> Iterator[list[tuple[int, int]]]:
    """The words of a few letters that are none, in small letters or not."""
    starts, ends = word_bounds(batch)
    lengths = ends - starts
    chosen = ((lengths >= _SHORTEST) & (lengths <= _LONGEST)).nonzero()[0]
    held = chosen[_memory().of_batch(batch, chosen).nonzero()[0]]
    places = zip(batch.placed(starts[held]), batch.placed(ends[held]), strict=True)
    return (list(zip(*bounds, strict=True)) for bounds in places)


@cache
def _memory() -> "WordMemory":
    from copydesk.survey.memory import WordMemory  # it loads numpy

    return WordMemory(_is_no_word)


def _is_no_word(word: str) -> int:
    return int(_PART.fullmatch(word) is not None and word not in english())
