"""A small run of the benchmark of the rules: it measures what an audit runs."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from copydesk.rules.catalog import built_in_rules
from copydesk.survey import merge, survey
from rules import (  # type: ignore[import-not-found]
    FAMILIES,
    apart,
    documents_of,
    fresh,
    table,
    together,
)

FOUND = {"boilerplate": "BP001", "quality": "SQ001", "facts": "FS001"}


@pytest.mark.parametrize("family", sorted(FAMILIES))
def test_every_rule_has_its_row_and_finds_what_is_there(family: str) -> None:
    documents = documents_of([], 0.05)
    known = merge([survey(documents)])
    costs = apart(documents, family, known)
    named = {cost.name.split()[0]: cost.found for cost in costs}
    own = [rule for rule in built_in_rules().values() if rule.family == family and not rule.compares]
    expected = {rule.code for rule in own if not rule.preview}
    assert expected <= named.keys()
    assert named[FOUND[family]] > 0
    assert len(list(table(costs, 0.05))) == len(costs) + 1
    assert together(documents, family, known, shared=True) > 0


def test_a_fresh_document_has_no_views() -> None:
    (document, *_) = documents_of([], 0.001)
    merge([survey([document])])
    assert document.__dict__
    assert not fresh(document).__dict__
