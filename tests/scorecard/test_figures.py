"""What the scorecard counts beside readability, each figure on a text whose answer can be counted by hand."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.scorecard import scorecard
from copydesk.scorecard.rates import Card


def card(text: str, lang: str | None = "en") -> Card:
    return scorecard(Document(id="d", path="d", text=text, lang=lang))


TEN = "The ferry left the old harbour at noon on Sunday. "


def plain_variety(words: list[str]) -> float:
    windows = [words[at : at + 100] for at in range(len(words) - 99)]
    return sum(len(set(window)) for window in windows) / len(windows)


@given(st.integers(0, 2**32), st.integers(100, 400), st.integers(1, 300))
def test_variety_is_the_mean_of_different_words_over_all_windows_of_a_hundred(
    seed: int, total: int, kinds: int
) -> None:
    chosen = random.Random(seed)
    words = [f"w{chosen.randrange(kinds)}" for _ in range(total)]
    assert card(" ".join(words))["variety"] == pytest.approx(plain_variety(words), abs=0.006)


def test_fewer_than_a_hundred_words_have_no_variety() -> None:
    assert card(TEN * 9)["variety"] is None


def test_variety_does_not_depend_on_case() -> None:
    assert card("Tide tide " * 60)["variety"] == 1


def test_the_quoted_share_counts_words_between_marks() -> None:
    assert card("“One two three,” said the mayor. Nobody laughed at all.")["quoted_share"] == pytest.approx(0.3)


@pytest.mark.parametrize("lang", ["en", "de", None])
def test_numbers_are_counted_in_every_language(lang: str | None) -> None:
    text = "In 2019 waren 1,200.50 Meter Schnee und 12 Rehe da. 7"
    assert card(text, lang)["numbers_per_1000"] == pytest.approx(1000 * 4 / 13, abs=0.01)


NAMED = "“The bridge will be open by Easter,” Ada Lind said."
ROLE = "“The bridge will be open by Easter,” the mayor said."
NOBODY = "“The bridge will be open by Easter.”"


@pytest.mark.parametrize(
    ("quotations", "share"),
    [
        ((NAMED, NAMED, NAMED), 1),
        ((NAMED, NOBODY, NOBODY, NAMED), 0.5),
        ((ROLE, NOBODY, ROLE), 0),
        (("On Monday President Lind said: “We will open the bridge at last.”", ROLE, NOBODY), 0.333),
        (("“We shall see about that,” President said on Monday.", ROLE, NOBODY), 0),
        ((NAMED + " “It will cost us a fortune.”", NOBODY), 0.667),
    ],
)
def test_a_quotation_is_named_where_a_name_and_a_verb_of_saying_stand_by_it(
    quotations: tuple[str, ...], share: float
) -> None:
    assert card("\n\n".join(quotations))["named_speaker_share"] == share


def test_two_quotations_are_too_few_for_a_share_and_titles_are_none() -> None:
    assert card(f"{NAMED}\n\n{NAMED}\n\nShe wrote “Tides of Iron” and “Salt”.")["named_speaker_share"] is None


@pytest.mark.parametrize(
    "phrase",
    [
        "a person familiar with the talks said it would",
        "he spoke on condition of anonymity because",
        "two sources said the deal",
        "according to a government source it",
        "an aide asked not to be named",
        "one senior administration official told us",
        "an unnamed official in the ministry",
    ],
)
def test_somebody_left_unnamed_is_counted_once(phrase: str) -> None:
    text = f"The council met and {phrase} was over."
    assert card(text)["anonymous_per_1000"] == pytest.approx(1000 / card(text)["words"], abs=0.01)  # type: ignore[operator]


@pytest.mark.parametrize(
    "phrase",
    [
        "the river is a source of food",
        "many people said it was cold",
        "the man was identified as Ada Lind",
        "a senior at the school sang",
        "she was familiar with the song",
        "the Arizona lawmaker confirmed it",
        "open source code, she says,",
    ],
)
def test_look_alikes_of_unnamed_sources_do_not_count(phrase: str) -> None:
    assert card(f"The council met and {phrase} until noon.")["anonymous_per_1000"] == 0


def test_only_what_the_outlet_says_itself_is_hedged_loaded_or_in_the_first_person() -> None:
    said = "“I think this outrageous farce might perhaps end,” said the mayor."
    figures = card(said + " " + TEN)
    assert (figures["hedges_per_1000"], figures["loaded_per_1000"], figures["first_person_per_1000"]) == (0, 0, 0)
    figures = card("Perhaps we saw an outrageous farce. " + TEN + "Nobody on it spoke.")
    assert (figures["hedges_per_1000"], figures["loaded_per_1000"], figures["first_person_per_1000"]) == (50, 100, 50)


@pytest.mark.parametrize(("text", "count"), [("They told us and I’m glad", 2), ("The US navy and the US army", 0)])
def test_the_first_person_is_no_country(text: str, count: int) -> None:
    assert card(text)["first_person_per_1000"] == pytest.approx(1000 * count / len(text.split()), abs=0.01)


def test_present_perfects_of_reporting_count_outside_quotations_only() -> None:
    figures = card("The mayor has assured them. “He has stressed that,” Lind said. " + TEN)
    assert figures["translated_per_1000"] == pytest.approx(1000 / 21, abs=0.01)


def test_repeated_paragraphs_count_from_the_second_time_on() -> None:
    line = "The gate is shut.\n\n"
    assert card(line * 3 + "Now it is open.")["repeated_share"] == 0.5


@pytest.mark.parametrize("lang", ["de", "tr", None])
def test_without_lists_of_words_there_is_no_figure(lang: str | None) -> None:
    figures = card(TEN, lang)
    assert figures["hedges_per_1000"] is None and figures["anonymous_per_1000"] is None
    assert figures["numbers_per_1000"] == 0 and figures["quoted_share"] == 0


@pytest.mark.parametrize("lang", ["en", "tr"])
def test_figures_are_plain_numbers_that_can_be_written(lang: str) -> None:
    figures = card("\n\n".join((NAMED, NAMED, ROLE, "Perhaps we sang. " + TEN * 12)), lang)
    assert {type(figure) for figure in figures.values()} <= {float, type(None)}


def test_figures_do_not_depend_on_what_was_read_before() -> None:
    texts = [" ".join(f"word{number}{each}" for each in range(500)) + " perhaps we said so" for number in range(40)]
    alone = [card(text) for text in texts]
    assert [card(text) for text in reversed(texts)][::-1] == alone


@pytest.mark.parametrize(
    "piece", ["a", "I ", "“", "a.", "source ", "has assured ", "x\n\n", "“A b c d e,” said Lind. "]
)
def test_endless_texts_come_to_an_end(piece: str) -> None:
    assert card(piece * (300_000 // len(piece)))["words"] is not None
