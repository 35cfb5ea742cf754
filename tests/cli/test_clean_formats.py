"""`audit clean` on packed files, which stay packed, on documents, which become .txt, and on what is refused."""

import gzip
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from backports import zstd

DOUBLED = "The minister said that the the bridge would be mended before winter."
MENDED = DOUBLED.replace("the the", "the")
Audit = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]


def test_a_packed_text_stays_packed(cli: Audit, write: Write) -> None:
    write("in/a.txt.gz", gzip.compress(DOUBLED.encode()))
    write("in/b.txt.zst", zstd.compress(DOUBLED.encode()))
    assert cli("clean", "in", "-o", "out").code == 0
    assert gzip.decompress(Path("out/a.txt.gz").read_bytes()).decode() == MENDED
    assert zstd.decompress(Path("out/b.txt.zst").read_bytes()).decode() == MENDED


def test_packed_records_stay_packed(cli: Audit, write: Write) -> None:
    write("in/a.jsonl.gz", gzip.compress(json.dumps({"id": "a", "text": DOUBLED}).encode()))
    assert cli("clean", "in", "-o", "out").code == 0
    assert json.loads(gzip.decompress(Path("out/a.jsonl.gz").read_bytes()))["text"] == MENDED


def test_a_text_given_as_html_is_put_beside_it(cli: Audit, write: Write) -> None:
    record = {"uri": "a", "body_html": f"<p>{DOUBLED}</p>"}
    write("in/a.jsonl", json.dumps(record))
    assert cli("clean", "in", "-o", "out").code == 0
    written = json.loads(Path("out/a.jsonl").read_bytes())
    assert (written["text"], written["body_html"]) == (MENDED, record["body_html"])


def test_the_text_of_a_document_is_written_as_text(cli: Audit, write: Write) -> None:
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(DOUBLED)
    document.save(stream)
    write("in/a.docx", stream.getvalue())
    assert cli("clean", "in", "-o", "out").code == 0
    assert [file.name for file in Path("out").glob("*.*") if not file.name.startswith(".")] == ["a.docx.txt"]
    assert Path("out/a.docx.txt").read_text() == MENDED


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_what_cannot_be_written_again_is_refused(name: str, cli: Audit, write: Write) -> None:
    write(f"in/{name}", json.dumps([{"text": DOUBLED}], indent=1))
    done = cli("clean", "in", "-o", "out")
    assert done.code == 2
    assert name in done.err
    assert "Traceback" not in done.err
    assert not Path("out").exists()


def test_a_file_cut_short_is_refused(cli: Audit, write: Write) -> None:
    lines = "".join(json.dumps({"id": str(n), "text": f"{n} {DOUBLED}"}) + "\n" for n in range(3000))
    write("in/a.jsonl.gz", gzip.compress(lines.encode())[:-20])
    done = cli("clean", "in", "-o", "out")
    assert done.code == 2
    assert "Traceback" not in done.err
