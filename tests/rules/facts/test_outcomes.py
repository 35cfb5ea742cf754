"""Outcomes that exclude each other, as the words beside figures tell them."""

import pytest

from copydesk.rules.facts.figured import figured
from copydesk.rules.facts.outcomes import division, spends


@pytest.mark.parametrize(
    ("flat", "how"),
    [
        ("70 voted for, 40 against and 10 abstained", "whole"),
        ("70 voted for and 40 against", "apart"),
        ("12 won, three drawn and four lost", "whole"),
        ("80 boys and 90 girls", "whole"),
        ("20 ran on time, 30 were late and five cancelled", "apart"),
        ("30 were in Leeds, nine in York and four elsewhere", "whole"),
        ("30 Republicans, nine Democrats and four others", "whole"),
        ("30 were men and nine smoked", ""),
        ("30 came by train and 20 stayed for dinner", ""),
        ("30 voted for and nine also voted for", ""),
    ],
)
def test_figures_exclude_each_other_where_each_names_an_outcome_of_one_kind(flat: str, how: str) -> None:
    assert division(figured(flat).marked) == how


def test_sums_are_spent_apart_where_each_goes_to_something() -> None:
    assert spends(figured("£5m goes to roads, £3m to schools and £2m to parks").marked)
    assert not spends(figured("£5m goes to roads and £3m is saved").marked)
