"""A change whose words go one way and whose figures go the other: "fell from 262 to 268"."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.change import GAP, ends
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.figured import Figured, bounds, mark, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure
from copydesk.text.pattern import lazily

_UP = (
    r"(?:rises?|increases?|climbs?|jumps?|rose|risen|rising|increased|climbed|jumped|grew|grown|soared|surged|went up"
    r"|gone up|has gone up)"
)
_DOWN = (
    r"(?:falls?|drops?|declines?|decreases?|slips?|plunges?|tumbles?|sinks?|shrinks?|fell|fallen|falling|dropped"
    r"|declined|decreased|slipped|plunged|tumbled|slumped|sank|shrank|shrunk|went down|gone down|was cut|were cut"
    r"|was reduced|were reduced)"
)
_HOW = r"(?: (?:[a-z]+ly|again|further|back|by \x02[cmpt]\d+\x03))?,?"
_THE = r"(?:the |a |an |just |only |last year['’]s |the previous )?"
_SHAPES = (
    lazily(rf"\b(?:(?P<up>{_UP})|{_DOWN}){_HOW} from {_THE}{mark('cmp', 'a')}{GAP} to {_THE}{mark('cmp', 'b')}"),
    lazily(rf"\b(?:(?P<up>{_UP})|{_DOWN}){_HOW} to {_THE}{mark('cmp', 'b')}{GAP} from {_THE}{mark('cmp', 'a')}"),
    lazily(rf"{mark('cmp', 'b')}{GAP}(?:,| \(| [-–—]) ?(?:(?P<up>up)|down) from {_THE}{mark('cmp', 'a')}"),
)
# Where less is more, or the figures are places in a table: nothing is turned round there.
_APART = lazily(
    r"\b(?:rank\w*|place[sd]?|position\w*|standings|table|league|seed\w*|chart\w*|list|number|minus|negative|below"
    r"|zero|deficits?|loss(?:es)?|exchange|currenc\w+|(?:the|per|a) (?:US |weaker |stronger )?(?:dollar|euro|pound|yen)"
    r"|rouble|ruble|lira|peso|naira|rupee|rial|yuan|sterling|krona|rand|real|hryvnia|against|odds|handicap|par|strokes"
    r"|grades?|ratings?|divisions?|ratio|score|leads?|world|degrees?|\d[CF]|age[ds]?|levels?|stages?|tiers?|category|magnitude"
    r"|between|times|points to|bands?|classes|pages?|weeks|months|shorted|to one|feet to|floors?|stor(?:ey|y|ies|eys)"
    r"|heights?|tall|roof|window|ladder|tree|cliff|balcony|metres|meters|feet|ft)\b",
    re.IGNORECASE,
)
_RANGE = lazily(r" ?(?:to|[-–]) ?\x02")
_FAR = 8.0


def turned(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claims of changes whose figures go against the word; those that go with it agree."""
    flat = statement.flat
    for shape in _SHAPES:
        for match in shape.finditer(page.marked):
            pair = ends(match, page.figures)
            paired = page.marked.startswith(" to \x02", match.end()) or page.marked.endswith(
                "\x03 to ", 0, match.start()
            )
            if pair is None or paired or _is_loose(match[0], *pair) or _APART.search(flat):
                continue
            start, end = bounds(*pair)
            rises = match["up"] is not None
            if stated(statement, start, end):
                yield _claim(statement, *pair, rises=rises)


def _is_loose(passage: str, a: Figure, b: Figure) -> bool:
    """Whether the figures may be the ends of a range ("fell from 5 to 10 percent"), vague, or of other things."""
    if a.hedge or b.hedge or a.value == b.value or not 1 / _FAR < a.value / b.value < _FAR or a.kind != b.kind:
        return True
    close = (
        (b.kind == "percent" and a.step == 1) or a.unit.isalpha() or b.unit.isalpha() or (a.kind == "count" and a.words)
    )
    return close and _RANGE.match(passage, passage.find("\x03") + 1) is not None


def _claim(statement: Statement, a: Figure, b: Figure, *, rises: bool) -> Claim:
    start, end = bounds(a, b)
    flat, span = statement.flat, statement.span(start, end)
    first, last = shown(flat, a), shown(flat, b)
    if (b.value > a.value) == rises:
        return Claim(span=span, verdict="agrees", fact=f"from {first} to {last} is a {'rise' if rises else 'fall'}")
    way = "more" if b.value > a.value else "less"
    return Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{flat[start:end]}”: {last} is {way} than {first}, and the text tells of a {'rise' if rises else 'fall'}."
            " Correct the word or the figure that is wrong."
        ),
        evidence={"first": a.value, "second": b.value, "told": "rise" if rises else "fall"},
    )
