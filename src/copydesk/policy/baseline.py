"""A baseline: findings that are known, one fingerprint a line, so that only what is new is reported."""

import re
from collections.abc import Iterable

import msgspec

from copydesk.model import Finding, Suppressed
from copydesk.policy import PolicyError

HEAD = "# copydesk baseline"
VERSION = "1"
_NOTE = "# Known findings, one a line: written by `audit --update-baseline`, kept in order so that versions merge."

# fingerprint, then for readers (and to tell which lines a run can judge) the rule and the path.
_LINE = re.compile(r"([0-9a-f]{32})(?:[ \t]+([A-Z]{1,4}\d{3})[ \t]+(\S.*?))?[ \t]*")


class Known(msgspec.Struct, frozen=True, order=True):
    """A line of a baseline: a fingerprint, the rule and the path of its finding."""

    fingerprint: str
    rule: str = ""
    path: str = ""


def read_baseline(data: bytes, *, named: str) -> tuple[Known, ...]:
    """The lines of a baseline. Raises PolicyError where it is none, is of another version, or has a broken line."""
    try:
        lines = data.decode("utf-8-sig").splitlines() if b"\r" in data else data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError:
        raise PolicyError(f"{named}: is not a baseline: it is not UTF-8 text; name the right file") from None
    head = lines[0].strip() if lines else ""
    if not head.startswith(f"{HEAD} "):
        raise PolicyError(f"{named}: is not a baseline of copydesk; name the right file, or one that is not there yet")
    if head != f"{HEAD} {VERSION}":
        version = head.removeprefix(f"{HEAD} ")[:20]
        raise PolicyError(f"{named}: is a baseline of version {version}; this copydesk reads version {VERSION}")
    return tuple(_known(line, number, named) for number, line in enumerate(lines, 1) if line.strip() and line[0] != "#")


def _known(line: str, number: int, named: str) -> Known:
    match = _LINE.fullmatch(line)
    if match is None:
        raise PolicyError(f"{named}: line {number} is broken: {line[:40]!r}; take the file from version control again")
    return Known(match[1], match[2] or "", _decoded(match[3] or ""))


def write_baseline(known: Iterable[Known]) -> str:
    """The text of a baseline: sorted, each fingerprint once."""
    lines = {each.fingerprint: f"{each.fingerprint} {each.rule} {_encoded(each.path)}".rstrip() for each in known}
    return "\n".join([f"{HEAD} {VERSION}", _NOTE, *(lines[mark] for mark in sorted(lines))]) + "\n"


def known_of(finding: Finding | Suppressed) -> Known:
    """What a baseline keeps of a finding."""
    if isinstance(finding, Finding):
        return Known(finding.fingerprint, finding.rule, finding.document.path)
    return Known(finding.fingerprint, finding.rule or "", finding.path)


def _encoded(path: str) -> str:
    """A path without line breaks or controls; percent signs are doubled by their code, so that it can be undone."""
    return "".join(char if char.isprintable() and char != "%" else f"%{ord(char):X};" for char in path)


def _decoded(path: str) -> str:
    return re.sub("%([0-9A-F]{1,6});", lambda found: chr(min(int(found[1], 16), 0x10FFFF)), path)
