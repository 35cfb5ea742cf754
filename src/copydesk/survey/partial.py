"""The survey of some documents: small columns that merge in any order."""

from collections.abc import Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Document
from copydesk.survey.lines import KEY_BYTES, line_keys
from copydesk.survey.sketch import sketches
from copydesk.survey.words import distinct, lowered_keys, written_keys
from copydesk.text.batch import Batch, batches, body_of, foresee_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.uint64]

ALL_NEEDS = frozenset({"lines", "words"})
FARTHEST = 255
KEYS_WAITING = 2_000_000


class PartialSurvey(msgspec.Struct, frozen=True):
    """What some documents tell, as columns of little-endian numbers; `merge` makes a Survey of all of them.

    One row a document with a known outlet: `outlets` (its outlet), `texts` (64-bit hash of its body), `sketches` (32
    hashes each), `sizes` (how many different lines). One row a line: `lines` (its key), `from_start` and `from_end`
    (the least number of lines before and after it, at most 255). Words: keys and the number of documents, as written
    and in lower case.
    """

    documents: int = 0
    outlets: tuple[str, ...] = ()
    texts: bytes = b""
    sketches: bytes = b""
    sizes: bytes = b""
    lines: bytes = b""
    from_start: bytes = b""
    from_end: bytes = b""
    written: bytes = b""
    written_documents: bytes = b""
    lowered: bytes = b""
    lowered_documents: bytes = b""


def survey(documents: Iterable[Document], *, needs: frozenset[str] = ALL_NEEDS) -> PartialSurvey:
    """Survey some documents: what of "lines" and "words" the rules need.

    Documents of an unknown outlet tell nothing about lines: they are never taken for one outlet.
    """
    rows = _Rows(needs)
    for batch in batches(documents):
        rows.add(batch)
    return rows.partial()


class _Rows:
    def __init__(self, needs: frozenset[str]) -> None:
        self.needs = needs
        self.documents = 0
        self.outlets: list[str] = []
        self.columns: dict[str, list[bytes]] = {
            name: [] for name in ("texts", "sketches", "sizes", "lines", "from_start", "from_end")
        }
        self.written = _Tally()
        self.lowered = _Tally()

    def add(self, batch: Batch) -> None:
        self.documents += len(batch.documents)
        if "words" in self.needs:
            for document in batch.documents:
                lowered = lowered_keys(document)
                self.written.add(distinct(written_keys(document, lowered)))
                self.lowered.add(distinct(lowered))
        if "lines" in self.needs and any(document.outlet is not None for document in batch.documents):
            foresee_in(batch, line_keys)
            for document, shape in zip(batch.documents, sketches(batch), strict=True):
                if document.outlet is not None:
                    self._add_lines(document, shape)

    def _add_lines(self, document: Document, shape: "Array") -> None:
        digests = line_keys(document).digests
        count = len(digests)
        last = dict(zip(digests, range(count), strict=True))
        first = dict(zip(reversed(digests), range(count - 1, -1, -1), strict=True))
        self.outlets.append(document.outlet or "")
        add = {name: column.append for name, column in self.columns.items()}
        add["texts"](_text_hash(document))
        add["sketches"](shape.tobytes())
        add["sizes"](len(last).to_bytes(4, "little"))
        add["lines"](b"".join(last))
        add["from_start"](bytes([min(first[digest], FARTHEST) for digest in last]))
        add["from_end"](bytes([min(count - 1 - row, FARTHEST) for row in last.values()]))

    def partial(self) -> PartialSurvey:
        written, written_documents = self.written.columns()
        lowered, lowered_documents = self.lowered.columns()
        return PartialSurvey(
            documents=self.documents,
            outlets=tuple(self.outlets),
            **{name: b"".join(column) for name, column in self.columns.items()},
            written=written,
            written_documents=written_documents,
            lowered=lowered,
            lowered_documents=lowered_documents,
        )


class _Tally:
    """Counts in how many sets each value stands; folds the sets together now and then, to bound the memory."""

    def __init__(self) -> None:
        self.sets: list[Array] = []
        self.waiting = 0
        self.keys: Array | None = None
        self.counts: NDArray[np.int64] | None = None

    def add(self, values: "Array") -> None:
        self.sets.append(values)
        self.waiting += len(values)
        if self.waiting >= KEYS_WAITING:
            self._fold()

    def _fold(self) -> None:
        import numpy as np

        keys, counts = np.unique(np.concatenate(self.sets), return_counts=True)
        if self.keys is not None and self.counts is not None:
            keys, rows = np.unique(np.concatenate([self.keys, keys]), return_inverse=True)
            counts = np.bincount(rows, np.concatenate([self.counts, counts]), len(keys)).astype(np.int64)
        self.keys, self.counts, self.sets, self.waiting = keys, counts, [], 0

    def columns(self) -> tuple[bytes, bytes]:
        """The values, sorted, and their counts."""
        if self.sets:
            self._fold()
        if self.keys is None or self.counts is None:
            return b"", b""
        return self.keys.astype("<u8").tobytes(), self.counts.astype("<u4").tobytes()


def _text_hash(document: Document) -> bytes:
    return blake2b(body_of(document).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()
