"""Word documents (.docx): paragraphs, headings and tables in their order; tracked changes as if accepted."""

import zipfile
from collections.abc import Iterator

from copydesk.read import office
from copydesk.read.decode import Decoded
from copydesk.read.office import Text
from copydesk.read.unpack import UnreadableError
from copydesk.read.xml_events import Event

_BODY = "word/document.xml"
_NOTES = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
# What is deleted, moved away or said twice, and formulas of fields.
_LEFT_OUT = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "pPrChange", "rPrChange"})
_SIGNS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_FALSE = frozenset({"0", "false", "off"})
_LINE_ENDS = str.maketrans("\r\n\t", "   ")


def extract(data: bytes) -> tuple[Decoded, dict[str, str]]:
    """The text of a document, and nothing told of it: a file's properties are those of its template too often.

    Headers, footers, comments and hidden text are left out; footnotes and endnotes stand at the end.
    Raises UnreadableError.
    """
    with office.opened(data, what="a Word document") as archive:
        if not office.has(archive, _BODY):
            raise UnreadableError("is a ZIP file, but no Word document; save it as .docx or .txt")
        pieces = [_text(office.part(archive, _BODY)), *_notes(archive)]
    return Decoded(office.checked("\n\n".join(filter(None, pieces))), "docx", extracted="docx"), {}


def _notes(archive: zipfile.ZipFile) -> Iterator[str]:
    for name, kind in _NOTES:
        if office.has(archive, name):
            yield _text(_without_separators(office.part(archive, name), kind))


def _without_separators(found: Iterator[Event], kind: str) -> Iterator[Event]:
    """The notes themselves: Word keeps the line above them as notes of another type."""
    inside = False
    for event in found:
        if event.kind == "start" and event.name == kind:
            inside = event.attributes.get("type", "normal") not in ("normal", "")
        elif event.kind == "end" and event.name == kind:
            inside = False
        elif not inside:
            yield event


def _text(found: Iterator[Event]) -> str:
    text = Text()
    runs = _Runs()
    for event in _seen(found):
        runs.take(event)
        if event.kind == "text":
            if runs.shown:
                text.add(event.text.translate(_LINE_ENDS))
        elif event.kind == "start":
            if event.name == "p":
                text.open()
            elif event.name == "tr":
                text.open_row()
            elif event.name in _SIGNS and runs.in_run and not runs.hidden:
                text.add("" if event.attributes.get("type") == "page" else _SIGNS[event.name])
        elif event.name == "p":
            text.close(joined=runs.end_deleted())
        elif event.name == "tc":
            text.close_cell()
        elif event.name == "tr":
            text.close_row()
        elif event.name == "tbl":
            text.close_table()
    return str(text)


class _Runs:
    """Where in a paragraph the reading is, and what its properties say of it."""

    def __init__(self) -> None:
        self.hidden = False
        self._runs = self._texts = self._marks = 0
        self._deleted: list[bool] = []

    @property
    def in_run(self) -> bool:
        return self._runs > 0 and self._marks == 0

    @property
    def shown(self) -> bool:
        return self._texts > 0 and not self.hidden

    def take(self, event: Event) -> None:
        step = 1 if event.kind == "start" else -1
        if event.kind == "text":
            return
        if event.name == "r":
            self._runs += step
            self.hidden = False
        elif event.name == "t":
            self._texts += step
        elif event.name in ("pPr", "rPr", "tabs"):
            self._marks += step
        elif event.name == "p" and step == 1:
            self._deleted.append(False)
        elif step == 1 and self._marks and event.name == "vanish":
            self.hidden = self._runs > 0 and event.attributes.get("val", "true") not in _FALSE
        elif step == 1 and self._marks and event.name == "deletedEnd" and self._deleted:
            self._deleted[-1] = True

    def end_deleted(self) -> bool:
        return self._deleted.pop() if self._deleted else False


def _seen(found: Iterator[Event]) -> Iterator[Event]:
    """The events without what is left out; the mark that a paragraph's end was deleted is told apart from that."""
    depth = marks = 0
    for event in found:
        if event.kind != "text" and event.name == "pPr":
            marks += 1 if event.kind == "start" else -1
        if event.kind == "start" and (depth or event.name in _LEFT_OUT):
            if depth == 0 and marks and event.name == "del":
                yield Event("start", "deletedEnd")
            depth += 1
        elif event.kind == "end" and depth:
            depth -= 1
        elif not depth:
            yield event
