"""What two documents have in common, kept pair by pair."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from copydesk.engine.kept.memory import Memory
from copydesk.engine.parcels import Wanted
from copydesk.reuse import CandidatePairs, Match, Revision

_encoder = msgspec.msgpack.Encoder()
_matches = msgspec.msgpack.Decoder(list[Match]).decode
_revision = msgspec.msgpack.Decoder(Revision | None).decode

Pair = tuple[int, int]


def matches(
    memory: Memory,
    pairs: CandidatePairs,
    wanted: Mapping[int, Wanted],
    compare: Callable[[CandidatePairs], Iterable[Match]],
) -> list[Match]:
    """The matches of these pairs, in their order; `compare` finds those of pairs that were not compared before."""
    listed = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    known, missing, keys = _known(memory, "matches", listed, wanted, _matches)
    if missing:
        at = np.array(missing)
        found: dict[Pair, list[Match]] = {}
        for match in compare(CandidatePairs(pairs.left[at], pairs.right[at])):
            found.setdefault((match.left.document, match.right.document), []).append(match)
        for place in missing:
            known[place] = fresh = found.get(listed[place], [])
            memory.keep([(keys[place], _encoder.encode([_numbered(match, 0, 1) for match in fresh]))])
    fresh_ones = set(missing)
    return [
        match if place in fresh_ones else _numbered(match, *listed[place])
        for place, several in enumerate(known)
        for match in several or ()
    ]


def revisions(
    memory: Memory,
    pairs: Sequence[Pair],
    wanted: Mapping[int, Wanted],
    revise: Callable[[Sequence[Pair]], Iterable[Revision]],
) -> list[Revision]:
    """Those of these pairs that are versions of one article; `revise` tells of pairs not looked at before."""
    known, missing, keys = _known(memory, "revision", pairs, wanted, lambda blob: [_revision(blob)])
    if missing:
        found = {
            (each.match.left.document, each.match.right.document): each
            for each in revise([pairs[at] for at in missing])
        }
        for place in missing:
            fresh = found.get(pairs[place])
            known[place] = [fresh]
            memory.keep([(keys[place], _encoder.encode(fresh and _renumbered(fresh, 0, 1)))])
    return [
        _renumbered(each, *pair) for pair, several in zip(pairs, known, strict=True) for each in several or () if each
    ]


def _known(
    memory: Memory, kind: str, pairs: Sequence[Pair], wanted: Mapping[int, Wanted], decode: Callable[[Any], list[Any]]
) -> tuple[list[list[Any] | None], list[int], list[bytes]]:
    """What is known of each pair, which pairs nothing is known of, and the keys of all."""
    keys = [memory.key(kind, wanted[one].key, wanted[other].key) for one, other in pairs]
    known = memory.find(keys, decode)
    return known, [at for at, each in enumerate(known) if each is None], keys


def _numbered(match: Match, left: int, right: int) -> Match:
    """The match between documents of these numbers."""
    return msgspec.structs.replace(
        match,
        left=msgspec.structs.replace(match.left, document=left),
        right=msgspec.structs.replace(match.right, document=right),
    )


def _renumbered(revision: Revision, left: int, right: int) -> Revision:
    return msgspec.structs.replace(revision, match=_numbered(revision.match, left, right))
