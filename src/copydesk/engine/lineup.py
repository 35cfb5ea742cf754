"""All documents that are compared, by number: who they are, where they lie, what keys they have."""

import bisect
from collections.abc import Collection, Iterator, Sequence
from typing import Any, overload

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.engine.library import index_part
from copydesk.engine.parcels import Place, Wanted
from copydesk.engine.run import Corpus, Judged
from copydesk.engine.stores import Store
from copydesk.model import Source
from copydesk.reuse.credit import Credit
from copydesk.reuse.fingerprint import Postings, merge
from copydesk.reuse.interleave import interleaved, matching
from copydesk.reuse.participants import Roster, roster
from copydesk.reuse.quotes.quoted import Quoted, none_quoted
from copydesk.reuse.quotes.store import beside, in_order
from copydesk.reuse.revision import Revision
from copydesk.reuse.stories.name_keys import NameKeys, merged
from copydesk.reuse.versions import Edition, address_hash
from copydesk.settings import ReuseSettings

Numbers = NDArray[np.int32]


class Lineup(msgspec.Struct, frozen=True):
    """Documents at hand, `own`, and those of `stores`, in one numbering.

    `numbers` are those of the own documents, `bases` the first number that each store would have by itself, counting
    no own documents. With one store the documents are numbered in order of their paths, as in an audit of them all.
    """

    own: tuple[Edition, ...]
    own_wanted: tuple[Wanted, ...]
    own_credits: tuple[tuple[Credit, ...], ...]
    numbers: Numbers
    stores: tuple[Store, ...]
    bases: tuple[int, ...]
    postings: Postings
    roster: Roster
    addresses: NDArray[np.int64]
    quoted: Quoted
    names: NameKeys

    def __len__(self) -> int:
        return len(self.roster.outlets)

    def edition(self, number: int) -> Edition:
        """Who a document is."""
        if not self.stores:
            return self.own[number]
        at = int(np.searchsorted(self.numbers, number))
        if at < len(self.numbers) and self.numbers[at] == number:
            return self.own[at]
        store, place = self._stored(number - at)
        return self.stores[store].edition(place)

    def wanted(self, number: int) -> Wanted:
        """Where a document lies, and its mask."""
        if not self.stores:
            return self.own_wanted[number]
        at = int(np.searchsorted(self.numbers, number))
        if at < len(self.numbers) and self.numbers[at] == number:
            return self.own_wanted[at]
        store, place = self._stored(number - at)
        return Wanted(Place(index_part(self.stores[store].reference), place), ())

    def _stored(self, ordinal: int) -> tuple[int, int]:
        store = bisect.bisect_right(self.bases, ordinal) - 1
        return store, ordinal - self.bases[store]

    @property
    def stored(self) -> NDArray[np.bool_]:
        """By number, whether the document is in a store."""
        marked = np.ones(len(self), np.bool_)
        marked[self.numbers] = False
        return marked

    def revisions(self) -> Iterator[Revision]:
        """What the stores know of versions among their documents, without those that are audited now."""
        rest = _rest(self.numbers, len(self) - len(self.numbers))
        for store, base in zip(self.stores, self.bases, strict=True):
            for revision in store.index.revisions():
                left, right = revision.match.left, revision.match.right
                if left.document not in store.dropped and right.document not in store.dropped:
                    match = msgspec.structs.replace(
                        revision.match,
                        left=msgspec.structs.replace(left, document=int(rest[base + left.document])),
                        right=msgspec.structs.replace(right, document=int(rest[base + right.document])),
                    )
                    yield msgspec.structs.replace(revision, match=match)

    @property
    def credits(self) -> dict[int, tuple[Credit, ...]]:
        """By number, what the own documents say of where they are from; those of stores are not asked."""
        return {int(self.numbers[place]): found for place, found in enumerate(self.own_credits) if found}

    @property
    def sources(self) -> "Sources":
        """The identities by number."""
        return Sources(self)

    @property
    def references(self) -> "References":
        """The numbers of the documents that are not reported on."""
        return References(self.roster.references)


class Sources(Sequence[Source]):
    """The identities of a lineup by number, each looked up when it is asked for."""

    def __init__(self, lineup: Lineup) -> None:
        self._lineup = lineup

    def __len__(self) -> int:
        return len(self._lineup)

    @overload
    def __getitem__(self, index: int) -> Source: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Source]: ...
    def __getitem__(self, index: int | slice) -> Source | Sequence[Source]:
        """The source with this number."""
        if isinstance(index, slice):
            return [self._lineup.edition(number).source for number in range(*index.indices(len(self)))]
        return self._lineup.edition(index).source


class References(Collection[int]):
    """The numbers that are marked in a column."""

    def __init__(self, marked: NDArray[np.bool_]) -> None:
        self._marked = marked

    def __contains__(self, number: object) -> bool:
        return bool(self._marked[number])  # type: ignore[call-overload]

    def __iter__(self) -> Iterator[int]:
        return iter(np.flatnonzero(self._marked).tolist())

    def __len__(self) -> int:
        return int(self._marked.sum())


def lineup(corpus: Corpus, judged: Judged, settings: ReuseSettings) -> Lineup:
    """Everything that is compared in this run."""
    own = tuple(edition for part in judged.parts for edition in part.editions)
    masks = [mask for part in judged.parts for mask in part.masks]
    keys = [key for part in judged.parts for key in part.keys or [b""] * len(part.masks)]
    made = merge([]) if judged.postings is None else judged.postings
    sizes = [len(store.index) for store in corpus.stores]
    numbers = _among(own, corpus.stores)
    columns = _columns(own, corpus, numbers, sum(sizes))
    bases = tuple(np.cumsum([0, *sizes])[:-1].tolist()) if sizes else ()
    postings, quoted = made, _own_quoted(judged, numbers)
    if corpus.stores:
        few = msgspec.structs.replace(made, numbers=numbers[made.numbers])
        rest = _rest(numbers, sum(sizes))
        parts, spoken = [few], [quoted]
        for store, base, size in zip(corpus.stores, bases, sizes, strict=True):
            theirs = rest[base : base + size]
            found = matching(store.index.postings(theirs), few)
            parts.append(_without(found, store.dropped))
            spoken.append(beside(quoted, store.index.quoted(theirs), theirs[list(store.dropped)]))
        postings, quoted = interleaved(parts), in_order(spoken)
    return Lineup(
        own=own,
        own_credits=tuple(found for part in judged.parts for found in part.credits),
        own_wanted=tuple(map(Wanted, corpus.places(), masks, keys)),
        numbers=numbers,
        stores=corpus.stores,
        bases=bases,
        postings=postings,
        roster=_roster(columns, settings),
        addresses=columns["addresses"],
        quoted=quoted,
        names=_names(judged, numbers),
    )


def _own_quoted(judged: Judged, numbers: Numbers) -> Quoted:
    """The quotations of the own documents under their numbers."""
    if judged.quoted is None:
        return none_quoted()
    return msgspec.structs.replace(judged.quoted, documents=numbers[judged.quoted.documents])


def _names(judged: Judged, numbers: Numbers) -> NameKeys:
    """The names in the own documents under their numbers; stores have none."""
    if judged.names is None:
        return merged([])
    return msgspec.structs.replace(judged.names, documents=numbers[judged.names.documents])


def _among(own: Sequence[Edition], stores: Sequence[Store]) -> Numbers:
    """The numbers of the own documents: among those of the first store by path, before those of any other."""
    if not stores:
        return np.arange(len(own), dtype=np.int32)
    places = range(len(stores[0].index))
    before = [
        bisect.bisect_left(places, each.source.key, key=lambda at: stores[0].edition(at).source.key) for each in own
    ]
    return (np.maximum.accumulate(np.array(before, np.int64)) + np.arange(len(own))).astype(np.int32)


def _rest(numbers: Numbers, size: int) -> Numbers:
    """The numbers that the own documents leave to those of the stores."""
    free = np.ones(len(numbers) + size, np.bool_)
    free[numbers] = False
    return np.flatnonzero(free).astype(np.int32)


def _without(found: Postings, dropped: Sequence[int]) -> Postings:
    """Without the rows of these documents, given by their places in the store."""
    if not dropped:
        return found
    gone = np.zeros(len(found.numbers), np.bool_)
    gone[list(dropped)] = True
    words, content, skips = (rows[~gone[found.indexes(rows)]] for rows in found.kinds)
    return msgspec.structs.replace(
        found, words=words, content=content, skips=skips, whole=np.where(gone, 0, found.whole),
        sizes=np.where(gone, 0, found.sizes).astype(np.int32),
    )  # fmt: skip


def _columns(own: Sequence[Edition], corpus: Corpus, numbers: Numbers, stored: int) -> dict[str, Any]:
    """By number: outlet (a code, and the names), first and last day, address, whether it is a reference."""
    rest = _rest(numbers, stored)
    names = sorted(
        {each.source.outlet for each in own if each.source.outlet is not None}
        | {name for store in corpus.stores for name in store.outlets if name is not None}
    )
    codes: dict[str | None, int] = {None: -1, **{name: code for code, name in enumerate(names)}}
    known = roster([each.source for each in own], ReuseSettings())
    given: dict[str, list[Any]] = {
        "outlets": [np.array([codes[each.source.outlet] for each in own], np.int32)],
        "first_days": [known.first_days],
        "last_days": [known.last_days],
        "addresses": [np.array([address_hash(each.url_key) for each in own], np.int64)],
        "references": [np.array(corpus.references(), np.bool_)],
    }
    for store in corpus.stores:
        index = store.index
        mine = np.array([codes[name] for name in (*store.outlets, None)], np.int32)
        given["outlets"].append(mine[index.column("told")])
        given["first_days"].append(index.column("first_days"))
        given["last_days"].append(index.column("last_days"))
        addresses = index.column("addresses").copy()
        addresses[list(store.dropped)] = 0
        given["addresses"].append(addresses)
        given["references"].append(np.ones(len(index), np.bool_))
    order = np.argsort(np.concatenate([numbers, rest]), kind="stable")
    return {"names": names} | {name: np.concatenate(columns)[order] for name, columns in given.items()}


def _roster(columns: dict[str, Any], settings: ReuseSettings) -> Roster:
    ignored = np.array([*(name in settings.ignore_outlets for name in columns["names"]), False], np.bool_)
    return Roster(
        outlets=columns["outlets"],
        first_days=columns["first_days"],
        last_days=columns["last_days"],
        references=columns["references"],
        ignored=ignored[columns["outlets"]],
        window=-1 if settings.window_days is None else settings.window_days,
        within_outlet=settings.within_outlet,
        briefs="documents" in settings.keys,
    )
