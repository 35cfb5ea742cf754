"""One file, or one text, to documents."""

import io
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import msgspec

from copydesk.model import Document, Failure, Skipped
from copydesk.read import assemble, fields, records
from copydesk.read.decode import Decoded, damage_in, decode, is_binary, without_surrogates
from copydesk.read.formats import Kind, format_of, reader_of
from copydesk.read.frontmatter import NONE, front_matter
from copydesk.read.inputs import InputFile, ReadContext
from copydesk.read.opened import open_file, open_handle
from copydesk.read.unpack import (
    LARGEST_ARTICLE,
    TOO_LARGE,
    NoArticleError,
    UnreadableError,
    content_of,
    open_content,
    opening_of,
    packing_of,
    whole,
)

_LFS_POINTER = b"version https://git-lfs.github.com/spec/"
_ANNEX_POINTER = b"/annex/objects/"
_HEAD = 8192
_BINARY = frozenset({"docx", "odt", "parquet", "arrow", "warc"})
_KNOWN = {
    b"PK": " (a ZIP archive, or a .docx or .odt under another name)",
    b"%PDF": " (a PDF); save it as .docx or .txt",
    b"\xd0\xcf\x11\xe0": " (an old .doc); save it as .docx or .txt",
    b"{\\rtf": " (RTF); save it as .docx or .txt",
    b"PAR1": " (Parquet); name it .parquet",
}


def read_file(file: InputFile, context: ReadContext) -> Iterator[Document | Failure | Skipped]:
    """The documents of a file; what cannot be read is a Failure, what is no text a Skipped. Never raises on content."""
    try:
        if file.is_records:
            if reason := unfit_file(file.location, file.path):
                yield Skipped(file.path, reason)
            else:
                yield from records.read_records(file, context)
        elif file.format.reader:
            yield from _extracted(file, context)
        else:
            yield from _plain(file, context)
    except NoArticleError as problem:
        yield Skipped(file.path, str(problem))
    except UnreadableError as problem:
        yield Failure(file.path, str(problem))
    except OSError as error:
        yield Failure(file.path, f"cannot be read: {error.strerror or error}")


def _plain(file: InputFile, context: ReadContext) -> Iterator[Document | Failure | Skipped]:
    """The document that a text is, unpacked first where it is compressed."""
    data = _bytes_of(file)
    if packing_of(data[:8]):
        with content_of(io.BytesIO(data)) as stream:
            data = whole(stream)
    if reason := unfit(data[:_HEAD], file.path):
        yield Skipped(file.path, reason)
    else:
        yield from _text_file(file, decode(data), context)


def _extracted(file: InputFile, context: ReadContext) -> Iterator[Document | Failure | Skipped]:
    """The document whose text is taken out of a page or a word processor's file."""
    with open_content(file.location) as stream:
        data = whole(stream)
    if reason := unfit(data[:_HEAD], file.path, kind=file.kind):
        yield Skipped(file.path, reason)
        return
    decoded, told = reader_of(file.format).extract(data)
    beside, problem = _beside(file) if file.beside else ({}, None)
    if problem:
        yield Failure(file.path, problem)
    yield assemble.from_file(file, decoded, NONE, beside=beside, context=context, within=told)


def _bytes_of(file: InputFile) -> bytes:
    """The whole file. A file object would ask for its size, kind and place again: for small files half the cost."""
    handle = open_handle(file.location)
    try:
        pieces = [os.read(handle, min(file.size, LARGEST_ARTICLE) + 1)]
        if len(pieces[0]) == file.size:
            return pieces[0]
        read = len(pieces[0])
        while read <= LARGEST_ARTICLE and (piece := os.read(handle, 1 << 20)):
            pieces.append(piece)
            read += len(piece)
        if read > LARGEST_ARTICLE:
            raise UnreadableError(TOO_LARGE)
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


def unfit_file(location: str, path: str | None = None) -> str | None:
    """Why a file holds nothing to audit, by its first bytes; None if it may. Raises OSError and UnreadableError."""
    form = format_of(location)
    with open_content(location) as stream:
        head = opening_of(stream, _HEAD)
    return unfit(head, path or location, kind=form.kind if form else "text")


def unfit(head: bytes, path: str, *, kind: Kind = "text") -> str | None:
    """Why a file that begins with these bytes holds no text to audit, None if it does."""
    if head.startswith(_LFS_POINTER):
        return f"is a Git LFS pointer, its content is not here; fetch it with: git lfs pull --include={path!r}"
    if head.startswith(_ANNEX_POINTER):
        return f"is a git-annex pointer, its content is not here; fetch it with: git annex get {path!r}"
    if kind in _BINARY or not is_binary(head):
        return None
    meant = next((said for magic, said in _KNOWN.items() if head.startswith(magic)), "")
    return f"is a binary file{meant}"


def documents_from(source: Any, context: ReadContext, *, name: str = "records") -> Iterator[Document | Failure]:
    """Documents out of what Python programs hold: dicts or Documents, or a pandas, polars or Arrow table.

    Documents pass unchanged. `row` counts from 1. A record's own id is kept where no other record has it.
    """
    rows = list(_rows(source))
    ids = Counter(own for row in rows if (own := own_id(row, context)))
    yield from documents_of(enumerate(rows, 1), context, unique=lambda own: ids[own] == 1, name=name)


def own_id(row: Any, context: ReadContext) -> str | None:
    """The id that a row gives itself."""
    return fields.id_of(row, context.fields) if isinstance(row, Mapping) else None


def documents_of(
    rows: Iterable[tuple[int, Any]], context: ReadContext, *, unique: Callable[[str], bool], name: str = "records"
) -> Iterator[Document | Failure]:
    """Documents out of rows, each given with its number; `unique` tells whether no other row has an id."""
    file = InputFile(location=name, path=name, kind="jsonl", below=name)
    for number, row in rows:
        if isinstance(row, Document):
            yield row
        elif not isinstance(row, Mapping):
            yield Failure(name, f"is a {type(row).__name__}, not a mapping with fields or a Document", number)
        elif (text := fields.text_of(row, context.fields)) is None:
            yield Failure(name, records.without_text([row], context.fields), number)
        else:
            text = without_surrogates(text)
            found = Decoded(text, "utf-8", damage_in(text))
            own = own_id(row, context)
            yield assemble.from_record(
                file, row, found, context=context, row=number, id=own if own and unique(own) else None
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
        with open_file(file.beside or "") as stream:
            values = msgspec.json.decode(decode(whole(stream)).text)
    except (OSError, UnreadableError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return {}, f"{name} beside it cannot be read as its metadata: {' '.join(str(error).split())[:120]}"
    return (values, None) if isinstance(values, dict) else ({}, None)
