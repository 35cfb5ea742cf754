"""People by surname, and which words can be given names."""

import pytest

from copydesk.knowledge import built_in
from copydesk.rules.facts.surname import can_be_given, given_names, people_of_surname

KNOWN = built_in()


@pytest.mark.parametrize(
    ("surname", "name"),
    [
        ("Merkel", "Angela Merkel"),
        ("Sanchez", "Pedro Sánchez"),
        ("von der Leyen", "Ursula von der Leyen"),
        ("Assad", "Bashar al-Assad"),
        ("al-Assad", "Bashar al-Assad"),
        ("Trudeau", "Pierre Trudeau"),
    ],
)
def test_people_are_found_by_surname(surname: str, name: str) -> None:
    assert name in [person.name for person in people_of_surname(KNOWN, surname)]


def test_nobody_has_the_name_of_a_thing() -> None:
    assert people_of_surname(KNOWN, "Minister") == ()


def test_given_names_are_all_words_but_the_last() -> None:
    person = KNOWN.person("joe-biden")
    assert person is not None
    assert "Joe" in given_names(person)
    assert "Biden" not in given_names(person)


def test_words_of_titles_can_be_no_given_names() -> None:
    assert can_be_given(KNOWN, "Volodymyr")
    assert not any(can_be_given(KNOWN, word) for word in ("King", "President", "Minister", "Backs"))
