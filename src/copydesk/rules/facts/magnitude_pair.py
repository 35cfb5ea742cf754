"""One amount given twice: with the same digits in two magnitudes, or converted at a rate that never was."""

import re
from collections.abc import Iterator

from copydesk.knowledge.bounds import Bounds
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.figured import Figured, bounds, figured, mark, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure
from copydesk.text.pattern import lazily

_NOUNS = (
    "loan|fine|budget|bailout|rescue|deal|contract|takeover|settlement|grant|fund|debt|package|investment"
    "|bridge|stadium|pipeline"
    "|merger|acquisition|lawsuit|bond|penalty|bid|loss|profit|deficit|surplus|plant|dam|programme|program"
    "|project|scheme|bill"
)
_BEFORE_NOUN = lazily(rf"{mark('mc', 'n')}(?:[ -](?:pound|dollar|euro|yen))?(?: \w+)? (?P<noun>{_NOUNS})\b")
_AFTER_NOUN = lazily(
    rf"\b(?P<noun>{_NOUNS}),? (?:is |was |will be |of |worth |valued at |totall?ing |totall?ed |amounts? to "
    rf"|amounted to |stands at )"
    rf"{mark('mc', 'n')}"
)
_LENDS = lazily(
    rf"\b(?P<noun>lend|fine|invest|bid|lent|fined|invested|lends)(?:s|ed)? (?:the |its |their )?(?:\w+"
    rf" ){{0,3}}{mark('m', 'n')}(?=[.,;]|$| (?:to|for|over|in)\b)"
)
_VERB_NOUN = {
    "lend": "loan",
    "lends": "loan",
    "lent": "loan",
    "fine": "fine",
    "fined": "fine",
    "invest": "investment",
    "invested": "investment",
    "bid": "bid",
}
_PART = lazily(
    r"\b(?:first|second|another|further|additional|extra|initial|part|share|each|per|annual|yearly|monthly"
    r"|instal\w+|tranche|of which"
    r"|rest|remaining|other|previous\w*|earlier|last year|separate|smaller|larger|more|increase\w*|cut|second|new)\b",
    re.IGNORECASE,
)
_SCALED = lazily(r"(?:thousand|million|billion|trillion|bn|tn|trn|m|mn|mln|bln|k)\b", re.IGNORECASE)
_CONVERTED = lazily(rf"{mark('m', 'a')} ?\((?:or |i\.e\. |equal to |equivalent to |worth )?{mark('m', 'b')}\)")
_FACTOR = 50.0
_WORDS = {
    "$": "dollar",
    "us$": "dollar",
    "usd": "dollar",
    "£": "pound",
    "gbp": "pound",
    "€": "euro",
    "eur": "euro",
    "¥": "yen",
    "₹": "rupee",
    "rs": "rupee",
    "rs.": "rupee",
    "₽": "rouble",
    "ruble": "rouble",
    "₩": "won",
    "₦": "naira",
    "₪": "shekel",
    "₴": "hryvnia",
    "renminbi": "yuan",
    "rmb": "yuan",
    "chf": "franc",
    "us dollar": "dollar",
}


def restated(statement: Statement) -> Iterator[Claim]:
    """The amounts of this sentence that stand again, a thousand times smaller, in it or in the sentence beside it."""
    own = _named(statement)
    if not own:
        return
    beside = [near for near in (statement, statement.neighbour(-1), statement.neighbour(1)) if near is not None]
    for one, noun in own:
        for where in beside:
            for other, named in _named(where):
                if named == noun and other.unit == one.unit and _same_digits(one, other):
                    claim = _restatement(statement, one, where, other, noun)
                    if claim is not None:
                        yield claim
                        return


def _restatement(statement: Statement, one: Figure, where: Statement, other: Figure, noun: str) -> Claim | None:
    if _PART.search(statement.flat) or _PART.search(where.flat):
        return None
    if not stated(statement, one.start, one.end) or not stated(where, other.start, other.end):
        return None
    large, small = shown(statement.flat, one), shown(where.flat, other)
    return Claim(
        span=statement.span(one.start, one.end),
        verdict="conflicts",
        message=f"The {noun} is “{large}” here and “{small}” beside it. Check which order of magnitude is right.",
        evidence={"noun": noun, "amounts": [one.value, other.value]},
    )


def _named(statement: Statement) -> list[tuple[Figure, str]]:
    """The amounts of a sentence that a scale word gives and that a noun says what they are."""
    page = figured(statement.flat)
    found: list[tuple[Figure, str]] = []
    for shape in (_BEFORE_NOUN, _AFTER_NOUN, _LENDS):
        for match in shape.finditer(page.marked):
            figure = page.figure(match, "n")
            if _SCALED.search(shown(statement.flat, figure)) and not figure.hedge:
                noun = match["noun"].lower()
                found.append((figure, _VERB_NOUN.get(noun, noun)))
    return found


def _same_digits(one: Figure, other: Figure) -> bool:
    """Whether the first amount is the other one a thousand or a million times."""
    times = one.value / other.value if other.value else 0.0
    return any(abs(times / factor - 1) < 1e-9 for factor in (1e3, 1e6))


def converted(statement: Statement, rates: dict[str, Bounds]) -> Iterator[Claim]:
    """The amounts of a sentence with another currency in brackets behind them."""
    page: Figured = figured(statement.flat)
    for match in _CONVERTED.finditer(page.marked):
        a, b = page.figure(match, "a"), page.figure(match, "b")
        one, other = rates.get(_currency(a)), rates.get(_currency(b))
        start, end = bounds(a, b)
        if one is None or other is None or not b.value or not stated(statement, start, end):
            continue
        if _currency(a) == _currency(b):
            continue
        flat, span = statement.flat, statement.span(start, end)
        rate = a.value and b.value / a.value
        low, high = one.least / other.most, one.most / other.least
        if low <= rate <= high:
            yield Claim(
                span=span, verdict="agrees", fact=f"within the rates since 1994 ({one.source}, as of {one.as_of})"
            )
        elif rate and (rate * _FACTOR < low or rate > high * _FACTOR):
            yield Claim(
                span=span,
                verdict="conflicts",
                message=(
                    f"“{flat[start:end]}”: at any rate since 1994 {shown(flat, a)} was {_amount(a.value * low)} to "
                    f"{_amount(a.value * high)} in the other currency. Check million and billion."
                ),
                evidence={
                    "amounts": [a.value, b.value],
                    "rate": rate,
                    "rates": [low, high],
                    "as_of": one.as_of.isoformat(),
                },
            )


def _currency(figure: Figure) -> str:
    unit = figure.unit.lower()
    return _WORDS.get(unit, unit)


def _amount(value: float) -> str:
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= scale:
            return f"{value / scale:.2g} {word}"
    return f"{value:,.0f}"
