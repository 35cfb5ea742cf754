"""The tables of numbers: every row is of somebody known, numbers rise with time, reigns do not overlap."""

from datetime import date
from itertools import pairwise

import pytest

from copydesk.knowledge import built_in
from copydesk.knowledge.counted import Ordinal, ordinals, reigns

ROWS = [row for rows in ordinals().values() for row in rows]
REIGNS = list({id(row): row for rows in reigns().values() for row in rows}.values())


def start(row: Ordinal) -> date:
    person = built_in().person(row.person)
    assert person is not None, row.person
    return min(term.start.earliest for term in person.terms if (term.office, term.body) == (row.office, row.body))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.person}-{row.office}")
def test_who_is_counted_held_the_office(row: Ordinal) -> None:
    assert start(row)
    assert row.numbers == tuple(sorted(row.numbers))
    assert row.source


def test_later_holders_have_higher_numbers() -> None:
    for office in {(row.office, row.body) for row in ROWS}:
        rows = sorted((row for row in ROWS if (row.office, row.body) == office), key=start)
        assert all(one.numbers[0] < other.numbers[0] for one, other in pairwise(rows)), office


def test_no_two_people_share_a_number() -> None:
    for office in {(row.office, row.body) for row in ROWS} - {("president", "South Korea"), ("president", "France")}:
        numbers = [number for row in ROWS if (row.office, row.body) == office for number in row.numbers]
        assert len(numbers) == len(set(numbers)), office


def test_reigns_of_one_realm_follow_each_other() -> None:
    for realm in {row.realm for row in REIGNS}:
        rows = sorted((row for row in REIGNS if row.realm == realm), key=lambda row: row.start.earliest)
        for one, other in pairwise(rows):
            assert one.end is not None
            assert one.end.earliest <= other.start.earliest, realm


def test_a_reign_does_not_contradict_itself() -> None:
    for row in REIGNS:
        assert 0 < row.number <= row.highest, row
        assert row.end is None or row.start.before(row.end)
        assert row.called_until is None or (row.end is not None and row.end.earliest <= row.called_until.latest)


def test_a_pope_bears_the_name_after_the_reign_too() -> None:
    row = next(row for row in reigns()["pope", "Benedict"] if row.number == 16)
    assert row.borne_on(date(2020, 1, 1))
    assert not row.borne_on(date(2023, 1, 1))
