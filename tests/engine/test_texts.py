"""The texts of a run, at hand while its report is written."""

from pathlib import Path

import pytest

from copydesk.api import audited
from copydesk.engine.gather import gather, gather_against
from copydesk.model import Source
from copydesk.settings import RunSettings, Settings


@pytest.mark.parametrize("workers", [1, 2])
def test_every_document_has_its_text_and_nothing_else_has(tmp_path: Path, workers: int) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "theirs").mkdir()
    texts = {
        f"own/{name}.txt": f"The {name} was closed on Monday, said the mayor.\n" for name in ("pier", "mill", "gate")
    }
    for path, text in texts.items():
        (tmp_path / path).write_text(text)
    (tmp_path / "theirs" / "other.txt").write_text("The pier was closed on Monday, said the mayor.\n")
    settings = Settings(run=RunSettings(workers=workers))
    inputs = gather(str(tmp_path / "own"), settings)
    references = gather_against(str(tmp_path / "theirs"), inputs, settings)
    with audited(inputs, settings, references=references) as (report, text_of):
        found = {Path(document.source.path).name: text_of(document.source) for document in report.documents}
        assert text_of(Source("other.txt", "../theirs/other.txt")) is None
    assert found == {Path(path).name: text for path, text in texts.items()}
