"""The documents that one Spark task works on, in place of a spool that lies in a folder."""

from collections.abc import Mapping, MutableMapping, Sequence

import msgspec

from copydesk.engine.spool import Spool
from copydesk.model import Document

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Document)


class Handed(Spool):
    """Documents by (part, index), as they were handed over: encoded, decoded when they are asked for."""

    def __init__(self) -> None:
        super().__init__(None)
        self._encoded: MutableMapping[str, Mapping[int, bytes]] = {}

    def hand(self, part: str, encoded: Mapping[int, bytes]) -> None:
        """Have these documents of a part at hand, by their indexes."""
        self._encoded[part] = encoded

    def clear(self) -> None:
        """Forget all documents."""
        self._encoded.clear()
        self._parts.clear()

    def taken(self, part: str) -> list[bytes]:
        """The documents that were written as a part, encoded."""
        return [_encoder.encode(document) for document in self._parts[part]]

    def part(self, part: str) -> tuple[Document, ...]:
        """All documents of a part, in order."""
        if part in self._parts:
            return self._parts[part]
        encoded = self._encoded[part]
        return tuple(_decoder.decode(encoded[index]) for index in range(len(encoded)))

    def count(self, part: str) -> int:
        """How many documents a part has."""
        return len(self._parts[part] if part in self._parts else self._encoded[part])

    def document(self, part: str, index: int) -> Document:
        """One document."""
        if part in self._parts:
            return self._parts[part][index]
        return _decoder.decode(self._encoded[part][index])

    def write(self, part: str, documents: Sequence[Document]) -> None:
        """Keep the documents of one part."""
        self._parts[part] = tuple(documents)
