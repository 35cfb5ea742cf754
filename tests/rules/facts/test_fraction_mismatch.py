"""FS028: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.fraction_mismatch import FractionMismatch
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "Two thirds of the members, 52 percent, voted for it.",
    "A third (45%) said no.",
    "Half, or 38%, of the staff left.",
    "A quarter of the pupils - 40 percent - walk to school.",
    "One in five people (30 percent) own a boat.",
    "Nine out of ten, or 75 percent, of the farms are small.",
    "Three quarters of the budget, or 60 per cent, goes on pay.",
    "Some 18 percent, or nearly a third, were late.",
    "One in ten, or 25 percent, of those asked had no opinion.",
    "The firm lost a fifth of its workers, 35 percent.",
    "More than half, 46 percent, want to stay.",
    "12 of the 40 senators, or 40 percent, were absent.",
    "Environ 30 of the 240 ships, or 20 percent, are late.",
    "Nearly a third of the harvest (21 percent) was lost.",
    "A quarter of all births, some 36 percent, take place at home.",
    "Out of 200 applicants 50 were chosen, or 35 percent.",
    "About 70 percent, or one in two, of the shops are shut.",
    "Fewer than half of the trains (58 percent) ran on time.",
    "Three in ten voters - 45 percent - have not made up their minds.",
    "Half the harvest - 30 percent - is lost.",
    "Every fifth household (35 percent) has no car.",
    "Almost three quarters, 58 percent to be precise, stayed at home.",
    "Only 15 percent, a quarter of the total, came back.",
    "Some 80 percent, that is two thirds, of the walls are sound.",
    "One child in four, or 40 percent, cannot swim.",
    "Of 50 pupils 10, or 30 percent, were ill.",
]
SOUND = [
    "Half, 38 percent in May, is now in favour.",
    "In the third quarter, 45 percent of sales were made.",
    "About a third, 36 percent, said no.",
    "In the second half, 60 percent of the ball was theirs.",
    "One in five, against 30 percent last year, own a boat.",
    "12 of the 40 senators, or 30 percent, were absent.",
    "One of the 40 senators, 30 percent of whose staff left, was absent.",
    "Two of three shops (60 percent in the centre) are shut.",
    "A third of the harvest, 21 percent more than last year, was lost.",
    "One child in four, or 25 percent, cannot swim.",
    "Every fifth household (20 percent) has no car.",
    "Half the harvest, 30 percent more than last year, is lost.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(FractionMismatch, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(FractionMismatch, Case(text, published="2021-05-05"))
    assert found == []
