"""How names of people stand in a text: behind a first name, behind a title, beside a verb of speech."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from copydesk.model import Document
from copydesk.rules.facts.titles import names_a_title
from copydesk.text import view
from copydesk.text.pattern import lazily

Standing = Literal["full", "titled", "speaks", "bare"]

_UPPER, _LOWER = "A-Z\u00c0-\u00de\u0130\u0141\u015a\u0160\u017b\u017d", "a-z\u00df-\u00ff\u0101-\u017e"
# It begins with a fixed set of letters, which makes the search fast.
_NAME = rf"(?:[{_UPPER}](?:(?<=M)(?:c|ac)[{_UPPER}][{_LOWER}]+|(?<=O)['’][{_UPPER}][{_LOWER}]+|[{_LOWER}]+))"
_TOKEN = lazily(_NAME)
_FIRST = lazily(rf"(?<![\w'’.@#/-])(?P<first>{_NAME}(?:-{_NAME})?)[ \u00a0](?:[{_UPPER}]\.?[ \u00a0])?\Z")
_TITLE = (
    r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sen|Rep|Gov|Sgt|Capt|Col|Gen|Lt|Maj|Rev|Cllr)\.?|Miss|Sir|Dame|Lord|Lady|Professor|"
    r"Senator|Representative|Governor|Judge|Justice|Councill?or|Inspector|Sergeant|Detective|Captain|Colonel|General|"
    r"Lieutenant|Major|Minister|President|Chancellor|Secretary|Mayor|Officer|Deputy|Sheriff|Reverend|Bishop|Archbishop|"
    r"Pastor|Ambassador|Commissioner|Congress(?:wo)?man|Attorney|Prosecutor|Director|Chair(?:wo)?man|Alderman|"
    r"Superintendent|Constable|Commander|Admiral|Corporal|Coach|Magistrate|Baroness|Baron|Principal)"
)
_TITLED = lazily(rf"(?<![\w-]){_TITLE}[ \u00a0]\Z")
_SAY = lazily(
    r"[ \u00a0](?:said|says|told|added|adds|asked|wrote|writes|tweeted|insisted|argued|explained|warned|claimed|"
    r"admitted|replied|denied|testified|recalled|noted|confirmed|acknowledged|declined|complained|suggested|promised"
    r"|thanked)\b"
)
_SAID = lazily(r"[\"”’,][ \u00a0](?:said|says|added|asked|wrote|insisted|warned|explained)[ \u00a0]\Z")
_NAME_BEFORE = lazily(rf"[{_UPPER}][\w'’.-]*[ \u00a0]\Z")
_NAME_BEHIND = lazily(rf"[ \u00a0](?:[{_UPPER}]\.[ \u00a0])?[{_UPPER}][{_LOWER}]|-\w|['’]\w\w")
_SENTENCE_ENDS = lazily(r"[.!?][\"”’)]?[ \u00a0\n]\Z|,[ \u00a0](?:but|and|when|while|as|that|which)[ \u00a0]\Z")
_VERB = lazily(
    r"[ \u00a0](?:has|had|is|was|will|would|did|does|could|may|might|[a-z]{3,}(?:ed|es|s)|won|lost|took|made|came|"
    r"went|left|got|gave|ran|led|held|kept|saw|found|met|beat|built|bought|drove|fell|felt|grew|knew|paid|put|read|"
    r"rose|sat|sent|set|spent|spoke|stood|taught|thought|wore)[ \u00a0,]"
)
_SURNAME_BEHIND = lazily(rf"[ \u00a0](?:[{_UPPER}]\.?[ \u00a0])?(?P<last>{_NAME})(?![\w@/-]|[ \u00a0][{_UPPER}])")
_JOINS, _JOINS_BEHIND = frozenset("'’.@#/-_"), frozenset("@/_")
_REACH = 48
_NO_FIRST_NAMES = """
    The A An In On At By For From To And But Or Nor So Yet If When While As Since After Before Until Once Then Now
    Yesterday Today Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March June July
    August September October November December Earlier Later Still Also However Although Though Because Both Only
    Even What Who Why How Where Which That This These Those His Her Their Its Our My Your He She It They We You There
    Here Not No Yes With Without Under Over About Against During Meanwhile Asked Like Unlike Despite According Did Does
    Was Were Is Are Has Had Have Will Would Could Should Can Might Must Do Instead Perhaps Among Between Mr Mrs Ms Miss
    New San Santa Saint Los Las North South East West Northern Southern Eastern Western Lake Mount Fort Port Royal Great
    Cape Grand Upper Lower Old Dr Sir Dame Lord Lady Prof Sen Rep Gov Chief Team Street Supreme High Super House White
    Senate
    Former Acting Deputy Vice Senior Retired Late Ex Junior Homeland Security
    United National International Federal State City County University Republican Republicans Democrat Democrats"""
_NOT_FIRST = frozenset(_NO_FIRST_NAMES.split())


class Occurrence(msgspec.Struct, frozen=True, gc=False):
    """A surname where it stands; `start` to `end` take in the title of a titled one, the first name of a full one."""

    last: str
    start: int
    end: int
    standing: Standing
    first: str = ""
    acts: bool = False  # stands alone at the head of a sentence, a word in lower case behind it


@view
def capitalised(document: Document) -> frozenset[str]:
    """Every word of the body that begins with a capital, without points and marks."""
    return frozenset(_TOKEN.findall(document.text, document.body.start, document.body.end))


def occurrences(document: Document, names: Iterable[str]) -> Iterator[Occurrence]:
    """Where these surnames stand in the body, by name and place; those inside a longer name are left out."""
    text, stop = document.text, document.body.end
    for name in names:
        end = document.body.start
        while (start := text.find(name, end, stop)) >= 0:
            end = start + len(name)
            before, after = text[start - 1 : start], text[end : end + 1]
            if before.isalnum() or after.isalnum() or before in _JOINS or after in _JOINS_BEHIND:
                continue
            if not _NAME_BEHIND.match(text, end):
                yield _standing(text, start, end)


def followed(document: Document, first: str) -> Iterator[Occurrence]:
    """Where this first name has a surname behind it, in order."""
    text, stop, end = document.text, document.body.end, document.body.start
    while (start := text.find(first, end, stop)) >= 0:
        end = start + len(first)
        surname = _SURNAME_BEHIND.match(text, end)
        if surname and not text[start - 1 : start].isalnum() and text[start - 1 : start] not in _JOINS:
            yield Occurrence(surname["last"], start, surname.end(), "full", first)


def _standing(text: str, start: int, end: int) -> Occurrence:
    last, before = text[start:end], text[max(0, start - _REACH) : start]
    base = start - len(before)
    if title := _TITLED.search(before):
        return Occurrence(last, base + title.start(), end, "titled")
    first = _FIRST.search(before)
    if first and first["first"] not in _NOT_FIRST and not names_a_title(first["first"]):
        return Occurrence(last, base + first.start(), end, "full", first["first"])
    if _SAID.search(before) or (_SAY.match(text, end) and not _NAME_BEFORE.search(before)):
        return Occurrence(last, start, end, "speaks")
    heads = not before or before[-1] == "\n" or _SENTENCE_ENDS.search(before) is not None
    return Occurrence(last, start, end, "bare", acts=heads and _VERB.match(text, end) is not None)
