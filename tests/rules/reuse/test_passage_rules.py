"""TR001 to TR004: their own examples, and which match goes to which."""

import pytest

from copydesk.model import Span
from copydesk.reuse import Match, Passage
from copydesk.rules.reuse.copied_document import CopiedDocument
from copydesk.rules.reuse.copied_passage import CopiedPassage
from copydesk.rules.reuse.edited_passage import EditedPassage
from copydesk.rules.reuse.passage_rule import PassageRule
from copydesk.rules.reuse.rewritten_passage import RewrittenPassage
from copydesk.testing import failures

RULES: tuple[type[PassageRule], ...] = (CopiedDocument, CopiedPassage, EditedPassage, RewrittenPassage)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_own_examples_hold(rule: type[PassageRule]) -> None:
    assert list(failures(rule)) == []


@pytest.mark.parametrize("kind", ["document", "verbatim", "edited", "rewritten"])
def test_every_match_has_exactly_one_rule(kind: str) -> None:
    side = Passage(0, Span(0, 9))
    match = Match(left=side, right=side, similarity=1, containment=1, kind=kind, changed=0)  # type: ignore[arg-type]
    assert sum(rule().takes(match) for rule in RULES) == 1
