"""What the frame asks of a rule class, and what it derives from it."""

from typing import Any

import pytest

from copydesk.model import Document, Span
from copydesk.rules.rule import Case, Rule, RuleError

COMPLETE: dict[str, Any] = {
    "__doc__": "Something is wrong.",
    "code": "SQ900",
    "name": "some-rule",
    "bad": ("⟦a⟧", "b ⟦c⟧", "⟦d⟧ e"),
    "good": ("1", "2", "3", "4", "5"),
}


def make(**changes: Any) -> type[Rule]:
    return type("SomeRule", (Rule,), {**COMPLETE, **changes})


def test_a_complete_class_is_a_rule_with_its_family() -> None:
    assert make().family == "quality"
    assert make(code="X001").family == "custom"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({"__doc__": None}, "docstring", id="no page"),
        pytest.param({"code": "SQ1"}, "`code`", id="short code"),
        pytest.param({"name": "Some Rule"}, "kebab-case", id="name with spaces"),
        pytest.param({"bad": ("⟦a⟧", "⟦b⟧")}, "at least 3 bad", id="two bad cases"),
        pytest.param({"good": ("1", "2", "3", "4")}, "5 good", id="four good cases"),
        pytest.param({"bad": ("⟦a⟧", "⟦b⟧", "unmarked")}, "⟦ ⟧", id="a bad case without marks"),
        pytest.param({"severity": "error", "confidence": 0.9}, "never an error", id="an error that is unsure"),
    ],
)
def test_an_incomplete_class_is_refused_when_it_is_made(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(RuleError, match=said):
        make(**changes)


def test_marks_give_the_plain_text_and_the_spans() -> None:
    assert Case("He ⟦said said⟧ so, ⟦twice⟧.").plain() == ("He said said so, twice.", [Span(3, 12), Span(17, 22)])


def test_a_finding_below_the_bar_is_never_an_error() -> None:
    rule = make(severity="error", confidence=0.98)()
    document = Document(id="a", path="a", text="abc")
    assert rule.finding(document, Span(0, 1), message="m").severity == "error"
    assert rule.finding(document, Span(0, 1), message="m", confidence=0.9).severity == "warning"
