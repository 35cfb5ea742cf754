"""A small run of the benchmark of the boilerplate rules: it measures what an audit runs."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from boilerplate import (  # type: ignore[import-not-found]
    apart,
    boilerplate_rules,
    documents_of,
    fresh,
    table,
    together,
)

from copydesk.rules.catalog import built_in_rules
from copydesk.survey import merge, survey


def test_every_rule_has_its_row_and_finds_what_is_there() -> None:
    documents = documents_of([], 0.05)
    rules, known = boilerplate_rules(), merge([survey(documents)])
    costs = apart(documents, rules, known)
    named = {cost.name.split()[0]: cost.found for cost in costs}
    expected = {rule.code for rule in built_in_rules().values() if rule.family == "boilerplate" and not rule.preview}
    assert expected <= named.keys()
    assert named["BP001"] > 0
    assert len(list(table(costs, 0.05))) == len(costs) + 1
    assert together(documents, rules, known) > 0


def test_a_fresh_document_has_no_views() -> None:
    (document, *_) = documents_of([], 0.001)
    merge([survey([document])])
    assert document.__dict__
    assert not fresh(document).__dict__
