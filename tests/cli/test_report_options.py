"""--report-text and --html-pages, on the command line and in the config."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]
SECRET = "The harbour was calm that evening."
TEXT = f"{SECRET}\n\nThe mayor said that the the pier would be mended.\n"


def pages() -> list[str]:
    return [page.read_text() for page in sorted(Path("audit-report/pages").glob("*.html"))]


@pytest.fixture(autouse=True)
def _corpus(cli: Cli, write: Write) -> None:
    """Two articles, in the folder that `cli` runs in."""
    write("post/2024-03-12-pier.txt", TEXT)
    write("post/2024-03-13-calm.txt", "Nothing happened on the second day either, and nobody minded.\n")


class TestReportText:
    """How much of the articles the pages show."""

    def test_articles_are_shown_in_full_unless_asked(self, cli: Cli) -> None:
        cli("post", "--isolated")
        assert any(SECRET in page and 'data-f="1">the the</mark>' in page for page in pages())

    @pytest.mark.parametrize(("how", "marked"), [("excerpt", True), ("none", False)])
    def test_less_of_them_on_the_command_line(self, cli: Cli, how: str, marked: bool) -> None:
        cli("post", "--isolated", "--report-text", how)
        assert not any(SECRET in page for page in pages())
        assert any('data-f="1">the the</mark>' in page for page in pages()) is marked

    def test_less_of_them_in_the_config(self, cli: Cli, write: Write) -> None:
        write("copydesk.toml", '[report]\ntext = "excerpt"\n')
        cli("post")
        assert not any(SECRET in page for page in pages())

    def test_the_plain_page_keeps_to_it(self, cli: Cli) -> None:
        assert SECRET in cli("post", "--isolated", "--format", "html").out
        assert SECRET not in cli("post", "--isolated", "--format", "html", "--report-text", "none").out

    def test_another_word_is_an_error(self, cli: Cli) -> None:
        done = cli("post", "--isolated", "--report-text", "half")
        assert done.code == 2
        assert "full" in done.err or "half" in done.err


@pytest.mark.parametrize(("most", "written"), [("0", 0), ("1", 1), ("9", 2)])
def test_so_many_articles_get_a_page(cli: Cli, most: str, written: int) -> None:
    cli("post", "--isolated", "--html-pages", most)
    assert len(pages()) == written
    if written == 1:
        assert "the the" in pages()[0]


def test_what_the_pages_show_is_no_setting_that_changes_findings(cli: Cli) -> None:
    cli("post", "--isolated", "--report-dir", "one")
    cli("post", "--isolated", "--report-dir", "two", "--report-text", "none", "--html-pages", "1")
    assert Path("one/findings.json").read_bytes() == Path("two/findings.json").read_bytes()
