"""The figures of a text that have a unit or are large enough to be looked up."""

from collections.abc import Iterator

from copydesk import text
from copydesk.checks.item import Item, item
from copydesk.model import Document, Span
from copydesk.text.digit import digits
from copydesk.text.pattern import lazily

_FIGURE = lazily(
    r"\d\d*+(?:,\d{3})*+(?:\.\d+)?"
    r"(?P<scale>[ \u00a0-](?:hundred|thousand|million|billion|trillion|bn|tn)\b|(?:bn|tn|m|k)\b)?"
    r"(?P<share>[ \u00a0]?%|[ \u00a0-]per ?cent\b|[ \u00a0](?:percentage )?points?\b)?"
)
_NOUN = lazily(
    r"[ \u00a0-](?!(?:and|or|to|in|on|at|of|for|by|from|the|a|an|per|with|as|but|is|was|were|are|had|has|when|who)\b)"
    r"(?:(?:square|cubic|metric|nautical|short|long)[ \u00a0])?[a-z][\w’'-]*"
)
_SIGN = lazily(r"(?:(?:US|AU|NZ|HK|CA|[AC])?\$|[£€¥₹₽₴₺]|(?:EUR|USD|GBP|Rs)[ \u00a0]?)$")
_LABEL = lazily(
    r"(?:[\w)\]][-–/.:,’']|[\w@#/&=+*^.-]|(?<!\w)(?:[Pp]age|[Nn]o\.?|[Nn]umber|[Ss]ection|[Aa]rticle|[Cc]hapter|[Rr]oom|[Rr]oute"
    r"|[Ff]light|Channel|Highway|Interstate|Title|Rule|Phase|Group|Type|Week|Day|Round|[Aa]ged?|COVID)[ \u00a0])$"
)
_TIME = lazily(r":\d|[ \u00a0]?(?:[ap]\.?m\b|o['’]clock|GMT|BST)|[-–/]\d|(?:st|nd|rd|th|s)\b|-year-old\b|\.\d")
_BLANKS = ("", " ", "\u00a0")
_JOINTS = frozenset(" \u00a0-")  # between a number and its scale or share, which begin with one of these
_UNIT_BEGINS = frozenset("htmbkp%")
_PARTS = frozenset(",.")
_SIGN_ENDS = frozenset("$£€¥₹₽₴₺RDPs")
# How the words of _LABEL that stand before a number end.
_LABELS = (
    *("age", "o", "o.", "umber", "ection", "rticle", "hapter", "oom", "oute", "light", "hannel", "ighway", "nterstate"),
    *("itle", "ule", "hase", "roup", "ype", "eek", "ay", "ound", "ged", "COVID"),
)
_BACK = 14
_SMALL = 10
_YEARS = range(1400, 2200)


def amounts(document: Document) -> Iterator[Item]:
    """Money, shares and counts of ten and more that are written in digits, with the noun behind them."""
    content = document.text
    dates = iter(text.dates(document))
    date = next(dates, None)
    last = document.body.start
    for first, behind in digits(document):
        if behind <= last or (behind - first in (1, 4) and _is_bare_few_or_year(content, first, behind)):
            continue
        match = _FIGURE.match(content, max(first, last), document.body.end)
        if match is None:
            continue
        start, end = match.span()
        last = end
        while date is not None and date.end <= start:
            date = next(dates, None)
        if date is not None and date.start <= start:
            continue
        before = content[max(document.body.start, start - _BACK) : start]
        if sign := _sign(before):
            start -= len(sign)
        elif _is_label(before) or _TIME.match(content, end):
            continue
        if not sign and not match["share"]:
            noun = _NOUN.match(content, end)
            if not match["scale"] and not _is_count(match[0], followed=noun is not None):
                continue
            end = noun.end() if noun else end
        yield item(content, Span(start, end), "figure")


def _is_bare_few_or_year(content: str, start: int, end: int) -> bool:
    """Whether a digit or a year has nothing beside it that could make it an amount, as most have: told by letters."""
    if content[start - 1 : start] in _SIGN_ENDS or content[start - 2 : start - 1] in _SIGN_ENDS:
        return False
    if end - start == 4 and int(content[start:end]) not in _YEARS:
        return False
    following = content[end : end + 2]
    if following[:1] in _JOINTS:
        return following[1:] not in _UNIT_BEGINS
    return following[:1] not in _UNIT_BEGINS if following[:1] not in _PARTS else not following[1:].isdecimal()


def _sign(before: str) -> str:
    """The currency that what stands before a number ends in; its last letters are looked at first, as few have one."""
    last = before[-2:-1] if before[-1:] in _BLANKS else before[-1:]
    found = _SIGN.search(before) if last in _SIGN_ENDS else None
    return found[0] if found is not None else ""


def _is_label(before: str) -> bool:
    """Whether a number belongs to the word or mark before it: "page 12", "B-52", "1/2"."""
    if before[-1:] in _BLANKS and not before[:-1].endswith(_LABELS):
        return False
    return bool(before) and _LABEL.search(before) is not None


def _is_count(digits: str, *, followed: bool) -> bool:
    """Whether a bare number counts or measures something: not a year, and not a few."""
    if len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS:
        return False
    if "." in digits:
        return followed
    return len(digits) > 1 and (followed or len(digits) > 2)
