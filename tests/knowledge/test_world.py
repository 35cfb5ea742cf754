"""The tables of states, cities and bodies: whole, consistent, and judged as of a day."""

from datetime import date

import pytest

from copydesk.knowledge import Place, World, any_held, built_in

WORLD: World = built_in().world
TODAY = date(2025, 1, 1)


def test_every_table_speaks_of_known_states() -> None:
    states = set(WORLD.states)
    assert len(states) > 190
    assert set(WORLD.capitals) <= states
    assert set(WORLD.currencies) == states
    assert {state for _, state in WORLD.memberships} <= states
    assert {city.state for cities in WORLD.cities.values() for city in cities} <= states
    assert {former.successor for former in WORLD.former_names.values() if former.successor} <= states


def test_no_row_ends_before_it_begins_or_after_it_was_vouched_for() -> None:
    dated = [*WORLD.capitals.values(), *WORLD.currencies.values(), *WORLD.memberships.values()]
    for spell in (spell for spells in dated for spell in spells):
        if spell.start is not None and spell.end is not None:
            assert spell.start.earliest <= spell.end.latest, spell
        for moment in filter(None, (spell.start, spell.end)):
            assert moment.earliest <= spell.as_of, spell


def test_every_state_with_a_capital_has_one_today() -> None:
    assert [state for state, spells in WORLD.capitals.items() if not any_held(spells, TODAY)] == []


def test_every_state_has_a_currency_today() -> None:
    assert [state for state, spells in WORLD.currencies.items() if not any_held(spells, TODAY)] == []


@pytest.mark.parametrize(
    ("body", "state", "day", "member"),
    [
        ("Nato", "Finland", date(2021, 4, 16), False),
        ("Nato", "Finland", date(2023, 4, 5), True),
        ("Nato", "Ireland", date(2018, 4, 16), False),
        ("European Union", "United Kingdom", date(2020, 1, 31), True),
        ("European Union", "United Kingdom", date(2020, 2, 1), False),
        ("G8", "Russia", date(2015, 1, 1), False),
        ("Commonwealth", "Gambia", date(2016, 1, 1), False),
        ("Commonwealth", "Gambia", date(2019, 1, 1), True),
        ("Brics", "Saudi Arabia", date(2025, 1, 1), None),  # its list is not vouched for
        ("Nato", "Ireland", date(2099, 1, 1), None),  # later than any row
    ],
)
def test_membership_is_judged_on_a_day(body: str, state: str, day: date, member: bool | None) -> None:
    assert WORLD.member(body, state, day) is member


def test_capitals_change() -> None:
    spells = {name: spell for spell in WORLD.capitals["Kazakhstan"] for name in spell.names}
    assert spells["Nur-Sultan"].held_on(date(2020, 1, 1))
    assert not spells["Nur-Sultan"].held_on(date(2023, 1, 1))
    assert not spells["Almaty"].held_on(date(2020, 1, 1))


def test_borders_count_in_both_directions() -> None:
    assert WORLD.borders("Poland", "Latvia") is False
    assert WORLD.borders("Latvia", "Lithuania") is True
    assert WORLD.borders("Lithuania", "Latvia") is True
    assert WORLD.borders("France", "Brazil") is True


def names(text: str) -> list[tuple[str, Place]]:
    return [(text[place.start : place.end], place) for place in WORLD.places(text)]


def test_names_in_a_text_are_whole_words_and_the_longest() -> None:
    found = names("South Korea's Seoul, Korean; the U.S. Senate; Parisian Paris, Nato")
    assert [name for name, _ in found] == ["South Korea", "Seoul", "U.S.", "Paris", "Nato"]


def test_a_name_that_may_be_two_things_names_none() -> None:
    (_, place) = names("A Dominican won.")[0]
    assert place.named("demonym") is None
    assert names("the Congolese army")[0][1].named("demonym") is None
    assert names("the German army")[0][1].named("demonym") == "Germany"
