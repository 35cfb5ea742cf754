"""How titles, bodies and names are read together."""

import pytest

from copydesk.knowledge import built_in
from copydesk.rules.facts.naming import Naming, namings

KNOWN = built_in()


def read(flat: str) -> list[Naming]:
    return list(namings(flat, tuple(KNOWN.mentions(flat)), KNOWN))


@pytest.mark.parametrize(
    ("flat", "shown", "title", "body", "qualifiers"),
    [
        ("German Chancellor Angela Merkel spoke.", "German Chancellor Angela Merkel", "chancellor", "Germany", ""),
        ("The then US president Barack Obama.", "then US president Barack Obama", "president", "United States", "then"),
        ("Former British prime minister Theresa May sang.", "", "prime minister", "United Kingdom", "former"),
        ("France's President Emmanuel Macron ate.", "", "president", "France", ""),
        ("A card from the president of Russia, Dmitry Medvedev.", "", "president", "Russia", ""),
        ("The World Bank's managing director Christine Lagarde.", "", "managing director", "World Bank", ""),
        ("Nato Secretary-General Mark Rutte opened it.", "", "secretary-general", "Nato", ""),
        ("Secretary-General-designate Antonio Guterres was chosen.", "", "secretary-general", None, "designate"),
        ("Barack Obama, the former US president, sang.", "", "president", "United States", "former"),
        ("Barack Obama, president of the United States, sang.", "", "president", "United States", ""),
        ("Barack Obama, the US president-elect, sang.", "", "president", "United States", "elect"),
        ("US President-elect Barack Obama sang.", "", "president", "United States", "elect"),
    ],
)
def test_title_body_and_qualifiers(flat: str, shown: str, title: str, body: str | None, qualifiers: str) -> None:
    (found,) = read(flat)
    assert (found.title, found.body, " ".join(sorted(found.qualifiers))) == (title, body, qualifiers)
    if shown:
        assert flat[found.start : found.end] == shown


@pytest.mark.parametrize(
    "flat",
    [
        "In Budapest Barack Obama met the president.",
        "Barack Obama, president of the chess club, smiled.",
        "The presidential adviser Barack Obama chose left.",
        "Barack Obama, the president said, would come.",
        "The leader Barack Obama spoke.",
    ],
)
def test_what_is_no_title_of_the_name(flat: str) -> None:
    assert [each for each in read(flat) if each.body] == []


def test_a_name_may_have_a_title_on_either_side() -> None:
    found = read("President Barack Obama, the former senator, sang.")
    assert [(each.title, each.form) for each in found] == [("president", "before"), ("senator", "behind")]
