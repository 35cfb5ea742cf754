"""Patterns compiled at their first use do what compiled ones do."""

import re

import pytest

from copydesk.text.pattern import lazily


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    late, plain = lazily(r"(?P<day>\d+) may", re.IGNORECASE), re.compile(r"(?P<day>\d+) may", re.IGNORECASE)
    text = "from 3 May to 14 MAY"
    assert (
        [match["day"] for match in late.finditer(text)]
        == [match["day"] for match in plain.finditer(text)]
        == ["3", "14"]
    )
    assert late.sub("x", text) == plain.sub("x", text)
    assert late.search(text, 8) is not None
    assert late.pattern == plain.pattern
    assert late.groupindex == plain.groupindex


def test_a_mistake_shows_at_the_first_use() -> None:
    broken = lazily("(")
    with pytest.raises(re.error):
        broken.search("x")
