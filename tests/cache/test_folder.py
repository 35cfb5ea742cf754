"""The folder of a cache says what it is, and is refused in one line where it cannot be used."""

from pathlib import Path

import pytest

from copydesk.cache.folder import FOLDER, CacheError, place, prepared
from copydesk.settings import Settings


def test_it_lies_beside_the_config_else_in_the_working_directory(tmp_path: Path) -> None:
    assert place(Settings(), tmp_path) == tmp_path / FOLDER
    config = str(tmp_path / "project" / "copydesk.toml")
    assert place(Settings(config_file=config), tmp_path) == tmp_path / "project" / FOLDER


def test_it_is_ignored_by_git_and_by_backups(tmp_path: Path) -> None:
    folder = prepared(tmp_path / FOLDER)
    assert (folder / ".gitignore").read_text().splitlines()[-1] == "*"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")
    assert sorted(path.name for path in folder.iterdir()) == [".gitignore", "CACHEDIR.TAG"]


def test_preparing_it_again_changes_nothing(tmp_path: Path) -> None:
    folder = prepared(tmp_path / FOLDER)
    (folder / ".gitignore").write_text("# mine\n")
    prepared(folder)
    assert (folder / ".gitignore").read_text() == "# mine\n"


def test_what_is_no_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file")
    with pytest.raises(CacheError, match=r"the cache cannot be used: .*--no-cache"):
        prepared(tmp_path / FOLDER)


def test_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(CacheError, match="is a link"):
        prepared(tmp_path / FOLDER)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_missing_parent_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CacheError, match="cannot be used"):
        prepared(tmp_path / "gone" / FOLDER)
