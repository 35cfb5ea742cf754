"""FS006: somebody in office is called its former holder."""

from copydesk.rules.facts.office_reading import Reading
from copydesk.rules.facts.office_rule import OfficeRule, office
from copydesk.rules.rule import Case


class FormerButIncumbent(OfficeRule):
    """Somebody is called the former holder of an office that they held on the day of publication.

    Why it matters: it tells the reader of a change of power that never was. It comes from texts brought up to date by
    hand, and from rewriting.

    It is judged for the very office named, and for first terms only: "former president" of one who came back may look
    back. Three days of margin are given at either end.

    When it is wrong: a namesake; a wrong publication date; an office of the same name that is not in the tables. The
    rule is silent where the words belong to somebody else ("a former President Obama adviser"), in quotations and near
    words for mistakes and fiction.
    """

    code = "FS006"
    name = "former-but-incumbent"
    # Planted slips of two sets that it was tuned on; in 6,403 edited articles it reports nothing.
    judged = (6, 6)
    help = "Strike \u201cformer\u201d, or name the office that the person left."
    reports = "still"
    confirms = "left"
    bad = (
        Case("⟦Former French president Emmanuel Macron⟧ opened the museum.", published="2021-03-05"),
        Case("⟦Former US President Barack Obama⟧ said on Monday that he would sign.", published="2015-03-05"),
        Case("The fair was opened by ⟦former chancellor Angela Merkel⟧.", published="2013-03-05"),
        Case("⟦Theresa May, the former prime minister⟧, spoke of unity.", published="2018-03-05"),
        Case("The ⟦former president of Turkey, Recep Tayyip Erdogan⟧, sent flowers.", published="2018-03-05"),
        Case("⟦Ukraine's former president Volodymyr Zelensky⟧ thanked them.", published="2023-03-05"),
        Case("A letter from ⟦ex-UN secretary-general Antonio Guterres⟧ was read out.", published="2023-03-05"),
        Case("⟦Canada's ex-prime minister Justin Trudeau⟧ ran in the park.", published="2017-03-05"),
        Case("The ⟦former Nato secretary-general Anders Fogh Rasmussen⟧ gave the speech.", published="2011-03-05"),
        Case("⟦Former European Commission president Jean-Claude Juncker⟧ kissed him.", published="2019-03-05"),
        Case("⟦Former prime minister David Cameron⟧ told MPs on Wednesday that he was sorry.", published="2014-03-05"),
        Case("⟦Xi Jinping, China's former president⟧, did not come.", published="2022-03-05"),
        Case("The ⟦former Indian prime minister, Narendra Modi⟧, swam.", published="2024-08-05"),
        Case("⟦Former Fed chair Jerome Powell⟧ cut rates.", published="2020-02-20"),
        Case(
            "Parliament on Monday gave ⟦former premier Viktor Orban⟧ the right to rule alone.",
            published="2020-03-31",
        ),
        Case("⟦Ex-Prime Minister Rishi Sunak⟧ has a cold.", published="2023-05-05"),
        Case("Ministers praised ⟦former premier Giuseppe Conte⟧ for his calm.", published="2020-02-20"),
        Case('"No comment," said ⟦ex-Ukrainian president Volodymyr Zelensky⟧.', published="2019-06-20"),
        Case("⟦Japan's former Prime Minister Naoto Kan⟧ faces a vote today.", published="2011-06-20"),
        Case("⟦Angela Merkel, a former German chancellor⟧, won the prize.", published="2018-06-20"),
        Case(
            "The ⟦former Canadian premier, Justin Trudeau⟧, met ⟦former US president Barack Obama⟧.",
            published="2016-06-20",
        ),
        Case("Guests included the ⟦ex-German chancellor Angela Merkel⟧ and two bakers.", published="2016-06-05"),
        Case("Among those present was ⟦former prime minister Justin Trudeau⟧, who sang.", published="2017-06-10"),
        Case(
            "⟦Former Russian President Vladimir Putin⟧ told a council on Friday that Kiev had crossed a line.",
            published="2014-05-02",
        ),
        Case("⟦Ex-chancellor Merkel⟧ is no fan of the plan.", published="2012-06-10"),
    )
    good = (
        Case("Former President Obama adviser David Hill left.", published="2012-03-05"),
        Case("The former President Obama aide wept.", published="2012-03-05"),
        Case("Former mayor of London Boris Johnson spoke.", published="2018-03-05"),
        Case("Former prime minister Theresa May spoke.", published="2020-03-05"),
        Case("Former president Donald Trump was charged in 2023.", published="2025-03-05"),
        Case("Lula, Brazil's former president, was jailed in 2018.", published="2023-03-05"),
        Case("A former president, Barack Obama said, should be silent.", published="2014-03-05"),
        Case("Former vice president Joe Biden won.", published="2021-03-05"),
        Case("The former prime minister Dmitry Medvedev replaced had more power.", published="2017-03-05"),
        Case("Former prime minister Vladimir Putin was sworn in as president.", published="2012-05-09"),
        Case("Former British prime minister David Cameron and Prime Minister Theresa May met.", published="2017-03-05"),
        Case("“Former president Obama will be loved,” she said.", published="2015-03-05"),
        Case("In the novel former president Barack Obama farms.", published="2015-03-05"),
        Case("It is false that former US President Barack Obama fled.", published="2016-03-05"),
        Case("Former president Barack Obama flew to Palm Springs.", published="2017-01-22"),
        Case("Ex-chancellor Angela Merkel sang; so did ex-Prime Minister Theresa May.", published="2022-05-05"),
        Case(
            "Former president Obama aides met. Former President Obama campaign manager Jim Hill spoke.",
            published="2016-06-20",
        ),
        Case("Former foreign minister Frank-Walter Steinmeier is foreign minister again.", published="2013-12-20"),
        Case("The former Prime Minister Stephen Harper defeated in 2006 spoke on Monday.", published="2013-12-20"),
        Case("Former KGB officer and Russian president Vladimir Putin rode.", published="2016-05-30"),
        Case(
            "Former London mayor Boris Johnson met former commodities trader and Mayor Sadiq Khan.",
            published="2016-05-30",
        ),
        Case(
            "Brazil's former president Jair Bolsonaro flew to Florida; former president and now President Lula stayed.",
            published="2023-01-05",
        ),
        Case("Former Prime Minister Boris Johnson ally Nadine Hill will go.", published="2022-07-20"),
        Case("Former Brexit minister and prime minister Boris Johnson sang.", published="2021-05-20"),
        Case("A former French president, Francois Hollande said, has duties.", published="2014-05-20"),
        Case("Former president Hollande critic Jean Hill was there.", published="2016-05-05"),
        Case("Former president George W. Bush flew to Texas.", published="2009-01-20"),
        Case("Former chancellor and Prime Minister Gordon Brown called an election.", published="2010-05-05"),
        Case("Former UK prime minister David Cameron, now foreign secretary, flew to Kyiv.", published="2024-06-05"),
        Case(
            "The former president of Poland and the European Council president, Donald Tusk, met.",
            published="2016-06-05",
        ),
        Case("The former president: Vladimir Putin's critics laugh.", published="2012-06-10"),
        Case(
            "Former prime minister turned columnist Boris Johnson, they joked, would write again.",
            published="2022-06-10",
        ),
    )

    def explain(self, reading: Reading) -> str:
        """Since when the office has been held."""
        place = reading.standing
        return f"{place.person.name} was still {office(place.last)} on {place.day}. Strike \u201cformer\u201d."
