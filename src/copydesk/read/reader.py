"""One file, or one text, to documents."""

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from copydesk.model import Document, Failure, Skipped
from copydesk.read import assemble, fields, records
from copydesk.read.decode import Decoded, damage_in, decode, is_binary, without_surrogates
from copydesk.read.frontmatter import NONE, front_matter
from copydesk.read.inputs import InputFile, ReadContext

_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_ANNEX_POINTER = b"/annex/objects/"
_HEAD = 8192


def read_file(file: InputFile, context: ReadContext) -> Iterator[Document | Failure | Skipped]:
    """The documents of a file; what cannot be read is a Failure, what is no text a Skipped. Never raises on content."""
    try:
        if file.is_records:
            with Path(file.location).open("rb") as stream:
                reason = unfit(stream.read(_HEAD), file.path)
            if reason:
                yield Skipped(file.path, reason)
            else:
                yield from records.read_records(file, context)
            return
        data = _bytes_of(file)
    except OSError as error:
        yield Failure(file.path, f"cannot be read: {error.strerror or error}")
        return
    if reason := unfit(data[:_HEAD], file.path):
        yield Skipped(file.path, reason)
        return
    yield from _text_file(file, decode(data), context)


def _bytes_of(file: InputFile) -> bytes:
    """The whole file. A file object would ask for its size, kind and place again: for small files half the cost."""
    handle = os.open(file.location, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        pieces = [os.read(handle, file.size + 1)]
        if len(pieces[0]) == file.size:
            return pieces[0]
        while piece := os.read(handle, 1 << 20):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        os.close(handle)


def read_text(text: str | bytes, *, context: ReadContext, name: str = "-") -> Iterator[Document | Failure]:
    """The document that a text is by itself (standard input, an editor's buffer); its path and id are `name`."""
    if isinstance(text, bytes):
        decoded = decode(text)
    else:
        text = without_surrogates(text)
        decoded = Decoded(text, "utf-8", damage_in(text))
    yield from _text_file(InputFile(location=name, path=name, kind="text"), decoded, context)


def unfit(head: bytes, path: str) -> str | None:
    """Why a file that begins with these bytes holds no text to audit, None if it does."""
    if head.startswith(_LFS_POINTER):
        return f"is a Git LFS pointer, its content is not here; fetch it with: git lfs pull --include={path!r}"
    if head.startswith(_ANNEX_POINTER):
        return f"is a git-annex pointer, its content is not here; fetch it with: git annex get {path!r}"
    return "is a binary file" if is_binary(head) else None


def documents_from(
    source: Any, context: ReadContext, *, name: str = "records"
) -> Iterator[Document | Failure | Skipped]:
    """Documents out of what Python programs hold: dicts or Documents, or a pandas, polars or Arrow table.

    Documents pass unchanged. `row` counts from 1. A record's own id is kept where no other record has it.
    """
    rows = list(_rows(source))
    counts: dict[str, int] = {}
    for row in rows:
        if isinstance(row, Mapping) and (own := fields.id_of(row, context.fields)):
            counts[own] = counts.get(own, 0) + 1
    file = InputFile(location=name, path=name, kind="jsonl", below=name)
    for number, row in enumerate(rows, 1):
        if isinstance(row, Document):
            yield row
        elif not isinstance(row, Mapping):
            yield Failure(name, f"is a {type(row).__name__}, not a mapping with fields or a Document", number)
        elif (text := fields.text_of(row, context.fields)) is None:
            yield Failure(name, records.without_text([row], context.fields), number)
        else:
            text = without_surrogates(text)
            found = Decoded(text, "utf-8", damage_in(text))
            own = fields.id_of(row, context.fields)
            yield assemble.from_record(
                file, row, found, context=context, row=number, id=own if own and counts[own] == 1 else None
            )


def _rows(source: Any) -> Iterable[Any]:
    if hasattr(source, "to_batches"):  # Arrow
        return (row for batch in source.to_batches() for row in batch.to_pylist())
    if hasattr(source, "iter_rows"):  # polars
        return source.iter_rows(named=True)  # type: ignore[no-any-return]
    if hasattr(source, "itertuples"):  # pandas
        names = [str(column) for column in source.columns]
        return (_present(names, row) for row in source.itertuples(index=False, name=None))
    return source  # type: ignore[no-any-return]


def _present(names: list[str], row: tuple[Any, ...]) -> dict[str, Any]:
    """A row without its missing values: pandas writes them as NaN or NaT, which differ from themselves, or as NA."""
    kept = {}
    for name, value in zip(names, row, strict=True):
        same = value == value  # noqa: PLR0124
        if same is True or hasattr(same, "ndim"):
            kept[name] = value
    return kept


def _text_file(file: InputFile, decoded: Decoded, context: ReadContext) -> Iterator[Document | Failure]:
    text = decoded.text
    matter = front_matter(text) if text.startswith("---") else NONE
    beside, problem = _beside(file) if file.beside else ({}, None)
    if problem:
        yield Failure(file.path, problem)
    if matter.problem:
        yield Failure(file.path, matter.problem)
    yield assemble.from_file(file, decoded, matter, beside=beside, context=context)


def _beside(file: InputFile) -> tuple[Mapping[str, Any], str | None]:
    """The object in the JSON file beside a text, or what is wrong with it."""
    name = (file.beside or "").rpartition("/")[2]
    try:
        with Path(file.beside or "").open("rb") as stream:
            values = msgspec.json.decode(decode(stream.read()).text)
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        return {}, f"{name} beside it cannot be read as its metadata: {' '.join(str(error).split())[:120]}"
    return (values, None) if isinstance(values, dict) else ({}, None)
