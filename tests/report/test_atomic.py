from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.report import ReportError
from copydesk.report.atomic import write_atomically


def failing() -> Iterator[str]:
    yield "half"
    raise RuntimeError("no more")


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a" / "b.json", iter(["é", "\n"]))
    assert (tmp_path / "a" / "b.json").read_bytes() == b"\xc3\xa9\n"


def test_the_old_file_stays_whole_when_writing_fails(tmp_path: Path) -> None:
    target = tmp_path / "report.json"
    target.write_text("old")
    with pytest.raises(RuntimeError):
        write_atomically(target, failing())
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]
    assert target.read_text() == "old"


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    link.symlink_to(real)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_to_directly() -> None:
    write_atomically("/dev/null", "gone")
    assert not Path("/dev/null").is_file()


def test_what_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError, match=r"file/x\.json: cannot be written: "):
        write_atomically(tmp_path / "file" / "x.json", "text")
    with pytest.raises(ReportError, match="is a folder; name a file"):
        write_atomically(tmp_path, "text")
