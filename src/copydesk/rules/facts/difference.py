"""How much more or less one figure is than another: "rose by £50 from £200 to £250", "44, ten more than the 34"."""

import re
from collections.abc import Iterator

import msgspec

from copydesk.rules.facts.change import DOWN, GAP, UP, ends
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.figured import Figured, alike, bounds, mark, plain, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, Interval
from copydesk.text.pattern import lazily

_FROM = rf"from (?:the |a |an )?{mark('cm', 'a')}{GAP} to (?:the |a |an )?{mark('cm', 'b')}"
_WAY = rf"(?:{UP}|{DOWN})"
_AS_MUCH = rf"(?:just |only |another |a further )?{mark('cm', 'n')}"
_NOUN = r"(?: (?!more|fewer|less|higher|lower)[a-z]{3,14})?"
_SHAPES = (
    # rose by £50 from £200 to £260; up 40 to 220 from 180
    lazily(rf"\b{_WAY} (?:by )?{_AS_MUCH}{GAP}[ ,(–—]{_FROM}"),
    # from 200 to 260, a rise of 50; an increase of £50 from £200 to £260
    lazily(rf"{_FROM}{GAP}(?:,| --?| ?[–—]| \() ?(?:an? |the )?(?:\w+ )?{_WAY} (?:of |by ){_AS_MUCH}"),
    lazily(rf"\b(?:increase|rise|drop|fall|cut|reduction|jump) {_FROM}{GAP} (?:is|was|means|comes to) {_AS_MUCH}"),
)
# 44 seats, ten more than the 34 of last time
_MORE = lazily(
    rf"{mark('cm', 'b')}(?:[^\x02.;:,()]{{0,40}}?)(?:,| \(| ?[–—]| -) ?(?:or |some |just )?{mark('cm', 'n')}{_NOUN}"
    rf" (?:(?P<way>higher|lower|short|shy|above|below)(?: than| of)? (?:the |last year['’]s |its ))?{mark('cm', 'a')}"
)  # "more than the" is taken into the figure, as a hedge
_LESS = frozenset(("lower", "short", "shy", "below", "under"))
_THAN = lazily(r"(?:more|fewer|less|higher|lower) than the ")
_THOUSAND = 1000  # what counts fewer is rarely rounded; pounds are, all three of them
_APART = lazily(
    r"\b(?:rank\w*|place[sd]?|position\w*|standings|seed\w*|chart\w*|age[ds]?|years?|months?|weeks?|days?|hours?"
    r"|minutes?|average|each|per|a (?:day|week|month|year)|annual\w*|shares?|times|strokes|under par|wickets?)\b"
)


def differences(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claims of differences that a sentence states, with both figures."""
    for shape in _SHAPES:
        match = shape.search(page.marked)
        pair = ends(match, page.figures) if match is not None else None
        if match is not None and pair is not None:
            yield from _claim(statement, page, match, *pair)
            return
    for match in _MORE.finditer(page.marked):
        a, b = page.figure(match, "a"), page.figure(match, "b")
        if not match["way"] and not _THAN.match(statement.flat, a.hedge_start):
            continue
        if (b.value < a.value) == ((match["way"] or a.hedge) in _LESS):
            yield from _claim(statement, page, match, msgspec.structs.replace(a, hedge=""), b)


def _claim(statement: Statement, page: Figured, match: re.Match[str], a: Figure, b: Figure) -> Iterator[Claim]:
    given = page.figure(match, "n")
    start, end = bounds(given, a, b)
    vague = any(figure.hedge or figure.compound for figure in (given, a, b))
    if vague or not alike(a, b) or given.unit != a.unit or given.kind != a.kind or _APART.search(match[0]):
        return
    if not stated(statement, start, end) or not given.value:
        return
    flat, span = statement.flat, statement.span(start, end)
    found = abs(b.value - a.value)
    whole = all(figure.exact and figure.kind == "count" and figure.value < _THOUSAND for figure in (given, a, b))
    slack = 0.0 if whole else (a.step + b.step) / 2
    said = Interval(given.value, given.value) if whole else given.printed
    first, last = shown(flat, a), shown(flat, b)
    if said.meets(Interval(found - slack, found + slack)):
        yield Claim(
            span=span, verdict="agrees", fact=f"{first} to {last} is a difference of {plain(found)} (arithmetic)"
        )
        return
    yield Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{flat[start:end]}”: from {first} to {last} it is {plain(found)}, not {shown(flat, given)}. "
            "Subtract again and correct the figure that is wrong."
        ),
        evidence={"margin_given": given.value, "margin_found": round(found, 3), "figures": f"{first} to {last}"},
    )
