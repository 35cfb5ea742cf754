"""The check sheet: what an editor would look up, each thing once, with what the rules know of it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest

from copydesk import check_text
from copydesk.engine.document import check_document
from copydesk.engine.rulebook import Rules, rules_of
from copydesk.model import Check, Document, Finding, Published, Sheet
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.settings import RuleSettings, RunSettings, Settings
from copydesk.survey import Survey, no_survey

RULES = rules_of(Settings(rules=RuleSettings(select=("facts",))))


def made(body: str, lang: str = "en", day: date | None = date(2022, 3, 9)) -> Sheet:
    published = None
    if day is not None:
        first = datetime(day.year, day.month, day.day)
        published = Published(first, first, "day", "field", day.isoformat(), day=day)
    document = Document(id="a", path="a.txt", text=body, lang=lang, published=published)
    return check_document(document, no_survey(), RULES, sheets=True).summary.sheet


def lines(body: str, kind: str | None = None, **fields: Any) -> list[tuple[str, str]]:
    return [(check.text, check.status) for check in made(body, **fields).checks if kind in (None, check.kind)]


@pytest.mark.parametrize(
    ("body", "kind", "text"),
    [
        ("Mayor Ada Lind came. Lind spoke.", "name", "Mayor Ada Lind"),
        ("The Oxley mayor Ada Lind came.", "name", "Oxley mayor Ada Lind"),
        ("Ada Lind, the mayor of Oxley, came.", "name", "Ada Lind, the mayor of Oxley"),
        ("Ada Lind, 43, came.", "name", "Ada Lind"),
        ("Ada Lind came late. Nobody saw Lind leave.", "name", "Ada Lind"),
        ("“It is shut,” said Ada Lind.", "name", "Ada Lind"),
        ("Ada Lind, 43, came.", "age", "Lind, 43"),
        ("A 43-year-old was hurt.", "age", "43-year-old"),
        ("It opens on 14 June.", "date", "14 June"),
        ("It opened on Tuesday.", "date", "Tuesday"),
        ("It cost £4,200 to mend.", "figure", "£4,200"),
        ("It cost $1.5 million to mend.", "figure", "$1.5 million"),
        ("Turnout was 63 per cent.", "figure", "63 per cent"),
        ("Some 1,200 homes were dark.", "figure", "1,200 homes"),
        ("They burned 3,000 square kilometres of forest.", "figure", "3,000 square kilometres"),
        ("A house burned in Lower Oxley, Kent, at noon.", "place", "Lower Oxley, Kent"),
        ("“The pier is shut for good,” said Ada Lind.", "quotation", "“The pier is shut for good,”"),
    ],
)
def test_what_nothing_is_known_of(body: str, kind: str, text: str) -> None:
    assert (text, "unknown") in lines(body, kind)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("The Oxley Harbour Board met the National Trust.", "name"),
        ("The Board met. They were Two Trees and Four Winds.", "name"),
        ("It opens on Tuesday 14 June 2022 at 10.30 am.", "figure"),
        ("It opened in 1998, on page 14 of No. 12, at 14:30.", "figure"),
        ("Two of the 9 boats sank.", "figure"),
        ("She comes every Friday.", "date"),
        ("In Germany, in June, in English.", "place"),
        ("The “so-called deal” failed.", "quotation"),
    ],
)
def test_what_is_not_worth_a_line(body: str, kind: str) -> None:
    assert lines(body, kind) == []


def test_what_agrees_and_what_conflicts_is_told_with_its_fact() -> None:
    agrees, conflicts = made("It opened on Tuesday, 8 March 2022, and shut on Sunday, 9 March 2022.").checks
    assert (agrees.status, agrees.text, agrees.code) == ("agrees", "Tuesday, 8 March 2022", "")
    assert "calendar" in agrees.fact
    assert (conflicts.status, conflicts.code) == ("conflicts", "FS010")
    assert "Wednesday" in conflicts.fact


def test_the_weekday_of_a_date_and_the_date_of_a_weekday_are_told() -> None:
    first, second = made("It shut on Tuesday and opens on 14 June.").checks
    assert first.fact == "the Tuesday up to publication is 8 March 2022"
    assert second.fact == "14 June 2022 is a Tuesday"


def test_without_a_date_of_publication_no_weekday_is_dated() -> None:
    assert [check.fact for check in made("It shut on Tuesday.", day=None).checks] == [""]


def test_a_name_twice_with_the_same_office_is_one_line_with_both_places() -> None:
    body = "Mayor Ada Lind came.\nIt rained.\nThen Mayor Ada Lind left.\nNobody had seen Ada Lind."
    (check,) = [check for check in made(body).checks if check.kind == "name"]
    assert [place.line for place in (check.place, *check.also)] == [1, 3, 4]
    for place in (check.place, *check.also):
        assert "Ada Lind" in body[place.start : place.end]


def test_every_quotation_has_its_speaker() -> None:
    sheet = made("Ada Lind came.\n“The pier is shut,” she said. “It is a ‘death trap’.”")
    assert [(quote.text, quote.speaker, quote.verb, quote.resolved, quote.place.line) for quote in sheet.quotes] == [
        ("The pier is shut,", "Ada Lind", "said", True, 2),
        ("It is a ‘death trap’.", "Ada Lind", "said", True, 2),
    ]


def test_in_other_languages_there_are_quotations_alone() -> None:
    sheet = made("„Die Brücke über die Ilm ist zu“, sagte Anna Lind, 43, am 14. Juni.", lang="de")
    assert [check.kind for check in sheet.checks] == ["quotation"]
    assert [quote.speaker for quote in sheet.quotes] == ["Anna Lind"]


def test_lines_stand_in_order_of_the_text() -> None:
    sheet = made("Ada Lind, 43, said on Tuesday: “We lost £400 and the boat.” In Lower Oxley, 120 homes were dark.")
    assert [check.place for check in sheet.checks] == sorted(check.place for check in sheet.checks)


def test_a_sheet_is_kept_in_few_bytes_and_comes_back_whole() -> None:
    sheet = made("Ada Lind, 43, said on Tuesday: “We lost £400 and the boat.”")
    assert Sheet.unpacked(sheet.packed()) == sheet
    assert Sheet().packed() == b""
    assert Sheet.unpacked(b"") == Sheet()


def test_no_sheet_is_made_unless_it_is_asked_for_and_it_changes_no_finding() -> None:
    body = "It shut on Sunday, 9 March 2022, the mayor Ada Lind said."
    plain = check_text(body, lang="en")
    asked = check_text(body, lang="en", settings=Settings(run=RunSettings(checks=True)))
    assert plain.documents[0].sheet == Sheet()
    assert asked.documents[0].sheet.checks
    assert plain.findings == asked.findings
    assert Settings().digest == Settings(run=RunSettings(checks=True)).digest


class Breaking(FactRule):
    """Compares nothing when it is checked, and breaks when it is asked for its claims."""

    code = "FS999"
    name = "breaking"
    bad = ("⟦a⟧",) * 3
    good = ("b",) * 5

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        yield from ()

    def compare(self, document: Document) -> Iterator[Claim]:
        raise ZeroDivisionError("broken")


def test_a_crash_costs_one_sheet_and_is_an_error() -> None:
    rules = Rules(masking=(), judging=(Breaking(),), across=(), reported=frozenset({"FS999"}))
    done = check_document(Document(id="a", path="a.txt", text="Hm."), no_survey(), rules, sheets=True)
    assert done.summary.sheet == Sheet()
    assert "ZeroDivisionError: broken" in done.failures[0].message


@pytest.mark.parametrize("piece", ["Ada Lind, 43, ", "in Oxley, ", "£4 ", "Ada ", "“x y z a” ", "9 ", "mayor Ada "])
def test_an_endless_line_is_read_in_linear_time(piece: str) -> None:
    sheet = made(piece * (40_000 // len(piece)))
    assert all(isinstance(check, Check) for check in sheet.checks)
