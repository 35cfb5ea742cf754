"""FS021: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.percent_over_100 import PercentOver100
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "The poll gave the mayor 52 percent, her challenger 41 percent and the greens 12 percent.",
    "Of those asked, 48% said yes, 45% said no and 14% did not know.",
    "The firm is owned 60 per cent by the family and 50 per cent by a fund.",
    "Fifty-five percent voted for, 38 percent against, and 15 percent abstained.",
    "Smith won 51% of the vote, Jones 39% and Brown 20%.",
    "Half of the members voted for the plan, 40 percent against and 25 percent abstained.",
    "The survey found that 63 percent of the residents were in favour, 34 percent were opposed and 13 percent undecided.",  # noqa: E501
    "Men make up 58 percent of the staff and women 52 percent.",
    "In the survey 47 percent wanted to remain, 44 percent wanted to leave and 19 percent were undecided.",
    "The parliament is split: the left holds 48 percent of the seats, the right 44 percent and the centre 16 percent.",
    "Just 38 percent of respondents trust the mayor, 55 percent do not, and 18 percent have no opinion.",
    "Coal provides 60 percent of the island's power, gas 35 percent and wind 15 percent.",
    "The family keeps 51 percent of the shares, the staff hold 30 percent and the bank the remaining 29 percent.",
    "In the second count Lowe had 53 percent and Marsh 49 percent.",
    "Some 57 percent support the strike while 49 percent oppose it.",
    "Exit polls gave yes 54 per cent and no 49 per cent.",
    "The rebels voted 62 percent for peace, with 44 percent against.",
    "45 percent are satisfied, 42 percent dissatisfied and 23 percent could not say.",
    "The money is split three ways: 50 percent for the schools, 40 percent for roads and 20 percent for the pier.",
    "On the question of the bypass 44 p.c. of villagers say yes, 41 p.c. no, and 25 p.c. have no view.",
    "The cake is shared so: the producers take 55 percent, the theaters 40 percent and the tax office the remaining 15 percent.",  # noqa: E501
    "The Liberals have 44 percent, the Conservatives 39 percent and the Greens 22 percent, according to the final count.",  # noqa: E501
    "Two thirds favour the plan and 45 percent are against it.",
    "The river takes 60 percent of its water from the glacier, 30 percent from rain and 20 percent from springs.",
]
SOUND = [
    "The poll gave the mayor 52 percent, her challenger 36 percent and the greens 12 percent.",
    "Turnout was 62 percent; the mayor took 52 percent and her challenger 48 percent.",
    "Of those asked, 60 percent read papers, 55 percent watch television and 40 percent listen to the radio.",
    "Prices rose 80 percent in May and 70 percent in June.",
    "34 percent, 33 percent and 34 percent voted for the three.",
    "Multiple answers were possible: 70 percent named rents, 60 percent wages.",
    "Among Democrats 80 percent agreed, among Republicans 30 percent.",
    "The mayor took 60 percent in the north and 55 percent in the south.",
    "90 percent of the voters backed the plan, and 80 percent of the members.",
    "The plan was approved with 80 percent for and 20 percent against; last year it was 60 percent for.",
    "Coal provides 60 percent of the island's power, gas 30 percent and wind 10 percent.",
    "Coal provides 60 percent of the island's power and gas heats 70 percent of its homes.",
    "Some 57 percent support the strike and 49 percent have taken part in one.",
    "The bank holds 60 percent of the port and 55 percent of the airport.",
    "Lowe had 53 percent in March and 58 percent in May.",
    "Smith is liked by 60 percent, Jones by 52 percent.",
    "45 percent of the young and 60 percent of the old are satisfied.",
    "Of the pupils 52 percent own a phone, 33 percent a tablet and 25 percent a watch.",
    "Two thirds of the young favour the plan and 45 percent of the old are against it.",
    "Women hold a third of the seats and 72 percent of the clerical posts.",
    "The Liberals have gained 44 percent, the Conservatives 39 percent and the Greens 22 percent since May.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(PercentOver100, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(PercentOver100, Case(text, published="2021-05-05"))
    assert found == []
