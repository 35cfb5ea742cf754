"""Ages that a text tells together with a year of birth, and rules that must not choke on endless sentences."""

import pytest

from copydesk.model import Document
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.facts.told_age import age_beside, ages_with_birth
from copydesk.survey import no_survey


@pytest.mark.parametrize(
    "flat",
    [
        "Carla Moss, 58, was born in 1950.",
        "Carla Moss, 58, a painter who was born in Hull in 1950, has a new show.",
        "Carla Moss (58), born 1950, has a new show.",
        "Carla Moss was born in 1950 and is now 58.",
        "Carla Moss, a painter born in Hull in 1950, is 58.",
        "Carla Moss, who turns 58 this year, was born on 3 May 1950.",
        "Born in Hull in 1950, the painter Carla Moss, 58, has a new show.",
        "The 58-year-old painter was born in 1950.",
    ],
)
def test_age_and_year_of_birth_are_read_together(flat: str) -> None:
    assert [(age.age, age.born) for age in ages_with_birth(flat, "")] == [(58, 1950)]


@pytest.mark.parametrize(
    "flat",
    [
        "The daughter of Carla Moss, 58, was born in 1950.",
        "Carla Moss, 58, is the daughter of a painter born in 1950.",
        "Carla Moss was 58 when she left the house where she was born in 1950.",
        "Carla Moss, 58, works in a mill that was born in 1850.",
        "Carla Moss, 58, born in the 1950s.",
    ],
)
def test_ages_of_others_and_of_other_times_are_left_alone(flat: str) -> None:
    assert list(ages_with_birth(flat, "")) == []


@pytest.mark.parametrize(
    ("flat", "age"),
    [
        ("NAME, 58, spoke.", 58),
        ("NAME (58) spoke.", 58),
        ("NAME, who is 58, spoke.", 58),
        ("NAME is 58 years old.", 58),
        ("NAME, 58 percent said, lied.", None),
        ("NAME, 2018, oil on canvas.", None),
        ("NAME, 12, spoke.", None),
    ],
)
def test_an_age_stands_beside_a_name(flat: str, age: int | None) -> None:
    told = age_beside(flat, 0, 4)
    assert (told.age if told else None) == age


def test_words_before_the_name_are_its_own() -> None:
    flat = "The 31-year-old son of King Salman spoke."
    assert age_beside(flat, flat.index("King"), flat.index(" spoke")) is None


@pytest.mark.parametrize(
    "unit",
    [
        "born A",
        "Anna Hill, 42, ",
        "US President Joe Biden, 12, ",
        "the 45th president Obama ",
        "King Charles I of ",
        "B",
    ],
)
def test_an_endless_sentence_ends(unit: str) -> None:
    document = Document(id="x", path="x", text=unit * (60_000 // len(unit)) + "born president king", lang="en")
    for code in ("FS007", "FS008", "FS009", "FS014", "FS050", "FS051"):
        assert list(built_in_rules()[code]().check(document, no_survey())) == []
