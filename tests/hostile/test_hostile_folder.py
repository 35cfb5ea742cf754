"""Two hundred hostile files: an entry for each, a report of bounded size, and a run of bounded cost."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

from copydesk.rules import bounded

SECONDS, MEGABYTES = 60, 500
# A small process starts the audit, for what it starts is charged with the memory of who starts it.
_LAUNCHER = """
import json, resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "copydesk", *sys.argv[1:]], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


def test_every_hostile_file_is_an_entry_at_a_bounded_cost(hostile: tuple[Path, int], tmp_path: Path) -> None:
    folder, count = hostile
    assert count == 200
    out = tmp_path / "out.json"
    asked = ["hostile", "--output", f"json={out}", "--report-dir", "report", "--workers=1"]
    command = [sys.executable, "-c", _LAUNCHER, *asked]
    done = subprocess.run(command, check=False, capture_output=True, cwd=tmp_path, text=True)
    code, seconds, megabytes = json.loads(done.stdout)
    complaints = done.stderr
    assert code == 2, complaints  # some records of the folder cannot be read
    assert "internal error" not in complaints
    report = json.loads(out.read_bytes())
    told = {entry["path"] for kind in ("documents", "errors", "skipped") for entry in report[kind]}
    assert {_shown(os.fsencode(file.name)) for file in folder.iterdir()} - told == set()
    assert [error for error in report["errors"] if error["rule"]] == []
    assert all(len(finding["message"]) <= bounded.MESSAGE for finding in report["findings"])
    assert all(len(error["message"]) < 1_000 for error in report["errors"])
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
    assert (tmp_path / "report" / "findings.json").read_bytes() == out.read_bytes()


def _shown(name: bytes) -> str:
    """A name as the report has it: bytes that are not UTF-8 as %XX."""
    shown = name.decode("utf-8", "surrogateescape")
    escaped = "".join(f"%{ord(char) - 0xDC00:02X}" if 0xDC80 <= ord(char) <= 0xDCFF else char for char in shown)
    assert shown == escaped or unquote_to_bytes(escaped) == name
    return escaped
