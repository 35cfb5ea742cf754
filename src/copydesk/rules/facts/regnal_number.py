"""FS051: a king, queen or pope under a number that is not theirs."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from copydesk.knowledge.counted import Reign, reigns
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.numeral import ROMAN, from_roman, roman
from copydesk.rules.facts.statement import Statement
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

# What those who live do, right behind the name: "King Harald IV opened", not "King Charles I lost his head".
_ACTS = lazily(
    r"(?: (?:of|from) (?:the )?[A-Z][\w.-]+)?,? (?:on \w+day |also |later |then )?"
    r"(?:(?:will|is|has|are|have|plans to|hopes to|arrives|visits|meets|says|tells|opens|calls|urges|leads)\b(?! said)|"
    r"(?!(?:said to|died|ruled|reigned|lived|abdicated|executed|murdered|poisoned|beheaded|buried|invaded|conquered|"
    r"married|founded|commissioned|granted|ordered|used|exiled|deposed|banished|named|called|allied)\b)"
    r"(?:\w+ed|said|told|met|spoke|sent|left|flew|lit|gave|took|made|wrote|wore|sat|stood|held|paid|began|drove|"
    r"saw|went|"
    r"came|was (?:able|seen|moved|taken|crowned|due|expected|met|"
    r"greeted|received|welcomed|admitted|discharged|treated|elected))\b)"
)
_RECENT = lazily(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|tomorrow|(?:this|next|last) (?:week|"
    r"month)|"
    r"this (?:morning|afternoon|evening|year)|will|is (?:due|expected|to)|plans to)\b"
)
_HISTORY = lazily(
    r"\b(?:histor\w+|centur\w+|medieval|tombs?|buried|statues?|paintings?|portraits?|biograph\w+|coins?|manuscripts?|"
    r"archive\w*|archaeolog\w+|legend\w*|encyclicals?|saints?|canoni\w+|dynasty|1[0-8]\d\d|19[0-4]\d)\b",
    re.IGNORECASE,
)
_ACCESSION = timedelta(days=45)
_LEAD = 6
_OTHER_THING = lazily(
    r"[ \u00a0-](?:[A-Z][a-z]|(?:hospital|school|bridge|ship|liner|class|museum|park|airport|stadium|foundation|"
    r"institute|medal|cup|stakes|dock|reservoir)\b)|['’]s? "
)
_ALLUDES = lazily(
    r"(?:\b(?:of|about|by|Shakespeare['’]s|HMS|MV|RMS|SS|a|future|would-be|called|named|known as|reign as|"
    r"crowned as|play(?:s|ed|ing)|style|"
    r"title|becom(?:e|es|ing)|name)[ \u00a0]|[-/])(?:the )?$"
)
_FUTURE = lazily(
    r"\b(?:(?:would|could|might|may|will) (?:be (?:king|queen|pope|known|called|named|the)|"
    r"become|reign|rule|take|use|style)|"
    r"future|one day|if|heir|regnal|"
    r"styled?|numeral|title|chosen?|choose|names?|sequel|prequel|series|saga|"
    r"invented|imagined|the next (?:pope|"
    r"king|queen))\b",
    re.IGNORECASE,
)


class RegnalNumber(SentenceRule):
    """A king, queen, pope or patriarch of today is given a number that is not theirs, such as "King Harald IV".

    Why it matters: the number is part of the name. With another one the sentence speaks of somebody who died long ago,
    or of nobody.

    A number higher than anyone of the name ever bore is reported wherever it stands in the story. One that an earlier
    monarch bore is reported only where the sentence tells an act of the article's present.

    When it is wrong: a pretender or a monarch of a small realm who is not in the table; a name chosen for the future; a
    history told as if it were news. The rule is silent about things that bear a monarch's name, inside quotation
    marks, and near words for fiction, suppositions and mistakes.
    """

    code = "FS051"
    name = "regnal-number"
    judged = (3, 3)
    help = "Correct the number, or say which monarch of the past is meant."
    cues = ("king ", "queen ", "pope ", "patriarch ", "prince ")
    bad = (
        Case("⟦King Harald IV⟧ opened parliament in Oslo on Tuesday.", published="2012-10-02"),
        Case("⟦Pope Benedict XV⟧ told pilgrims on Sunday to pray for peace.", published="2010-05-02"),
        Case("Crowds cheered as ⟦Queen Elizabeth III⟧ visited the stables.", published="2015-05-01"),
        Case("⟦King Charles II⟧ was crowned on Saturday in Westminster Abbey.", published="2023-05-07"),
        Case("⟦King Felipe V⟧ of Spain will give the speech in the spring.", published="2017-06-23"),
        Case("⟦Pope Leo XIII⟧, elected on the fourth ballot, grew up near a lake.", published="2025-05-09"),
        Case("⟦Pope John Paul III⟧ never cared for skiing.", published="1999-05-07"),
        Case("⟦King Felipe VII⟧ of Spain wrote a letter.", published="2018-05-07"),
    )
    good = (
        Case("King Harald V opened parliament in Oslo on Tuesday.", published="2012-10-02"),
        Case("King Harald IV died in 1136, a historian said on Tuesday.", published="2012-05-01"),
        Case("Pope Benedict XV, who led the church in the first world war, called it useless.", published="2014-05-01"),
        Case("The Queen Elizabeth III class of trams is a joke; the Queen Elizabeth I Bridge.", published="2018-05-01"),
        Case("King Charles III would be his name, the palace said on Monday.", published="2018-05-01"),
        Case("King Charles II hid in an oak; King Charles III arrived there on Monday.", published="2023-05-02"),
        Case("King William V will follow, the bookmaker said on Monday.", published="2023-05-02"),
        Case("A portrait of King Charles I said on Monday to be lost was found.", published="2023-05-02"),
        Case("Shakespeare's King George V told the crowd on Monday to go on.", published="2010-05-02"),
        Case("In the sequel, Queen Elizabeth III rules Mars.", published="2013-05-01"),
        Case("“Queen Elizabeth III said so on Monday,” the child wrote.", published="2013-05-01"),
        Case("The next Pope Benedict XVII would have to be young.", published="2013-05-01"),
        Case("Pope Leo XIII wrote of work, the historian told us on Monday.", published="2025-05-20"),
        Case("The museum said on Monday that King Felipe V married twice.", published="2017-05-20"),
        "King Charles II visited the town and told the mayor to rest.",
        Case("Pope Benedict XVI died on Saturday.", published="2023-01-01"),
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The numbered monarchs of the sentence."""
        flat = statement.flat
        for match in _pattern().finditer(flat) if statement.readable else ():
            number = from_roman(match["number"])
            if number is None or _OTHER_THING.match(flat, match.end()):
                continue
            known = reigns()[match["title"].lower(), " ".join(match["name"].split())]
            yield from self._judge(statement, match, known, number)

    def _judge(
        self, statement: Statement, match: re.Match[str], known: tuple[Reign, ...], number: int
    ) -> Iterator[Claim]:
        span = statement.span(match.start(), match.end())
        day = statement.day
        borne = [row for row in known if day is not None and row.borne_on(day)]
        if any(row.number == number for row in borne or known):
            row = next(row for row in borne or known if row.number == number)
            yield Claim(span=span, verdict="agrees", fact=_fact(row))
            return
        nobody = number > known[0].highest
        meant = borne or [row for row in known if row.number == known[-1].number or len(known) == 1]
        low = max(0, match.start() - 24)
        alludes = _ALLUDES.search(statement.flat, low, match.start()) or _FUTURE.search(statement.flat)
        stated = statement.asserts(match.start(), match.end()) and not alludes
        if nobody and stated:
            stated = not (day is not None and day > max(row.as_of for row in known))
        elif not nobody:
            stated = stated and len(borne) == 1 and _is_present(statement, match, borne[0])
        if not stated:
            yield Claim(span=span, verdict="unknown")
            return
        yield _conflict(statement, match, meant[0], day=day, nobody=nobody)


def _is_present(statement: Statement, match: re.Match[str], row: Reign) -> bool:
    """Whether the sentence tells of today's holder of the name: a recent act, or the news of the accession."""
    flat, text = statement.flat, statement.document.text
    if statement.narration.backstory or _HISTORY.search(flat):
        return False
    if _ACTS.match(flat, match.end()) is not None and _RECENT.search(flat):
        return True
    day = statement.day
    new = day is not None and row.start.exact and timedelta(0) <= day - row.start.earliest <= _ACCESSION
    right = f"{' '.join(match['name'].split())} {roman(row.number)}"
    return new and statement.index < _LEAD and right not in text and _HISTORY.search(text) is None


def _conflict(statement: Statement, match: re.Match[str], row: Reign, *, day: date | None, nobody: bool) -> Claim:
    number = " ".join(match["name"].split()) + f" {match['number']}"
    why = f"no {match['title'].lower()} was ever {number}" if nobody else f"{number} is another, of the past"
    return Claim(
        span=statement.span(match.start(), match.end()),
        verdict="conflicts",
        message=f"“{match[0]}”: {why}; {_fact(row)}. Correct the number.",
        fact=_fact(row),
        evidence={
            "number_given": from_roman(match["number"]),
            "number_known": row.number,
            "realm": row.realm,
            "reign": row.dates,
            "as_of": row.as_of.isoformat(),
            "source": row.source,
            "judged_on": day.isoformat() if day else None,
        },
    )


def _fact(row: Reign) -> str:
    title = f"{row.titles[0].capitalize()} {row.names[0]} {roman(row.number)}"
    article = "the " if row.realm.startswith(("United", "Catholic", "Coptic", "Church")) else ""
    reign = row.dates.replace("since", "from")
    return f"{title} of {article}{row.realm} reigned {reign} ({row.source}, as of {row.as_of})"


@cache
def _pattern() -> re.Pattern[str]:
    names: dict[str, set[str]] = {}
    for title, name in reigns():
        names.setdefault(title, set()).add(re.escape(name).replace(r"\ ", "[ \u00a0]"))
    each = "|".join(
        rf"(?=(?:{title}|{title.capitalize()})[ \u00a0](?:{'|'.join(sorted(found, key=len, reverse=True))})[ \u00a0])"
        for title, found in sorted(names.items())
    )
    every = "|".join(sorted({name for found in names.values() for name in found}, key=len, reverse=True))
    titles = "|".join(sorted({*names, *(title.capitalize() for title in names)}))
    return lazily(
        rf"(?<![\w-])(?:{each})(?P<title>{titles})[ \u00a0](?P<name>{every})[ \u00a0](?P<number>{ROMAN})(?![\w-])"
    )
