from collections.abc import Callable

from copydesk.model import DocumentSummary, Failure, Location, Report, Source
from copydesk.report import ReportContext
from copydesk.report.places import Places


def test_a_record_stands_on_the_physical_line_it_begins_on(summary: Callable[..., DocumentSummary]) -> None:
    record = Source("r", "table.csv", row=2)
    places = Places(Report(documents=(summary(record, line=40),)), ReportContext())
    assert places.location(record, Location(3, 5, 3, 12)) == Location(40, 1, 40, 2)


def test_a_record_that_is_not_in_the_report_stands_on_its_row() -> None:
    assert Places(Report(), ReportContext()).line(Source("r", "wire.jsonl", row=17)) == 17


def test_a_failure_stands_on_the_line_of_its_record(summary: Callable[..., DocumentSummary]) -> None:
    places = Places(Report(documents=(summary(Source("r", "t.csv", row=2), line=40),)), ReportContext())
    crashed, broken = Failure("t.csv", "SQ001 failed", 2, "SQ001"), Failure("t.csv", "is no row", 3, line=44)
    assert [places.failed(each) for each in (crashed, broken, Failure("a", "m", 5), Failure("a", "m"))] == [
        40,
        44,
        5,
        1,
    ]


def test_a_place_that_is_not_known_is_the_first_line() -> None:
    assert Places(Report(), ReportContext()).location(Source("a", "a.txt"), None) == Location(1, 1, 1, 2)


def test_paths_are_uris() -> None:
    places = Places(Report(), ReportContext(below="old archive/"))
    assert places.uri("a b/ä#1?:.txt") == "old%20archive/a%20b/%C3%A4%231%3F%3A.txt"
    assert places.uri("/else where/a.txt") == "file:///else%20where/a.txt"
