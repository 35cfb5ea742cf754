"""What an audit is given: files to read, or documents at hand."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from copydesk.model import Document, Failure, Skipped
from copydesk.read import InputFile, ReadContext, context_for, discover, documents_from
from copydesk.settings import Settings

Item = Document | Failure | Skipped


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """What is audited: either `files`, or `items` that were read already. `size` counts bytes of the files."""

    context: ReadContext
    files: tuple[InputFile, ...] = ()
    items: Iterable[Item] = ()
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def gather(source: Any, settings: Settings, *, cwd: Path | None = None) -> Inputs:
    """Find out what `source` is: a path, paths, or documents (dicts, Documents, a table).

    Raises ReadError where there is nothing to audit or a path does not exist.
    """
    if isinstance(source, str | os.PathLike):
        return gather_paths([source], settings, cwd=cwd)
    if isinstance(source, list | tuple) and source and all(isinstance(each, str | os.PathLike) for each in source):
        return gather_paths(source, settings, cwd=cwd)
    context = context_for(settings)
    return Inputs(context=context, items=documents_from(source, context))


def gather_paths(paths: Iterable[str | os.PathLike[str]], settings: Settings, *, cwd: Path | None = None) -> Inputs:
    """The files that these paths hold. Raises ReadError for a path that cannot be audited."""
    found = discover([os.fspath(path) for path in paths], settings, cwd=cwd or Path.cwd())
    return Inputs(context=context_for(settings, found), files=found.files, skipped=found.skipped, notices=found.notices)
