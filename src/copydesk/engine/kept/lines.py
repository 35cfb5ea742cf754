"""Partial surveys, kept document by document."""

import msgspec
import numpy as np

from copydesk.engine.kept.memory import Memory
from copydesk.engine.kept.sheaf import Sheaf
from copydesk.model import Document
from copydesk.survey import PartialSurvey, line_keys, survey
from copydesk.survey.sketch import SIZE

KIND = "lines"

_encoder = msgspec.msgpack.Encoder()


class DocumentLines(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What one document tells the survey of its lines, as in the columns of a PartialSurvey."""

    text: bytes
    sketch: bytes
    lines: bytes
    from_start: bytes
    from_end: bytes


_decode = msgspec.msgpack.Decoder(DocumentLines).decode


def _lines_of(memory: Memory, sheaf: Sheaf) -> list[DocumentLines | None]:
    """What each document tells of its lines; None for one of an unknown outlet. What was not known is kept."""
    own = [at for at, document in enumerate(sheaf.documents) if document.outlet is not None]
    made = [memory.key(KIND, sheaf.keys[at]) for at in own]
    found = memory.find(made, _decode)
    missing = [place for place, known in enumerate(found) if known is None or not _is_whole(known)]
    if missing:
        fresh = _apart(survey(sheaf.whole([own[place] for place in missing]), needs=frozenset({"lines"})))
        memory.keep((made[place], _encoder.encode(told)) for place, told in zip(missing, fresh, strict=True))
        for place, told in zip(missing, fresh, strict=True):
            found[place] = told
    told_by = dict(zip(own, found, strict=True))
    return [told_by.get(at) for at in range(len(sheaf))]


def line_keys_of(memory: Memory, sheaf: Sheaf) -> list[bytes]:
    """The different keys of each document's lines, none for one of an unknown outlet."""
    found = memory.find([memory.key(KIND, each) for each in sheaf.keys], _decode)
    told = [
        b"" if document.outlet is None else known.lines if known and _is_whole(known) else None
        for document, known in zip(sheaf.documents, found, strict=True)
    ]
    missing = [at for at, lines in enumerate(told) if lines is None]
    fresh = dict(zip(missing, map(_distinct, sheaf.whole(missing)), strict=True))
    return [fresh[at] if lines is None else lines for at, lines in enumerate(told)]


def _distinct(document: Document) -> bytes:
    return b"".join(dict.fromkeys(line_keys(document).digests))


def partial_survey(memory: Memory, sheaf: Sheaf) -> PartialSurvey:
    """The survey of some documents where only lines are asked for."""
    told = [
        (document.outlet or "", known)
        for document, known in zip(sheaf.documents, _lines_of(memory, sheaf), strict=True)
        if known is not None
    ]
    return PartialSurvey(
        documents=len(sheaf),
        outlets=tuple(outlet for outlet, _ in told),
        texts=b"".join(known.text for _, known in told),
        sketches=b"".join(known.sketch for _, known in told),
        sizes=np.array([len(known.from_start) for _, known in told], "<u4").tobytes(),
        lines=b"".join(known.lines for _, known in told),
        from_start=b"".join(known.from_start for _, known in told),
        from_end=b"".join(known.from_end for _, known in told),
    )


def _is_whole(told: DocumentLines) -> bool:
    count = len(told.from_start)
    return (len(told.text), len(told.sketch), len(told.lines), len(told.from_end)) == (8, 8 * SIZE, 8 * count, count)


def _apart(part: PartialSurvey) -> list[DocumentLines]:
    ends = np.cumsum(np.frombuffer(part.sizes, "<u4").astype(np.int64)).tolist()
    return [
        DocumentLines(
            text=part.texts[8 * at : 8 * at + 8],
            sketch=part.sketches[8 * SIZE * at : 8 * SIZE * (at + 1)],
            lines=part.lines[8 * low : 8 * high],
            from_start=part.from_start[low:high],
            from_end=part.from_end[low:high],
        )
        for at, (low, high) in enumerate(zip([0, *ends], ends, strict=False))
    ]
