"""`audit clean` on Parquet and Arrow files: the copy has their columns, types and compression, and what was taken."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from pyarrow import ipc, parquet

DOUBLED = "The minister said that the the bridge would be mended before winter."
MENDED = DOUBLED.replace("the the", "the")
STORY = (
    "The harbour board met on Tuesday to talk about the new crane, which nobody had ordered and everybody admired. "
    "It had come in the night on a barge from the north, said the master, and its hook was still warm. "
    "Nobody could tell who was to pay for it, and so the meeting went on until the lamps were lit."
)
SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        ("text", pa.large_string()),
        ("outlet", pa.dictionary(pa.int32(), pa.string())),
        ("date", pa.date32()),
        ("score", pa.float32()),
        ("tokens", pa.list_(pa.int16())),
        ("meta", pa.struct([("crawl", pa.string()), ("seen", pa.timestamp("ns"))])),
    ],
    metadata={"made by": "a test"},
)
Audit = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]


def table(*texts: str | None) -> pa.Table:
    rows = [
        {"id": str(n), "text": text, "outlet": f"Gull {n}", "score": n / 4, "tokens": [n], "meta": {"crawl": "x"}}
        for n, text in enumerate(texts)
    ]
    return pa.Table.from_pylist(rows, SCHEMA)


def packed(made: pa.Table, **options: Any) -> bytes:
    out = io.BytesIO()
    parquet.write_table(made, out, **options)
    return out.getvalue()


def test_a_mended_file_keeps_its_columns_types_and_compression(cli: Audit, write: Write) -> None:
    write("in/a.parquet", packed(table(DOUBLED, None, "All is well here."), compression="zstd", row_group_size=2))
    done = cli("clean", "in", "-o", "out")
    assert (done.code, "row 2" in done.err) == (2, True)  # what has no text is said, and copied as it is
    copy = parquet.ParquetFile("out/a.parquet")
    assert copy.metadata.row_group(0).column(1).compression == "ZSTD"
    assert [copy.metadata.row_group(n).num_rows for n in range(2)] == [2, 1]
    made = copy.read()
    assert made.schema.metadata == SCHEMA.metadata
    assert made.drop_columns(["copydesk_removed"]).equals(table(MENDED, None, "All is well here."))
    edit = {"start": DOUBLED.index("the the") + 3, "end": DOUBLED.index("the the") + 7, "rule": "SQ001"}
    assert made["copydesk_removed"].to_pylist() == [[edit], None, []]


def test_a_text_inside_a_column_is_mended_there(cli: Audit, write: Write) -> None:
    rows = [{"payload": {"text": DOUBLED, "n": 1}}, {"payload": {"text": MENDED, "n": 2}}]
    write("in/a.parquet", packed(pa.Table.from_pylist(rows)))
    write("copydesk.toml", '[fields]\ntext = "payload.text"\n')
    assert cli("clean", "in", "-o", "out").code == 0
    made = parquet.read_table("out/a.parquet")["payload"].to_pylist()
    assert made == [{"text": MENDED, "n": 1}, {"text": MENDED, "n": 2}]


def test_rows_left_out_are_told_with_the_one_that_stays(cli: Audit, write: Write) -> None:
    write("in/a.parquet", packed(table(STORY, "A short notice on the ferry.", STORY)))
    assert cli("clean", "in", "-o", "out", "--drop", "TR001").code == 0
    assert parquet.read_table("out/a.parquet")["id"].to_pylist() == ["0", "1"]
    told = json.loads(Path("out/dropped.jsonl").read_bytes())
    assert (told["id"], told["row"], told["kept"]["id"], told["rule"]) == ("2", 3, "0", "TR001")


@pytest.mark.parametrize("form", ["file", "stream"])
def test_an_arrow_file_stays_of_its_form(form: str, cli: Audit, write: Write) -> None:
    out = io.BytesIO()
    with (ipc.new_file if form == "file" else ipc.new_stream)(out, SCHEMA) as writer:
        writer.write_table(table(DOUBLED, STORY))
    write("in/a.arrow", out.getvalue())
    assert cli("clean", "in", "-o", "out").code == 0
    content = Path("out/a.arrow").read_bytes()
    assert content.startswith(b"ARROW1") == (form == "file")
    made = (ipc.open_file if form == "file" else ipc.open_stream)(content).read_all()
    assert made["text"].to_pylist() == [MENDED, STORY]


def test_a_copy_can_be_cleaned_again(cli: Audit, write: Write) -> None:
    write("in/a.parquet", packed(table(DOUBLED)))
    assert cli("clean", "in", "-o", "once").code == 0
    assert cli("clean", "once", "-o", "twice").code == 0
    assert parquet.read_table("twice/a.parquet")["copydesk_removed"].to_pylist() == [[]]


def test_what_has_no_copy_is_refused_before_anything_is_audited(cli: Audit, write: Write) -> None:
    write("in/a.json", json.dumps([{"text": DOUBLED}], indent=1))
    done = cli("clean", "in", "-o", "out", "--engine", "spark=nonsense")
    assert (done.code, "a.json" in done.err) == (2, True)
