"""Who is said to have followed whom."""

import pytest

from copydesk.knowledge import built_in
from copydesk.rules.facts.succession import successions


def told(flat: str) -> list[tuple[str, str, list[str], str | None]]:
    known = built_in()
    return [
        (each.later.people[0].name, each.earlier.people[0].name, sorted(each.offices), each.body)
        for each in successions(flat, tuple(known.mentions(flat)), known.world)
    ]


@pytest.mark.parametrize(
    ("flat", "offices", "body"),
    [
        pytest.param("Joe Biden, who succeeded Donald Trump, spoke.", [], None, id="who"),
        pytest.param(
            "Joe Biden took over as president from Donald Trump.", ["acting president", "president"], None, id="as"
        ),
        pytest.param(
            "Joe Biden replaced Donald Trump as US president.",
            ["acting president", "president"],
            "United States",
            id="us",
        ),
        pytest.param(
            "Joe Biden succeeds Donald Trump as president of the United States.",
            ["acting president", "president"],
            "United States",
            id="of",
        ),
        pytest.param("Joe Biden and his predecessor, Donald Trump, met.", [], None, id="his-predecessor"),
        pytest.param("Joe Biden's predecessor Donald Trump spoke.", [], None, id="owned"),
        pytest.param("Donald Trump's successor, Joe Biden, spoke.", [], None, id="successor"),
        pytest.param("Donald Trump sent his successor, Joe Biden, a letter.", [], None, id="his-successor"),
        pytest.param("Joe Biden, Donald Trump's successor, spoke.", [], None, id="apposition"),
        pytest.param("Donald Trump was replaced by Joe Biden.", [], None, id="passive"),
        pytest.param("Joe Biden won, succeeding Donald Trump.", [], None, id="participle"),
        pytest.param("Donald Trump handed over the presidency to Joe Biden.", [], None, id="handed"),
        pytest.param("Joe Biden, the successor to Donald Trump, spoke.", [], None, id="successor-to"),
    ],
)
def test_the_later_and_the_earlier_are_told_apart(flat: str, offices: list[str], body: str | None) -> None:
    assert told(flat) == [("Joe Biden", "Donald Trump", offices, body)]


@pytest.mark.parametrize(
    "flat",
    [
        "Joe Biden could succeed Donald Trump.",
        "Joe Biden followed Donald Trump into the hall.",
        "Joe Biden succeeded Donald Trump's friend.",
        "Joe Biden succeeded Donald Trump and Barack Obama.",
        "Joe Biden and one of his predecessors, Donald Trump, met.",
        "Joe Biden told his party: the successor of Donald Trump will be tall.",
    ],
)
def test_other_ties_are_no_successions(flat: str) -> None:
    assert told(flat) == []
