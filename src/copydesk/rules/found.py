"""What a rule finds in a document, asked once where the answer depends on nothing but the text."""

from typing import TYPE_CHECKING

from copydesk.model import Document, Finding
from copydesk.rules.rule import Rule
from copydesk.text.view import once

if TYPE_CHECKING:
    from copydesk.survey import Survey


def found(rule: Rule, document: Document, survey: "Survey") -> tuple[Finding, ...]:
    """The rule's findings; it is not asked where a glance tells that it has none."""
    return findings_of(rule, document, survey) if rule.may_find(document) else ()


def findings_of(rule: Rule, document: Document, survey: "Survey") -> tuple[Finding, ...]:
    """The findings of a rule that a glance does not rule out.

    Boilerplate rules without options that ask nothing of the survey are run once a document: the engine asks them for
    the mask, and the judgement of leftover lines asks them again.
    """
    if rule.family != "boilerplate" or rule.needs or rule.options is not None:
        return tuple(rule.check(document, survey))
    kept: dict[type[Rule], tuple[Finding, ...]] = once(document, f"{__name__}.found", dict)
    if type(rule) not in kept:
        kept[type(rule)] = tuple(rule.check(document, survey))
    return kept[type(rule)]
