"""The keys of lines go from the survey to the check in a file beside the documents: they are made once."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from copydesk.engine.error import keeping
from copydesk.model import Document
from copydesk.survey import LineKeys, line_keys
from copydesk.text.view import leave, left

SUFFIX = ".lines"

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[LineKeys | None])


def put_lines(folder: Path, part: str, documents: Sequence[Document]) -> None:
    """Write what is known of the lines of a part's documents. Raises EngineError where the disk is full."""
    known = [left(document, line_keys) for document in documents]
    if any(known):
        with keeping():
            (folder / (part + SUFFIX)).write_bytes(_encoder.encode(known))


def take_lines(folder: Path, part: str, documents: Sequence[Document]) -> None:
    """Give the documents of a part what was known of their lines; where nothing was written they find it out."""
    file = folder / (part + SUFFIX)
    if file.exists():
        for document, known in zip(documents, _decoder.decode(file.read_bytes()), strict=True):
            if known is not None:
                leave(document, line_keys, known)
