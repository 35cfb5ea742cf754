import pytest

from copydesk.report.rule_page import markdown, paragraphs, plain, summary
from copydesk.rules.catalog import built_in_rules


@pytest.mark.parametrize("code", list(built_in_rules()))
def test_every_page_says_why_and_when_it_is_wrong(code: str) -> None:
    shown = markdown(built_in_rules()[code])
    assert "**Why it matters:** " in shown
    assert "**When it is wrong:** " in shown
    assert "**Not found:**\n\n- " in shown
    assert "---" not in "".join(paragraphs(built_in_rules()[code]))


def test_a_page_begins_with_what_is_wrong_and_ends_with_what_to_do() -> None:
    rule = built_in_rules()["FS001"]
    assert summary(rule).startswith("Someone who was alive")
    assert plain(rule).split("\n\n")[-1] == f"What to do: {rule.help}"
