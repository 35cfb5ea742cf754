"""The whole family of rules for facts on short articles: silent where all holds, and right where one thing does not."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from copydesk.model import Finding
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.rule import Case
from copydesk.testing import findings_on

CASES = Path(__file__).parents[2] / "cases" / "facts"
FACTS = [rule for rule in built_in_rules().values() if rule.family == "facts"]


def articles(name: str) -> list[Any]:
    read = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["article"]
    return [pytest.param(article, id=article["id"]) for article in read]


def case(article: dict[str, Any]) -> Case:
    return Case(article["text"].strip(), published=article["published"].isoformat())


def findings(article: dict[str, Any]) -> list[Finding]:
    return [found for rule in FACTS for found in findings_on(rule, case(article))[0]]


@pytest.mark.parametrize("article", articles("clean.toml"))
def test_nothing_is_found_where_everything_holds(article: dict[str, Any]) -> None:
    assert [(found.rule, found.message) for found in findings(article)] == []


@pytest.mark.parametrize("article", articles("slips.toml"))
def test_the_one_slip_is_found_and_nothing_else(article: dict[str, Any]) -> None:
    _, (slip,) = case(article).plain()
    found = findings(article)
    assert {each.rule for each in found} == {article["rule"]}
    assert all(each.span.start < slip.end and slip.start < each.span.end for each in found)
