"""Markdown for the summary of a job or a comment on a change: what to read first, and counts; never endless."""

import re
from collections.abc import Iterator

from copydesk.model import Failure, Finding, Report
from copydesk.report import overview
from copydesk.report.checklist import plain
from copydesk.report.context import ReportContext
from copydesk.report.counts import Counts, counts_of
from copydesk.report.safe import one_line, shorten
from copydesk.report.wording import counted, listed, meant, number, said, when, where, where_found
from copydesk.report.worth import Worthy, worthy_of

NAME = "markdown"
SUMMARY = "a summary of a job, or a comment: what to read first, and counts (Markdown)"

LONGEST = 60_000
"""Characters: a comment on GitHub may have 65,536."""

BEST = 20
_ERRORS = 10
_RULES = 30
_CELL = 200
_MESSAGE = 600

# What a forge turns into a mention, a reference or a link, wherever it stands.
_ALIVE = re.compile(r"(?<=[@#])(?=\w)|(?<=:)(?=//)|(?<=www)(?=\.)|(?<=[A-Za-z0-9])(?=@)", re.IGNORECASE)
_JOINER = "\u2060"


def render(report: Report, context: ReportContext) -> Iterator[str]:
    """The summary; sections that would make it longer than LONGEST are left out, and it says so."""
    counts = counts_of(report)
    room = LONGEST - 200
    for section in _sections(report, counts, context):
        if len(section) > room:
            yield "\n_The rest does not fit here; see the whole report._\n"
            return
        room -= len(section)
        yield section


def _sections(report: Report, counts: Counts, context: ReportContext) -> Iterator[str]:
    yield f"## {_heading(report, counts)}\n\n{harmless(overview.read_in_words(report, counts))}.\n"
    if report.errors:
        yield from _errors(report.errors)
    worthy = worthy_of(report, BEST)
    if worthy:
        yield "\n### Read these first\n\n"
        yield from (_item(worth, context) for worth in worthy)
    if counts.rules:
        yield _rules(counts, context)
    facts = [*overview.facts(report, counts, context=context), *_silenced(report)]
    if facts:
        yield "\n" + "".join(f"- {harmless(fact)}\n" for fact in facts)


def _heading(report: Report, counts: Counts) -> str:
    if not report.findings:
        return "copydesk: nothing found"
    found = [counted(total, grade) for grade, total in counts.severities.items() if total]
    return f"copydesk: {listed(found)} in {counted(len(counts.by_document), 'article')}"


def _errors(errors: tuple[Failure, ...]) -> Iterator[str]:
    yield "\n### Could not be audited\n\n"
    for failure in errors[:_ERRORS]:
        place = failure.path if failure.row is None else f"{failure.path}:{failure.row}"
        yield f"- {_code(place)}: {harmless(failure.message[:_MESSAGE])}\n"
    if len(errors) > _ERRORS:
        yield f"- and {number(len(errors) - _ERRORS)} more\n"


def _item(worth: Worthy, context: ReportContext) -> str:
    finding = worth.finding
    more = f", and {number(worth.alike - 1)} like it" if worth.alike > 1 else ""
    lines = [
        f"- **{finding.severity}** {plain(finding.rule)} {plain(finding.name)} at {_code(where_found(finding))}{more}",
        f"  {harmless(shorten(said(finding), _MESSAGE))}",
        *_partner(finding),
    ]
    advice = context.help_of(finding.rule, finding.help)
    if advice:
        lines.append(f"  _{harmless(advice)}_")
    return "  \n".join(lines) + "\n"


def _partner(finding: Finding) -> list[str]:
    partner = meant(finding)
    if partner is None:
        return []
    source = partner.document
    known = [source.outlet, when(source.published), f"{partner.similarity:.0%} alike"]
    rest = f"; {number(len(finding.partners) - 1)} more" if len(finding.partners) > 1 else ""
    told = harmless(", ".join(part for part in known if part))
    return [f"  also in {_code(where(source, partner.location))} ({told}{rest})"]


def _rules(counts: Counts, context: ReportContext) -> str:
    lines = ["", "| rule | | findings |", "|---|---|--:|"]
    for code, total in list(counts.rules.items())[:_RULES]:
        title = context.title_of(code)
        what = f"{counts.rule_names[code]}: {title}" if title else counts.rule_names[code]
        lines.append(f"| {plain(code)} | {harmless(shorten(what, _CELL))} | {number(total)} |")
    if len(counts.rules) > _RULES:
        rest = sum(list(counts.rules.values())[_RULES:])
        lines.append(f"| {len(counts.rules) - _RULES} more rules | | {number(rest)} |")
    return "\n".join(lines) + "\n"


def _silenced(report: Report) -> list[str]:
    return [f"{counted(len(report.suppressed), 'finding')} silenced"] if report.suppressed else []


def harmless(text: str) -> str:
    """Text on one line that is no markup, calls nobody, and links nowhere."""
    return _ALIVE.sub(_JOINER, plain(text).replace("&", "\\&"))


def _code(text: str) -> str:
    """A path as code, whatever marks are in it."""
    shown = one_line(text).replace("|", "¦")
    fence = "`" * (max((len(run) for run in re.findall("`+", shown)), default=0) + 1)
    blank = " " if len(fence) > 1 else ""
    return f"{fence}{blank}{shown}{blank}{fence}"
