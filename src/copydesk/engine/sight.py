"""How rules see a document: letters repaired, posts of others blanked; and the way back to the text as it stands."""

from collections.abc import Iterable
from typing import Any

import msgspec

from copydesk import text
from copydesk.engine.error import told
from copydesk.model import Document, Failure, Finding, Fix
from copydesk.rules.rule import Rule
from copydesk.text.view import once

# Evidence that names places: offsets in the document, or lists of them.
_PLACES = ("places", "usual_places", "more_at", "marks", "first")


def sight_of(document: Document, rules: Iterable[Rule], failures: list[Failure]) -> text.Mended:
    """The document as rules read it once these rules have repaired its letters."""
    if document.text.isascii():
        return text.Mended(document)
    repairs: list[text.Repair] = []
    for rule in rules:
        try:
            repairs += [text.Repair(fix.span.start, fix.span.end, fix.replacement) for fix in rule.repairs(document)]
        except Exception as error:  # noqa: BLE001 - one crash costs one rule on one document, never the run
            failures.append(crashed(rule, document, error))
    return text.mended(document, repairs)


def crashed(rule: Rule, document: Document, error: Exception) -> Failure:
    """The entry of the report for a rule that crashed on a document."""
    message = f"{rule.code} {rule.name} failed on this document: {told(error)}"
    return Failure(document.path, message, document.row, rule.code)


def led_back(sight: text.Mended, findings: Iterable[Finding]) -> list[Finding]:
    """The findings in the offsets of the document as it stands."""
    return [
        msgspec.structs.replace(
            finding,
            span=sight.span(finding.span),
            fix=finding.fix and fix_back(sight, finding.fix),
            evidence={key: _back(sight, value) if key in _PLACES else value for key, value in finding.evidence.items()},
        )
        for finding in findings
    ]


def fix_back(sight: text.Mended, fix: Fix) -> Fix:
    """A fix in the offsets of the document as it stands."""
    return Fix(sight.span(fix.span), fix.replacement, fix.safe)


def _back(sight: text.Mended, value: Any) -> Any:
    if isinstance(value, list):
        return [_back(sight, each) for each in value]
    return sight.offset(value) if isinstance(value, int) and not isinstance(value, bool) else value


def story(document: Document) -> Document:
    """The document without the posts that it embeds, which are not the outlet's words."""
    found = text.post_lines(document)
    return once(document, f"{__name__}.story", lambda: document.masked(list(found))) if found else document
