"""FS022: a total that is not the sum of the parts set beside it."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.addition import held, said, sum_of
from copydesk.rules.facts.breakdown import exclusion, is_breakdown, is_peer
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import Figured, alike, bounds, figured, mark, stated
from copydesk.rules.facts.shared_out import shared_out
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, most_figures
from copydesk.text.pattern import lazily

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen"
    " nineteen twenty thirty forty fifty 1 2 3 4 5 6 7 8 9"
)
_OPENERS = (": ", "(", " - ", " – ", " — ", "—")
_SPACE = r"(?:[^\x02.;:]|\x02f\d+\x03){0,60}?"
_WORD = r"(?:[ -](?!and\b|or\b|including\b|with\b)[A-Za-z][\w'’-]{0,20})"
_PLACE = r"(?:(?:for|in|on|from|to) (?:the |her |his |its )?[a-z]{2,15}(?: [a-z]{2,15})? )?"
_PART = rf"{_PLACE}(?:another |the other |a further )?{mark('cm')}{_WORD}{{0,7}}?"
_PARTS = rf"(?P<parts>{_PART}(?:, {_PART}){{0,5}},? and {_PART})"
_LINED = rf"(?P<parts>{_PART}(?:, {_PART}){{1,5}})"  # set off at both ends, no "and" is needed
_END = r"(?P<end>[.;:)!]| [-–—]|—|,|$)"
_TOTAL = rf"{mark('cm', 'total')}(?P<noun>{_WORD}{{1,5}})"
_SET_OFF = lazily(
    rf"{mark('cm', 'total')}(?P<noun>{_WORD}{{0,5}})[^\x02;:.(—–]{{0,40}}?(?:: | \(| [-–—] |—){_PARTS}{_END}"
)
_AND_ONE = lazily(  # "nine boats: four steamers, three launches and a dredger"
    rf"{mark('c', 'total')}(?P<noun>(?! people| men| women){_WORD}{{1,5}})[^\x02;:.(—–]{{0,40}}?(?:: | \(| [-–—] |—)"
    rf"(?P<parts>{_PART}(?:, {_PART}){{0,5}}),? and (?P<one>an?) [a-z-]{{3,20}}(?: [a-z-]{{3,20}})?{_END}"
)
_BETWEEN = lazily(rf"{mark('cm', 'total')}(?P<noun>{_WORD}{{0,5}})[^\x02;:.(—–]{{0,40}}? ?[–—] ?{_LINED} ?[–—]")
_MADE_OF = lazily(
    rf"{_TOTAL}[^\x02;:.(]{{0,40}}?(?:,? (?:is |are |was |were )?(?:made up of|comprised of|comprising"
    rf"|consisting of|consists of|composed of"
    rf"|a mix of|a mixture of|broken down into|split into|divided into|with)) {_PARTS}{_END}"
)
_AFTER_COMMA = lazily(rf"{mark('cm', 'total')}(?P<noun>{_WORD}{{0,5}})[^\x02;:.(]{{0,40}}?, {_PARTS}{_END}")
_OF_TOTAL = lazily(
    rf"\b[Oo]f (?:the |its |their )?{_TOTAL}[^\x02;:.(]{{0,20}}?, (?P<parts>{mark('c')}{_WORD}{{1,3}}?(?:,?"
    rf" and|,) {mark('c')}{_WORD}{{0,3}}?){_END}"
)
# "610 are rated low, 420 significant and 210 high, for a total of 1,240"
_ADDED = lazily(
    rf"(?P<parts>{mark('cm')}{_SPACE}(?:(?:,|,? and|,? then) {_SPACE}{mark('cm')}{_SPACE}){{1,6}})(?:,|,?"
    rf" and|:| [-–—]|,? which)? "
    rf"(?:(?:making|makes|make|making it|coming to|comes to|come to|adds? up to|adding up to|totall?ing|for"
    rf" a total of|a total of"
    rf"|bringing the (?:total|(?:overall |total )?(?:death )?toll) to|an? (?:combined )?(?:death )?toll of)"
    rf" (?:altogether )?{mark('cm', 'total')}(?P<after>[^.;]{{0,30}})"
    rf"|(?:in all|altogether|in total|all told|together),? {mark('cm', 'total3')}"
    rf"|{mark('cm', 'total2')}(?P<noun>{_WORD}{{0,6}}?) (?:in all|altogether|in total|all told|together)\b)"
)
_OF_THEM = lazily(r" of (?:them|whom)\b")
_SINCE = lazily(
    r"\b(?:this|since|so far|year|season|to date|now|including|with|date|ever|career|more|world|nation\w*|country)\b"
)
_TIMES = r"|\x03[ -](?:hours?|minutes?|years?|months?|weeks?|days?)\b"
_LOOSE = lazily(
    r"\b(?:includ\w+|among|at least|about|of (?:them|whom|which|those)|others?|another|remaining|rest|mostly"
    r"|mainly|also|both|some|several"
    r"|dozens?|unidentified|as well as|plus|each|per|every|average|either|more than|up to|so far|initially"
    r"|or|than|aged?|games?|points?"
    r"|rebounds?|assists?|yards|innings|hits|tackles|saves|wins?|goals?|tries|touchdowns?|career|season"
    r"|respectively|counts?|charges"
    r"|bedrooms?|baths?|bathrooms?|percent|children (?:and|or)"
    r" grand\w+|grandchildren|not)\b" + _TIMES,
    re.IGNORECASE,
)
_LAST_PART = lazily(r"(?:and|,) (?:another |the other |a further )?\x02[cm]")
_FAR_PART = lazily(r"(?:and\b|,|then\b)[^\x02.;:]{0,60}\x02[cm]")  # enough where the total is announced
_ANOTHER = lazily(r"\banother\b|\bor\b(?= \x02f)")
_SURE_PARTS = 3
# "bringing the total to" may add to what was there before; parts that nearly make the total are all of it.
_NEW = lazily(r"\b(?:new|more|further|another|additional|latest|fresh|extra|added|overnight|today|daily)\b")
_GROWN = 0.12


class PartsSum(SentenceRule):
    """A total and its parts stand side by side, and the parts add up to something else.

    Why it matters: one figure is wrong, or part of the whole is left out without a word. It comes from tolls that are
    updated in one place only.

    Parts are added where a colon, brackets, dashes or "made up of" announce them, or where they exclude each other:
    men and women, destroyed and damaged. Parts that may overlap or be incomplete ("including", "among them", "at
    least") are not judged.

    When it is wrong: a list that looks like a breakdown and is none. The rule is silent inside quotation marks.
    """

    code = "FS022"
    name = "parts-sum"
    judged = (9, 9)
    help = "Add the parts up: correct the total or the part that is wrong, or say what else there is."
    cues = (
        *(opener + number for opener in _OPENERS for number in _NUMBERS.split()),
        *(", " + number for number in _NUMBERS.split()[1:23]),
        ", $",
        ", £",
        "a total of",
        "making £",
        "making $",
        "making it",
        "comes to",
        "adds up to",
        "add up to",
        "totalling",
        "totaling",
        "in all",
        "altogether",
        "in total",
        "all told",
        "makes £",
        "makes $",
        "seats",
        "women",
        "girls",
        "children",
        "survived",
        "made up of",
        "comprising",
        "comprised of",
        "consisting of",
        "consists of",
        "composed of",
        "damaged",
        "slightly",
        *(f"of {opening}{first}" for opening in ("", "the ", "its ", "their ") for first in "123456789$£€"),
        *("drew", "against|", "of them|"),
        "drawn",
        "-member",
        "-strong",
        "-seat",
        "bringing the",
        "toll of",
    )
    bad = (
        "⟦Twelve people were hurt: seven men and four women⟧.",
        "The crash killed ⟦nine people: four adults and six children⟧.",
        "The crew of ⟦15 sailors - nine men and five women⟧ - was safe.",
        "Police arrested ⟦25 people, 15 men and nine women⟧.",
        "Of the ⟦40 houses, 22 were destroyed and 19 damaged⟧.",
        "The choir's ⟦32 singers (14 sopranos, 10 altos and 9 basses⟧) toured.",
        "The bill of ⟦£120 is made up of £80 for parts and £50 for labour⟧.",
        "Of the ⟦28 parishioners at the meeting, 15 voted for, 8 against and 6 abstained⟧.",
        "Of ⟦310 flights, 204 left on time, 71 were delayed and 45⟧ cancelled.",
        "The club has won ⟦11, drawn 4 and lost 6 of its 20⟧ games.",
        "The Reds hold ⟦61 seats, the Blues 44 and others 18 in the 120⟧-seat assembly.",
        "The ⟦seven-member board voted 5-3⟧ to sell the pier.",
        "Of the ⟦£90m, £50m goes to roads, £28m to schools and £19m⟧ to parks.",
        "There are ⟦14 girls and 9 boys in a class of 25⟧.",
        "Fires in Asha killed ⟦310 people and in Bel 120, bringing the toll to 450⟧.",
        "Ada's will leaves ⟦400 million: 200 million, 100 million and 150 million euros⟧.",
        "The vote had ⟦1,200 monitors, 700 of them in towns and 600 in villages⟧.",
        "The court found for her, with ⟦six of the eleven judges for and seven⟧ against.",
        "The Civic Coalition won ⟦157 seats, the Third Way 265 and others 60 in the 460⟧-seat Sejm.",
        "The fleet has ⟦nine boats: four steamers, three launches and a⟧ dredger.",
    )
    good = (
        "The 100-member Senate voted 51-50, with the vice president breaking the tie.",
        "The fleet has nine boats: four steamers, four launches and a dredger.",
        "The farm has 12 cows: four brown, seven black and a bull.",
        "Of the staff 1,200, 700 of them women and 600 of them over 50, voted.",
        "The three islands got a good share: 175 votes for Aa, 172 for Boo and 168 for Cee.",
        "Eight white men, three white women and one black man sat on the jury.",
        "Twelve people were hurt: seven men and five women.",
        "Twelve people were hurt, including seven men and four women.",
        "Twelve people were hurt, among them seven men and four women.",
        "At least twelve people were hurt: seven men and four women.",
        "Twelve people were hurt: seven by glass, four by smoke and others by the fall.",
        "He has 12 cows, six goats and five sheep.",
        "In 12 games he scored: five goals and two tries.",
        "Of the 40 houses, 22 were destroyed and 10 damaged.",
        "Of the 40 guests, 30 came by train and 20 stayed for dinner.",
        "Twelve people, seven of them women and four of them children, were hurt.",
        "“Twelve people were hurt: seven men and four women,” he said.",
        "The two towns, which drew five coaches each with nine staff, lost 20 coaches altogether.",
        "She won eight medals in all, three gold and two silver.",
        "Of the 28 parishioners, 15 voted for, 8 against and 5 abstained; of 30 letters, 12 were for and 9 against.",
        "Of the 40 patients, 30 were men, 25 smoked and 12 died.",
        "Of 100 applicants, 60 were women, 50 had a degree and 10 were accepted.",
        "The club has won 11, drawn 4 and lost 5 of its 20 games, and won 6 and lost 3 in Europe.",
        "The Reds hold 61 seats, the Blues 44, in the 120-seat assembly.",
        "The bloc has 64 seats: the Reds 40 seats and the Greens 24 in the 120-seat house, where 61 make a majority.",
        "The seven-member board voted 5-2 to sell the pier; the ninth-placed 12-strong side won 8-6.",
        "Of the £90m, £50m goes to roads and £28m to schools, £30m of it to repairs.",
        "Fires killed 12 more people in Asha and 9 in Bel, bringing the toll to 450.",
        "Fires killed 212 people in Asha and 29 in Bel, bringing the toll for the year to 450.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The totals of a sentence with their parts."""
        flat = statement.flat
        if most_figures(flat) < 2:
            return
        page = figured(flat)
        summed = sum(figure.kind in ("count", "money") for figure in page.figures)
        if summed > 2 and _FAR_PART.search(page.marked):
            for claim in _listed(statement, page):
                yield claim
                return
        if summed > 2 or any(figure.kind == "pair" for figure in page.figures):
            yield from shared_out(statement, page)


def _listed(statement: Statement, page: Figured) -> Iterator[Claim]:
    """The claims of totals with their parts in a list behind or before them."""
    near = _LAST_PART.search(page.marked)
    for shape, announced in (
        (_SET_OFF, True),
        (_AND_ONE, True),
        (_BETWEEN, True),
        (_MADE_OF, True),
        (_OF_TOTAL, False),
        (_AFTER_COMMA, False),
    ):
        match = shape.search(page.marked) if near else None
        if match is None or (announced and is_peer(match["noun"], match["parts"])):
            continue
        claim = _claim(statement, page, match, announced=announced)
        if claim is not None:
            yield claim
    for match in _ADDED.finditer(page.marked):
        claim = _added(statement, page, match) if near or match["total"] else None
        if claim is not None:
            yield claim


def _claim(statement: Statement, page: Figured, match: re.Match[str], *, announced: bool) -> Claim | None:
    total, parts = page.figure(match, "total"), page.all_in(match["parts"])
    passage = page.marked[match.start() : match.end()]
    if exclusion(match["parts"]):
        passage = _OF_THEM.sub("", passage)
    if match.groupdict().get("one"):
        parts = (*parts, _one(page, match, parts[-1]))
    if any(not _counts(figure, total) for figure in (total, *parts)) or _LOOSE.search(passage):
        return None
    start, end = bounds(total, *parts)
    if not match.groupdict().get("one"):
        end += len(match["parts"]) - match["parts"].rfind("\x03") - 1
    if not stated(statement, start, end):
        return None
    over = sum_of(total, parts).low > said(total).high
    return held(statement, total, parts, (start, end), breakdown=is_breakdown(match, announced=announced, over=over))


def _one(page: Figured, match: re.Match[str], last: Figure) -> Figure:
    """The one thing that closes a list: "... and a dredger"."""
    start = last.end + match.start("one") - page.marked.rfind("\x03", 0, match.start("one")) - 1
    return Figure(start=start, end=start + len(match["one"]), value=1.0, kind="count", words=True)


def _added(statement: Statement, page: Figured, match: re.Match[str]) -> Claim | None:
    """The claim of parts that are followed by their total."""
    total = page.figure(match, next(name for name in ("total", "total2", "total3") if match[name]))
    parts = tuple(figure for figure in page.all_in(match["parts"]) if figure.kind != "fraction")
    units = {figure.unit for figure in (total, *parts) if figure.unit}
    vague = any(figure.hedge not in ("", "about") or figure.compound for figure in (total, *parts)) or len(units) > 1
    mixed = len({figure.kind for figure in (total, *parts)}) > 1 and len(parts) < _SURE_PARTS
    if vague or mixed or _SINCE.search(match["after"] or "") or _LOOSE.search(_ANOTHER.sub("", match["parts"])):
        return None
    start, end = bounds(total, *parts)
    if not stated(statement, start, end):
        return None
    found = sum(part.value for part in parts)
    grown = "bringing" in match[0] and (_NEW.search(match[0]) or abs(found - total.value) > _GROWN * total.value)
    return None if grown else held(statement, total, parts, (start, end), breakdown=True)


def _counts(figure: Figure, total: Figure) -> bool:
    """Whether a figure may be added: of one kind and mark with the total, and not vague."""
    scaled = not total.unit and figure.unit.isalpha()  # "400 million: 200 million and 150 million euros"
    same = alike(figure, total) and (figure.unit == total.unit or total.unit.isalpha() or scaled)
    return same and not figure.hedge and not figure.compound
