"""SQ015: "a" stands before a vowel sound, or "an" before a consonant."""

import re
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.lexicon import english
from copydesk.rules.quality.once import collapsed
from copydesk.rules.quality.opening_sound import opening_sound
from copydesk.rules.quality.tongues import own_words
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.batch import Batch, together
from copydesk.text.pattern import lazily
from copydesk.text.word import word_bounds

LIKELY, QUOTED = 0.93, 0.85
_BEHIND = r"\s(?P<mark>[“\"‘]?)(?={})(?P<next>[\w.,'’-]*[\w’'])"
# What each sees ahead mostly has the sound.
_PATTERNS = (
    (lazily(r"(?P<article>[aA])" + _BEHIND.format(r"[aeiouAEIOU18]|[hH](?:o|ei)|[FHLMNRSX][A-Z.-]")), "vowel"),
    (lazily(r"(?P<article>[aA]n)" + _BEHIND.format(r"[^\W_aeioAEIO8]|[eE][uw]|[oO]n(?:c?e)\b")), "consonant"),
)
_MAY_OPEN = frozenset(' \n“"‘([—–')  # stand before an article that does not open a sentence
_RIGHT = {"vowel": "an", "consonant": "a"}
_PREVIOUS = lazily(r"(?P<word>[\w’'.-]+)?(?P<space>\W*)$")
_SENTENCE_END = frozenset(".!?:;…—–")
_SMALL_AFTER = lazily(r"[\"”’]?,? [a-z]")
# After these a lone "a" is a name or a number.
_LETTERED_WORDS = "vitamin hepatitis type grade group class plan option category series section part team level article"
_LETTERED = frozenset(_LETTERED_WORDS.split())
_ARTICLES = frozenset({"a", "an", "the"})
# Words that no article precedes: where one does, another word was lost, exchanged or printed twice.
_NO_NOUN_WORDS = """
a an the and or but nor if in on of at as to for from with by is are was were am be been it its he she they we you i us
our his her their this that these those there then than into onto upon under unless until our all any another also up
out off over so such because who which when where what how not
"""
_NO_NOUN = frozenset(_NO_NOUN_WORDS.split())
# Words of other languages beside which "a" and "an" are words of these languages too.
_FOREIGN_WORDS = "la le las los el ella una un uno este esta usted otra otro il der die das den dem garda bord post"
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_TRIPLE = lazily(r"AA+\b")  # of a bond, read "triple-A"
_LOOK = 40
NEAR = 120  # code points in which one of the commonest English words must stand


class WrongArticle(Rule):
    """The article is "a" before a vowel sound, or "an" before a consonant.

    Why it matters: writers hardly ever slip here, but programs that exchange words do, and so do editors who change the
    word behind: it shows where a sentence was altered and not read again. Often the slip is in another word: "an" for
    "and", or a word that was lost.

    The sound counts, not the letter: an hour, a university, an FBI agent, a NATO base, an 18-year-old, a one-off.
    "An historic" and its like are accepted, and so is what may be said in two ways.

    When it is wrong: names and foreign words that are spoken otherwise than they look. In quotations it is less sure,
    for speech may be printed as it was spoken.

    How common: 10.0 in 1,000 English news articles have one (64 of 6,403).
    """

    code = "SQ015"
    name = "wrong-article"
    judged = (71, 71)
    mends = True
    ocr_noise = True
    confidence = LIKELY
    languages = frozenset({"en"})
    help = "Change the article, or look for a word that was lost or exchanged."
    bad = (
        "The ferry had ⟦a accident⟧ on Monday.",
        "It took ⟦a hour⟧ to reach the quay, and ⟦an half⟧ of the crew was ill.",
        "She studied at ⟦an university⟧ in the north, with ⟦an European⟧ grant.",
        "⟦A 18-year-old⟧ sailor of the ferry was ⟦a FBI⟧ informer for ⟦an CIA⟧ officer.",
        "⟦An ferry⟧ left, and ⟦a “old⟧” boat stayed.",
        "They found ⟦an U.S⟧. flag and ⟦a X-ray⟧ of a hand.",
        "The mayor ⟦an the⟧ cook agreed.",
    )
    good = (
        "An hour, a university, a European, a one-off, an honest man, an heir, a unit, a U.S. flag, a euro.",
        "An FBI agent, an MP, an NGO, a NATO base, a NASA man, an 8-year-old, an 11th, an 18th, an 80-foot boat.",
        "An historic day, a historic day, an hotel, a hotel, an herb, a herb, a 1,100-ton boat, an 1,800-ton one.",
        "Vitamin A is good; Hepatitis A outbreaks are not. Plan A again. Exhibit A in the case is Person A of Ohio.",
        "Option a is out, and the a and the o are pale. See section 2(a) or a.",
        "Chicken à la king, a la carte, a AAA rating, and viva a España y a una amiga; wir sind an der Grenze.",
        "The grade was an A, not a B or an F, for a unanimous jury of a Ukrainian town.",
        "Le An Tran and An Nguyen of Hoi An said so in an X-rated film.",
        "Damaged: A Automall Inc. and A Able Movers.",
        Case("Fue a una escuela y a otra.", lang="es"),
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each wrong article, with its fix."""
        found = [
            self._report(document, match, sound)
            for start in _doubtful(document)
            for match, sound in _read(document, start)
            if _is_wrong(document, match, sound)
        ]
        yield from collapsed(sorted(found, key=lambda finding: finding.span))

    def _report(self, document: Document, match: re.Match[str], sound: str) -> Finding:
        span = Span(match.start("article"), match.end("next"))
        article, following = match["article"], match["next"]
        right = _RIGHT[sound].capitalize() if article[0] == "A" else _RIGHT[sound]
        shown = text.normalise_space(document.text[span.start : span.end])
        quoted = text.inside_quotation(document, span)
        fix: Fix | None = None
        if following.lower() in _NO_NOUN:
            said = f"“{article}” cannot stand before “{following}”. Look for a word that was lost or misspelt."
        else:
            said = f"before “{following}” the article is “{right}”. Change it, or look for a word that was lost."
            fix = Fix(Span(*match.span("article")), right, safe=_is_certain(following) and not quoted)
        return self.finding(
            document,
            span,
            message=f"“{shown}”: {said}",
            evidence={"article": article, "word": following},
            confidence=QUOTED if quoted else LIKELY,
            fix=fix,
        )


@together(languages=frozenset({"en"}), rule="SQ015")
def _doubtful(batch: Batch) -> Iterator[list[int]]:
    """Where an article stands before a word with whose first letter it may be wrong."""
    import numpy as np

    starts, ends = word_bounds(batch)
    first, sizes = batch.lowered[starts], ends - starts
    opens = first == ord("a")
    long = opens & (sizes == len("an"))
    long[long] = batch.lowered[starts[long] + 1] == ord("n")
    following = np.append(first, ord(" "))[1:]
    cuts = np.array(batch.cuts(starts)[1:], np.int64)
    following[cuts[cuts > 0] - 1] = ord(" ")  # nothing follows a document's last word
    doubtful = np.isin(following, _codes("aeiou18hflmnrsx")) & opens & (sizes == 1)
    doubtful |= ~np.isin(following, _codes("ai8 ")) & long
    return batch.placed(starts[doubtful])


def _codes(letters: str) -> list[int]:
    return list(map(ord, letters))


def _read(document: Document, start: int) -> Iterator[tuple[re.Match[str], str]]:
    """What the letters around an article suggest: the match, and the sound of the next word."""
    source, body = document.text, document.body
    if source[start] == "a" and (start == body.start or source[start - 1] not in _MAY_OPEN):
        return
    for pattern, sound in _PATTERNS:
        if match := pattern.match(source, start, body.end):
            yield match, sound


def _is_certain(following: str) -> bool:
    """Whether the article alone can be what is wrong: a number or an abbreviation is no slip for another word."""
    return following[0].isdigit() or (len(following) > 1 and following.isupper())


def _is_wrong(document: Document, match: re.Match[str], sound: str) -> bool:
    """Whether what the letters suggest holds: the word has that sound, and the article is one."""
    content, following = document.text, match["next"]
    if opening_sound(content, match.start("next")) != sound or _TRIPLE.match(following):
        return False
    low = following.lower()
    if low in _FOREIGN or (match["mark"] and low in _NO_NOUN) or not _is_english(document, match):
        return False
    if "\n" in match[0].lstrip("\n") and not text.is_wrapped(document):
        return False
    return _is_article(document, match)


def _is_english(document: Document, match: re.Match[str]) -> bool:
    """Whether the word is one, and English is spoken around it."""
    following = match["next"]
    stem = lazily(r"[^\W\d_]+").match(following)
    if stem is not None and following[0].islower() and stem[0] not in english():
        return False
    around = document.text[max(document.body.start, match.start() - NEAR) : match.end() + NEAR]
    return following.isascii() and not own_words("en").isdisjoint(around.lower().split())


def _is_article(document: Document, match: re.Match[str]) -> bool:
    """Whether "a" or "an" is the article here, not a letter, a name or a piece of a word."""
    start, article = match.start("article"), match["article"]
    before = _PREVIOUS.search(document.text, max(document.body.start, start - _LOOK), start)
    word, space = (before["word"] or "", before["space"]) if before else ("", "")
    if (word and not space) or word.endswith("-"):
        return False  # the end of a word that is cut in two
    if article[0] == "A":
        return _opens_sentence(word, space) and _is_followed_as_article(document.text, match)
    if article == "a" and match["next"].lower() in _NO_NOUN - {"an", "another"}:
        return False  # "between a and b", "as a is to b"
    return word.lower() not in _LETTERED and not (word.lower() in _ARTICLES and space == " ")


def _opens_sentence(word: str, space: str) -> bool:
    return not word or "\n" in space or any(mark in _SENTENCE_END for mark in word[-1:] + space)


def _is_followed_as_article(content: str, match: re.Match[str]) -> bool:
    """Whether "A" or "An" opens a sentence and not a name: "An Nguyen said", "A Automall Inc."."""
    following = match["next"]
    if not following[0].isupper() or following.isupper() or not following[1:2].islower():
        return True
    if match["article"] == "An":
        return following[0] in "UE"
    return _SMALL_AFTER.match(content, match.end("next")) is not None
