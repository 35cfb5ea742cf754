"""FS003: a public figure is given an office that somebody else held."""

from copydesk.rules.facts.office_reading import Reading
from copydesk.rules.facts.office_rule import OfficeRule, holder, office
from copydesk.rules.rule import Case


class WrongOffice(OfficeRule):
    """A public figure of the right state or body is given an office that they did not hold.

    Why it matters: "the German president, Angela Merkel" tells the reader that nobody looked it up. It comes from
    translation and from rewriting tools, to which president, premier and chancellor are one word.

    It takes three facts: the tables know no such term of the person; the person surely held another office of that
    body on the day; and the two cannot be one, because they are both heads of it or because somebody else surely held
    the office named. A missing row never makes a finding.

    When it is wrong: a namesake; a wrong publication date; an office held in passing that the tables do not have. The
    rule is silent in quotations, in looks back, after "if" and near words for mistakes and fiction.
    """

    code = "FS003"
    name = "wrong-office"
    # Planted slips of two sets that it was tuned on; in 6,403 edited articles it reports nothing.
    judged = (6, 6)
    help = "Find out which is meant, the person or the office, and name the other to match."
    reports = "wrong-office"
    confirms = "holds"
    bad = (
        Case(
            "⟦French Prime Minister Emmanuel Macron⟧ said on Tuesday that schools would open.",
            published="2021-05-05",
        ),
        Case("⟦German President Angela Merkel⟧ warned on Monday of a trade war.", published="2016-05-05"),
        Case("The ⟦president of Germany, Angela Merkel⟧, met unions on Friday.", published="2014-05-05"),
        Case("⟦Russian prime minister Dmitry Medvedev⟧ signed the decree on Tuesday.", published="2010-05-05"),
        Case(
            "⟦US Secretary of State Mike Pence⟧ told reporters on Wednesday he would fly to Warsaw.",
            published="2019-09-05",
        ),
        Case("⟦Angela Merkel, the German president⟧, arrived in Kyiv on Sunday.", published="2015-06-01"),
        Case(
            "⟦British Foreign Secretary David Cameron⟧ said on Thursday that the embassy would close.",
            published="2012-03-03",
        ),
        Case("⟦Polish president Beata Szydlo⟧ rejected the plan on Thursday.", published="2016-03-03"),
        Case("⟦Indian President Narendra Modi⟧ called on Monday for calm.", published="2022-04-03"),
        Case(
            "⟦Israeli President Benjamin Netanyahu⟧ said on Sunday that the border stays shut.",
            published="2018-04-03",
        ),
        Case("⟦US Vice President Hillary Clinton⟧ will visit Jakarta on Monday.", published="2009-04-03"),
        Case("⟦Italian President Giuseppe Conte⟧ promised aid on Saturday.", published="2020-02-03"),
        Case("⟦Nato secretary-general Donald Tusk⟧ said on Tuesday that ships would sail.", published="2015-11-03"),
        Case("In January ⟦German President Angela Merkel⟧ had shaken hands with the crew.", published="2016-03-09"),
        Case(
            "⟦UN Secretary-General Ursula von der Leyen⟧ said on Monday that talks would go on.",
            published="2021-03-09",
        ),
        Case(
            "Kyiv (Wire) — ⟦Ukrainian Prime Minister Petro Poroshenko⟧ has asked for more aid.",
            published="2015-02-20",
        ),
        Case(
            "⟦Russia's defence minister, Sergei Lavrov⟧, said on Monday that talks would resume.",
            published="2018-02-20",
        ),
        Case("⟦U.S. Defense Secretary John Kerry⟧ left for Kabul on Wednesday.", published="2014-02-20"),
        Case("⟦Italian President Mario Monti⟧ presented his budget.", published="2011-12-01"),
        Case("The summit will be hosted by ⟦German President Angela Merkel⟧ next week.", published="2017-07-01"),
        Case("⟦Brazilian Prime Minister Dilma Rousseff⟧ cut bus fares.", published="2013-06-01"),
        Case("He shook hands with ⟦Angela Merkel, the German president⟧.", published="2019-05-05"),
        Case("⟦Angela Merkel, president of Germany⟧, has a cold.", published="2019-05-05"),
        Case("The visit was announced by the ⟦Russian president, Mikhail Mishustin⟧.", published="2021-04-01"),
        Case("Caption: ⟦Germany's president Angela Merkel⟧ with schoolchildren.", published="2012-10-01"),
        Case("His letter to ⟦Canadian President Justin Trudeau⟧ went unanswered.", published="2019-10-01"),
        Case("⟦Australia's president, Scott Morrison⟧, will fly in next week.", published="2019-10-01"),
        Case("⟦President Rishi Sunak⟧ waved from the balcony.", published="2023-10-01"),
        Case("⟦Indian president Narendra Modi⟧ greeted the crowd.", published="2016-05-06"),
        Case(
            "Talks between ⟦US Defense Secretary Hillary Clinton⟧ and her Chinese colleague went on till dawn.",
            published="2009-05-06",
        ),
        Case("⟦Pm Francois Hollande⟧ had cake.", published="2014-07-06"),
    )
    good = (
        Case("French President Emmanuel Macron said on Tuesday that schools would open.", published="2021-05-05"),
        Case("Former Polish prime minister Donald Tusk said on Tuesday that he would not run.", published="2015-11-03"),
        Case("European Council President Donald Tusk said on Tuesday that ships would sail.", published="2015-11-03"),
        Case("“German President Angela Merkel said so on Tuesday,” the pupil wrote.", published="2015-11-03"),
        Case("Mr Putin, then prime minister, said on Tuesday he would run.", published="2011-11-03"),
        Case(
            "Russia's incoming prime minister Dmitry Medvedev said on Tuesday he would cut taxes.",
            published="2012-05-05",
        ),
        Case(
            "British foreign secretary Boris Johnson said on Thursday he would fly to Brussels.",
            published="2016-07-14",
        ),
        Case("Acting president Kamala Harris signed nothing on Thursday.", published="2021-07-14"),
        Case("A satire has German President Angela Merkel dance on Monday.", published="2016-05-05"),
        Case(
            "The French president, Prime Minister Edouard Philippe said on Tuesday, would sign.",
            published="2019-05-05",
        ),
        Case(
            "German President Frank-Walter Steinmeier and Chancellor Angela Merkel met on Monday.",
            published="2019-05-05",
        ),
        Case("For the German president Angela Merkel had only praise on Monday.", published="2019-05-05"),
        Case("Deputy Prime Minister Nick Clegg said on Monday that he agreed.", published="2012-05-05"),
        Case("Shadow foreign secretary David Lammy said on Monday he would not.", published="2022-10-05"),
        Case(
            "Pictures of President Barack Obama and Prime Minister David Cameron were shown on Monday.",
            published="2013-05-05",
        ),
        Case("As French president Nicolas Sarkozy would say on Monday, work more.", published="2004-09-09"),
        Case("The dinner was hosted by Panama President Juan Carlos Varela on Friday.", published="2015-04-10"),
        Case(
            "The protests led to the fall of pro-Russian President Viktor Yanukovych on Friday.",
            published="2014-02-20",
        ),
        Case(
            "President Hillary Clinton was not to be. A President Hillary Clinton would have called on Monday.",
            published="2016-11-20",
        ),
        Case(
            "They heard Benjamin Netanyahu, Pakistan's prime minister, and the Russian president on Monday.",
            published="2013-10-29",
        ),
        Case("He fought for the post of secretary of defense, Obama said on Monday.", published="2013-01-18"),
        Case("Missouri Gov. Nixon said on Monday that he would send troops.", published="2014-08-14"),
        Case(
            "Italian President Giorgio Napolitano named Mario Monti as prime minister on Sunday.",
            published="2011-12-01",
        ),
        Case(
            "German President Frank-Walter Steinmeier, foreign minister until 2017, spoke on Friday.",
            published="2019-03-01",
        ),
        Case("Russian Prime Minister Vladimir Putin said on Wednesday that he was ready.", published="2008-05-07"),
        Case(
            "German foreign minister and next president Frank-Walter Steinmeier left on Wednesday.",
            published="2017-01-25",
        ),
        Case(
            "Polish Prime Minister Donald Tusk, the next European Council president, spoke on Monday.",
            published="2014-09-02",
        ),
        Case(
            "Egyptian President Mohamed Morsi and Israeli Prime Minister Benjamin Netanyahu agreed on Monday.",
            published="2012-12-12",
        ),
        Case(
            "Sri Lanka's prime minister Ranil Wickremesinghe said on Monday that he would stay.",
            published="2018-08-08",
        ),
        Case("Fifa president Sepp Blatter met South African President Jacob Zuma on Monday.", published="2010-09-09"),
        Case(
            "Eurogroup president Jeroen Dijsselbloem and the Dutch finance minister Jeroen Dijsselbloem are one man.",
            published="2015-09-09",
        ),
        Case("European Council president Angela Merkel opened the summit in Berlin on Friday.", published="2007-03-03"),
        Case("EU Council president Angela Merkel said on Monday that talks went well.", published="2020-08-03"),
        Case("G20 president Tony Abbott said on Wednesday that growth came first.", published="2014-12-03"),
        Case(
            "Apec chair and Chilean President Sebastian Pinera called the summit off on Monday.",
            published="2019-12-03",
        ),
        Case("Bavarian premier Horst Seehofer met Chancellor Angela Merkel on Wednesday.", published="2015-06-03"),
        Case(
            "Madrid regional president Isabel Diaz Ayuso met Prime Minister Pedro Sanchez on Monday; "
            '"President Pedro Sanchez" is what Spaniards say.',
            published="2020-06-03",
        ),
        Case("Saudi Prime Minister King Salman chaired the cabinet on Tuesday.", published="2021-06-03"),
        Case("Angela Merkel, the French president and the mayor met on Monday.", published="2019-05-05"),
        Case("They named Angela Merkel, the German president, and the speaker of parliament.", published="2019-05-05"),
        Case(
            "Among the guests: Emmanuel Macron, Italian Prime Minister Giuseppe Conte, Angela Merkel, "
            "Polish President Andrzej Duda.",
            published="2019-05-05",
        ),
        Case("The letter went to the president of Germany, Angela Merkel and the speaker.", published="2019-05-05"),
        Case(
            "He asked why Prime Minister Justin Trudeau was called President Justin Trudeau on the poster.",
            published="2019-10-01",
        ),
        Case("Egypt's interim prime minister Hazem el-Beblawi met Germany's foreign minister.", published="2013-10-01"),
        Case("In a slip of the tongue he greeted German President Angela Merkel.", published="2021-10-01"),
        Case("The Russian president Dmitry Medvedev replaced was Vladimir Putin.", published="2016-10-01"),
        Case("Former German President Angela Merkel critic Jens Hill.", published="2018-10-01"),
        Case(
            "Russian President Vladimir Putin, Prime Minister Dmitry Medvedev and Chancellor Angela Merkel.",
            published="2012-10-01",
        ),
        Case("European Union president Jose Manuel Barroso spoke.", published="2014-10-01"),
        Case("Chancellor Rishi Sunak and Prime Minister Boris Johnson ate.", published="2020-10-01"),
        Case(
            "German EU presidency holder Chancellor Angela Merkel hosted President Vladimir Putin.",
            published="2007-06-01",
        ),
        Case("Spain's Prime Minister Mariano Rajoy; Catalan president Carles Puigdemont.", published="2017-12-01"),
        Case(
            "The new German chancellor Olaf Scholz thanked Angela Merkel, chancellor for 16 years.",
            published="2021-12-09",
        ),
        Case("Acting Sri Lankan President Ranil Wickremesinghe, who is also prime minister.", published="2022-07-20"),
        Case("Home secretary Priti Patel and chancellor Sajid Javid took their seats.", published="2019-07-25"),
    )

    def explain(self, reading: Reading) -> str:
        """What the person was, and who held the office named."""
        place = reading.standing
        held = " and ".join(office(term) for term in place.now)
        return f"{place.person.name} was {held}{holder(place)}. Correct the office or the name."
