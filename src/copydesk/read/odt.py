"""OpenDocument texts (.odt): paragraphs, headings and tables in their order; tracked changes as if accepted."""

import re
from collections.abc import Iterator

from copydesk.read import office
from copydesk.read.decode import Decoded
from copydesk.read.office import Text
from copydesk.read.unpack import UnreadableError
from copydesk.read.xml_events import Event

_BODY = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_LEFT_OUT = frozenset(
    {
        "tracked-changes", "annotation", "note-citation", "ruby-text", "desc", "title", "forms", "sequence-decls",
        "user-field-decls", "variable-decls", "table-of-content", "alphabetical-index",
    }
)  # fmt: skip
_PARAGRAPHS = frozenset({"p", "h"})
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1000


def extract(data: bytes) -> tuple[Decoded, dict[str, str]]:
    """The text of a document, and nothing told of it: a file's properties are those of its template too often.

    Headers, footers, comments and tables of contents are left out; notes stand at the end. Raises UnreadableError.
    """
    with office.opened(data, what="an OpenDocument text") as archive:
        if not office.has(archive, _BODY):
            raise UnreadableError("is a ZIP file, but no OpenDocument text; save it as .docx or .txt")
        if office.has(archive, _MANIFEST):
            _refuse_locked(office.part(archive, _MANIFEST))
        text, notes = Text(), Text()
        _read(office.part(archive, _BODY), text, notes)
    pieces = [str(text), str(notes)]
    return Decoded(office.checked("\n\n".join(filter(None, pieces))), "odt", extracted="odt"), {}


def _refuse_locked(found: Iterator[Event]) -> None:
    if any(event.name == "encryption-data" for event in found):
        raise UnreadableError("is protected by a password; save it without one, or as .txt")


def _read(found: Iterator[Event], text: Text, notes: Text) -> None:
    """Put the body's text into `text`, that of footnotes and endnotes into `notes`."""
    into, depth = text, 0
    after_space = [True]
    for event in _body(found):
        if event.kind == "text":
            if depth:
                squeezed = _SPACE.sub(" ", event.text)
                into.add(squeezed[1:] if after_space[-1] and squeezed.startswith(" ") else squeezed)
                after_space[-1] = squeezed.endswith(" ")
            continue
        opens = event.kind == "start"
        if event.name in _PARAGRAPHS:
            depth += 1 if opens else -1
            if opens:
                into.open()
                after_space.append(True)
            else:
                into.close()
                after_space.pop()
        elif event.name == "note-body":
            into = notes if opens else text
        elif opens and depth and (sign := _sign(event)):
            into.add(sign)
            after_space[-1] = False
        else:
            _table(event, into)


def _sign(event: Event) -> str:
    if event.name == "s":
        count = event.attributes.get("c", "1")
        return " " * min(int(count) if count.isdecimal() and len(count) < 9 else 1, _MOST_SPACES)
    return {"tab": "\t", "line-break": "\n"}.get(event.name, "")


def _table(event: Event, into: Text) -> None:
    if event.name == "table-row":
        (into.open_row if event.kind == "start" else into.close_row)()
    elif event.name == "table-cell" and event.kind == "end":
        into.close_cell()
    elif event.name == "table" and event.kind == "end":
        into.close_table()


def _body(found: Iterator[Event]) -> Iterator[Event]:
    """The events inside office:text, without what is left out."""
    inside = left = 0
    for event in found:
        if event.kind == "start" and (left or event.name in _LEFT_OUT):
            left += 1
        elif event.kind == "end" and left:
            left -= 1
        elif left:
            continue
        elif event.kind != "text" and event.name == "text" and not inside:
            inside = 1
        elif inside:
            yield event
