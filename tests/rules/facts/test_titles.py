"""Titles before a name: which words are titles, and whom they fit."""

from importlib.resources import files

import pytest

from copydesk.knowledge import Person, built_in
from copydesk.rules.facts.titles import fits, leading_title, names_a_title, names_an_office, reads_as_title

ROWS = [
    line.split("\t")
    for line in (files("copydesk.rules.facts") / "titles.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
][1:]


def person(identity: str) -> Person:
    found = built_in().person(identity)
    assert found is not None
    return found


def test_the_table_holds_each_word_once_and_offices_that_someone_held() -> None:
    words = [word for word, _, _ in ROWS]
    assert len(set(words)) == len(words)
    people = built_in().people
    known_for = {
        "office": {term.office for each in people for term in each.terms},
        "honour": {term.body for each in people for term in each.terms},
        "trade": {each.source for each in people},
    }
    for word, kind, wanted in ROWS:
        assert kind in {"office", "honour", "trade", "noun", "modifier"}, word
        assert word == word.lower()
        assert bool(wanted) == (kind in {"office", "honour", "trade"}), word
        for each in filter(None, wanted.split("|")):
            assert any(each in known for known in known_for.get(kind, ())), (word, each)


@pytest.mark.parametrize(
    "gap",
    [
        "",
        "president ",
        "former US president ",
        "ex-president ",
        "South African leader ",
        "secretary of state ",
        "Sen. ",
        "Sir ",
        "British environment secretary ",
        "Icelandic prime minister ",
        "Italian film star ",
    ],
)
def test_titles_read_as_titles(gap: str) -> None:
    assert reads_as_title(gap)


@pytest.mark.parametrize(
    "gap", ["surges of ", "Tuesday ", "goal by ", "wife of ", "president, ", "cousin ", "film ", "Michael "]
)
def test_other_words_do_not(gap: str) -> None:
    assert not reads_as_title(gap)


def test_modifiers_alone_are_no_title_and_neutral_nouns_no_office() -> None:
    assert not names_a_title("former Russian ")
    assert names_a_title("opposition leader ")
    assert names_a_title("dictator ")
    assert not names_an_office("dictator ")


@pytest.mark.parametrize(
    ("gap", "identity", "expected"),
    [
        pytest.param("president ", "dmitry-medvedev", True, id="an-office-held"),
        pytest.param("senator ", "dmitry-medvedev", False, id="an-office-never-held"),
        pytest.param("prime minister ", "john-kerry", False, id="secretaries-are-no-prime-ministers"),
        pytest.param("president of Russia ", "dmitry-medvedev", True, id="of-the-right-state"),
        pytest.param("president of Kenya ", "dmitry-medvedev", False, id="of-another-state"),
        pytest.param("secretary of state ", "john-kerry", True, id="of-state-is-no-place"),
        pytest.param("", "john-kerry", True, id="no-title-contradicts-nobody"),
    ],
)
def test_a_title_fits_whom_the_tables_know_in_that_office(gap: str, identity: str, expected: bool) -> None:
    assert fits(gap, person(identity)) is expected


@pytest.mark.parametrize(
    ("gap", "identity", "expected"),
    [
        pytest.param("Sir ", "john-major", True, id="served-where-it-is-given"),
        pytest.param("Sir ", "jack-lang", False, id="a-common-name-elsewhere"),
        pytest.param("Dame ", "hillary-clinton", False, id="served-elsewhere"),
        pytest.param("Chief Justice ", "john-roberts", True, id="chief-justices-are-justices"),
        pytest.param("singer ", "tony-blair", False, id="not-his-trade"),
    ],
)
def test_an_honour_or_a_trade_fits_whom_it_can_belong_to(gap: str, identity: str, expected: bool) -> None:
    assert fits(gap, person(identity)) is expected


def test_an_honour_tells_namesakes_apart_and_a_trade_does_not() -> None:
    assert names_an_office("Sir ")
    assert not names_an_office("singer ")
    assert names_a_title("singer ")


def test_the_title_behind_a_name_ends_with_the_first_other_word() -> None:
    assert leading_title("prime minister for ten years") == "prime minister"
    assert leading_title("the former president, said") == "the former president"
    assert leading_title("who said") == ""
