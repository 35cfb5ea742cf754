"""Documents that an earlier run has read: their files are opened again only for those whose text is asked for."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from copydesk.engine.error import EngineError
from copydesk.model import Document, Failure, Skipped
from copydesk.read import InputFile

Read = Callable[[InputFile], Iterable[Document | Failure | Skipped]]
TextKey = Callable[[str], bytes]

RECORD_FILES = 4
"""So many files of records, or stretches of them, stay at hand once they were read again for one of their records."""


class Unread(NamedTuple):
    """A part of the spool that was not read in this run.

    `homes` tell of each document which of the files it is in, in order, `texts` the key of its text. What else is known
    of the documents is kept under `keys`, that of some dozens each. `before` documents of the first file stand in
    earlier parts.
    """

    files: tuple[InputFile, ...]
    homes: tuple[int, ...]
    texts: tuple[bytes, ...]
    keys: tuple[bytes, ...]
    before: int = 0


class Reread:
    """Reads documents again, and holds their texts against what they were.

    `read` gives what a file holds, `text_key` the key of a text.
    """

    def __init__(self, read: Read, text_key: TextKey) -> None:
        self._read = read
        self._text_key = text_key
        self._held: dict[tuple[str, int], list[Document]] = {}

    def documents(self, unread: Unread, places: Sequence[int]) -> Iterator[Document]:
        """The documents at these places, in their order. Raises EngineError where one is not what it was."""
        for place in places:
            home = unread.homes[place]
            found = self._of(unread.files[home])
            ordinal = place - bisect_left(unread.homes, home) + (unread.before if home == unread.homes[0] else 0)
            same = ordinal < len(found) and self._text_key(found[ordinal].text) == unread.texts[place]
            if not same:
                path = unread.files[home].path
                raise EngineError(f"{path}: was changed while the audit ran; run it again")
            yield msgspec.structs.replace(found[ordinal])  # views of it go with who asked

    def _of(self, file: InputFile) -> list[Document]:
        """All documents of a file."""
        named = (file.location, file.stretch.start if file.stretch else 0)
        if named in self._held:
            return self._held[named]
        found = [item for item in self._read(file) if isinstance(item, Document)]
        if file.is_records:
            if len(self._held) >= RECORD_FILES:
                del self._held[next(iter(self._held))]
            self._held[named] = found
        return found
