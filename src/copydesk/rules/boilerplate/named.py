"""What the rules of one kind say of a document: the leftover lines are judged beside it."""

from collections.abc import Sequence
from functools import cache

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.found import found
from copydesk.rules.rule import Rule

WITHOUT = frozenset({"BP030", "BP031"})


@cache
def _rules() -> Sequence[Rule]:
    from copydesk.rules.catalog import built_in_rules

    return [
        rule()
        for code, rule in built_in_rules().items()
        if rule.family == "boilerplate" and code not in WITHOUT and not rule.needs and not rule.preview
    ]


@text.view
def named_spans(document: Document) -> tuple[tuple[Span, float], ...]:
    """The passages that the built-in rules of one kind flag, each with its confidence."""
    from copydesk.survey import no_survey

    survey = no_survey()
    return tuple(
        (finding.span, finding.confidence)
        for rule in _rules()
        if rule.languages is None or document.lang is None or document.lang in rule.languages
        for finding in found(rule, document, survey)
    )
