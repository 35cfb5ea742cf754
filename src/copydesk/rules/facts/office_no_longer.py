"""FS005: somebody is shown in an office that they had left."""

from copydesk.rules.facts.office_reading import Reading
from copydesk.rules.facts.office_rule import OfficeRule, holder, office
from copydesk.rules.rule import Case


class OfficeNoLonger(OfficeRule):
    """Somebody acts in an office that they no longer held on the day of publication.

    Why it matters: the name that everybody remembers stays in the fingers for years after the office has changed
    hands, and in the memory of rewriting tools for ever.

    Only an act of the article's own present counts, told of the person as its subject: with a weekday or "this week",
    or in the present or future tense. Edited copy names past presidents by their title in looks back, rightly: those
    are left alone, and so is a title that is kept for life out of courtesy, unless its state is named with it or the
    act has a day of its own; "President" of a past American one always is. Three days of margin are given.

    When it is wrong: a namesake; a wrong publication date; a story told in the present tense. The rule is silent about
    "former", "then" and the like, in quotations, looks back and suppositions, and about the dead.
    """

    code = "FS005"
    name = "office-no-longer"
    # Planted slips of two sets that it was tuned on; in 6,403 edited articles it reports nothing.
    judged = (11, 11)
    help = "Write \u201cformer\u201d, or name who holds the office now."
    reports = "no-longer"
    bad = (
        Case("⟦British chancellor Gordon Brown⟧ announced the plan on Tuesday.", published="2008-02-03"),
        Case("⟦Turkish Prime Minister Recep Tayyip Erdogan⟧ said on Tuesday he would sue.", published="2017-02-03"),
        Case("⟦German Chancellor Angela Merkel⟧ warned on Tuesday of a long war.", published="2022-05-05"),
        Case("⟦US President Barack Obama⟧ said on Friday that he would sign.", published="2018-05-05"),
        Case("⟦US President Donald Trump⟧ arrived in Paris on Saturday for talks.", published="2021-09-05"),
        Case("⟦British Prime Minister Theresa May⟧ told parliament on Tuesday she would stay.", published="2020-02-05"),
        Case("⟦Barack Obama, the US president⟧, announced on Monday new sanctions.", published="2019-03-05"),
        Case("The ⟦president of Russia, Dmitry Medvedev⟧, signed the law on Friday.", published="2014-01-05"),
        Case("⟦French President Francois Hollande⟧ will travel to Mali next week.", published="2018-01-05"),
        Case(
            "⟦European Commission President Jean-Claude Juncker⟧ called on Wednesday for unity.",
            published="2019-12-05",
        ),
        Case("⟦UN Secretary-General Ban Ki-moon⟧ condemned the attack on Saturday.", published="2017-02-05"),
        Case(
            "⟦Italy's prime minister, Mario Draghi⟧, said yesterday that gas would be rationed.",
            published="2023-04-05",
        ),
        Case("⟦Prime Minister Gordon Brown⟧ announced on Thursday that taxes would rise.", published="2013-04-05"),
        Case(
            "⟦NATO Secretary General Jens Stoltenberg⟧ met ministers in Brussels on Thursday.",
            published="2024-12-15",
        ),
        Case("⟦Brazilian President Jair Bolsonaro⟧ vetoed the bill on Wednesday.", published="2023-06-15"),
        Case(
            "⟦Canada's Prime Minister Justin Trudeau⟧ said on Wednesday that tariffs would follow.",
            published="2025-03-20",
        ),
        Case("⟦Argentine President Mauricio Macri⟧ has put off the payment, his office said.", published="2020-05-25"),
        Case(
            "Austria will take them in, declared on Wednesday in Vienna ⟦Austrian chancellor Sebastian Kurz⟧.",
            published="2022-03-11",
        ),
        Case("⟦UK chancellor Rishi Sunak⟧ told the House on Wednesday that rates would rise.", published="2022-12-01"),
        Case("⟦IMF chief Christine Lagarde⟧ warned on Monday of a wave of debts.", published="2020-12-01"),
        Case("⟦German finance minister Olaf Scholz⟧ vowed on Tuesday to send tanks.", published="2023-02-01"),
        Case(
            "BERLIN (Wire) - ⟦Chancellor Angela Merkel⟧ on Saturday urged Moscow to pull back.",
            published="2022-02-20",
        ),
        Case("⟦Israeli President Shimon Peres⟧ lit the first candle on Tuesday evening.", published="2014-12-20"),
        Case("⟦Australian prime minister Malcolm Turnbull⟧ claims victory", published="2019-05-20"),
        Case("⟦Italian Prime Minister Silvio Berlusconi⟧ presented his budget on Wednesday.", published="2011-12-01"),
        Case(
            "⟦US Secretary of State Mike Pompeo⟧ will visit Kyiv on Friday, the embassy said.",
            published="2021-02-03",
        ),
        Case("⟦ECB president Mario Draghi⟧ hinted on Wednesday at lower rates.", published="2020-01-09"),
        Case("⟦British premier Rishi Sunak⟧ hosted the Irish taoiseach at the weekend.", published="2024-09-09"),
        Case(
            "South African leaders met. ⟦President Jacob Zuma of South Africa⟧ flew to Addis Ababa on Wednesday.",
            published="2018-03-01",
        ),
        Case(
            "Members voted on Monday. ⟦Prime Minister David Cameron⟧ praised the result and left by the back door.",
            published="2019-04-02",
        ),
        Case(
            "Doctors met on Tuesday in Vienna. The ⟦Spanish prime minister, Mariano Rajoy⟧, sent a message.",
            published="2020-12-02",
        ),
        Case(
            "The summit opens on Friday. ⟦Chinese President Hu Jintao⟧ arrived with a large party.",
            published="2018-01-10",
        ),
        Case("Police said on Wednesday that ⟦Prime Minister Theresa May⟧ condemned the raid.", published="2021-06-10"),
        Case("⟦US President Barack Obama⟧ said on Friday that he had made up his mind.", published="2018-05-05"),
        Case("⟦President Jair Bolsonaro⟧ told reporters on Friday that he would run again.", published="2023-08-29"),
        Case("⟦Secretary of State Rex Tillerson⟧ said on Thursday that aid would stop.", published="2019-10-16"),
        Case("⟦Defence Secretary Donald Rumsfeld⟧ told soldiers on Tuesday to wait.", published="2011-06-22"),
        Case("⟦Labour leader Jeremy Corbyn⟧ said on Tuesday that he would vote against it.", published="2022-05-24"),
        Case("⟦House Speaker Paul Ryan⟧ told reporters on Monday that he would not stop it.", published="2020-09-22"),
        Case("⟦Senate Majority Leader Harry Reid⟧ said on Monday that he had the votes.", published="2018-09-25"),
        Case("⟦Amazon CEO Jeff Bezos⟧ said on Thursday that hiring would stop.", published="2022-11-03"),
        Case("⟦Twitter’s chief executive, Jack Dorsey⟧, told staff on Wednesday to stay home.", published="2022-11-03"),
        Case("⟦Health secretary Jeremy Hunt⟧ told nurses on Tuesday that help would come.", published="2020-04-30"),
        Case(
            "⟦South Africa’s President Jacob Zuma⟧, the host, said on Thursday that six would join.",
            published="2023-08-29",
        ),
        Case("⟦US Vice President Mike Pence⟧ broke the tie in the Senate on Thursday.", published="2022-06-10"),
        Case(
            "Prices rose in September, data showed on Tuesday. ⟦Fed chair Janet Yellen⟧ called the rise modest.",
            published="2018-10-10",
        ),
    )
    good = (
        Case("Former German chancellor Angela Merkel warned on Tuesday of a long war.", published="2022-05-05"),
        Case("Ms Merkel, German chancellor until last year, warned on Tuesday of a long war.", published="2022-05-05"),
        Case("In 2015 US President Barack Obama said on a Friday in May that he would sign.", published="2018-05-05"),
        Case("President Obama said on Friday that he would campaign for her.", published="2018-05-05"),
        Case("The then US president Barack Obama had said on a Friday that he would sign.", published="2018-05-05"),
        Case("The deal that US President Barack Obama signed was cancelled on Monday.", published="2018-05-05"),
        Case("A painting of US President Barack Obama was shown on Monday.", published="2018-05-05"),
        Case("Ben Rhodes, an aide to US President Barack Obama, said on Monday he was sad.", published="2018-05-05"),
        Case("“US President Barack Obama said it on Friday,” the diary reads.", published="2018-05-05"),
        Case("Prime Minister David Cameron said on Wednesday that he would leave at once.", published="2016-07-15"),
        Case(
            "When German Chancellor Angela Merkel met him ten years ago, he said on Monday, she smiled.",
            published="2022-05-05",
        ),
        Case("German Chancellor Angela Merkel handed over on Wednesday.", published="2021-12-10"),
        Case(
            "Mr Biden leads. Vice President Joe Biden told a rally on Friday that he would win. The former vice "
            "president Joe Biden is 76.",
            published="2019-06-05",
        ),
        Case("Former Twitter CEO Jack Dorsey said on Thursday that he was sorry.", published="2022-11-03"),
        Case("Microsoft founder and former chief executive Bill Gates spoke on Monday.", published="2015-11-03"),
        Case("Scottish Labour leader Jeremy Corbyn supporters met on Tuesday.", published="2022-05-24"),
        Case("He sold Twitter, Jack Dorsey told a court on Monday.", published="2022-11-03"),
        Case("British Prime Minister Tony Blair told MPs that he had made it up on Friday.", published="2018-05-05"),
        Case("Secretary Clinton said on Friday that she would not run.", published="2017-01-05"),
        Case("President Carter said on Friday that he was well.", published="2024-01-05"),
        Case(
            "The agreement was reached under US President Barack Obama, officials said on Monday.",
            published="2018-05-05",
        ),
        Case(
            "Mrs May, the prime minister who succeeded British Prime Minister David Cameron, said on Monday no.",
            published="2019-05-05",
        ),
        Case(
            "Twenty years after US President Bill Clinton signed it, the law was struck down on Monday.",
            published="2015-05-05",
        ),
        Case("US President George W. Bush signed the law in July 2002.", published="2018-07-19"),
        Case("President Bill Clinton speaks on Wednesday, September 5, in Charlotte.", published="2012-09-06"),
        Case("On Monday he joined the list of aides whom US President Barack Obama had fired.", published="2019-07-02"),
        Case(
            "Hundreds queued; US President George H. W. Bush, who died on Friday, was praised by US "
            "President Donald Trump on Monday.",
            published="2018-12-04",
        ),
        Case("US President Donald Trump left on Wednesday.", published="2021-01-22"),
        Case(
            "The Mueller team, appointed after US President Barack Obama left, reported on Friday.",
            published="2019-03-20",
        ),
        Case(
            "It was German Chancellor Angela Merkel who let them in, the minister said on Monday.",
            published="2022-02-20",
        ),
        Case(
            "Russian President Vladimir Putin met ex-German Chancellor Gerhard Schroeder on Friday.",
            published="2017-05-05",
        ),
        Case("British Prime Minister David Cameron resigned the day after the referendum.", published="2018-06-18"),
        Case(
            "British Prime Minister Margaret Thatcher told the nation on a Friday that the islands were free again.",
            published="2013-04-09",
        ),
        Case(
            "Flags flew low on Monday. British Prime Minister Margaret Thatcher led the country for 11 years.",
            published="2013-04-09",
        ),
        Case(
            "On Tuesday the archive put online how British Prime Minister Tony Blair told aides to go.",
            published="2015-06-18",
        ),
        Case(
            "British Prime Minister David Cameron called the vote in 2016, a book published on Monday says.",
            published="2017-06-18",
        ),
        Case("Japanese Prime Minister Shinzo Abe stepped down on Wednesday.", published="2020-09-18"),
        Case(
            "Japan's Prime Minister Shinzo Abe, who stepped down last week, visited the shrine on Saturday.",
            published="2020-09-25",
        ),
        Case(
            "US President Bill Clinton shook the cook's hand and left. Twenty years later the cook still talks of it.",
            published="2020-05-05",
        ),
        Case(
            "Members met on Monday. The union has long quarrelled. In 2016 it lost a member. Prime Minister "
            "David Cameron called a vote to calm his party.",
            published="2019-04-02",
        ),
        Case(
            "Theresa May faces MPs on Monday. Prime Minister Theresa May has no majority. Prime Minister "
            "David Cameron had one.",
            published="2019-04-02",
        ),
        Case(
            "MPs vote on Monday on the plan of Prime Minister Theresa May. British Prime Minister David "
            "Cameron called the vote to calm his party.",
            published="2019-04-02",
        ),
        Case(
            "MPs vote on Monday. Former prime minister David Cameron regrets it. Prime Minister David "
            "Cameron called the vote to calm his party.",
            published="2019-04-02",
        ),
        Case("MPs vote on Monday. President Barack Obama called the vote a mistake.", published="2019-04-02"),
        Case(
            "The bank, which Fed chair Janet Yellen joined after leaving, said on Monday it grew.",
            published="2018-10-10",
        ),
        Case(
            "The film opens on Friday. It shows how US President Barack Obama told the team to go in.",
            published="2022-06-10",
        ),
        Case(
            "He was an adviser when Prime Minister Theresa May called the election, the court heard on Monday.",
            published="2022-06-10",
        ),
        Case(
            "Judges ruled on Monday. Prime Minister Gordon Brown introduced the tax in his last budget.",
            published="2015-06-10",
        ),
        Case(
            "Protests go on, police said on Monday. The dam was begun by Egyptian President Hosni Mubarak.",
            published="2020-06-10",
        ),
        Case(
            "A court on Monday heard how Italian Prime Minister Silvio Berlusconi paid dancers.",
            published="2014-06-10",
        ),
    )

    def explain(self, reading: Reading) -> str:
        """When the last term ended, and who held the office after it."""
        place = reading.standing
        return f"{place.person.name} was {office(place.last)}{holder(place)}. If \u201cformer\u201d is meant, say so."
