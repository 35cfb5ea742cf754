"""Web archives: the articles of their pages (.warc), or the texts taken from them before (.wet)."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

from copydesk.read.decode import decode
from copydesk.read.html import LARGEST_PAGE, extract
from copydesk.read.record import Record
from copydesk.read.unpack import NoArticleError, UnreadableError

_PAGES = ("text/html", "application/xhtml+xml")
_KINDS = frozenset({"response", "resource", "conversion"})
_FINE = "200"
_URL_SHOWN = 200


def records(stream: IO[bytes], kind: str) -> Iterator[Record]:
    """The pages and texts of an archive; `row` counts all its records, `line` too.

    Other records (requests, images, pages with an error for an answer) are passed over; a page without an article is
    left out with a reason. When a page was visited does not date its article, which may be years older.
    """
    import logging

    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    logging.getLogger("warcio").setLevel(logging.CRITICAL)

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        """Counts records of a wrong length, where warcio prints a warning besides."""

        INC_RECORD = ""

    row = 0
    try:
        archive = Quiet(stream)
        for row, entry in enumerate(archive, 1):
            if entry.rec_type in _KINDS and (found := _record(entry, row)) is not None:
                yield found
        if archive.err_count:
            raise UnreadableError(f"has records of another length than they declare ({archive.err_count} of {row})")
    except (ArchiveLoadFailed, EOFError, ValueError, AttributeError, TypeError, KeyError, IndexError) as error:
        said = " ".join(str(error).split())[:80]
        raise UnreadableError(f"is damaged, or no web archive, behind record {row} ({said})") from None


def heads(stream: IO[bytes], kind: str, wanted: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """Nothing: the ids of records tell of a visit, not of what was found there."""
    return iter(())


def _record(entry: Any, row: int) -> Record | None:
    values = {"url": entry.rec_headers.get_header("WARC-Target-URI")}
    shown = str(values["url"])[:_URL_SHOWN]
    if entry.rec_type == "conversion":
        data = _content(entry)
        if len(data) < LARGEST_PAGE and getattr(entry.raw_stream, "limit", 0) > 0:
            return Record(row, row, None, f"({shown}) is cut short")
        decoded = decode(data)
        return Record(row, row, values | {"text": decoded.text}, encoding=decoded.encoding)
    if not _is_page(entry):
        return None
    try:
        decoded, told = extract(_content(entry))
    except NoArticleError as nothing:
        return Record(row, row, None, left_out=f"({shown}) {nothing}")
    except UnreadableError as error:
        return Record(row, row, None, f"({shown}) {error}")
    return Record(
        row, row, told | values | {"text": decoded.text}, encoding=decoded.encoding, extracted=decoded.extracted
    )


def _is_page(entry: Any) -> bool:
    headers = entry.http_headers
    if entry.rec_type == "response" and (headers is None or headers.get_statuscode() != _FINE):
        return False
    declared = (headers or entry.rec_headers).get_header("Content-Type") or ""
    return str(declared).lower().strip().startswith(_PAGES)


def _content(entry: Any) -> bytes:
    """A record's content, unpacked, and no more of it than a page may hold."""
    stream = entry.content_stream()
    pieces, size = [], 0
    while size <= LARGEST_PAGE and (piece := stream.read(1 << 16)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces)
