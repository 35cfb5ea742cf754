"""Writes the cleaned copy: each file in its own form, in a folder that takes its place when it is whole."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from copydesk.clean import records
from copydesk.clean.drop import Dropped, Key
from copydesk.clean.mend import Cleaned, Cleaner
from copydesk.clean.places import DROPPED, MARKER, CleanError, check_target, place_of
from copydesk.model import Document, Finding, Report
from copydesk.read import InputFile, ReadContext, read_file
from copydesk.read.decode import decode, encoding_of
from copydesk.read.json_lines import is_one_value
from copydesk.read.opened import open_file
from copydesk.read.unpack import UnreadableError, open_content, packed_like, whole
from copydesk.report.swap import replace_folder
from copydesk.settings import Settings

# Records that are written again as they were read, mended; of texts taken out of a page, only the text is written.
_COPIED = frozenset({"jsonl", "csv", "tsv", "parquet", "arrow"})
_MARKER_TEXT = "Written by copydesk. Every run of `audit clean` replaces this folder as a whole.\n"
_IGNORED = "# what was left out is no article\n/dropped.jsonl\n"


class Written(msgspec.Struct, frozen=True):
    """What became of a copy: counts, and the files that had to change their encoding."""

    folder: str
    files: int = 0
    changed: int = 0
    edits: int = 0
    dropped: int = 0
    recoded: tuple[str, ...] = ()


class Work(msgspec.Struct, frozen=True):
    """What every file needs: how it is read, what was found in its documents, which of them are left out.

    `silenced` are the codes of findings that were silenced, by path and row.
    """

    context: ReadContext
    cleaner: Cleaner
    findings: Mapping[Key, list[Finding]]
    dropped: frozenset[Key]
    silenced: Mapping[tuple[str, int | None], frozenset[str]] = {}

    def cleaned(self, document: Document) -> Cleaned | None:
        """The document mended, None if it is left out. Raises CleanError if it is not what the audit read."""
        key = document.source.key
        if key in self.dropped:
            return None
        found = self.findings.get(key, [])
        for finding in found:
            if finding.text != document.text[finding.span.start : finding.span.end]:
                raise CleanError(f"{document.path}: changed while it was being cleaned; run `audit clean` again")
        silenced = self.silenced.get((document.path, document.row), frozenset())
        return self.cleaner.clean(document, found, silenced=silenced)


def work_of(report: Report, context: ReadContext, settings: Settings, dropped: Sequence[Dropped] = ()) -> Work:
    """The work that a report leaves to do."""
    findings: dict[Key, list[Finding]] = {}
    cleaner = Cleaner(settings)
    for finding in report.findings:
        if cleaner.fixes(finding):
            findings.setdefault(finding.document.key, []).append(finding)
    silenced: dict[tuple[str, int | None], frozenset[str]] = {}
    for each in report.suppressed:
        place = (each.path, each.row)
        silenced[place] = silenced.get(place, frozenset()) | ({each.rule} if each.rule else set())
    return Work(context, cleaner, findings, frozenset(each.document.key for each in dropped), silenced)


def write_copy(
    files: Sequence[InputFile], work: Work, folder: str | Path, *, dropped: Sequence[Dropped] = ()
) -> Written:
    """Write the cleaned copy of these files into the folder, in place of an older copy.

    Raises CleanError, with the folder untouched, if it holds anything else or cannot be written.
    """
    target = check_target(folder)
    if dropped and any(place_of(file) == DROPPED for file in files):
        raise CleanError(f"an input is itself called {DROPPED}, where the list of dropped documents goes; rename it")
    refuse_uncopied(files, work.context)
    try:
        with replace_folder(target, marker=MARKER, check=check_target) as building:
            (building / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
            written = _fill(building, files, work, Written(str(folder), dropped=len(dropped)))
            if dropped:
                lines = msgspec.json.Encoder().encode_lines([each.row for each in dropped])
                (building / DROPPED).write_bytes(lines)
                (building / ".gitignore").write_text(_IGNORED, encoding="utf-8")
    except OSError as error:
        raise CleanError(f"{folder}: the copy cannot be written: {error.strerror or error}") from error
    return written


def _fill(building: Path, files: Sequence[InputFile], work: Work, written: Written) -> Written:
    for file in files:
        target = building / place_of(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            written = _file(file, target, work, written)
        except UnreadableError as error:
            raise CleanError(f"{file.path}: {error}; mend or exclude it, then clean again") from None
    return written


def _file(file: InputFile, target: Path, work: Work, written: Written) -> Written:
    if not file.is_records:
        return _text_file(file, target, work, written)
    if file.kind not in _COPIED:
        return written
    with target.open("wb") as out, packed_like(file.location, out) as stream:
        results = list(records.copy_records(file, work.context, work.cleaned, stream))
    return _counted(written, results)


def refuse_uncopied(files: Sequence[InputFile], context: ReadContext) -> None:
    """Raise CleanError where a file holds articles in a format that no copy is written in."""
    for file in files:
        named = file.path.rpartition("/")[2]
        if file.kind == "jsonl" and _is_one_value(file):
            raise CleanError(f"{file.path}: is no JSON lines, but one JSON value; write it as lines, then clean these")
        if not file.is_records or file.kind in _COPIED:
            continue
        if any(isinstance(item, Document) for item in read_file(file, context)):
            raise CleanError(f"{file.path}: no copy is written of .{file.kind} files; save {named} as .jsonl first")


def _is_one_value(file: InputFile) -> bool:
    try:
        return is_one_value(file.location)
    except (OSError, UnreadableError):
        return False  # which is said where it is read


def _text_file(file: InputFile, target: Path, work: Work, written: Written) -> Written:
    document = next((item for item in read_file(file, work.context) if isinstance(item, Document)), None)
    if document is None:
        return written
    result = work.cleaned(document)
    if result is None:
        return written
    if file.beside:
        with open_file(file.beside) as beside:
            target.with_suffix(".json").write_bytes(beside.read())
    if "extracted" in document.extra:
        content, recoded = result.text.encode(), False
        target = target.with_name(f"{target.name}.txt")
    else:
        with open_content(file.location) as stream:
            content, recoded = encoded(whole(stream), document.text, result)
    with target.open("wb") as out, packed_like(file.location, out) as packed:
        packed.write(content)
    written = _counted(written, [result])
    return msgspec.structs.replace(written, recoded=(*written.recoded, file.path)) if recoded else written


def _counted(written: Written, results: Sequence[Cleaned | None]) -> Written:
    kept = [result for result in results if result is not None]
    return msgspec.structs.replace(
        written,
        files=written.files + bool(kept),
        changed=written.changed + sum(result.changed for result in kept),
        edits=written.edits + sum(len(result.removed) for result in kept),
    )


def encoded(data: bytes, text: str, result: Cleaned) -> tuple[bytes, bool]:
    """The bytes of a mended file, and whether they are in UTF-8 because the file's own encoding would not do.

    A file that needs no mending keeps its bytes. Its encoding and its byte order mark are kept where the original
    can be told from its text byte for byte, and the copy would be read as what was written.
    """
    if not result.changed:
        return data, False
    encoding, mark = encoding_of(data)
    try:
        if data[:mark] + text.encode(encoding) == data:
            content = data[:mark] + result.text.encode(encoding)
            if decode(content).text == result.text:
                return content, False
    except UnicodeEncodeError:
        pass
    return result.text.encode("utf-8"), True
