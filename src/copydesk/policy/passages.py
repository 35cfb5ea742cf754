"""The texts that findings of an earlier run stand in, as far as they can still be read and are unchanged."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec


class Passage(msgspec.Struct, frozen=True):
    """A span of a document by path and row; `text` is what the report says stands there ("": unsaid)."""

    path: str
    row: int | None
    start: int
    end: int
    text: str
    encoding: str = "utf-8"

    def stands_in(self, text: str) -> bool:
        """Whether the text has these words at this place; where they are unsaid, whether it is long enough."""
        if self.text:
            return text[self.start : self.end] == self.text
        return self.end <= len(text)


def source_texts(root: Path, passages: Sequence[Passage]) -> list[str | None]:
    """The text that holds each passage, None where its file is gone, unreadable, packed or changed.

    Each file is read once. Paths are relative to `root`, or absolute.
    """
    by_path: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        by_path.setdefault(passage.path, []).append(place)
    texts: list[str | None] = [None] * len(passages)
    for path, places in by_path.items():
        content = _content(root / path, passages[places[0]].encoding)
        if content is None:
            continue
        records = _records(content, Path(path).suffix, {row for place in places if (row := passages[place].row)})
        for place in places:
            row = passages[place].row
            candidates = records.get(row, []) if row else [content]
            texts[place] = next((text for text in candidates if passages[place].stands_in(text)), None)
    return texts


def _content(file: Path, encoding: str) -> str | None:
    try:
        if not file.is_file():
            return None
        return file.read_bytes().decode(encoding, "replace").removeprefix("\ufeff")
    except (OSError, ValueError, LookupError):
        return None


def _records(content: str, suffix: str, rows: set[int]) -> dict[int, list[str]]:
    """The texts of these rows (1-based records) of a record file: any field may be the one that was audited."""
    if not rows:
        return {}
    if suffix in {".csv", ".tsv"}:
        reader = csv.reader(io.StringIO(content, newline=""), delimiter="\t" if suffix == ".tsv" else ",")
        try:
            next(reader, None)
            return {number: cells for number, cells in enumerate(reader, start=1) if number in rows}
        except csv.Error:
            return {}
    lines = content.split("\n")
    return {row: _strings(lines[row - 1]) for row in rows if row <= len(lines)}


def _strings(line: str) -> list[str]:
    try:
        record: Any = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return []
    values = record.values() if isinstance(record, dict) else ()
    return [value for value in values if isinstance(value, str)]
