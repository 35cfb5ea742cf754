"""What travels between the steps of a run and its processes: places, parts of the spool, and what a step gave."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from copydesk.engine.kept.memory import CachePlan
from copydesk.engine.outlets import OutletTold
from copydesk.model import DocumentSummary, Failure, Finding, Skipped, Span
from copydesk.read import ReadContext
from copydesk.settings import Settings

if TYPE_CHECKING:
    from copydesk.reuse import Edition, Postings
    from copydesk.reuse.credit import Credit
    from copydesk.reuse.quotes.quoted import Quoted
    from copydesk.reuse.stories.name_keys import NameKeys


class Place(msgspec.Struct, frozen=True, order=True):
    """Where the spool keeps a document."""

    part: str
    index: int


class Wanted(msgspec.Struct, frozen=True):
    """A document to compare: where it lies, its mask, and the key of what is left, b"" where nothing is kept of it."""

    place: Place
    mask: tuple[Span, ...]
    key: bytes = b""


class Part(msgspec.Struct, frozen=True):
    """A run of documents in the spool; `outlets` counts what they say of their outlet: name, host, label.

    `reference` is the number of the reference that they are of, None for what is audited.
    """

    name: str
    count: int
    outlets: dict[OutletTold, int]
    reference: int | None = None


class Intake(msgspec.Struct, frozen=True):
    """What one batch of input files gave, and how many files gave anything."""

    parts: tuple[Part, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]
    reference: int | None = None
    files: int = 0


class Checked(msgspec.Struct, frozen=True):
    """What the document rules said of one part; all but failures and findings are in the part's order.

    `quoted` are the quotations, `credits` what the documents say of where they are from, where a rule compares them.

    Of a reference there are no findings and no summaries. Without rules across documents there is nothing to compare.
    `inserted` are all insertions found, before it is settled which remain; they do not leave the process. `keys` are
    those of the masked documents, where there is a cache.
    """

    failures: tuple[Failure, ...]
    masks: tuple[tuple[Span, ...], ...]
    findings: tuple[Finding, ...] = ()
    summaries: tuple[DocumentSummary, ...] = ()
    editions: "tuple[Edition, ...]" = ()
    postings: "Postings | None" = None
    quoted: "Quoted | None" = None
    names: "NameKeys | None" = None
    credits: "tuple[tuple[Credit, ...], ...]" = ()
    inserted: tuple[tuple[Finding, ...], ...] = ()
    keys: tuple[bytes, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """What a run is: small enough to hand to every worker once.

    `contexts` are those of the references in their order, `indexes` the files of those that are indexes. `cache` says
    where results of earlier runs lie, None for a run that is to find out everything itself. With a `clock` each process
    tells what its work cost.
    """

    settings: Settings
    context: ReadContext
    contexts: tuple[ReadContext, ...] = ()
    indexes: tuple[Path | None, ...] = ()
    folder: Path | None = None
    clock: Callable[[], float] | None = None
    cache: CachePlan | None = None
