"""So many at so much each, and what they come to: "40 lambs at £110 each, making £4,400"; averages the same way."""

import re
from collections.abc import Iterator

import msgspec

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.figured import Figured, bounds, mark, plain, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, Interval
from copydesk.text.pattern import lazily

_TOTAL = (
    r"(?:,| [-–—]|,? and)? (?:for |or |at )?(?:(?:a |an |the )?(?:\w+ )?(?:total|sum|cost|bill|outlay) of|making"
    r"|which made|which makes|which comes to|coming to|comes to|came to|raising|totall?ing|earned|earning|fetching"
    r"|worth) "
)
_WHAT = r"[^\x02.;:]{1,40}?"
_EACH = r"(?:each|apiece|a (?:head|piece|ticket|person|copy|seat)|per (?:head|ticket|person|copy|seat|unit))"
_COUNT = mark("c", "n")  # a hedge is taken into it, "over 40 weeks" too
_REGULAR = (
    rf"{mark('m', 'each')} (?:an?|per|each|every) (?P<unit>[a-z]+)(?: for)? (?:the next |the past )?{_COUNT}"
    r" (?P=unit)s"
)
_SHAPES = (
    # sold 40 lambs at £110 each, making £4,800
    lazily(
        rf"{_COUNT}{_WHAT} (?:at|for|of|paying|costing|worth) {mark('m', 'each')} {_EACH}{_TOTAL}{mark('m', 'sum')}"
    ),
    lazily(
        rf"{_COUNT}{_WHAT} (?:cost|costs|costing|at|will get|gets?|paid|pay|receive|received|worth) {mark('m', 'each')}"
        rf"(?: {_EACH})?(?:,| [-–—]|(?: {_EACH})? (?:cost|costs|earned|saved) [^\x02.;:]{{3,30}})"
        rf" (?:a|an|the) (?:\w+ )?(?:total|sum|bill|cost)(?: bill| cost)? of {mark('m', 'sum')}"
    ),
    lazily(
        rf"\b[Ee]ach of (?:the |its |their )?{_COUNT}{_WHAT} (?:gets?|will get|got|receives?|received|pays?|paid|owes?)"
        rf" {mark('m', 'each')}(?:,| [-–—]) (?:a|an|the) (?:\w+ )?(?:total|sum|bill|cost)(?: bill"
        rf"| cost)? of {mark('m', 'sum')}"
    ),
    # took £500 a month for 40 months, a total of £25,000
    lazily(rf"{_REGULAR}{_TOTAL}{mark('m', 'sum')}"),
    lazily(rf"{_REGULAR}(?:,| [-–—]) (?:or )?{mark('m', 'sum')} (?:in all|in total|altogether|all told)"),
    lazily(
        rf"\b(?:[Ii]n|[Ff]or|[Dd]uring) (?:the |its |their )?(?:\x02o\d+\x03 |last "
        rf"|past )?{_COUNT} (?P<unit>[a-z]+)s[^\x02.;:]{{3,50}}"
        rf" {mark('cm', 'sum')}{_WHAT}(?:,| [-–—]) ?(?:or )?an average of {mark('cm', 'each')} (?:an?|per"
        rf"|each) (?P=unit)\b"
    ),
    # 24,000 visits over 50 weeks, an average of 480 a week
    lazily(
        rf"{mark('cm', 'sum')}{_WHAT}(?: (?:in|across|for))? (?:the |its |their )?{_COUNT} (?P<unit>[a-z]+)s"
        rf"(?:,| [-–—]) ?(?:or )?(?:an average of )?{mark('cm', 'each')} (?:an?|per|each|every) (?P=unit)\b"
    ),
)
_LISTED = lazily(
    rf"(?P<parts>{mark('c')}(?:(?:,|,? and|,) {mark('c')}){{2,9}}),? ?(?:[–—-] ?)?(?:for |giving |with )?"
    rf"(?:him |her |it |them )?an average (?:score |mark |age )?of {mark('c', 'sum')}"
)
_MORE = lazily(r" (?:with|plus|including|after|before|and|in all but)\b")
_VAGUE = lazily(r"\b(?:between|up to|at least|more than|or|from|interest|after|plus|minus|less|including|fees?)\b")
_ROOM = 0.006  # of a product: what pence and part-weeks may add


def products(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claims of products and averages of a sentence, with all their figures."""
    for shape in _SHAPES:
        match = shape.search(page.marked)
        if match is not None and not _VAGUE.search(match[0]):
            count, each, total = (page.figure(match, name) for name in ("n", "each", "sum"))
            yield from _product(statement, count, each, total)
            return
    listed = _LISTED.search(page.marked)
    if listed is not None:
        yield from _average(statement, page, listed)


def _product(statement: Statement, count: Figure, each: Figure, total: Figure) -> Iterator[Claim]:
    start, end = bounds(count, each, total)
    if count.hedge == "over" and statement.flat.startswith("over ", count.hedge_start):
        count = msgspec.structs.replace(count, hedge="")  # "over 40 weeks" is no more than they are
    vague = any(figure.hedge not in ("", "about") or figure.compound for figure in (count, each, total))
    if vague or each.kind != total.kind or each.unit != total.unit or not stated(statement, start, end):
        return
    if _MORE.match(statement.flat, end):
        return
    low, high = each.printed.low * count.printed.low, each.printed.high * count.printed.high
    if count.exact:
        low, high = each.printed.low * count.value, each.printed.high * count.value
    found, flat, span = count.value * each.value, statement.flat, statement.span(start, end)
    said = Interval(total.rounded.low * (1 - _ROOM), total.rounded.high * (1 + _ROOM))
    sums = f"{shown(flat, count)} times {shown(flat, each)}"
    if said.meets(Interval(low, high)):
        yield Claim(span=span, verdict="agrees", fact=f"{sums} is {plain(found)} (arithmetic)")
        return
    yield _conflict(statement, (start, end), sums=sums, found=found, total=total)


def _average(statement: Statement, page: Figured, match: re.Match[str]) -> Iterator[Claim]:
    parts, said = page.all_in(match["parts"]), page.figure(match, "sum")
    start, end = bounds(*parts, said)
    if any(figure.hedge or figure.compound for figure in (*parts, said)) or not stated(statement, start, end):
        return
    found = sum(part.value for part in parts) / len(parts)
    if abs(found - said.value) <= max(said.step, 1) / 2 + 1e-9:
        yield Claim(
            span=statement.span(start, end), verdict="agrees", fact=f"the average is {plain(found)} (arithmetic)"
        )
        return
    if not min(part.value for part in parts) <= said.value <= max(part.value for part in parts):
        return
    yield _conflict(statement, (start, end), sums=f"the average of {len(parts)} figures", found=found, total=said)


def _conflict(statement: Statement, place: tuple[int, int], *, sums: str, found: float, total: Figure) -> Claim:
    flat = statement.flat
    return Claim(
        span=statement.span(*place),
        verdict="conflicts",
        message=(
            f"“{flat[slice(*place)]}”: {sums} is {plain(found)}, not {shown(flat, total)}. "
            "Work it out again and correct the figure that is wrong."
        ),
        evidence={"given": total.value, "found": round(found, 3)},
    )
