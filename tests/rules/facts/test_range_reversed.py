"""FS029: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.range_reversed import RangeReversed
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "Between 50 and 20 people came to the fair.",
    "The dig will take between 10 and five years.",
    "Fines range from $500 to $50.",
    "The job pays between £40,000 and £30,000 a year.",
    "Children aged between 12 and 6 are let in.",
    "Somewhere between 3 million and 2 million birds nest here.",
    "The cost is put at between 90 and 70 million euros.",
    "A boat holds anywhere from 12 to eight passengers.",
    "He faces between 15 and 10 years in prison.",
    "The crew is thought to number between 40 and 25 people.",
    "Repairs will cost anywhere from 9 million to 6 million pounds.",
    "Its members are between 30 and 20 years old.",
    "Snow of between 15 and 10 centimetres is expected.",
    "Sentences range from 12 to eight years.",
    "Between 400 and 300 soldiers are said to have deserted.",
    "The trees are between 90 and 60 years old.",
    "Tickets cost between £25 and £15.",
    "It weighs between nine and six tonnes.",
    "Bidding is expected to range from $4 million to $2 million.",
    "Villages of between 800 and 300 inhabitants will lose their post offices.",
    "They were held for between ten and four days.",
]
SOUND = [
    "The gap between 50 and 20 grew.",
    "The price was cut from $500 to $50.",
    "It moved from 50th to 20th place.",
    "Pages from 50 to 20 are missing.",
    "Between 1999 and 1985 lies a long time.",
    "The road between junctions 12 and 6 is shut.",
    "The bus runs between 23 and 5 o'clock.",
    "From 10 people it is down to 5 people.",
    "The difference between 50 and 20 is 30.",
    "It costs between 5 and 1.2 million dollars less.",
    "A tax between 900 and 1.2 million dollars.",
    "The distance between 40 and 25 people is small.",
    "Support swung between 40 and 25 percent.",
    "Sentences were cut from 12 to eight years.",
    "It was played between 9 and 5 every day.",
    "It is a toss-up between 90 and 60.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(RangeReversed, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(RangeReversed, Case(text, published="2021-05-05"))
    assert found == []
