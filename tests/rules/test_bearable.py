"""Patterns that no run could bear are refused with their pack, in one line."""

from pathlib import Path

import pytest

from copydesk.model import Document
from copydesk.rules import pack as packs
from copydesk.rules import scan
from copydesk.rules.bearable import LARGEST, refusal, size
from copydesk.rules.pack import Entry, PackError, load_pack, read_pack
from copydesk.rules.scan import Scanner

PACK = """[[rule]]
code = "X001"
name = "house-style"
message = "{text}"

[[entry]]
id = "house.one"
rule = "house-style"
pattern = '''%s'''
bad = ["x"]
good = ["y"]
"""


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a+)+b", "runs away"),
        ("(?:a|aa)+$", "runs away"),
        (r"(?:\w+[ -]?)+?\d", "runs away"),
        ("press(?: press| pre ?ss)*!", "runs away"),
        ("(a{1000}){1000}", "counted repeats"),
        ("x{100000}", "counted repeats"),
        ("(?:(?:a{50}){50}){50}", "counted repeats"),
        ("a" * 10_001, "10,001 characters"),
        ("(over)?", "empty text"),
        ("over (the", "missing )"),
        ("[", "unterminated"),
    ],
    ids=lambda case: case[:20],
)
def test_unbearable_patterns_are_refused(pattern: str, reason: str) -> None:
    assert reason in (refusal(pattern) or "")
    with pytest.raises(PackError) as refused:
        read_pack(PACK % pattern, "mine.toml")
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("mine.toml:7: entry 'house.one': pattern: ")


@pytest.mark.parametrize(
    "pattern",
    [
        "read more",
        r"(?:\w+ ){3,6}read more",
        r"(?:[^\W\d]+ )*end$",
        r"(\w)\1",
        "(?<=a )b",
        r"\d{1,3}(?:,\d{3})+",
        ".*x",
    ],
)
def test_what_editors_write_is_taken(pattern: str) -> None:
    assert refusal(pattern) is None


def test_the_size_of_a_pattern_counts_repeats_in_repeats() -> None:
    assert size("abc") == 3
    assert size("(?:ab){10}") == 20
    assert size("(?:(?:ab){10}c){10}") == 210
    assert size("(a{100}){100}") == 10_000 < LARGEST


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("x = " + "[" * 20_000, "no valid TOML"),
        ("x = " + "9" * 9_000, "no valid TOML"),
        ("#" * (packs.LARGEST_FILE + 1), "larger than"),
        ("[[entry]]\n" * (packs.MOST_TABLES + 1), "tables, more than"),
        (PACK.replace("{text}", "m" * 600) % "x", "message is longer"),
    ],
    ids=["nested", "digits", "large", "many", "wordy"],
)
def test_packs_of_silly_size_are_refused_in_a_line(tmp_path: Path, content: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(content)
    with pytest.raises(PackError, match=reason) as refused:
        load_pack(file)
    assert len(str(refused.value)) < 500


def test_a_pattern_that_is_slow_on_every_line_is_stopped_on_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    """No line alone takes its patience; all together take more than a document's."""
    monkeypatch.setattr(scan, "LINES_WORTH", 0)
    entries = [
        Entry(id=name, rule=name, pattern=pattern, bad=("x",), good=("y",))
        for name, pattern in (("slow", "over"), ("other", "never"))
    ]
    result = Scanner(entries).scan(Document(id="d", path="d", text="It was over.\n" * 3, lang="en"))
    assert [entry.id for entry in result.slow] == ["slow"]
    assert len(result.hits) == 1
