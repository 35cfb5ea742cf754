"""The cache as one process of a run sees it."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from copydesk.cache import key

if TYPE_CHECKING:
    pass

T = TypeVar("T")


class CachePlan(msgspec.Struct, frozen=True):
    """Where a run's cache lies, what all keys in it begin with, and how many bytes it may hold.

    `began` is what the disk says of the time at which the run began, in nanoseconds.
    """

    folder: Path
    version: bytes
    most_bytes: int
    began: int = 0


class Memory:
    """Results of earlier runs by what they depend on, and those that this run adds."""

    def __init__(self, plan: CachePlan) -> None:
        from copydesk.cache.store import Store

        self.plan = plan
        self._store: Store = Store(plan.folder, most_bytes=plan.most_bytes)

    def key(self, kind: str, *parts: bytes) -> bytes:
        """The key of a result of this kind that depends on these parts besides the program and its settings."""
        return key(self.plan.version, kind.encode(), *parts)

    def find(self, keys: Sequence[bytes], decode: Callable[[Any], T]) -> list[T | None]:
        """The results under these keys, None for what is not known; what cannot be read is not known."""
        return [None if blob is None else _decoded(blob, decode) for blob in self._store.find(keys)]

    def holds(self, keys: Sequence[bytes]) -> list[bool]:
        """Whether something is kept under each of these keys, be it sound or not."""
        return self._store.holds(keys)

    def keep(self, found: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep results under their keys."""
        for made, blob in found:
            self._store.keep(made, blob)

    def flush(self) -> None:
        """Write what was kept; another process may end this one at any time."""
        self._store.flush()


def _decoded(blob: Any, decode: Callable[[Any], T]) -> T | None:
    try:
        return decode(blob)
    except (msgspec.DecodeError, ValueError):
        return None
