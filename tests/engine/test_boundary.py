"""What fails on a file or a document is one entry, what is too long is judged by what scales, and the counts add up."""

from pathlib import Path

import pytest

from copydesk.api import audit
from copydesk.engine.boundary import checked, masked, read_whole
from copydesk.engine.error import EngineError, told
from copydesk.engine.parcels import Checked, Intake, Part
from copydesk.engine.rulebook import rules_of
from copydesk.engine.tally import all_checked, all_read
from copydesk.model import Document, Failure, Skipped
from copydesk.read import InputFile, context_for
from copydesk.settings import CorpusSettings, RunSettings, Settings
from copydesk.survey import no_survey

ARTICLE = "The the council met on Monday and agreed on the plan. 5% of it is 99% of that, he said said.\n"


def test_a_text_beyond_the_limit_is_judged_by_boilerplate_and_reuse_and_says_so() -> None:
    settings = Settings(corpus=CorpusSettings(long_text=1_000), run=RunSettings(workers=1))
    texts = [{"id": "long", "text": ARTICLE * 20}, {"id": "short", "text": ARTICLE}]
    report = audit([{**each, "lang": "en"} for each in texts], settings=settings)
    long, short = report.documents
    assert (long.checked, long.too_long) == (("boilerplate", "reuse"), True)
    assert {"facts", "quality"} <= set(short.checked)
    assert not short.too_long
    assert {"SQ001", "FS021"} <= set(long.not_run) - set(short.not_run)
    assert [finding.document.id for finding in report.findings if finding.family == "quality"] == ["short"] * 2
    assert [notice for notice in report.notices if "a text has more than 1,000 characters" in notice]


def test_the_limit_is_part_of_what_a_report_was_made_with() -> None:
    assert Settings().digest != Settings(corpus=CorpusSettings(long_text=9)).digest


def test_a_document_that_is_left_out_is_named_with_an_error_and_nothing_of_it_is_compared() -> None:
    document = Document(id="d", path="d", row=3, text=ARTICLE, lang="en")
    rules = rules_of(Settings())
    (done,) = checked([document], no_survey(), rules, without={0})
    assert (done.findings, done.summary.checked, done.summary.source) == ((), (), document.source)
    assert [(failure.path, failure.row, failure.rule) for failure in done.failures] == [("d", 3, None)]
    assert done.masked.text.strip() == ""
    ((mask, failures),) = masked([document], no_survey(), rules, without={0})
    assert ([len(span) for span in mask], len(failures)) == ([len(ARTICLE)], 1)


def test_a_file_too_large_for_one_text_is_not_even_opened(tmp_path: Path) -> None:
    file = tmp_path / "year.txt"
    with file.open("wb") as sparse:
        sparse.truncate(20_000_000_000)
    given = InputFile(location=str(file), path="year.txt", kind="text", size=file.stat().st_size)
    (item,) = read_whole(given, context_for(Settings()))
    assert isinstance(item, Failure)
    assert "split it into articles" in item.message


def test_an_error_is_told_in_one_bounded_line() -> None:
    assert told(ValueError("a\nb")) == "ValueError: a b"
    assert len(told(ValueError("word " * 100_000))) < 400


def test_a_file_that_came_to_nothing_stops_the_run() -> None:
    all_read(2, [Intake((), (), (Skipped("a", "is binary"),), files=1), Intake((), (), (), files=1)])
    with pytest.raises(EngineError, match="of 3 files 1 came to nothing"):
        all_read(3, [Intake((), (), (), files=2)])


def test_a_document_that_was_lost_stops_the_run() -> None:
    with pytest.raises(EngineError, match="of 2 documents 2 were lost"):
        all_checked([Part("a", 2, {})], [Checked((), ())])
