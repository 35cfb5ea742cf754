"""Views of many documents at once: over arrays of all their texts together, in a fraction of the time of one by one.

A small text costs an array function more in the call than in the bytes. So the views that every document needs are
written for a batch, `foresee` leaves them in the caches of its documents, and a document alone is a batch of one.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from functools import cached_property, partial, wraps
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from copydesk.model import Document
from copydesk.text.lowered import lower, lower_codes, lowered
from copydesk.text.view import accounted, key_of, view

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Units = NDArray[np.uint16]
    Places = NDArray[np.int64]

T = TypeVar("T")

BATCH_DOCUMENTS = 64
BATCH_CHARACTERS = 250_000
LONGEST = 30_000  # characters of a text that may wait beside others
_LAST_PLAIN, _STAND_IN = 0xFFFF, 0xFFFD


class _Twin(NamedTuple):
    """How a view is computed for a batch, for which languages, and the code of the rule that alone asks for it.

    The check sheet asks as a rule does, by the name of "sheet".
    """

    function: "Callable[[Batch], Iterable[Any]]"
    languages: frozenset[str] | None = None
    rule: str | None = None


_TWINS: dict[str, _Twin] = {}


class Batch:
    """Documents whose views are computed together; of one language where `lang` is asked for.

    `text` is the bodies of all, a line break behind each; `firsts` tells where each body begins in it, and last how
    long it is. Places in it are turned into those of a document by `shifts`, which are to be added.
    """

    def __init__(self, documents: Iterable[Document]) -> None:
        self.documents = tuple(documents)
        self.lang = self.documents[0].lang if self.documents else None
        bodies = list(map(body_of, self.documents))
        bodies.append("")
        self.text = "\n".join(bodies)

    @cached_property
    def firsts(self) -> "Places":
        """Where each body begins in `text`, and the length of `text`."""
        import numpy as np

        sizes = [document.body.end - document.body.start + 1 for document in self.documents]
        return np.array([0, *sizes], np.int64).cumsum()

    @cached_property
    def shifts(self) -> "Places":
        """What to add to a place in `text` to have the place in the document."""
        import numpy as np

        return np.array([document.body.start for document in self.documents], np.int64) - self.firsts[:-1]

    @cached_property
    def codes(self) -> "Codes":
        """The code points of `text`."""
        import numpy as np

        return np.frombuffer(self.text.encode("utf-32-le", "surrogatepass"), "<u4")

    @cached_property
    def lowered(self) -> "Codes":
        """The code points in lower case, as many as before (`text.lowered`)."""
        import numpy as np

        if self._is_contextual:
            return np.frombuffer(self.lowered_text.encode("utf-32-le", "surrogatepass"), "<u4")
        return lower_codes(self.codes)

    @cached_property
    def lowered_text(self) -> str:
        """The text in lower case, as long as before."""
        if self._is_contextual:
            return "\n".join([*(lower(body_of(document)) for document in self.documents), ""])
        return self.lowered.tobytes().decode("utf-32-le", "surrogatepass")

    @cached_property
    def _is_contextual(self) -> bool:
        """Whether letters stand in it whose small form hangs on their neighbours: a capital sigma, a dotted I."""
        return "\u03a3" in self.text or "\u0130" in self.text

    def cuts(self, places: "NDArray[Any]") -> list[int]:
        """Whose places these are, in ascending order: the n-th document has those from cuts[n] to cuts[n + 1]."""
        cuts: list[int] = places.searchsorted(self.firsts).tolist()
        return cuts

    def parted(self, values: "NDArray[Any]", cuts: Sequence[int]) -> "list[NDArray[Any]]":
        """The values of each document, in their order."""
        return [values[start:end] for start, end in pairwise(cuts)]

    def placed(self, places: "NDArray[Any]") -> Iterator[list[int]]:
        """For each document those of the places, in ascending order, that lie in it, as offsets of its text."""
        cuts = places.searchsorted(self.firsts).tolist()
        if cuts[-1] == 0:
            return iter([[] for _ in self.documents])
        import numpy as np

        offsets = (places + np.repeat(self.shifts, np.diff(cuts))).tolist()
        return (offsets[start:end] for start, end in pairwise(cuts))

    def placed_together(self, *places: "NDArray[Any]") -> Iterator[list[tuple[int, ...]]]:
        """As `placed`, of places that belong together, such as starts and ends: a tuple of offsets for each."""
        return (list(zip(*of_one, strict=True)) for of_one in zip(*map(self.placed, places), strict=True))


def body_of(document: Document) -> str:
    """The text below a front matter."""
    text, body = document.text, document.body
    return text if len(body) == len(text) else text[body.start : body.end]


def units(codes: "Codes") -> "Units":
    """Code points as 16-bit numbers, and four zeros after them; those beyond the basic plane are taken for one."""
    import numpy as np

    found = np.zeros(len(codes) + 4, np.uint16)
    found[:-4] = codes
    if len(codes) and codes.max() > _LAST_PLAIN:
        found[:-4][codes > _LAST_PLAIN] = _STAND_IN
    return found


def together(
    *, languages: frozenset[str] | None = None, rule: str | None = None
) -> Callable[[Callable[[Batch], Iterable[T]]], Callable[[Document], T]]:
    """Declare a view that is computed for all documents of a batch at once: the function gives their values in order.

    Called with a document the view gives what `foresee` has left there, else computes it of that document alone. It is
    foreseen for documents in these languages, or in one that is not known (None: for all), and where this rule runs, if
    it is a view that no other asks for.
    """

    def declared(function: Callable[[Batch], Iterable[T]]) -> Callable[[Document], T]:
        key = key_of(function)

        @wraps(function)
        def single(document: Document) -> T:
            known = document.__dict__
            if key not in known:
                accounted(key, partial(_make, function, alone(document), key), kind="view")
            value: T = known[key]
            return value

        _TWINS[key] = _Twin(function, languages, rule)
        return single

    return declared


def twin_of(
    single: Callable[[Document], T], *, rule: str | None = None
) -> Callable[[Callable[[Batch], Iterable[T]]], Callable[[Batch], Iterable[T]]]:
    """Declare how a view that has a form for one document is computed for all of a batch; both give the same.

    `rule` is the code of the rule that alone asks for it, as in `together`.
    """

    def declared(function: Callable[[Batch], Iterable[T]]) -> Callable[[Batch], Iterable[T]]:
        _TWINS[key_of(single)] = _Twin(function, rule=rule)
        return function

    return declared


def alone(document: Document) -> Batch:
    """The document as a batch of its own; kept with its other views unless it is endless."""
    return _alone(document) if len(document.text) <= LONGEST else Batch((document,))


@view
def _alone(document: Document) -> Batch:
    return Batch((document,))


def foresee(
    documents: Iterable[Document], *views: Callable[[Document], Any], rules: Container[str] | None = None
) -> None:
    """Compute these views, or all that are declared, of the documents that lack any; endless texts are left out.

    `rules` are the codes of those that run, None for all. Views are computed in the order of their declaration, so that
    one may rest on those of the modules it imports.
    """
    keys = [key_of(each) for each in views] if views else _asked(rules)
    lacking = [each for each in documents if len(each.text) <= LONGEST and not each.__dict__.keys() >= set(keys)]
    lacking.sort(key=_language)
    for _, group in groupby(lacking, key=_language):
        for batch in batches(group):
            parts = _Parts(batch)
            for key in keys:
                function, languages, _ = _TWINS[key]
                if languages is None or batch.lang is None or batch.lang in languages:
                    part = parts.lacking(key)
                    if part is not None:
                        _foresee(part, key, function)


class _Parts:
    """The documents of a batch that lack a view, as a batch: mostly all, or the same as lacked another."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._known = {tuple(range(len(batch.documents))): batch}

    def lacking(self, key: str) -> Batch | None:
        """Those that lack the view kept under the key; None where all have it."""
        documents = self._batch.documents
        places = tuple(place for place, document in enumerate(documents) if key not in document.__dict__)
        if not places:
            return None
        if places not in self._known:
            self._known[places] = Batch(documents[place] for place in places)
        return self._known[places]


def _asked(rules: Container[str] | None) -> list[str]:
    """The views that are asked for where these rules run."""
    return [key for key, (_, _, rule) in _TWINS.items() if rule is None or rules is None or rule in rules]


def foresee_in(batch: Batch, view: Callable[[Document], Any]) -> None:
    """Compute a view of all documents of a batch that is at hand, whatever their languages, unless it is endless."""
    if len(batch.text) <= LONGEST or len(batch.documents) > 1:
        key = key_of(view)
        _foresee(batch, key, _TWINS[key].function)


def _foresee(batch: Batch, key: str, function: Callable[[Batch], Iterable[Any]]) -> None:
    accounted(key, partial(_make, function, batch, key), kind="view", times=len(batch.documents))


def _make(function: Callable[[Batch], Iterable[Any]], batch: Batch, key: str) -> None:
    """Leave in the caches of the documents what a view of each of them is."""
    for document, value in zip(batch.documents, function(batch), strict=True):
        document.__dict__[key] = value


def _language(document: Document) -> str:
    return document.lang or ""


def batches(documents: Iterable[Document]) -> Iterator[Batch]:
    """The documents in batches of bounded size, an endless text by itself."""
    return map(Batch, _groups(documents))


def in_batches(documents: Iterable[Document], *views: Callable[[Document], Any]) -> Iterator[Document]:
    """The documents in their order; of those that come next these views are computed together, a batch at a time."""
    for group in _groups(documents):
        foresee(group, *views)
        yield from group


def _groups(documents: Iterable[Document]) -> Iterator[list[Document]]:
    waiting: list[Document] = []
    size = 0
    for document in documents:
        if waiting and (size + len(document.text) > BATCH_CHARACTERS or len(waiting) >= BATCH_DOCUMENTS):
            yield waiting
            waiting, size = [], 0
        waiting.append(document)
        size += len(document.text)
    if waiting:
        yield waiting


@twin_of(lowered)
def _lowered(batch: Batch) -> Iterator[str]:
    low, firsts = batch.lowered_text, batch.firsts.tolist()
    for document, (start, end) in zip(batch.documents, pairwise(firsts), strict=True):
        whole = end - 1 - start == len(document.text)
        yield low[start : end - 1] if whole else lower(document.text)
