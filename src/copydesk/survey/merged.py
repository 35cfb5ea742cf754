"""The survey of the whole corpus: merged, frozen, sorted, and the questions rules ask of it."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.survey.partial import PartialSurvey
from copydesk.survey.sketch import SIZE, near_groups
from copydesk.survey.words import scrambled, word_key
from copydesk.text.lowered import lower

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.uint64]
    Rows = NDArray[np.int64]

# A line among this many first or last lines stands at the head or tail of its document.
HEAD_LINES, TAIL_LINES = 3, 5


class Recurrence(msgspec.Struct, frozen=True):
    """In how many files of an outlet a line stands, and where.

    Copies and near-copies of one document count once, in `files` and in `of` (all files of the outlet). `head` and
    `tail` count the files where it is among the first 3 or the last 5 lines that are not blank, `slot` those where it
    is at its commonest place, counted from the first or from the last line.
    """

    files: int
    of: int
    head: int
    tail: int
    slot: int


class Survey(msgspec.Struct, frozen=True, dict=True):
    """What the whole corpus tells each document. Equal corpora give equal surveys, byte for byte.

    Columns of little-endian numbers, sorted by key; lines and words of a single document are left out. `known` is False
    where there was no corpus to survey.
    """

    known: bool = False
    documents: int = 0
    outlets: dict[str, int] = {}
    line_keys: bytes = b""
    line_places: bytes = b""
    written: bytes = b""
    written_documents: bytes = b""
    lowered: bytes = b""
    lowered_documents: bytes = b""

    def recurrence(self, outlet: str | None, key: int) -> Recurrence | None:
        """How the line with this key recurs in the outlet; None if it stands in fewer than two of its files."""
        return self.recurrences(outlet, [key])[0]

    def recurrences(self, outlet: str | None, keys: "Sequence[int] | Array") -> list[Recurrence | None]:
        """The same for many lines at once, in their order."""
        of = self.outlets.get(outlet, 0) if outlet is not None else 0
        if not of or not len(keys) or not len(self._lines):
            return [None] * len(keys)
        import numpy as np

        wanted = owned(np.asarray(keys, np.uint64), np.uint64(outlet_hash(outlet or "")))
        at = np.minimum(np.searchsorted(self._lines, wanted), len(self._lines) - 1)
        hits = self._lines[at] == wanted
        found: list[Recurrence | None] = [None] * len(keys)
        for row in np.flatnonzero(hits).tolist():
            files, head, tail, slot = self._places[at[row]].tolist()
            found[row] = Recurrence(files, of, head, tail, slot)
        return found

    def word_documents(self, word: str) -> int:
        """In how many documents the word stands, in whatever case; 0 where in one at most."""
        return _looked_up(self._lowered, lower(word))

    def written_documents_of(self, word: str) -> int:
        """In how many documents the word stands in exactly this spelling; 0 where in one at most."""
        return _looked_up(self._written, word)

    def to_bytes(self) -> bytes:
        """The survey as bytes, for workers and files; equal surveys give equal bytes."""
        return msgspec.msgpack.encode(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> "Survey":
        """The survey that `to_bytes` wrote. Raises msgspec.DecodeError on anything else."""
        return msgspec.msgpack.decode(data, type=cls)

    @cached_property
    def _lines(self) -> "Array":
        keys: Array = _numbers(self.line_keys, "<u8")
        return keys

    @cached_property
    def _places(self) -> Any:
        return _numbers(self.line_places, "<u4").reshape(-1, 4)

    @cached_property
    def _written(self) -> "tuple[Array, Any]":
        return _numbers(self.written, "<u8"), _numbers(self.written_documents, "<u4")

    @cached_property
    def _lowered(self) -> "tuple[Array, Any]":
        return _numbers(self.lowered, "<u8"), _numbers(self.lowered_documents, "<u4")


def no_survey() -> Survey:
    """The survey of no corpus, for single texts; it knows nothing."""
    return Survey()


def merge(parts: Iterable[PartialSurvey]) -> Survey:
    """One survey of all parts, whatever the batches and their order were."""
    import numpy as np

    given = list(parts)
    if not any(part.documents for part in given):
        return Survey(known=True)
    names = sorted({name for part in given for name in part.outlets})
    place = {name: row for row, name in enumerate(names)}
    owner = np.array([place[name] for part in given for name in part.outlets], np.int64)
    group, kept = _groups(given, names, owner)
    keys, places = _recurring(given, names, owner, group=group, kept=kept)
    written, written_documents = _summed((part.written, part.written_documents) for part in given)
    lowered, lowered_documents = _summed((part.lowered, part.lowered_documents) for part in given)
    firsts = np.unique(group[kept]) if len(kept) else kept
    counts = np.bincount(owner[firsts], minlength=len(names)).tolist()
    return Survey(
        known=True,
        documents=sum(part.documents for part in given),
        outlets=dict(zip(names, counts, strict=True)),
        line_keys=keys,
        line_places=places,
        written=written,
        written_documents=written_documents,
        lowered=lowered,
        lowered_documents=lowered_documents,
    )


def owned(keys: "Array", owner: "Array | np.uint64") -> "Array":
    """Line keys as the given outlets' own, so that all outlets fit in one sorted column."""
    import numpy as np

    return scrambled(np.atleast_1d(np.asarray(keys ^ owner)))


def _groups(parts: list[PartialSurvey], names: list[str], owner: "Rows") -> "tuple[Rows, Rows]":
    """For each document row its group's first row, and the rows that are no exact copies of an earlier one."""
    import numpy as np

    texts = _numbers(b"".join(part.texts for part in parts), "<u8")
    sketches = _numbers(b"".join(part.sketches for part in parts), "<u8").reshape(-1, SIZE)
    order = np.lexsort((texts, owner))
    opens = np.ones(len(order), bool)
    opens[1:] = (texts[order][1:] != texts[order][:-1]) | (owner[order][1:] != owner[order][:-1])
    kept = order[opens]
    hashes = np.array([outlet_hash(name) for name in names], np.uint64)
    group = np.arange(len(owner))
    group[kept] = kept[near_groups(sketches[kept], hashes[owner[kept]])] if len(kept) else kept
    return group, kept


def _recurring(
    parts: list[PartialSurvey], names: list[str], owner: "Rows", *, group: "Rows", kept: "Rows"
) -> tuple[bytes, bytes]:
    """The keys of lines in at least two files, and for each: files, head, tail, slot."""
    import numpy as np

    sizes = _numbers(b"".join(part.sizes for part in parts), "<u4").astype(np.int64)
    keep = np.zeros(len(owner), bool)
    keep[kept] = True
    row = np.repeat(np.arange(len(owner)), sizes)
    mine = keep[row]
    row = row[mine]
    hashes = np.array([outlet_hash(name) for name in names], np.uint64)
    columns = [b"".join(getattr(part, name) for part in parts) for name in ("lines", "from_start", "from_end")]
    keys = owned(_numbers(columns[0], "<u8")[mine], hashes[owner[row]]) if len(row) else np.empty(0, np.uint64)
    start, end = (np.frombuffer(column, np.uint8)[mine].astype(np.int64) for column in columns[1:])
    return _tallied(keys, group[row], start, end)


def _tallied(keys: "Array", files: "Rows", start: "Rows", end: "Rows") -> tuple[bytes, bytes]:
    import numpy as np

    if not len(keys):
        return b"", b""
    order = np.lexsort((files, keys))
    keys, files, start, end = keys[order], files[order], start[order], end[order]
    runs = np.flatnonzero(_opens(keys) | _opens(files))
    keys, start, end = keys[runs], np.minimum.reduceat(start, runs), np.minimum.reduceat(end, runs)
    firsts = np.flatnonzero(_opens(keys))
    count = np.diff(np.append(firsts, len(keys)))
    table = np.stack(
        [
            count,
            np.add.reduceat((start < HEAD_LINES).astype(np.int64), firsts),
            np.add.reduceat((end < TAIL_LINES).astype(np.int64), firsts),
            np.maximum(_commonest(keys, start), _commonest(keys, end)),
        ],
        axis=1,
    )
    return keys[firsts][count > 1].astype("<u8").tobytes(), table[count > 1].astype("<u4").tobytes()


def _commonest(keys: "Array", place: "Rows") -> "Rows":
    """For each key of the sorted column, how often its commonest place occurs."""
    import numpy as np

    order = np.lexsort((place, keys))
    keys, place = keys[order], place[order]
    runs = np.flatnonzero(_opens(keys) | _opens(place))
    lengths = np.diff(np.append(runs, len(keys)))
    return np.asarray(np.maximum.reduceat(lengths, np.flatnonzero(_opens(keys[runs]))))


def _opens(column: Any) -> Any:
    import numpy as np

    return np.concatenate([[True], column[1:] != column[:-1]])


def _summed(columns: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    """Keys and counts of several columns added up; keys that occur once in all are dropped."""
    import numpy as np

    given = list(columns)
    keys, rows = np.unique(_numbers(b"".join(pair[0] for pair in given), "<u8"), return_inverse=True)
    counts = np.bincount(rows, _numbers(b"".join(pair[1] for pair in given), "<u4"), len(keys)).astype("<u4")
    return keys[counts > 1].astype("<u8").tobytes(), counts[counts > 1].tobytes()


def _looked_up(table: "tuple[Array, Any]", word: str) -> int:
    keys, counts = table
    if not len(keys) or not word:
        return 0
    import numpy as np

    key = np.uint64(word_key(word))
    at = int(np.searchsorted(keys, key))
    return int(counts[at]) if at < len(keys) and keys[at] == key else 0


def _numbers(column: bytes, kind: str) -> Any:
    import numpy as np

    return np.frombuffer(column, kind)


def outlet_hash(outlet: str) -> int:
    """The number that sets the lines of an outlet apart from those of others."""
    return int.from_bytes(blake2b(outlet.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")
