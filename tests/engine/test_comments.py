"""Comments that silence a rule where they stand."""

import pytest

from copydesk import audit
from copydesk.engine.comments import comments_of
from copydesk.model import Document, Ignore

SLIP = "The minister said that the the bridge would be mended before winter.\n"


def ignores(text: str, path: str = "a.md", row: int | None = None) -> tuple[Ignore, ...]:
    return comments_of(Document(id=path, path=path, text=text, row=row))[0]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!-- audit: ignore SQ001 a pun -->\nText", Ignore(("SQ001",), "a pun", 1, 2)),
        (
            "Text <!--audit:ignore SQ001,BP003 it is  quoted--> more\n\n\nText",
            Ignore(("SQ001", "BP003"), "it is quoted", 1, 2),
        ),
        ("a\r\n<!-- audit: ignore doubled-word x -->\r\n\r\nb", Ignore(("doubled-word",), "x", 2, 4)),
        ("<!-- audit: ignore SQ001 -->\nText", Ignore(("SQ001",), "", 1, 2)),
        ("Text\n<!-- audit: ignore SQ001 the end -->", Ignore(("SQ001",), "the end", 2, 2)),
    ],
    ids=[
        "before a line",
        "in a line, whose next one is blank",
        "line ends of Windows",
        "without a reason",
        "at the end",
    ],
)
def test_a_comment_is_read_with_its_rules_reason_and_lines(text: str, found: Ignore) -> None:
    assert ignores(text) == (found,)


@pytest.mark.parametrize(
    ("text", "path", "row"),
    [
        ("<!-- audit: ignore SQ001 a pun -->\nText", "a.txt", None),
        ("<!-- audit: ignore SQ001 a pun -->\nText", "a.jsonl", 1),
        ("<!-- ignore SQ001 a pun -->\nText", "a.md", None),
        ("<!-- audit: ignore SQ001\na pun -->\nText", "a.md", None),
    ],
    ids=["in plain text", "in a record", "another comment", "over two lines"],
)
def test_nothing_else_is_a_comment_to_us(text: str, path: str, row: int | None) -> None:
    assert ignores(text, path, row) == ()


def test_a_hostile_text_is_read_in_one_go() -> None:
    many = "<!-- audit: ignore SQ001 x -->" * 20_000
    assert len(ignores(many + "\n" * 200_000)) == 20_000
    assert ignores("<!-- audit: ignore " * 100_000 + "x" * 500_000) == ()


def test_a_comment_silences_its_line_and_no_rule_reads_it() -> None:
    text = f"First paragraph.\n\n<!-- audit: ignore SQ001 a pun pun --> {SLIP}\n{SLIP}"
    report = audit([Document(id="a.md", path="a.md", text=text, lang="en")])
    assert [(each.rule, each.location.line if each.location else 0) for each in report.findings] == [("SQ001", 5)]
    assert [(each.by, each.reason) for each in report.suppressed] == [("comment", "a pun pun")]


def test_a_comment_that_silences_nothing_is_told() -> None:
    text = f"<!-- audit: ignore FS001 he is dead -->\n{SLIP}"
    report = audit([Document(id="a.md", path="a.md", text=text, lang="en")])
    assert [each.rule for each in report.findings] == ["SQ001"]
    assert [(each.path, each.line, each.rule) for each in report.stale] == [("a.md", 1, "FS001")]
