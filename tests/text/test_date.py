from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document


def mentions(content: str, lang: str | None = "en") -> list[text.DateMention]:
    return list(text.dates(Document(id="a", path="a", text=content, lang=lang)))


DAY = date(2022, 9, 28)


@pytest.mark.parametrize(
    ("lang", "content"),
    [
        ("en", "on ⟦September 28, 2022⟧, he"),
        ("en", "on ⟦28 September 2022⟧."),
        ("en", "the ⟦28th of September, 2022⟧"),
        ("en", "on ⟦Sept. 28, 2022⟧,"),
        ("en", "since ⟦Sept 28 2022⟧"),
        ("en", "dated ⟦2022-09-28⟧"),
        ("es", "el ⟦28 de septiembre de 2022⟧"),
        ("es", "el ⟦28/09/2022⟧"),
        ("fr", "le ⟦28 septembre 2022⟧"),
        ("de", "am ⟦28. September 2022⟧"),
        ("de", "am ⟦28.9.2022⟧."),
        ("it", "il ⟦28 settembre 2022⟧"),
        ("pt", "em ⟦28 de setembro de 2022⟧"),
        ("ru", "⟦28 сентября 2022⟧ года"),
        ("uk", "⟦28 вересня 2022⟧ року"),
        ("pl", "⟦28 września 2022⟧ r."),
        ("nl", "op ⟦28 september 2022⟧"),
        ("tr", "⟦28 Eylül 2022⟧ günü"),
        ("ja", "⟦2022-09-28⟧"),
        (None, "on ⟦September 28, 2022⟧"),
    ],
)
def test_a_full_date_is_one_day(lang: str | None, content: str) -> None:
    start, end = content.index("⟦"), content.index("⟧") - 1
    (mention,) = mentions(content.replace("⟦", "").replace("⟧", ""), lang)
    assert (mention.start, mention.end) == (start, end)
    assert (mention.earliest, mention.latest, mention.has_year, mention.valid) == (DAY, DAY, True, True)


@pytest.mark.parametrize(
    ("lang", "content"),
    [
        ("en", "⟦Wednesday, September 28, 2022⟧"),
        ("en", "⟦Wed., Sept. 28⟧"),
        ("en", "⟦Wednesday the 28th of September⟧"),
        ("en", "⟦Sept. 28 (Wednesday)⟧"),
        ("en", "⟦Sept. 28, 2022, a Wednesday⟧"),
        ("en", "⟦Sept. 28, which was a Wednesday⟧"),
        ("es", "⟦miércoles, 28 de septiembre⟧"),
        ("fr", "⟦mercredi 28 septembre⟧"),
        ("de", "⟦Mittwoch, den 28. September⟧"),
        ("it", "⟦mercoledì 28 settembre⟧"),
        ("pt", "⟦quarta-feira, 28 de setembro⟧"),
        ("ru", "в ⟦среду, 28 сентября⟧"),
        ("uk", "у ⟦середу, 28 вересня⟧"),
        ("pl", "w ⟦środę, 28 września⟧"),
        ("nl", "⟦woensdag 28 september⟧"),
        ("tr", "⟦28 Eylül 2022 Çarşamba⟧"),
    ],
)
def test_a_weekday_beside_a_date_belongs_to_it(lang: str, content: str) -> None:
    plain = content.replace("⟦", "").replace("⟧", "")
    (mention,) = mentions(plain, lang)
    assert plain[mention.start : mention.end] == content[content.index("⟦") + 1 : content.index("⟧")]
    assert (mention.weekday, mention.month, mention.day) == (2, 9, 28)
    assert text.weekdays(Document(id="a", path="a", text=plain, lang=lang)) == ()


def test_without_a_year_the_days_stay_open() -> None:
    (mention,) = mentions("It began on Feb. 24 in the east.")
    assert (mention.earliest, mention.latest, mention.has_year, mention.year) == (None, None, False, None)
    assert mention.in_year(2022) == date(2022, 2, 24)
    assert mention.nearest(date(2022, 1, 3)) == date(2022, 2, 24)
    assert mention.nearest(date(2022, 12, 30)) == date(2023, 2, 24)


@pytest.mark.parametrize(
    ("lang", "content", "last"),
    [
        ("en", "in February 2020", 29),
        ("en", "In May 2018", 31),
        ("es", "en febrero de 2020", 29),
        ("ru", "в феврале 2020", 29),
    ],
)
def test_a_month_is_an_interval(lang: str, content: str, last: int) -> None:
    (mention,) = mentions(content, lang)
    assert mention.day is None
    assert mention.earliest is not None
    assert mention.latest is not None
    assert (mention.earliest.day, mention.latest.day) == (1, last)


@pytest.mark.parametrize("content", ["Sept. 28-30, 2022", "28–30 September 2022"])
def test_a_range_is_an_interval(content: str) -> None:
    (mention,) = mentions(content)
    assert (mention.earliest, mention.latest, mention.day, mention.last_day) == (DAY, date(2022, 9, 30), 28, 30)


@pytest.mark.parametrize(
    "content", ["on April 31", "on Feb. 30, 2020", "Feb. 29, 2019", "2019-02-29", "32 January 2020", "April 23-37"]
)
def test_an_impossible_date_is_a_mention_without_days(content: str) -> None:
    (mention,) = mentions(content)
    assert (mention.valid, mention.earliest, mention.latest) == (False, None, None)


@pytest.mark.parametrize(
    "content",
    [
        "Theresa May 10 years on",
        "Prime Minister Theresa May 2017 manifesto",
        "we may 5 times",
        "MARCH 4 ALL",
        "the 1963 March on Washington",
        "worth $283,000 January sales",
        "they paid $28 May be too much",
        "In March 12 people died",
        "up in May 5 percent",
        "May 10-year bonds",
        "March 10:30",
        "a 20-year-old in June, 20-year-old",
        "the 6th of October Bridge",
        "the 5 May said",
        "won 3-1 in all",
        "Sept. 28-14",
        "a September to remember",
        "version 2022-13-45 and 12022-09-28",
        "May 45 be enough",
    ],
)
def test_no_date(content: str) -> None:
    assert mentions(content) == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("the score was 3-1 on March 5.", "March 5"),
        ("at 4 3 May 17, 2017", "May 17, 2017"),
        ("on Sept. 28. 2022 was hard", "Sept. 28"),
        ("It ended in May. 28 people died in September 2022.", "September 2022"),
        ("Maduro's May 2018 vote", "May 2018"),
    ],
)
def test_a_date_among_other_numbers(content: str, expected: str) -> None:
    (mention,) = mentions(content)
    assert content[mention.start : mention.end] == expected


@pytest.mark.parametrize(
    ("lang", "content", "expected"),
    [
        ("en", "He said on Tuesday, not last Sunday.", [(1, "on"), (6, "last")]),
        ("en", "Tuesdays and Mon. and sunday", []),
        ("en", "Friday", [(4, "")]),
        ("de", "Er kam am Montag.", [(0, "am")]),
        ("ru", "В понедельник. 31 апреля", [(0, "в")]),
        ("es", "El lunes; la segunda", [(0, "el")]),
    ],
)
def test_weekdays_without_a_date(lang: str, content: str, expected: list[tuple[int, str]]) -> None:
    found = text.weekdays(Document(id="a", path="a", text=content, lang=lang))
    assert [(mention.weekday, mention.cue) for mention in found] == expected


@given(
    st.lists(
        st.sampled_from(
            ["May", "Sept.", "28", "2022", "-", ",", " ", " ", "Tuesday", "31", "09", "of", "th", "(", "\n", "²", "９"]
        ),
        max_size=40,
    ).map("".join),
    st.sampled_from([None, "en", "de", "es", "xx"]),
)
def test_dates_are_ordered_and_never_overlap(content: str, lang: str | None) -> None:
    last = 0
    for mention in mentions(content, lang):
        assert last <= mention.start < mention.end <= len(content)
        assert (mention.earliest is not None) == (mention.has_year and mention.valid)
        last = mention.end
