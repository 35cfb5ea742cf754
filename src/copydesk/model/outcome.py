"""What became of an input that gave no findings, and of findings that are not shown: failures, skipped, silenced."""

from typing import Literal

import msgspec

Silencer = Literal["accept", "baseline", "comment"]


class Failure(msgspec.Struct, frozen=True):
    """Something that could not be read, or a rule that crashed on one document; the run went on.

    `line` is the physical line that a record that could not be read begins on.
    """

    path: str
    message: str
    row: int | None = None
    rule: str | None = None
    fingerprint: str = ""
    line: int | None = None


class Skipped(msgspec.Struct, frozen=True, order=True):
    """An input that was left out, and why."""

    path: str
    reason: str
    row: int | None = None


class Ignore(msgspec.Struct, frozen=True, gc=False):
    """A comment in a document that silences rules on its own line and the next one that is not blank.

    `words` are the rules as written; without a `reason` it silences nothing.
    """

    words: tuple[str, ...]
    reason: str
    line: int
    next_line: int


class Suppressed(msgspec.Struct, frozen=True, kw_only=True):
    """A finding or failure that was silenced: by the accept file, a baseline or a comment in the document.

    `known_as` is the fingerprint that it has there, where that is another since its file moved.
    """

    fingerprint: str
    by: Silencer
    reason: str = ""
    rule: str | None = None
    path: str = ""
    row: int | None = None
    known_as: str | None = None


class Stale(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """Something that was to silence a finding, and silences none; `said` tells what to do, `line` is of a comment."""

    by: Silencer
    path: str = ""
    line: int | None = None
    rule: str | None = None
    fingerprint: str | None = None
    said: str = ""
