"""A reference on disk: the fingerprints of its documents, sorted by key, and their masked texts to align and quote."""

import os
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document, Span
from copydesk.reuse.candidates import MOST_DOCUMENTS
from copydesk.reuse.fingerprint import Postings, merge, postings
from copydesk.reuse.index_file import IndexFileError, IndexWriter, MappedFile
from copydesk.reuse.interleave import capped, key_by_key
from copydesk.reuse.participants import roster
from copydesk.reuse.quotes.quoted import MIN_WORDS, Quoted
from copydesk.reuse.revision import Revision
from copydesk.reuse.versions import Edition, address_hash
from copydesk.settings import ReuseSettings

Told = tuple[str | None, str | None, str | None]

KINDS = ("words", "content", "skips")
_QUOTED = {"documents": "<i4", "ordinals": "<i4", "firsts": "<i8", "ids": "<i8", "content": "|b1"}
_PROBE = (
    "On 12 May the mayor's twenty-one colleagues, who hadn't agreed, re-opened the “old” harbour in Lugansk.\n\n"
    "Die Straße wurde gesperrt. Сегодня открыли новый мост через реку. 市政府昨天宣布开放新桥。 Η γέφυρα άνοιξε χθες."
)


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What an index says of itself.

    `tool` is the version that made it, `scheme` a hash of how its keys are made, `settings` one of the settings that
    its masks depend on. `unit` is that of the postings. `root` is the folder that its paths start from, as seen from
    the index's own folder. `told` is what documents say of their outlet (name, host, label), and how many say it.
    """

    tool: str
    scheme: str
    settings: str
    root: str
    documents: int
    unit: int
    told: tuple[tuple[Told, int], ...]


class Held(msgspec.Struct, frozen=True):
    """A document of the reference and the insertions in it that are not compared."""

    document: Document
    mask: tuple[Span, ...]


class Entry(msgspec.Struct, frozen=True):
    """What is written of one document; `told` is the index of what it says of its outlet."""

    edition: Edition
    held: Held
    told: int


def key_scheme(settings: ReuseSettings) -> str:
    """A hash of the keys of a few lines in several scripts: it changes when keys are made in another way."""
    made = merge([postings([(0, Document("probe", "probe", _PROBE))], settings)])
    digest = blake2b(repr((MOST_DOCUMENTS, MIN_WORDS)).encode(), digest_size=8)
    for rows in (*made.kinds, made.whole):
        digest.update(rows.tobytes() + b"\n")
    return digest.hexdigest()


def write_index(
    target: Path,
    about: About,
    entries: Iterable[Entry],
    made: Postings,
    *,
    quoted: Quoted,
    revisions: Iterable[Revision],
    survey: bytes,
) -> None:
    """Write the index of these documents in one step: a reader sees the old file or the new.

    `made` are their merged postings, numbered from 0 in the order of the entries, `quoted` their quotations;
    `revisions` tell which of them are versions of one article.

    Raises IndexFileError where the target is a folder, or a file that is no index.
    """
    with IndexWriter(target) as writer:
        editions: list[Edition] = []
        told: list[int] = []
        writer.blobs("texts", _held(entries, editions, told))
        writer.blobs("editions", map(msgspec.msgpack.encode, editions))
        writer.array("told", [np.array(told, np.int32)], "<i4")
        known = roster([edition.source for edition in editions], ReuseSettings())
        writer.array("first_days", [known.first_days], "<i4")
        writer.array("last_days", [known.last_days], "<i4")
        writer.array("addresses", [np.array([address_hash(each.url_key) for each in editions], np.int64)], "<i8")
        _write_postings(writer, made)
        for name, kind in _QUOTED.items():
            writer.array(f"quoted.{name}", [getattr(quoted, name)], kind)
        writer.blobs("revisions", map(msgspec.msgpack.encode, revisions))
        writer.array("survey", [np.frombuffer(survey, np.uint8)], "u1")
        writer.finish(about)


def _held(entries: Iterable[Entry], editions: list[Edition], told: list[int]) -> Iterator[bytes]:
    for entry in entries:
        editions.append(entry.edition)
        told.append(entry.told)
        yield msgspec.msgpack.encode(entry.held)


def _write_postings(writer: IndexWriter, made: Postings) -> None:
    owners = made.owners()
    for kind, rows in enumerate(made.kinds):
        # Word keys that stand in many documents still link those, so all their rows are kept.
        most = MOST_DOCUMENTS[kind] if kind else len(made.numbers)
        writer.array(KINDS[kind], (capped(block, owners(block), most) for block in key_by_key(rows)), "<i8")
    writer.array("firsts", [made.firsts], "<i8")
    writer.array("whole", [made.whole], "<i8")
    writer.array("sizes", [made.sizes], "<i4")


class ReferenceIndex:
    """A written index, mapped into memory. Documents are numbered from 0, in order of path.

    Raises IndexFileError for a file that cannot be used, with what to do about it.
    """

    def __init__(self, file: Path, *, tool: str, settings: ReuseSettings) -> None:
        self.file = file
        self._mapped = MappedFile(file)
        self.about = msgspec.json.decode(self._mapped.contents.about, type=About)
        if self.about.tool != tool:
            raise IndexFileError(
                f"{file}: was made by copydesk {self.about.tool}, this is {tool}; make the index again"
            )
        if self.about.scheme != key_scheme(settings):
            raise IndexFileError(
                f"{file}: its fingerprints were made in another way ([reuse] keys?); make the index again"
            )

    def __len__(self) -> int:
        return self.about.documents

    @property
    def root(self) -> str:
        """The absolute folder that the paths in it start from."""
        return os.path.normpath(os.path.join(os.path.abspath(self.file.parent), self.about.root))  # noqa: PTH100, PTH118

    def revisions(self) -> list[Revision]:
        """Which of the documents are versions of one article."""
        count = len(self._mapped.array("revisions.ends"))
        return [_REVISION.decode(self._mapped.blob("revisions", number)) for number in range(count)]

    @property
    def survey(self) -> bytes:
        """What the writer gave as the survey."""
        return self._mapped.array("survey").tobytes()

    def column(self, name: str) -> NDArray[np.int64]:
        """A column by document: told, first_days, last_days or addresses."""
        return self._mapped.array(name)

    def edition(self, number: int) -> Edition:
        """Who a document is; its path starts from the root."""
        return _EDITION.decode(self._mapped.blob("editions", number))

    def held(self, number: int) -> Held:
        """A document and its mask."""
        return _HELD.decode(self._mapped.blob("texts", number))

    def postings(self, numbers: NDArray[np.int32]) -> Postings:
        """The merged postings of all documents under these numbers, as views of the file."""
        words, content, skips = (self._mapped.array(name) for name in KINDS)
        firsts, whole, sizes = (self._mapped.array(name) for name in ("firsts", "whole", "sizes"))
        return Postings(words, content, skips, numbers, firsts, whole, sizes, self.about.unit)

    def quoted(self, numbers: NDArray[np.int32]) -> Quoted:
        """The quotations of all documents under these numbers, as views of the file but for the numbers."""
        documents, *rest = (self._mapped.array(f"quoted.{name}") for name in _QUOTED)
        return Quoted(numbers[documents], *rest)


_EDITION = msgspec.msgpack.Decoder(Edition)
_REVISION = msgspec.msgpack.Decoder(Revision)
_HELD = msgspec.msgpack.Decoder(Held)
