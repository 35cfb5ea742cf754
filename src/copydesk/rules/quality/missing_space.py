"""SQ003: no space stands between two sentences, or after a comma."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import SURE, Case, Rule
from copydesk.survey import Survey
from copydesk.text.batch import Batch, together
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Flags = NDArray[np.bool_]

# A stop between a word and a sentence's first word. It begins with a fixed set, which makes the search fast.
_STOP = lazily(r"[.!?](?P<closing>[”’\"»]?)(?P<next>[“‘«]?[A-ZÀ-ÞА-ЯІЇЄ][a-zà-öø-ÿа-яіїє’']*)")
_COMMA = lazily(r",(?P<next>[a-zà-öø-ÿа-яіїє]{2,}|[aàyeoiявскуо](?= )|[A-ZÀ-ÞА-ЯІЇЄ][a-zà-öø-ÿа-яіїє]{2,})")
_TOKEN = lazily(r"[^\s]*$")
_WORD_BEFORE = lazily(r"(?P<word>[^\W\d_]+)[”’\"»)]?$")
# A year, a day or a price behind which the next sentence begins; a number that opens a line counts the lines.
_NUMBER_BEFORE = lazily(r"(?<=[^\W\d_] )[$£€]?(?P<word>\d{1,4}(?:,\d{3})*(?:st|nd|rd|th|%|s)?)[”’\"»)]?$")
_AFTER_NUMBER = 3  # letters of a word behind a number
_UNITS = frozenset(["million", "billion", "ers"])
_LINK = lazily(r"[@/\\#_=&<>{}|]|www\.|http|\.(?:com|org|net|co|gov|edu|uk|ru|de|fr|tv|io)\b", re.IGNORECASE)
_DOMAIN_WORDS = "com org net co gov edu uk js net’s com’s ai tv io"
_DOMAIN = frozenset(_DOMAIN_WORDS.split())
_SHORT_WORDS = "st mr mrs ms dr jr sr prof gen col sen rep gov lt no vol fig vs etc inc ltd"
_SHORT = frozenset(_SHORT_WORDS.split())
_LOOK = 48
_POINT, _EXCLAMATION, _QUESTION, _COMMA_CODE = map(ord, ".!?,")
_STRAIGHT, _ANGLE_OPEN, _ANGLE_CLOSED, _FIRST_CURLY = map(ord, '"«»‘')
_CURLY = 6  # from ‘ to ”
_FIRST_LETTER = ord("A")
_QUOTES = {"”": "“", "»": "«", '"': '"'}


class MissingSpace(Rule):
    """A space is missing after a full stop, a question mark or a comma.

    Why it matters: two sentences run together are the mark of text that was put together by machine, and every tool
    that reads sentences or words after it goes wrong there.

    When it is wrong: names that are written so. The rule leaves alone addresses, handles, file names, abbreviations,
    initials and numbers. From the fourth place on, one finding stands for the rest of the file.

    How common: 25.0 in 1,000 English news articles have one (160 of 6,403).
    """

    code = "SQ003"
    name = "missing-space"
    ocr_noise = True
    mends = True
    confidence = SURE
    judged = (73, 73)
    help = "Insert a space."
    bad = (
        "The ferry was ⟦late.Nobody⟧ said why.",
        "They waited for the ⟦boat,which⟧ never came.",
        "“Who is it?” she asked ⟦him.”Then⟧ the light went out.",
        "Was it the ⟦cook?The⟧ cook said no.",
        "They won in ⟦2014.The⟧ town slept. It opened on August ⟦6.Tickets⟧ sold out, at a price of ⟦20,which⟧ is low.",
        "The vote was 612 to ⟦140,The⟧ union said.",
        Case("Le loup est passé à l’⟦ouest,à⟧ deux pas du centre.", lang="fr"),
        Case("El barco llegó ⟦tarde.Nadie⟧ dijo nada.", lang="es"),
        Case("Паром ⟦опоздал.Никто⟧ не знал почему.", lang="ru"),
    )
    good = (
        "The ferry was late. Nobody said why.",
        "He bought it at Amazon.Com, on www.Harbour.Example and from mail@Post.Example.",
        "The U.S.Navy and J.R.R.Tolkien are names, so is Ph.D and St.Ives.",
        "It rose by 1,000 to 2.5 and then to 3,5.",
        "See https://post.example/a,which/b.Then and report.Final.docx.",
        "He uses Node.JS and ASP.NET every day.",
        "Wait...What is that?",
        "1.The first. 2.The second, see No. 3.Berth and pier 7.A.",
        "They paid 3,5m for 1,000km of road of V2.Final.",
        "Fields such as name,Age,City stand in x,Y order.",
    )

    def may_find(self, document: Document) -> bool:
        """Not where a space stands behind every stop and comma."""
        return bool(_run_on(document))

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each place; the later ones of a file with many are counted in one."""
        yield from collapsed([self._report(document, span, at) for span, at in _places(document)])

    def repairs(self, document: Document) -> Iterator[Fix]:
        """A space for every place."""
        return (Fix(Span(at, at), " ", safe=True) for _, at in _places(document))

    def _report(self, document: Document, span: Span, at: int) -> Finding:
        shown = document.text[span.start : span.end]
        return self.finding(
            document,
            span,
            message=f"“{shown}”: a space is missing after “{document.text[at - 1]}”; insert one.",
            evidence={"before": document.text[span.start : at], "after": document.text[at : span.end]},
            fix=Fix(Span(at, at), " ", safe=True),
        )


def _places(document: Document) -> Iterator[tuple[Span, int]]:
    """The tokens with a missing space, and where it is missing."""
    text, body = document.text, document.body
    found: list[tuple[Span, int]] = []
    for place in _run_on(document):
        match = (_COMMA if text[place] == "," else _STOP).match(text, place, body.end)
        near = max(body.start, place - _LOOK)
        before = match and (_WORD_BEFORE.search(text, near, place) or _NUMBER_BEFORE.search(text, near, place))
        if match is None or before is None or not _is_missing(text, match, before["word"]):
            continue
        start = before.start("word")
        found.append((Span(start, match.end()), match.start("next")))
    yield from sorted(found)


@together(rule="SQ003")
def _run_on(batch: Batch) -> Iterator[list[int]]:
    """The stops and commas behind which a letter may stand without a space, or behind a mark that closes or opens."""
    import numpy as np

    codes = batch.codes
    stops = ((codes == _POINT) | (codes == _EXCLAMATION) | (codes == _QUESTION) | (codes == _COMMA_CODE)).nonzero()[0]
    first, second = codes[stops + 1], codes[np.minimum(stops + 2, len(codes) - 1)]
    marked = _is_mark(first)
    return batch.placed(
        stops[~marked & (first >= _FIRST_LETTER) | marked & ((second >= _FIRST_LETTER) | _is_mark(second))]
    )


def _is_mark(codes: "Codes") -> "Flags":
    """Which of them are quotation marks."""
    curly = codes - _FIRST_CURLY < _CURLY  # below the first, unsigned numbers turn large
    marks: Flags = curly | (codes == _STRAIGHT) | (codes == _ANGLE_OPEN) | (codes == _ANGLE_CLOSED)
    return marks


def _is_missing(text: str, match: re.Match[str], word: str) -> bool:
    following = match["next"].strip("“‘«")
    if text[match.start()] == ",":
        return _is_behind_comma(text, match, word, following) and _is_prose(text, match)
    if word[0].isdecimal():
        return len(following) >= _AFTER_NUMBER and following.lower() not in _UNITS and _is_prose(text, match)
    if text[match.start()] == ".":
        if len(word) < 2 or word.lower() in _SHORT or word.isupper() or (word[0].isupper() and len(word) < 3):
            return False
        if following.lower() in _DOMAIN or text[match.end() : match.end() + 1] in (".", "@", "/") or len(following) < 2:
            return following in ("A", "I") and text[match.end() : match.end() + 1] == " "
        if following.isupper() and len(following) > 1:
            return False
    return _is_prose(text, match)


def _is_behind_comma(text: str, match: re.Match[str], word: str, following: str) -> bool:
    """Whether it is no row of a table, no number and no name: "name,Age,City", "3,5m", "x,Y"."""
    if word[0].isdecimal():
        return len(following) >= _AFTER_NUMBER and following.lower() not in _UNITS
    if following[0].islower() and len(following) > 1:
        return True
    if "," in (text[match.end() : match.end() + 1], text[max(0, match.start() - len(word) - 1)]):
        return False
    return len(word) >= _AFTER_NUMBER and (following[0].islower() or word.islower())


def _is_prose(text: str, match: re.Match[str]) -> bool:
    """Whether it stands in no link, no file's name and behind no ellipsis."""
    around = text[max(0, match.start() - _LOOK) : match.end() + _LOOK]
    left = _TOKEN.search(around[: min(_LOOK, match.start())])
    token = (left[0] if left else "") + re.split(r"\s", text[match.start() : match.end() + _LOOK], maxsplit=1)[0]
    if _LINK.search(token) or token.count(".") - token.count("...") * 3 > 2:
        return False
    return not (text[match.start()] == "." and match["closing"] == "" and text[match.start() - 1] == ".")
