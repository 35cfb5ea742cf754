"""Who gets a cache: folders and record files that are worth it, or whoever asks for one; never what is judged alone."""

from pathlib import Path

import pytest

from copydesk.cache import FOLDER
from copydesk.engine.gather import Inputs
from copydesk.engine.kept.planned import LEAST_BYTES, planned
from copydesk.read import InputFile, ReadContext
from copydesk.settings import RunSettings, Settings


def inputs(*files: InputFile) -> Inputs:
    return Inputs(context=ReadContext(), files=files)


def article(size: int, *, named: bool = False) -> InputFile:
    return InputFile(location="/a.txt", path="a.txt", kind="text", size=size, named=named)


def records(size: int) -> InputFile:
    return InputFile(location="/a.jsonl", path="a.jsonl", kind="jsonl", size=size, named=True)


def has_one(given: Inputs, folder: Path, **run: object) -> bool:
    made = planned(Settings(run=RunSettings(**run)), given, folder)  # type: ignore[arg-type]
    assert (folder / FOLDER).exists() == (made is not None)
    return made is not None


@pytest.mark.parametrize("file", [article(LEAST_BYTES), records(LEAST_BYTES)])
def test_a_large_folder_or_record_file_has_one(tmp_path: Path, file: InputFile) -> None:
    assert has_one(inputs(file), tmp_path)


@pytest.mark.parametrize(
    "given", [inputs(), inputs(article(LEAST_BYTES - 1)), inputs(article(LEAST_BYTES, named=True))]
)
def test_little_and_single_articles_have_none_unless_asked_for(tmp_path: Path, given: Inputs) -> None:
    assert not has_one(given, tmp_path)
    assert has_one(given, tmp_path, cache=True)


@pytest.mark.parametrize("run", [{"cache": False}, {"scope": "document"}, {"engine": "spark"}])
def test_some_runs_never_have_one(tmp_path: Path, run: dict[str, object]) -> None:
    assert not has_one(inputs(records(LEAST_BYTES)), tmp_path, **run)


def test_the_settings_say_how_large_it_may_grow(tmp_path: Path) -> None:
    made = planned(Settings(run=RunSettings(cache=True, cache_size="20MB")), inputs(), tmp_path)
    assert made is not None
    assert made.most_bytes == 20_000_000
