"""`audit compare`: two documents beside each other, for the terminal and as JSON."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING, Any

from copydesk import __version__, text
from copydesk.model import Document, Span
from copydesk.report.json import encoded
from copydesk.report.palette import Palette
from copydesk.report.safe import cells, one_line, shorten

if TYPE_CHECKING:
    from copydesk.reuse.side_by_side import Piece, SharedPassage, SideBySide

LEAST_COLUMN = 24
_GAP = " \u2502 "
_MARKS = 4
_KINDS = {
    "document": "the whole text",
    "verbatim": "word for word",
    "edited": "lightly edited",
    "rewritten": "rewritten",
}
_Word = tuple[str, bool]


def as_json(found: "SideBySide") -> bytes:
    """The comparison as one JSON object."""
    revision = found.revision
    table = {
        "schema": 1,
        "tool": {"name": "copydesk", "version": __version__},
        "a": _document(found.left, found.words[0], found.alone[0]),
        "b": _document(found.right, found.words[1], found.alone[1]),
        "passages": [_passage(found, passage) for passage in found.passages],
        "version": None
        if revision is None
        else {
            "same_address": revision.same_address,
            "headline": {"a": revision.headline.left, "b": revision.headline.right} if revision.headline else None,
            "changed": revision.counts,
            "changes": [{"kind": edit.kind, "a": edit.left, "b": edit.right} for edit in revision.edits],
        },
    }
    return encoded(table, indent=2) + b"\n"


def _document(document: Document, words: int, alone: int) -> dict[str, Any]:
    return {
        "id": document.id,
        "path": document.path,
        "row": document.row,
        "outlet": document.outlet,
        "published": document.published.value if document.published else None,
        "title": document.title,
        "words": words,
        "alone": alone,
    }


def _passage(found: "SideBySide", passage: "SharedPassage") -> dict[str, Any]:
    match = passage.match
    return {
        "kind": match.kind,
        "similarity": match.similarity,
        "containment": match.containment,
        "changed_words": match.changed,
        "order_kept": match.order_kept,
        "a": _side(found.left, match.left.span, match.left.words, passage.left),
        "b": _side(found.right, match.right.span, match.right.words, passage.right),
    }


def _side(document: Document, span: Span, words: int, pieces: "Sequence[Piece]") -> dict[str, Any]:
    location = text.location(document, span)
    return {
        "start": span.start,
        "end": span.end,
        "line": location.line,
        "column": location.column,
        "words": words,
        "text": document.text[span.start : span.end],
        "changed": [piece.text.strip() for piece in pieces if piece.changed],
    }


def as_text(found: "SideBySide", *, width: int, color: bool) -> Iterator[str]:
    """The lines of the comparison, two columns in `width`; what differs is marked [-so-] and {+so+}."""
    palette = Palette(color=color)
    column = max(LEAST_COLUMN, (width - len(_GAP)) // 2)
    heads = [_head(document) for document in (found.left, found.right)]
    yield from _beside([(palette.heading(shorten(line, column)) for line in head) for head in heads], column)
    for number, passage in enumerate(found.passages, 1):
        yield ""
        yield palette.heading(f"{number}. {_what(found, passage)}")
        left = _wrapped(_words(passage.left), column, lambda said: palette.removed(f"[-{said}-]"))
        right = _wrapped(_words(passage.right), column, lambda said: palette.added(f"{{+{said}+}}"))
        yield from _beside([left, right], column)
    yield ""
    yield from _ending(found)


def _head(document: Document) -> list[str]:
    told = [document.outlet, document.published.shown if document.published else None]
    return [one_line(line) for line in (document.id, document.title, ", ".join(filter(None, told))) if line]


def _what(found: "SideBySide", passage: "SharedPassage") -> str:
    match = passage.match
    places = [
        text.location(document, side.span) for document, side in ((found.left, match.left), (found.right, match.right))
    ]
    lines = " and ".join(place.called for place in places)
    changed = f", {match.changed} changed" if match.changed else ""
    return f"{_KINDS[match.kind]}: {match.left.words} words{changed}, {100 * match.similarity:.0f} % alike; {lines}"


def _ending(found: "SideBySide") -> Iterator[str]:
    if not found.passages:
        yield "Nothing is shared that would be reported as copied."
    if found.revision is not None:
        counts = ", ".join(f"{kind} {count}" for kind, count in found.revision.counts.items())
        yield f"These are two versions of one article; changed: {counts or 'nothing'}."
        for edit in found.revision.edits:
            if edit.kind != "text":
                yield f"  {edit.kind}: \u201c{one_line(edit.left)}\u201d \u2192 \u201c{one_line(edit.right)}\u201d"
    for document, words, alone in zip((found.left, found.right), found.words, found.alone, strict=True):
        yield f"{one_line(document.id)} has {alone:,} of its {words:,} words alone."


def _words(pieces: "Sequence[Piece]") -> list[_Word]:
    return [(one_line(word), piece.changed) for piece in pieces for word in piece.text.split()]


def _wrapped(words: Sequence[_Word], width: int, marked: Callable[[str], str]) -> Iterator[str]:
    """Lines of at most this width, in which runs of changed words are marked."""
    line: list[_Word] = []
    used = 0
    for word, changed in words:
        size = cells(word) + 1 + (_MARKS if changed else 0)
        if line and used + size > width + 1:
            yield _line(line, marked)
            line, used = [], 0
        line.append((shorten(word, width - _MARKS), changed))
        used += size
    if line:
        yield _line(line, marked)


def _line(line: Sequence[_Word], marked: Callable[[str], str]) -> str:
    said = []
    for changed, run in groupby(line, key=lambda word: word[1]):
        joined = " ".join(word for word, _ in run)
        said.append(marked(joined) if changed else joined)
    return " ".join(said)


def _beside(columns: Sequence[Iterator[str]], width: int) -> Iterator[str]:
    for left, right in zip_longest(*columns, fillvalue=""):
        yield f"{left}{' ' * (width - cells(left))}{_GAP}{right}".rstrip()
