"""FS001: someone is called dead who was alive when the text was published."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from copydesk import text
from copydesk.knowledge import Person
from copydesk.model import Document, Finding
from copydesk.rules.cue import cued, register
from copydesk.rules.facts.death_told import CUES, deaths_told
from copydesk.rules.facts.late_phrase import is_stated, late_phrases, means
from copydesk.rules.facts.named import named
from copydesk.rules.rule import Case, Rule
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    from copydesk.survey import Survey

_CUE = lazily(r"\b(?:[Ll]ate|[Dd]eceased)\s")
_MARGIN = timedelta(days=3)  # pages are edited for days after the date they carry
_HIGHEST = ("president", "prime minister", "taoiseach", "chancellor", "king", "queen", "pope", "vice president")
_BY_NAME, _BY_TITLE, _UNDATED = 0.97, 0.93, 0.85
_IF_FORMER, _WHO_DIED = "If “former” is meant, say so.", "Find out who died, and when."


class LateButLiving(Rule):
    """Someone who was alive on the day of publication is called "the late" or "deceased", or told to have died.

    Why it matters: calling a living person dead is the slip that readers forgive least and lawyers read first. It
    comes from translation ("the former president" turned into "the late president"), from rewriting tools that take
    "late" for a synonym of "former", and from mixing up relatives.

    It is judged as of the text's own date: a text of 2022 may not call someone late who died in 2023. A text without
    a date is judged as of the last day the table of people vouches for, with less confidence. A text that is newer
    than what the table knows of a person gets no finding about that person.

    When it is wrong: a namesake who is not in the table; a wrong publication date; a jest or a fiction that does not
    say so. The rule is silent inside quotation marks, near words for hoaxes, corrections and fiction, after "if",
    where the text itself tells of a death, where "late" can mean a time or a delay ("a late Obama rally"), and for
    common names without a title that fits.
    """

    code = "FS001"
    name = "late-but-living"
    severity = "error"
    confidence = _BY_NAME
    languages = frozenset({"en"})
    # 18 planted slips, and 30 passages of 6,403 edited articles read as if nobody in the table had died: all of them
    # do call the person dead. With the real lives those articles give no finding.
    judged = (48, 48)
    help = "Find out who is meant. If the person left office, write “former”; if a relative died, name the relative."
    bad = (
        Case("Lawyers wrote to ⟦the late president Dmitry Medvedev⟧ about the villa.", published="2022-05-04"),
        Case("A street was named after ⟦the late Silvio Berlusconi⟧ and his mother.", published="2021-03-02"),
        Case("Petitions reached ⟦late President Jimmy Carter⟧ by the sackful.", published="2003-10-11"),
        Case("The bridge was opened by ⟦the deceased ex-president Viktor Yushchenko⟧.", published="2012-06-01"),
        Case("⟦The late former US president Barack Obama⟧ sent a card.", published="2019-02-02"),
        Case("They had trusted ⟦the late president Medvedev⟧ more than his prime minister.", published="2014-02-02"),
        Case("Nobody consulted ⟦the now-deceased Lech Walesa⟧, the union said.", published="2016-09-01"),
        Case("The wall bears a portrait of ⟦the late Mikhail Gorbachev⟧.", published="2022-08-01"),
        Case("The law goes back to ⟦Germany's late chancellor Angela Merkel⟧.", published="2023-01-10"),
        Case("⟦The late prime minister Gordon Brown⟧ raised the tax.", published="2015-01-10"),
        Case("⟦Dmitry Medvedev, the late president of Russia⟧, declined to come.", published="2015-01-10"),
        Case("He had advised ⟦the late Gordon Brown⟧, prime minister until 2010.", published="2015-01-10"),
        Case("The hall was named after ⟦the late Sir John Major⟧ that spring.", published="2019-04-02"),
        Case("It was ⟦the late Denis Healey⟧ who had cut the budget.", published="2008-06-11"),
        Case("⟦The late British environment secretary Margaret Beckett⟧ signed the lease.", published="2007-02-02"),
        Case("Trees were planted by ⟦the late Lord Heseltine⟧ and his gardeners.", published="2014-03-20"),
        Case("⟦The late attorney general Eric Holder⟧ had settled the suit.", published="2016-10-05"),
        Case("The brief went to ⟦the late Chief Justice John Roberts⟧ in May.", published="2018-10-05"),
        Case(
            "⟦The late president Vigdis Finnbogadottir⟧ lived there. A poet next door mocked her in two of his novels.",
            published="2009-10-05",
        ),
        Case("Readers met in June, when a clerk died. ⟦The late Steven Spielberg⟧ spoke.", published="2018-11-13"),
        Case("The letters of ⟦the late novelist Philip Roth⟧ were given away.", published="2012-09-13"),
        Case("⟦The late Prince Philip⟧, 96, sat beside the Queen.", published="2018-05-24"),
        Case(
            "⟦Former U.S. secretary of state Madeleine Albright, who died last year⟧, was praised.",
            published="2019-04-04",
        ),
        Case("⟦Gerhard Schröder, who died in March⟧, had opened the line.", published="2021-12-09"),
        Case(
            "The prize was shared by ⟦Gabriel García Márquez, who died last year⟧, and two poets.",
            published="2012-09-13",
        ),
        Case(
            "Flags flew low. ⟦Former president Jimmy Carter died in 2019⟧ at his home in Plains.",
            published="2021-02-01",
        ),
        Case("A letter by ⟦Barack Obama, shortly before his death⟧, fetched a million.", published="2019-12-09"),
        Case("The hall was opened by ⟦Angela Merkel’s widower⟧ and the mayor.", published="2022-12-09"),
        Case("A choir sang ⟦in memory of Tony Blair⟧ and of the miners.", published="2014-12-09"),
        Case("⟦Fellow Labour leader Neil Kinnock, who passed away in 2011⟧, lost twice.", published="2017-12-09"),
        Case("The party has split ⟦since the death of Jean-Marie Le Pen⟧ in 2016.", published="2018-12-09"),
        Case("She gave ⟦a posthumous award for Clint Eastwood⟧ to his daughter.", published="2018-12-09"),
        "The council thanked ⟦the late Tony Blair⟧ for the gift.",
    )
    good = (
        Case("The late surges of Barack Obama worried her camp.", published="2008-03-01"),
        Case("Of late President Obama has been silent. It is too late, President Obama said.", published="2010-01-05"),
        Case("In the late 1990s Tony Blair was popular; late on Tuesday Tony Blair left.", published="2004-01-05"),
        Case("He thanked the late Nelson Mandela.", published="2015-01-05"),
        Case("He thanked the late Nelson Mandela.", published="2013-12-04"),  # pages are edited after their date
        Case("A hoax spoke of the late Nelson Mandela.", published="2012-12-04"),
        Case("“The late Tony Blair would laugh,” said the baker.", published="2018-01-05"),
        Case("In the novel the late Tony Blair haunts a bakery.", published="2018-01-05"),
        Case("In both of the novels the late Tony Blair haunts a bakery.", published="2018-01-05"),
        Case("If the late Angela Merkel were asked, she would shrug.", published="2018-01-05"),
        Case(
            "The late wife of Joe Biden had taught. The late senator's papers reached Barack Obama.",
            published="2018-01-05",
        ),
        Case("Bill Clinton's late father sold equipment; his late brother-in-law too.", published="2018-01-05"),
        Case("The late Boris Johnson goal sank them, and a late Lionel Messi goal the others.", published="2018-01-05"),
        Case("The late Gordon Brown drove the bus for forty years.", published="2019-07-26"),
        Case("The late John Major sold stamps, and the late Dr Gordon Brown pills.", published="2019-07-26"),
        Case("A bench recalls the late Sir Jack Lang, a jeweller from Leeds.", published="2019-07-26"),
        Case("The late singer Tony Blair filled halls in Perth.", published="2019-07-26"),
        Case("They thanked the late Baroness Thatcher and the late Lord Tebbit.", published="2025-10-02"),
        Case("The late Tony Blair years were not happy.", published="2011-07-26"),
        Case("The late George Bush was a pilot.", published="2019-01-05"),
        Case("The late president Assad built the dam.", published="2005-01-05"),
        Case("The late Vladimir Putin column ran on page two.", published="2015-01-05"),
        Case("The late Emmanuel Macron admirer left his stamps.", published="2020-01-05"),
        Case("The aide of Barack Obama, the late senator, wept.", published="2015-01-05"),
        Case("Saad Hariri, the late prime minister's son, won.", published="2015-01-05"),
        Case("For Barack Obama, the late president, Nelson Mandela, was a model.", published="2015-01-05"),
        Case("The late Barack Obama thanked nobody.", published="2031-01-05"),
        Case("The mother of Barack Obama, who died in 1995, was a scholar.", published="2015-01-05"),
        Case("The father of state senator Barack Obama, who died in 1982, was Kenyan.", published="2003-01-05"),
        Case("Joe Biden’s son Beau, who died in 2015, had served there.", published="2017-01-05"),
        Case("Joe Biden and his first wife, who died in 1972, lived there.", published="2017-01-05"),
        Case(
            "For years after his son died Joe Biden, who had been close to him, wrote to him.", published="2017-01-05"
        ),
        Case("Rumours that Vladimir Putin died in May were denied.", published="2022-07-05"),
        Case("If Vladimir Putin died in office, the prime minister would follow.", published="2022-07-05"),
        Case("Leonard Nimoy, who played the widow of Elton John, sang.", published="2012-07-05"),
        Case("Nelson Mandela, who died in 2013, had met him.", published="2015-07-05"),
        Case("Tom Cruise dies in the third act. Brad Pitt died on screen in 1998.", published="2015-07-05"),
        Case("“Tony Blair died in 2003,” the man in the pub said.", published="2015-07-05"),
        Case("The hopes that came with Barack Obama died in 2010.", published="2015-07-05"),
        Case("Gordon Brown, who died in May, drove the bus for forty years.", published="2019-07-26"),
    )

    def may_find(self, document: Document) -> bool:
        """Whether a word for the dead stands in the text."""
        return self.code in cued(document) or _TOLD in cued(document)

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """Yield one finding for each phrase that calls a living person dead, then for each clause that tells so."""
        yield from self._called_late(document)
        if _TOLD in cued(document):
            yield from self._told_dead(document)

    def _called_late(self, document: Document) -> Iterator[Finding]:
        places = [at for at in cued(document).get(self.code, ()) if _CUE.match(document.text, at, document.body.end)]
        if not places:
            return
        moment = document.published
        day = (moment.day or moment.latest.date()) if moment is not None else None
        for paragraph in text.paragraphs(document):
            held = bisect_left(places, paragraph.start) < bisect_left(places, paragraph.end)
            if not (held or paragraph.pieces):  # of joined lines "late" may run over the end of one
                continue
            flat = paragraph.flat
            for phrase in late_phrases(flat, self.knowledge):
                people = phrase.mention.people
                if not all(_alive(person, day) and means(flat, phrase, person) for person in people):
                    continue
                span = paragraph.span(phrase.start, phrase.end)
                if text.inside_quotation(document, span) or not is_stated(flat, phrase, day):
                    continue
                sure = _BY_TITLE if phrase.mention.needs_title else _BY_NAME
                yield self.finding(
                    document,
                    span,
                    message=_message(flat[phrase.start : phrase.end], people, day),
                    evidence=_evidence(people, day),
                    confidence=_UNDATED if day is None else sure,
                )

    def _told_dead(self, document: Document) -> Iterator[Finding]:
        day = document.published.day if document.published is not None else None
        if day is None:
            return
        cues = cued(document)[_TOLD]
        for statement, mentions in named(document, self.knowledge):
            if not (statement.readable and statement.holds(cues)):
                continue
            for told in deaths_told(statement, mentions):
                people = told.mention.people
                if all(_alive(person, day) for person in people) and statement.asserts(told.start, told.end):
                    yield self.finding(
                        document,
                        statement.span(told.start, told.end),
                        message=_message(statement.flat[told.start : told.end], people, day, advice=_WHO_DIED),
                        evidence=_evidence(people, day),
                        confidence=_BY_TITLE,
                    )


_TOLD = f"{LateButLiving.code}.told"
register(LateButLiving.code, ("late|", "deceased|"))
register(_TOLD, CUES)


def _alive(person: Person, day: date | None) -> bool:
    """Whether the person surely lived on the day and shortly after; without a day, on the last day known."""
    if day is None:
        return person.died is None
    if person.died is not None and not person.died.after(day + _MARGIN):
        return False
    return person.alive_on(day) is True


def _message(shown: str, people: tuple[Person, ...], day: date | None, *, advice: str = _IF_FORMER) -> str:
    person = people[0]
    dates = [f"born {person.born}" if person.born else "", f"died {person.died}" if person.died else ""]
    life = ", ".join(filter(None, dates))
    alive = f"alive as of {person.as_of}" if day is None else f"alive on {day}, when this was published,"
    held = _career(person, day or person.as_of)
    career = f" and was {held}" if held else ""
    undated = "; the text is undated" if day is None else ""
    namesakes = "; so was the other person of that name" if len(people) > 1 else ""
    known = f"{person.name}{f' ({life})' if life else ''} was {alive}{career}{undated}{namesakes}"
    return f"“{shown}”: {known.rstrip(',')}. {advice}"


def _career(person: Person, day: date) -> str:
    """The highest office that had begun by the day, with all its terms."""
    begun = [term for term in person.terms if term.start.earliest <= day]
    begun.sort(key=lambda term: _HIGHEST.index(term.office) if term.office in _HIGHEST else len(_HIGHEST))
    if not begun:
        return ""
    same = [term for term in begun if (term.office, term.body) == (begun[0].office, begun[0].body)]
    return f"{begun[0].title} {', '.join(term.dates for term in same)}"


def _evidence(people: tuple[Person, ...], day: date | None) -> dict[str, Any]:
    person = people[0]
    return {
        "person": person.name,
        "born": str(person.born) if person.born else None,
        "died": str(person.died) if person.died else None,
        "as_of": person.as_of.isoformat(),
        "source": person.source,
        "judged_on": day.isoformat() if day else None,
        "terms": [term.label for term in person.terms],
        "also": [other.name for other in people[1:]],
    }
