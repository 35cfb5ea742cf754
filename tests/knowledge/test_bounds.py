"""The tables of orders of magnitude: every row is of a known state and has its ends in order."""

import pytest

from copydesk.knowledge import built_in
from copydesk.knowledge.bounds import exchange_rates, populations


def test_populations_are_of_known_states_and_no_wider_than_a_magnitude_can_be_told() -> None:
    states = set(built_in().world.states)
    assert set(populations()) <= states
    assert len(populations()) > 100
    for name, bounds in populations().items():
        assert 0 < bounds.least < bounds.most < 20 * bounds.least, name


def test_rates_have_their_ends_in_order_and_the_dollar_is_one() -> None:
    assert (exchange_rates()["dollar"].least, exchange_rates()["dollar"].most) == (1, 1)
    for name, bounds in exchange_rates().items():
        assert 0 < bounds.least <= bounds.most, name


@pytest.mark.parametrize(
    ("state", "millions"),
    [("China", 1400), ("Germany", 83), ("Iceland", 0.36), ("India", 1400), ("United States", 330), ("Nigeria", 200)],
)
def test_a_population_everybody_knows_lies_between_its_bounds(state: str, millions: float) -> None:
    assert populations()[state].least <= millions <= populations()[state].most
