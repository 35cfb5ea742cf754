"""FS026: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.multiple_mismatch import MultipleMismatch
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "The number of members doubled from 40 to 120.",
    "Sales have tripled, from 1.5 million to 3 million.",
    "The price halved from $90 to $30.",
    "A fourfold rise, from 20 to 60 cases, was seen.",
    "The town has 300 beds, twice as many as the 200 it had a year ago.",
    "Visitors doubled to 900 from 300 the year before.",
    "Profit quadrupled to £8m, from £4m a year earlier.",
    "Staff numbers more than doubled, from 50 to 80.",
    "The fleet has been halved from 24 ships to eight.",
    "Prices have almost tripled from 10 euros to 50 euros.",
    "He earned $600, three times as much as the $300 of his colleague.",
    "The debt has more than tripled, from $10 billion in 2010 to $25 billion.",
    "Its workforce has doubled since 2010, from 1,500 to 4,500.",
    "There were 60 entries, three times as many as the 15 of last year.",
    "Rents have tripled to £900 a month from £450.",
    "Attendance, at 12,000, was double the 4,000 of the year before.",
    "The fund grew fivefold, from $2 million to $6 million.",
    "Cases rose by half, from 200 to 400 a week.",
    "The debt has quadrupled from 5 billion to 10 billion euros.",
    "Since the spring the population of the town has doubled: from 3,000 to 9,000.",
    "Bread, which was 20 crowns, has tripled in price to 40.",
    "He halved his weight, from 180 kilos to 120.",
    "The fine was trebled to £300 from £50.",
    "The number of stalls rose fourfold to 60 from 30.",
]
SOUND = [
    "Visitors doubled from 2010 to 2015.",
    "The number has doubled in the 20 to 40 age group.",
    "Sales doubled in 12 shops to 40 a day.",
    "The squad doubled as waiters, from 20 to 30 of them.",
    "The tax would double from 40 to 70 firms.",
    "He tripled in the sixth, his 20th from 50 at bats to 3.",
    "Output has roughly doubled from 400 to 750.",
    "The herd was 80 strong and has since halved to 40.",
    "Rents have doubled to £900 a month, from £450.",
    "He doubled his bet from 20 to 40 chips and won 500.",
    "The second half saw 20 to 30 shots.",
    "Bread, which was 20 crowns, has tripled in price to 60.",
    "The troupe numbers 40, double the 20 of a decade ago.",
    "The number of stalls doubled between 10 and 12 o'clock.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(MultipleMismatch, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(MultipleMismatch, Case(text, published="2021-05-05"))
    assert found == []
