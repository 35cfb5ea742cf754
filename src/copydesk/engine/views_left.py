"""What the survey found out of each document goes to the check in a file beside the documents: it is made once."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from copydesk.engine.error import keeping
from copydesk.engine.kept.identity import document_key
from copydesk.model import Document
from copydesk.survey import LineKeys, line_keys
from copydesk.text.view import leave, left

SUFFIX = ".views"


class Left(msgspec.Struct, frozen=True, array_like=True):
    """What is known of one document: the keys of its lines, and its own key, which runs with a cache ask for."""

    lines: LineKeys | None = None
    key: bytes | None = None


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[Left])


def put_views(folder: Path, part: str, documents: Sequence[Document]) -> None:
    """Write what is known of the documents of a part. Raises EngineError where the disk is full."""
    known = [Left(left(document, line_keys), left(document, document_key)) for document in documents]
    with keeping():
        (folder / (part + SUFFIX)).write_bytes(_encoder.encode(known))


def take_views(folder: Path, part: str, documents: Sequence[Document]) -> None:
    """Give the documents of a part what was known of them; where nothing was written they find it out."""
    file = folder / (part + SUFFIX)
    if file.exists():
        for document, known in zip(documents, _decoder.decode(file.read_bytes()), strict=True):
            if known.lines is not None:
                leave(document, line_keys, known.lines)
            if known.key is not None:
                leave(document, document_key, known.key)
