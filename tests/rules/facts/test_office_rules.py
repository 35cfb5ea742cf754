"""One naming, one rule: which of the rules for offices speaks, and what the check sheet gets."""

import pytest

from copydesk.rules.facts.former_but_incumbent import FormerButIncumbent
from copydesk.rules.facts.office_no_longer import OfficeNoLonger
from copydesk.rules.facts.office_not_yet import OfficeNotYet
from copydesk.rules.facts.wrong_office import WrongOffice
from copydesk.rules.rule import Case
from copydesk.testing import document_of, findings_on

OFFICES = (WrongOffice, OfficeNotYet, OfficeNoLonger, FormerButIncumbent)


def test_no_sentence_is_reported_by_two_of_them() -> None:
    for rule in OFFICES:
        for case in rule.bad:
            codes = [other.code for other in OFFICES for _ in findings_on(other, case)[0]]
            assert set(codes) == {rule.code}, case


@pytest.mark.parametrize(
    ("rule", "case", "fact"),
    [
        (WrongOffice, Case("Russian President Vladimir Putin sang.", published="2015-05-05"), "president of Russia"),
        (
            FormerButIncumbent,
            Case("Ex-chancellor Angela Merkel ate.", published="2022-05-05"),
            "chancellor of Germany",
        ),
    ],
)
def test_namings_that_hold_go_on_the_check_sheet(rule: type[WrongOffice], case: Case, fact: str) -> None:
    document, _ = document_of(case)
    (claim,) = rule().claims(document)
    assert claim.verdict == "agrees"
    assert fact in claim.fact
    assert "as of" in claim.fact


def test_a_text_of_a_later_time_under_an_early_date_is_left_alone() -> None:
    slip = "Former Vice President Joe Biden spoke. "
    later = "President Donald Trump called Ukrainian President Volodymyr Zelensky. "
    assert findings_on(FormerButIncumbent, Case(slip, published="2012-05-05"))[0]
    assert not findings_on(FormerButIncumbent, Case(slip + later, published="2012-05-05"))[0]


def test_without_a_date_they_are_silent() -> None:
    for rule in OFFICES:
        for case in rule.bad:
            assert not findings_on(rule, Case(case.text, published=None))[0]


def test_the_evidence_names_the_rows() -> None:
    (found,) = findings_on(
        WrongOffice, Case("German President Angela Merkel warned on Monday of a trade war.", published="2016-05-05")
    )[0]
    assert found.evidence["held_then"] == ["chancellor of Germany 2005-11-22 to 2021-12-08"]
    assert found.evidence["holders_then"] == ["Joachim Gauck (president)"]
    assert "Joachim Gauck" in found.message
