"""Where the documents of a run lie: put in as they are read, taken out by their place, those of indexes among them."""

import pickle
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

import msgspec

from copydesk import __version__, text
from copydesk.engine.boundary import DEADLY, read_whole
from copydesk.engine.gather import moved, moved_id
from copydesk.engine.kept.identity import text_key
from copydesk.engine.outlets import Outlets, outlet_told
from copydesk.engine.parcels import Intake, Part, Place, Plan, Wanted
from copydesk.engine.spool import Spool
from copydesk.engine.unread import Reread, Unread
from copydesk.model import Document, Failure, Location, Skipped, Source, Span
from copydesk.read import InputFile

if TYPE_CHECKING:
    from copydesk.reuse.index import ReferenceIndex

PART_CHARACTERS = 2_000_000
PART_DOCUMENTS = 1_000
OUTLETS_FILE = "outlets"


class Library:
    """The documents of one run, as one process sees them."""

    def __init__(self, plan: Plan, spool: Spool | None = None) -> None:
        self.plan = plan
        self.settings = plan.settings
        self.spool = Spool(plan.folder) if spool is None else spool

    @cached_property
    def outlets(self) -> Outlets:
        """Which names and hosts are one outlet; left by the engine, as the survey is, once everything is read."""
        if self.plan.folder is None:
            return Outlets()
        made: Outlets = pickle.loads((self.plan.folder / OUTLETS_FILE).read_bytes())  # noqa: S301 - our own file
        return made

    def take_in(
        self,
        name: str,
        files: Sequence[InputFile],
        reference: int | None = None,
        without: Container[int] = frozenset(),
    ) -> Intake:
        """Read a batch of files into the spool; `reference` is the number of the reference they belong to.

        The files numbered in `without` are not opened: processes died on them.
        """
        context = self.plan.context if reference is None else self.plan.contexts[reference]
        given: set[int] = set()

        def items() -> Iterator[Document | Failure | Skipped]:
            for number, file in enumerate(files):
                read = (Failure(file.path, DEADLY),) if number in without else read_whole(file, context)
                for item in read:
                    given.add(number)
                    yield item if reference is None else self._moved(item, context.root)

        return msgspec.structs.replace(self.take(name, items(), reference), files=len(given))

    def _moved(self, item: Document | Failure | Skipped, root: str) -> Document | Failure | Skipped:
        """A document of a reference under its path as seen from the inputs."""
        if not isinstance(item, Document):
            return item
        path = moved(item.path, root=root, to=self.plan.context.root)
        return msgspec.structs.replace(item, path=path, id=moved_id(item.id, path=item.path, new=path))

    def take(self, name: str, items: Iterable[Document | Failure | Skipped], reference: int | None = None) -> Intake:
        """Put what was read into the spool, and set aside what could not be read."""
        failures: list[Failure] = []
        skipped: list[Skipped] = []

        def documents() -> Iterator[Document]:
            for item in items:
                if isinstance(item, Document):
                    yield item
                elif isinstance(item, Failure):
                    failures.append(item)
                else:
                    skipped.append(item)

        parts = tuple(self.keep(name, documents(), reference))
        return Intake(parts, tuple(failures), tuple(skipped), reference)

    def keep(self, name: str, documents: Iterable[Document], reference: int | None = None) -> Iterator[Part]:
        """Write documents to the spool in parts of bounded size."""
        for number, batch in enumerate(_by_size(documents)):
            part = f"{name}-{number}"
            self.spool.write(part, batch)
            yield Part(part, len(batch), Counter(map(outlet_told, batch)), reference)

    def documents(self, part: str) -> tuple[Document, ...]:
        """The documents of a part, each under its outlet's one name."""
        unread = self.spool.unread(part)
        found = self.spool.part(part) if unread is None else self.read_again(unread, range(len(unread.homes)))
        return tuple(map(self.outlets.settle, found))

    def document(self, place: Place) -> Document:
        """One document, under its outlet's one name."""
        return self.outlets.settle(self.original(place))

    def original(self, place: Place) -> Document:
        """One document as it was read."""
        if place.part in self._indexes:
            return self._indexes[place.part].held(place.index).document
        unread = self.spool.unread(place.part)
        if unread is None:
            return self.spool.document(place.part, place.index)
        (document,) = self.read_again(unread, (place.index,))
        return document

    def text_mark(self, place: Place) -> bytes:
        """The key of a document's text."""
        unread = self.spool.unread(place.part)
        return unread.texts[place.index] if unread else text_key(self.original(place).text)

    def read_again(self, unread: Unread, places: Sequence[int]) -> Iterator[Document]:
        """The documents at these places of a part that was not read. Raises EngineError where one has changed."""
        return self._reread.documents(unread, places)

    @cached_property
    def _reread(self) -> Reread:
        return Reread(partial(read_whole, context=self.plan.context), text_key)

    def masked(self, wanted: Wanted) -> Document:
        """A document to compare, without what stands in its mask."""
        if wanted.place.part in self._indexes:
            held = self._indexes[wanted.place.part].held(wanted.place.index)
            return held.document.masked(list(held.mask))
        return self.document(wanted.place).masked(list(wanted.mask))

    @cached_property
    def _indexes(self) -> "dict[str, ReferenceIndex]":
        """The references that are indexes, by the name of the part that stands for them."""
        files = [(index_part(number), file) for number, file in enumerate(self.plan.indexes) if file is not None]
        if not files:
            return {}
        from copydesk.reuse.index import ReferenceIndex

        return {part: ReferenceIndex(file, tool=__version__, settings=self.settings.reuse) for part, file in files}

    def index(self, number: int) -> "ReferenceIndex":
        """The index that is this reference."""
        return self._indexes[index_part(number)]

    def words(self, wanted: Sequence[tuple[Place, tuple[Span, ...]]]) -> list[list[tuple[str, Location]]]:
        """The text and the place of spans, document by document."""
        return [list(self._words(place, spans)) for place, spans in wanted]

    def source(self, place: Place) -> Source:
        """Whose text lies there."""
        return self.original(place).source

    def _words(self, place: Place, spans: Sequence[Span]) -> Iterator[tuple[str, Location]]:
        document = self.original(place)
        content, locator = document.text, text.locator(document)
        return ((content[span.start : span.end], locator.location(span)) for span in spans)


def index_part(number: int) -> str:
    """The name of the part that stands for the documents of an index."""
    return f"index-{number}"


def _by_size(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= PART_CHARACTERS or len(batch) >= PART_DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
