import subprocess
import sys
from datetime import date, datetime

import pytest

from copydesk.model import Published, Report
from copydesk.report import ReportContext, format_named, formats
from copydesk.report.shares import lag_hours
from copydesk.report.wording import counted, listed, when


def test_the_formats_are_found_by_themselves() -> None:
    assert list(formats()) == [
        "checklist", "concise", "dolma", "github", "gitlab", "html", "json", "jsonl", "junit", "markdown", "sarif",
        "tables", "text",
    ]  # fmt: skip


@pytest.mark.parametrize("name", [name for name, kind in formats().items() if kind.render])
def test_every_format_shows_a_full_and_an_empty_report(name: str, report: Report, context: ReportContext) -> None:
    render = formats()[name].render
    assert render is not None
    assert any(render(report, context))
    assert all(isinstance(piece, str | bytes) for piece in render(Report(), ReportContext()))


@pytest.mark.parametrize("name", list(formats()))
def test_every_format_says_what_it_is(name: str) -> None:
    assert formats()[name].summary


def test_knowing_the_formats_loads_nothing_heavy() -> None:
    script = (
        "import sys; from copydesk.report import formats; formats();"
        "print(sorted({'jinja2', 'numpy', 'pyarrow', 'pandas', 're2'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_a_single_format_is_known_without_the_others() -> None:
    script = (
        "import sys; from copydesk.report import format_named; format_named('text');"
        "print(sorted(name for name in sys.modules if name.startswith('copydesk.report.site')))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["context", "site", "no-such", "", "../text"])
def test_what_is_no_format_has_no_name(name: str) -> None:
    assert format_named(name) is None


def test_counts_in_words() -> None:
    assert [counted(1, "article"), counted(1234, "article"), counted(2, "entry")] == [
        "1 article",
        "1,234 articles",
        "2 entries",
    ]
    assert [listed([]), listed(["a"]), listed(["a", "b", "c"])] == ["", "a", "a, b and c"]


def published(precision: str, moment: datetime, *, zoned: bool = False) -> Published:
    day = moment.date() if precision not in ("month", "year") else None
    return Published(moment, moment, precision, "field", "", day=day, zoned=zoned)  # type: ignore[arg-type]


NOON = datetime(2024, 3, 12, 12, 30)


@pytest.mark.parametrize(
    ("precision", "zoned", "written"),
    [
        ("year", False, "2024"),
        ("month", False, "2024-03"),
        ("day", False, "2024-03-12"),
        ("hour", False, "2024-03-12T12"),
        ("minute", False, "2024-03-12T12:30"),
        ("minute", True, "2024-03-12T12:30Z"),
    ],
)
def test_a_moment_is_written_no_finer_than_it_is_known(precision: str, zoned: bool, written: str) -> None:
    assert when(published(precision, NOON, zoned=zoned)) == written


def test_a_day_is_that_of_the_place_of_publication() -> None:
    moment = Published(
        datetime(2024, 3, 11, 22), datetime(2024, 3, 12, 22), "day", "field", "", day=date(2024, 3, 12), zoned=True
    )
    assert when(moment) == "2024-03-12"


def test_the_lag_is_exact_between_known_hours_and_in_days_otherwise() -> None:
    evening = datetime(2024, 3, 13, 18, 30)
    assert lag_hours(published("minute", evening), published("minute", NOON)) == 30.0
    assert lag_hours(published("day", evening), published("minute", NOON)) == 24.0
    assert lag_hours(published("minute", evening, zoned=True), published("minute", NOON)) == 24.0
    assert lag_hours(published("month", evening), published("day", NOON)) is None
    assert lag_hours(None, published("day", NOON)) is None
