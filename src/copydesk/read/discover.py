"""Paths to input files: what is audited, under which name, and what is left out."""

# Paths are strings here: Path objects make a walk of many files several times slower.
# ruff: noqa: PTH100, PTH110, PTH112, PTH113, PTH116, PTH118, PTH120

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from copydesk.model import Failure, Skipped
from copydesk.read import sidecar
from copydesk.read.formats import format_of, stem_of, unread
from copydesk.read.identity import printable_path
from copydesk.read.inputs import REPORT_MARKER, Discovery, InputFile, ReadError, stamp_of
from copydesk.read.reader import unfit_file
from copydesk.read.unpack import UnreadableError
from copydesk.read.walk import EXCLUDED, IN_USE, Found, Walker, exclusion
from copydesk.settings import Settings

# A data set of tables: beside them, this file describes the set.
_CARD = "readme.md"
_DATA = frozenset({"parquet", "arrow"})


def discover(paths: Sequence[str | Path], settings: Settings, *, cwd: str | Path) -> Discovery:
    """Find what to read in these paths; relative ones are relative to `cwd`.

    Raises ReadError for a path that does not exist, a named file that is not read, and when nothing is left to read;
    but where named files are excluded by force, as hooks do that name what changed, nothing to read is as it should be.
    """
    if not paths:
        raise ReadError("no path is given; name a folder or a file, or set `paths` in copydesk.toml")
    inputs = [_located(str(path), str(cwd)) for path in paths]
    base = _common_folder(inputs)
    root = _root(base, settings)
    known = os.path.realpath(os.path.join(cwd, settings.rules.baseline)) if settings.rules.baseline else None
    walker = Walker(
        [os.path.realpath(path) for path in inputs],
        excluded=exclusion(settings.corpus.exclude, (root, *filter(os.path.isdir, inputs))),
        config=settings.config_file,
        baseline=known,
    )
    folders = {folder for path in inputs for folder in (path, *_parents(path))}
    reports = {folder for folder in folders if os.path.exists(os.path.join(folder, REPORT_MARKER))}
    typed = dict(zip(inputs, map(str, paths), strict=True))
    below = [file for path in inputs for file in _below(path, walker, settings=settings, reports=reports, typed=typed)]
    found = _input_files(_once(below, walker), walker, root=root, base=base)
    tables = _metadata_files(settings, str(cwd))
    roots = [path for path in inputs if os.path.isdir(path)]
    joined = sidecar.join(
        tuple(sorted(found, key=lambda file: file.path)),
        explicit=tables,
        roots=roots,
        root=root,
        settings=settings.fields,
    )
    skipped = [Skipped(shown_path(s.path, root), s.reason) for s in walker.skipped]
    skipped += [Skipped(shown_path(s.path, root), s.reason) for s in joined.skipped]
    failures = tuple(Failure(shown_path(each.path, root), each.message) for each in walker.failures)
    if not joined.files and failures:
        raise ReadError(f"{failures[0].path}: {failures[0].message}")
    if not joined.files and not _all_excluded(skipped, settings):
        raise ReadError(_nothing(paths, skipped))
    return Discovery(
        root=root,
        files=joined.files,
        skipped=tuple(sorted(skipped, key=lambda left: (left.path, left.reason))),
        failures=failures,
        notices=(*walker.notices, *joined.notices),
        rows=joined.rows,
    )


def shown_path(location: str, root: str) -> str:
    """A location as reports name it: POSIX, relative to the root where inside it, else absolute."""
    prefix = root.rstrip(os.sep) + os.sep
    inside = location[len(prefix) :] if location.startswith(prefix) else location if location != root else "."
    return printable_path(inside.replace(os.sep, "/"))


def _located(path: str, cwd: str) -> str:
    if path == "-":
        raise ReadError("`-` (standard input) cannot be read together with other paths")
    location = os.path.abspath(os.path.join(cwd, path))
    if not os.path.lexists(location):
        raise ReadError(f"{path}: no such file or folder")
    if not os.path.exists(location):
        raise ReadError(f"{path}: is a link that leads nowhere")
    return location


def _common_folder(inputs: list[str]) -> str:
    try:
        common = os.path.commonpath(inputs)
    except ValueError:  # several drives
        common = inputs[0]
    return common if os.path.isdir(common) else os.path.dirname(common)


def _root(base: str, settings: Settings) -> str:
    """The folder paths are told from, so that ids do not depend on the working directory."""
    above = [base, *_parents(base)]
    folder = str(settings.config_folder) if settings.config_folder else None
    if folder in above:
        return str(folder)
    return next((place for place in above if os.path.exists(os.path.join(place, ".git"))), base)


def _below(
    path: str, walker: Walker, *, settings: Settings, reports: set[str], typed: dict[str, str]
) -> Iterable[Found]:
    if not reports.isdisjoint((path, *_parents(path))):
        walker.skip(path, "is part of an audit report")
        return ()
    if os.path.isdir(path):
        return walker.walk(path)
    if settings.corpus.force_exclude and exclusion(settings.corpus.exclude, _parents(path))(path):
        walker.skip(path, EXCLUDED)
        return ()
    if os.path.realpath(path) == walker.baseline:
        walker.skip(path, IN_USE)
        return ()
    return (_named(path, printable_path(typed[path])),)


def _named(path: str, typed: str) -> Found:
    """A file that was named itself; `typed` is how, which is what a message calls it by."""
    if not os.path.isfile(path):
        raise ReadError(f"{typed}: is not a regular file; give its text on standard input, as `-`")
    if reason := unread(path):
        raise ReadError(f"{typed}: {reason}")
    try:
        status, reason = os.stat(path), unfit_file(path)
    except OSError as error:
        raise ReadError(f"{typed}: cannot be read: {error.strerror}") from None
    except UnreadableError:
        return Found(path, os.path.realpath(path), os.stat(path).st_size, named=True)  # an error entry when it is read
    if reason:
        raise ReadError(f"{typed}: {reason}")
    return Found(path, os.path.realpath(path), status.st_size, stamp_of(status), named=True)


def _once(found: list[Found], walker: Walker) -> list[Found]:
    """Each file once: under its own path before that of a link to it."""
    kept: dict[str, Found] = {}
    for file in sorted(found, key=lambda f: (f.location != f.real, not f.named, f.location)):
        first = kept.setdefault(file.real, file)
        if first.location != file.location:
            walker.skip(file.location, f"is the same file as {printable_path(first.location)}")
    return list(kept.values())


def _input_files(found: list[Found], walker: Walker, *, root: str, base: str) -> list[InputFile]:
    """The files to read: without the JSON files that tell of a text beside them, and the cards of data sets."""
    stems = {stem_of(file.location) for file in found if not _is_records(file.location)}
    sidecars = {f.location for f in found if f.location.endswith(".json") and f.location[:-5] in stems and not f.named}
    data = {os.path.dirname(f.location) for f in found if getattr(format_of(f.location), "kind", "") in _DATA}
    described = {above for folder in data for above in (folder, os.path.dirname(folder))}
    files = []
    for file in found:
        folder, name = os.path.split(file.location)
        if name.lower() == _CARD and folder in described and not file.named:
            walker.skip(file.location, "describes the data set beside it; name it to have it read")
        elif file.location not in sidecars:
            files.append(_input_file(file, root=root, base=base, json=sidecars))
    return files


def _input_file(file: Found, *, root: str, base: str, json: set[str]) -> InputFile:
    form = format_of(file.location)
    assert form is not None, "the walk keeps what has a format"
    beside = stem_of(file.location) + ".json"
    return InputFile(
        location=file.location,
        path=shown_path(file.location, root),
        kind=form.kind,
        size=file.size,
        stamp=file.stamp,
        named=file.named,
        below=shown_path(file.location, base),
        beside=beside if not form.records and beside in json else None,
    )


def _is_records(location: str) -> bool:
    form = format_of(location)
    return form is not None and form.records


def _parents(location: str) -> list[str]:
    return [str(folder) for folder in Path(location).parents]


def _metadata_files(settings: Settings, cwd: str) -> list[str]:
    located = []
    for name in settings.corpus.metadata:
        places = [str(settings.config_folder), cwd] if settings.config_folder else [cwd]
        candidates = [os.path.abspath(os.path.join(place, name)) for place in places]
        there = next(filter(os.path.isfile, candidates), None)
        if there is None:
            option = "--metadata" if Path(name).is_absolute() else "[corpus] metadata:"
            raise ReadError(f"{option} {candidates[0]}: no such file")
        located.append(there)
    return located


def _all_excluded(skipped: list[Skipped], settings: Settings) -> bool:
    return settings.corpus.force_exclude and bool(skipped) and all(each.reason == EXCLUDED for each in skipped)


def _nothing(paths: Sequence[str | Path], skipped: list[Skipped]) -> str:
    named = ", ".join(printable_path(str(path)) for path in paths[:3]) + (", ..." if len(paths) > 3 else "")
    if not skipped:
        return f"{named}: holds no file to audit; name the folder of the articles, or the articles themselves"
    why = f"; left out: {skipped[0].path} {skipped[0].reason}"
    more = f" (and {len(skipped) - 1} more)" if len(skipped) > 1 else ""
    return f"{named}: nothing here can be read as an article{why}{more}"
