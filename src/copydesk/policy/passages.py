"""The texts that findings of an earlier run stand in, as far as they can still be read and are unchanged."""

import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from copydesk.model import Document
from copydesk.read import InputFile, ReadContext, ReadError, context_for, discover, read_file
from copydesk.settings import Settings


class Passage(msgspec.Struct, frozen=True):
    """A span of a document by path and row; `text` is what the report says stands there ("": unsaid)."""

    path: str
    row: int | None
    start: int
    end: int
    text: str

    def stands_in(self, text: str) -> bool:
        """Whether the text has these words at this place; where they are unsaid, whether it is long enough."""
        if self.text:
            return text[self.start : self.end] == self.text
        return self.end <= len(text)


def source_texts(root: Path, passages: Sequence[Passage], settings: Settings) -> list[str | None]:
    """The text that holds each passage, None where its file is gone, unreadable or changed.

    Files are read as an audit with these settings reads them, each once. Paths are relative to `root`, or absolute.
    """
    by_file: dict[str, list[int]] = {}
    for place, passage in enumerate(passages):
        if (file := _file(root, passage.path)) is not None:
            by_file.setdefault(file, []).append(place)
    texts: list[str | None] = [None] * len(passages)
    try:
        discovery = discover(list(by_file), settings, cwd=root)
    except ReadError:
        return texts
    context = context_for(settings, discovery)
    for found in discovery.files:
        places = by_file[os.path.realpath(found.location)]
        read = _texts_of(found, {passages[place].row for place in places}, context)
        for place in places:
            text = read.get(passages[place].row)
            texts[place] = text if text is not None and passages[place].stands_in(text) else None
    return texts


def _file(root: Path, path: str) -> str | None:
    try:
        file = root / path
        return os.path.realpath(file) if file.is_file() else None
    except (OSError, ValueError):
        return None


def _texts_of(file: InputFile, rows: set[int | None], context: ReadContext) -> dict[int | None, str]:
    """The texts of these rows of a file; it is read no further than they need."""
    texts: dict[int | None, str] = {}
    for each in read_file(file, context):
        if isinstance(each, Document) and each.row in rows:
            texts[each.row] = each.text
            if len(texts) == len(rows):
                break
    return texts
