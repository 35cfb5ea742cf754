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
        if behind <= last:
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
        if sign := _SIGN.search(before):
            start -= len(sign[0])
        elif (before and _LABEL.search(before)) or _TIME.match(content, end):
            continue
        if not sign and not match["share"]:
            noun = _NOUN.match(content, end)
            if not match["scale"] and not _is_count(match[0], followed=noun is not None):
                continue
            end = noun.end() if noun else end
        yield item(content, Span(start, end), "figure")


def _is_count(digits: str, *, followed: bool) -> bool:
    """Whether a bare number counts or measures something: not a year, and not a few."""
    if len(digits) == 4 and digits.isdecimal() and int(digits) in _YEARS:
        return False
    if "." in digits:
        return followed
    return len(digits) > 1 and (followed or len(digits) > 2)
