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
from copydesk.report.swap import replace_folder
from copydesk.settings import Settings

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
        if file.is_records:
            with target.open("wb") as stream:
                results = list(records.copy_records(file, work.context, work.cleaned, stream))
            written = _counted(written, results)
        else:
            written = _text_file(file, target, work, written)
    return written


def _text_file(file: InputFile, target: Path, work: Work, written: Written) -> Written:
    document = next((item for item in read_file(file, work.context) if isinstance(item, Document)), None)
    data = Path(file.location).read_bytes()
    if document is None:
        return written
    result = work.cleaned(document)
    if result is None:
        return written
    if file.beside:
        target.with_suffix(".json").write_bytes(Path(file.beside).read_bytes())
    content, recoded = encoded(data, document.text, result)
    target.write_bytes(content)
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
