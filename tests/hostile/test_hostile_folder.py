"""Two hundred hostile files: an entry for each, a report of bounded size, and a run of bounded cost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

from copydesk.rules import bounded

SECONDS, MEGABYTES = 60, 500


def test_every_hostile_file_is_an_entry_at_a_bounded_cost(hostile: tuple[Path, int], tmp_path: Path) -> None:
    folder, count = hostile
    assert count == 200
    out = tmp_path / "out.json"
    with out.open("wb") as stdout:
        process = subprocess.Popen(
            [sys.executable, "-m", "copydesk", "hostile", "--format", "json", "--report-dir", "report", "--workers=1"],
            stdout=stdout, stderr=subprocess.PIPE, cwd=tmp_path,
        )  # fmt: skip
        assert process.stderr is not None
        complaints = process.stderr.read().decode()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stderr.close()
    assert process.returncode == 2, complaints  # some records of the folder cannot be read
    assert "internal error" not in complaints
    report = json.loads(out.read_bytes())
    told = {entry["path"] for kind in ("documents", "errors", "skipped") for entry in report[kind]}
    assert {_shown(os.fsencode(file.name)) for file in folder.iterdir()} - told == set()
    assert [error for error in report["errors"] if error["rule"]] == []
    assert all(len(finding["message"]) <= bounded.MESSAGE for finding in report["findings"])
    assert all(len(error["message"]) < 1_000 for error in report["errors"])
    assert used.ru_utime + used.ru_stime < SECONDS
    assert used.ru_maxrss / 1024 < MEGABYTES
    assert (tmp_path / "report" / "findings.json").read_bytes() == out.read_bytes()


def _shown(name: bytes) -> str:
    """A name as the report has it: bytes that are not UTF-8 as %XX."""
    shown = name.decode("utf-8", "surrogateescape")
    escaped = "".join(f"%{ord(char) - 0xDC00:02X}" if 0xDC80 <= ord(char) <= 0xDCFF else char for char in shown)
    assert shown == escaped or unquote_to_bytes(escaped) == name
    return escaped
