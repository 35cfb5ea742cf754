"""One corpus in every format, each written by another library: the findings are the same but for the paths."""

import bz2
import csv
import html
import io
import lzma
from collections.abc import Callable
from pathlib import Path

import docx
import pandas as pd
import pyarrow as pa
import pytest
from backports import zstd
from odf.opendocument import OpenDocumentText
from odf.teletype import addTextToElement
from odf.text import P
from warcio.warcwriter import WARCWriter

from copydesk import audit
from copydesk.settings import RunSettings, Settings

CORPUS = Path(__file__).parents[1] / "corpus"
ALONE = Settings(run=RunSettings(workers=1))
Row = dict[str, str]
Found = list[tuple[str, str, str]]


def body(file: Path) -> str:
    """The text below the front matter, which tells nothing that the path does not."""
    text = file.read_bytes().decode()
    return text.partition("\n---\n")[2] if text.startswith("---\n") else text


def rows() -> list[Row]:
    """The texts, each with what its path tells."""
    texts = sorted(CORPUS.glob("*/*.txt"))
    return [{"id": file.stem, "outlet": file.parent.name, "date": file.stem[:10], "text": body(file)} for file in texts]


def as_json_lines(found: list[Row], folder: Path) -> None:
    lines = pd.DataFrame(found).to_json(orient="records", lines=True, force_ascii=False)
    (folder / "all.jsonl.zst").write_bytes(zstd.compress(lines.encode()))


def as_json(found: list[Row], folder: Path) -> None:
    written = pd.DataFrame(found).to_json(orient="records", indent=1)
    (folder / "all.json.xz").write_bytes(lzma.compress(written.encode()))


def as_table(found: list[Row], folder: Path) -> None:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(found[0]))
    writer.writeheader()
    writer.writerows(found)
    (folder / "all.csv").write_bytes(stream.getvalue().encode())


def as_parquet(found: list[Row], folder: Path) -> None:
    pd.DataFrame(found).to_parquet(folder / "all.parquet")


def as_word(found: list[Row], folder: Path) -> None:
    for row in found:
        document = docx.Document()
        for paragraph in row["text"].strip("\n").split("\n\n"):
            document.add_paragraph(paragraph)
        place = folder / row["outlet"]
        place.mkdir(exist_ok=True)
        document.save(str(place / f"{row['id']}.docx"))


def as_open_document(found: list[Row], folder: Path) -> None:
    for row in found:
        document = OpenDocumentText()
        for paragraph in row["text"].strip("\n").split("\n\n"):
            element = P()
            addTextToElement(element, paragraph)
            document.text.addElement(element)
        place = folder / row["outlet"]
        place.mkdir(exist_ok=True)
        document.save(str(place / f"{row['id']}.odt"))


def as_packed_texts(found: list[Row], folder: Path) -> None:
    for row in found:
        place = folder / row["outlet"]
        place.mkdir(exist_ok=True)
        (place / f"{row['id']}.txt.bz2").write_bytes(bz2.compress(row["text"].encode()))


def as_arrow(found: list[Row], folder: Path) -> None:
    table = pa.Table.from_pylist(found)
    with pa.OSFile(str(folder / "all.arrow"), "wb") as out, pa.ipc.new_stream(out, table.schema) as stream:
        stream.write_table(table)


def as_web_texts(found: list[Row], folder: Path) -> None:
    for row in found:
        place = folder / row["outlet"] / row["date"]
        place.mkdir(parents=True, exist_ok=True)
        with (place / f"{row['id']}.wet.gz").open("wb") as out, io.BytesIO(row["text"].encode()) as content:
            writer = WARCWriter(out, gzip=True)
            record = writer.create_warc_record(
                f"urn:{row['id']}", "conversion", payload=content, warc_content_type="text/plain"
            )
            writer.write_record(record)
            record.raw_stream.close()


def as_pages(found: list[Row], folder: Path) -> None:
    for row in found:
        place = folder / row["outlet"]
        place.mkdir(exist_ok=True)
        blocks = html.escape(row["text"].strip("\n")).replace("\n\n", "</p><p>").replace("\n", "<br>")
        (place / f"{row['id']}.html").write_text(f"<html><body><article><p>{blocks}</p></article></body></html>")


def findings(folder: Path) -> tuple[Found, int]:
    report = audit(folder, settings=ALONE)
    assert report.errors == ()
    found = [
        (Path(each.document.id).name.partition(".")[0], each.rule, " ".join(each.text.split()))
        for each in report.findings
    ]
    return sorted(found), len(report.documents)


@pytest.fixture(scope="module")
def expected() -> tuple[Found, int]:
    return findings(CORPUS)


@pytest.mark.parametrize(
    "write",
    [
        as_json_lines, as_json, as_table, as_parquet, as_arrow, as_word, as_open_document, as_packed_texts,
        as_web_texts, as_pages,
    ],
)  # fmt: skip
def test_findings_are_equal(
    write: Callable[[list[Row], Path], None], tmp_path: Path, expected: tuple[Found, int]
) -> None:
    write(rows(), tmp_path)
    assert findings(tmp_path) == expected
