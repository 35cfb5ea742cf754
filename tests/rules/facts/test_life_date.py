"""Dates of birth, death and office: what is held against the tables, and whose dates they may be instead."""

import pytest

from copydesk.rules.facts.event_year import EventYear
from copydesk.rules.rule import Case
from copydesk.testing import findings_on


def marked(text: str, published: str = "2020-06-10") -> list[str]:
    return [
        text[each.span.start : each.span.end] for each in findings_on(EventYear, Case(text, published=published))[0]
    ]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("Nelson Mandela died in 2012.", "2012", id="died"),
        pytest.param("Nelson Mandela, who died at home on 5 December 2014, sang.", "5 December 2014", id="died-on"),
        pytest.param("Nelson Mandela (1918-2012) sang.", "1918-2012", id="lived"),
        pytest.param("After the death of Nelson Mandela in 2012 they wept.", "2012", id="death-of"),
        pytest.param("Barack Obama was born in Honolulu in 1964.", "1964", id="born"),
        pytest.param("Barack Obama became president in 2012.", "2012", id="became"),
        pytest.param("Tony Blair, prime minister from 1997 to 2010, sang.", "1997 to 2010", id="term"),
    ],
)
def test_a_date_that_is_not_theirs_is_marked(text: str, span: str) -> None:
    assert marked(text) == [span]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Nelson Mandela died in 2013.", id="right"),
        pytest.param("Tony Blair, prime minister from 1997 to 2006, sang.", id="a-year-off"),
        pytest.param("The driver of Nelson Mandela, who died in 2016, sang.", id="somebody-of-theirs"),
        pytest.param("Nelson Mandela's son was born in 1950.", id="a-son"),
        pytest.param("Did Nelson Mandela die in 2012?", id="a-question"),
        pytest.param("“Nelson Mandela died in 2012,” it read.", id="quoted"),
        pytest.param("It was a myth that Nelson Mandela died in 1985.", id="a-myth"),
        pytest.param("Joe Biden became president of the club in 1975.", id="another-office"),
    ],
)
def test_dates_of_others_are_left_alone(text: str) -> None:
    assert marked(text) == []
