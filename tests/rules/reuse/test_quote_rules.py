"""TR005 and TR006: their own examples."""

import pytest

from copydesk.rules.reuse.altered_quote import AlteredQuote
from copydesk.rules.reuse.quote_rule import QuoteRule
from copydesk.rules.reuse.shared_quote import SharedQuote
from copydesk.testing import failures


@pytest.mark.parametrize("rule", [AlteredQuote, SharedQuote], ids=lambda rule: rule.code)
def test_own_examples_hold(rule: type[QuoteRule]) -> None:
    assert list(failures(rule)) == []
