"""Surveys that are kept: many parts as one, and what of a large one a few documents need."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.survey.partial import PartialSurvey

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_DOCUMENT_ROWS = ("texts", "sketches", "sizes")
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
