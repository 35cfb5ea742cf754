"""SQ002: two words stand together without a space."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.lexicon import english
from copydesk.rules.quality.once import collapsed
from copydesk.rules.quality.seam import LEAST, seam_of
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.batch import Batch, together
from copydesk.text.pattern import lazily
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    from copydesk.survey.memory import WordMemory

_TOKEN = lazily(r"[A-Za-z][a-z]{4,30}")
_SHORTEST, _LONGEST = 5, 31
_LETTERS, _MONTH = 26, 12
SURE_KNOWN, LIKELY = 0.93, 0.9
_MOST = 2  # times that a text has a token of no repeated stem: what it says again and again is a name or a term
# A function word or a month that runs into a year: "in2016".
_YEAR = lazily(
    r"(?<![\w@#/.&=_-])(in|of|on|at|by|since|from|until|till|to|and|the|after|before|between|during|for|early|late|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)((?:19|20)\d\d)"
    r"(?![\w@/]|[.-]\w)"
)
_BEFORE_DAYS = frozenset(["on", "in", "by", "of", "to", "at"])
_DAY_NAMES = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October
November December
"""
_DAYS = frozenset(_DAY_NAMES.split())
_FARTHEST = 40  # letters of a token that is two words


class GluedWords(Rule):
    """Two words stand together without a space between them.

    Why it matters: glued words come from lost line breaks and from rewriting tools that leave the old word beside the
    new one ("recordedkept"). No search finds them, and they show that nobody read the text.

    When it is wrong: brand names and new compounds. The rule asks that both halves are known words and that the whole
    is not, and that the seam shows: a capital, a repeated stem, a function word, two words that mean the same
    ("calm|quiet"), or a first half that ends as first halves of compounds never do ("recorded|kept"). What a text
    says again and again is taken for a name.

    How common: 10.9 in 1,000 English news articles have one (70 of 6,403).
    """

    code = "SQ002"
    name = "glued-words"
    ocr_noise = True
    mends = True
    confidence = SURE_KNOWN
    judged = (55, 55)
    languages = frozenset({"en"})
    help = "Put the space back, or delete the word that was to be replaced."
    bad = (
        "She said ⟦thatthe⟧ boat was late.",
        "He wrote to ⟦theTimes⟧ on Monday.",
        "They were ⟦mobilizingmobilized⟧ for the march.",
        "The loan was ⟦recordedkept⟧ in the books.",
        "The ⟦bankersfinanciers⟧ flew home.",
        "The note was on the table, ⟦notthe⟧ shelf.",
        "⟦Theceremony⟧ took an hour.",
        "Two ⟦helicopterscopters⟧ and ⟦scarvesscarf⟧ were sold, ⟦justlike⟧ that.",
        "The night was ⟦coldchilly⟧ and the ⟦journeytrip⟧ long.",
        "She ⟦purchasedbought⟧ a ⟦bigenormous⟧ house near the ⟦riverstream⟧.",
        "The ⟦doctorsphysicians⟧ could not ⟦explainclarify⟧ it.",
        "He stood ⟦inthe⟧ middle ⟦ofthe⟧ yard, and ⟦itwas⟧ cold.",
        "By ⟦thetime⟧ they came the gate ⟦wouldbe⟧ shut.",
        "The ⟦governmentsaid⟧ the fund, ⟦whichis⟧ new, would grow ⟦in2018⟧ because ⟦theycan⟧.",
        "They ⟦hadexpected⟧ more ⟦onFriday⟧, when ⟦halfof⟧ the crew ⟦askedfor⟧ leave ⟦atfourteen⟧ hours' notice.",
        "⟦Shippingfreight⟧ rates tripled.",
        "Voters ⟦rejectedrefused⟧ the plan of a ⟦wealthyrich⟧ man.",
    )
    good = (
        "She said that the boat was late.",
        "The YouTube channel of PayPal and McDonald's is on an iPhone.",
        "The moneybomb in the tipsheet was a cyberrisk, the nonpilot said.",
        "He laughed hahaha and sang lalala.",
        "The forthcoming withdrawal outweighs the oversight notwithstanding.",
        "The boathouse, the schoolyard and the housekeeper remained.",
        "Motorsports, headscarves, gangland, rootedness and a freedwoman in Ahmedabad.",
        "The Bhagavadgita and the Shahnameh are old; so is Timbuktu.",
        "MacArthur, DeSantis and LaGuardia met VanDerBeek.",
        "He reads theHarbour.example, wears a TomTom and left the acquitTal to the court.",
        "The shortcode [embedtweet id=12] was left, and the payday of the storeroom came.",
        "Readers of theGuide like theGuide, for theGuide is free.",
        "The workshop in the courtyard by the roadside had a showroom and a strongroom.",
        "What is needed therewith, whereof and hereunto is said therein.",
        "The hashtags, havens and willpower of a wastrel; often and forthwith; inTouch and atHome are firms.",
        "A nothingburger in a meetinghouse, steppingstones and a morningstar.",
        "By lamplight the steamboat went up the waterway to the townland.",
        "A lookout on the clifftop of the seaport town sang a singsong in the homestead.",
        "The washer, Asher, maybe bathed; either way the theme of the thesis was the theft of themes.",
        "Follow @in2018 and #vote2018, write to in2018@post.example, see thein2018.example, and buy an a1998.",
        Case("Der Haustürschlüssel und dasdie.", lang="de"),
    )

    def may_find(self, document: Document) -> bool:
        """Not where no token is two words or has a capital inside."""
        return bool(_glued(document) or _camels(document) or _years(document))

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each token that is two words."""
        yield from collapsed(sorted(self._found(document), key=lambda each: each.span))

    def _found(self, document: Document) -> Iterator[Finding]:
        text, body = document.text, document.body
        for at in _camels(document):
            split = _camel_split(text, at)
            if split is not None and _are_apart(text, split):
                yield self._report(document, *split, sure=SURE_KNOWN)
        for at in _years(document):
            match = _YEAR.search(text, max(body.start, at - _MONTH), at + _MONTH)
            if match is not None and match.start(2) == at:
                yield self._report(document, match.start(), at, match.end(), sure=SURE_KNOWN)
        for token, seam in _glued(document):
            places = [
                match.span()
                for match in re.finditer(rf"(?<![\w'’.@/#\[-]){token}(?![\w'’@/-]|\.\w)", text[: body.end])
                if match.start() >= body.start and (token[0].islower() or _opens_sentence(text, match.start()))
            ]
            if len(places) <= _MOST:
                for start, end in places:
                    yield self._report(document, start, start + seam, end, sure=LIKELY)

    def _report(self, document: Document, start: int, seam: int, end: int, *, sure: float) -> Finding:
        first, second = document.text[start:seam], document.text[seam:end]
        return self.finding(
            document,
            Span(start, end),
            message=f"“{first}{second}” is two words: “{first} {second}”. Put the space back, or delete one of them.",
            evidence={"first": first, "second": second},
            confidence=sure,
            fix=Fix(Span(seam, seam), " ", safe=False),
        )


@together(languages=frozenset({"en"}), rule="SQ002")
def _camels(batch: Batch) -> Iterator[list[int]]:
    """Where a capital stands between two small letters."""
    letters = batch.codes
    # Unsigned numbers turn large below the range, so that one comparison will do.
    capitals = (letters[1:-1] - ord("A") < _LETTERS).nonzero()[0] + 1
    inside = (letters[capitals - 1] - ord("a") < _LETTERS) & (letters[capitals + 1] - ord("a") < _LETTERS)
    return batch.placed(capitals[inside])


@together(languages=frozenset({"en"}), rule="SQ002")
def _years(batch: Batch) -> Iterator[list[int]]:
    """Where the first digit of a year may stand behind a small letter."""
    letters = batch.codes
    years = ((letters[1:] == ord("1")) | (letters[1:] == ord("2"))).nonzero()[0] + 1
    return batch.placed(years[letters[years - 1] - ord("a") < _LETTERS])


@together(languages=frozenset({"en"}), rule="SQ002")
def _glued(batch: Batch) -> Iterator[list[tuple[str, int]]]:
    """The different tokens of a text that are no word and fall into two, and where."""
    starts, ends = word_bounds(batch)
    lengths = ends - starts
    chosen = ((lengths >= _SHORTEST) & (lengths <= _LONGEST)).nonzero()[0]
    seams = _memory().of_batch(batch, chosen)
    held = seams.nonzero()[0]
    cuts = starts[chosen[held]].searchsorted(batch.firsts).tolist()
    bounds = list(zip(*(places[chosen[held]].tolist() for places in (starts, ends)), seams[held].tolist(), strict=True))
    for first, last in pairwise(cuts):
        tokens = {batch.text[start:end]: seam for start, end, seam in bounds[first:last]}
        yield sorted((token, seam) for token, seam in tokens.items() if _TOKEN.fullmatch(token))


@cache
def _memory() -> "WordMemory":
    from copydesk.survey.memory import WordMemory  # it loads numpy

    return WordMemory(seam_of)


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a capital is the sentence's and not the word's own."""
    before = text[max(0, start - 3) : start].rstrip(' \u00a0“"‘«(')
    return not before or before[-1] in ".!?…:\n\r"


def _camel_split(text: str, at: int) -> tuple[int, int, int] | None:
    """The token around a small letter that a capital follows: its start, the seam, its end."""
    start, end = at, at
    while start and at - start <= _FARTHEST and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and end - at <= _FARTHEST and text[end].isalnum():
        end += 1
    if end - start > _FARTHEST:
        return None
    if (
        (start and text[start - 1] in "@#/._-'’&")
        or text[end : end + 1] in tuple("@/_")
        or (text[end : end + 1] == "." and text[end + 1 : end + 2].islower())
        or not text[start:end].isalpha()
    ):
        return None
    return start, at, end


def _are_apart(text: str, split: tuple[int, int, int]) -> bool:
    """Whether both halves are words, in the case they stand in, and the whole is no name of its own."""
    start, seam, end = split
    first, second = text[start:seam], text[seam:end]
    known = english()
    if first in _BEFORE_DAYS and second in _DAYS:
        return True
    if len(first) < 3 or len(second) < 3 or not first[1:].islower() or not second[1:].islower():
        return False
    whole = first + second
    if first.lower() not in known or second.lower() not in known or whole.lower() in known:
        return False
    if first == second:  # "TrumpTrump": the same name twice
        return len(first) >= LEAST
    # "theTimes", "saidTuesday": a small first half, and no name that the text has again and again ("theGuide")
    return first.islower() and text.count(whole) <= _MOST
