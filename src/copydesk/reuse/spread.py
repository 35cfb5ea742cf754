"""Postings whose rows lie on many machines: what asks all rows is answered there, and the answers are small."""

from typing import TYPE_CHECKING

from copydesk.reuse.fingerprint import Postings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from copydesk.reuse.candidates import Owners
    from copydesk.reuse.near_copies import Sketches

    Index = NDArray[np.int64]


class SpreadPostings(Postings, frozen=True):
    """Merged postings without rows; who holds these says how each question is put to them.

    The answers are those of functions on all rows of some keys, on all meetings of some pairs, or on all rows of some
    documents, whichever machine has those: rows are brought together by key, meetings by pair, as a question asks.
    """

    def close_pairs(self, owners: "Owners") -> "Index":
        """The pairs whose meetings reach the gate, as `candidates.meetings` and `gate.close_pairs` tell them."""
        raise NotImplementedError

    def much_in_common(self, owners: "Owners") -> "Index":
        """The pairs that may be versions, as `versions.shared_keys` and `versions.much_shared` tell them."""
        raise NotImplementedError

    def in_crowds(self, owners: "Owners") -> "tuple[Index, Index]":
        """Documents with word keys that are too common, and how many (`near_copies.in_crowds`)."""
        raise NotImplementedError

    def sketches(self, owners: "Owners", chosen: "NDArray[np.int32]", permuted: "NDArray[np.uint32]") -> "Sketches":
        """The signatures of chosen documents (`near_copies.sketches`)."""
        raise NotImplementedError

    def with_words(self, keys: "Index") -> Postings:
        """These postings with the first rows of these word keys (`standing.rows_with`)."""
        raise NotImplementedError
