"""What was read, kept some files at a time: those that did not change since are not opened again.

Files are known by all that is known of them without opening them; a stretch of a large file, which changes
its place with every edit before it, by its bytes. What was read is kept without the texts, which the files hold.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import msgspec

from copydesk.cache import key
from copydesk.engine.kept.finding import is_plain
from copydesk.engine.kept.identity import text_key
from copydesk.engine.kept.memory import Memory
from copydesk.engine.outlets import OutletTold, outlet_told
from copydesk.engine.parcels import Intake
from copydesk.engine.unread import Unread
from copydesk.model import Document, Failure, Published, Skipped, Span
from copydesk.read import InputFile, ReadContext
from copydesk.read.opened import open_file

TOGETHER = 100
"""So many files are known or not known together."""

SETTLED = 3_000_000_000
"""A file that was changed so shortly before the run, in nanoseconds, may have been changed again in the same moment."""

_encoder = msgspec.msgpack.Encoder()
_in_order = msgspec.msgpack.Encoder(order="deterministic")  # sets have no order of their own


class Head(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A document without its text, of which it has the key, and the number of its file among those with it."""

    home: int
    text: bytes
    id: str
    path: str
    row: int | None
    body: Span
    outlet: str | None
    published: Published | None
    title: str | None
    url: str | None
    lang: str | None
    encoding: str
    extra: dict[str, Any]

    def document(self) -> Document:
        """The document, without its text."""
        return Document(
            self.id, self.path, "", self.row, self.body, self.outlet, self.published, self.title, self.url, self.lang,
            self.encoding, self.extra,
        )  # fmt: skip


class KeptGroup(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What some files of a batch held: documents by the numbers of their files and the keys of their texts.

    `sizes` are those of the parts of the spool that they made, `outlets` how often they told which outlet, part by
    part.
    """

    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]
    sizes: tuple[int, ...]
    outlets: tuple[tuple[tuple[OutletTold, int], ...], ...]
    homes: tuple[int, ...]
    texts: bytes


class Group(NamedTuple):
    """Some files of a batch, the key under which it is kept what they hold, None where it is not, and what they do."""

    files: tuple[InputFile, ...]
    key: bytes | None
    kept: KeptGroup | None = None


_decode = msgspec.msgpack.Decoder(KeptGroup).decode
_decode_heads = msgspec.msgpack.Decoder(list[Head]).decode
_KEY_BYTES = len(text_key(""))


class Intakes:
    """What one process of a run knows of batches of files; `context` is what else reading depends on."""

    def __init__(self, memory: Memory, context: ReadContext) -> None:
        self._memory = memory
        self._context = _in_order.encode(context)

    def left(self, files: Sequence[InputFile]) -> int:
        """How many bytes of these files are to be read, as it seems."""
        groups = self._keyed(files)
        known = self._memory.holds([group.key or b"\0" * _KEY_BYTES for group in groups])
        return sum(
            sum(file.size for file in group.files)
            for group, held in zip(groups, known, strict=True)
            if group.key is None or not held
        )

    def groups(self, files: Sequence[InputFile]) -> list[Group]:
        """These files in groups, with what an earlier run read in them."""
        groups = self._keyed(files)
        found = self._memory.find([group.key or b"\0" * _KEY_BYTES for group in groups], _decode)
        return [
            group._replace(kept=kept) if kept and group.key and self._holds_heads(group.key, kept) else group
            for group, kept in zip(groups, found, strict=True)
        ]

    def _keyed(self, files: Sequence[InputFile]) -> list[Group]:
        some = [tuple(files[low : low + TOGETHER]) for low in range(0, len(files), TOGETHER)]
        return [Group(each, self._key(each)) for each in some]

    def _key(self, files: Sequence[InputFile]) -> bytes | None:
        try:
            told = [_told(file) for file in files]
            return self._memory.key("read", self._context, _in_order.encode(told))
        except (OSError, TypeError, NotImplementedError, UnicodeEncodeError, _UntoldError):
            return None

    def _holds_heads(self, made: bytes, kept: KeptGroup) -> bool:
        return all(self._memory.holds([_part_key(made, at) for at in range(len(kept.sizes))]))

    def parts(self, groups: Sequence[Group]) -> Iterator[tuple[Unread, dict[OutletTold, int]]]:
        """Groups that are known as parts of the spool, and how often the documents of each told which outlet."""
        few: list[Group] = []
        for group in groups:
            if group.kept and len(group.kept.sizes) > 1:
                if few:
                    yield _part(few)
                    few = []
                yield from _parts_of(group)
            elif group.kept and group.kept.sizes:
                few.append(group)
        if few:
            yield _part(few)

    def keep(self, groups: Sequence[Group], intake: Intake, parts: Sequence[Sequence[Document]]) -> None:
        """Keep what was read in these groups, where it is sure that the files hold it as they are told by the key."""
        for group in groups:
            paths = {file.path: number for number, file in enumerate(group.files)}
            made = [own for part in parts if (own := [each for each in part if each.path in paths])]
            if group.key is not None and self._is_sure(group, made):
                heads = [[_head(each, paths[each.path]) for each in part] for part in made]
                kept = KeptGroup(
                    failures=tuple(each for each in intake.failures if each.path in paths),
                    skipped=tuple(each for each in intake.skipped if each.path in paths),
                    sizes=tuple(map(len, heads)),
                    outlets=tuple(tuple(Counter(map(outlet_told, part)).items()) for part in made),
                    homes=tuple(head.home for part in heads for head in part),
                    texts=b"".join(head.text for part in heads for head in part),
                )
                self._memory.keep((_part_key(group.key, at), _encoder.encode(part)) for at, part in enumerate(heads))
                self._memory.keep([(group.key, _encoder.encode(kept))])

    def _is_sure(self, group: Group, parts: Sequence[Sequence[Document]]) -> bool:
        """Whether what the files hold is told by the key, and comes back from being kept as what it was."""
        began = self._memory.plan.began
        settled = all(file.stretch is not None or max(file.stamp[:2]) < began - SETTLED for file in group.files)
        numbers = {file.path: number for number, file in enumerate(group.files)}
        homes = [numbers[each.path] for part in parts for each in part]
        return (
            settled
            and len(numbers) == len(group.files)
            and homes == sorted(homes)
            and all(is_plain(each.extra) for part in parts for each in part)
            and (all(file.stretch is None for file in group.files) or self._key(group.files) == group.key)
        )

    def heads(self, unread: Unread) -> list[Document]:
        """The documents of a part without their texts. Raises KeyError where the cache has lost them."""
        heads = [head for several in self._memory.find(unread.keys, _decode_heads) for head in several or ()]
        if tuple(head.text for head in heads) != unread.texts:
            raise KeyError(unread.keys)
        return [head.document() for head in heads]


def _part(groups: Sequence[Group]) -> tuple[Unread, dict[OutletTold, int]]:
    """Groups of one part each, as one part."""
    files: list[InputFile] = []
    homes: list[int] = []
    texts: list[bytes] = []
    told = Counter[OutletTold]()
    for group in groups:
        assert group.kept is not None
        homes += [len(files) + home for home in group.kept.homes]
        texts += _cut(group.kept.texts)
        told.update(dict(group.kept.outlets[0]))
        files += group.files
    keys = tuple(_part_key(group.key or b"", 0) for group in groups)
    return Unread(tuple(files), tuple(homes), tuple(texts), keys), told


def _parts_of(group: Group) -> Iterator[tuple[Unread, dict[OutletTold, int]]]:
    """The parts of a group of several."""
    assert group.kept is not None
    kept, texts = group.kept, _cut(group.kept.texts)
    for at, (low, high) in enumerate(pairwise(accumulate(kept.sizes, initial=0))):
        homes, keys = kept.homes[low:high], (_part_key(group.key or b"", at),)
        before = low - bisect_left(kept.homes, homes[0])
        unread = Unread(group.files, homes, tuple(texts[low:high]), keys, before)
        yield unread, dict(kept.outlets[at])


class _UntoldError(Exception):
    """What a file holds cannot be told from outside."""


def _told(file: InputFile) -> tuple[InputFile, bytes]:
    """All that tells what a file holds: as the walk found it, or the bytes of a stretch."""
    if file.stretch is None:
        if not file.stamp or file.beside is not None:
            raise _UntoldError
        return file, b""
    with open_file(file.location) as stream:
        stream.seek(file.stretch.start)
        content = stream.read(file.stretch.end - file.stretch.start)
    stretch = msgspec.structs.replace(file.stretch, start=0, end=0)
    digest = blake2b(content, digest_size=_KEY_BYTES).digest()
    return msgspec.structs.replace(file, stretch=stretch, stamp=()), digest


def _head(document: Document, home: int) -> Head:
    return Head(
        home, text_key(document.text), document.id, document.path, document.row, document.body, document.outlet,
        document.published, document.title, document.url, document.lang, document.encoding, document.extra,
    )  # fmt: skip


def _part_key(made: bytes, number: int) -> bytes:
    return key(made, number.to_bytes(4, "little"))


def _cut(texts: bytes) -> list[bytes]:
    return [texts[at : at + _KEY_BYTES] for at in range(0, len(texts), _KEY_BYTES)]
