"""FS004: an office is given to somebody before the term began."""

from copydesk.rules.facts.office_reading import Reading
from copydesk.rules.facts.office_rule import OfficeRule, holder
from copydesk.rules.rule import Case


class OfficeNotYet(OfficeRule):
    """Somebody acts in an office whose first term had not begun on the day of publication.

    Why it matters: a winner of an election is not in office until sworn in; "President" a month early is wrong, and in
    an older text it shows that the text was changed later.

    Only an act of the article's own present counts, told of the person as its subject: with a weekday or "this week",
    or in the present or future tense. Three days of margin are given.

    When it is wrong: a namesake; a wrong publication date; a caption newer than its article. The rule is silent about
    "-elect", "designate", "incoming" and the like, in quotations, looks back and suppositions.
    """

    code = "FS004"
    name = "office-not-yet"
    # Planted slips of two sets that it was tuned on; in 6,403 edited articles it reports nothing.
    judged = (10, 10)
    help = "Write what the person was on the day: elected, designated, or the office held then."
    reports = "not-yet"
    bad = (
        Case("⟦President Donald Trump⟧ said on Monday that he would name a secretary.", published="2016-12-06"),
        Case("⟦US President Barack Obama⟧ met bankers in Chicago on Wednesday.", published="2008-11-20"),
        Case("⟦French President Emmanuel Macron⟧ told a rally on Saturday that he would win.", published="2017-04-01"),
        Case("⟦German Chancellor Olaf Scholz⟧ said on Sunday the talks went well.", published="2021-11-01"),
        Case("⟦Prime Minister Boris Johnson⟧ promised on Tuesday to leave the union.", published="2019-07-10"),
        Case(
            "⟦Ukraine's president, Volodymyr Zelensky⟧, said on Wednesday that he would dissolve parliament.",
            published="2019-04-25",
        ),
        Case("⟦UN Secretary-General Antonio Guterres⟧ called for peace on Wednesday.", published="2016-11-10"),
        Case("⟦British Prime Minister Keir Starmer⟧ visited Leeds on Wednesday.", published="2024-06-20"),
        Case("⟦European Council president Donald Tusk⟧ arrived in Brussels on Tuesday.", published="2014-09-10"),
        Case(
            "⟦Brazil's President Jair Bolsonaro⟧ announced on Friday that he would move the embassy.",
            published="2018-11-10",
        ),
        Case(
            "⟦Canadian Prime Minister Justin Trudeau⟧ said on Friday that jets would come home.",
            published="2015-10-25",
        ),
        Case("⟦US President Joe Biden⟧ will fly to Georgia on Tuesday.", published="2020-12-20"),
        Case(
            "⟦Giorgia Meloni, the Italian prime minister⟧, said on Tuesday that ports would close.",
            published="2022-10-05",
        ),
        Case(
            "The ⟦president of the United States, Donald Trump⟧, tweeted on Friday that tariffs would come.",
            published="2024-11-30",
        ),
        Case("⟦President Francois Hollande⟧ vowed on Thursday to tax the rich.", published="2012-03-30"),
        Case("LONDON. ⟦UK Prime Minister Liz Truss⟧ is to meet business leaders on Monday.", published="2022-08-20"),
        Case(
            "⟦Argentina's president Mauricio Macri⟧ will lift currency controls, he said on Tuesday.",
            published="2015-10-28",
        ),
        Case("⟦Chancellor Angela Merkel⟧ told her party on Thursday that taxes would rise.", published="2005-10-28"),
        Case("⟦China's president, Xi Jinping⟧, met farmers on Thursday.", published="2013-03-01"),
        Case("⟦Mexico's President Enrique Pena Nieto⟧ has sacked his campaign chief.", published="2012-04-01"),
        Case("⟦Israeli Prime Minister Naftali Bennett⟧ arrived at the residence on Monday.", published="2021-06-01"),
        Case(
            "Storms hit the coast. ⟦French President Emmanuel Macron⟧ toured the harbour in rubber boots.",
            published="2012-11-09",
        ),
        Case("Bakers struck. ⟦Japan's prime minister, Fumio Kishida⟧, promised flour.", published="2009-05-09"),
        Case("⟦US Vice President Kamala Harris⟧ called the mayor.", published="2015-06-09"),
        Case("PARIS. ⟦President Emmanuel Macron⟧ and his guests toured the salon.", published="2013-03-10"),
        Case("⟦Brazil's president Dilma Rousseff⟧ cast her vote at dawn.", published="2010-10-05"),
        Case("⟦Chancellor Philip Hammond⟧ rejected the report on Tuesday.", published="2016-05-05"),
    )
    good = (
        Case("President-elect Donald Trump said on Monday that he would name a secretary.", published="2016-12-06"),
        Case("If he wins, President Donald Trump would say on Monday what he means, she said.", published="2016-10-06"),
        Case("“President Trump will say on Monday,” the sign read.", published="2016-10-06"),
        Case("The next president, Donald Trump, said on Monday that he would wait.", published="2016-12-06"),
        Case("Incoming US president Donald Trump said on Monday that he would wait.", published="2016-12-06"),
        Case("President Donald Trump said on Thursday that he was ready.", published="2017-01-19"),
        Case("Senator Barack Obama said on Monday that he would run for president.", published="2007-05-05"),
        Case("Finance minister Olaf Scholz said on Monday the talks went well.", published="2021-11-01"),
        Case("German chancellor-in-waiting Olaf Scholz said on Monday the talks went well.", published="2021-11-01"),
        Case("Under President Donald Trump, the deal would die, analysts said on Monday.", published="2016-12-06"),
        Case("A President Donald Trump would mean risk, the bank said on Monday.", published="2016-12-06"),
        Case("Presidential hopeful Francois Hollande vowed on Thursday to tax the rich.", published="2012-03-30"),
        Case("Future Prime Minister Keir Starmer visited Leeds on Wednesday.", published="2024-06-20"),
        Case("The designated prime minister Donald Tusk said on Tuesday he was ready.", published="2022-11-20"),
        Case("Mr Trump, who becomes president in January, said on Wednesday he would wait.", published="2016-11-10"),
        Case("Mexico's president, Andres Manuel Lopez Obrador, said on Tuesday he would wait.", published="2020-12-20"),
        Case("President Donald Trump will call it out of touch, and voters will agree.", published="2017-01-05"),
        Case(
            "He had served then-Vice President Joe Biden, then–House Speaker Nancy Pelosi and others.",
            published="2014-10-17",
        ),
        Case("If UK Prime Minister Liz Truss cuts taxes next week, rates will rise.", published="2022-08-20"),
        Case("A prime minister Liz Truss will cut taxes, her allies said on Monday.", published="2022-08-20"),
        Case(
            "Opposition presidential candidate Mauricio Macri will lift controls, he said on Tuesday.",
            published="2015-10-28",
        ),
        Case(
            "Britain's next prime minister, Theresa May, said on Monday that she would deliver.",
            published="2016-07-12",
        ),
        Case("Supporters of President Trump said on Friday they were glad.", published="2016-11-12"),
        Case("President Donald Trump's former aide said on Monday he would return.", published="2024-11-12"),
        Case("Former US President Donald Trump said on Monday he would return.", published="2024-11-12"),
        Case("One day French President Emmanuel Macron would tour the harbour.", published="2012-11-09"),
        Case("President Donald Trump would build a wall, his fans hope.", published="2016-03-01"),
        Case("The cartoon shows how President Donald Trump signed the pope's hat.", published="2016-03-01"),
        Case("Picture this: President Donald Trump calls the pope.", published="2016-03-01"),
        Case(
            "US President Donald Trump said so on March 4, 2018. On May 5, 2018, he said no. On June 6, 2019, he left.",
            published="2012-06-01",
        ),
        Case(
            "“President Clinton called me,” he said of Hillary. President Hillary Clinton is what they call her.",
            published="2016-10-30",
        ),
        Case("In an alternative history, President Kamala Harris signed the law.", published="2020-10-05"),
        Case(
            "Tory members are expected to pick Boris Johnson on Tuesday; Prime Minister Boris Johnson would "
            "then face parliament.",
            published="2019-07-20",
        ),
        Case("Brazil's presidential favourite Dilma Rousseff cast her vote at dawn.", published="2010-10-05"),
        Case("Britain gets a new leader: Prime Minister Boris Johnson moves in on Wednesday.", published="2019-07-23"),
        Case(
            'America wakes up to President Donald Trump again; "President Donald Trump has won," it says.',
            published="2024-11-06",
        ),
    )

    def explain(self, reading: Reading) -> str:
        """When the first term began."""
        place = reading.standing
        return (
            f"{place.person.name} became {place.last.title} on {place.last.start}{holder(place)}. Say what they were."
        )
