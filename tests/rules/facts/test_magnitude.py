"""FS025: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.magnitude import Magnitude
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "China has 1.4 million people.",
    "With a population of 83 billion, Germany is large.",
    "India, a country of 1.4 trillion people, voted.",
    "The population of France is 67,000.",
    "The bank will lend the city $3 billion. The $3 million loan will pay for the trams.",
    "Iceland's 370 million people live mostly on the coast.",
    "The fine was 5 million euros ($5.5 billion).",
    "The palace cost £40 million ($52,000).",
    "Brazil's population of 210 thousand is young.",
    "The budget is 2 billion pounds. The 2 million pound budget was passed.",
    "The rescue is worth €12 billion ($13 million) in all.",
    "Nigeria, home to 200 billion people, votes on Saturday.",
    "Lithuania, a country of 2.8 billion people, joins the euro.",
    "The deal is worth $40 billion (35 million euros).",
    "Poland has 38 billion inhabitants.",
    "The government will build a $12 billion dam. The $12 million dam is to be ready in 2030.",
    "Hungary, with its 10 billion inhabitants, is landlocked.",
    "Kenya has a population of 50 thousand.",
    "Spain's population of 47 billion is ageing.",
    "The painting fetched 90 million pounds ($120 billion).",
    "The 4 billion euro rescue fund was agreed; the rescue fund of 4 million euros is for banks.",
]
SOUND = [
    "China has 1.4 million people with the disease.",
    "In Germany 83,000 people are ill.",
    "The population of France's capital is 2 million.",
    "The bank will lend the city $3 billion. The first $3 million will come in May.",
    "The population of Georgia is 10 million.",
    "The population of Germany fell by 200,000.",
    "The firm made 3 billion rupiah ($200,000).",
    "Iran's 10 million farmers are poor.",
    "The population of Chad was 3 million in 1960.",
    "Poland has 38 million inhabitants.",
    "Some 38 thousand people live in Poland illegally.",
    "Bonds worth $4 billion (450 billion yen) were sold.",
    "The US has 4 million people in its care homes.",
    "Kenya has a population of 50 million.",
    "Sweden took in 10 thousand inhabitants of Syria.",
    "The painting fetched 90 million yen ($0.8 million).",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(Magnitude, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(Magnitude, Case(text, published="2021-05-05"))
    assert found == []
