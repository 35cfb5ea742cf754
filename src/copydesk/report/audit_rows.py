"""The rows of a per-file audit that findings.json has not: its check sheet and its quotations."""

from typing import Literal

import msgspec

from copydesk.model import CheckKind, CheckStatus
from copydesk.report.rows import DocumentRow, ErrorRow, FindingRow, Offset, Tool


class PassageRow(msgspec.Struct, frozen=True):
    """A passage of the document: code points and its 1-based line."""

    start: Offset
    end: Offset
    line: int


class QuoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation with its marks; `text` is without them.

    `speaker` is who says it as the document calls them, null where it does not tell, and `speaker_place` the words that
    tell it. `resolved`: the sentence has a pronoun or nothing, and what stands before it names the speaker.
    """

    start: Offset
    end: Offset
    line: int
    text: str
    speaker: str | None
    verb: str | None
    resolved: bool
    speaker_place: PassageRow | None


class CheckRow(msgspec.Struct, frozen=True, kw_only=True):
    """What an editor would look up. `fact` is what it was held against, or why it conflicts; null if neither.

    `code` is the rule whose finding it conflicts by. `also` are further places where the same is said.
    """

    kind: CheckKind
    status: CheckStatus
    start: Offset
    end: Offset
    line: int
    text: str
    fact: str | None
    code: str | None
    also: list[PassageRow]


class FileAudit(msgspec.Struct, frozen=True, kw_only=True):
    """The audit of one document; `document` is null where it could not be read."""

    schema: Literal[1]
    tool: Tool
    document: DocumentRow | None
    findings: list[FindingRow]
    quotes: list[QuoteRow]
    checks: list[CheckRow]
    errors: list[ErrorRow]
