"""Users' facts about places over ours: theirs win where the times overlap, and new places are found in texts."""

from datetime import date

import pytest

from copydesk.knowledge import Knowledge, KnowledgeError, built_in
from copydesk.knowledge.local import LocalFile, parse_local
from copydesk.knowledge.local_write import as_toml
from copydesk.knowledge.lookup import entries
from copydesk.knowledge.overlay import added, overlay

TOML = """
[[place]]
name = "Kazakhstan"
source = "gazette"
as_of = 2026-06-01

[[place.fact]]
kind = "capital"
value = "Almaty"
from = 2026-01-01

[[place.fact]]
kind = "member of"
value = "EU"
from = "2020"
to = "2021"

[[place.fact]]
kind = "called"
value = "Kazakhia"
to = 1990-01-01

[[place]]
name = "Pennick"
aliases = ["Pennick-on-Sea"]

[[place.fact]]
kind = "in"
value = "UK"
as_of = 2026-06-01
"""


def known(text: str = TOML) -> Knowledge:
    return overlay(parse_local(text, "p.toml"), built_in()).knowledge


def test_a_capital_wins_where_the_times_overlap() -> None:
    world = known().world
    told = [f"{'/'.join(spell.names)} {spell.dates}" for spell in world.capitals["Kazakhstan"]]
    assert told[-1] == "Almaty/Alma-Ata since 2026-01-01"
    assert "Astana since 2022-09-17" not in told
    assert "Nur-Sultan/Nursultan 2019-03-23 to 2022-09-17" in told
    assert world.capitals["France"] == built_in().world.capitals["France"]


def test_memberships_cities_and_names_are_added() -> None:
    world = known().world
    assert world.member("European Union", "Kazakhstan", date(2020, 12, 31)) is True
    assert [spell.dates for spell in world.memberships["European Union", "Kazakhstan"]] == ["2020 to 2021"]
    assert [city.state for city in world.cities["Pennick"]] == ["United Kingdom"]
    assert world.former_names["Kazakhia"].successor == "Kazakhstan"
    assert {place.named("city") for place in world.places("to Pennick")} == {"Pennick"}
    assert list(world.places("to Pennick-on-Sea"))


def test_the_built_in_world_stays_as_it_was() -> None:
    known()
    assert "Pennick" not in built_in().world.cities
    assert not list(built_in().world.places("to Pennick"))


def test_show_tells_the_file_and_the_line() -> None:
    (entry,) = entries("kazakhstan", known())
    assert "gazette (p.toml:8)" in {fact.source for fact in entry.facts}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param(
            'kind = "capital"', 'kind = "captial"', "p.toml:8: kind 'captial' is none of capital, in", id="kind"
        ),
        pytest.param('value = "Almaty"', "", "p.toml:7: value is missing", id="value"),
        pytest.param('to = "2021"', 'to = "2019"', "p.toml:16: to (2019) is before from (2020)", id="reversed"),
        pytest.param('value = "UK"\nas_of = 2026-06-01', 'value = "UK"', "p.toml:27: a fact without an end", id="open"),
        pytest.param('name = "Pennick"', "", "p.toml:23: name is missing", id="name"),
        pytest.param("[[place.fact]]", "[[place.term]]", "p.toml:2: unknown column 'term'", id="table"),
    ],
)
def test_a_mistake_is_one_line_with_file_and_line(old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        parse_local(TOML.replace(old, new), "p.toml")
    assert str(caught.value).startswith(message)


def test_places_are_written_and_read_back() -> None:
    file = parse_local(TOML, "p.toml")
    text = as_toml(file)
    again = parse_local(text, "p.toml")
    assert as_toml(again) == text
    assert [(place.name, len(place.facts)) for place in again.places] == [("Kazakhstan", 3), ("Pennick", 1)]


def test_an_added_place_replaces_one_of_its_name() -> None:
    file, _ = added(LocalFile(), parse_local(TOML, "p.toml"), source="p.toml")
    more = parse_local('[[place]]\nname = "Pennick"\n', "q.toml")
    file, _ = added(file, more, source="q.toml")
    assert [(place.name, place.source, len(place.facts)) for place in file.places] == [
        ("Kazakhstan", "gazette", 3),
        ("Pennick", "q.toml", 0),
    ]
