"""What the documents of a story tell, kept story by story; and how much of a document is new.

A story is kept with its documents numbered from 0, in their order: nothing in it depends on more than that.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from copydesk.engine.kept.memory import Memory
from copydesk.engine.parcels import Wanted
from copydesk.model import Originality
from copydesk.reuse.originality import Debts
from copydesk.reuse.stories.conflict import Conflict
from copydesk.reuse.stories.story import Story
from copydesk.reuse.stories.table import Quoted, Table

Told = tuple[tuple[Conflict, ...], Table]
Tell = Callable[[Sequence[int]], Sequence[Told]]

_encoder = msgspec.msgpack.Encoder()
_told = msgspec.msgpack.Decoder(Told).decode
_originality = msgspec.msgpack.Decoder(Originality).decode


def told(
    memory: Memory,
    stories: Sequence[Story],
    wanted: Mapping[int, Wanted],
    first_versions: Mapping[int, int],
    quoted: Sequence[tuple[Quoted, ...]],
    *,
    tell: Tell,
) -> list[Told]:
    """What these stories tell; `tell` finds it out for those at the places that are not known."""
    keys = [
        _key(memory, story, wanted, first_versions, quotations)
        for story, quotations in zip(stories, quoted, strict=True)
    ]
    found = memory.find(keys, _told)
    missing = [at for at, each in enumerate(found) if each is None]
    made = [each and _renumbered(each, story.documents) for each, story in zip(found, stories, strict=True)]
    for at, fresh in zip(missing, tell(missing) if missing else (), strict=True):
        made[at] = fresh
        ordinals = {number: ordinal for ordinal, number in enumerate(stories[at].documents)}
        memory.keep([(keys[at], _encoder.encode(_renumbered(fresh, ordinals)))])
    return [each for each in made if each is not None]


def _key(
    memory: Memory,
    story: Story,
    wanted: Mapping[int, Wanted],
    first_versions: Mapping[int, int],
    quoted: tuple[Quoted, ...],
) -> bytes:
    """The key of a story; of the numbers in it only their order counts."""
    versions = [first_versions.get(number, -1) for number in story.documents]
    rank = {number: at for at, number in enumerate(sorted({-1, *story.documents, *versions}), start=-1)}
    numbers = [rank[number] for number in story.documents], [rank[number] for number in versions]
    places = [
        ([(rank[number], span.start, span.end, speaker) for number, span, speaker in each.places], each.differs)
        for each in quoted
    ]
    told_beside = _encoder.encode((story.shares_passages, numbers, places))
    return memory.key("story", told_beside, *(wanted[number].key for number in story.documents))


def _renumbered(told: Told, numbers: Mapping[int, int] | Sequence[int]) -> Told:
    """What is told with each document's number exchanged for the one that `numbers` has for it."""
    conflicts, table = told
    replace = msgspec.structs.replace

    def moved(place: Any) -> Any:
        return replace(place, document=numbers[place.document])

    return (
        tuple(replace(each, left=moved(each.left), right=moved(each.right)) for each in conflicts),
        replace(table, rows=tuple(replace(row, tellings=tuple(map(moved, row.tellings))) for row in table.rows)),
    )


def origins(
    memory: Memory,
    asked: Mapping[int, Debts],
    wanted: Mapping[int, Wanted],
    count: Callable[[Mapping[int, Debts]], Mapping[int, Originality]],
) -> dict[int, Originality]:
    """How much of each document was first seen elsewhere; `count` tells it of documents not known."""
    numbers = list(asked)
    keys = [memory.key("originality", wanted[number].key, _encoder.encode(asked[number])) for number in numbers]
    found = dict(zip(numbers, memory.find(keys, _originality), strict=True))
    missing = {number: asked[number] for number in numbers if found[number] is None}
    fresh = count(missing) if missing else {}
    memory.keep(
        (made, _encoder.encode(fresh[number])) for made, number in zip(keys, numbers, strict=True) if number in fresh
    )
    return {number: fresh[number] if known is None else known for number, known in found.items()}
