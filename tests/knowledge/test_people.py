"""The tables that come with the package: who is in them, and that no row contradicts itself or another."""

from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from copydesk.knowledge import Knowledge, KnowledgeError, Person, Term, built_in
from copydesk.knowledge.fold import spellings
from copydesk.knowledge.people import people_of
from copydesk.knowledge.world import built_in_tables

KNOWN = built_in()


def person(identity: str) -> Person:
    found = KNOWN.person(identity)
    assert found is not None, identity
    return found


def test_there_are_enough_people_both_living_and_dead() -> None:
    living = [each for each in KNOWN.people if each.died is None]
    assert len(living) >= 150
    assert len(KNOWN.people) - len(living) >= 100
    assert len({each.id for each in KNOWN.people}) == len(KNOWN.people)


def test_the_tables_are_read_once_and_say_what_they_vouch_for() -> None:
    assert built_in() is KNOWN
    assert KNOWN.as_of == max(each.as_of for each in KNOWN.people if each.died is None)
    assert len(KNOWN.version) == 12


def test_a_row_is_read_when_the_person_is_asked_for() -> None:
    tables = built_in_tables()
    known = people_of(
        tables["people.tsv"].decode(), tables["terms.tsv"].decode(), people_label="people", terms_label="terms"
    )
    known._people["angela-merkel"] = (7, "broken")
    assert known["dmitry-medvedev"].terms
    with pytest.raises(KnowledgeError, match="people:7: 1 columns instead of 8"):
        known["angela-merkel"]


def test_lists_of_names_and_offices_agree_with_the_rows() -> None:
    names = {identity: set(listed) for identity, listed, _ in KNOWN.directory.names()}
    assert names == {each.id: set(each.names) for each in KNOWN.people}
    titled = {identity: set(listed) for identity, _, listed in KNOWN.directory.names()}
    assert titled == {each.id: set(each.titled) for each in KNOWN.people}
    held = {(term.office, term.body) for each in KNOWN.people for term in each.terms}
    for office, body in held:
        holders = [each.id for each in KNOWN.people if any((t.office, t.body) == (office, body) for t in each.terms)]
        assert list(KNOWN.directory.in_office(office, body)) == holders


def test_a_row_is_complete_and_does_not_contradict_itself() -> None:
    for each in KNOWN.people:
        check_row(each)


def check_row(each: Person) -> None:
    assert each.source, each.id
    assert each.as_of <= date(2026, 11, 22), each.id
    assert all(name == name.strip() and "  " not in name for name in each.names)
    assert len(each.name) > 2
    assert set(each.shared) <= set(each.names)
    if each.died is not None:
        assert each.died.earliest <= each.as_of
        assert each.born is None or each.born.before(each.died), each.id
    for term in each.terms:
        assert term.office == term.office.lower()
        assert term.body
        assert each.born is None or each.born.before(term.start), each.id
        assert term.end is not None or (each.died is None and term.start.earliest <= term.as_of)
        if each.died is not None and term.end is not None:
            assert not term.end.after(each.died), each.id


def test_terms_in_one_office_follow_each_other() -> None:
    by_office: dict[tuple[str, str, str], list[Term]] = defaultdict(list)
    for each in KNOWN.people:
        for term in each.terms:
            by_office[each.id, term.office, term.body].append(term)
    for terms in by_office.values():
        for earlier, later in pairwise(sorted(terms, key=lambda term: term.start.earliest)):
            assert earlier.end is not None, earlier.label
            assert not earlier.end.after(later.start), later.label


def test_a_name_of_two_people_is_marked_or_needs_a_title() -> None:
    bearers: dict[str, list[Person]] = defaultdict(list)
    for each in KNOWN.people:
        for spelling in {spelling for name in each.names for spelling in spellings(name)}:
            bearers[spelling].append(each)
    for name, people in bearers.items():
        if len(people) > 1:
            unmarked = [
                each.id
                for each in people
                if name not in {spelling for known in (*each.shared, *each.titled) for spelling in spellings(known)}
            ]
            assert not unmarked, f"{name} is borne by {[each.id for each in people]}: mark it with ="


def test_single_surnames_and_forenames_always_need_a_title() -> None:
    lone = {name for each in KNOWN.people for name in each.names if " " not in name and name not in each.titled}
    assert lone <= {"Pelé", "Ronaldinho", "Suharto", "Sukarno", "Willem-Alexander", "Zia-ul-Haq"}


# Two claimed one office at once.
CONTESTED = {"Chechnya", "Ivory Coast"}


def test_no_office_has_two_holders_at_once() -> None:
    single = {"president", "prime minister", "chancellor", "pope", "secretary-general", "king", "queen", "taoiseach"}
    held: dict[tuple[str, str], list[tuple[Term, str]]] = defaultdict(list)
    for each in KNOWN.people:
        for term in each.terms:
            if term.office in single and term.body not in CONTESTED:
                held[term.office, term.body].append((term, each.id))
    for spells in held.values():
        for (first, one), (second, other) in pairwise(sorted(spells, key=lambda spell: spell[0].start.earliest)):
            if one != other:
                assert first.end is not None, (one, other)
                assert not first.end.after(second.start), (one, first.label, other, second.label)


@pytest.mark.parametrize(
    ("identity", "day", "alive"),
    [
        pytest.param("dmitry-medvedev", date(2010, 1, 1), True, id="living"),
        pytest.param("dmitry-medvedev", date(2040, 1, 1), None, id="after-the-row"),
        pytest.param("dmitry-medvedev", date(1950, 1, 1), False, id="unborn"),
        pytest.param("jimmy-carter", date(2024, 12, 28), True, id="the-day-before"),
        pytest.param("jimmy-carter", date(2024, 12, 29), None, id="the-day-of-death"),
        pytest.param("jimmy-carter", date(2024, 12, 30), False, id="the-day-after"),
        pytest.param("mullah-omar", date(2013, 4, 15), None, id="in-the-month-of-death"),
    ],
)
def test_life_is_known_for_some_days_only(identity: str, day: date, alive: bool | None) -> None:
    assert person(identity).alive_on(day) is alive


@pytest.mark.parametrize(
    ("identity", "day", "offices"),
    [
        pytest.param("dmitry-medvedev", date(2010, 1, 1), ["president"], id="in-office"),
        pytest.param("dmitry-medvedev", date(2012, 5, 7), ["president"], id="the-last-day-counts"),
        pytest.param("dmitry-medvedev", date(2015, 1, 1), ["prime minister"], id="the-next-office"),
        pytest.param("dmitry-medvedev", date(2022, 1, 1), [], id="none"),
        pytest.param("vladimir-putin", date(2020, 1, 1), ["president"], id="an-open-term"),
        pytest.param("vladimir-putin", date(2040, 1, 1), [], id="an-open-term-is-known-up-to-its-as-of"),
    ],
)
def test_offices_are_those_surely_held_on_the_day(identity: str, day: date, offices: list[str]) -> None:
    assert [term.office for term in person(identity).offices_on(day)] == offices


def test_a_term_is_neither_held_nor_left_in_the_month_it_may_have_ended() -> None:
    term = next(term for term in person("dmitry-medvedev").terms if term.office == "prime minister")
    assert str(term.end) == "2020-01"
    assert [term.held_on(day) for day in (date(2019, 12, 31), date(2020, 1, 20), date(2020, 2, 1))] == [
        True,
        None,
        False,
    ]


@pytest.mark.parametrize(
    ("identity", "label"),
    [
        ("jimmy-carter", "president of the United States 1977-01-20 to 1981-01-20"),
        ("angela-merkel", "chancellor of Germany 2005-11-22 to 2021-12-08"),
        ("emmanuel-macron", "president of France since 2017-05-14"),
    ],
)
def test_a_term_reads_as_a_sentence_has_it(identity: str, label: str) -> None:
    assert label in [term.label for term in person(identity).terms]


def test_without_people_nobody_is_known() -> None:
    empty = Knowledge([], version="none")
    assert empty.people == ()
    assert empty.person("dmitry-medvedev") is None
    assert list(empty.mentions("Dmitry Medvedev")) == []
    assert empty.as_of == date.min
