"""What is found on Spark is what is found without it, to the byte."""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from backports import zstd
from pyarrow import parquet

from copydesk.cli.app import main

TESTS = Path(__file__).parents[2]
sys.path.insert(0, str(TESTS / "benchmarks"))

from made_corpus import Newsroom, write_corpus  # type: ignore[import-not-found]  # noqa: E402


def report_of(folder: Path, corpus: str, *options: str) -> dict[str, bytes]:
    """findings.json and the audit of every file, as `audit` writes them."""
    where = folder / "audit-report"
    main(
        [
            corpus if "://" in corpus else str(folder / corpus),
            "--isolated",
            "--quiet",
            "--report-dir",
            str(where),
            "--html-pages",
            "3",
            *options,
        ]
    )
    found = {str(file.relative_to(where)): file.read_bytes() for file in sorted(where.rglob("*.json*"))}
    shutil.rmtree(where)
    return found


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def test_the_sample_corpus_gives_the_same_report(spark: Any, tmp_path: Path, capfd: Any) -> None:
    shutil.copytree(TESTS.parent / "corpus", tmp_path / "corpus")
    here = report_of(tmp_path, "corpus", "--workers", "1")
    assert len(here) > 10
    assert differing(report_of(tmp_path, "corpus", "--engine", "spark"), here) == []


def test_a_thousand_articles_give_the_same_report(spark: Any, tmp_path: Path, capfd: Any) -> None:
    write_corpus(tmp_path / "made.jsonl", 1_000)
    here = report_of(tmp_path, "made.jsonl", "--workers", "2")
    assert b"TR00" in here["findings.json"]
    assert differing(report_of(tmp_path, "made.jsonl", "--engine", "spark"), here) == []


def test_a_corpus_of_which_nothing_can_be_read_gives_the_same_report(spark: Any, tmp_path: Path, capfd: Any) -> None:
    (tmp_path / "made.jsonl").write_text('{"id": "a", "text": \n')
    here = report_of(tmp_path, "made.jsonl", "--workers", "1")
    assert b"made.jsonl" in here["findings.json"]
    assert differing(report_of(tmp_path, "made.jsonl", "--engine", "spark"), here) == []


def test_files_at_an_address_are_read_by_whoever_works_on_them(spark: Any, tmp_path: Path, capfd: Any) -> None:
    folder = tmp_path / "corpus"
    (folder / "tide").mkdir(parents=True)
    rows = [{"id": each.id, "outlet": each.outlet, "text": each.text} for each in Newsroom(8).articles(40, "promo")]
    packed = zstd.compress("\n".join(map(json.dumps, rows)).encode())
    (folder / "made.jsonl.zst").write_bytes(packed)
    (folder / "cut.jsonl.zst").write_bytes(packed[: len(packed) // 2])
    (folder / "tide" / "2022-05-01-a b.txt").write_text("The mayor said said no.")
    (folder / "tide" / "picture.png").write_bytes(b"\x89PNG")
    here = report_of(tmp_path, "corpus", "--workers", "1")
    assert b"SQ001" in here["findings.json"]
    assert b"cut short" in here["findings.json"]
    assert differing(report_of(tmp_path, folder.as_uri(), "--engine", "spark"), here) == []


def test_a_cleaned_copy_is_the_same(spark: Any, tmp_path: Path, capfd: Any) -> None:
    folder = tmp_path / "corpus"
    (folder / "set").mkdir(parents=True)
    made = Newsroom(8).articles(60, "promo")
    rows = [{"id": each.id, "outlet": each.outlet, "text": f"{each.text} So so.", "n": 1} for each in made]
    for number in range(2):
        part = pa.Table.from_pylist(rows[number * 20 :][:20])
        parquet.write_table(part, folder / "set" / f"{number}.parquet")
    packed = zstd.compress("\n".join(map(json.dumps, [*rows[40:], rows[0] | {"id": "again", "outlet": "x"}])).encode())
    (folder / "made.jsonl.zst").write_bytes(packed)
    (folder / "a.txt").write_text("The mayor said said no.")
    found = []
    for name, more in {"here": ("--workers", "1"), "there": ("--engine", "spark")}.items():
        copy = tmp_path / name
        assert main(["clean", str(folder), "-o", str(copy), "--isolated", "--drop", "TR001", *more]) == 0
        found.append({str(file.relative_to(copy)): file.read_bytes() for file in copy.rglob("*") if file.is_file()})
    here, there = found
    assert {"a.txt", "made.jsonl.zst", "set/0.parquet", "set/1.parquet", "dropped.jsonl"} <= here.keys()
    assert differing(there, here) == []


@pytest.mark.parametrize("paths", [("s3a://bucket/corpus",), ("s3a://bucket/corpus", "corpus", "--engine", "spark")])
def test_an_address_that_cannot_be_read_here_is_refused(paths: tuple[str, ...], capfd: Any) -> None:
    assert main([*paths, "--isolated"]) == 2
    assert "s3a://bucket/corpus: " in capfd.readouterr().err
