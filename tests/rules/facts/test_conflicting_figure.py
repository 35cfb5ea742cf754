"""FS040: reports of one story that cannot both be right."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from copydesk.api import audit
from copydesk.model import Finding, Span
from copydesk.rules.facts.conflicting_figure import ConflictingFigure
from copydesk.rules.rule import Case
from copydesk.testing import failures, findings_on

CASES = Path(__file__).parents[2] / "cases" / "stories"
SWIM = (
    "The swim round the harbour wall at Tessmouth drew 738 swimmers on Sunday, the most since the race began, and the "
    "last of them climbed out after dark with a crab in her cap. The mayor, Gwen Carrow, held the towel."
)
OTHER = SWIM.replace("738", "783")
Pair = dict[str, Any]


def pairs(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text("utf-8"))["pair"]
    return [pytest.param(row, id=row["id"]) for row in rows]


def seen_from(pair: Pair, here: str, there: str) -> tuple[list[Span], list[Span]]:
    """The spans found and expected on one side."""
    case = Case(**pair[here], others=(Case(**pair[there]),))
    found, expected = findings_on(ConflictingFigure, case)
    return [finding.span for finding in found], expected


def row(name: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "text": text, "outlet": name, "lang": "en", "date": "2018-07-09"} | more


def conflicts(*rows: dict[str, Any], against: Any = None) -> list[Finding]:
    return [each for each in audit(list(rows), against=against).findings if each.rule == "FS040"]


def test_own_examples_hold() -> None:
    assert list(failures(ConflictingFigure)) == []


@pytest.mark.parametrize("pair", pairs("conflicts"))
def test_a_conflict_is_found_on_both_sides(pair: Pair) -> None:
    for here, there in (("left", "right"), ("right", "left")):
        found, expected = seen_from(pair, here, there)
        assert found == expected


@pytest.mark.parametrize("pair", pairs("look_alikes"))
def test_what_may_both_be_true_is_left_alone(pair: Pair) -> None:
    assert seen_from(pair, "left", "right") == ([], [])


def test_each_side_names_the_other_and_none_is_called_wrong() -> None:
    one, other = conflicts(row("echo", SWIM), row("post", OTHER))
    assert (one.document.id, one.text, one.partners[0].document.id) == ("echo", "738 swimmers", "post")
    assert (other.document.id, other.text, other.partners[0].text) == ("post", "783 swimmers", "738 swimmers")
    assert {one.severity, other.severity} == {"warning"}
    assert "“738 swimmers” here, “783 swimmers” in post (2018-07-09)" in one.message
    assert one.evidence["kind"] == "figure"
    assert one.evidence["slip"] == "swapped"


def test_it_says_how_many_outlets_have_each_wording() -> None:
    found = conflicts(row("echo", SWIM), row("post", OTHER), row("wire", SWIM, date="2018-07-08"))
    (post,) = [finding for finding in found if finding.document.id == "post"]
    assert [(each["words"], each["outlets"]) for each in post.evidence["wordings"]] == [
        ("738 swimmers", 2),
        ("783 swimmers", 1),
    ]
    assert "2 outlets have “738 swimmers”, 1 outlet has “783 swimmers”" in post.message
    assert [partner.document.id for partner in post.partners] == ["wire", "echo"]


def test_a_reference_is_held_against_but_not_reported_on() -> None:
    (finding,) = conflicts(row("echo", SWIM), against=[row("post", OTHER)])
    assert finding.document.id == "echo"
    assert finding.partners[0].reference


def test_versions_of_one_article_are_not_held_against_each_other() -> None:
    address = {"outlet": "echo", "url": "https://echo.example/swim"}
    assert conflicts(row("first", SWIM, **address), row("second", OTHER, **address)) == []


def test_a_text_in_another_language_is_not_read() -> None:
    assert conflicts(row("echo", SWIM), row("post", OTHER, lang="sv")) == []


def test_undated_copies_are_held_against_each_other() -> None:
    assert len(conflicts(row("echo", SWIM, date=None), row("post", OTHER, date=None))) == 2


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("7 " * 40_000, id="nothing but figures"),
        pytest.param("a" * 1_000_000, id="one word without an end"),
        pytest.param("Ada Lind " * 50_000, id="nothing but names"),
        pytest.param(SWIM.replace(". ", " ") * 500, id="a sentence without a stop"),
    ],
)
def test_hostile_text_is_read_in_linear_time(hostile: str) -> None:
    assert conflicts(row("echo", hostile), row("post", f"{hostile} "), row("tin", SWIM)) == []
