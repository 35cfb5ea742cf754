"""Tables that tell of files: who published a text, when, at which address; joined by path, file name, stem or id."""

# Paths are strings here: Path objects make a walk of many files several times slower.
# ruff: noqa: PTH120

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from copydesk.model import Skipped
from copydesk.read import fields
from copydesk.read.formats import format_of, stem_of
from copydesk.read.inputs import InputFile, ReadError
from copydesk.read.records import records_in
from copydesk.read.unpack import UnreadableError
from copydesk.settings import FieldSettings

_PEEKED = 5
_LONGEST_VALUE = 1000
_TABLES = frozenset({"jsonl", "csv", "tsv"})
_TOLD = ("date", "outlet", "url", "title", "lang")


class Joined(msgspec.Struct, frozen=True):
    """Files with their rows, what is left of the tables for records (by id), tables left out, what to say of it."""

    files: tuple[InputFile, ...]
    rows: dict[str, dict[str, Any]] = {}
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[str, ...] = ()


def join(
    files: tuple[InputFile, ...], *, explicit: Sequence[str], roots: Sequence[str], root: str, settings: FieldSettings
) -> Joined:
    """Join tables with files: those given, and those at an input's root whose rows tell of files and hold no text.

    Raises ReadError for a given table that cannot be read.
    """
    tables, ignored = _found_tables(files, roots, settings)
    if len(tables) + len(ignored) + len(explicit) == 0:
        return Joined(files)
    aside = {*explicit, *tables, *ignored}
    kept = tuple(file for file in files if file.location not in aside)
    if not kept:
        kept, tables, ignored = files, [], []
    notices: list[str] = []
    by_id: dict[str, dict[str, Any]] = {}
    for location in dict.fromkeys([*explicit, *tables]):
        rows = list(_rows(location, settings, strict=location in explicit))
        matched = _matches(kept, rows, os.path.dirname(location), root)
        kept = tuple(_with_row(file, matched.get(number)) for number, file in enumerate(kept))
        for key, row in rows:
            by_id.setdefault(key, row)
        notices.append(_notice(location, root, kept, rows, matched))
    records = any(file.is_records for file in kept)
    reason = "names files, but tells no date, outlet, title, address or language of them"
    return Joined(kept, by_id if records else {}, tuple(Skipped(path, reason) for path in ignored), tuple(notices))


def _found_tables(
    files: tuple[InputFile, ...], roots: Sequence[str], settings: FieldSettings
) -> tuple[list[str], list[str]]:
    """Tables at the roots that tell of other files, and those that name files without telling anything of use."""
    telling: list[str] = []
    useless: list[str] = []
    for file in files:
        if file.kind not in _TABLES or file.named or os.path.dirname(file.location) not in roots:
            continue
        peeked = _peek(file)
        if not peeked or not all(_tells_of_a_file(row, settings) for row in peeked):
            continue
        useful = any(set(fields.mapping(row, settings)) & set(_TOLD) for row in peeked)
        (telling if useful else useless).append(file.location)
    return telling, useless


def _peek(file: InputFile) -> list[Mapping[str, Any]]:
    rows: list[Mapping[str, Any]] = []
    try:
        for record in records_in(file.location, file.kind):
            if record.values is not None:
                rows.append(record.values)
            if len(rows) == _PEEKED:
                break
    except (OSError, UnreadableError):
        return []
    return rows


def _tells_of_a_file(row: Mapping[str, Any], settings: FieldSettings) -> bool:
    long = any(isinstance(value, str) and len(value) > _LONGEST_VALUE for value in row.values())
    return not long and fields.text_of(row, settings) is None and bool(_key(row, settings))


def _key(row: Mapping[str, Any], settings: FieldSettings) -> str:
    """What a row is joined by: the path or file name it has, else its id."""
    named = next((value for name in fields.FILE_FIELDS if isinstance(value := row.get(name), str) and value), None)
    return (named or fields.id_of(row, settings) or "").replace("\\", "/").removeprefix("./").strip()


def _rows(location: str, settings: FieldSettings, *, strict: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    form = format_of(location)
    if form is None or form.kind not in _TABLES:
        raise ReadError(f"--metadata {location}: is read as .csv, .tsv or .jsonl")
    any_key = False
    try:
        for record in records_in(location, form.kind):
            if record.values is None:
                if strict:
                    raise ReadError(f"--metadata {location}: line {record.line} {record.problem}")
                continue
            if key := _key(record.values, settings):
                any_key = True
                yield key, dict(record.values)
    except OSError as error:
        raise ReadError(f"--metadata {location}: cannot be read: {error.strerror}") from None
    except UnreadableError as error:
        raise ReadError(f"--metadata {location}: {error}") from None
    if strict and not any_key:
        raise ReadError(f"--metadata {location}: no row has a path, a file name or an id to join it by")


def _matches(
    files: tuple[InputFile, ...], rows: list[tuple[str, dict[str, Any]]], folder: str, root: str
) -> dict[int, tuple[str, dict[str, Any]]]:
    """Number of a file to its row. An exact path wins; a mere tail of a path counts where one file alone ends so."""
    index: dict[str, dict[str, Any]] = {}
    for key, row in rows:
        index.setdefault(key, row)
    exact: dict[int, str] = {}
    loose: dict[int, str] = {}
    for number, file in enumerate(files):
        whole = _whole(file, folder, root)
        if key := next((name for name in whole if name in index), ""):
            exact[number] = key
        elif key := next((name for name in _tails(file, whole) if name in index), ""):
            loose[number] = key
    taken = set(exact.values())
    claims = Counter(loose.values())
    alone = {number: key for number, key in loose.items() if claims[key] == 1 and key not in taken}
    return {number: (key, index[key]) for number, key in (exact | alone).items()}


def _whole(file: InputFile, folder: str, root: str) -> list[str]:
    """The paths a table may call a file: absolute, as reported, relative to the table's folder or to the root."""
    location = file.location.replace(os.sep, "/")
    whole = [location, file.path]
    for base in (folder, root):
        prefix = base.replace(os.sep, "/").rstrip("/") + "/"
        if location.startswith(prefix):
            whole.append(location[len(prefix) :])
    return whole


def _tails(file: InputFile, whole: list[str]) -> Iterator[str]:
    """The ends of its path down to its name, then all of these without their suffix, down to its stem."""
    tails = [file.below]
    while "/" in tails[-1]:
        tails.append(tails[-1].partition("/")[2])
    yield from tails
    for name in (*whole, *tails):
        yield stem_of(name)


def _with_row(file: InputFile, match: tuple[str, dict[str, Any]] | None) -> InputFile:
    """The file with its row; what an earlier table says of it comes first."""
    if match is None:
        return file
    return msgspec.structs.replace(file, metadata=match[1] | (file.metadata or {}))


def _notice(
    location: str,
    root: str,
    files: tuple[InputFile, ...],
    rows: list[tuple[str, dict[str, Any]]],
    matched: dict[int, tuple[str, dict[str, Any]]],
) -> str:
    name = os.path.relpath(location, root).replace(os.sep, "/")
    if any(file.is_records for file in files):
        return f"{name}: {len(rows):,} rows of metadata, joined by id with records and by name with files"
    used = len({key for key, _ in matched.values()})
    keys = len({key for key, _ in rows})
    repeated = f", {len(rows) - keys:,} rows repeat a name, the first counts" if keys < len(rows) else ""
    without = len(files) - len(matched)
    return (
        f"{name}: taken as metadata for {len(matched):,} of {len(files):,} files"
        f" ({keys - used:,} rows match no file, {without:,} files have no row{repeated})"
    )
