"""One corpus in every format, each written by another library: the findings are the same but for the paths."""

import csv
import io
import lzma
from collections.abc import Callable
from pathlib import Path

import docx
import pandas as pd
import pytest
from backports import zstd

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


def findings(folder: Path) -> tuple[Found, int]:
    report = audit(folder, settings=ALONE)
    assert report.errors == ()
    found = [(Path(each.document.id).stem, each.rule, each.text) for each in report.findings]
    return sorted(found), len(report.documents)


@pytest.fixture(scope="module")
def expected() -> tuple[Found, int]:
    return findings(CORPUS)


@pytest.mark.parametrize("write", [as_json_lines, as_json, as_table, as_parquet, as_word])
def test_findings_are_equal(
    write: Callable[[list[Row], Path], None], tmp_path: Path, expected: tuple[Found, int]
) -> None:
    write(rows(), tmp_path)
    assert findings(tmp_path) == expected
