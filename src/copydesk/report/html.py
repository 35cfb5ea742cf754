"""The report as one plain page that needs nothing but a browser."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import SEVERITIES, Finding, Partner, Report, Severity, Source
from copydesk.report import figures, overview, stories
from copydesk.report.checklist import lines_of
from copydesk.report.context import ReportContext
from copydesk.report.counts import Counts, counts_of
from copydesk.report.safe import one_line
from copydesk.report.site.index_page import failed, spellings, title
from copydesk.report.standing import Standings, standings
from copydesk.report.wording import counted, number, shown, when, where, where_found
from copydesk.report.worth import worthy_of

if TYPE_CHECKING:
    from jinja2 import Template

NAME = "html"
SUMMARY = "one self-contained page"

BEST = 20
LISTED = 2000
_AROUND = 110
_LONGEST_PASSAGE = 420
_FILES = 12
_OUTLETS = 25
_SHEETS = 100  # more check sheets would bury the page; the checklist format has them all
_OPEN = 12  # so few are shown unfolded, to be printed as they are


class Card(msgspec.Struct, frozen=True):
    """A finding as the page shows it; all texts are made harmless, the template escapes them."""

    code: str
    name: str
    severity: Severity
    place: str
    before: str
    passage: str
    left_out: int
    rest: str
    after: str
    message: str
    help: str
    fingerprint: str
    partners: list[dict[str, str]]
    alike: int = 1


class Group(msgspec.Struct, frozen=True):
    """The findings of one document."""

    place: str
    tally: str
    integrity: str
    deductions: str
    cards: list[Card]


class Line(msgspec.Struct, frozen=True):
    """A line of a check sheet."""

    lines: str
    kind: str
    text: str
    status: str
    code: str
    fact: str


class Listed(msgspec.Struct, frozen=True):
    """The check sheet of one document."""

    place: str
    title: str
    lines: list[Line]


def render(report: Report, context: ReportContext) -> Iterator[str]:
    """The page by itself: no script, nothing beside it."""
    yield page(report, context)


def page(report: Report, context: ReportContext) -> str:
    """The page as one string."""
    counts = counts_of(report)
    worthy = worthy_of(report, BEST)
    standing = standings(report, context)
    return _template().render(
        version=context.tool_version,
        title=title(report, counts),
        read=overview.read_in_words(report, counts),
        facts=overview.facts(report, counts, context=context),
        severities=[(grade, number(counts.severities[grade])) for grade in SEVERITIES if counts.severities[grade]],
        worthy=[_card(one.finding, context, alike=one.alike) for one in worthy],
        families=[(family, number(found)) for family, found in counts.families.items()],
        rules=_rules(counts, context),
        outlets=_outlets(counts),
        worst=_worst(counts, standing),
        integrity=overview.integrity_said(report, context),
        by_outlet=figures.outlet_figures(report, standing),
        by_article=figures.article_figures(report, standing),
        beside=figures.beside(standing),
        columns=list(figures.SHOWN.values()),
        groups=_groups(report, context),
        listed=min(len(report.findings), LISTED),
        total=len(report.findings),
        errors=[(failed(failure), one_line(failure.message)) for failure in report.errors[:100]],
        failures=len(report.errors),
        spellings=spellings(report),
        stories=stories.on_page(report),
        stories_cut=stories.cut(min(stories.PAGE_STORIES, report.stories.found), report.stories.found),
        sheets=_sheets(report),
        unfolded=len(report.documents) <= _OPEN,
    )


def _spread(counts: Counts, code: str) -> tuple[str, str, str]:
    """How many findings of a rule there are, in how many articles, of how many outlets."""
    documents, outlets = counts.reach[code]
    return number(counts.rules[code]), number(documents), number(outlets) if outlets else ""


def _rules(counts: Counts, context: ReportContext) -> list[tuple[str, ...]]:
    return [
        (code, one_line(counts.rule_names[code]), counts.gravest[code], context.title_of(code), *_spread(counts, code))
        for code in counts.rules
    ]


def _outlets(counts: Counts) -> list[tuple[str, str, str, str]]:
    rows = []
    for outlet, documents in counts.outlets.items():
        found = counts.findings_by_outlet.get(outlet, 0)
        label = one_line(counts.outlet_labels.get(outlet, outlet))
        rows.append((found, label, documents, f"{found / documents:.1f}"))
    ranked = sorted(rows, key=lambda row: (-row[0], row[1]))[:_OUTLETS]
    return [(label, number(documents), number(found), rate) for found, label, documents, rate in ranked]


def _worst(counts: Counts, standing: Standings) -> list[tuple[str, str, str]]:
    return [
        (
            one_line(where(source)),
            overview.severities(found),
            _integrity(standing, source),
        )
        for source, found in counts.worst[:_FILES]
    ]


def _groups(report: Report, context: ReportContext) -> list[Group]:
    standing = standings(report, context)
    groups: dict[tuple[str, int, str], list[Finding]] = {}
    for finding in report.findings[:LISTED]:
        groups.setdefault(finding.document.key, []).append(finding)
    return [
        Group(
            one_line(where(found[0].document)),
            counted(len(found), "finding"),
            _integrity(standing, found[0].document),
            _deductions(standing, found[0].document),
            [_card(finding, context) for finding in found],
        )
        for found in groups.values()
    ]


def _integrity(standing: Standings, source: Source) -> str:
    left = standing.integrity_of(source)
    return f"integrity {left.score:.0f}" if left else ""


def _deductions(standing: Standings, source: Source) -> str:
    """−5.2 for mojibake (2), −3 for doubled-word."""
    left = standing.integrity_of(source)
    said = [
        f"−{each.points:g} for {one_line(each.name)}" + (f" ({number(each.hits)})" if each.hits > 1 else "")
        for each in (left.deductions if left else ())
    ]
    return ", ".join(said)


def _sheets(report: Report) -> list[Listed]:
    """The check sheets of a small corpus."""
    if len(report.documents) > _SHEETS:
        return []
    every = [(document, document.sheet.checks) for document in report.documents]
    return [
        Listed(
            one_line(where(document.source)),
            one_line(document.title or ""),
            [
                Line(lines_of(check), check.kind, one_line(check.text), check.status, check.code, one_line(check.fact))
                for check in checks
            ],
        )
        for document, checks in every
        if checks
    ]


def _card(finding: Finding, context: ReportContext, *, alike: int = 1) -> Card:
    before, after = _around(finding, context)
    head, left_out, rest = _passage(finding.text)
    return Card(
        code=finding.rule,
        name=one_line(finding.name),
        severity=finding.severity,
        place=one_line(where_found(finding)),
        before=before,
        passage=head,
        left_out=left_out,
        rest=rest,
        after=after,
        message=one_line(finding.message),
        help=one_line(context.help_of(finding.rule, finding.help)),
        fingerprint=finding.fingerprint[:8],
        partners=[_partner(partner) for partner in shown(finding, 3)],
        alike=alike,
    )


def _around(finding: Finding, context: ReportContext) -> tuple[str, str]:
    """The text before and after the passage, where the document is still at hand."""
    text = context.text_of(finding.document) if context.text_of else None
    if text is None:
        return "", ""
    span = finding.span
    before = text[max(0, span.start - _AROUND) : span.start]
    after = text[span.end : span.end + _AROUND]
    cut = "…" if span.start > _AROUND else "", "…" if span.end + _AROUND < len(text) else ""
    return cut[0] + _spaced(before), _spaced(after) + cut[1]


def _spaced(text: str) -> str:
    """One line whose blanks at the ends stay, so that words do not stick to the mark."""
    inner = one_line(text)
    head = " " if text[:1].isspace() and not inner[:1].isspace() else ""
    tail = " " if text[-1:].isspace() and not inner[-1:].isspace() else ""
    return head + inner + tail


def _passage(text: str) -> tuple[str, int, str]:
    """A long passage as its beginning, the number of characters left out, and its end."""
    if len(text) <= _LONGEST_PASSAGE:
        return one_line(text), 0, ""
    half = _LONGEST_PASSAGE // 2
    return one_line(text[:half]), len(text) - 2 * half, one_line(text[-half:])


def _partner(partner: Partner) -> dict[str, str]:
    source = partner.document
    known = [source.outlet, when(source.published), f"{partner.similarity:.0%} alike"]
    head, left_out, _ = _passage(partner.text)
    return {
        "place": one_line(where(source, partner.location)),
        "known": one_line(", ".join(part for part in known if part)),
        "text": head + ("…" if left_out else ""),
    }


@cache
def _template() -> "Template":
    from jinja2 import Environment, StrictUndefined

    source = files("copydesk.report").joinpath("templates/index.html.j2").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(source)
