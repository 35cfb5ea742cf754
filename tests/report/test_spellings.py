"""Which forms of names a corpus prints: counted by outlet and language, shown without being a finding."""

from copydesk import Report, audit
from copydesk.report.context import ReportContext
from copydesk.report.convert import findings_file
from copydesk.report.html import page
from copydesk.report.spellings import spelling_rows
from copydesk.report.text import render
from copydesk.settings import RuleSettings, Settings

TEXT = "The mayor of {} met {} on Monday, and nobody in the town knew why or when he would leave again."
CONTEXT = ReportContext(tool_version="1")


def report(*names: tuple[str, str, str | None], settings: Settings | None = None, lang: str = "en") -> Report:
    records = [
        {"id": str(number), "text": TEXT.format(place, person), "lang": lang, **({"outlet": outlet} if outlet else {})}
        for number, (place, person, outlet) in enumerate(names)
    ]
    return audit(records, settings=settings)


def test_forms_are_counted_by_document_and_outlet() -> None:
    made = report(("Kyiv and Kyiv", "x", "a"), ("Kiev", "x", "b"), ("Kyiv", "x", "b"), ("Kyiv", "x", None))
    (row,) = spelling_rows(made)
    assert (row.name, row.group, row.lang) == ("Kyiv", "kyiv", "en")
    assert [(form.form, form.documents, form.outlets) for form in row.forms] == [
        ("Kyiv", 3, {"a": 1, "b": 1}),
        ("Kiev", 1, {"b": 1}),
    ]


def test_a_name_in_one_form_is_not_listed() -> None:
    assert spelling_rows(report(("Kyiv", "Lviv", "a"), ("Kyiv", "x", "b"))) == []


def test_first_names_are_those_of_many_people() -> None:
    assert spelling_rows(report(("Harrow", "Sergei Ivanov", "a"), ("Harrow", "Sergey Petrov", "b"))) == []


def test_languages_are_kept_apart() -> None:
    english, german = report(("Kyiv", "x", "a")), report(("Kiew", "x", "b"), lang="de")
    both = Report(documents=(*english.documents, *german.documents))
    assert spelling_rows(both) == []


def test_embedded_posts_are_not_the_outlets_words() -> None:
    post = "\n\nWe love Kiev! — Ada Quill (@adaquill) May 4, 2019"
    assert spelling_rows(report((f"Kyiv{post}\n\n", "x", "a"))) == []


def test_without_rules_of_quality_nothing_is_counted() -> None:
    facts = Settings(rules=RuleSettings(select=("facts",)))
    assert spelling_rows(report(("Kyiv", "x", "a"), ("Kiev", "x", "b"), settings=facts)) == []


def test_the_report_shows_them_as_no_finding() -> None:
    made = report(("Kyiv", "x", "a"), ("Kiev", "x", "<b>"))
    assert {finding.family for finding in made.findings} == {"reuse"}  # the texts are copies
    assert [row.group for row in findings_file(made, CONTEXT).spellings] == ["kyiv"]
    assert "Names in several spellings, by articles: Kiev 1 / Kyiv 1\n" in "".join(render(made, CONTEXT))
    shown = page(made, CONTEXT)
    assert "One name, several spellings" in shown
    assert "&lt;b&gt; 1" in shown
