"""The first page: what was read, what to read first, everything found with its filters, and what it adds up to."""

from collections.abc import Sequence
from typing import Any

from copydesk.model import SEVERITIES, Failure, Report
from copydesk.report import figures, overview, stories
from copydesk.report.context import ReportContext
from copydesk.report.counts import Counts, counts_of
from copydesk.report.safe import one_line
from copydesk.report.site.cards import card
from copydesk.report.site.charts import integrity_spread, months, spreads
from copydesk.report.site.pages import Pages
from copydesk.report.site.templates import template
from copydesk.report.site.travelled import flow_matrix, journeys
from copydesk.report.spellings import spelling_rows
from copydesk.report.standing import Standings, standings
from copydesk.report.wording import counted, number, where
from copydesk.report.worth import worthy_of

BEST = 12
_WORST = 15
_OUTLETS = 25
_ERRORS = 100
_SPELT, _NAMED = 20, 5


def index_page(report: Report, context: ReportContext, pages: Pages, *, data: Sequence[str]) -> str:
    """The page as HTML; `data` names the files that hold the rows its search reads."""
    counts, standing = counts_of(report), standings(report, context)
    return template("index").render(
        top="",
        context=context,
        title=title(report, counts),
        read=overview.read_in_words(report, counts),
        facts=overview.facts(report, counts, context=context),
        cut=_cut(report, pages),
        data=data,
        total=len(report.findings),
        articles=len(report.documents),
        severities=[(grade, counts.severities[grade]) for grade in SEVERITIES if counts.severities[grade]],
        worthy=_worthy(report, context, pages),
        families=_barred(counts.families),
        rules=_rules(counts, context, pages),
        outlets=_outlets(counts, pages),
        months=months(report),
        integrity=overview.integrity_said(report, context),
        integrities=integrity_spread(report, context) if report.documents else [],
        worst=_worst(counts, standing, pages),
        matrix=flow_matrix(report, pages),
        journeys=journeys(report, context, pages),
        clusters=len(report.clusters),
        stories=_stories(report, pages),
        stories_cut=stories.cut(min(stories.PAGE_STORIES, report.stories.found), report.stories.found),
        spellings=spellings(report),
        spreads=spreads(report, context),
        by_outlet=figures.outlet_figures(report, standing),
        by_article=figures.article_figures(report, standing),
        beside=figures.beside(standing),
        columns=list(figures.SHOWN.values()),
        errors=[(failed(failure), one_line(failure.message)) for failure in report.errors[:_ERRORS]],
        failures=len(report.errors),
        reuses=any(finding.family == "reuse" for finding in report.findings),
    )


def title(report: Report, counts: Counts) -> str:
    """What was found, as a headline."""
    if not report.findings:
        return "Nothing found"
    return f"{counted(len(report.findings), 'finding')} in {counted(len(counts.by_document), 'article')}"


def _stories(report: Report, pages: Pages) -> list[tuple[stories.StoryOnPage, list[tuple[str, str | None]]]]:
    """The stories, each with its articles and their pages."""
    return [
        (shown, list(zip(shown.places, map(pages.document, story.documents), strict=True)))
        for shown, story in zip(stories.on_page(report), report.stories.shown, strict=False)
    ]


def failed(failure: Failure) -> str:
    """Where something failed."""
    place = failure.path if failure.row is None else f"{failure.path}:{failure.row}"
    return one_line(f"{place} ({failure.rule})" if failure.rule else place)


def spellings(report: Report) -> list[list[tuple[str, str, str]]]:
    """Names in several spellings: each form, in how many articles, and whose they are."""
    return [
        [(form.form, number(form.documents), _whose(form.outlets, form.documents)) for form in row.forms]
        for row in spelling_rows(report)[:_SPELT]
    ]


def _whose(outlets: dict[str, int], documents: int) -> str:
    """The outlets that print a form most, and how many more do."""
    named = [f"{one_line(outlet)} {number(found)}" for outlet, found in list(outlets.items())[:_NAMED]]
    unknown = documents - sum(outlets.values())
    more = [f"{counted(len(outlets) - _NAMED, 'more outlet')}"] if len(outlets) > _NAMED else []
    return ", ".join([*named, *more, *([f"outlet unknown {number(unknown)}"] if unknown else [])])


def _cut(report: Report, pages: Pages) -> str:
    """That not every article has a page, where it is so."""
    with_page, every = len(pages.documents), len(report.documents)
    if with_page == every:
        return ""
    return f"{number(with_page)} of {number(every)} articles, the worst, have a page here; findings.json has all."


def _worthy(report: Report, context: ReportContext, pages: Pages) -> list[dict[str, Any]]:
    chosen = worthy_of(report, BEST)
    found = counts_of(report).found
    numbers = {
        finding.fingerprint: number
        for key in {one.finding.document.key for one in chosen}
        for number, finding in enumerate(found[key], start=1)
    }
    return [
        {
            "card": card(numbers[one.finding.fingerprint], one.finding, context, pages, compare=False),
            "link": pages.document(one.finding.document),
            "alike": one.alike,
        }
        for one in chosen
    ]


def _barred(counts: dict[str, int]) -> list[tuple[str, int, float]]:
    most = max(counts.values(), default=0) or 1
    return [(one_line(name), found, round(100 * found / most, 1)) for name, found in counts.items()]


def _rules(counts: Counts, context: ReportContext, pages: Pages) -> list[dict[str, Any]]:
    return [
        {
            "code": code,
            "name": one_line(counts.rule_names[code]),
            "severity": counts.gravest[code],
            "about": context.title_of(code),
            "found": found,
            "bar": bar,
            "documents": counts.reach[code][0],
            "outlets": counts.reach[code][1],
            "link": pages.rule(code),
        }
        for code, found, bar in _barred(counts.rules)
    ]


def _outlets(counts: Counts, pages: Pages) -> list[dict[str, Any]]:
    found = counts.findings_by_outlet
    ranked = sorted(counts.outlets, key=lambda outlet: (-found.get(outlet, 0), outlet))[:_OUTLETS]
    return [
        {
            "name": pages.outlet(outlet),
            "documents": counts.outlets[outlet],
            "found": found.get(outlet, 0),
            "rate": f"{found.get(outlet, 0) / counts.outlets[outlet]:.1f}",
        }
        for outlet in ranked
    ]


def _worst(counts: Counts, standing: Standings, pages: Pages) -> list[dict[str, Any]]:
    rows = []
    for source, found in counts.worst[:_WORST]:
        left = standing.integrity_of(source)
        said = [
            f"−{each.points:g} {one_line(each.name)}" + (f" ({number(each.hits)})" if each.hits > 1 else "")
            for each in (left.deductions if left else ())
        ]
        rows.append(
            {
                "place": one_line(where(source)),
                "link": pages.document(source) or pages.audit(source.path),
                "tally": overview.severities(found),
                "integrity": round(left.score) if left else None,
                "deductions": ", ".join(said),
            }
        )
    return rows
