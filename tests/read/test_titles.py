import pytest

from copydesk.read.titles import title_of

BODY = "\n\nThe river rose two metres in a night, the council said on Tuesday.\n"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("River floods the old town", "River floods the old town"),
        ("  River   floods ", "River floods"),
        ("# River floods", "River floods"),
        ("#NotAgain: river floods", "#NotAgain: river floods"),
        ("Court rules against the U.S.", "Court rules against the U.S."),
    ],
)
def test_a_first_line_is_the_title(line: str, title: str) -> None:
    assert title_of(line + BODY, 0) == title


@pytest.mark.parametrize(
    "line",
    [
        "The river rose in the night.",
        "“It was loud.”",
        "LISBON (AP) — The river rose",
        "NEW YORK, Sept. 3 -- The river rose",
        "By Jane Holloway",
        "x" * 161,
        "***",
        "<div>River floods</div>",
        "12",
    ],
    ids=[
        "an end mark",
        "an end mark in quotes",
        "a dateline",
        "a dateline with a date",
        "a byline",
        "too long",
        "marks",
        "markup",
        "a number",
    ],
)
def test_a_first_line_that_is_no_title(line: str) -> None:
    assert title_of(line + BODY, 0) is None


def test_the_first_line_of_a_wrapped_paragraph_is_no_title() -> None:
    lines = (
        "The river that runs through the old town rose by two metres in",
        "a single night, said the council, which had not been warned in",
        "time.",
    )
    text = "\n".join(lines)
    assert title_of(text, 0) is None


def test_a_line_that_nothing_follows_is_no_title() -> None:
    assert title_of("River floods the old town\n", 0) is None
    assert title_of("", 0) is None


def test_blank_lines_above_are_passed_over_and_front_matter_is_not_read() -> None:
    text = "---\ntitle: x\n---\n\n\nRiver floods" + BODY
    assert title_of(text, text.index("---\n\n") + 4) == "River floods"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_first_line_that_stands_alone_again_and_again_is_no_title(newline: str) -> None:
    parts = ("Advertisement", "The river rose in a night.", "Advertisement", "It was loud.", "Advertisement", "")
    assert title_of(newline.join(parts), 0) is None


def test_a_title_may_be_given_twice_and_open_other_lines() -> None:
    text = "River floods\n\nRiver floods\n\nRiver floods the town, they said.\n\nRiver floods it again, they said.\n"
    assert title_of(text, 0) == "River floods"
