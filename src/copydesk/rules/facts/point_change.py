"""A change in points between two percentages: "fell by 13 points, from 28 percent to 15"."""

from collections.abc import Iterator

from copydesk.rules.facts.change import DOWN, GAP, UP
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.figured import Figured, bounds, mark, plain, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Interval
from copydesk.text.pattern import lazily

_FROM = rf"(?:up |down )?from (?:an? )?{mark('cp', 'a')}{GAP} to (?:an? )?{mark('p', 'b')}"
_SET_OFF = rf"{GAP}(?:,| --?| ?[–—]| \() ?(?:or )?"
_CHANGED = rf"(?:{UP}|{DOWN}|swing|change|improvement|deterioration|gain)"
_SHAPES = (
    lazily(rf"\b(?:{UP}|{DOWN}) (?:by )?(?:just |only |a )?{mark('t', 'n')}{GAP}[ (–—]{_FROM}"),
    # from 4.8% to 6.1%, a rise of 1.3 points; from 52 to 44 per cent, down eight points; an eight-point fall
    lazily(rf"{_FROM}{_SET_OFF}(?:an? |the )?(?:\w+ )?{_CHANGED} (?:of |by )?(?:just |only )?{mark('t', 'n')}"),
    lazily(rf"{_FROM}{_SET_OFF}an? {mark('t', 'n')}[ -]{_CHANGED}\b"),
    # 61 per cent, down seven points on the 68 per cent of last time
    lazily(
        rf"{mark('p', 'b')}{_SET_OFF}(?:an? )?{_CHANGED} (?:of |by )?{mark('t', 'n')}{GAP} (?:on|from|compared with"
        rf"|against) (?:the |a |its )?{mark('p', 'a')}"
    ),
)
_INDEX = lazily(r"\b(?:index|ind(?:ex|ic)es|Dow|FTSE|Nasdaq|S&P|shares|spread|yields?)\b")
_BASIS = 100


def in_points(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claim of a change in points that a sentence makes, with both ends."""
    match = next((hit for shape in _SHAPES if (hit := shape.search(page.marked))), None)
    if match is None or _INDEX.search(statement.flat):
        return
    points, a, b = (page.figure(match, name) for name in ("n", "a", "b"))
    start, end = bounds(points, a, b)
    if a.hedge or b.hedge or not stated(statement, start, end):
        return
    flat, span = statement.flat, statement.span(start, end)
    basis = _BASIS if "basis" in shown(flat, points) else 1
    found, slack = abs(b.value - a.value), (a.step + b.step) / 2
    first, last = shown(flat, a), shown(flat, b)
    low, high = points.printed
    if Interval(low / basis, high / basis).meets(Interval(found - slack, found + slack)):
        yield Claim(span=span, verdict="agrees", fact=f"{first} to {last} is {plain(found)} points (arithmetic)")
        return
    yield Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{flat[start:end]}”: from {first} to {last} is a change of {plain(found)} points,"
            f" not {plain(points.value / basis)}. "
            "Work it out again and correct the figure that is wrong."
        ),
        evidence={
            "from": a.value,
            "to": b.value,
            "points_given": points.value / basis,
            "points_found": round(found, 2),
        },
    )
