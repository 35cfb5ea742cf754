"""The import from Wikidata: entities in the real format with all their oddities, of invented people."""

import bz2
import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from copydesk.knowledge import KnowledgeError, built_in
from copydesk.knowledge.local import LocalFile, LocalPerson, parse_local
from copydesk.knowledge.local_write import as_csv, as_toml
from copydesk.knowledge.overlay import overlay
from copydesk.knowledge.wikidata import Import, import_wikidata
from copydesk.knowledge.wikidata_sparql import query_text

GREGORIAN, JULIAN = "http://www.wikidata.org/entity/Q1985727", "http://www.wikidata.org/entity/Q1985786"

Json = dict[str, Any]


def snak(property_id: str, kind: str = "value", **value: Any) -> Json:
    made: Json = {"snaktype": kind, "property": property_id, "hash": "0f" * 20, "datatype": "wikibase-item"}
    if value:
        made["datavalue"] = value
    return made


def item(property_id: str, identity: str, *, number: bool = True) -> Json:
    value: Json = {"entity-type": "item", "id": identity}
    if number:
        value["numeric-id"] = int(identity[1:])
    return snak(property_id, value=value, type="wikibase-entityid")


def time(property_id: str, text: str, precision: int = 11, calendar: str = GREGORIAN) -> Json:
    value = {
        "time": text,
        "timezone": 0,
        "before": 0,
        "after": 0,
        "precision": precision,
        "calendarmodel": calendar,
    }
    return snak(property_id, value=value, type="time")


def day(property_id: str, text: str) -> Json:
    return time(property_id, f"+{text}T00:00:00Z")


def statement(main: Json, *qualifiers: Json, rank: str = "normal") -> Json:
    made: Json = {"mainsnak": main, "type": "statement", "id": "Q1$0-1", "rank": rank, "references": []}
    if qualifiers:
        made["qualifiers"] = {}
        for each in qualifiers:
            made["qualifiers"].setdefault(each["property"], []).append(each)
        made["qualifiers-order"] = list(made["qualifiers"])
    return made


def entity(identity: str, label: str | None, *statements: Json, aliases: tuple[str, ...] = (), **labels: str) -> Json:
    claims: dict[str, list[Json]] = {}
    for each in statements:
        claims.setdefault(each["mainsnak"]["property"], []).append(each)
    names = ({"en": label} if label else {}) | labels
    return {
        "type": "item",
        "id": identity,
        "labels": {key: {"language": key, "value": value} for key, value in names.items()},
        "descriptions": {"en": {"language": "en", "value": "somebody"}},
        "aliases": {"en": [{"language": "en", "value": name} for name in aliases]} if aliases else [],
        "claims": claims,
        "sitelinks": [],
        "lastrevid": 1,
        "modified": "2025-06-01T00:00:00Z",
    }


def human(identity: str, label: str | None, *statements: Json, **more: Any) -> Json:
    return entity(identity, label, statement(item("P31", "Q5")), *statements, **more)


MAYOR_OF_PENNICK = entity("Q9001", "Mayor of Pennick", statement(item("P1001", "Q9002")))
PENNICK = entity("Q9002", "Pennick", statement(item("P17", "Q9003")))
ISLE = entity("Q9003", "Isle of Trask")

AS_OF = date(2025, 6, 1)
TRASK = human(
    "Q9010",
    "Olwen Trask",
    statement(day("P569", "1961-04-02")),
    statement(item("P39", "Q9001"), day("P580", "2011-05-01"), day("P582", "2015-05-01")),
    aliases=("Olwen M. Trask", "Trask"),
    de="Olwen Traßk",
)

Take = Callable[..., list[LocalPerson]]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    """The people of these entities, put into a file as an API answer."""

    def call(*entities: Json, **options: Any) -> list[LocalPerson]:
        file = tmp_path / "answer.json"
        file.write_text(json.dumps({"entities": {each["id"]: each for each in entities}, "success": 1}))
        return list(imported(file, **options).people)

    return call


def imported(file: Path, *, languages: tuple[str, ...] = ("en",)) -> Import:
    return import_wikidata(file, as_of=AS_OF, languages=languages, known_place=built_in().world.knows)


def terms(person: LocalPerson) -> list[str]:
    return [f"{term.office}, {term.place}, {term.start} to {term.end}, {term.as_of}" for term in person.terms]


def holder(*qualifiers: Json, rank: str = "normal", dead: Json | None = None, born: str = "1961-04-02") -> Json:
    lives = [statement(day("P569", born)), *([statement(dead)] if dead else [])]
    return human("Q9010", "Olwen Trask", *lives, statement(item("P39", "Q9001"), *qualifiers, rank=rank))


def test_a_person_has_names_life_terms_and_source(take: Take) -> None:
    (person,) = take(TRASK, MAYOR_OF_PENNICK, PENNICK)
    assert (person.name, person.aliases, person.titled) == ("Olwen Trask", ("Olwen M. Trask",), ("Trask",))
    assert (str(person.born), person.died, person.as_of) == ("1961-04-02", None, AS_OF)
    assert person.source == "Wikidata Q9010"
    assert terms(person) == ["mayor, Pennick, 2011-05-01 to 2015-05-01, 2025-06-01"]


def test_names_come_in_the_languages_asked_for(take: Take) -> None:
    (person,) = take(TRASK, languages=("de", "en"))
    assert (person.name, person.aliases) == ("Olwen Traßk", ("Olwen Trask", "Olwen M. Trask"))
    (person,) = take(human("Q9011", None, mul="Cy Dow"))
    assert person.name == "Cy Dow"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        pytest.param(
            holder(day("P580", "2011-05-01")),
            "2011-05-01 to None, 2011-05-01",
            id="absent-end-vouches-for-its-first-day",
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), snak("P582", "novalue")),
            "2011-05-01 to None, 2025-06-01",
            id="novalue-end-is-still-in-office",
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), snak("P582", "somevalue")),
            "2011-05-01 to 2011-05-01/2025-06-01, 2025-06-01",
            id="somevalue-end-is-out-of-office-by-now",
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), item("P1366", "Q9012")),
            "2011-05-01 to 2011-05-01/2025-06-01, 2025-06-01",
            id="a-successor-closes-it",
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), snak("P1366", "novalue")),
            "2011-05-01 to None, 2011-05-01",
            id="no-successor-closes-nothing",
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), dead=day("P570", "2019-03-04")),
            "2011-05-01 to 2011-05-01/2019-03-04, 2025-06-01",
            id="a-death-closes-it",
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), snak("P582", "novalue"), dead=day("P570", "2019-03-04")),
            "2011-05-01 to 2011-05-01/2019-03-04, 2025-06-01",
            id="nobody-dead-is-still-in-office",
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), rank="preferred"), "2011-05-01 to None, 2025-06-01", id="preferred-is-now"
        ),
        pytest.param(
            holder(day("P580", "2011-05-01"), day("P582", "2015-05-01"), rank="preferred"),
            "2011-05-01 to 2015-05-01, 2025-06-01",
            id="preferred-with-an-end-is-history",
        ),
        pytest.param(
            holder(time("P580", "+2011-00-00T00:00:00Z", 9), time("P582", "+2015-06-00T00:00:00Z", 10)),
            "2011 to 2015-06, 2025-06-01",
            id="years-and-months",
        ),
        pytest.param(
            holder(day("P582", "2015-05-01")), "1961-04-02/2015-05-01 to 2015-05-01, 2025-06-01", id="start-unknown"
        ),
        pytest.param(holder(), None, id="no-date-at-all"),
        pytest.param(holder(snak("P580", "somevalue")), None, id="unknown-start-alone"),
        pytest.param(holder(time("P580", "+2000-00-00T00:00:00Z", 8)), None, id="a-decade"),
        pytest.param(holder(day("P580", "2011-05-01"), day("P582", "2001-05-01")), None, id="ends-before-it-starts"),
        pytest.param(holder(day("P580", "2031-05-01")), None, id="starts-after-the-file"),
        pytest.param(holder(day("P580", "2011-05-01"), rank="deprecated"), None, id="deprecated"),
    ],
)
def test_a_term_says_no_more_than_the_statement(take: Take, made: Json, expected: str | None) -> None:
    (person,) = take(made, MAYOR_OF_PENNICK, PENNICK)
    assert terms(person) == ([f"mayor, Pennick, {expected}"] if expected else [])


def test_a_death_of_unknown_date_is_a_death(take: Take) -> None:
    (person,) = take(human("Q1", "Bo Ek", statement(day("P569", "1940-01-01")), statement(snak("P570", "somevalue"))))
    assert str(person.died) == "1940-01-01/2025-06-01"
    (person,) = take(human("Q1", "Bo Ek", statement(snak("P570", "somevalue"))))
    assert (str(person.died), person.as_of) == ("0001-01-01/2025-06-01", None)
    (person,) = take(human("Q1", "Bo Ek", statement(time("P570", "-0043-03-15T00:00:00Z"))))
    assert person.died is not None


def test_no_death_is_a_life_only_of_somebody_who_can_be_alive(take: Take) -> None:
    for born, as_of in (("1961-04-02", AS_OF), ("1861-04-02", None)):
        (person,) = take(human("Q1", "Bo Ek", statement(day("P569", born))))
        assert (person.died, person.as_of) == (None, as_of)
    (person,) = take(human("Q1", "Bo Ek"))
    assert person.as_of is None
    (person,) = take(human("Q1", "Bo Ek", statement(snak("P570", "novalue")), statement(day("P569", "1961-04-02"))))
    assert (person.died, person.as_of) == (None, AS_OF)


def test_of_several_births_the_preferred_one_counts_else_what_all_allow(take: Take) -> None:
    one, other = statement(day("P569", "1950-01-05")), statement(day("P569", "1951-02-07"))
    year = statement(time("P569", "+1950-00-00T00:00:00Z", 9))
    preferred = statement(day("P569", "1952-01-01"), rank="preferred")
    wrong = statement(day("P569", "1912-01-01"), rank="deprecated")
    for births, text in (
        ((one, wrong), "1950-01-05"),
        ((one, year), "1950-01-05"),
        ((one, other), "1950-01-05/1951-02-07"),
        ((one, other, preferred), "1952-01-01"),
    ):
        (person,) = take(human("Q1", "Bo Ek", *births))
        assert str(person.born) == text


def test_julian_dates_are_turned_into_ours_and_marked(take: Take) -> None:
    (person,) = take(human("Q1", "Bo Ek", statement(time("P569", "+1900-02-29T00:00:00Z", calendar=JULIAN))))
    assert (str(person.born), person.source) == ("1900-03-13", "Wikidata Q1 (Julian date)")


@pytest.mark.parametrize(
    ("office", "expected"),
    [
        pytest.param(entity("Q9001", "President of Portugal"), "president, Portugal", id="a-place-of-our-tables"),
        pytest.param(entity("Q9001", "President of the United States"), "president, United States", id="article"),
        pytest.param(entity("Q9001", "Lord Mayor of Trask Bay"), "lord mayor, Trask Bay", id="head-of-a-place"),
        pytest.param(entity("Q9001", "Speaker of the House"), "", id="a-house-is-no-place"),
        pytest.param(
            entity("Q9001", "Speaker of the House", statement(item("P1001", "Q9002"))),
            "speaker of the House, Pennick",
            id="jurisdiction",
        ),
        pytest.param(
            entity("Q9001", "reeve", statement(item("P17", "Q9003", number=False))),
            "reeve, Isle of Trask",
            id="country",
        ),
        pytest.param(entity("Q9001", None), "", id="no-label"),
    ],
)
def test_an_office_is_told_from_its_place(take: Take, office: Json, expected: str) -> None:
    (person,) = take(TRASK, office, PENNICK, ISLE)
    assert [f"{term.office}, {term.place}" for term in person.terms] == ([expected] if expected else [])


def test_the_statement_itself_may_name_the_place(take: Take) -> None:
    made = human("Q1", "Bo Ek", statement(item("P39", "Q30185"), day("P580", "2011-05-01"), item("P642", "Q9002")))
    (person,) = take(made, PENNICK)
    assert [f"{term.office}, {term.place}" for term in person.terms] == ["mayor, Pennick"]


def test_an_office_of_state_belongs_to_the_only_state_somebody_belongs_to(take: Take) -> None:
    minister = statement(item("P39", "Q14212"), day("P580", "2011-05-01"))
    (person,) = take(human("Q1", "Bo Ek", minister, statement(item("P27", "Q9003"))), ISLE)
    assert [f"{term.office}, {term.place}" for term in person.terms] == ["prime minister, Isle of Trask"]
    two = human("Q1", "Bo Ek", minister, statement(item("P27", "Q9003")), statement(item("P27", "Q9002")))
    (person,) = take(two, ISLE, PENNICK)
    assert person.terms == ()


def test_what_is_no_person_is_passed_over(take: Take) -> None:
    lexeme = {"type": "property", "id": "P39", "labels": {}, "claims": {}, "datatype": "wikibase-item"}
    assert take(PENNICK, lexeme, {"id": "Q5000", "missing": ""}) == []


@pytest.mark.parametrize("name", ["=SUM(1)", "A|B C", "Line\nbreak", "x" * 200, "Two  blanks", "@home"])
def test_names_that_would_break_a_table_are_left_out(take: Take, name: str) -> None:
    (person,) = take(human("Q1", "Bo Ek", aliases=(name, "Boy Ek")))
    assert person.aliases == ("Boy Ek",)
    assert take(human("Q1", name)) == []


DUMP = [TRASK, MAYOR_OF_PENNICK, human("Q7", "No Office"), PENNICK, {"type": "property", "id": "P1", "claims": []}]


def dump_lines(entities: list[Json]) -> bytes:
    return b"[\n" + b",\n".join(json.dumps(each).encode() for each in entities) + b"\n]\n"


@pytest.mark.parametrize(
    "pack",
    [pytest.param(bytes, id="plain"), pytest.param(gzip.compress, id="gz"), pytest.param(bz2.compress, id="bz2")],
)
def test_a_dump_gives_the_office_holders(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    file = tmp_path / "dump"
    file.write_bytes(pack(dump_lines(DUMP)))
    (person,) = imported(file).people
    assert (person.name, terms(person)) == ("Olwen Trask", ["mayor, Pennick, 2011-05-01 to 2015-05-01, 2025-06-01"])


def test_a_broken_line_of_a_dump_costs_that_line(tmp_path: Path) -> None:
    file = tmp_path / "dump.json"
    file.write_bytes(dump_lines(DUMP).replace(b"\n]\n", b',\n{"id":"Q8","claims":{"P39":\n]\n'))
    done = imported(file)
    assert [person.name for person in done.people] == ["Olwen Trask"]
    assert done.tally.broken == 1


def test_lines_without_brackets_are_a_dump_too(tmp_path: Path) -> None:
    file = tmp_path / "dump.jsonl"
    file.write_bytes(b"\n".join(json.dumps(each).encode() for each in DUMP))
    assert [person.name for person in imported(file).people] == ["Olwen Trask"]


def test_a_single_entity_is_read_pretty_printed_or_not(tmp_path: Path) -> None:
    for text in (json.dumps(TRASK), json.dumps(TRASK, indent=2), json.dumps([TRASK], indent=1)):
        file = tmp_path / "Q9010.json"
        file.write_text(text)
        assert [person.name for person in imported(file).people] == ["Olwen Trask"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "is no JSON", id="empty"),
        pytest.param(b"<html>", "is no JSON", id="html"),
        pytest.param(b'{"a": 1}', "holds neither entities nor query results", id="other-json"),
        pytest.param(b"[" * 100_000, "is no JSON", id="brackets"),
        pytest.param(b'{"results": {"bindings": [3]}}', "row 1 is no row", id="row"),
        pytest.param(b'{"results": {"bindings": [{"person": 3}]}}', "row 1 is no row", id="cell"),
        pytest.param(gzip.compress(dump_lines(DUMP))[:-40], "cannot be read", id="cut-off"),
    ],
)
def test_what_is_no_file_of_wikidata_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(data)
    with pytest.raises(KnowledgeError, match=said) as caught:
        list(imported(file).people)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"P39": [{"mainsnak": 3}]}, id="snak"),
        pytest.param({"P569": [statement(time("P569", "+1961-04-02T00:00:00Z", "day"))]}, id="precision"),  # type: ignore[arg-type]
        pytest.param({"P39": "x"}, id="statements"),
    ],
)
def test_an_entity_that_breaks_the_format_costs_itself_alone(tmp_path: Path, broken: Json) -> None:
    file = tmp_path / "answer.json"
    bad = {"id": "Q1", "labels": {}, "claims": broken}
    file.write_text(json.dumps({"entities": {"Q1": bad, "Q9010": TRASK}}))
    done = imported(file)
    assert [person.name for person in done.people] == ["Olwen Trask"]
    assert done.tally.broken == 1


def test_odd_values_are_unknown_values(take: Take) -> None:
    empty = statement(snak("P39", value={"entity-type": "item"}, type="wikibase-entityid"), day("P580", "2001-01-01"))
    number = statement(snak("P569", value=7, type="time"))
    (person,) = take(human("Q1", "Bo Ek", empty, number, statement(snak("P39", "somevalue"))))
    assert (person.terms, person.born) == ((), None)


def test_the_same_people_give_the_same_table_in_any_order(take: Take) -> None:
    more = human("Q8", "Ann Lee", statement(item("P39", "Q9001"), day("P580", "2001-01-01"), day("P582", "2005-01-01")))
    one, other = take(TRASK, more, MAYOR_OF_PENNICK, PENNICK), take(PENNICK, more, MAYOR_OF_PENNICK, TRASK)
    assert [person.name for person in one] == ["Ann Lee", "Olwen Trask"]
    assert as_toml(LocalFile(tuple(one))) == as_toml(LocalFile(tuple(other)))
    for text, label in ((as_toml(LocalFile(tuple(one))), "w.toml"), (as_csv(one), "w.csv")):
        again = parse_local(text, label).people
        assert [(each.name, spells(each)) for each in again] == [(each.name, spells(each)) for each in one]


def spells(person: LocalPerson) -> list[str]:
    return [line.rpartition(", ")[0] for line in terms(person)]


def test_namesakes_stay_apart_in_a_table(take: Take) -> None:
    term = statement(item("P39", "Q9001"), day("P580", "2001-01-01"), day("P582", "2005-01-01"))
    people = take(
        human("Q21", "Ann Lee", statement(day("P570", "2010-01-01"))),
        human("Q22", "Ann Lee", statement(day("P570", "2011-01-01"))),
        human("Q23", "Ann Lee", term),
        human("Q24", "Ann Lee", statement(day("P569", "1961-01-01")), term),
        MAYOR_OF_PENNICK,
        PENNICK,
    )
    for text, label in ((as_toml(LocalFile(tuple(people))), "w.toml"), (as_csv(people), "w.csv")):
        file = parse_local(text, label)
        laid = overlay(file, built_in()).knowledge
        (mention,) = laid.mentions("Ann Lee came.")
        assert sorted(each.id for each in mention.people) == ["q21", "q22", "q23", "q24"]


def test_a_term_that_is_over_says_nothing_of_the_life_since(take: Take) -> None:
    term = statement(item("P39", "Q9001"), day("P580", "2001-01-01"), day("P582", "2005-01-01"))
    people = take(human("Q23", "Ann Lee", term), MAYOR_OF_PENNICK, PENNICK)
    for text, label in ((as_toml(LocalFile(tuple(people))), "w.toml"), (as_csv(people), "w.csv")):
        (ann,) = overlay(parse_local(text, label), built_in()).people
        assert ann.alive_on(date(2005, 1, 1)) is True
        assert ann.alive_on(date(2005, 1, 2)) is None


def uri(identity: str) -> Json:
    return {"type": "uri", "value": f"http://www.wikidata.org/entity/{identity}"}


def literal(value: str, kind: str = "string", **more: str) -> Json:
    return {"type": "literal", "value": value, "datatype": f"http://www.w3.org/2001/XMLSchema#{kind}", **more}


def moment(key: str, text: str, precision: int = 11, calendar: str = GREGORIAN) -> Json:
    return {
        key: literal(f"{text}T00:00:00Z", "dateTime"),
        f"{key}Precision": literal(str(precision), "integer"),
        f"{key}Calendar": {"type": "uri", "value": calendar},
    }


ROW = {
    "person": uri("Q9010"),
    "personLabel": {"type": "literal", "value": "Olwen Trask", "xml:lang": "en"},
    "aliases": literal("Olwen M. Trask|Trask"),
    "statement": {"type": "uri", "value": "http://www.wikidata.org/entity/statement/Q9010-1"},
    "rank": {"type": "uri", "value": "http://wikiba.se/ontology#NormalRank"},
    "office": uri("Q9001"),
    "officeLabel": {"type": "literal", "value": "Mayor of Pennick", "xml:lang": "en"},
    **moment("birth", "1961-01-01", 9),
    **moment("start", "2011-05-01"),
    "stillHeld": literal("false", "boolean"),
}
GENID = {"type": "uri", "value": "http://www.wikidata.org/.well-known/genid/4d1c"}


def results(tmp_path: Path, *rows: Json) -> Path:
    file = tmp_path / "query.json"
    file.write_text(json.dumps({"head": {"vars": ["person"]}, "results": {"bindings": list(rows)}}, indent=1))
    return file


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param({}, "2011-05-01 to None, 2011-05-01", id="absent-end"),
        pytest.param(moment("end", "2015-01-01", 9), "2011-05-01 to 2015, 2025-06-01", id="a-year"),
        pytest.param({"stillHeld": literal("true", "boolean")}, "2011-05-01 to None, 2025-06-01", id="novalue"),
        pytest.param({"endValue": GENID}, "2011-05-01 to 2011-05-01/2025-06-01, 2025-06-01", id="genid"),
        pytest.param(
            {"endValue": {"type": "bnode", "value": "t1"}},
            "2011-05-01 to 2011-05-01/2025-06-01, 2025-06-01",
            id="blank-node",
        ),
        pytest.param({"replacedBy": uri("Q3")}, "2011-05-01 to 2011-05-01/2025-06-01, 2025-06-01", id="successor"),
        pytest.param(
            {"rank": {"type": "uri", "value": "http://wikiba.se/ontology#PreferredRank"}},
            "2011-05-01 to None, 2025-06-01",
            id="preferred",
        ),
    ],
)
def test_query_results_say_the_same_as_entities(tmp_path: Path, more: Json, expected: str) -> None:
    (person,) = imported(results(tmp_path, ROW | more)).people
    assert (person.name, person.aliases, str(person.born)) == ("Olwen Trask", ("Olwen M. Trask",), "1961")
    assert terms(person) == [f"mayor, Pennick, {expected}"]


def test_rows_of_one_statement_are_one_term_and_rows_of_another_are_another(tmp_path: Path) -> None:
    other = {"statement": {"type": "uri", "value": "http://x/2"}, **moment("start", "2019-05-01")}
    (person,) = imported(results(tmp_path, ROW, ROW, ROW | other)).people
    assert [str(term.start) for term in person.terms] == ["2011-05-01", "2019-05-01"]


def test_an_unknown_death_in_query_results_is_a_death(tmp_path: Path) -> None:
    (person,) = imported(results(tmp_path, ROW | {"deathValue": GENID})).people
    assert str(person.died) == "1961-01-01/2025-06-01"


def test_a_label_that_is_the_id_is_none(tmp_path: Path) -> None:
    row = ROW | {"personLabel": {"type": "literal", "value": "Q9010"}}
    done = imported(results(tmp_path, row))
    assert (list(done.people), done.tally.nameless) == ([], 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        pytest.param({"birth": literal("1961-01-01T00:00:00Z", "dateTime")}, "birth without", id="birth"),
        pytest.param({"dob": literal("1961-01-01T00:00:00Z", "dateTime")}, "dob without", id="any-other-time"),
        pytest.param({"office": uri("Q9001")}, "office without", id="office"),
    ],
)
def test_values_without_precision_or_rank_are_refused_with_the_reason(tmp_path: Path, row: Json, said: str) -> None:
    file = results(tmp_path, {"person": uri("Q9010")} | row)
    with pytest.raises(KnowledgeError, match=f"row 1 has .{said}.*wdt:.*audit knowledge query"):
        list(imported(file).people)


def test_results_without_people_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"row 1 has no .person"):
        list(imported(results(tmp_path, {"item": uri("Q1")})).people)


def test_the_query_names_every_variable_that_is_read() -> None:
    text = query_text()
    for name in (*ROW, "death", "deathPrecision", "deathValue", "end", "endPrecision", "endValue", "replacedBy", "of"):
        assert f"?{name}" in text
    assert "wikibase:timePrecision" in text


def test_items_that_nobody_names_are_told_once(tmp_path: Path) -> None:
    file = tmp_path / "Q9010.json"
    made = holder(day("P580", "2011-05-01"), item("P642", "Q9002"))
    file.write_text(json.dumps(made))
    done = imported(file)
    (person,) = done.people
    assert [f"{term.office}, {term.place}" for term in person.terms] == ["Q9001, Q9002"]
    assert done.names.unnamed == {"Q9001", "Q9002"}


def text(property_id: str, value: str, language: str) -> Json:
    return snak(property_id, value={"text": value, "language": language}, type="monolingualtext")


TRASKIA = entity(
    "Q9003",
    "Traskia",
    statement(item("P31", "Q6256")),
    statement(item("P36", "Q9002"), day("P580", "1999-05-01"), rank="preferred"),
    statement(item("P36", "Q9004"), day("P580", "1950-01-01"), day("P582", "1999-05-01")),
    statement(item("P36", "Q9005")),
    statement(item("P463", "Q7184"), day("P580", "2004-03-29")),
    statement(item("P463", "Q458"), day("P580", "2004-05-01"), snak("P582", "novalue")),
    statement(text("P1448", "Republic of Traskia", "en"), day("P580", "1991-08-20")),
    statement(text("P1448", "Traskio Respublika", "eo"), day("P580", "1991-08-20")),
    statement(item("P35", "Q9010"), day("P580", "2016-01-01"), day("P582", "2020-01-01")),
    statement(item("P35", "Q9099"), day("P580", "2020-01-01")),
    statement(item("P1906", "Q9006")),
    statement(item("P17", "Q9003")),
    aliases=("Traskish Republic",),
)
LEXICON = [
    PENNICK,
    entity("Q9004", "Old Pennick"),
    entity("Q7184", "NATO"),
    entity("Q458", "European Union"),
    entity("Q9006", "President of Traskia"),
]


def test_a_state_has_capitals_memberships_and_names_with_their_time(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text(json.dumps({"entities": {each["id"]: each for each in (TRASKIA, *LEXICON)}}))
    done = imported(file)
    assert list(done.people) == []
    (place,) = done.places
    assert (place.name, place.aliases, place.source) == ("Traskia", ("Traskish Republic",), "Wikidata Q9003")
    assert [f"{fact.kind} {fact.value} {fact.start} to {fact.end}, {fact.as_of}" for fact in place.facts] == [
        "capital Pennick 1999-05-01 to None, 2025-06-01",
        "capital Old Pennick 1950-01-01 to 1999-05-01, 2025-06-01",
        "member of NATO 2004-03-29 to None, 2004-03-29",
        "member of European Union 2004-05-01 to None, 2025-06-01",
        "called Republic of Traskia 1991-08-20 to None, 1991-08-20",
    ]
    assert done.tally.headless == 2


def test_a_sole_capital_is_the_capital_now_and_since_some_day(tmp_path: Path) -> None:
    file = tmp_path / "state.json"
    file.write_text(json.dumps([entity("Q9003", "Traskia", statement(item("P36", "Q9002"))), PENNICK]))
    done = imported(file)
    list(done.people)
    (fact,) = done.places[0].facts
    assert (str(fact.start), fact.end, fact.as_of) == ("0001-01-01/2025-06-01", None, AS_OF)


def test_who_headed_a_state_held_its_office(take: Take) -> None:
    (person,) = take(TRASK, TRASKIA, MAYOR_OF_PENNICK, *LEXICON)
    assert terms(person) == [
        "mayor, Pennick, 2011-05-01 to 2015-05-01, 2025-06-01",
        "president, Traskia, 2016-01-01 to 2020-01-01, 2025-06-01",
    ]
    assert person.terms[1].source == "Wikidata Q9003"


def test_a_term_that_the_person_tells_is_not_told_twice(take: Take) -> None:
    own = statement(item("P39", "Q9006"), time("P580", "+2016-00-00T00:00:00Z", 9), day("P582", "2020-01-01"))
    (person,) = take(human("Q9010", "Olwen Trask", own), TRASKIA, *LEXICON)
    assert [str(term.start) for term in person.terms] == ["2016"]


def test_of_a_dump_states_are_taken_and_other_places_are_not(tmp_path: Path) -> None:
    town = entity("Q9050", "Ilford", statement(item("P36", "Q9002")), statement(item("P31", "Q515")))
    file = tmp_path / "dump.json"
    file.write_bytes(dump_lines([TRASKIA, town, TRASK, MAYOR_OF_PENNICK, *LEXICON]))
    done = imported(file)
    assert [len(person.terms) for person in done.people] == [2]
    assert [place.name for place in done.places] == ["Traskia"]
