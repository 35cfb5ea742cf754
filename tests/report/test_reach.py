"""How far the findings of a rule are spread: one outlet's template shows in it."""

from copydesk import Report, audit
from copydesk.report.context import ReportContext
from copydesk.report.convert import summary
from copydesk.report.counts import Counts
from copydesk.report.html import page
from copydesk.report.text import render
from copydesk.settings import RuleSettings, Settings

TEXT = "The council met in the the hall of town {0} on day {0}. Nobody from {0} spoke of the the bridge."


def report(*outlets: str | None) -> Report:
    records = [
        {"id": str(number), "text": TEXT.format(number), "lang": "en", **({"outlet": outlet} if outlet else {})}
        for number, outlet in enumerate(outlets)
    ]
    return audit(records, settings=Settings(rules=RuleSettings(select=("SQ001",))))


def test_articles_and_outlets_are_counted_by_rule() -> None:
    made = report("a", "a", "b", None)
    assert Counts(made).reach == {"SQ001": (4, 2)}
    told = summary(made, ReportContext(tool_version="1"))
    assert (told.rules, told.rule_documents, told.rule_outlets) == ({"SQ001": 8}, {"SQ001": 4}, {"SQ001": 2})


def test_the_first_screen_and_the_page_say_so() -> None:
    made = report("a", "a", "b")
    context = ReportContext(tool_version="1")
    assert "in 3 articles of 2 outlets" in "".join(render(made, context))
    assert '<td class="figure">6</td><td class="figure">3</td><td class="figure">2</td>' in page(made, context)
