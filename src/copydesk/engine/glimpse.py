"""A first look at a corpus: kinds of files, outlets, dates, languages; from a sample of its articles."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import msgspec

from copydesk import read
from copydesk.engine.gather import Inputs
from copydesk.model import Document
from copydesk.read.formats import Kind
from copydesk.read.records import records_in

FILES_READ = 300
FIRST_RECORDS = 20
SHORTEST_STORY = 100
RECORDS_READ = 300
"""Records read of all record files together; those at a file's beginning stand for the rest."""


class Glimpse(msgspec.Struct, frozen=True, kw_only=True):
    """What a sample of the articles shows. Counts of outlets, dates and languages are of the articles `read`.

    `kinds` counts files, `size` their bytes. `outlets` are by name, `told_by` by where the outlet was found, `dates` by
    where the date was found (None: undated), `years` the first and the last. `text_field` is the field that holds the
    text of records, None where none is known, and `text_named` tells that the settings name it; `unread` are fields
    that are not read. `example` is a path.
    """

    kinds: dict[Kind, int]
    size: int
    read: int
    failed: int
    outlets: dict[str, int]
    told_by: dict[str, int]
    dates: dict[str | None, int]
    years: tuple[int, int] | None
    languages: dict[str | None, int]
    skipped: int
    records: bool
    text_field: str | None
    text_named: bool
    unread: tuple[str, ...]
    example: str
    notices: tuple[str, ...]

    @property
    def files(self) -> int:
        """How many files there are."""
        return sum(self.kinds.values())

    @property
    def undated(self) -> float:
        """The share of articles without a date."""
        return self.dates.get(None, 0) / max(1, self.read)

    @property
    def languages_known(self) -> list[str]:
        """The languages, the commonest first."""
        return [lang for lang, _ in Counter(self.languages).most_common() if lang is not None]


def longest_field(inputs: Inputs) -> str | None:
    """The field that holds most text in the first records, dotted where it is nested; None where none holds a story."""
    file = next((file for file in inputs.files if file.is_records), None)
    if file is None:
        return None
    held = Counter[str]()
    for found in islice(records_in(file.location, file.kind), FIRST_RECORDS):
        for name, length in _lengths(found.values or {}, depth=3):
            held[name] += length
    name, length = next(iter(held.most_common(1)), ("", 0))
    return name if length >= SHORTEST_STORY else None


def _lengths(record: Mapping[str, Any], *, depth: int) -> Iterator[tuple[str, int]]:
    for key, value in record.items():
        if isinstance(value, str):
            yield str(key), len(value)
        elif isinstance(value, Mapping) and depth > 1:
            yield from ((f"{key}.{name}", length) for name, length in _lengths(value, depth=depth - 1))


def glimpse(inputs: Inputs) -> Glimpse:
    """Read files from all over the corpus, and the first records of each record file."""
    files = inputs.files
    step = max(1, len(files) // FILES_READ)
    looked_at = files[::step][:FILES_READ]
    record_files = sum(file.is_records for file in looked_at)
    documents: list[Document] = []
    failed = 0
    for file in looked_at:
        most = max(1, RECORDS_READ // record_files) if file.is_records else 1
        for item in islice(read.read_file(file, inputs.context), most):
            if isinstance(item, Document):
                documents.append(item)
            else:
                failed += 1
    published = [document.published for document in documents]
    years = [each.earliest.year for each in published if each is not None]
    fields = next(iter(read.show_fields([file for file in looked_at if file.is_records][:1], inputs.context)), None)
    return Glimpse(
        kinds=dict(Counter(file.kind for file in files).most_common()),
        size=inputs.size,
        read=len(documents),
        failed=failed,
        outlets=dict(Counter(document.outlet for document in documents if document.outlet).most_common()),
        told_by=dict(
            Counter(document.extra.get("outlet_from") or "unknown" for document in documents if document.outlet)
        ),
        dates=dict(Counter(each.source if each else None for each in published).most_common()),
        years=(min(years), max(years)) if years else None,
        languages=dict(Counter(document.lang for document in documents).most_common()),
        skipped=len(inputs.skipped),
        records=record_files > 0,
        text_field=fields["fields"].get("text") if fields else None,
        text_named=inputs.context.fields.text is not None,
        unread=tuple(fields["unread"]) if fields else (),
        example=files[0].path if files else "",
        notices=inputs.notices,
    )
