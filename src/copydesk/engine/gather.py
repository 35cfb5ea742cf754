"""What an audit is given: files to read, or documents at hand; and what to compare them with."""

# Paths are strings here, as in reading: Path objects make a walk of many files several times slower.
# ruff: noqa: PTH118

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from copydesk.model import Document, Failure, Skipped
from copydesk.read import InputFile, ReadContext, ReadError, context_for, discover, documents_from, read_file
from copydesk.read.discover import shown_path
from copydesk.settings import Settings

Item = Document | Failure | Skipped


class Addresses(msgspec.Struct, frozen=True):
    """Where files lie that Spark alone can fetch."""

    urls: tuple[str, ...]


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """What is audited: `files`, or `items` that were read already, or a `frame`: a Spark DataFrame, or Addresses.

    `size` counts bytes of the files.
    """

    context: ReadContext
    files: tuple[InputFile, ...] = ()
    items: Iterable[Item] = ()
    frame: Any = None
    skipped: tuple[Skipped, ...] = ()
    failures: tuple[Failure, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """Documents to compare with: `inputs` to read, or the file of an `index`; `name` as it was given."""

    name: str
    inputs: Inputs | None = None
    index: Path | None = None

    @property
    def size(self) -> int:
        """Bytes to read."""
        return self.inputs.size if self.inputs else 0


def gather(source: Any, settings: Settings, *, cwd: Path | None = None) -> Inputs:
    """Find out what `source` is: a path, paths, or documents (dicts, Documents, a table, a Spark DataFrame).

    Raises ReadError where there is nothing to audit or a path does not exist.
    """
    if isinstance(source, str | os.PathLike):
        return gather_paths([source], settings, cwd=cwd)
    if isinstance(source, list | tuple) and source and all(isinstance(each, str | os.PathLike) for each in source):
        return gather_paths(source, settings, cwd=cwd)
    context = context_for(settings)
    if type(source).__module__.startswith("pyspark.sql"):
        return Inputs(context=context, frame=source)
    return Inputs(context=context, items=documents_from(source, context))


def gather_paths(paths: Iterable[str | os.PathLike[str]], settings: Settings, *, cwd: Path | None = None) -> Inputs:
    """The files that these paths hold. Raises ReadError for a path that cannot be audited."""
    named = [os.fspath(path) for path in paths]
    urls = tuple(path for path in named if is_address(path))
    if urls and settings.run.engine == "local":
        raise ReadError(f"{urls[0]}: is an address, which Spark can read: add --engine spark")
    if urls and len(urls) < len(named):
        raise ReadError(f"{urls[0]}: addresses and paths cannot be audited together; write paths as file:///...")
    if urls:
        return Inputs(context=context_for(settings), frame=Addresses(urls))
    found = discover(named, settings, cwd=cwd or Path.cwd())
    return Inputs(
        context=context_for(settings, found),
        files=found.files,
        skipped=found.skipped,
        failures=found.failures,
        notices=found.notices,
    )


def is_address(path: str) -> bool:
    """Whether a path is an address with a scheme, such as s3a://bucket/corpus, and no file here is called so."""
    return "://" in path and not os.path.lexists(path)


def gather_against(
    against: Any, inputs: Inputs, settings: Settings, *, cwd: Path | None = None
) -> tuple[Reference, ...]:
    """What to compare the inputs with: paths of folders, record files and indexes, or documents at hand.

    A file that is among the inputs too is left out. The options that say of all inputs who published them and when
    say nothing of these. Raises ReadError for a path that cannot be read.
    """
    if against is None:
        return ()
    own = msgspec.structs.replace(settings.corpus, outlet=None, date=None)
    settings = msgspec.structs.replace(settings, corpus=own)
    given = [against] if isinstance(against, str | os.PathLike) else against
    if isinstance(given, list | tuple) and all(isinstance(each, str | os.PathLike) for each in given):
        taken = {os.path.realpath(file.location) for file in inputs.files}
        return tuple(_reference(os.fspath(path), taken, settings, cwd or Path.cwd()) for path in given)
    context = context_for(settings)
    items = documents_from(given, context, name="reference")
    return (Reference(name="the documents given", inputs=Inputs(context=context, items=items)),)


def _reference(path: str, taken: set[str], settings: Settings, cwd: Path) -> Reference:
    """One path to compare with; `taken` grows by the files it holds, so that none is read twice."""
    from copydesk.reuse.index_file import is_index

    if is_index(cwd / path):
        return Reference(name=path, index=cwd / path)
    try:
        found = gather_paths([path], settings, cwd=cwd)
    except ReadError as error:
        raise ReadError(f"nothing to compare with: {error}") from None
    fresh = []
    for file in found.files:
        if (real := os.path.realpath(file.location)) not in taken:
            taken.add(real)
            fresh.append(file)
    return Reference(name=path, inputs=msgspec.structs.replace(found, files=tuple(fresh)))


def one_document(named: str, settings: Settings, *, cwd: Path | None = None) -> Document:
    """The document of an article's file, or of a record, named FILE#ID or FILE#ROW.

    Raises ReadError where that is none, or more than one.
    """
    folder = cwd or Path.cwd()
    path, _, record = (named, "", "") if (folder / named).exists() else named.rpartition("#")
    if not record and (folder / named).is_dir():
        raise ReadError(f"{named}: is a folder; name one article, or one record as FILE#ID")
    inputs = gather_paths([path or named], settings, cwd=cwd)
    items = [item for file in inputs.files for item in read_file(file, inputs.context)]
    found = [item for item in items if isinstance(item, Document) and record in ("", item.id, str(item.row))]
    if len(found) == 1:
        return found[0]
    if found:
        raise ReadError(
            f"{named}: holds {len(found):,} articles; name one of them, as in {path or named}#{found[0].row}"
        )
    why = next((item.message for item in items if isinstance(item, Failure)), "no such record" if record else "no text")
    raise ReadError(f"{named}: {why}")


def moved(path: str, *, root: str, to: str) -> str:
    """A path that starts from one root, as it is named from another; absolute where it lies outside of that."""
    location = os.path.normpath(os.path.join(root, path))
    return shown_path(location, to) if to else location.replace(os.sep, "/")


def moved_id(id: str, *, path: str, new: str) -> str:
    """An id that begins with the path of its document, under the document's new path."""
    return new + id[len(path) :] if id == path or id.startswith(f"{path}#") else id
