"""The words and the places of passages, kept document by document, for documents that need not be read again."""

from collections.abc import Callable, Sequence

import msgspec

from copydesk.engine.kept.memory import Memory
from copydesk.engine.parcels import Place
from copydesk.model import Location, Span

Wanted = Sequence[tuple[Place, tuple[Span, ...]]]
Words = list[tuple[str, Location]]

_encoder = msgspec.msgpack.Encoder()
_decode = msgspec.msgpack.Decoder(Words).decode


def passages(
    memory: Memory, wanted: Wanted, mark: Callable[[Place], tuple[str, bytes]], quote: Callable[[Wanted], list[Words]]
) -> list[Words]:
    """The text and the place of each span; `mark` tells a document's path and the key of its text.

    Where a passage stands is counted as those see it who open the file, so that two files with one text are two.
    """
    keys = []
    for place, spans in wanted:
        path, text = mark(place)
        keys.append(memory.key("passages", path.encode("utf-8", "surrogatepass"), text, _encoder.encode(spans)))
    found = memory.find(keys, _decode)
    missing = [at for at, each in enumerate(found) if each is None or len(each) != len(wanted[at][1])]
    for at, fresh in zip(missing, quote([wanted[at] for at in missing]) if missing else (), strict=True):
        found[at] = fresh
        memory.keep([(keys[at], _encoder.encode(fresh))])
    return [each or [] for each in found]
