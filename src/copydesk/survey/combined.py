"""Surveys that are kept: many parts as one, and what of a large one a few documents need."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.survey.partial import PartialSurvey

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DOCUMENT_ROWS = ("texts", "sketches", "sizes")
_WORD_ROWS = ("written", "written_documents", "lowered", "lowered_documents")
_LINE_ROWS = {"lines": "<u8", "from_start": "u1", "from_end": "u1"}


def combined(parts: Iterable[PartialSurvey]) -> PartialSurvey:
    """All parts as one that merges with others as they would; words of a single document are kept."""
    given = list(parts)
    written, written_documents = _added((part.written, part.written_documents) for part in given)
    lowered, lowered_documents = _added((part.lowered, part.lowered_documents) for part in given)
    return PartialSurvey(
        documents=sum(part.documents for part in given),
        outlets=tuple(name for part in given for name in part.outlets),
        **{name: b"".join(getattr(part, name) for part in given) for name in (*_DOCUMENT_ROWS, *_LINE_ROWS)},
        written=written,
        written_documents=written_documents,
        lowered=lowered,
        lowered_documents=lowered_documents,
    )


class Gathering:
    """The parts of a corpus as they come: their words are added up whenever they take more than so many bytes."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._rows: list[PartialSurvey] = []
        self._words: list[PartialSurvey] = []
        self._waiting = self._added = 0

    def add(self, part: PartialSurvey) -> None:
        """Take in what some documents tell."""
        self._rows.append(_only(part, words=False))
        self._words.append(_only(part, words=True))
        self._waiting += _word_bytes(part)
        if self._waiting > max(self._room, self._added):  # each time twice as many, so that none is added up often
            self._words = [combined(self._words)]
            self._waiting, self._added = 0, _word_bytes(self._words[0])

    @property
    def parts(self) -> list[PartialSurvey]:
        """What merges to the survey of all parts."""
        return [*self._rows, *self._words]


def _only(part: PartialSurvey, *, words: bool) -> PartialSurvey:
    """The words alone, or all but the words."""
    if words:
        columns = {name: getattr(part, name) for name in _WORD_ROWS}
        return PartialSurvey(**columns)
    return msgspec.structs.replace(part, **dict.fromkeys(_WORD_ROWS, b""))


def _word_bytes(part: PartialSurvey) -> int:
    return sum(len(getattr(part, name)) for name in _WORD_ROWS)


def narrowed(large: PartialSurvey, few: Sequence[PartialSurvey]) -> PartialSurvey:
    """The large survey with those of its lines that stand in the few as well.

    Merged with the few it tells their documents what the whole would, at a fraction of the cost.
    """
    import numpy as np

    wanted = np.unique(_numbers(b"".join(part.lines for part in few), "<u8"))
    columns = {name: _numbers(getattr(large, name), kind) for name, kind in _LINE_ROWS.items()}
    chosen = _among(columns["lines"], wanted)
    sizes = _numbers(large.sizes, "<u4").astype(np.int64)
    owner = np.repeat(np.arange(len(sizes)), sizes)[chosen]
    return msgspec.structs.replace(
        large,
        sizes=np.bincount(owner, minlength=len(sizes)).astype("<u4").tobytes(),
        **{name: column[chosen].tobytes() for name, column in columns.items()},
    )


def _among(values: Any, wanted: Any) -> "NDArray[np.bool_]":
    import numpy as np

    if not len(wanted):
        return np.zeros(len(values), np.bool_)
    found: NDArray[np.bool_] = wanted[np.minimum(np.searchsorted(wanted, values), len(wanted) - 1)] == values
    return found


def _added(columns: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bytes]:
    import numpy as np

    given = list(columns)
    keys, rows = np.unique(_numbers(b"".join(pair[0] for pair in given), "<u8"), return_inverse=True)
    counts = np.bincount(rows, _numbers(b"".join(pair[1] for pair in given), "<u4"), len(keys))
    return keys.astype("<u8").tobytes(), counts.astype("<u4").tobytes()


def _numbers(column: bytes, kind: str) -> Any:
    import numpy as np

    return np.frombuffer(column, kind)
