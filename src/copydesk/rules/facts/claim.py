"""A claim: one thing a text states that can be held against a fact, and how it compares."""

from typing import Any, Literal

import msgspec

from copydesk.model import Span

Verdict = Literal["agrees", "conflicts", "unknown"]


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """What a passage states, and whether it holds.

    `span` counts in the document. A claim that conflicts becomes a finding: `message` is its line, `confidence` how
    sure it is (None: as the rule). One that agrees, or of which nothing is known, goes on the check sheet only; `fact`
    says what it was held against, with source and `as_of` where it comes from a table.
    """

    span: Span
    verdict: Verdict
    message: str = ""
    fact: str = ""
    evidence: dict[str, Any] = {}
    confidence: float | None = None
    help: str | None = None
