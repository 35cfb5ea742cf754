"""Ages and anniversaries told with a year of founding: which are counted, and which belong to something else."""

import pytest

from copydesk.rules.facts.age_mismatch import AgeMismatch
from copydesk.rules.facts.wrong_anniversary import WrongAnniversary
from copydesk.rules.rule import Case
from copydesk.testing import findings_on


def marked(text: str, published: str = "2020-06-10") -> list[str]:
    case = Case(text, published=published)
    found = [*findings_on(AgeMismatch, case)[0], *findings_on(WrongAnniversary, case)[0]]
    return [text[each.span.start : each.span.end] for each in found]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        pytest.param("Founded in 1900, the band is 90 years old.", "1900, the band is 90 years old", id="age-behind"),
        pytest.param(
            "The hall was opened in May 1930 and turns 70 this year.", "1930 and turns 70", id="turns-this-year"
        ),
        pytest.param(
            "The fair, first held in 1960, will celebrate its 50th anniversary.",
            "1960, will celebrate its 50th anniversary",
            id="anniversary",
        ),
        pytest.param("The 40-year-old club was founded in 1960.", "40-year-old club was founded in 1960", id="before"),
        pytest.param(
            "The pier was built in 1880. It is 100 years old.", "1880. It is 100 years old", id="next-sentence"
        ),
    ],
)
def test_a_count_that_is_off_is_marked_with_its_year(text: str, span: str) -> None:
    assert marked(text) == [span]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Founded in 1900, the band is 120 years old.", id="right"),
        pytest.param("Founded in 1900, the band is 119 years old.", id="a-year-off"),
        pytest.param("Founded in 1900, the band was 90 years old in 1990.", id="another-year"),
        pytest.param("Founded in 1900, the band is nearly 100 years old.", id="vague"),
        pytest.param("Founded in 1900, the band has a drum that is 90 years old.", id="a-part-of-it"),
        pytest.param("Reopened in 1980, the hall is 100 years old.", id="opened-again"),
        pytest.param("The pier was built in 1880. The mayor is 60 years old.", id="another-subject"),
        pytest.param("In the novel the pier, built in 1880, is 100 years old.", id="fiction"),
    ],
)
def test_other_counts_are_left_alone(text: str) -> None:
    assert marked(text) == []


def test_a_text_without_a_day_is_not_judged() -> None:
    case = Case("Founded in 1900, the band is 90 years old.")
    assert findings_on(AgeMismatch, case)[0] == []
