"""Reads the findings and errors of a report that was written earlier, to accept some of them."""

from pathlib import Path

import msgspec

from copydesk.policy.accept import Candidate
from copydesk.report.context import ReportError


class _Error(msgspec.Struct, frozen=True):
    fingerprint: str
    path: str
    rule: str | None = None
    message: str = ""


class _Written(msgspec.Struct, frozen=True):
    """The part of a findings.json that is needed."""

    schema: int
    findings: tuple[Candidate, ...] = ()
    errors: tuple[_Error, ...] = ()
    apart: dict[str, str] = {}


def candidates(report: Path) -> list[Candidate]:
    """The findings and errors of a report, which is its folder or its findings.json. Raises ReportError."""
    file = report / "findings.json" if report.is_dir() else report
    data = _bytes(file)
    try:
        written = msgspec.json.decode(data, type=_Written)
        found = list(written.findings)
        if "findings" in written.apart:
            # The name of a file beside this one, never a path: a report may come from elsewhere.
            beside = file.parent / Path(written.apart["findings"]).name
            found += msgspec.json.Decoder(Candidate).decode_lines(_bytes(beside))
    except msgspec.DecodeError as error:
        said = str(error).replace("`", "")
        raise ReportError(f"{file}: is not a findings.json: {said}; run audit again") from None
    if written.schema != 1:
        raise ReportError(f"{file}: has schema {written.schema}; this copydesk reads schema 1: run audit again")
    return found + [Candidate(each.fingerprint, each.path, each.rule, each.message) for each in written.errors]


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"{file}: there is no report; run audit first, or name one with --report") from None
    except OSError as error:
        raise ReportError(f"{file}: cannot be read: {error.strerror or error}") from None
