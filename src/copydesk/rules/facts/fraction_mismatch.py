"""FS028: a fraction in words and the percentage set beside it are not the same."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import Figured, alike, bounds, figured, mark, meant, plain, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, most_figures
from copydesk.text.pattern import lazily

_OF = (
    r"(?:(?: of|(?= the | all | its | their )) (?:the |all |its |their |those |his |her |our |all the"
    r" )?(?!which|whom)[A-Za-z][\w.'’-]{0,20}"
    r"(?: (?!said|say|and|or|was|were|is|are|had|have|has|voted|to)[A-Za-z][\w.'’-]{0,20}){0,7}?)?"
)
# "one in five people", "one household in five", "three of every four", "nine out of ten"
_IN = (
    rf"{mark('c', 'n')}(?: (?!or\b|and\b)[a-z]{{3,14}})? (?:in|out of|in every|out of every|of every) {mark('c', 'd')}"
    r"(?: (?!said|say)[a-z]{3,14}){0,2}?"
)
# "12 of the 40 senators"
_PART_OF = (
    rf"{mark('cm', 'part')} (?:out )?of (?:the |its |their |all |his |her )?{mark('cm', 'whole')}"
    r"(?: (?!who|which|that|and|or|was|were)[A-Za-z][\w'’-]{1,20}){0,4}?"
)
_EVERY = rf"[Ee]very {mark('o', 'every')}(?: [a-z]+){{1,2}}"  # "every fifth household"
_FRACTION = rf"(?:{mark('f', 'f')}|{_IN}|{_PART_OF}|{_EVERY})"
_OPEN = r"(?P<open> \(|,| --?| ?[–—])(?: or| that is| some| i\.e\.| namely)* ?"
_SHAPES = (
    lazily(
        rf"{_FRACTION}{_OF}{_OPEN}{mark('p', 'p')}(?: to be precise| to be exact)?(?P<close>\)|,| --?| ?[–—]"
        rf"|[.]?$)(?! (?:and|or) \x02| \x02)"
    ),
    lazily(
        rf"\b[Oo]f (?:the |its |their )?{mark('c', 'whole')}(?: [a-z]+){{1,3}},? {mark('c', 'part')}(?:"
        rf" [a-z]+){{0,2}}(?P<open>,| --?| ?[–—]| \() ?"
        rf"or {mark('p', 'p')}(?P<close>,| --?| ?[–—]|\)|[.]?$)"
    ),
    lazily(
        rf"{mark('p', 'p')}(?P<open>,| --?| ?[–—]) (?:or )?{mark('f', 'f')} of (?:the total|the whole|them"
        rf"|all)(?P<close>)"
    ),
    lazily(rf"{mark('f', 'f')}(?: (?!and\b|or\b|but\b)[a-z]{{2,14}}){{1,4}}(?P<open> \(){mark('p', 'p')}(?P<close>\))"),
    lazily(
        rf"{mark('c', 'part')}(?: [a-z]+){{0,2}}(?P<open>,| --?| ?[–—]| \() ?or {mark('p', 'p')}(?P<close>,|"
        rf" --?| ?[–—]|\)) ?"
        rf"of (?:the |its |their )?(?:total )?(?:of )?{mark('c', 'whole')}"
    ),
    lazily(
        rf"{mark('p', 'p')}{_OF}(?P<open>, or| \(|,? that is,?| [-–—]) ?{_FRACTION}(?P<close>\)|,| [-–—]|[.]?$|{_OF})"
    ),
    # "53 per cent, fewer than half": a hedge is taken into the fraction
    lazily(rf"{mark('p', 'p')}(?P<open>,| [-–—]) {mark('f', 'hedged')}(?P<close>[.;]|$)"),
    lazily(rf"{_FRACTION}{_OF}(?P<open>,? or) {mark('p', 'p')}(?P<close>)(?! (?:more|less|higher|lower))"),
)
# "39 of the 52 seats, or two thirds"; "£6,000, less than a tenth of the £24,750"
_WORDED = (
    lazily(
        rf"{mark('cm', 'part')}(?: [a-z]+){{0,2}} (?:out )?of (?:the |its |their |his |her |all )?{mark('cm', 'whole')}"
        rf"(?: (?!or\b)[A-Za-z]+){{0,4}}(?:,| \(| ?[–—]| -)(?: or| that is| i\.e\.)? ?{mark('f', 'f')}"
        rf"(?=[),.;]|$| ?[–—]| of the total)"
    ),
    lazily(
        rf"{mark('cm', 'part')}(?: [a-z]+){{0,3}}(?:,| \(| ?[–—]| -)(?: or| that is)? ?{mark('f', 'f')} of"
        rf" (?:the |its |their |his |her |last year['’]s )(?:total |full |original )?(?:of )?{mark('cm', 'whole')}"
    ),
    lazily(
        rf"\b[Oo]f (?:the |its |their |his |her )?{mark('cm', 'whole')}(?: [a-z]+){{1,4}}, {mark('cm', 'part')}"
        rf"(?: [a-z]+){{0,2}}(?:,| \(| ?[–—]| -) ?or {mark('f', 'f')}(?=[),]| ?[–—])"
    ),
)
_NOT_SHARE = lazily(r"\b(?:first|second|third|fourth|last|final|opening|closing|next|previous|same|every|each|per) $")
_NOT_PART = lazily(
    r"[ -](?:hour|time|year|mile|inch|century|decade|price|brother|sister|mast|term|final|back|past|way|point)s?\b"
)
_CONTRAST = lazily(r"\b(?:compared|against|versus|up from|down from|rather than|instead of|while|whereas|not)\b")
_SHARED = lazily(
    r"(?:half|third|quarter|fifth|fourth|tenth|sixth|eighth)s?\b|\b(?:in|of)(?: every| the| its| their|"
    r" all)?(?: total)?(?: of)?"
    r" [^\s\d]{0,4}(?:\d|two|three|four|five|six|seven|eight|nine|ten)",
    re.IGNORECASE,
)
_MOST_OF = 100


_FRACTIONS = (
    *("half", "a third", "a quarter", "a fifth", "a tenth", "two thirds", "two-thirds", "three quarters"),
    *("three-quarters", "two fifths", "three fifths", "four fifths"),
)


class FractionMismatch(SentenceRule):
    """A fraction in words and the percentage beside it, meant as the same share, are too far apart.

    Why it matters: readers take in the word and reporters copy the percentage; one of the two is wrong. It happens when
    the figure is updated and the word is not.

    A word is taken generously: "a third" may be 30 to 37 percent, "nearly" and "about" allow more, "more than half" has
    no upper end.

    When it is wrong: two shares of different things that stand side by side. The rule asks that the percentage is set
    off by commas, dashes or brackets, or joined by "or", and is silent inside quotation marks.
    """

    code = "FS028"
    name = "fraction-mismatch"
    judged = (4, 4)
    help = "Compare the two: correct the fraction or the percentage."
    cues = ("percent", "per cent", "%", "p.c.", "pct", *_FRACTIONS)
    bad = (
        "⟦Two thirds of the members, 52 percent⟧, voted for it.",
        "⟦A third (45%⟧) said no.",
        "⟦Half, or 38%⟧, of the staff left.",
        "⟦One in five people (30 percent⟧) own a boat.",
        "⟦Nine out of ten, or 75 percent⟧, of the farms are small.",
        "The Reds held ⟦39 of the 52 seats, or two thirds⟧, for a decade.",
        "She has repaid ⟦£6,000, less than a tenth of the £24,750⟧ she took.",
        "Of the ⟦640 people asked, 480, or two thirds⟧, came.",
        "Turnout was ⟦53 per cent, fewer than half⟧.",
    )
    good = (
        "Of the 640 people asked, 480, or three quarters, came; turnout was 47 per cent, fewer than half.",
        "The Reds held 39 of the 52 seats, or three quarters; she repaid £6,000, nearly a quarter of the £24,750.",
        "They shut 28 of their 112 shops, a third of them in Wales.",
        "Two thirds of the members, 67 percent, voted for it.",
        "A third (34%) said no.",
        "More than half, 56 percent, want to stay.",
        "Nearly half, 46 percent, want to stay.",
        "Half of the staff and 38 percent of the bosses left.",
        "Half said yes, 38 percent no and 12 percent nothing.",
        "In the second half, 60 percent, of the ball was theirs.",
        "A quarter, up from 18 percent, walk to school.",
        "Two thirds voted, 52 percent of them for it.",
        "A third, compared with 45 percent in May, said no.",
        "“A third (45%) said no,” she said.",
        "A third of the men (45% in the north) said no.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The fractions of a sentence with a percentage beside them."""
        flat = statement.flat
        if most_figures(flat) < 2:
            return
        page = figured(flat)
        if len(page.figures) < 2 or not _SHARED.search(flat):
            return
        if not any(figure.kind == "percent" for figure in page.figures):
            yield from _worded(statement, page)
            return
        seen: set[int] = set()
        for shape in _SHAPES:
            for match in shape.finditer(page.marked):
                percent = page.figure(match, "p")
                share = _share(page, match)
                if share is None or percent.start in seen or percent.compound:
                    continue
                seen.add(percent.start)
                claim = _claim(statement, match, share, percent)
                if claim is not None:
                    yield claim


def _worded(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claims of two figures and the fraction in words that they are said to make."""
    for shape in _WORDED:
        for match in shape.finditer(page.marked):
            part, whole, fraction = (page.figure(match, name) for name in ("part", "whole", "f"))
            start, end = bounds(part, whole, fraction)
            vague = part.hedge or whole.hedge or part.compound or not alike(part, whole) or part.value >= whole.value
            if vague or fraction.value >= 1 or not stated(statement, start, end):
                continue
            low, high = _share_range(part, whole)
            least, most = _allowed(fraction, 100 * fraction.value)
            flat, span, found = statement.flat, statement.span(start, end), 100 * part.value / whole.value
            if low <= most and high >= least:
                yield Claim(span=span, verdict="agrees", fact=f"{plain(found)}% (arithmetic)")
                continue
            yield Claim(
                span=span,
                verdict="conflicts",
                message=f"“{flat[start:end]}”: {shown(flat, part)} of {shown(flat, whole)} is {plain(found)}%,"
                f" not {shown(flat, fraction)}. Correct one of them.",
                evidence={"fraction_percent": round(100 * fraction.value, 2), "percent": round(found, 2)},
            )


def _share(page: Figured, match: re.Match[str]) -> tuple[Figure, Figure, float] | None:
    """The first and last figure of the fraction, and its value in percent."""
    groups = match.groupdict()
    if groups.get("every") is not None:
        place = page.figure(match, "every")
        return place, place, 100 / place.value
    if groups.get("f") is not None:
        fraction = page.figure(match, "f")
        return fraction, fraction, 100 * fraction.value
    if groups.get("hedged") is not None:
        fraction = page.figure(match, "hedged")
        return (fraction, fraction, 100 * fraction.value) if fraction.hedge in ("under", "over") else None
    part = groups.get("part") is not None
    one, of = page.figure(match, "part" if part else "n"), page.figure(match, "whole" if part else "d")
    vague = one.hedge or of.hedge or not alike(one, of)
    if part and one.value < of.value and not vague:
        return one, of, 100 * one.value / of.value
    if part or not 0 < one.value < of.value <= _MOST_OF or not of.exact:
        return None
    return one, of, 100 * one.value / of.value


def _claim(
    statement: Statement, match: re.Match[str], share: tuple[Figure, Figure, float], percent: Figure
) -> Claim | None:
    first, last, value = share
    flat = statement.flat
    start, end = bounds(first, last, percent)
    if first.hedge:
        start = min(start, first.hedge_start)
    if first.compound or last.compound or _NOT_PART.match(flat, last.end) or _NOT_SHARE.search(flat[:start]):
        return None
    if _CONTRAST.search(flat[start:end]) or not stated(statement, start, end):
        return None
    low, high = _share_range(first, last) if match.groupdict().get("part") is not None else _allowed(first, value)
    span = statement.span(start, end)
    fraction, given = flat[min(first.start, start) if first is last else first.start : last.end], shown(flat, percent)
    if percent.printed.high >= low and percent.printed.low <= high:
        return Claim(span=span, verdict="agrees", fact=f"{fraction} is {plain(value)}% (arithmetic)")
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{flat[start:end]}”: the fraction is {plain(value)}%, the figure beside it {given}."
        f" Correct one of them.",
        evidence={
            "fraction_percent": round(value, 2),
            "percent": percent.value,
            "accepted": [round(low, 1), round(high, 1)],
        },
    )


def _allowed(figure: Figure, value: float) -> tuple[float, float]:
    """The percentages that the fraction in words may stand for."""
    near = min(4.0, max(2.0, value * 0.12))
    match figure.hedge:
        case "over":
            return value - 0.5, 100.0
        case "under":
            return 0.0, value + 0.5
        case "nearly":
            return value - 9.0, value + 1.0
        case "about":
            return value - 2 * near, value + 2 * near
    return value - near, value + near


def _share_range(part: Figure, whole: Figure) -> tuple[float, float]:
    """The percentages that a part of a whole can make, each taken for what it can mean."""
    one, of = meant(part), meant(whole)
    return 100 * one.low / of.high - 0.6, 100 * one.high / of.low + 0.6
