"""What is said in a document, kept document by document, and how two quotations differ."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from copydesk.engine.kept.memory import Memory
from copydesk.engine.parcels import Wanted
from copydesk.reuse.quotes.difference import Couple, Difference
from copydesk.reuse.quotes.links import Asked
from copydesk.reuse.quotes.saying import Saying

_encoder = msgspec.msgpack.Encoder()
_sayings = msgspec.msgpack.Decoder(list[Saying]).decode
_difference = msgspec.msgpack.Decoder(Difference | None).decode


def sayings(
    memory: Memory,
    asked: Sequence[Asked],
    wanted: Mapping[int, Wanted],
    listen: Callable[[Sequence[Asked]], Sequence[Saying]],
) -> list[Saying]:
    """What is said in the quotations asked for, in their order; `listen` tells it of documents not known."""
    keys = [
        memory.key("sayings", wanted[number].key, _encoder.encode((ordinals, everyone)))
        for number, ordinals, everyone in asked
    ]
    found = memory.find(keys, _sayings)
    missing = [at for at, each in enumerate(found) if each is None]
    made: list[Sequence[Saying]] = [
        [msgspec.structs.replace(saying, document=number) for saying in each or ()]
        for each, (number, _, _) in zip(found, asked, strict=True)
    ]
    fresh: dict[int, list[Saying]] = {asked[at][0]: [] for at in missing}
    for saying in listen([asked[at] for at in missing]) if missing else ():
        fresh[saying.document].append(saying)
    for at in missing:
        made[at] = fresh[asked[at][0]]
        memory.keep([(keys[at], _encoder.encode(made[at]))])
    return [saying for several in made for saying in several]


def differences(
    memory: Memory, couples: Sequence[Couple], differ: Callable[[Sequence[Couple]], Sequence[Difference | None]]
) -> list[Difference | None]:
    """How the two quotations of each couple differ; `differ` tells it of couples not known."""
    keys = [memory.key("difference", _encoder.encode(_compared(couple))) for couple in couples]
    found = memory.find(keys, lambda blob: [_difference(blob)])
    missing = [at for at, each in enumerate(found) if each is None]
    for at, fresh in zip(missing, differ([couples[at] for at in missing]) if missing else (), strict=True):
        found[at] = [fresh]
        memory.keep([(keys[at], _encoder.encode(fresh))])
    return [each for known in found for each in known or ()]


def _compared(couple: Couple) -> list[Any]:
    """All of a couple that tells how it differs: not where the quotations stand."""
    told: list[Any] = [couple.framed, couple.in_story, couple.days, couple.shares_passages]
    for each in (couple.left, couple.right):
        told += [each.text, each.speaker, each.named, sorted(each.near), each.before, each.behind]
    return told
