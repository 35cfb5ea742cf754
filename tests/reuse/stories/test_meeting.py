"""Which sentences are read word by word: all whose figures can have to do with one in another document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.reuse.stories.meeting import meeting, slip_keys
from copydesk.reuse.stories.slip import significant, slip
from copydesk.reuse.stories.told import Told, sketches


def met(*texts: str) -> list[str]:
    found = [
        sketch
        for number, text in enumerate(texts)
        for sketch in sketches(
            Told(Document(id=str(number), path=str(number), text=text, lang="en"), number), every=False
        )
    ]
    return [sketch.flat for sketch in meeting(found)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param("It took 27 days.", "They needed 27 nights.", id="the same figure"),
        pytest.param("It took 27 days.", "They needed 72 nights.", id="a slip of it"),
        pytest.param("The mill has nine stones now.", "Look: seven stones now.", id="the same words behind"),
        pytest.param("It was sold for 31 crowns.", "Now it was sold for 58 marks.", id="the same words before"),
    ],
)
def test_figures_that_may_be_one_meet(here: str, there: str) -> None:
    assert met(here, there) == [here, there]


def test_figures_of_one_document_do_not_meet() -> None:
    assert met("It took 27 days. They needed 72 nights.") == []


def test_figures_with_nothing_in_common_do_not_meet() -> None:
    assert met("It took 27 days.", "Some 500 geese flew by. Nobody minded.") == []


@given(st.integers(10, 10**9), st.sampled_from(("swap", "drop", "zero")), st.integers(0, 9), st.integers(0, 9))
def test_all_slips_meet(one: int, how: str, first: int, second: int) -> None:
    digits = list(str(one))
    i, j = first % len(digits), second % len(digits)
    if how == "swap":
        digits[i], digits[j] = digits[j], digits[i]
    elif how == "drop":
        del digits[i]
    else:
        digits.append("0")
    near = int("".join(digits))
    if slip(one, near) and min(significant(one), significant(near)) > 1:
        assert slip_keys(one) & slip_keys(near)
