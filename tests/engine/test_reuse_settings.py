"""What the settings of [reuse] do to an audit, and who was first."""

from typing import Any

import pytest

from copydesk.api import audit
from copydesk.settings import ReuseSettings, Settings

KITES = (
    "Eleven kites crashed into the lighthouse during the festival on Sunday, and the keeper climbed out to cut the "
    "strings with a bread knife. Nobody was hurt, but the lamp stayed dark for two nights."
)  # 35 words
LONG = " ".join(f"Day {day} brought {day * 7919} herons, {day * 104729} coins and no rain." for day in range(2, 40))


def row(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": f"The {name} bandstand is green.\n\n{KITES}", "outlet": name, "lang": "en"} | more


def found(rows: list[dict[str, Any]], **reuse: Any) -> list[str]:
    report = audit(rows, settings=Settings(reuse=ReuseSettings(**reuse)))
    return [finding.document.id for finding in report.findings if finding.family == "reuse"]


def test_min_words_is_the_shortest_passage() -> None:
    assert found([row("a"), row("b")], min_words=35) == ["a", "b"]
    assert found([row("a"), row("b")], min_words=60) == []


def test_min_share_is_of_the_shorter_document() -> None:
    rows = [row("a"), row("b", text=f"{LONG}\n\n{KITES}\n\n{LONG[::-1]}")]
    assert found(rows, min_share=0.8) == ["a", "b"]
    assert found(rows, min_share=0.95) == []


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param("2020-01-08", ["a", "b"], id="within"),
        pytest.param("2020-01-09", [], id="beyond"),
        pytest.param(None, ["a", "b"], id="undated"),
    ],
)
def test_window_days_is_between_two_dated_documents(date: str | None, expected: list[str]) -> None:
    assert found([row("a", date="2020-01-01"), row("b", date=date)], window_days=7) == expected


def test_within_outlet_compares_an_outlet_with_itself() -> None:
    rows = [row("a", outlet="x"), row("b", outlet="x", text=f"{LONG}\n\n{KITES}")]
    assert found(rows) == []
    assert found(rows, within_outlet=True) == ["a", "b"]


def test_ignored_outlets_meet_nobody() -> None:
    rows = [row("a"), row("b"), row("agency")]
    assert found(rows) == ["a", "b", "agency"]
    assert found(rows, ignore_outlets=("agency",)) == ["a", "b"]
    assert found(rows, ignore_outlets=("agency", "a")) == []


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        pytest.param("2020-01-01T08:00:00Z", "2020-01-01T09:30:00Z", "later", id="to the hour"),
        pytest.param("2020-01-01T23:30:00-05:00", "2020-01-01T23:45:00Z", "earlier", id="across time zones"),
        pytest.param("2020-01-01", "2020-01-01T09:30:00Z", "same-day", id="a day against an hour"),
        pytest.param("2020-01-01", "2020-01-02", "later", id="days"),
        pytest.param("2020-01", "2020-01-15", "unknown", id="a month against a day in it"),
        pytest.param("2020-01", "2020-02-15", "later", id="a month against a later day"),
        pytest.param(None, "2020-02-15", "unknown", id="undated"),
    ],
)
def test_who_was_first_is_told_as_exactly_as_the_dates_allow(first: str | None, second: str, relation: str) -> None:
    report = audit([row("a", date=first), row("b", date=second)])
    [finding] = [each for each in report.findings if each.document.id == "a" and each.family == "reuse"]
    assert finding.partners[0].relation == relation
    assert finding.severity == ("note" if relation == "later" else "warning")
