"""One line of a check sheet in the making, and the joining of lines that say the same."""

from collections.abc import Iterable

import msgspec

from copydesk.model import Check, CheckKind, CheckStatus, Passage, Span
from copydesk.text import Locator, normalise_space

_LONGEST = 120


class Item(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a passage states. Items of one kind, `key`, status and fact are one line of the sheet."""

    span: Span
    kind: CheckKind
    key: str
    text: str
    status: CheckStatus = "unknown"
    fact: str = ""
    code: str = ""


def item(text: str, span: Span, kind: CheckKind, *, key: str = "") -> Item:
    """An item of which nothing is known; its key is its text unless another is given."""
    shown = shown_in(text, span)
    return Item(span=span, kind=kind, key=key or shown.lower(), text=shown)


def shown_in(text: str, span: Span) -> str:
    """The passage on one line, cut where it is long."""
    shown = normalise_space(text[span.start : min(span.end, span.start + _LONGEST + 1)])
    return f"{shown[:_LONGEST].rstrip()}…" if span.end - span.start > _LONGEST else shown


def joined(items: Iterable[Item], locator: Locator) -> tuple[Check, ...]:
    """The lines of the sheet in order of the text: what is said twice is one line with all its places."""
    groups: dict[tuple[str, ...], list[Item]] = {}
    for each in sorted(items, key=lambda each: (each.span, each.kind, each.status, each.code)):
        groups.setdefault((each.kind, each.key, each.status, each.fact, each.code), []).append(each)
    return tuple(_check(group, locator) for group in groups.values())


def passage(span: Span, locator: Locator) -> Passage:
    """A span with its line, and its paragraph where these are counted."""
    return Passage(span.start, span.end, locator.line(span.start), locator.paragraph(span.start))


def _check(group: list[Item], locator: Locator) -> Check:
    first = group[0]
    place, shown = passage(first.span, locator), first.text
    also: tuple[Passage, ...] = ()
    if len(group) > 1:
        also = tuple(dict.fromkeys(passage(each.span, locator) for each in group))[1:]
        shown = max((each.text for each in group), key=len)
    return Check(
        kind=first.kind,
        status=first.status,
        place=place,
        text=shown,
        fact=first.fact,
        code=first.code,
        also=also,
    )
