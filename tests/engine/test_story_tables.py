"""The story table of an audit: from files to rows, the same for any number of workers."""

from pathlib import Path

import pytest

from copydesk import audit
from copydesk.model import Report, Stories
from copydesk.settings import RuleSettings, RunSettings, Settings

SWIM = (
    "The swim round the harbour wall at Tessmouth drew 738 swimmers on Sunday, the most since the race began, and the "
    "last of them climbed out after dark with a crab in her cap. The gun was fired by Godfrey Plumstead.\n\n"
    "\u201cThe water was so cold that my teeth rang like the bell of the ferry,\u201d said Sigrun Halldal, who won."
)
OTHER = SWIM.replace("738", "783").replace("my teeth rang", "my teeth chimed").replace("Plumstead", "Plumsted")


def run(folder: Path, *select: str, workers: int = 1) -> Report:
    for outlet, text in (("echo", SWIM), ("post", f"It was windy.\n\n{OTHER}"), ("wire", "Rain fell on the hay.")):
        (folder / outlet).mkdir(exist_ok=True)
        (folder / outlet / "2018-07-09-swim.txt").write_text(text, encoding="utf-8")
    return audit(folder, settings=Settings(rules=RuleSettings(select=select), run=RunSettings(workers=workers)))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_two_outlets_tell_differently_stands_side_by_side(tmp_path: Path, workers: int) -> None:
    stories = run(tmp_path, "reuse", "facts", workers=workers).stories
    assert stories.found == 1
    [story] = stories.shown
    assert [source.outlet for source in story.documents] == ["echo", "post"]
    told = {fact.kind: [each.words for each in fact.tellings] for fact in story.facts if fact.differs}
    assert told["figure"] == ["738 swimmers", "783 swimmers"]
    assert told["name"] == ["Godfrey Plumstead", "Godfrey Plumsted"]
    assert [words.split("my teeth ")[1][:4] for words in told["quotation"]] == ["rang", "chim"]


def test_spans_lead_back_to_the_text(tmp_path: Path) -> None:
    [story] = run(tmp_path, "reuse", "facts").stories.shown
    for fact in story.facts:
        for telling in fact.tellings:
            text = (tmp_path / telling.document.path).read_text(encoding="utf-8")
            assert text[telling.span.start : telling.span.end] == telling.words


def test_without_rules_that_compare_stories_there_are_none(tmp_path: Path) -> None:
    assert run(tmp_path, "TR002").stories == Stories()
