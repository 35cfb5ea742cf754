"""Documents newer than the knowledge are told of, once."""

from datetime import date, datetime

from copydesk.engine.freshness import outdated
from copydesk.model import DocumentSummary, Family, Published, Source

AS_OF = date(2025, 6, 30)


def summary(day: date | None, checked: tuple[Family, ...] = ("facts",)) -> DocumentSummary:
    published = None
    if day is not None:
        moment = datetime(day.year, day.month, day.day)
        published = Published(moment, moment, "day", "field", day.isoformat(), day=day)
    source = Source("a", "a", published=published)
    return DocumentSummary(source=source, title=None, lang="en", encoding="utf-8", words=1, checked=checked)


def test_documents_that_the_knowledge_covers_are_not_told_of() -> None:
    assert list(outdated([summary(AS_OF), summary(date(1999, 1, 1)), summary(None)], AS_OF)) == []


def test_newer_documents_are_counted_in_one_line() -> None:
    later = [summary(date(2025, 7, 1)), summary(date(2025, 9, 1)), summary(AS_OF)]
    (line,) = outdated(later, AS_OF)
    assert line == "2 articles are newer than the knowledge (2025-06-30): " + (
        "who is alive or in office then is not judged"
    )


def test_a_year_past_the_knowledge_the_newest_day_is_named() -> None:
    (line,) = outdated([summary(date(2026, 11, 3))], AS_OF)
    assert line.startswith("1 article is newer")
    assert "the newest is of 2026-11-03, over a year later" in line


def test_documents_that_no_rule_for_facts_has_seen_do_not_count() -> None:
    assert list(outdated([summary(date(2026, 11, 3), checked=("quality",))], AS_OF)) == []
