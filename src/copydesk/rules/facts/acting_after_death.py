"""FS002: somebody long dead acts in the news of the day."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk import text
from copydesk.knowledge import Mention
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import PersonRule
from copydesk.rules.facts.office_reading import tells_now
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.titled import titled_from
from copydesk.rules.facts.titles import fits, leading_title, names_an_office
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_MARGIN = timedelta(days=14)  # the dead are quoted and carried for days
_ASIDE = lazily(r", (?P<title>[^,;.\u201c\"]{3,80}),(?=[ \u00a0])")
_REST = lazily(r"\b(?:[Tt]he late|late (?:Mr|Mrs|Sir|President|Prime)|widow\w*|son|daughter|heirs?|estate)\b")
_NAMESAKE = lazily(
    r"\b(?:airport|foundation|ship|carrier|frigate|school|stadium|university|bridge|street|square|hospital|institute|"
    r"cent(?:er|re)|prize|award|library|museum|portrait|horse|dog|band|novel|film),?[ \u00a0]$",
    re.IGNORECASE,
)
_HAS_SPOKEN = lazily(
    r"has (?:\w+ly )?(?:said|told|warned|urged|called (?:for|on)|criticised|criticized|condemned|demanded|met|arrived|"
    r"signed|asked|rejected|denied|announced|vowed|promised|accused|flown|agreed|decided)\b"
)
_BODILY = lazily(
    r"(?:met|flew|gave (?!hope|rise|way)|held (?:talks|a)|sent|sat|rode|shook|sang|signed|arrived|visited|"
    r"attended|opened the|travell?ed|hosted|chaired|addressed|toured|thanked|handed|inaugurated|landed|returned|"
    r"joined|left for|launched|appointed|sacked|dismissed|vetoed|ordered|rejected|unveiled|greeted|hugged|danced|"
    r"dined|testified|appeared (?:in|at)|received|accepted|refused|resigned|cast|played (?:a|golf|tennis)|"
    r"walked (?:in|out|to)|stepped|waved|listened|watched|answered|posted|nodded|smiled|laughed|summoned|approved|"
    r"backed|agreed)\b"
)
_WILL_ACT = lazily(
    r"(?:will|would|plans to|intends to|hopes to|is (?:due|set|expected|scheduled|about) to|is to) (?:\w+ly )?"
    r"(?:attend|meet|visit|speak|address|travel|host|open|sign|chair|give|deliver|receive|arrive|fly|testify|appear"
    r"|lead|"
    r"hold|join|launch|release|run|stand|talk|tour|take part|announce|present|decide|answer|discuss)\b"
)


class ActingAfterDeath(PersonRule):
    """Somebody who had died by then says, does or plans something in the article's own present.

    Why it matters: it is a made-up quote, a wrong name or an old text sold as new, and each of these is worse than a
    misspelling.

    Only an act told of the person as its subject counts, with a weekday or "this week" or in the future tense, two
    weeks or more after the death. Texts without a date are not judged.

    When it is wrong: a namesake; a wrong publication date; a history told in the present tense. The rule is silent in
    quotations, near words for records, pictures, memorials and fiction, in looks back and after "if".
    """

    code = "FS002"
    name = "acting-after-death"
    # Planted slips of two sets that it was tuned on; in 6,403 edited articles it reports nothing.
    judged = (3, 3)
    help = "Find out who acted, or when: the name or the date of the story is wrong."
    confidence = 0.93
    bad = (
        Case("⟦Nelson Mandela⟧ said on Tuesday that the vote should go ahead.", published="2016-03-09"),
        Case("Former UN chief ⟦Kofi Annan⟧ urged both sides on Monday to stop shooting.", published="2020-02-12"),
        Case(
            "⟦Margaret Thatcher⟧ will attend the opening of the hall next week, her office said.",
            published="2014-05-06",
        ),
        Case(
            "LONDON (Wire) - ⟦Queen Elizabeth II⟧ arrived in Kent on Tuesday to open a hospital.",
            published="2023-03-01",
        ),
        Case("On Wednesday, ⟦George H. W. Bush⟧ told reporters that he backed the bill.", published="2019-06-06"),
        Case('"Nobody asked me," ⟦Ruth Bader Ginsburg⟧ told the paper on Friday.', published="2021-10-10"),
        Case("Soviet ex-leader ⟦Mikhail Gorbachev⟧ is due to speak in Geneva on Thursday.", published="2023-02-02"),
        Case("⟦Fidel Castro⟧ met the Bolivian envoy in Havana yesterday.", published="2017-09-05"),
        Case("Officials said ⟦Muammar Gaddafi⟧ plans to visit Chad next month.", published="2013-02-12"),
        Case("⟦John McCain⟧ warned on Sunday that troops must stay.", published="2019-01-08"),
        Case("⟦Henry Kissinger⟧ tweeted on Tuesday that the talks were going well.", published="2024-05-02"),
        Case("The former president, ⟦Shimon Peres⟧, signed the treaty on Thursday.", published="2022-11-11"),
        Case("⟦Helmut Kohl⟧ travelled to Budapest this week to meet old friends.", published="2018-04-04"),
        Case("The foundation announced that ⟦Boris Yeltsin⟧ would give a lecture on Friday.", published="2016-03-09"),
        Case("Russian opposition leader ⟦Alexei Navalny⟧ called on Monday for new protests.", published="2024-10-01"),
        Case("⟦Vaclav Havel⟧ has criticised the new law, Czech radio reported on Monday.", published="2018-10-22"),
        Case(
            "The retired archbishop was joined by ⟦Kofi Annan⟧, who told reporters on Tuesday that aid was late.",
            published="2020-03-03",
        ),
        Case("In Ramallah, ⟦Yasser Arafat⟧ declared yesterday that talks were over.", published="2018-01-15"),
        Case("Former Israeli president ⟦Shimon Peres⟧ will open the school next Monday.", published="2017-03-15"),
        Case('"We shall see," said ⟦Boris Yeltsin⟧ on Friday in Moscow.', published="2016-05-15"),
        Case(
            "Japan's ex-premier ⟦Shinzo Abe⟧ arrived in Taipei on Sunday for a three-day visit.",
            published="2023-05-15",
        ),
        Case("⟦Osama bin Laden⟧ is expected to release a statement this week, officials said.", published="2012-05-15"),
        Case("⟦Hugo Chavez⟧ promised on Sunday that buses would run, state television said.", published="2016-10-03"),
        Case("⟦Silvio Berlusconi⟧ is due to appear in court on Monday.", published="2024-02-03"),
        Case("Witnesses said on Monday that ⟦Nelson Mandela⟧ handed over the cup.", published="2015-03-10"),
        Case("⟦George H.W. Bush⟧ and his wife arrived at the church on Sunday.", published="2019-03-10"),
    )
    good = (
        Case("Nelson Mandela Bay said on Tuesday that the water would be cut.", published="2016-03-09"),
        Case("The Nelson Mandela Foundation said on Tuesday that it would close.", published="2016-03-09"),
        Case("Nelson Mandela said on Tuesday that he was tired; he died on Thursday.", published="2013-12-07"),
        Case("Kofi Annan said in 2003 that the war was illegal.", published="2020-02-12"),
        Case(
            "Kofi Annan, who died in 2018, urged both sides on the Monday of his visit to stop.",
            published="2020-02-12",
        ),
        Case("“Kofi Annan told us on Monday to stop,” the play begins.", published="2020-02-12"),
        Case("The body of Queen Elizabeth II arrived in Edinburgh on Sunday, five months ago.", published="2023-03-01"),
        Case("Margaret Thatcher once said that there is no such thing as society.", published="2014-05-06"),
        Case(
            "As Margaret Thatcher said, the lady is not for turning, the MP told the house on Monday.",
            published="2014-05-06",
        ),
        Case("The USS George H. W. Bush arrived in Naples on Monday.", published="2019-06-06"),
        Case("In the film, Winston Churchill told the cabinet on Monday that he would fight.", published="2019-06-06"),
        Case("A letter in which Harold Wilson said he would resign was sold on Tuesday.", published="2018-06-06"),
        Case("If Ronald Reagan were alive today he would say no, she said on Monday.", published="2012-06-06"),
        Case("John McCain's widow Cindy said on Sunday that troops must stay.", published="2019-01-08"),
        Case("The late Helmut Kohl's son said on Monday that the papers would go to Berlin.", published="2018-11-11"),
        Case("A hologram of Indira Gandhi spoke to visitors on Monday.", published="2019-04-04"),
        Case("Alexei Navalny's team said on Monday that it would sue.", published="2024-10-01"),
        Case("Friends of Yitzhak Rabin said on Sunday they would march.", published="2021-09-13"),
        Case("Tapes released on Tuesday show that Richard Nixon told aides to burn the files.", published="2022-06-01"),
        Case("“This is what Jacques Chirac wanted,” the mayor said on Monday.", published="2022-06-01"),
        Case(
            "A day before Prince Philip's burial Queen Elizabeth II spoke to staff on Friday.",
            published="2021-04-20",
        ),
        Case("Boris Yeltsin's widow said on Friday that the museum would open.", published="2016-05-15"),
        Case("The airport, John Paul II, said on Monday that flights were late.", published="2015-04-12"),
        Case(
            "Steve Jobs told them on Monday mornings that design comes first, former aides recall.",
            published="2019-04-12",
        ),
        Case("Street traders in Fidel Castro said on Monday that rain came late.", published="2014-04-12"),
        Case(
            "Kobe Bryant and others met in the hall on Sunday in the new play about Kofi Annan.",
            published="2020-04-12",
        ),
        Case("The Lee Kuan Yew School said on Tuesday that Lee Kuan Yew would have agreed.", published="2015-07-07"),
        Case("Hugo Chavez died on Tuesday; Hugo Chavez said last week he would fight on.", published="2013-03-07"),
        Case(
            "Mandela would have turned 100 on Wednesday. Nelson Mandela walked free on a Sunday in 1990.",
            published="2018-07-18",
        ),
        Case("Margaret Thatcher has a statue; Ronald Reagan has three.", published="2015-10-02"),
        Case("Fidel Castro has become a brand, the shop said on Monday.", published="2020-10-02"),
        Case("Mother Teresa will be made a saint in September, the Vatican said on Tuesday.", published="2016-03-03"),
        Case("Che Guevara will return to T-shirts this week.", published="2016-03-03"),
        Case(
            "Michael Jackson said on Monday that his bakery would open; John Paul II is set to become "
            "patron of the fair.",
            published="2019-03-03",
        ),
        Case(
            "On Tuesday, Franklin Roosevelt told a nation in fear that it had nothing to fear, ran the quiz question.",
            published="2021-05-03",
        ),
        Case("The George H.W. Bush Library opened its doors on Sunday.", published="2019-03-10"),
        Case("On Sunday George H.W. Bush became the subject of a play.", published="2019-03-10"),
        Case("Mandela Day: Nelson Mandela taught us to forgive, pupils said on Monday.", published="2014-03-10"),
        Case("On Monday Nelson Mandela topped the list of heroes in a poll of pupils.", published="2014-03-10"),
        Case("On Friday Princess Diana drew crowds again, as a show of her dresses opened.", published="2018-03-10"),
    )

    def judge(self, statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
        """The names in the sentence of which an act of the day is told."""
        day = statement.day
        if day is None:
            return
        for mention in mentions:
            if _died_before(mention, day - _MARGIN) and _acts(statement, mention):
                yield _conflict(statement, mention, day)


def _died_before(mention: Mention, day: date) -> bool:
    return all(person.died is not None and person.died.before(day) for person in mention.people)


def _acts(statement: Statement, mention: Mention) -> bool:
    """Whether the sentence lets who is named act, and in the article's own present."""
    flat = statement.flat
    start, end = titled_from(flat, mention), _end(flat, mention)
    if not tells_now(statement, start, end) or not statement.asserts(mention.start, mention.end):
        return False
    act = text.act_of(flat, start, end)
    if act is None or not _is_bodily(flat, act) or statement.narration.recorded:
        return False
    if _NAMESAKE.search(flat, max(0, start - 40), start) or _REST.search(flat):
        return False
    titles = flat[start : mention.start]
    return not mention.needs_title or (names_an_office(titles) and all(fits(titles, each) for each in mention.people))


def _is_bodily(flat: str, act: text.Act) -> bool:
    """Whether only the living do it: a name may yet "return to T-shirts" and a saint "is set to become patron"."""
    if act.tense == "past":
        return act.speech or _BODILY.match(flat, act.start) is not None
    if act.tense == "perfect":
        return _HAS_SPOKEN.match(flat, act.start) is not None
    return _WILL_ACT.match(flat, act.start) is not None and text.names_recent_day(flat)


def _end(flat: str, mention: Mention) -> int:
    """The end of the name with its title behind it, if it has one."""
    aside = _ASIDE.match(flat, mention.end)
    return aside.end() if aside and names_an_office(leading_title(aside["title"])) else mention.end


def _conflict(statement: Statement, mention: Mention, day: date) -> Claim:
    person = mention.people[0]
    flat = statement.flat
    act = text.act_of(flat, titled_from(flat, mention), _end(flat, mention))
    end = act.end if act is not None and act.end > mention.end else mention.end
    shown = flat[mention.start : end]
    return Claim(
        span=statement.span(mention.start, mention.end),
        verdict="conflicts",
        message=(
            f"\u201c{shown}\u201d: {person.name} died on {person.died}, before this was published ({day:%-d %B %Y}). "
            "Find out who acted, or when."
        ),
        fact=f"{person.name} died {person.died} ({person.source}, as of {person.as_of})",
        evidence={
            "person": person.name,
            "died": str(person.died),
            "judged_on": day.isoformat(),
            "source": person.source,
            "as_of": person.as_of.isoformat(),
        },
    )
