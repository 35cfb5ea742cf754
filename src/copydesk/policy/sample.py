"""A seeded sample of findings, as a sheet to judge by hand; `precision` reads the filled sheet."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from pathlib import Path

import msgspec

from copydesk.model import CopydeskError
from copydesk.policy.passages import Passage, source_texts
from copydesk.settings import Settings

COLUMNS = (
    "rule",
    "name",
    "fingerprint",
    "path",
    "row",
    "line",
    "outlet",
    "message",
    "text",
    "context",
    "partner",
    "partner_text",
    "verdict",
    "comment",
)
AROUND = 200  # code points of context on each side
LONGEST_CELL = 2_000  # a spreadsheet shows no more, and refuses 32,768
_CUT = " […] "
# A spreadsheet computes a cell that begins so. Apostrophes before it count too, so that taking one off is exact.
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
_CONTROLS = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n\r"} | {0x7F: 0x2421}
_LINE_BREAK = re.compile(r"\s*(?:\r\n|\r|\n)\s*")


class SampleError(CopydeskError):
    """The findings or the sheet cannot be used; the message is one line that says what to do."""


class FoundPartner(msgspec.Struct, frozen=True):
    """What a sheet shows of a finding's partner."""

    path: str
    row: int | None = None
    text: str | None = ""


class Found(msgspec.Struct, frozen=True):
    """What a sheet shows of one finding of a `findings.json`."""

    fingerprint: str
    code: str
    name: str
    path: str
    id: str = ""
    row: int | None = None
    start: int = 0
    end: int = 0
    line: int | None = None
    message: str = ""
    text: str | None = ""
    partners: tuple[FoundPartner, ...] = ()


class _Audited(msgspec.Struct, frozen=True):
    id: str = ""
    path: str = ""
    row: int | None = None
    outlet: str | None = None


class Findings(msgspec.Struct, frozen=True):
    """The part of a `findings.json` that a sheet is made of."""

    findings: tuple[Found, ...]
    documents: tuple[_Audited, ...] = ()
    apart: dict[str, str] = {}


def read_findings(data: bytes) -> Findings:
    """Decode a `findings.json`, or findings one to a line. Raises SampleError where it is neither, or has none."""
    try:
        read = msgspec.json.decode(data, type=Findings)
    except msgspec.DecodeError as whole:
        try:
            read = Findings(tuple(msgspec.json.Decoder(Found).decode_lines(data)))
        except msgspec.DecodeError:
            reason = str(whole).replace("`", "")
            raise SampleError(f"not a findings.json: {reason}; give the one in audit-report/") from None
    if not read.findings and "findings" in read.apart:
        raise SampleError(f"its findings lie beside it, in {read.apart['findings']}; give that file")
    if not read.findings:
        raise SampleError("no findings in it, so there is nothing to judge")
    return read


def draw(findings: Iterable[Found], *, per_rule: int = 40, seed: int = 1) -> tuple[Found, ...]:
    """At most `per_rule` findings of each rule, sorted by rule, in the order in which they were drawn.

    The draw depends on seed and fingerprints alone: not on the order of the findings, nor on other rules. Every
    document gives its first finding before any gives its second, so that one bad file does not fill the sample.
    """
    if per_rule < 1:
        raise SampleError(f"--per-rule is {per_rule}; it must be at least 1")
    by_rule: dict[str, list[tuple[int, Found]]] = {}
    taken: Counter[tuple[str, str, str, int | None]] = Counter()
    for found in sorted(findings, key=lambda found: _lot(found, seed)):
        source = (found.code, found.path, found.id, found.row)
        taken[source] += 1
        by_rule.setdefault(found.code, []).append((taken[source], found))
    drawn: list[Found] = []
    for code in sorted(by_rule):
        turns = sorted(by_rule[code], key=lambda turn: turn[0])  # stable: within a turn, the lots' order
        drawn += [found for _, found in turns[:per_rule]]
    return tuple(drawn)


def _lot(found: Found, seed: int) -> tuple[bytes, str, int, int]:
    message = f"{seed}\0{found.fingerprint}".encode("utf-8", "surrogatepass")
    return (hashlib.blake2b(message, digest_size=16).digest(), found.path, found.row or 0, found.start)


def sheet(
    data: bytes, root: Path | None = None, *, per_rule: int = 40, seed: int = 1, settings: Settings | None = None
) -> bytes:
    """The CSV sheet for a `findings.json`: UTF-8 with a byte order mark, as spreadsheets want it.

    `root` is the folder that the findings' paths are relative to; where a file can still be read there, as with these
    settings, and holds the passage at its place, the cell `context` shows what stands around it in ⟦ ⟧.
    Raises SampleError.
    """
    read = read_findings(data)
    drawn = draw(read.findings, per_rule=per_rule, seed=seed)
    documents = {(each.path, each.row, each.id): each for each in read.documents}
    audited = [documents.get((found.path, found.row, found.id), _Audited()) for found in drawn]
    passages = [Passage(found.path, found.row, found.start, found.end, found.text or "") for found in drawn]
    texts = source_texts(root, passages, settings or Settings()) if root else [None] * len(drawn)
    rows = (
        _cells(found, about.outlet, context=context(text, found.start, found.end) if text is not None else "")
        for found, about, text in zip(drawn, audited, texts, strict=True)
    )
    return write_csv(rows)


def root_of(data: bytes, places: Iterable[Path]) -> Path | None:
    """The folder that the paths of an audit start from, None where none of it is found.

    It is the first place, folder above it, or folder in it, that holds a file of the findings.
    """
    paths = [found.path for found in read_findings(data).findings[:20]]
    looked_in = [place.absolute() for place in places]
    above = [folder for place in looked_in for folder in (place, *place.parents)]
    inside = (folder for place in looked_in for folder in _folders_in(place))
    return next((folder for folder in chain(above, inside) if any((folder / path).is_file() for path in paths)), None)


def _folders_in(place: Path) -> list[Path]:
    try:
        return sorted(each for each in place.iterdir() if each.is_dir() and not each.name.startswith("."))
    except OSError:
        return []


def _cells(found: Found, outlet: str | None, *, context: str) -> list[str]:
    partner = found.partners[0] if found.partners else FoundPartner("")
    return [
        found.code,
        found.name,
        found.fingerprint,
        found.path,
        str(found.row or ""),
        str(found.line or ""),
        outlet or "",
        found.message,
        shorten(found.text or ""),
        context,
        f"{partner.path}:{partner.row}" if partner.row else partner.path,
        shorten(partner.text or ""),
        "",
        "",
    ]


def context(text: str, start: int, end: int) -> str:
    """The passage in ⟦ ⟧ with what stands around it, on one line: ⏎ is a line break of the text."""
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    pieces = [
        "…" if start > AROUND else "",
        before,
        "⟦",
        shorten(text[start:end]),
        "⟧",
        after,
        "…" if len(text) > end + AROUND else "",
    ]
    return _LINE_BREAK.sub(" ⏎ ", "".join(pieces))


def shorten(text: str) -> str:
    """A long passage without its middle."""
    if len(text) <= LONGEST_CELL:
        return text
    half = LONGEST_CELL // 2
    return text[:half] + _CUT + text[-half:]


def write_csv(rows: Iterable[list[str]]) -> bytes:
    """The header and these rows, safe in a spreadsheet: no cell is a formula, controls are shown as pictures."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig", "replace")


def _safe(cell: str) -> str:
    shown = cell.translate(_CONTROLS)
    return "'" + shown if _FORMULA.match(shown) else shown


def plain_cell(cell: str) -> str:
    """A cell of a sheet as it was before it was made safe."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell, 1) else cell


def read_csv(data: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a sheet, each with the line it starts on: cells by lower-case column name, "" where cut off.

    Spreadsheets save with commas, semicolons or tabs, and not always as UTF-8: all are read. Raises SampleError.
    """
    text = _decoded(data)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    names: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not names:
                names = [cell.strip().lower() for cell in cells]
            elif any(cells):
                yield (
                    line,
                    {name: plain_cell(cell) for name, cell in zip_longest(names, cells[: len(names)], fillvalue="")},
                )
            line = reader.line_num + 1
    except csv.Error as error:
        raise SampleError(f"line {line}: not a CSV sheet: {error}") from None


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
