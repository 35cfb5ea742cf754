"""Patterns that are compiled when they are first used: a run uses few of all that its rules hold."""

import re
from typing import Any, cast, overload

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split", "groupindex", "flags")


@overload
def lazily(pattern: str, flags: int = 0) -> re.Pattern[str]: ...
@overload
def lazily(pattern: bytes, flags: int = 0) -> re.Pattern[bytes]: ...
def lazily(pattern: str | bytes, flags: int = 0) -> re.Pattern[str] | re.Pattern[bytes]:
    """The pattern, compiled at its first use, as `re.compile` would; a mistake in it shows only then.

    For patterns that modules hold: hundreds of them are most of the time that a short run takes. A match's `re` is the
    compiled pattern and not this one; their `pattern` is the same.
    """
    return cast("re.Pattern[str]", _Lazy(pattern, flags))


class _Lazy:
    """Stands for a pattern; from the first use on its methods are the compiled pattern's own."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)
