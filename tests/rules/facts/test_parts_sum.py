"""FS022: slips of many wordings are found, and what looks like one is left alone."""

import pytest

from copydesk.rules.facts.parts_sum import PartsSum
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

SLIPS = [
    "Twelve people were hurt: seven men and four women.",
    "The council has 21 seats, with 12 for the left and 8 for the right.",
    "A total of 30 animals, 18 cats and 13 dogs, were found.",
    "Ten people died, six in the flood and five in the storm.",
    "The crash killed nine people: four adults and six children.",
    "The crew of 15 - nine men and five women - was safe.",
    "Police arrested 25 people, 15 men and nine women.",
    "Of the 40 houses, 22 were destroyed and 19 damaged.",
    "The choir's 32 singers (14 sopranos, 10 altos and 9 basses) toured.",
    "She won eight medals: three gold, two silver and two bronze.",
    "The bill of £120 is made up of £80 for parts and £50 for labour.",
    "Eleven workers were injured, four seriously and six slightly.",
    "The fund is worth $50 million, $30 million from the state and $25 million from the city.",
    "One brewery lost £40 million, another £25 million and a third £15 million, making £90 million between them.",
    "He has 700 gnomes on one ship, 450 on another and 150 on a third: 1,500 in all.",
    "Of these 610 are rated low, 420 significant and 210 high, for a total of 1,340.",
    "The court sentenced 14 defendants, nine of them men and six women.",
    "Nineteen players (11 forwards and nine backs) made the trip.",
    "There were 28 arrests on Friday and 17 on Saturday, a total of 55 over the weekend.",
    "Seven children, four girls and two boys, were in the bus.",
    "The toll now stands at 31: 18 in the mine, nine in the tunnel and five in hospital.",
    "The jury of 12, eight women and five men, retired at noon.",
    "They raised £300 at the fair, £250 at the raffle and £150 at the door, £800 altogether.",
    "The hostel has forty beds: eighteen upstairs and twenty-four on the ground floor.",
    "The trawler landed 14 tonnes of fish: nine of cod, three of haddock and four of ling.",
    "In the raid 16 people were detained - 11 locals and six foreigners.",
    "Seventeen cars were in the pile-up, ten of them on the northbound side and eight on the southbound.",
]
SOUND = [
    "At least twelve people were hurt, seven men and four women.",
    "The team of 11 beat four sides and lost to three.",
    "In 12 games he scored five goals and two tries.",
    "Police arrested 25 people and seized 15 guns and nine knives.",
    "Ten people died, six of them men, five from one village.",
    "The house has 12 rooms, four bathrooms and three garages.",
    "About 30 people, 18 men and 13 women, came.",
    "Five people, aged 20 and 30, were held.",
    "Of 12 eggs, seven and a half were eaten, four thrown.",
    "The 26-year-old scored 12 and 10 in two sets.",
    "One brewery lost £40 million, another £25 million and a third £15 million, making £80 million between them.",
    "He has 700 gnomes on one ship and 450 on another: 1,500 in all with those at home.",
    "There were 28 arrests on Friday and 17 on Saturday, a total of 145 this year.",
    "The toll now stands at 31: 18 in the mine, nine in the tunnel and others in hospital.",
    "The jury of 12, eight women and four men, retired at noon.",
    "He bought two shirts for £20 and a tie for £10, making 3 trips.",
    "The home has 40 beds, 12 nurses and 3 doctors, a total of 55 staff and patients.",
    "All 25 crew members, 19 Filipinos and 6 Greeks, are well.",
    "Nine persons, of whom six were adults and four locals, were rescued.",
    "The hostel has forty beds, eighteen rooms and two kitchens.",
    "The 12 jurors heard 30 witnesses, nine experts and two confessions.",
    "Seventeen cars were in the pile-up: ten burned, eight were towed.",
    "The play has three acts: two before the interval, and five songs.",
]


@pytest.mark.parametrize("text", SLIPS)
def test_a_slip_is_found_once(text: str) -> None:
    found, _ = findings_on(PartsSum, Case(text, published="2021-05-05"))
    assert len(found) == 1
    assert found[0].message
    assert found[0].evidence


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_or_is_no_such_claim_stays_silent(text: str) -> None:
    found, _ = findings_on(PartsSum, Case(text, published="2021-05-05"))
    assert found == []
