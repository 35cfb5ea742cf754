"""Texts folded for the search of literals: whatever the script, a text reads as the literals of its characters."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.rules.fold import folded, folded_literal

SCRIPTS = "ÀÉÑŒΣẞIİıßПРИВЕТĄŻŁ”“\xa0\u2003\x85\t٣७ 9"
LINES = st.text(st.sampled_from(SCRIPTS) | st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]))


@given(LINES)
@example("Straße, ÀÉÎÕÜ ŒUVRE ΣΊΣΥΦΟΣ ОДИН ДВА ТРИ ЧЕТЫРЕ ПЯТЬ")
@example("İstanbul ISPARTA ılık")
@example("١٢٣ 456 ७८९\u2003x\x85y")
def test_a_text_is_folded_as_the_literals_looked_for_in_it(line: str) -> None:
    expected = "".join(folded_literal(char) for char in line.replace("İ", "i").replace("ı", "i"))
    assert folded(f"x{line}x").decode() == "\nx" + re.sub(" +", " ", expected) + "x\n"


@given(st.lists(LINES, min_size=1, max_size=4))
def test_each_line_is_folded_as_it_is_alone(lines: list[str]) -> None:
    assert folded("\n".join(lines)) == b"".join(folded(line)[:-1] for line in lines) + b"\n"


def test_bullets_go_and_so_does_what_cannot_be_written() -> None:
    assert folded("• Read more:\n  MORE \ud800 \n— 17") == "\nread more:\nmore ?\n— 00\n".encode()
