"""How a person stood to an office on a day, and who held it instead."""

from datetime import date

import pytest

from copydesk.knowledge import built_in
from copydesk.rules.facts.naming import namings
from copydesk.rules.facts.standing import Standing, standing

KNOWN = built_in()


def read(flat: str, day: str) -> Standing | None:
    (naming,) = namings(flat, tuple(KNOWN.mentions(flat)), KNOWN)
    return standing(naming, date.fromisoformat(day), KNOWN)


@pytest.mark.parametrize(
    ("flat", "day", "kind"),
    [
        ("German Chancellor Angela Merkel", "2010-01-01", "holds"),
        ("German Chancellor Angela Merkel", "2005-11-22", "holds"),
        ("German Chancellor Angela Merkel", "2005-11-20", "unknown"),  # three days of margin
        ("German Chancellor Angela Merkel", "2005-11-01", "not-yet"),
        ("German Chancellor Angela Merkel", "2021-12-08", "holds"),
        ("German Chancellor Angela Merkel", "2021-12-11", "unknown"),
        ("German Chancellor Angela Merkel", "2021-12-12", "no-longer"),
        ("Israeli Prime Minister Benjamin Netanyahu", "2022-03-01", "between"),
        ("French Chancellor Angela Merkel", "2010-01-01", "never"),
        ("Brazil's President Michel Temer", "2016-06-01", "holds"),  # acting counts
    ],
)
def test_kinds(flat: str, day: str, kind: str) -> None:
    found = read(flat, day)
    assert found is not None
    assert found.kind == kind


def test_who_held_it_instead() -> None:
    found = read("German President Angela Merkel", "2013-05-05")
    assert found is not None
    assert [(office, person.name) for office, person in found.others] == [("president", "Joachim Gauck")]
    assert [term.office for term in found.now] == ["chancellor"]


def test_around_a_handover_nobody_is_sure_to_be_the_other() -> None:
    found = read("German President Angela Merkel", "2017-03-18")
    assert found is not None
    assert found.others == ()


def test_a_day_that_no_row_vouches_for_is_not_judged() -> None:
    assert read("German Chancellor Angela Merkel", "2040-01-01") is None


def test_the_nearer_term_tells_a_return_from_a_leave() -> None:
    soon, late = (read("US President Donald Trump", day) for day in ("2024-12-20", "2021-12-20"))
    assert soon is not None and late is not None
    assert (soon.returns, late.returns) == (True, False)
