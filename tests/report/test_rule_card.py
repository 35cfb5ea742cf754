"""A rule's card: everything its class says, for programs and for the terminal."""

from collections.abc import Iterator

import msgspec
import pytest

from copydesk.model import Document, Finding
from copydesk.report.rule_card import as_text, card, shorten_around_mark
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey


class GooseOptions(msgspec.Struct, frozen=True, rename="kebab"):
    """`fewest_geese`: from how many geese on it is reported; `loud`: report in capitals."""

    fewest_geese: int = 2
    loud: bool = False


class Goose(Rule):
    """A goose stands in the text.

    Geese are counted by their necks.

    Why it matters: geese bite.

    When it is wrong: where the goose is a game.

    How common: 2.5 in 1,000 articles on ponds.
    """

    code = "SQ901"
    name = "goose"
    languages = frozenset({"en", "de"})
    judged = (19, 20)
    options = GooseOptions
    help = "Feed it."
    aliases = ("SQ801",)
    bad = ("A ⟦goose⟧.", Case("Eine ⟦goose⟧.", published="2022-01-01", outlet="pond"), "Two ⟦geese⟧.")
    good = ("A duck.", "A swan.", "A coot.", "A tern.", "A hen.")

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        yield from ()


def test_the_page_is_told_apart_by_what_its_paragraphs_say() -> None:
    told = card(Goose)
    assert told.summary == "A goose stands in the text."
    assert told.method == ["Geese are counted by their necks."]
    assert told.why == "Geese bite."
    assert told.when_wrong == "Where the goose is a game."
    assert (told.how_common, told.per_1000) == ("2.5 in 1,000 articles on ponds.", 2.5)
    assert (told.judged, told.languages, told.aliases) == ((19, 20), ["de", "en"], ["SQ801"])


def test_options_have_their_name_in_the_config_a_kind_a_default_and_a_meaning() -> None:
    told = [(each.name, each.kind, each.default, each.about) for each in card(Goose).options]
    assert told == [
        ("fewest-geese", "a whole number", 2, "from how many geese on it is reported"),
        ("loud", "true or false", False, "report in capitals"),
    ]


def test_examples_keep_their_marks_and_what_they_stand_in() -> None:
    found = card(Goose).found
    assert [case.text for case in found] == ["A ⟦goose⟧.", "Eine ⟦goose⟧.", "Two ⟦geese⟧."]
    assert (found[1].published, found[1].outlet) == ("2022-01-01", "pond")


def test_the_page_for_the_terminal_says_it_all() -> None:
    page = as_text(Goose)
    for part in (
        "19 of 20 findings that were read were right",
        "[rules.options.SQ901]",
        "fewest-geese = 2  # a whole number; from how many geese on it is reported",
        "Eine ⟦goose⟧.  (2022-01-01, pond)",
        "(each is a test, 4 of 5)",
    ):
        assert part in page
    assert "\x1b[1mSQ901 goose\x1b[0m" in as_text(Goose, color=True)


@pytest.mark.parametrize(
    ("said", "rate"),
    [("None of 6,403 articles has one.", 0.0), ("133 of 6,403 have one.", 20.77), ("Nobody counted.", None)],
)
def test_the_rate_is_read_from_the_page(said: str, rate: float | None) -> None:
    page = type("Counted", (Goose,), {"__doc__": f"A goose.\n\nHow common: {said}", "__module__": __name__})
    assert card(page).per_1000 == rate


def test_a_long_example_is_cut_around_its_mark() -> None:
    cut = shorten_around_mark("before " * 100 + "⟦goose⟧" + " after" * 100)
    assert "⟦goose⟧" in cut
    assert len(cut) < 400
    assert shorten_around_mark("⟦" + "goose " * 100 + "⟧").count("⟧") == 1


@pytest.mark.parametrize("code", sorted(built_in_rules()))
def test_every_rule_has_a_whole_page(code: str) -> None:
    told = card(built_in_rules()[code])
    assert told.summary
    assert told.why, "no paragraph `Why it matters:`"
    assert told.when_wrong, "no paragraph `When it is wrong:`"
    assert told.help
    assert all(option.about for option in told.options), "the docstring of the options explains each: `name`: ..."
    page = as_text(built_in_rules()[code], width=100)
    assert max(map(len, page.splitlines())) <= 110
