"""FS001: who may not be called late, and where "late" says nothing of death."""

from datetime import date, datetime
from textwrap import fill

import pytest

from copydesk.knowledge import Knowledge, PartialDate, Person, built_in
from copydesk.model import Finding, Published
from copydesk.rules.facts.late_but_living import LateButLiving
from copydesk.rules.rule import Case
from copydesk.survey import no_survey
from copydesk.testing import document_of, failures, findings_on


def findings(text: str, published: str | None = "2018-05-05") -> list[Finding]:
    return findings_on(LateButLiving, Case(text, published=published))[0]


def marked(text: str, published: str | None = "2018-05-05") -> list[str]:
    return [text[found.span.start : found.span.end] for found in findings(text, published)]


def test_its_own_examples_hold() -> None:
    assert list(failures(LateButLiving)) == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("A letter to the late Vladimir Putin came back.", "the late Vladimir Putin", id="bare-name"),
        pytest.param("the late, great day; the late Bill Clinton.", "the late Bill Clinton", id="second-late"),
        pytest.param("Her late husband Bill Clinton had signed it.", "Her late husband Bill Clinton", id="relative"),
        pytest.param(
            "It was signed by late US president Bill Clinton.",
            "late US president Bill Clinton",
            id="no-article",
        ),
        pytest.param(
            "The recently deceased Angela Merkel wrote it.",
            "The recently deceased Angela Merkel",
            id="recently",
        ),
        pytest.param(
            "Deceased former chancellor Gerhard Schröder spoke.",
            "Deceased former chancellor Gerhard Schröder",
            id="deceased",
        ),
        pytest.param(
            "the late president of Poland Lech Wałęsa said so",
            "the late president of Poland Lech Wałęsa",
            id="of-country",
        ),
        pytest.param(
            "the late South African president Jacob Zuma said",
            "the late South African president Jacob Zuma",
            id="two-word-nation",
        ),
        pytest.param(
            "the late opposition leader Alexei Navalny had gone",
            "the late opposition leader Alexei Navalny",
            id="died-years-later",
        ),
        pytest.param("the late Elizabeth II had opened it", "the late Elizabeth II", id="queen"),
        pytest.param("the late king Juan Carlos sailed", "the late king Juan Carlos", id="forename-behind-a-title"),
        pytest.param("the late Tony Blair's policy", "the late Tony Blair", id="possessive"),
        pytest.param(
            "The desk of Lech Walesa's friend. Lech Walesa, the late Polish president, left it.",
            "Lech Walesa, the late Polish president",
            id="apposition",
        ),
    ],
)
def test_a_living_person_called_dead_is_found_from_late_to_the_name(text: str, span: str) -> None:
    assert marked(text) == [span] or marked(text + " to them.") == [span]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He reads the late Vladimir Putin biography.", id="late-edition"),
        pytest.param("the late Theresa May deal", id="noun-behind"),
        pytest.param("the late-night Bill Clinton show; late-era Tony Blair.", id="compound"),
        pytest.param("An hour late President Barack Obama spoke.", id="an-hour-late"),
        pytest.param("Of late President Barack Obama has been quiet.", id="of-late"),
        pytest.param("She came late. President Barack Obama did not.", id="two-sentences"),
        pytest.param("a late President Barack Obama, who waited for nobody", id="a-late"),
        pytest.param("the late John Smith told Barack Obama", id="another-name-first"),
        pytest.param("the late Barack Obama Sr. had studied there", id="the-father"),
        pytest.param("the late Bill Clinton, of Pennick, kept bees", id="a-man-of-a-village"),
        pytest.param("the late Bill Clinton, 84, kept bees", id="a-man-of-an-age"),
        pytest.param("the late Bill Clinton of Pennick kept bees", id="a-namesake"),
        pytest.param("the late Dr Gordon Brown kept bees", id="common-name-with-an-empty-title"),
        pytest.param("the late captain Bill Clinton kept bees", id="unknown-title"),
        pytest.param("the late senator Tony Blair kept bees", id="title-that-does-not-fit"),
        pytest.param("the late Blair kept bees; the late Mr Blair too", id="surname-alone"),
        pytest.param("the late president Bush; the late president Clinton", id="surnames-that-are-not-curated"),
        pytest.param("not the late Bill Clinton, but his dog", id="denied"),
        pytest.param("A false report spoke of the late Bill Clinton.", id="false-report"),
        pytest.param("In a gaffe he thanked the late Bill Clinton.", id="gaffe"),
        pytest.param("Correction: we wrote of the late Bill Clinton.", id="correction"),
        pytest.param("The film shows the late Bill Clinton in heaven.", id="film"),
        pytest.param("Suppose the late Bill Clinton had won.", id="supposed"),
        pytest.param("The late Bill Clinton died in his sleep.", id="the-text-tells-of-the-death"),
        pytest.param('The man said: "The late Bill Clinton was here."', id="straight-quotation"),
        pytest.param("« The late Bill Clinton », wrote the paper.", id="guillemets"),
        pytest.param("the widow of the late president, Bill Clinton, waved", id="a-name-behind-a-comma"),
        pytest.param("the late secretary of Bill Clinton, the late driver of Tony Blair", id="somebody-of-theirs"),
        pytest.param("LATE: Bill Clinton", id="a-heading"),
        pytest.param("the late", id="end-of-text"),
    ],
)
def test_look_alikes_are_silent(text: str) -> None:
    assert marked(text) == []


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        pytest.param("2013-11-05", ["the late Nelson Mandela"], id="a-month-before-the-death"),
        pytest.param("2013-12-03", [], id="two-days-before-pages-are-edited"),
        pytest.param("2013-12-05", [], id="the-day-of-the-death"),
        pytest.param("2020-01-01", [], id="years-after"),
        pytest.param("1900-01-01", [], id="before-the-birth"),
        pytest.param(None, [], id="undated-and-dead-by-now"),
    ],
)
def test_it_is_judged_as_of_the_day_of_publication(published: str | None, expected: list[str]) -> None:
    assert marked("It was a gift to the late Nelson Mandela.", published) == expected


def test_a_month_of_publication_is_judged_by_its_last_day() -> None:
    document, _ = document_of(Case("A gift to the late Nelson Mandela."))
    for month, last, expected in [("2013-11", 30, 1), ("2013-12", 31, 0)]:
        start = datetime.fromisoformat(f"{month}-01")
        moment = Published(start, start.replace(day=last), "month", "path", month)
        dated = type(document)(id="a", path="a", text=document.text, published=moment, lang="en")
        assert len(list(LateButLiving().check(dated, no_survey()))) == expected


def test_nobody_is_known_to_be_alive_after_the_row() -> None:
    ann = Person("ann", "Ann Ellery", (), (), (), PartialDate.parse("1950"), None, date(2020, 1, 1), "register")
    rule = LateButLiving(knowledge=Knowledge([ann], version="test"))
    for published, expected in [("2019-12-31", 1), ("2020-01-02", 0)]:
        document, _ = document_of(Case("A gift to the late Ann Ellery.", published=published))
        assert len(list(rule.check(document, no_survey()))) == expected


def test_a_shared_name_counts_only_if_all_its_bearers_lived() -> None:
    assert marked("A gift to the late George Bush.", "2017-01-01") == ["the late George Bush"]
    assert marked("A gift to the late George Bush.", "2019-01-01") == []
    assert "so was the other person of that name" in findings("the late George Bush", "2017-01-01")[0].message


def test_the_message_says_what_is_known_and_what_to_do() -> None:
    (found,) = findings("We asked the late president Dmitry Medvedev.", None)
    assert found.message == (
        "“the late president Dmitry Medvedev”: Dmitry Medvedev (born 1965-09-14) was alive as of 2025-06-30 and was "
        "president of Russia 2008-05-07 to 2012-05-07; the text is undated. If “former” is meant, say so."
    )
    assert found.confidence < 0.97
    assert found.severity == "warning"


def test_the_evidence_names_the_row_and_the_day() -> None:
    (found,) = findings("We asked the late Jimmy Carter.", "2012-05-06")
    assert found.severity == "error"
    assert found.evidence["person"] == "Jimmy Carter"
    assert found.evidence["judged_on"] == "2012-05-06"
    assert found.evidence["died"] == "2024-12-29"
    assert "president of the United States 1977-01-20 to 1981-01-20" in found.evidence["terms"]


def test_an_office_begun_after_the_text_is_not_told() -> None:
    (found,) = findings("We asked the late Joe Biden.", "2016-05-06")
    assert "vice president of the United States 2009-01-20" in found.message
    assert "2021" not in found.message


def test_a_phrase_broken_by_a_hard_wrap_is_found_whole() -> None:
    story = "The committee met in a small hall above the bakery and wrote letters to all of its old members. " * 6
    text = fill(story + "It wrote to the treasurer and then, after a long vote, to the late Vladimir Putin, too.", 66)
    assert "late\nVladimir" in text
    (found,) = findings(text)
    assert text[found.span.start : found.span.end] == "the late\nVladimir Putin"


def test_endless_lines_are_read_in_one_pass() -> None:
    text = "The late " * 40_000 + "the late Bill Clinton of the late " * 5_000 + "The" + " " * 200_000 + "late"
    assert findings(text, "2018-05-05") == []


def test_the_table_of_the_package_is_the_default() -> None:
    assert LateButLiving().knowledge is built_in()
