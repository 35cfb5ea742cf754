"""Given names: which are one name in two forms."""

import pytest

from copydesk.rules.facts.given_name import is_given_name, same_given_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe", "Joseph"),
        ("Bill", "William"),
        ("Boris", "Alexander"),
        ("Volodymyr", "Vladimir"),
        ("Jean", "Jean-Claude"),
        ("François", "Francois"),
        ("Alex", "Alexander"),
        ("Emanuel", "Emmanuel"),
        ("Vlad", "Vladimir"),
        ("Felipe", "Philip"),
    ],
)
def test_forms_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_given_name(one, other)
    assert same_given_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Pablo", "Pedro"), ("Nicolas", "Emmanuel"), ("James", "Joseph"), ("Kevin", "Keir"), ("Dmytro", "Volodymyr")],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not same_given_name(one, other)


def test_words_of_a_headline_are_no_given_names() -> None:
    assert is_given_name("Pablo")
    assert is_given_name("Jean-Pierre")
    assert not any(is_given_name(word) for word in ("Backs", "Minister", "Candidate", "Says", "President"))
