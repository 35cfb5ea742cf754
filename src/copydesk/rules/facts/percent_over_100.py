"""FS021: shares of one whole that add up to more than a hundred percent."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import Figured, bounds, figured, mark, plain, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, most_figures
from copydesk.text.pattern import lazily

_SHARE = lazily(r"\x02[pf](\d+)\x03")
_SHARED = lazily(
    r"%|per ?cent|p\.?c\b|pct|half|third|quarter|of every (?:dollar|pound|euro|hundred|100)|cents?", re.IGNORECASE
)
_CLAUSE = lazily(r"[;:—]| [-–] ")
# Answers that exclude every other one; with one of them three shares are those of one question.
_UNDECIDED = lazily(
    r"\b(?:undecided|(?:did|do|does)(?: not|n['’]t) (?:know|say|vote|care)|not sure|unsure|no (?:opinion"
    r"|answer|preference|view)"
    r"|abstain\w*|abstentions?|could(?: not|n['’]t) (?:say|decide)|declined to|spoil\w*|blank|neither|none of)\b",
    re.IGNORECASE,
)
_EXCLUSIVE = lazily(
    r"\b(?:opposed?|against|disapprov\w+|disagree\w*|of the votes?|of votes|said no|voted no|dissatisfied|the remaining"
    r"|the rest|split|divided|do not|did not|(?:polls?|surveys?) (?:gave|had|put|showed))\b",
    re.IGNORECASE,
)
_OPPOSITES = tuple(
    (lazily(rf"\b(?:{one})\b", re.IGNORECASE), lazily(rf"\b(?:{other})\b", re.IGNORECASE))
    for one, other in (
        (
            "in favou?r|for|favou?rs?|support\\w*|yes|approv\\w+|agree\\w*|back(?:s|ed)?",
            "against|oppos\\w+|no|disapprov\\w+|disagree\\w*|reject\\w*",
        ),
        ("(?:men|boys) (?:make|made|are|were|account|accounted|hold|held)", "(?:women|girls)(?! \\()"),
        ("remain|stay", "leave|leaving"),
        ("owned|owns?|stake|holds?|held", "and (?:\\x02p\\d+\\x03 )?by|rest|the other|the remaining"),
    )
)
# Shares of other times, other questions, other people.
_APART = lazily(
    r"\b(?:turnout|multiple|more than one|several answers|also|both|up from|down from|up by|down by|compared|than"
    r"|last (?:year|month|week|time|election)|earlier|previous\w*|ago|r[oi]se[ns]?|rising|f[ae]ll\w*|increas\w*"
    r"|decreas\w*|dropp?\w*|grew|grown|climb\w*|jump\w*|points?|among|respectively|average|times|chance|likely"
    r"|probability|interest|rates?|discount\w*|taxe[sd]|tax (?:rate|cut|on)|tariff\w*|of those(?! (?:asked"
    r"|polled|surveyed|questioned))"
    r"|of whom|of (?:\w+ )?(?:men|women|boys|girls)|of which|of them|in \d{4}|from \x02|by \x02p|per year|a year"
    r"|annual\w*|growth|gain\w*|los[ts]\w*|accura\w*|capacity|another poll|counted|reporting|precincts|threshold"
    r"|majorit\w+|required|need\w*|first round|second round|run-?off|either|at some point|Republicans"
    r"|(?<!Liberal )Democrats"
    r"|independents|reduc\w*|cuts?|higher|lower|effective\w*)\b",
    re.IGNORECASE,
)
_THERE = lazily(r"\b[Ii]n (?:the )?[\w'’-]+,? \x02p[^\x02]*\x03[^\x02]*\bin (?:the )?[\w'’-]+,? \x02p")
_LOOSE = lazily(
    r"\b(?:most|favou?rabl[ey]|concerned|worried|trust\w*|use[sd]?|rating|more|less|of (?:voters|whites|blacks|people"
    r"|respondents|adults|americans)\b[^\x02]*\x02p\d+\x03 of)\b",
    re.IGNORECASE,
)
# "60 percent of the power, gas 35 percent and wind 15 percent": what is left out is the whole that is shared
_ITEM = r"(?:the )?[\w'’-]{1,20}(?: [\w'’-]{1,20}){0,3} \x02p\d+\x03"
_ELIDED = lazily(
    rf"(?:have|has|had|won|took|got|holds?|takes?) \x02p\d+\x03(?: of the"
    rf" votes?)?, {_ITEM}(?:, {_ITEM}){{0,4}},? and {_ITEM}"
)
_CAST = lazily(r"\b(?:counts?|votes?|elections?|ballots?|polls?|seats|parliament|shares)\b")
_LISTED = lazily(
    rf"\x02p\d+\x03 of [^\x02,]{{3,40}}, {_ITEM}(?:, {_ITEM}){{0,4}},? and {_ITEM}(?: [a-z]+){{0,2}}[.]?$"
    r"|\x02p\d+\x03 (?:of [^\x02,]{2,30} )?(for|to|from) [^\x02,]{2,30}(?:, \x02p\d+\x03 \1"
    r" [^\x02,]{2,30}){1,4},? and \x02p\d+\x03"
    r" \1 [^\x02,]{2,30}(?:[,.]|$)"
)
_NAME = r"[A-Z][\w'’-]{1,20}"
_RIVALS = lazily(
    rf"\b(?:polls?|surveys?) (?:puts?|has|have|gives?|gave) (?:{_NAME}|him|her) (?:on|at) \x02p\d+\x03,? (?:with|and)"
    rf" (?:{_NAME}(?: {_NAME})?|him|her) (?:on|at) \x02p\d+\x03|{_NAME} (?:had|has|won|took|got|received|polled|scored"
    rf"|on|with) \x02p\d+\x03(?: of the votes?)?,?"
    rf" (?:and|to|while|with|against) "
    rf"{_NAME}(?: {_NAME})?(?: on| with| had| has| took| got| won)? \x02p\d+\x03"
)
# "Ada is on 49 percent, Ben on 50 percent and Cara on 7 percent"; "she won 51 percent to 58 percent for Ben"
_ON = r"(?: (?:on|at|has|had|took|got|with))?"
_RIVAL = rf"(?:the )?{_NAME}(?: {_NAME})?{_ON} \x02p\d+\x03"
_STANDING = lazily(
    rf"{_NAME} (?:is |was |were |stands |stood |polls |now )?(?:on|at|with|has|had|took|won|got|gets|takes)"
    rf" \x02p\d+\x03, {_RIVAL}(?:, {_RIVAL}){{0,3}},? and {_RIVAL}"
)
_BEATEN = lazily(
    r"\b(?:won|wins|winning|took|taking|got|leads|led|beat\w*|defeat\w*)\b[^\x02.;:]{0,40} \x02p\d+\x03(?: of the"
    r" votes?)? to \x02p\d+\x03 (?:for|of the vote|went to) (?:the |his |her )?"
)
_MADE_UP = lazily(
    r"\b(?:makes? up|made up|accounts? for|accounted for|comprise[sd]?|constitutes?) \x02p\d+\x03 of "
    r"[^\x02.;:]{3,40},(?: and| while)? (?:the )?[\w'’-]{2,20}(?: (?!is|are|was|were|rose|fell)[\w'’-]{2,20})?"
    r" (?:for )?\x02p\d+\x03(?=[.,]|$| and| \()"
)
_APPROVAL = lazily(r"\b(?:approv\w+|favou?rab\w+|popularity|recognition|ratings?|accuracy|completion)\b", re.IGNORECASE)
_VOTE = lazily(r"\b(?:count|votes?|elections?|ballots?|runoff|run-off|polls?)\b")
# "of every dollar 71 cents go to pay, 18 to buildings and 16 to buses"
_HUNDRED = 100.0
_TO = r"[^\x02.;:]{0,40}"
_OF_EVERY = lazily(
    rf"{mark('cm')} of every (?:dollar|pound|euro"
    rf"|hundred|{mark('c')}){_TO}(?:,{_TO}{mark('c')}{_TO}){{0,5}}(?:,|,? and){_TO}{mark('c')}"
)
_BASE = lazily(r" of (?:the |all |its |their |his |her )?([A-Za-z][\w'’-]*)")
_SAME_BASE = frozenset({"them", "vote", "votes", "total"})
_VAGUE = 3.0  # percent that "half" or "some 57 percent" may be too much
_ROOM = 0.5  # percent that a share may have been rounded up by
_MOST = 150.0  # more than that are not shares of one whole


class PercentOver100(SentenceRule):
    """Shares of one whole add up to more than a hundred percent, by more than rounding allows.

    Why it matters: one of the shares is wrong, or people could give several answers and the text does not say so.

    Only shares that exclude each other are added: votes, answers for and against and undecided, men and women, the
    owners of one firm. Each share may have been rounded up by half a unit of its last place, and a fraction in words
    counts at the least it can mean.

    When it is wrong: shares of different groups, or of different times, in one clause. The rule is silent near turnout,
    changes and comparisons, among subgroups, and inside quotation marks.
    """

    code = "FS021"
    name = "percent-over-100"
    judged = (4, 4)
    help = "Add the shares up: correct the one that is wrong, or say that several answers were possible."
    cues = (
        "percent",
        "per cent",
        "%",
        "p.c.",
        "pct",
        "of every dollar",
        "of every pound",
        "of every euro",
        "of every hundred",
        "of every 100",
    )
    bad = (
        "The poll gave the mayor ⟦52 percent of the vote, her rival 41 percent and the Greens 12 percent⟧.",
        "Of the guests, ⟦48% said yes, 45% said no and 14%⟧ did not know.",
        "⟦Fifty-five percent voted for, 38 percent against, and 15 percent⟧ abstained.",
        "Men make up ⟦58 percent of the staff and women 52 percent⟧.",
        "⟦Half of the members voted for the plan, 40 percent against and 25 percent⟧ abstained.",
        "Ms Adair is on ⟦49 per cent, Brook on 47 per cent and Cole on 9 per cent⟧.",
        "In the county she won ⟦51 per cent to 58 per cent⟧ for Brook.",
        "Gas makes up ⟦60 per cent of the bill, electricity 55 per cent⟧.",
        "The Tories took ⟦43.6 per cent of the vote, Labour 42.1 per cent, the Liberal Democrats 11 per cent and the"
        " rest 9 per cent⟧.",
        "A poll puts him on ⟦54 per cent, with her on 49 per cent⟧.",
    )
    good = (
        "Adair is on 49 per cent, Brook on 42 per cent and Cole on 9 per cent.",
        "Approval of Adair is at 49 per cent, Brook on 57 per cent and Cole on 9 per cent.",
        "She won 61 per cent to 39 per cent for Brook; tea makes up 60 per cent of sales in Hull, coffee 55 in York.",
        "In the north 60 percent were for it, in the south 55 percent against.",
        "Some 63 percent of white men and 53 percent of white women voted for him.",
        "Most fishers are men (55 percent) and most cooks are women (57 percent).",
        "The poll gave the mayor 52 percent of the vote, her rival 36 percent and the Greens 12 percent.",
        "Turnout was 62 percent; the mayor took 52 percent of the vote and her rival 48 percent.",
        "Of the guests, 60 percent read papers, 55 percent watch television and 40 percent listen to the radio.",
        "Some 70 percent of men and 60 percent of women said yes.",
        "The three got 34 percent, 33 percent and 34 percent of the vote.",
        "Support rose from 48 percent to 55 percent, with 40 percent against.",
        "Multiple answers were possible: 70 percent were against rents, 60 percent against wages.",
        "“58 percent are for it and 52 percent against,” he said.",
        "The plan was backed by 80 percent, and 20 percent were against; last year 60 percent were against.",
        "A fund owns 60 percent of the bank and 55 percent of the insurer.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The clauses of a sentence with shares of one whole."""
        if most_figures(statement.flat) < 2:
            return
        page = figured(statement.flat)
        of_every = " of every " in page.marked
        if (len(_SHARE.findall(page.marked)) < 2 and not of_every) or len(_SHARED.findall(statement.flat)) < 2:
            return
        match = _OF_EVERY.search(page.marked) if of_every else None
        if match is not None:
            shares = [figure for figure in page.all_in(match[0]) if figure.value != _HUNDRED]
            claim = _claim(statement, shares) if len(shares) > 1 and not _APART.search(match[0]) else None
            if claim is not None:
                yield claim
            return
        for clause in _CLAUSE.split(page.marked):
            shares = [page.figures[int(match[1])] for match in _SHARE.finditer(clause)]
            if (
                len(shares) < 2
                or not any(share.kind == "percent" for share in shares)
                or _APART.search(clause)
                or _THERE.search(clause)
            ):
                continue
            if not _excludes(clause, len(shares)) or not _one_base(page, clause):
                continue
            claim = _claim(statement, shares)
            if claim is not None:
                yield claim


def _excludes(clause: str, shares: int) -> bool:
    """Whether the shares of a clause exclude each other, as far as its words tell."""
    opposed = any(one.search(clause) and other.search(clause) for one, other in _OPPOSITES)
    if opposed and shares <= 3 and not _LOOSE.search(clause):
        return True
    rated = _APPROVAL.search(clause) is not None
    if shares == 2:
        paired = not rated and (_BEATEN.search(clause) or _MADE_UP.search(clause))
        return bool(paired or (_RIVALS.search(clause) and _VOTE.search(clause)))
    if not rated and _STANDING.search(clause):
        return True
    elided = _ELIDED.search(clause) is not None and _CAST.search(clause) is not None
    if elided or _UNDECIDED.search(clause) or _LISTED.search(clause):
        return True
    return _EXCLUSIVE.search(clause) is not None and not _LOOSE.search(clause)


def _one_base(page: Figured, clause: str) -> bool:
    """Whether at most one base is named: "of the members" once, not "of men ... of women"."""
    del page
    bases = {
        base[1].lower() for match in _SHARE.finditer(clause) if (base := _BASE.match(clause, match.end())) is not None
    }
    return len(bases - _SAME_BASE) <= 1


def _claim(statement: Statement, shares: list[Figure]) -> Claim | None:
    if any(share.hedge == "under" or share.compound or share.value > 100 for share in shares):
        return None
    least = sum(_least(share) for share in shares)
    total = sum(100 * share.value if share.kind == "fraction" else share.value for share in shares)
    start, end = bounds(*shares)
    if not stated(statement, start, end):
        return None
    flat, span = statement.flat, statement.span(start, end)
    if least <= 100:
        return Claim(span=span, verdict="agrees", fact=f"the shares add up to {plain(total)}% (arithmetic)")
    if total > _MOST:
        return None
    listed = " + ".join(shown(flat, share) for share in shares)
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"{listed} make {plain(total)}%: more than the whole. Correct a share, or say that answers overlap.",
        evidence={"shares": [round(share.value, 3) for share in shares], "sum": round(total, 2)},
    )


def _least(share: Figure) -> float:
    """The least percentage that a share as written can mean."""
    value = 100 * share.value if share.kind == "fraction" else share.value
    if share.kind == "fraction" or share.hedge in ("about", "nearly"):
        return value - _VAGUE
    return value - max(share.step / 2, _ROOM * share.step)
