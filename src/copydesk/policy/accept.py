"""Accepted findings: silenced one by one, each with a reason, in a file beside the config."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from copydesk.policy import PolicyError
from copydesk.policy.globs import matcher

ACCEPT_NAME = ".copydesk-accept.toml"
VERSION = 1
SHORTEST = 4
"""Characters of a fingerprint that are enough to name it, if no other begins so."""

_HEAD = f"""# Findings that are right as they are. `audit accept FINGERPRINT --reason TEXT` adds to this file.
version = {VERSION}
"""
_FINGERPRINT = re.compile(r"[0-9a-f]{32}")


class Accepted(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding (or error) that is silenced, and why; `rule` and `path` tell readers which it is."""

    fingerprint: str
    reason: str
    rule: str | None = None
    path: str | None = None


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    accept: tuple[Accepted, ...] = ()


class Candidate(msgspec.Struct, frozen=True):
    """A finding or error of a report, which may be accepted; `code` of an error is that of the rule that crashed."""

    fingerprint: str
    path: str
    code: str | None = None
    message: str = ""


def read_accepted(data: bytes, *, named: str) -> tuple[Accepted, ...]:
    """The entries of an accept file. Raises PolicyError, with one line that names the file and the mistake."""
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PolicyError(f"{named}: is not UTF-8 text; save it as UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise PolicyError(f"{named}: is not valid TOML: {error}") from None
    version = table.get("version")
    if version != VERSION:
        said = "says no version" if version is None else f"is of version {version}"
        raise PolicyError(f"{named}: {said}; this copydesk reads accept files with `version = {VERSION}`")
    try:
        entries = msgspec.convert(table, _File).accept
    except msgspec.ValidationError as error:
        raise PolicyError(
            f"{named}: {str(error).replace('`', '')}; each entry has a fingerprint and a reason"
        ) from None
    for entry in entries:
        _refuse_wrong(entry, named)
    return entries


def _refuse_wrong(entry: Accepted, named: str) -> None:
    if not _FINGERPRINT.fullmatch(entry.fingerprint):
        raise PolicyError(f"{named}: {entry.fingerprint[:40]!r} is no fingerprint; it has 32 characters, 0-9 and a-f")
    if not entry.reason.strip():
        raise PolicyError(f"{named}: {entry.fingerprint[:8]} has no reason; say why it is right as it is")


def with_accepted(data: bytes | None, more: Sequence[Accepted]) -> str:
    """The text of the accept file with these entries after what stands in it, which stays as it is."""
    text = _HEAD if data is None else data.decode("utf-8-sig").replace("\r\n", "\n").rstrip() + "\n"
    return text + "".join(f"\n[[accept]]\n{_toml(entry)}" for entry in more)


def _toml(entry: Accepted) -> str:
    import tomli_w

    table: dict[str, Any] = msgspec.to_builtins(entry)
    return tomli_w.dumps({name: value for name, value in table.items() if value is not None})


def chosen(candidates: Sequence[Candidate], prefixes: Iterable[str]) -> list[Candidate]:
    """The candidates that these beginnings of fingerprints name. Raises PolicyError for none or several."""
    return [_named(candidates, prefix.strip().lower()) for prefix in prefixes]


def _named(candidates: Sequence[Candidate], prefix: str) -> Candidate:
    if len(prefix) < SHORTEST:
        raise PolicyError(f"`{prefix}` is too short to name a finding; give at least {SHORTEST} characters")
    found = {each.fingerprint: each for each in candidates if each.fingerprint.startswith(prefix)}
    if not found:
        raise PolicyError(f"no finding or error of the last report begins with `{prefix}`; run audit again")
    if len(found) > 1:
        raise PolicyError(f"`{prefix}` begins {len(found)} fingerprints; give more of it")
    return next(iter(found.values()))


def meant(candidates: Iterable[Candidate], *, codes: frozenset[str] | None, globs: Sequence[str]) -> list[Candidate]:
    """The candidates of these rules at these paths; None and no globs mean any.

    Raises PolicyError where there are none, and SettingsError for a glob that cannot be understood.
    """
    at = matcher(globs, named="--path") if globs else None
    found = [
        each
        for each in candidates
        if (codes is None or each.code in codes) and (at is None or (bool(each.path) and at(each.path)))
    ]
    if not found:
        raise PolicyError("no finding of the last report is meant by --rule and --path; check them, or run audit again")
    return found
