"""Two versions of one article: whether they are, and what was changed from one to the other, gravest first."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal

import msgspec
import numpy as np
from rapidfuzz.distance import Indel, Opcodes

from copydesk.model import Document, Span
from copydesk.reuse.align import Region
from copydesk.reuse.describe import describe
from copydesk.reuse.match import Change, Match
from copydesk.reuse.side import Side
from copydesk.reuse.tokens import tokenise, tokenise_documents
from copydesk.reuse.versions import Edition

ChangeKind = Literal["figure", "name", "quotation", "words", "text"]
GRAVEST: tuple[ChangeKind, ...] = ("figure", "name", "quotation", "words", "text")

# Of the content words of the shorter text, what stands in the other too: under one address; in one outlet under near
# headlines; in one outlet where a headline is unknown, or each has an address of its own.
SAME_ADDRESS, NEAR_HEADLINE, NO_HEADLINE = 0.5, 0.7, 0.85
LEAST_LENGTH = 0.3  # of the longer text, without an address in common
LEAST_ORDER = 0.5  # of the shorter text's words, what must stand in the other in the same order; without an address
NEAR_TITLE = 0.5  # of the words of the shorter headline
LONG_CHANGE = 12  # words; a longer change is a passage added, dropped or written anew
MOST_CHANGES = 20
MOST_CHARACTERS = 80


class Edit(msgspec.Struct, frozen=True):
    """One change from left to right; either side may be empty. `kind` is "text" for whole passages."""

    kind: ChangeKind
    left: str
    right: str


class Revision(msgspec.Struct, frozen=True):
    """Two versions of one article. `match` spans both texts whole; `headline` is None where it is the same.

    `edits` are the first of the changes, gravest first; `counts` says of each kind how many there are in all.
    `kept_left` and `kept_right` are the stretches that stand in both, in the same order.
    """

    match: Match
    edits: tuple[Edit, ...] = ()
    counts: dict[str, int] = {}
    headline: Change | None = None
    same_address: bool = False
    kept_left: tuple[Span, ...] = ()
    kept_right: tuple[Span, ...] = ()

    def kept(self, document: int) -> tuple[Span, ...]:
        """The stretches of one of the two that stand in the other."""
        return self.kept_left if document == self.match.left.document else self.kept_right


def revisions(
    pairs: Sequence[tuple[int, int]], load: Callable[[int], Document], edition: Callable[[int], Edition]
) -> Iterator[Revision]:
    """Those of these pairs of (masked) documents that are versions of one article, the lower number left."""
    for left, right in pairs:
        documents = [load(left), load(right)]
        table = tokenise_documents(documents)
        a, b = (Side(number, documents[at], table.of(at)) for at, number in enumerate((left, right)))
        if found := revision(a, b, edition(left), edition(right)):
            yield found


def revision(a: Side, b: Side, one: Edition, other: Edition) -> Revision | None:
    """What was changed between the two, None if they are two articles."""
    if not len(a) or not len(b):
        return None
    same_address = one.url_key is not None and one.url_key == other.url_key
    if not _alike(a, b, one, other, same_address=same_address):
        return None
    opcodes = Indel.opcodes(a.ids.tolist(), b.ids.tolist())
    in_order = sum(op.src_end - op.src_start for op in opcodes if op.tag == "equal")
    if not same_address and in_order < LEAST_ORDER * min(len(a), len(b)):
        return None
    edits = _edits(opcodes, a, b)
    edits.sort(key=lambda edit: GRAVEST.index(edit.kind))
    changed_title = one.title and other.title and _flat(one.title) != _flat(other.title)
    return Revision(
        match=msgspec.structs.replace(describe(Region((0, len(a)), (0, len(b))), a, b), kind="document"),
        edits=tuple(edits[:MOST_CHANGES]),
        counts={kind: count for kind in GRAVEST if (count := sum(edit.kind == kind for edit in edits))},
        headline=Change(one.title or "", other.title or "") if changed_title else None,
        same_address=same_address,
        kept_left=tuple(_span(a, op.src_start, op.src_end) for op in opcodes if op.tag == "equal"),
        kept_right=tuple(_span(b, op.dest_start, op.dest_end) for op in opcodes if op.tag == "equal"),
    )


def _alike(a: Side, b: Side, one: Edition, other: Edition, *, same_address: bool) -> bool:
    share = _shared(a, b)
    if same_address:
        return share >= SAME_ADDRESS
    if min(len(a), len(b)) < LEAST_LENGTH * max(len(a), len(b)):
        return False
    if one.title and other.title:
        own_addresses = one.url_key is not None and other.url_key is not None
        return near_titles(one.title, other.title) and share >= (NO_HEADLINE if own_addresses else NEAR_HEADLINE)
    return share >= NO_HEADLINE


def _shared(a: Side, b: Side) -> float:
    """How much of the content words of the shorter text stands in the other, each counted as often as there."""
    (known, mine), (others, theirs) = (np.unique(side.stems, return_counts=True) for side in (a, b))
    _, at, there = np.intersect1d(known, others, assume_unique=True, return_indices=True)
    shorter = min(len(a.stems), len(b.stems))
    return float(np.minimum(mine[at], theirs[there]).sum() / shorter) if shorter else 0.0


def near_titles(one: str, other: str) -> bool:
    """Whether two headlines share half the words of the shorter one, word forms aside."""
    table = tokenise([one, other], breaks=False)
    words = [{stem or whole for stem, whole in zip(part.stems.tolist(), part.ids.tolist(), strict=True)}
             for part in (table.of(0), table.of(1))]  # fmt: skip
    return len(words[0] & words[1]) >= NEAR_TITLE * max(1, min(map(len, words)))


def _flat(title: str) -> str:
    return " ".join(title.split())


def _edits(opcodes: Opcodes, a: Side, b: Side) -> list[Edit]:
    edits = []
    for equal, run in groupby(opcodes, key=lambda op: op.tag == "equal"):
        if not equal:
            ops = list(run)
            left, right = (ops[0].src_start, ops[-1].src_end), (ops[0].dest_start, ops[-1].dest_end)
            edits.append(Edit(_kind(a, left, b, right), _words(a, *left), _words(b, *right)))
    return edits


def _kind(a: Side, left: tuple[int, int], b: Side, right: tuple[int, int]) -> ChangeKind:
    if max(left[1] - left[0], right[1] - right[0]) > LONG_CHANGE:
        return "text"
    sides = ((a, left), (b, right))
    words = [(side, at) for side, (low, high) in sides for at in range(low, high)]
    if any(any(map(str.isdigit, _words(side, at, at + 1))) for side, at in words):
        return "figure"
    if any(_is_name(side, at) for side, at in words):
        return "name"
    return "quotation" if any(side.quoted[at] for side, at in words) else "words"


def _is_name(side: Side, at: int) -> bool:
    """Whether the word has a capital that the beginning of a sentence does not explain."""
    if side.document.lang == "de" or not side.document.text[side.starts[at]].isupper():
        return False
    return side.sentence_around(at)[0] != at


def _span(side: Side, low: int, high: int) -> Span:
    return Span(int(side.starts[low]), int(side.ends[high - 1]))


def _words(side: Side, low: int, high: int) -> str:
    if low >= high:
        return ""
    return " ".join(side.document.text[side.starts[low] : side.ends[high - 1]].split())[:MOST_CHARACTERS]
