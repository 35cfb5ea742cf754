"""Stories in findings.json, in the tables and on the page: a row a fact, a column an outlet, the cut stated."""

import csv
import io
from datetime import datetime, time
from typing import Any

import pytest

from copydesk.model import Fact, Published, Report, Source, Span, Stories, Story, Telling
from copydesk.report import ReportContext
from copydesk.report.convert import findings_file
from copydesk.report.html import page
from copydesk.report.stories import on_page, story_rows, table_columns, table_rows
from copydesk.report.tables import render

MOMENT = datetime(2020, 5, 1)
ECHO = Source(
    "echo/a",
    "echo/a.txt",
    outlet="echo",
    published=Published(MOMENT, datetime.combine(MOMENT, time.max), "day", "field", "2020-05-01", MOMENT.date()),
)
POST = Source("post/a", "post/a.txt", outlet="=cmd")
LONE = Source("lone", "lone.txt")


def telling(source: Source, words: str, start: int = 4) -> Telling:
    return Telling(source, Span(start, start + len(words)), words)


def story(*facts: Fact, title: str | None = "The swim", documents: tuple[Source, ...] = (ECHO, POST, LONE)) -> Story:
    return Story("5708", title, documents, facts, len(facts), sum(fact.differs for fact in facts))


SWIM = Fact("figure", "swim", (telling(ECHO, "738 swimmers"), telling(POST, "783 swimmers")), differs=True)
NAME = Fact("name", "Ada Quill", (telling(ECHO, "Ada Quill"), telling(LONE, "Ada Quill")), differs=False)


def report(*stories: Story, found: int | None = None) -> Report:
    return Report(stories=Stories(stories, len(stories) if found is None else found))


def test_json_has_a_fact_a_row_and_an_outlet_a_key(context: ReportContext) -> None:
    file = findings_file(report(story(SWIM, NAME)), context)
    [row] = file.stories
    assert row.outlets == ["echo", "=cmd", "lone.txt"]
    assert {outlet: [each.text for each in told] for outlet, told in row.facts[0].told.items()} == {
        "echo": ["738 swimmers"], "=cmd": ["783 swimmers"],
    }  # fmt: skip
    assert (row.facts[0].told["echo"][0].start, row.documents[0].published) == (4, "2020-05-01")
    assert file.summary.stories == 1


def test_the_table_has_a_column_for_each_outlet(context: ReportContext) -> None:
    rows = list(csv.DictReader(io.StringIO(render(report(story(SWIM, NAME)), context)["stories.csv"], newline="")))
    assert rows[0] == {
        "story": "5708", "title": "The swim", "kind": "figure", "about": "swim", "differs": "True", "outlets": "2",
        "outlet echo": "738 swimmers", "outlet =cmd": "783 swimmers", "outlet lone.txt": "",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["=1+1", "+1", "@SUM(A1)", "-1"])
def test_no_cell_is_a_formula(words: str, context: ReportContext) -> None:
    hostile = story(Fact("figure", words, (telling(ECHO, words), telling(POST, words)), differs=False), title=words)
    [row] = csv.DictReader(io.StringIO(render(report(hostile), context)["stories.csv"], newline=""))
    assert {row["about"], row["title"], row["outlet echo"]} == {"'" + words}


def test_several_wordings_of_one_outlet_share_a_cell() -> None:
    twice = Fact("figure", "", (telling(ECHO, "two"), telling(ECHO, "2", 90), telling(POST, "two")), differs=False)
    rows = story_rows(report(story(twice)))
    made: list[dict[str, Any]] = list(table_rows(rows))
    assert made[0]["outlet echo"] == "two | 2"
    assert set(made[0]) == set(table_columns(rows))


def test_the_page_shows_what_differs_and_escapes_it(context: ReportContext) -> None:
    hostile = Fact("name", "<b>Ada</b>", (telling(ECHO, "<script>"), telling(POST, "Ada")), differs=True)
    shown = page(report(story(SWIM, hostile, title="<i>The swim</i>")), context)
    assert "One story, several tellings" in shown
    assert "738 swimmers" in shown and "&lt;script&gt;" in shown and "&lt;i&gt;The swim" in shown
    assert "<script>" not in shown and "<i>The" not in shown and "<b>Ada" not in shown


def test_the_page_says_what_it_leaves_out(context: ReportContext) -> None:
    many = story(*[SWIM] * 15, documents=(ECHO, POST, *(Source(f"d{n}", f"d{n}.txt") for n in range(9))))
    [shown] = on_page(report(many))
    assert shown.left_out == "3 more rows and 9 more outlets"
    assert "The 8 with most that differs of 9 stories." in page(report(*[many] * 9), context)


def test_a_page_without_stories_says_nothing_of_them(context: ReportContext) -> None:
    assert "several tellings" not in page(Report(), context)
