"""Articles in XML as trafilatura writes it, and in TEI; read as a stream, one or many in a file."""

import re
from collections.abc import Iterator
from typing import IO

from copydesk.read.record import Record
from copydesk.read.unpack import LARGEST_ARTICLE, NoArticleError, UnreadableError
from copydesk.read.xml_events import Event, events

_ARTICLES = frozenset({"doc", "TEI"})
_COLLECTIONS = frozenset({"teiCorpus", "corpus", "docs", "documents", "collection"})
_BODIES = frozenset({"main", "body"})
_LEFT_OUT = frozenset({"comments", "note", "figure", "graphic", "fw", "del", "teiHeader"})
_BLOCKS = frozenset({"p", "head", "ab", "item", "l", "lg", "quote", "list", "table", "code", "div", "row"})
_SPACE = re.compile(r"\s+")
# Where a TEI header says what; what stands first in it counts.
_TOLD = {
    ("titleStmt", "title"): "title", ("bibl", "title"): "title", ("publicationStmt", "publisher"): "publisher",
    ("bibl", "publisher"): "publisher", ("publicationStmt", "date"): "date", ("bibl", "date"): "date",
    ("titleStmt", "author"): "author", ("bibl", "author"): "author", ("langUsage", "language"): "language",
}  # fmt: skip
_WITH_HOST = re.compile(r"([^()]{1,200}) \(([^()\s]{1,100}\.[^()\s]{1,30})\)")
_ADDRESS = frozenset({"ptr", "ref", "idno"})


def records(stream: IO[bytes], kind: str) -> Iterator[Record]:
    """The articles of a file; `row` is None where the file is one article."""
    row: int | None = None
    found = events(stream)
    root = next(event for event in found if event.kind == "start")
    if root.name in _ARTICLES:
        yield _record(root, found, None)
        return
    if root.name not in _COLLECTIONS:
        raise NoArticleError(f"is XML of a kind that is not read (<{root.name[:40]}>); trafilatura's and TEI are")
    row = 0
    for event in found:
        if event.kind == "start" and event.name in _ARTICLES:
            row += 1
            yield _record(event, found, row)


def _record(opening: Event, found: Iterator[Event], row: int | None) -> Record:
    header = _Header()
    body = _Body()
    path = [opening.name]
    for event in found:
        if event.kind == "start":
            path.append(event.name)
            header.opens(event)
        body.take(event)
        header.take(event, path)
        if event.kind == "end":
            path.pop()
            if not path:
                break
    values = {key: value for key, value in opening.attributes.items() if value and key != "text"} | header.values
    return Record(row, 1, values | {"text": body.text}, encoding="utf-8", extracted="xml")


class _Header:
    """What a TEI header tells of its article."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._written: list[str] = []
        self._inside = self._tools = 0

    def opens(self, event: Event) -> None:
        """An element begins: it may tell by its attributes."""
        self._written.clear()
        self._inside += event.name == "teiHeader"
        self._tools += event.name == "encodingDesc"
        if not self._inside:
            return
        if event.name == "date" and (when := event.attributes.get("when")):
            self.values.setdefault("date", when)
        if event.name == "language" and (code := event.attributes.get("ident")):
            self.values.setdefault("language", code)
        if (
            event.name in _ADDRESS
            and not self._tools
            and (address := event.attributes.get("target", "")).startswith("http")
        ):
            self.values.setdefault("url", address)

    def take(self, event: Event, path: list[str]) -> None:
        """Characters, or the end of the element that they stand in."""
        if not self._inside:
            return
        self._inside -= event.kind == "end" and event.name == "teiHeader"
        self._tools -= event.kind == "end" and event.name == "encodingDesc"
        if event.kind == "text":
            self._written.append(event.text)
        elif event.kind == "end":
            written = _SPACE.sub(" ", "".join(self._written)).strip()
            self._written.clear()
            above = path[-2] if len(path) > 1 else ""
            if written and (meaning := _TOLD.get((above, event.name))):
                self._told(meaning, written)
            elif event.name in _ADDRESS and not self._tools and written.startswith("http"):
                self.values.setdefault("url", written)

    def _told(self, meaning: str, written: str) -> None:
        host = _WITH_HOST.fullmatch(written) if meaning == "publisher" else None
        if host:  # as trafilatura writes it
            self.values.setdefault("hostname", host[2])
            written = host[1]
        self.values.setdefault(meaning, written)


class _Body:
    """The text of an article: blocks apart by an empty line."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._size = self._left = self._inside = 0

    @property
    def text(self) -> str:
        self._end()
        return "\n\n".join(self._blocks)

    def take(self, event: Event) -> None:
        """What comes next in the article."""
        if event.kind != "text" and self._leaves_out(event):
            return
        if event.kind == "start" and event.name in _BODIES:
            self._inside += 1
        elif event.kind == "end" and event.name in _BODIES:
            self._inside -= 1
        if self._left or not self._inside:
            return
        if event.kind == "text":
            self._size += len(event.text)
            if self._size > LARGEST_ARTICLE:
                raise UnreadableError(f"holds an article of more than {LARGEST_ARTICLE // 1_000_000} MB")
            self._line.append(_SPACE.sub(" ", event.text))
        elif event.name in _BLOCKS or event.name in _BODIES:
            self._end()
        elif event.name == "cell" and event.kind == "end":
            self._line.append("\t")
        elif event.name == "lb" and event.kind == "start":
            self._line.append("\n")

    def _leaves_out(self, event: Event) -> bool:
        """Whether an element, with all that is in it, is no part of the text."""
        if event.kind == "start" and (self._left or _is_left_out(event)):
            self._left += 1
            return True
        if event.kind == "end" and self._left:
            self._left -= 1
            return True
        return False

    def _end(self) -> None:
        lines = "".join(self._line).split("\n")
        self._line.clear()
        block = "\n".join(" ".join(line.split(" ")).strip(" \t") for line in lines).strip("\n")
        if block:
            self._blocks.append(block)


def _is_left_out(event: Event) -> bool:
    return event.name in _LEFT_OUT or (event.name == "div" and event.attributes.get("type") == "comments")
