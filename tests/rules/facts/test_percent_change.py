"""FS020: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.percent_change import PercentChange
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "Membership rose 20% from 40 to 50, the secretary said.",
    "The club has grown from 34 to 38 members, an increase of 19 percent.",
    "Attendance was 38, up 19 percent on the 34 of a month earlier.",
    "Sales fell by 30 per cent, from 200 to 160 last year.",
    "The number of burglaries dropped from 1,200 to 900, a 40 percent decline.",
    "Profit climbed 12% to £150m from £100m a year earlier.",
    "Rents jumped from $800 to $1,000 a month, a rise of 20 percent.",
    "Revenue came in at $4.4 billion, up 25 percent from $4 billion.",
    "The council cut staff by half a dozen; spending went from £2 million to £1.5 million, a 33 per cent cut.",
    "Ticket prices have gone up by 15 per cent, from 60 pence to 90 pence.",
    "Visits slid 10% to 45,000, compared with 60,000 in 2018.",
    "Output increased from 250 tonnes to 300 tonnes, or 50 percent.",
    "The charity's income shrank 5 per cent to 1.9m pounds, down from 2.4m pounds the previous year.",
    "Deaths on the road doubled in May; injuries went up from 80 to 100, a 20 percent increase.",
    "A loaf that cost 2 euros now costs 3 euros, an increase of 33 percent.",
    "The ferry, which carries 3,600 passengers on a normal day, took 9,000, a jump of 250 percent.",
    "Turnover at the brewery was $12.5 million, 40 percent more than the $10 million it made in 2015.",
    "Last month 450 people were out of work, 25 per cent fewer than the 500 counted in March.",
    "The number of pupils rose to 660 this year from 600 last year, an increase of 15 percent.",
    "Wheat traded at $240 a tonne, up 50 percent from $200 in January.",
    "House prices climbed 15 percent in a year, to £230,000 from £184,000.",
    "At 84 pence a litre, petrol costs 20 percent more than the 60 pence of ten years ago.",
    "Exports fell to 75 million tonnes in 2019, a drop of 40 percent compared with the 100 million tonnes of 2018.",
    "The company said net income rose 18 percent to $330 million, or 45 cents a share, from $250 million a year ago.",
    "Circulation has slumped by 60% since 2001, from 100,000 copies to 60,000.",
    "Its workforce shrank from 8,000 in 2005 to 6,000 in 2010, a decrease of 33 percent.",
    "The fare goes up from £2.00 to £2.50, a 20 per cent rise.",
    "The quantity of thefts has mounted from 120 to 150, that is a growth of 40 percent.",
    "Eight in the first year, ten in the second: the club has swelled by 50 percent, from eight to ten members.",
    "The mayor's pay is to rise by eight percent from 50,000 to 60,000 euros.",
    "Where 30 boats put to sea before the war, 12 do so now, a loss of 40 percent.",
    "Net profit plummeted 35 per cent to Rs 52 crore as against Rs 65 crore in the same quarter last year.",
    "The number of foxes shot went down to 310, 38 percent less than the 400 of 2012.",
    "Ridership hit 2.2 million in June, a 20 percent increase over the 2 million recorded a year earlier.",
]
SOUND = [
    "Membership rose 25% from 40 to 50, the secretary said.",
    "The club has grown from 34 to 38 members, an increase of 12 percent.",
    "Output rose at an annualised rate of 8 percent from 200 to 204.",
    "He cut the tax from 40 to 50 firms by 20 percent.",
    "Shares rose 2% on Monday, from 9 to 5.",
    "The firm, which employs between 40 and 50 people, grew 20 percent.",
    "Turnout was up 12 percent from the 2014 election to 60 percent.",
    '"Membership rose 20% from 40 to 50," the secretary claimed.',
    "Sales rose nearly 20% from about 400 to 500.",
    "Shares in the firm rose 3 percent to $40, taking gains to 20 percent from $30 in May.",
    "Revenue rose from $1.2 million to $1.4 million, an increase of 15 percent.",
    "Profits rose 20 percent to $50 million, while sales fell from 40 million to 30 million.",
    "The share of women rose 5 points, from 40 to 50 of them.",
    "Prices rose 20 percent from 40 to 50 weeks after the launch.",
    "Cases rose by 50 percent between ages 20 and 40.",
    "Adjusted for inflation, pay rose 2 percent from $20 to $30.",
    "Pay rose 5 percent a year, from $20 to $30 over ten years.",
    "A pint that was £4 last spring is now £5, an increase of 25 per cent.",
    "The firm sold 300 cars to 200 dealers, a rise of 5 percent.",
    "Turnover was $12.5 million, 25 percent more than the $10 million it made in 2015.",
    "Of 600 pupils 660 parents came, an increase of 30 percent on last year.",
    "It sold 40 boats in May and 50 in June, a rise of 30 percent on last year.",
    "In the first 12 races he won 8, up 5 percent.",
    "The ferry has 300 seats and carried 9,000 people, a rise of 12 percent.",
    "Its share price jumped 20 percent to 84 pence after closing at 70 pence on Friday.",
    "Where 30 boats put to sea before the war, 12 do so now, a loss of 60 percent.",
    "He paid $50, 10 percent less than the list price, for 60 eggs.",
    "The price is up 5 percent this week and from 40 to 80 dollars in a year.",
    "The store cut prices by 20 percent, from 5 to 9 in the evening.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(PercentChange, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(PercentChange, Case(text, published="2021-05-05"))
    assert found == []
