"""Parts added up and held against the total that is said of them."""

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.figured import plain, shown
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, Interval

_CLOSE_TO = 2.5  # parts that add up to more than this many times the total are no parts


def held(
    statement: Statement, total: Figure, parts: tuple[Figure, ...], place: tuple[int, int], *, breakdown: bool
) -> Claim | None:
    """What comes of adding the parts up; a conflict only if they are known to be a breakdown of the total."""
    found = sum(part.value for part in parts)
    span = statement.span(*place)
    if sum_of(total, parts).meets(said(total)):
        return Claim(span=span, verdict="agrees", fact=f"the parts add up to {plain(found)} (arithmetic)")
    if not breakdown or not total.value / _CLOSE_TO < found < _CLOSE_TO * total.value:
        return None
    flat = statement.flat
    listed = " + ".join(shown(flat, part) for part in parts)
    return Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{flat[slice(*place)]}”: {listed} make {plain(found)}, not {shown(flat, total)}. "
            "Correct the figure that is wrong."
        ),
        evidence={"total": total.value, "parts": [part.value for part in parts], "sum": found},
    )


def sum_of(total: Figure, parts: tuple[Figure, ...]) -> Interval:
    """What the parts can add up to; whole numbers of things are exact."""
    if total.kind == "count" and total.exact and all(part.exact for part in parts):
        exact = sum(part.value for part in parts)
        return Interval(exact, exact)
    return Interval(sum(part.printed.low for part in parts), sum(part.printed.high for part in parts))


def said(total: Figure) -> Interval:
    """What the total can mean: one of things that are counted is exact."""
    return total.printed if total.kind == "money" or not total.exact else Interval(total.value, total.value)
