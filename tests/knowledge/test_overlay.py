"""Users' rows over ours: theirs win, namesakes stay apart, and it is told which is which."""

from datetime import date
from pathlib import Path

import pytest

from copydesk.knowledge import Knowledge, Person, built_in, knowledge_with, local_knowledge, read_people
from copydesk.knowledge.local import parse_local
from copydesk.knowledge.overlay import Overlay, added, overlay

HEAD = "name,aliases,born,died,office,place,from,to,source,as_of,id\n"
OURS = read_people(
    "id\tname\taliases\ttitled\tborn\tdied\tas_of\tsource\n"
    "ann-lee\tAnn Lee\tAnnie Lee\tLee\t1950-03-01\t\t2020-01-01\tparish register\n"
    "bo-ek\tBo Ek\t\t\t1940\t2010-02-02\t2020-01-01\tpress archives\n",
    "person\toffice\tbody\tstart\tend\tas_of\n"
    "ann-lee\tmayor\tPennick\t1990\t1994\t2020-01-01\n"
    "ann-lee\tmayor\tPennick\t2001\t2005\t2020-01-01\n"
    "ann-lee\tpresident\tFrance\t2010\t\t2020-01-01\n",
    people_label="p",
    terms_label="t",
)


def laid(rows: str) -> Overlay:
    return overlay(parse_local(HEAD + rows, "m.csv"), Knowledge(OURS, version="ours"), version=rows.encode())


def person(result: Overlay, identity: str) -> Person:
    found = result.knowledge.person(identity)
    assert found is not None
    return found


def test_a_new_person_is_known_like_ours() -> None:
    result = laid("Cy Dow,Dow,1970,,mayor,Pennick,2011,,town hall,2024-01-01,\n")
    (mention,) = result.knowledge.mentions("Then Cy Dow spoke.")
    assert [each.id for each in mention.people] == ["cy-dow"]
    assert mention.people[0].origin == "m.csv:2"
    assert mention.people[0].alive_on(date(2024, 1, 1)) is True
    assert mention.people[0].alive_on(date(2024, 1, 2)) is None
    (titled,) = result.knowledge.mentions("Mayor Dow spoke.")
    assert titled.needs_title
    assert result.knowledge.as_of == date(2024, 1, 1)


def test_a_term_of_the_same_office_and_time_is_replaced_and_others_stay() -> None:
    result = laid("Ann Lee,,,,mayor,Pennick,2001-05-01,2006,minutes,,\n")
    assert [term.label for term in person(result, "ann-lee").terms] == [
        "mayor of Pennick 1990 to 1994",
        "mayor of Pennick 2001-05-01 to 2006",
        "president of France since 2010",
    ]
    assert person(result, "ann-lee").terms[1].origin == "m.csv:2"
    assert [(local.origin, ours.id) for local, ours in result.replaced] == [("m.csv:2", "ann-lee")]


def test_life_is_ours_unless_the_file_tells_of_it() -> None:
    result = laid("Ann Lee,,,,mayor,Pennick,2001,2005,minutes,,\n")
    assert (person(result, "ann-lee").source, person(result, "ann-lee").origin) == ("parish register", "")
    told = person(laid("Ann Lee,,,2024-06-01,,,,,obituary,,\n"), "ann-lee")
    assert (str(told.died), told.source, told.origin) == ("2024-06-01", "obituary", "m.csv:2")


def test_a_file_that_knows_of_later_deeds_takes_back_a_death() -> None:
    result = laid("Bo Ek,,1940,,mayor,Pennick,2015,,town hall,2024-01-01,\n")
    assert person(result, "bo-ek").died is None


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("Ann Lee,,1950,,mayor,Ilford,1999,2000,x,,", id="birth-agrees"),
        pytest.param("Annie Lee,,1960,,president,France,2010,2012,x,,", id="office-is-the-same"),
        pytest.param("ANN LEE,,,2021,,,,,x,,ann-lee", id="id-says-so"),
        pytest.param("Ann Lee,,,2021,,,,,x,,", id="nothing-speaks-against-it"),
    ],
)
def test_who_is_meant_is_found(row: str) -> None:
    result = laid(f"{row}\n")
    assert [ours.id for _, ours in result.replaced] == ["ann-lee"]
    assert len(result.knowledge.people) == len(OURS)


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("Ann Lee,,1985,,mayor,Ilford,2019,2020,x,,", id="other-birth"),
        pytest.param("Ann Lee,,,,mayor,Ilford,2019,2020,x,,", id="other-office-and-no-birth"),
    ],
)
def test_a_namesake_stays_apart_and_makes_the_name_unsure(row: str) -> None:
    result = laid(f"{row}\n")
    assert [ours.id for _, ours in result.namesakes] == ["ann-lee"]
    (mention,) = result.knowledge.mentions("Ann Lee came.")
    assert {each.id for each in mention.people} == {"ann-lee", "ann-lee-2"}
    assert all("Ann Lee" in each.shared for each in mention.people)


def test_places_are_called_as_ours_and_new_ones_are_found_in_texts() -> None:
    result = laid("Cy Dow,,,,mayor,Pennick,2011,2012,x,,\nDi Fox,,,,envoy,UK,2011,2012,x,,\n")
    assert person(result, "di-fox").terms[0].body == "United Kingdom"
    (place,) = result.knowledge.world.places("the mayor of Pennick")
    assert place.named("organisation") == "Pennick"
    assert not list(built_in().world.places("the mayor of Pennick"))


def test_a_later_file_wins_and_the_version_tells_each_state(tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    first.write_text(HEAD + "Zed Quill,,1970,,mayor,Pennick,2001,2005,a,,\n", encoding="utf-8")
    second.write_text(HEAD + "Zed Quill,,1970,,mayor,Pennick,2001,2006,b,,\n", encoding="utf-8")
    known = knowledge_with((str(first), str(second)))
    zed = known.person("zed-quill")
    assert zed is not None
    assert [term.dates for term in zed.terms] == ["2001 to 2006"]
    assert len({known.version, knowledge_with((str(first),)).version, built_in().version}) == 3
    assert local_knowledge((str(first), str(second))) == (
        "local knowledge: 2 people from a.csv, b.csv, in the place of 1 known rows",
    )


def test_without_files_the_facts_are_the_built_in_ones() -> None:
    assert knowledge_with(()) is built_in()
    assert local_knowledge(()) == ()


def test_adding_replaces_the_same_person_and_names_the_source() -> None:
    kept = parse_local(HEAD + "Cy Dow,,1970,,mayor,Pennick,2011,2012,x,,\nDi Fox,,,,,,,,y,,\n", "k.csv")
    more = parse_local(HEAD + "Cy Dow,,,,mayor,Pennick,2011,2013,,,\n", "m.csv")
    file, renewed = added(kept, more, source="m.csv")
    assert renewed == 1
    assert [(each.name, each.source) for each in file.people] == [("Di Fox", "y"), ("Cy Dow", "m.csv")]
