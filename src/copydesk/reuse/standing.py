"""Standing text: what an outlet prints in one article after another is its furniture, and did not travel.

Whole lines of it are masked before anything is compared; this finds what stands inside a paragraph, in too few
articles to be a line that recurs, or in the columns that an archive files under the names of their writers.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.align import Region
from copydesk.reuse.fingerprint import PLACE_MASK, Postings, Rows
from copydesk.reuse.keys import word_keys
from copydesk.reuse.match import Match
from copydesk.reuse.participants import NO_DAY, Roster
from copydesk.reuse.side import Side
from copydesk.reuse.sorted_rows import let_go
from copydesk.reuse.spread import SpreadPostings
from copydesk.reuse.tokens import TokenTable

MOST_TRACES = 16
LEAST_TRACES = 3  # keys of a passage that must be known; fewer are a stock phrase's as well
HELD = 0.6  # of those keys, the share that a document with the passage has
ARTICLES = 3  # of one outlet with the passage, that make it standing text
APART, SHORT = 30, 120  # days between two articles, which are enough then for a passage of so many words
MOST_OUTLETS = 6  # with the passage; what more of them print has travelled, however often each prints it
_MOST_ROWS = 256  # of a key, that are looked at
_BATCH = 2_048

_NONE, _PLAIN = np.zeros(0, np.int32), np.zeros(0, np.uint8)

Index = NDArray[np.int64]


def traces(region: Region, a: Side, b: Side) -> tuple[int, ...]:
    """Word keys that both passages have, as the postings hold them, from all over the passage."""
    left, right = a.ids[slice(*region.left)], b.ids[slice(*region.right)]
    shared = _keys(left)
    if not np.array_equal(left, right):
        other = set(_keys(right))
        shared = [key for key in shared if key in other]
    return tuple(shared[:: -(-len(shared) // MOST_TRACES) or 1])


def _keys(ids: Index) -> list[int]:
    table = TokenTable(np.array([0, len(ids)]), ids, ids, _NONE, _NONE, _PLAIN, _PLAIN)
    keys: list[int] = (word_keys(table).keys & ~PLACE_MASK).tolist()
    return keys


def travelled(
    matches: Sequence[Match], postings: Postings, roster: Roster, versions: Mapping[int, int] = {}
) -> list[Match]:
    """The matches without those of standing text; what lies inside one outlet, and whole documents, stay.

    `versions` gives the first version of each document that is one of several, which count as one article.
    """
    first = np.arange(len(roster.outlets))
    for number, earliest in versions.items():
        first[number] = earliest
    asked = [at for at, match in enumerate(matches) if _may_stand(match, roster)]
    if isinstance(postings, SpreadPostings):
        wanted = {key for at in asked for key in matches[at].traces}
        postings = postings.with_words(np.array(sorted(wanted), np.int64))
    standing: set[int] = set()
    owners = postings.owners()
    for low in range(0, len(asked), _BATCH):
        part = asked[low : low + _BATCH]
        batch = [matches[at] for at in part]
        holders = _holders(batch, postings, owners)
        let_go(postings.words)
        standing.update(part[which] for which in _standing(holders, batch, roster, first))
    return [match for at, match in enumerate(matches) if at not in standing]


def rows_with(rows: Rows, keys: Index) -> Rows:
    """Of sorted rows those of these sorted keys, as many of each as are looked at."""
    low = np.searchsorted(rows, keys)
    sizes = np.minimum(np.searchsorted(rows, keys | PLACE_MASK, side="right") - low, _MOST_ROWS)
    found: Rows = rows[np.arange(sizes.sum()) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)]
    return found


def _may_stand(match: Match, roster: Roster) -> bool:
    one, other = (int(roster.outlets[side.document]) for side in (match.left, match.right))
    return match.kind != "document" and one != other and len(match.traces) >= LEAST_TRACES


class _Holders(msgspec.Struct, frozen=True):
    """Which documents have the passages of matches: the match's index and the document's number, sorted."""

    matches: Index
    documents: Index


def _holders(matches: Sequence[Match], postings: Postings, owners: Callable[[Rows], NDArray[np.int32]]) -> _Holders:
    """The documents that have most keys of a match."""
    keys = np.array([key for match in matches for key in match.traces], np.int64)
    owner = np.repeat(np.arange(len(matches)), [len(match.traces) for match in matches])
    low = np.searchsorted(postings.words, keys)
    sizes = np.minimum(np.searchsorted(postings.words, keys | PLACE_MASK, side="right") - low, _MOST_ROWS)
    rows: Rows = postings.words[np.arange(sizes.sum()) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)]
    documents = postings.numbers[owners(rows)].astype(np.int64)
    of_key = np.repeat(np.arange(len(keys)), sizes)
    once = np.unique((of_key << 32) | documents)  # a document that has a key twice
    of_key, documents = once >> 32, once & 0xFFFFFFFF
    shared = np.bincount(of_key, minlength=len(keys)) >= 2  # what one alone has is not shared
    known = np.bincount(owner, weights=shared, minlength=len(matches))
    pairs, counts = np.unique((owner[of_key] << 32) | documents, return_counts=True)
    of_match = pairs >> 32
    held = (known[of_match] >= LEAST_TRACES) & (counts >= HELD * known[of_match])
    return _Holders(of_match[held], pairs[held] & 0xFFFFFFFF)


def _standing(holders: _Holders, matches: Sequence[Match], roster: Roster, first: Index) -> Iterator[int]:
    """The indexes of the matches whose passage one of a few outlets has in several articles."""
    edges = np.searchsorted(holders.matches, np.arange(len(matches) + 1)).tolist()
    for which, match in enumerate(matches):
        low, high = edges[which], edges[which + 1]
        if high - low <= 2:  # the two that matched
            continue
        articles = np.unique(first[holders.documents[low:high]])
        outlets, counts = np.unique(roster.outlets[articles], return_counts=True)
        short = min(match.left.words, match.right.words) <= SHORT
        if len(outlets) <= MOST_OUTLETS and any(
            several >= ARTICLES or (short and _far_apart(articles[roster.outlets[articles] == outlet], roster))
            for outlet, several in zip(outlets.tolist(), counts.tolist(), strict=True)
            if outlet >= 0 and several > 1
        ):
            yield which


def _far_apart(articles: Index, roster: Roster) -> bool:
    dated = articles[roster.first_days[articles] != NO_DAY]
    return len(dated) > 1 and bool(roster.first_days[dated].max() - roster.last_days[dated].min() >= APART)
