"""Every rule for facts does on its own examples what its page says."""

import pytest

from copydesk.rules.catalog import built_in_rules
from copydesk.rules.rule import Rule
from copydesk.testing import failures

FACTS = [rule for rule in built_in_rules().values() if rule.family == "facts"]


@pytest.mark.parametrize("rule", FACTS, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_its_examples_hold(rule: type[Rule]) -> None:
    assert list(failures(rule)) == []


@pytest.mark.parametrize("rule", FACTS, ids=lambda rule: f"{rule.code}-{rule.name}")
def test_its_page_says_why_it_matters_and_when_it_is_wrong(rule: type[Rule]) -> None:
    assert rule.__doc__
    assert "Why it matters:" in rule.__doc__
    assert "When it is wrong:" in rule.__doc__
    assert rule.help
