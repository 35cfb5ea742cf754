"""FS027: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.margin_mismatch import MarginMismatch
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "The motion won by 3 votes, 51 to 49.",
    "Smith won by 120 votes, 1,450 to 1,340.",
    "The bill passed 52-48, a margin of six votes.",
    "The mayor leads by 8 points, 47 percent to 42 percent.",
    "With 61 of 120 seats he has a majority of 12.",
    "She has a 10-point lead over her rival, 48 percent to 41 percent.",
    "The motion was carried by a majority of five, 30 votes to 27.",
    "They won by 12 points, 88-74.",
    "City won by two goals, 4-1.",
    "The amendment failed by four votes, 210 to 216.",
    "The senator has a lead of 5 percentage points, 49% to 46%.",
    "The board voted 7-5, a margin of three, to sell.",
    "The home side won 88-74, a 12-point victory.",
    "Dunn took 5,420 votes to Hale's 5,110, a majority of 210.",
    "He beat his rival by seven votes, 142 to 137.",
    "The bill scraped through by two votes, with 51 for and 47 against.",
    "With 52 percent to 41 percent, she is nine points ahead.",
    "The Bulls edged the Hawks 101-98 for a five-point win.",
    "The council approved the plan 9-4, a margin of six votes.",
    "Keller holds a lead of 12 points, 51 percent against 43.",
    "In the poll the prime minister is ahead by six points, 38 to 35.",
    "Rovers beat United 5-2, by four goals.",
    "Ms Ray got 1,204 votes and Mr Cole 1,104, so that she won by 200 votes.",
    "With 31 seats of 60 the coalition has a majority of six.",
]
SOUND = [
    "Smith won by 110 votes, 1,450 to 1,340.",
    "The mayor leads by 5 points, 47 percent to 42 percent.",
    "The mayor's lead of 8 points has shrunk to 47 percent to 42 percent.",
    "They won 6-4, 6-3, a margin of one break.",
    "England won by 5 wickets, 210 to 208.",
    "The lead was cut from 8 points to 2, 47 to 45.",
    "The mayor leads by nearly 6 points, 47.4 to 41.6.",
    "They won by an innings, 300-100, margin 3.",
    "The mayor leads by 6 points, 47 to 42, because of rounding.",
    "The home side won 88-74, a 14-point victory.",
    "Dunn took 5,420 votes to Hale's 5,110, a majority of 310.",
    "The Bulls won 101-98 after a five-point run.",
    "They are 12 points clear with 51 to play for and 43 behind.",
    "The council approved the plan 9-4 in a vote that needed a majority of ten.",
    "In the poll the prime minister is ahead by three points, 38 to 35.",
    "Ms Ray got 1,204 votes and Mr Cole 1,104, so that she won by 100 votes.",
    "With 33 seats of 60 the coalition has a majority of six.",
    "The visitors led 3-1 before losing by two goals, 5-3.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(MarginMismatch, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(MarginMismatch, Case(text, published="2021-05-05"))
    assert found == []
