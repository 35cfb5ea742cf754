"""How a whole is shared out in a sentence: votes, seats, results, a budget, and the total that they must make."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.addition import held, said, sum_of
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.figured import Figured, alike, bounds, mark, plain, shown, stated
from copydesk.rules.facts.outcomes import division, spends
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure
from copydesk.text.pattern import lazily

_CLAUSE = (
    r"(?P<parts>[^.;:()]{10,240}?)"
    r"(?P<end>[.;:()]| [-–—] |, (?:which|who|according|leaving|officials|while|but) |$)"
)
_CHAMBER = (
    r"(?:chamber|parliament|assembly|house|council|senate|legislature|Knesset|Duma|Sejm|Riksdag|Storting|Rada"
    r"|Bundesrat|Folketing|Dail|Majlis|Cortes|congress|Bundestag|Diet|board|panel"
    r"|bench|committee|court|jury|body|commission|cabinet)"
)
_BODY = (
    r"(?:roll|class|crew|squad|staff|intake|list|team|party|group|workforce|membership|cast|choir|convoy|fleet|flock"
    r"|herd|delegation|jury|board|cabinet|council|field|entry)"
)
# "Of the 48 members present, 27 voted for, 16 against and 7 abstained"
_OF = lazily(
    rf"\b(?:[Oo]f|[Ff]rom|[Ii]n|[Aa]mong) (?:(?:the|its|their|all|his|her|those) ){{0,2}}{mark('cm', 'total')}"
    rf"(?P<noun>[^\x02.;:()]{{0,60}}?),? (?=\x02){_CLAUSE}"
)
# "won 20, drew 14 and lost 10 of their 46 games"
_GAMES = lazily(
    rf"\bwon (?:just |only )?{mark('c', 'won')},?(?: and)? (?:drew|drawn|tied) (?:just |only )?{mark('c', 'drawn')}"
    rf",?(?: and)? lost (?:just |only )?{mark('c', 'lost')} (?:of|in|from|out of) (?:the |their |its |his )?(?:first"
    rf" |last )?{mark('c', 'total')}(?: league)?(?: games| matches| fixtures| outings| Tests?|[.,]|$)"
)
_PLAYED = lazily(
    rf"(?:\b[IiOo][nf]|\b[Ff]rom|\b[Oo]ver|\b[Pp]layed) (?:the |their |its |his )?{mark('c', 'total')}"
    rf"(?: league| Test| home| away)? (?:games|matches|fixtures|outings|Tests?)[^\x02.;]{{0,50}} (?:won|winning)"
    rf" {mark('c', 'won')}(?: of them)?,?(?: and)? (?:drew|drawn|drawing|tied) {mark('c', 'drawn')},?(?: and)?"
    rf" (?:lost|losing) {mark('c', 'lost')}(?![ -](?:goals|points|runs))"
)
# "11 girls and nine boys on its roll of 19"
_BODIED = lazily(
    rf"(?P<parts>{mark('c')}(?: [a-z-]+){{1,3}}?(?:, {mark('c')}(?: [a-z-]+){{1,3}}?){{0,3}},? and"
    rf" {mark('c')}(?: [a-z-]+){{1,3}}?) (?:on|in|among|of|from|out of|for|make up|made up)"
    rf" (?:its|their|the|a|an|his|her) (?:\w+ ){{0,2}}{_BODY} of {mark('c', 'total')}"
)
# "the Left took 182 seats, the Centre 168 and others 94 in the 400-seat chamber"
_SEATED = lazily(rf"{mark('c', 'total')}-(?:seat|member|strong) (?:\w+ ){{0,2}}{_CHAMBER}", re.IGNORECASE)
_SEAT_LIST = lazily(
    rf"{mark('c')} (?:of the )?seats?,?(?: and)? (?:(?:[^\x02,;.:]"
    rf"|\x02o\d+\x03){{3,50}} {mark('c')}(?: seats?)?(?:,? and |, ))+"
    rf"(?:[^\x02,;.:]|\x02o\d+\x03){{3,50}} {mark('c')}|{mark('c')} seats?,? (?:to|and) [^\x02,;.:]{{0,50}}{mark('c')}"
)
_OTHERS = lazily(r"\b(?:others?|the rest|remaining|smaller parties|independents)\b", re.IGNORECASE)
_NESTED = lazily(
    r"\b(?:majorit\w+|need\w*|short|previous\w*|gain\w*|los[st]\w*|los\w+|up from|down from|last|coalition|bloc"
    r"|alliance|together|combined|includ\w+|at least|both|also|either|each|than|ahead|lead|per|appoint\w+|elect\w* for"
    r"|threshold|quorum|required|additional|extra|reserved|contest\w*|candidates?|vacan\w+|half)\b"
)  # a coalition in lower case: "Civic Coalition" is a party
# "with six of the eleven judges for and seven against"
_SPLIT = lazily(
    rf"{mark('c', 'for')} of (?:the |its |their )?{mark('c', 'total')}(?: \w+){{0,3}} (?:voted |came out |were |was "
    rf"|voting )?(?:for|in favou?r)\b[^\x02.;:]{{0,40}} {mark('c', 'against')}(?: \w+){{0,2}} (?:against|opposed)"
)
# "the 12-member panel voted 8-5"
_RULED = lazily(
    rf"{mark('c', 'total')}-(?:member|strong|seat|judge|person) (?:\w+ ){{0,2}}{_CHAMBER}(?: \w+){{0,2}}"
    rf" (?:voted|ruled|decided|split) (?:by )?{mark('r', 'pair')}",
    re.IGNORECASE,
)
_LOOSE = lazily(
    r"\b(?:includ\w+|among (?:them|whom|which)|at least|of (?:whom|which)|each|per|every|average|more than|up to|so far"
    r"|initially|than|aged?|minutes?|hours?|weeks?|days?|months?|years?|times|points?|counts?|both|either|also|or|not"
    r"|again|later|previously|another)\b",
    re.IGNORECASE,
)


def shared_out(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The wholes of a sentence whose parts cannot overlap, with what the parts make."""
    marked = page.marked
    if len(page.figures) > 2:  # the looks for words before the shapes are quick
        for match in _OF.finditer(marked) if ", \x02" in marked or "\x03, " in marked else ():
            claim = _divided(statement, page, match)
            if claim is not None:
                yield claim
                return
        if " los" in marked:
            yield from _results(statement, page)
        if "against" in marked or "opposed" in marked:
            yield from _split(statement, page)
        if " and \x02" in marked:
            yield from _body(statement, page)
    if "\x03-" in marked:
        ruling, chamber = _RULED.search(marked), _SEATED.search(marked)
        if ruling is not None:
            yield from _ruled(statement, page.figure(ruling, "total"), page.figure(ruling, "pair"))
        if chamber is not None:
            yield from _seats(statement, page, page.figure(chamber, "total"))


def _results(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claim of games won, drawn and lost out of so many."""
    results = _GAMES.search(page.marked) or _PLAYED.search(page.marked)
    if results is not None:
        parts = tuple(page.figure(results, name) for name in ("won", "drawn", "lost"))
        yield from _added(statement, page.figure(results, "total"), parts, whole=True)


def _split(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claim of so many of so many for and so many against."""
    split = _SPLIT.search(page.marked)
    if split is not None:
        votes = (page.figure(split, "for"), page.figure(split, "against"))
        yield from _added(statement, page.figure(split, "total"), votes, whole=False)


def _body(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claim of men and women, boys and girls in a body of so many."""
    body = _BODIED.search(page.marked)
    if body is not None and division(body["parts"]) == "whole":
        yield from _added(statement, page.figure(body, "total"), page.all_in(body["parts"]), whole=True)


def _divided(statement: Statement, page: Figured, match: re.Match[str]) -> Claim | None:
    """The claim of "of the 48, 27 did this, 16 that and 7 the other"."""
    total, parts = page.figure(match, "total"), page.all_in(match["parts"])
    if len(parts) < 2 or _LOOSE.search(match["parts"]) or any(not alike(part, total) for part in parts):
        return None
    known = division(match["parts"])
    if total.kind == "money" and not spends(match["parts"]):
        return None
    if total.kind != "money" and not known:
        return None
    return next(_added(statement, total, parts, whole=known == "whole"), None)


def _seats(statement: Statement, page: Figured, total: Figure) -> Iterator[Claim]:
    """The claim of the seats that parties have in a chamber whose size is given."""
    listed = _SEAT_LIST.search(page.marked)
    if listed is None or _NESTED.search(page.marked):
        return
    parts = tuple(figure for figure in page.all_in(listed[0]) if figure is not total)
    if len(parts) < 2 or any(2 * part.value == sum(each.value for each in parts) for part in parts):
        return
    plain_total = Figure(start=total.start, end=total.end, value=total.value, kind="count")
    yield from _added(statement, plain_total, parts, whole=_OTHERS.search(listed[0]) is not None)


def _ruled(statement: Statement, total: Figure, pair: Figure) -> Iterator[Claim]:
    """The claim of a body of so many that voted so many to so many."""
    start, end = bounds(total, pair)
    cast = pair.value + (pair.second or 0.0)
    room = 1 if total.value % 2 == 0 else 0  # the casting vote of a chair who is no member
    if pair.unit or not total.value + room < cast < 2 * total.value or not stated(statement, start, end):
        return
    flat = statement.flat
    yield Claim(
        span=statement.span(start, end),
        verdict="conflicts",
        message=(
            f"“{flat[start:end]}”: {shown(flat, pair)} are {plain(cast)} votes, more than {plain(total.value)}. "
            "Correct the figure that is wrong."
        ),
        evidence={"total": total.value, "parts": [pair.value, pair.second or 0.0], "sum": cast},
    )


def _added(statement: Statement, total: Figure, parts: tuple[Figure, ...], *, whole: bool) -> Iterator[Claim]:
    """The claim of parts that exclude each other; those that leave something out must only not be too many."""
    vague = any(figure.compound or figure.hedge not in ("", "about") for figure in (total, *parts))
    start, end = bounds(total, *parts)
    if vague or len(parts) < 2 or not stated(statement, start, end):
        return
    over = sum_of(total, parts).low > said(total).high
    claim = held(statement, total, parts, (start, end), breakdown=whole or over)
    if claim is not None:
        yield claim
