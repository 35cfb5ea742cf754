"""What a survey answers to single documents, as hashes: equal ones tell that nothing a document asked has changed."""

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np

from copydesk.survey.merged import Survey, outlet_hash, owned

NOTHING = b""
"""The answer to a document none of whose lines recur."""


def answers(survey: Survey, outlets: Sequence[str | None], lines: Sequence[bytes], *, least: int) -> list[bytes]:
    """For each document, given by its outlet and the keys of its lines, a hash of all that `recurrences` says.

    Lines in fewer than `least` files of the outlet are passed over.
    """
    known = np.frombuffer(survey.line_keys, "<u8")
    places = np.frombuffer(survey.line_places, "<u4").reshape(-1, 4)
    sizes = np.array([len(each) // 8 for each in lines], np.int64)
    found = [NOTHING] * len(lines)
    if not len(known) or not sizes.sum():
        return found
    hashes = {name: outlet_hash(name) for name in {outlet for outlet in outlets if outlet is not None}}
    owners = np.array([hashes.get(outlet, 0) if outlet is not None else 0 for outlet in outlets], np.uint64)
    keys = owned(np.frombuffer(b"".join(lines), "<u8"), np.repeat(owners, sizes))
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    hits = np.flatnonzero((known[at] == keys) & (places[at, 0] >= least))
    documents = np.repeat(np.arange(len(lines)), sizes)[hits]
    told = np.concatenate([keys[hits].view("<u4").reshape(-1, 2), places[at[hits]]], axis=1).tobytes()
    width = 6 * 4
    ends = np.searchsorted(documents, np.arange(len(lines)), side="right").tolist()
    for document, (low, high) in enumerate(zip([0, *ends], ends, strict=False)):
        outlet = outlets[document]
        if low < high and outlet is not None:
            of = survey.outlets.get(outlet, 0).to_bytes(8, "little")
            found[document] = blake2b(of + told[width * low : width * high], digest_size=16).digest()
    return found
