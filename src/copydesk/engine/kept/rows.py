"""What documents are compared by, cut into rows of each document and put together again under other numbers."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.fingerprint import BLOCK_BITS, Postings
from copydesk.reuse.quotes.quoted import Quoted
from copydesk.reuse.stories.name_keys import NameKeys

Ints = NDArray[np.int64]


class DocumentRows(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The rows of one document as little-endian numbers; places are counted from its own first word.

    `words`, `content` and `skips` are its postings, `whole` and `size` what they say of it. Of its quotations
    `ordinals` tell which they are, `lengths` how many words each has, `ids` and `carrying` are these words and which
    of them carry content. `names` are the keys of the names in it.
    """

    words: bytes = b""
    content: bytes = b""
    skips: bytes = b""
    whole: int = 0
    size: int = 0
    ordinals: bytes = b""
    lengths: bytes = b""
    ids: bytes = b""
    carrying: bytes = b""
    names: bytes = b""


def apart(postings: Postings, quoted: Quoted | None, names: NameKeys | None) -> list[DocumentRows] | None:
    """The rows document by document; None where places are too many to be counted word by word."""
    if postings.unit:
        return None
    count = len(postings.numbers)
    columns: dict[str, Sequence[Any]] = {
        "words": _own_rows(postings, postings.words),
        "content": _own_rows(postings, postings.content),
        "skips": _own_rows(postings, postings.skips),
        "whole": postings.whole.tolist(),
        "size": postings.sizes.tolist(),
    }
    if quoted is not None:
        columns |= _quotations(quoted, postings.numbers)
    if names is not None:
        ends = np.searchsorted(names.documents, postings.numbers, side="right")
        columns["names"] = _cut(names.keys, ends)
    return [DocumentRows(**{name: column[at] for name, column in columns.items()}) for at in range(count)]


def together(
    kept: Sequence[DocumentRows], first: int, *, quotations: bool, names: bool
) -> tuple[Postings, Quoted | None, NameKeys | None]:
    """The rows of documents that are numbered from `first`. Raises ValueError for bytes that are no rows."""
    numbers = np.arange(first, first + len(kept), dtype=np.int32)
    sizes = np.array([each.size for each in kept], np.int64)
    if (sizes < 0).any():
        raise ValueError("a document has no words or some")
    firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(-(-sizes >> BLOCK_BITS) << BLOCK_BITS)])
    words, content, skips = (
        _moved([getattr(each, kind) for each in kept], firsts) for kind in ("words", "content", "skips")
    )
    whole = np.array([each.whole for each in kept], np.int64)
    return (
        Postings(words, content, skips, numbers, firsts, whole, sizes.astype(np.int32)),
        _quoted(kept, numbers) if quotations else None,
        _names(kept, numbers) if names else None,
    )


def _own_rows(postings: Postings, rows: Ints) -> list[bytes]:
    documents = postings.indexes(rows)
    rows = rows - postings.firsts.take(documents)  # cannot reach the bits of the key
    if len(documents) and (documents[1:] < documents[:-1]).any():
        order = np.argsort(documents, kind="stable")
        rows, documents = rows.take(order), documents.take(order)
    ends = np.searchsorted(documents, np.arange(len(postings.numbers)), side="right")
    return _cut(rows, ends)


def _cut(column: NDArray[Any], ends: NDArray[Any]) -> list[bytes]:
    """The column in pieces that end there."""
    data, width = column.tobytes(), column.dtype.itemsize
    places = [0, *(ends * width).tolist()]
    return [data[low:high] for low, high in pairwise(places)]


def _quotations(quoted: Quoted, numbers: NDArray[np.int32]) -> dict[str, Sequence[bytes]]:
    ends = np.searchsorted(quoted.documents, numbers, side="right")
    words = quoted.firsts[ends]
    return {
        "ordinals": _cut(quoted.ordinals, ends),
        "lengths": _cut(quoted.sizes.astype(np.int32), ends),
        "ids": _cut(quoted.ids, words),
        "carrying": _cut(quoted.content, words),
    }


def _moved(columns: Sequence[bytes], firsts: Ints) -> Ints:
    rows = np.frombuffer(b"".join(columns), np.int64)
    return rows + np.repeat(firsts[:-1], [len(each) // 8 for each in columns])


def _quoted(kept: Sequence[DocumentRows], numbers: NDArray[np.int32]) -> Quoted:
    lengths = np.frombuffer(b"".join([each.lengths for each in kept]), np.int32).astype(np.int64)
    words = sum(len(each.carrying) for each in kept)
    if (len(lengths), lengths.sum()) != (sum(len(each.ordinals) // 4 for each in kept), words):
        raise ValueError("quotations and their words do not fit together")
    return Quoted(
        documents=np.repeat(numbers, [len(each.ordinals) // 4 for each in kept]),
        ordinals=np.frombuffer(b"".join([each.ordinals for each in kept]), np.int32),
        firsts=np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)]),
        ids=np.frombuffer(b"".join([each.ids for each in kept]), np.int64),
        content=np.frombuffer(b"".join([each.carrying for each in kept]), np.bool_),
    )


def _names(kept: Sequence[DocumentRows], numbers: NDArray[np.int32]) -> NameKeys:
    keys = [each.names for each in kept]
    return NameKeys(np.frombuffer(b"".join(keys), np.int64), np.repeat(numbers, [len(each) // 8 for each in keys]))
