"""The one place where formats are registered: their suffixes, what reads them, what they need; and what is not read."""

import os
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Literal, NamedTuple

Kind = Literal[
    "text", "markdown", "html", "docx", "odt", "jsonl", "json", "csv", "tsv", "xml", "parquet", "arrow", "warc"
]  # fmt: skip


class Format(NamedTuple):
    """One format.

    `reader` is the module of this package that reads it: one with `records` for files that may hold many documents, one
    with `extract` for files that are an article and no plain text. One with `records` may have `heads` too, where ids
    can be told without reading all of a record. `packed` tells whether it may be compressed, `needs`
    what must be installed besides: the module, and the extra that brings it. A `lenient` format is that of much else
    too: in a folder, a file without a text is none of the corpus's articles.
    """

    kind: Kind
    suffixes: tuple[str, ...]
    reader: str | None = None
    records: bool = False
    packed: bool = True
    needs: tuple[str, str] | None = None
    lenient: bool = False


FORMATS: tuple[Format, ...] = (
    Format("text", (".txt", ".text")),
    Format("markdown", (".md", ".markdown")),
    Format("html", (".html", ".htm", ".xhtml"), "html", needs=("trafilatura", "html")),
    Format("docx", (".docx",), "docx", packed=False),
    Format("odt", (".odt",), "odt", packed=False),
    Format("jsonl", (".jsonl", ".ndjson"), "json_lines", records=True),
    Format("json", (".json",), "json_document", records=True, lenient=True),
    Format("csv", (".csv",), "tables", records=True),
    Format("tsv", (".tsv",), "tables", records=True),
    Format("xml", (".xml", ".tei"), "xml_documents", records=True, lenient=True),
    Format("parquet", (".parquet",), "parquet", records=True, packed=False, needs=("pyarrow", "parquet")),
    Format("arrow", (".arrow",), "parquet", records=True, packed=False, needs=("pyarrow", "parquet")),
    Format("warc", (".warc", ".wet"), "warc", records=True, needs=("warcio", "warc")),
)
PACKINGS = (".gz", ".bz2", ".xz", ".zst")

_OF_KIND: dict[str, Format] = {each.kind: each for each in FORMATS}
_OF_SUFFIX = {suffix: each for each in FORMATS for suffix in each.suffixes}
_SAVE_AS = frozenset({".pdf", ".doc", ".pages", ".rtf", ".dot", ".wps", ".fodt", ".epub"})
_ARCHIVES = frozenset({".zip", ".tar", ".tgz", ".7z", ".rar", *PACKINGS})
_READ = "text is read as .txt, .md, .html, .docx or .odt, records as .jsonl, .json, .csv, .tsv, .parquet or .warc"


def format_of(path: str) -> Format | None:
    """The format that a file's name tells, None if it is not read."""
    suffix, packing = suffixes_of(path)
    found = _OF_SUFFIX.get(suffix)
    return None if found is None or (packing and not found.packed) else found


def format_named(kind: str) -> Format:
    """The format of this kind."""
    return _OF_KIND[kind]


def suffixes_of(path: str) -> tuple[str, str]:
    """The suffix of a file's name below that of its compression, and that one, in lower case; each may be empty."""
    stem, suffix = os.path.splitext(path)  # noqa: PTH122
    suffix = suffix.lower()
    return (os.path.splitext(stem)[1].lower(), suffix) if suffix in PACKINGS else (suffix, "")  # noqa: PTH122


def stem_of(path: str) -> str:
    """The path without its suffix, and without that of its compression."""
    stem, suffix = os.path.splitext(path)  # noqa: PTH122
    return os.path.splitext(stem)[0] if suffix.lower() in PACKINGS else stem  # noqa: PTH122


def unread(path: str) -> str | None:
    """Why a file of this name is not read, None if it is."""
    found = format_of(path)
    if found is not None:
        return lacking(found)
    suffix, packing = suffixes_of(path)
    if suffix in _SAVE_AS:
        return f"{suffix} files are not read; save it as .docx or .txt"
    if suffix + packing in _ARCHIVES or suffix in _ARCHIVES:
        return f"{suffix}{packing} files are not read; unpack it and name what is in it"
    if packing and suffix in _OF_SUFFIX:
        return f"{suffix}{packing} files are not read; unpack it to {suffix}"
    return f"{suffix}{packing} files are not read; {_READ}" if suffix else f"has no suffix; {_READ}"


@lru_cache(maxsize=32)
def lacking(form: Format) -> str | None:
    """What must be installed before a format can be read, None if nothing."""
    if form.needs is None or find_spec(form.needs[0]) is not None:
        return None
    return f"needs {form.needs[0]} to be read; install it with: pip install 'copydesk[{form.needs[1]}]'"


def reader_of(form: Format) -> Any:
    """The module that reads a format; imported when first needed, for some bring much with them."""
    return import_module(f"copydesk.read.{form.reader}")
