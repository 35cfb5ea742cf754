"""Two documents beside each other: the passages they share, word by word, and how much each has alone."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

from copydesk.model import Document, Span
from copydesk.reuse.candidates import CandidatePairs
from copydesk.reuse.comparison import compare
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.revision import Revision, revision
from copydesk.reuse.side import Side
from copydesk.reuse.tokens import tokenise_documents
from copydesk.reuse.versions import Edition
from copydesk.settings import ReuseSettings


class Piece(msgspec.Struct, frozen=True):
    """Some words of a passage and what follows them; `changed` if they do not stand on the other side."""

    text: str
    changed: bool


class SharedPassage(msgspec.Struct, frozen=True):
    """A match and what stands on either side of it, in pieces."""

    match: Match
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


class SideBySide(msgspec.Struct, frozen=True):
    """Two documents; `alone` are the words of each that stand in no shared passage, of `words` in all.

    `revision` is None where they are not two versions of one article.
    """

    left: Document
    right: Document
    passages: tuple[SharedPassage, ...]
    words: tuple[int, int]
    alone: tuple[int, int]
    revision: Revision | None = None


def side_by_side(
    documents: tuple[Document, Document], masked: tuple[Document, Document], settings: ReuseSettings
) -> SideBySide:
    """What two documents share, in the order of the first; their insertions are blank in `masked`."""
    one = np.zeros(1, np.int32)
    matches = list(compare(CandidatePairs(one, one + 1), masked.__getitem__, settings))
    table = tokenise_documents(masked)
    a, b = (Side(number, masked[number], table.of(number)) for number in (0, 1))
    editions = [Edition(each.source, each.title, each.extra.get("url_key")) for each in documents]
    passages = [_passage(match, a, b) for match in sorted(matches, key=lambda match: match.left.span)]
    return SideBySide(
        left=documents[0],
        right=documents[1],
        passages=tuple(passages),
        words=(len(a), len(b)),
        alone=(_alone(a, [match.left for match in matches]), _alone(b, [match.right for match in matches])),
        revision=_if_one_outlet(revision(a, b, *editions), *editions),
    )


def _if_one_outlet(found: Revision | None, one: Edition, other: Edition) -> Revision | None:
    """Two outlets have no versions of one article, unless it has one address."""
    own = one.source.outlet is not None and one.source.outlet == other.source.outlet
    return found if found is not None and (own or found.same_address) else None


def _alone(side: Side, passages: Sequence[Passage]) -> int:
    shared = np.zeros(len(side), np.bool_)
    for passage in passages:
        shared[slice(*_tokens(side, passage.span))] = True
    return int((~shared).sum())


def _tokens(side: Side, span: Span) -> tuple[int, int]:
    return int(np.searchsorted(side.starts, span.start)), int(np.searchsorted(side.starts, span.end))


def _passage(match: Match, a: Side, b: Side) -> SharedPassage:
    (a0, a1), (b0, b1) = _tokens(a, match.left.span), _tokens(b, match.right.span)
    here, there = np.ones(a1 - a0, np.bool_), np.ones(b1 - b0, np.bool_)
    for op in Indel.opcodes(a.ids[a0:a1].tolist(), b.ids[b0:b1].tolist()):
        if op.tag == "equal":
            here[op.src_start : op.src_end] = False
            there[op.dest_start : op.dest_end] = False
    return SharedPassage(match, _pieces(a, a0, match.left.span, here), _pieces(b, b0, match.right.span, there))


def _pieces(side: Side, first: int, span: Span, changed: NDArray[np.bool_]) -> tuple[Piece, ...]:
    """The passage cut where changed and unchanged words meet; the marks after a word belong to it."""
    if not len(changed):
        return ()
    cuts = [0, *(np.flatnonzero(changed[1:] != changed[:-1]) + 1).tolist()]
    bounds = [span.start, *(int(side.starts[first + cut]) for cut in cuts[1:]), span.end]
    return tuple(
        Piece(side.document.text[low:high], bool(changed[cut]))
        for cut, low, high in zip(cuts, bounds[:-1], bounds[1:], strict=True)
    )
