"""Texts read from printed pages: with `[quality] ocr` their noise is no finding, what is damaged beyond it still is."""

from collections import Counter
from pathlib import Path

import pytest

from copydesk import check_text
from copydesk.report.rule_card import as_text
from copydesk.rules.catalog import built_in_rules
from copydesk.settings import QualitySettings, RuleSettings, Settings

PAGES = sorted((Path(__file__).parents[2] / "cases" / "ocr").glob("*.txt"))
MOST = 2  # findings of a page of noise that would be borne


def codes(text: str, *, ocr: bool, **rules: object) -> Counter[str]:
    settings = Settings(quality=QualitySettings(ocr=ocr), rules=RuleSettings(**rules))  # type: ignore[arg-type]
    return Counter(finding.rule for finding in check_text(text, settings=settings, lang="en").findings)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_the_noise_of_a_page_is_no_finding_where_it_is_known_for_ocr(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert sum(codes(text, ocr=False).values()) > MOST
    assert sum(codes(text, ocr=True).values()) <= MOST


def test_all_that_goes_silent_is_what_noise_sets_off() -> None:
    loud: Counter[str] = Counter()
    for file in PAGES:
        loud += codes(file.read_text(encoding="utf-8"), ocr=False)
    assert {code for code in loud if code.startswith("SQ")} == {"SQ001", "SQ002", "SQ003", "SQ004", "SQ008", "SQ022"}


def test_damage_that_no_reading_machine_makes_is_still_found() -> None:
    text = "The caf\u00c3\u00a9 was shut, and a re\u200bward was offered.\n\nThe <br/> boat left.\n"
    assert set(codes(text, ocr=True)) == {"SQ005", "SQ007", "SQ011"}


def test_mixed_scripts_are_noise_unless_the_user_wants_them() -> None:
    text = "They paid a rewаrd of 400 to the man.\n"
    assert set(codes(text, ocr=False)) == {"SQ007"}
    assert not codes(text, ocr=True)
    wanted = {"invisible-characters": {"mixed-scripts": True}}
    assert set(codes(text, ocr=True, options=wanted)) == {"SQ007"}


@pytest.mark.parametrize("code", ["SQ001", "SQ002", "SQ003", "SQ004", "SQ008", "SQ010", "SQ021", "SQ022"])
def test_the_page_of_a_rule_says_that_it_goes_silent(code: str) -> None:
    assert "ocr" in as_text(built_in_rules()[code])
