"""The caching of views: what is computed of a text is computed once and kept on its document; and what it costs."""

from collections.abc import Callable
from functools import partial, wraps
from typing import Any, Protocol, TypeVar

from copydesk.model import Document

S = TypeVar("S")
T = TypeVar("T")


class Timed(Protocol):
    """Makes a thing and notes what that cost under a kind and a name, and how many of them were made."""

    def __call__(self, kind: str, name: str, make: Callable[[], Any], times: int = 1, /) -> Any:
        """What `make` gives."""


_timed: Timed | None = None


def watch_views(timed: Timed | None) -> None:
    """From here on have each view, and all that is `accounted`, made through `timed`; None: no longer."""
    global _timed  # noqa: PLW0603 - a process measures itself or does not
    _timed = timed


def accounted(name: str, make: Callable[[], T], *, kind: str = "part", times: int = 1) -> T:
    """What `make` gives; where this process measures itself, its cost is told under this name."""
    if _timed is None:
        return make()
    made: T = _timed(kind, name, make, times)
    return made


def view(function: Callable[[S], T]) -> Callable[[S], T]:
    """A function of a document that is computed once per document; its value must not be changed by who gets it.

    The value lies in the document's own dictionary, so that it lives and dies with it. Copies made by
    `Document.masked` and by pickling start without it. What is computed of a batch of documents is kept on it alike.
    """
    key = key_of(function)

    @wraps(function)
    def cached(subject: S) -> T:
        known = subject.__dict__
        if key not in known:
            known[key] = function(subject) if _timed is None else _timed("view", key, partial(function, subject))
        value: T = known[key]
        return value

    return cached


def key_of(function: Callable[[S], T]) -> str:
    """Under which name a view is kept, told by its function or by the view itself."""
    return f"{function.__module__}.{function.__qualname__}"


def leave(document: Document, view: Callable[[Document], T], value: T) -> None:
    """Give a document what a view of it is known to be."""
    document.__dict__[key_of(view)] = value


def left(document: Document, view: Callable[[Document], T]) -> T | None:
    """What a view of a document is, if it was made; None if it was not."""
    known: T | None = document.__dict__.get(key_of(view))
    return known


def once(document: Document, key: str, make: Callable[[], T]) -> T:
    """What `make` gives, made when first asked for and kept on the document under the key, as views are."""
    known = document.__dict__
    if key not in known:
        known[key] = accounted(key, make, kind="view")
    value: T = known[key]
    return value
