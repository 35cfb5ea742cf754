"""A large file of JSON lines in stretches of whole lines, so that several processes can read it side by side."""

import io
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

import msgspec

from copydesk.read import fields
from copydesk.read.decode import encoding_of
from copydesk.read.inputs import InputFile, ReadContext, Stretch
from copydesk.read.json_lines import TOO_LONG, is_of_lines, objects
from copydesk.read.opened import open_file
from copydesk.read.record import Record
from copydesk.read.records import PATIENCE, shared_ids
from copydesk.read.unpack import LARGEST_RECORD, UnreadableError, lines_of, opening_of, packing_of

BYTES = 4_000_000


def in_stretches(files: Iterable[InputFile], context: ReadContext, *, size: int = BYTES) -> Iterator[InputFile]:
    """These files, of JSON lines more than twice as large as `size` one stretch after another.

    What needs to be known of the whole file, which records have an id of their own, each stretch is told.
    """
    for file in files:
        if file.kind != "jsonl" or file.size <= 2 * size:
            yield file
            continue
        try:
            yield from _stretches(file, context, size)
        except (OSError, UnreadableError):
            yield file  # whoever reads it says why it cannot be read


def _stretches(file: InputFile, context: ReadContext, size: int) -> Iterator[InputFile]:
    with open_file(file.location) as stream:
        opening = opening_of(stream)
        if packing_of(opening) or encoding_of(opening) != ("utf-8", 0) or not is_of_lines(opening):
            yield file
            return
        cuts = list(_cuts(stream, size))
    shared = shared_ids(file, context.fields)
    parts = [
        msgspec.structs.replace(file, size=end - start, stretch=Stretch(start, end, line, shared))
        for start, end, line in cuts
    ]
    # Otherwise it may be no file of articles, which all of it tells.
    yield from parts if _begins_with_a_text(parts[0], context) else (file,)


def _begins_with_a_text(part: InputFile, context: ReadContext) -> bool:
    first = islice(records_of(part), PATIENCE - 1)
    return any(fields.text_of(record.values or {}, context.fields) is not None for record in first)


def _cuts(stream: IO[bytes], size: int) -> Iterator[tuple[int, int, int]]:
    """Where stretches begin and end, and the number of the first line of each; none is without anything.

    Raises UnreadableError at a line that is too long to be a record, which is not read to its end.
    """
    start, end, line, lines, filled = 0, 0, 1, 0, False
    while block := stream.read(size):
        block += stream.readline(LARGEST_RECORD + 1)
        if len(block) > size + LARGEST_RECORD:
            raise UnreadableError(TOO_LONG)
        fills = bool(block.strip())
        if filled and fills:
            yield start, end, line
            start, line, lines = end, line + lines, 0
        end, lines, filled = end + len(block), lines + block.count(b"\n"), filled or fills
    if end:
        yield start, end, line


def records_of(file: InputFile) -> Iterator[Record]:
    """The records of a file's stretch, under the numbers of their lines in the file. Raises OSError."""
    stretch = file.stretch
    assert stretch is not None
    with open_file(file.location) as stream:
        stream.seek(stretch.start)
        content = io.BytesIO(stream.read(stretch.end - stretch.start))
    yield from objects(lines_of(content), first=stretch.line)
