"""The catalogue: which rules there are, and which of them a run selects."""

import pytest

from copydesk.rules.catalog import built_in_rules, find_rule, make, select
from copydesk.settings import RuleSettings, SettingsError
from copydesk.testing import failures

RULES = built_in_rules()


def chosen(**settings: object) -> set[str]:
    return {rule.code for rule in select(RuleSettings(**settings), RULES)}  # type: ignore[arg-type]


@pytest.mark.parametrize("code", RULES)
def test_every_rule_does_what_its_examples_say(code: str) -> None:
    assert list(failures(RULES[code])) == []


@pytest.mark.parametrize("code", RULES)
def test_every_rule_says_what_to_do(code: str) -> None:
    assert RULES[code].help


def test_names_and_codes_are_unique() -> None:
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_by_default_every_rule_runs_but_previews() -> None:
    assert chosen() == {code for code, rule in RULES.items() if not rule.preview}


@pytest.mark.parametrize("word", ["FS001", "fs001", "late-but-living", "Late-But-Living"])
def test_a_rule_is_selected_by_code_or_name_in_any_case(word: str) -> None:
    assert chosen(select=(word,)) == {"FS001"}


def test_a_family_and_its_prefix_select_the_same() -> None:
    assert chosen(select=("boilerplate",)) == chosen(select=("BP",)) != set()


def test_several_selectors_may_stand_in_one_word() -> None:
    assert chosen(select=("FS001,SQ001",)) == {"FS001", "SQ001"}


def test_the_more_specific_selector_wins() -> None:
    assert chosen(select=("FS001",), ignore=("facts",)) == {"FS001"}
    assert "FS001" not in chosen(select=("facts",), ignore=("FS001",))
    assert chosen(select=("BP003",), ignore=("BP",)) == {"BP003"}


def test_ignore_wins_a_tie() -> None:
    assert chosen(select=("FS001", "FS002"), ignore=("FS001",)) == {"FS002"}


def test_a_choice_that_leaves_no_rule_is_a_mistake() -> None:
    assert chosen(ignore=("ALL",)) == set()
    with pytest.raises(SettingsError, match="leave no rule to run"):
        chosen(select=("FS001",), ignore=("FS001",))


def test_extend_select_adds_to_the_selected() -> None:
    assert chosen(select=("FS001",), extend_select=("SQ001",)) == {"FS001", "SQ001"}


def test_an_unknown_rule_is_an_error_with_a_hint() -> None:
    with pytest.raises(SettingsError, match=r"unknown rule `late-but-livin`; did you mean `late-but-living`\?"):
        chosen(select=("late-but-livin",))


def test_a_rule_is_found_by_code_and_by_name() -> None:
    assert find_rule("sq001", RULES) is find_rule("doubled-word", RULES) is RULES["SQ001"]


def test_options_of_a_rule_without_options_are_refused() -> None:
    with pytest.raises(SettingsError, match="has no options"):
        make([RULES["SQ001"]], RuleSettings(options={"SQ001": {"x": 1}}))
