"""The keys of a run, which stay with the executors: what the driver knows of them, and how questions are put to them.

The driver holds an outline (24 bytes a document), and broadcasts what executors need of all documents (60 bytes each).
Rows of keys, meetings and their weights never come to it; candidate pairs (8 bytes each) do.
"""

from functools import partial
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.engine.spark.failing import failing
from copydesk.reuse.fingerprint import Postings, merge, outline
from copydesk.reuse.spread import SpreadPostings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from copydesk.reuse.candidates import Owners
    from copydesk.reuse.near_copies import Sketches

    Index = NDArray[np.int64]

ROWS_A_BUCKET = 4_000_000
ROWS_A_WORD = 2


class KeysOfRun:
    """Takes in the outlines of parts in their order, and gives them as one."""

    def __init__(self, checked: Any) -> None:
        self._checked = checked
        self._parts: list[Postings] = []

    def add(self, part: Postings) -> None:
        """Take in what is known of the keys of a part; the rows are not among it."""
        self._parts.append(part)

    def merged(self) -> Postings:
        """All of them; the rows stay where they are."""
        if not self._parts:
            return merge([])
        whole, moves = outline(self._parts)
        made = Rounds(self._checked(), dict(enumerate(moves)), int(whole.sizes.sum()))
        return SparkPostings(**msgspec.structs.asdict(whole), rounds=made)


class Rounds:
    """What is made once of a run's keys, when it is first asked for: what all executors know, and rows by their key."""

    def __init__(self, held: Any, moves: dict[int, Any], words: int) -> None:
        self.held, self._moves = held, moves
        self.buckets = max(held.getNumPartitions(), -(-words * ROWS_A_WORD // ROWS_A_BUCKET))
        self._whole: Any = None
        self._sorted: Any = None

    def whole(self, owners: "Owners", sizes: "NDArray[np.int32]") -> Any:
        """What executors know of all documents; `owners` are the same whenever they are asked for."""
        from copydesk.engine.spark.keyed import Whole

        if self._whole is None:
            self._whole = self.held.context.broadcast(Whole(owners, sizes, self._moves))
        return self._whole

    def kinds(self) -> Any:
        """The rows of each bucket, sorted, kept on disk; `whole` must have been made."""
        from pyspark import StorageLevel

        from copydesk.engine.spark import keyed

        if self._sorted is None:
            sent = self.held.mapPartitions(partial(keyed.by_key, self.buckets, self._whole))
            gathered = sent.partitionBy(self.buckets, int).mapPartitions(keyed.sorted_kinds)
            self._sorted = gathered.persist(StorageLevel.DISK_ONLY)
        return self._sorted


class SparkPostings(SpreadPostings, frozen=True):
    """The postings of a run on Spark."""

    rounds: Any = None

    def close_pairs(self, owners: "Owners") -> "Index":
        """The pairs whose meetings reach the gate: meetings by key, then gathered by pair."""
        from copydesk.engine.spark import keyed

        whole, buckets = self.rounds.whole(owners, self.sizes), self.rounds.buckets
        met = self.rounds.kinds().mapPartitions(partial(keyed.met_by_pair, buckets, whole)).partitionBy(buckets, int)
        return _joined(met.mapPartitions(partial(keyed.close_in, self.unit)))

    def much_in_common(self, owners: "Owners") -> "Index":
        """The pairs that may be versions: pairs by key, then counted by pair."""
        import numpy as np

        from copydesk.engine.spark import keyed

        whole, buckets = self.rounds.whole(owners, self.sizes), self.rounds.buckets
        shared = self.rounds.kinds().mapPartitions(partial(keyed.shared_by_pair, buckets, whole))
        counted = shared.partitionBy(buckets, int).mapPartitions(partial(keyed.much_shared_in, whole))
        return np.sort(_joined(counted))

    def in_crowds(self, owners: "Owners") -> "tuple[Index, Index]":
        """Documents with word keys that are too common, in order, and how many."""
        import numpy as np

        from copydesk.engine.spark import keyed

        whole = self.rounds.whole(owners, self.sizes)
        with failing():
            found = self.rounds.kinds().mapPartitions(partial(keyed.crowds_in, whole)).collect()
        documents = np.concatenate([np.zeros(0, np.int64), *(each for each, _ in found)])
        some, at = np.unique(documents, return_inverse=True)
        counts = np.concatenate([np.zeros(0, np.int64), *(count for _, count in found)])
        return some, np.bincount(at, counts, len(some)).astype(np.int64)

    def sketches(self, owners: "Owners", chosen: "NDArray[np.int32]", permuted: "NDArray[np.uint32]") -> "Sketches":
        """The signatures of chosen documents, made where their own keys are."""
        import numpy as np

        from copydesk.engine.spark import keyed
        from copydesk.reuse.near_copies import Sketches

        whole = self.rounds.whole(owners, self.sizes)
        wanted = self.rounds.held.context.broadcast(chosen)
        with failing():
            made = self.rounds.held.mapPartitions(partial(keyed.sketched, wanted, permuted, whole)).collect()
        made = [each for each in made if len(each.documents)] or made[:1]
        documents = np.concatenate([each.documents for each in made])
        order = np.argsort(documents)
        signatures = np.concatenate([each.signatures for each in made])
        return Sketches(documents[order], signatures[order], np.concatenate([each.sizes for each in made])[order])

    def with_words(self, keys: "Index") -> Postings:
        """These postings with the first rows of these word keys."""
        import numpy as np

        from copydesk.engine.spark import keyed

        wanted = self.rounds.held.context.broadcast(keys)
        rows = _joined(self.rounds.kinds().mapPartitions(partial(keyed.words_with, wanted)))
        few = {name: getattr(self, name) for name in Postings.__struct_fields__}
        return Postings(**{**few, "words": np.sort(rows)})


def _joined(found: Any) -> "Index":
    import numpy as np

    with failing():
        return np.concatenate([np.zeros(0, np.int64), *found.collect()])
