"""The table of short forms: whole, without double entries, and found however it is written."""

from datetime import date

import pytest

from copydesk.knowledge.acronyms import Acronyms, built_in_acronyms
from copydesk.knowledge.table import KnowledgeError

TABLE = built_in_acronyms()


def test_there_are_enough_short_forms() -> None:
    assert len({acronym for row in TABLE.rows for acronym in row.acronyms}) >= 150


def test_no_full_name_stands_in_two_rows() -> None:
    names = [name.casefold() for row in TABLE.rows for name in row.names]
    assert sorted(set(names)) == sorted(names)


def test_every_row_is_whole() -> None:
    for row in TABLE.rows:
        assert all(row.acronyms) and all(row.names) and row.source
        assert row.as_of > date(2020, 1, 1)
        assert all(" " not in acronym for acronym in row.acronyms), row


@pytest.mark.parametrize("name", ["Médecins Sans Frontières", "Medecins sans frontieres", "DOCTORS WITHOUT BORDERS"])
def test_case_and_diacritics_do_not_count(name: str) -> None:
    row = TABLE.named(name)
    assert row is not None and row.acronyms == ("MSF",)


@pytest.mark.parametrize("short", ["UN", "U.N.", "Onu"])
def test_a_short_form_is_found_with_points_and_in_other_languages(short: str) -> None:
    assert TABLE.short_for(short)[0].names[0] == "United Nations"


def test_one_short_form_may_stand_for_several_bodies() -> None:
    assert len(TABLE.short_for("FSB")) == 2


def test_a_row_that_lacks_a_column_is_refused_with_its_line() -> None:
    with pytest.raises(KnowledgeError, match=r"short\.tsv:2"):
        Acronyms("acronyms\tnames\tas_of\tsource\nUN\tUnited Nations\n", "short.tsv")
