"""Documents that tell of one event, and what they tell side by side."""

from typing import Literal

import msgspec

from copydesk.model.document import Source
from copydesk.model.place import Span

FactKind = Literal["figure", "quotation", "name"]


class Telling(msgspec.Struct, frozen=True, gc=False):
    """How one document tells something: in these words, at this place."""

    document: Source
    span: Span
    words: str


class Fact(msgspec.Struct, frozen=True, gc=False):
    """A figure, quotation or name that several outlets tell; `about` says what, `differs` that they do not agree."""

    kind: FactKind
    about: str
    tellings: tuple[Telling, ...]
    differs: bool


class Story(msgspec.Struct, frozen=True):
    """Documents that tell of one event, earliest first, and what they tell side by side; none of it is a finding.

    Facts that differ come first. `facts_found` counts all that there are, `differing` those of them that differ.
    """

    id: str
    title: str | None
    documents: tuple[Source, ...]
    facts: tuple[Fact, ...]
    facts_found: int
    differing: int


class Stories(msgspec.Struct, frozen=True):
    """The stories with most that differs, and how many were found in all."""

    shown: tuple[Story, ...] = ()
    found: int = 0
