"""What is kept of a document once it was checked: everything but its text."""

from typing import Any, Self

import msgspec

from copydesk.model.document import Document, Source
from copydesk.model.finding import Family
from copydesk.model.outcome import Ignore
from copydesk.model.sheet import Sheet


class Borrowed(msgspec.Struct, frozen=True):
    """Words that another document had first; `credited` where they are credited to an agency or that outlet."""

    document: Source
    words: int
    credited: bool = False


class Originality(msgspec.Struct, frozen=True):
    """How much of a document's own words (no quotations, no insertions) no other document had first.

    `share` is 0-1, None for a document without such words. `borrowed` are the documents that had the others first,
    those with most words first, at most ten; a word counts for the earliest. `shared_undated` are words that others
    have too of whom it is not known whether they are earlier: they count as original.
    """

    share: float | None
    borrowed: tuple[Borrowed, ...] = ()
    shared_undated: int = 0


class DocumentSummary(msgspec.Struct, frozen=True, kw_only=True):
    """What the report keeps of a document: everything but its text.

    `checked` are the families that ran on it, `not_run` the codes of rules that lacked something they need.
    `outlet_from` tells how the outlet was told: option, template, field, url, folder or file. `line` is the physical
    line that a record begins on, None for a file. `ignores` are the comments in it that silence rules. `packed_sheet`
    is the check sheet, which `sheet` unpacks. `spellings` are the forms of known names in it, where quality rules ran.
    `originality` is None where documents were not compared. Of a text that is `too_long` ([corpus] long-text) there is
    no scorecard, since only the rules that scale ran on it.
    """

    source: Source
    title: str | None
    lang: str | None
    encoding: str
    words: int
    checked: tuple[Family, ...]
    not_run: tuple[str, ...] = ()
    scorecard: dict[str, float | None] = {}
    outlet_label: str | None = None
    outlet_from: str | None = None
    line: int | None = None
    ignores: tuple[Ignore, ...] = ()
    packed_sheet: bytes = b""
    spellings: tuple[str, ...] = ()
    originality: Originality | None = None
    too_long: bool = False

    @classmethod
    def of(cls, document: Document, **found: Any) -> Self:
        """The summary of this document, with what was found out about it."""
        return cls(
            source=document.source,
            title=document.title,
            lang=document.lang,
            encoding=document.encoding,
            outlet_label=document.extra.get("outlet_label"),
            outlet_from=document.extra.get("outlet_from"),
            line=document.extra.get("line"),
            **found,
        )

    @property
    def sheet(self) -> Sheet:
        """Its check sheet, unpacked anew each time; empty where none was asked for (`[run] checks`)."""
        return Sheet.unpacked(self.packed_sheet)
