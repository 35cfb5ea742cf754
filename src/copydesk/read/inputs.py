"""The values reading works with: what was found, and what every reader needs to know."""

import os
from datetime import date
from typing import Any

import msgspec

from copydesk.model import CopydeskError, Failure, Published, Skipped
from copydesk.read.formats import Format, Kind, format_named
from copydesk.settings import CorpusSettings, FieldSettings, Settings

REPORT_MARKER = ".copydesk-report"


class ReadError(CopydeskError):
    """What was named cannot be audited; the message is one line that says what to do."""


Stamp = tuple[int, ...]
"""When a file was changed last, and when anything about it was, in nanoseconds; its number on the disk."""


def stamp_of(status: os.stat_result) -> Stamp:
    """What tells whether a file was changed since: whoever writes to it may set the first time, not the second."""
    return status.st_mtime_ns, status.st_ctime_ns, status.st_ino


class Stretch(msgspec.Struct, frozen=True):
    """A part of a file of JSON lines: bytes `start` up to `end`, whole lines, of which the first has number `line`.

    `shared` are the ids that several records of the file have.
    """

    start: int
    end: int
    line: int
    shared: frozenset[str] = frozenset()


class InputFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file to read.

    `location` is where it is opened, `path` how it is named in reports (POSIX, relative to the root where inside it).
    `below` is its path below the common parent of the inputs. `metadata` is the row of a sidecar table that belongs to
    it, `beside` the JSON file beside a text that does. With a `stretch` only that part of it is read. `stamp` is what
    the disk said of it when it was found, () where it was not asked.
    """

    location: str
    path: str
    kind: Kind
    size: int = 0
    named: bool = False
    below: str = ""
    metadata: dict[str, Any] | None = None
    beside: str | None = None
    stretch: Stretch | None = None
    stamp: Stamp = ()

    @property
    def is_records(self) -> bool:
        """Whether it may hold many documents."""
        return self.format.records

    @property
    def format(self) -> Format:
        """What is known of files of its kind."""
        return format_named(self.kind)


class Discovery(msgspec.Struct, frozen=True, kw_only=True):
    """What the given paths hold: files to read in their order, what was left out and why, and what users should know.

    `failures` are folders that could not be looked into.

    `root` is the absolute folder that paths are relative to. `rows` are sidecar rows by id, for records.
    """

    root: str
    files: tuple[InputFile, ...]
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()
    rows: dict[str, dict[str, Any]] = {}


class ReadContext(msgspec.Struct, frozen=True, kw_only=True):
    """All that reading a file depends on besides the file; small and picklable, for worker processes.

    `aliases` maps a case-folded outlet name to the name it is joined under. `option` is the date given for documents
    that have none. `rows` are sidecar rows by id.
    """

    root: str = ""
    corpus: CorpusSettings = CorpusSettings()
    fields: FieldSettings = FieldSettings()
    aliases: dict[str, str] = {}
    option: Published | None = None
    rows: dict[str, dict[str, Any]] = {}


def context_for(settings: Settings, discovery: Discovery | None = None) -> ReadContext:
    """The context for these settings; a discovery adds its root and its sidecar rows.

    Raises ReadError for a date, a language or a path template that cannot be understood.
    """
    from copydesk.read import language, outlets

    if settings.corpus.path:
        outlets.check_template(settings.corpus.path)
    if settings.corpus.lang and language.language_code(settings.corpus.lang) is None:
        raise ReadError(f"[corpus] lang {settings.corpus.lang!r} is no language; write its code, such as en")
    return ReadContext(
        root=discovery.root if discovery else "",
        corpus=settings.corpus,
        fields=settings.fields,
        aliases=_aliases(settings.outlets),
        option=_option_date(settings.corpus.date),
        rows=discovery.rows if discovery else {},
    )


def _aliases(outlets: dict[str, tuple[str, ...]]) -> dict[str, str]:
    joined = {alias.casefold().strip(): name for name, aliases in outlets.items() for alias in aliases}
    return joined | {name.casefold().strip(): name for name in outlets}


def _option_date(value: str | None) -> Published | None:
    from copydesk.read import times

    if value is None:
        return None
    if value.strip().lower() == "today":
        value = date.today().isoformat()
    published = times.published(value, "option")
    if published is None:
        raise ReadError(f"cannot understand the date {value!r}; write it as 2022-09-28, 2022-09, 2022 or today")
    return published
