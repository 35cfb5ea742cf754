"""A quotation that was altered inside a copied passage is told with it: one finding, not two for the same words."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from copydesk.model import Finding, Partner, Span

# Copied whole documents and credited passages stay what they are.
PASSAGES = frozenset({"TR002", "TR003", "TR004"})
ALTERED = "TR005"
INSIDE = 0.8  # of a quotation, what must lie in the passage

_Key = tuple[str, int, str]


def told_together(passages: Sequence[Finding], quotes: Sequence[Finding]) -> Iterator[Finding]:
    """All of them, those of altered quotations joined with the passage that holds them on both sides."""
    places: dict[_Key, list[int]] = {}
    for index, passage in enumerate(passages):
        if passage.rule in PASSAGES:
            places.setdefault(passage.document.key, []).append(index)
    held: dict[int, list[Finding]] = {}
    for quote in quotes:
        near = places.get(quote.document.key, ()) if quote.rule == ALTERED else ()
        holding = next((index for index in near if _holds(passages[index], quote)), None)
        if holding is None:
            yield quote
        else:
            held.setdefault(holding, []).append(quote)
    for index, passage in enumerate(passages):
        yield _joined(passage, held[index]) if index in held else passage


def _holds(passage: Finding, quote: Finding) -> bool:
    """Whether the quotation is part of the passage here, and in every document that it is held against."""
    return _is_part(quote.span, passage.span) and all(
        any(_is_same_place(partner, other) for other in passage.partners) for partner in quote.partners
    )


def _is_part(inner: Span, outer: Span) -> bool:
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return shared >= INSIDE * len(inner)


def _is_same_place(quoted: Partner, copied: Partner) -> bool:
    return quoted.document.key == copied.document.key and quoted.span.overlaps(copied.span)


def _joined(passage: Finding, quotes: Sequence[Finding]) -> Finding:
    first, *rest = sorted(quotes, key=lambda quote: quote.span)
    more = f" ({len(rest)} more quotation{'s' if len(rest) > 1 else ''} altered)" if rest else ""
    return msgspec.structs.replace(
        passage,
        rule=first.rule,
        name=first.name,
        severity=first.severity,
        confidence=first.confidence,
        help=first.help,
        message=f"{first.message}{more}. It is part of a copied passage: {passage.message}",
        evidence={
            **first.evidence,
            "changed_words": sum(quote.evidence["changed_words"] for quote in quotes),
            "changes": [change for quote in (first, *rest) for change in quote.evidence["changes"]],
            "quotations": [_quotation(quote) for quote in (first, *rest)],
            "passage": {"rule": passage.rule, **passage.evidence},
        },
    )


def _quotation(quote: Finding) -> dict[str, Any]:
    return {"start": quote.span.start, "end": quote.span.end, **quote.evidence}
