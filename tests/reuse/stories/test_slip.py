"""Which figures can be slips of each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reuse.stories.slip import digits, significant, slip


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        pytest.param(738, 783, "swapped", id="neighbouring digits"),
        pytest.param(224, 422, "swapped", id="first and last digit"),
        pytest.param(8.5e6, 5.8e6, "swapped", id="with a point"),
        pytest.param(125, 1250, "magnitude", id="a zero too many"),
        pytest.param(2.4e6, 2.4e9, "magnitude", id="a million for a billion"),
        pytest.param(31_000, 313_000, "dropped", id="a digit lost"),
        pytest.param(448, 488, "mistyped", id="one digit wrong"),
        pytest.param(448, 848, "", id="another first digit"),
        pytest.param(400, 40_000, "", id="two zeros"),
        pytest.param(738, 738, "", id="the same"),
        pytest.param(12, 19, "mistyped", id="one of two"),
        pytest.param(738, 452, "", id="nothing in common"),
        pytest.param(0, 10, "", id="nought"),
        pytest.param(1e30, 1e31, "", id="beyond counting"),
    ],
)
def test_a_slip_is_told_by_the_digits(one: float, other: float, how: str) -> None:
    assert slip(one, other) == how


@given(st.floats(min_value=0, max_value=1e20), st.floats(min_value=0, max_value=1e20))
def test_a_slip_is_one_from_either_side(one: float, other: float) -> None:
    assert slip(one, other) == slip(other, one)


@pytest.mark.parametrize(("value", "count"), [(40, 1), (26.2, 3), (1250, 3), (0.05, 1), (0, 0)])
def test_closing_zeros_say_nothing(value: float, count: int) -> None:
    assert significant(value) == count
    assert len(digits(value).strip("0")) == count
