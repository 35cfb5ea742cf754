"""The sections of the first screen around its findings: what was read, what went wrong, counts, what to do next."""

from copydesk.model import SEVERITIES, Report, Severity
from copydesk.report.columns import Row, side_by_side, table
from copydesk.report.context import ReportContext
from copydesk.report.counts import UNKNOWN_LANGUAGE, Counts
from copydesk.report.palette import Palette
from copydesk.report.reading_list import wrapped
from copydesk.report.safe import cells, one_line, shorten
from copydesk.report.spellings import in_words, spelling_rows
from copydesk.report.standing import Standings, standings
from copydesk.report.wording import counted, listed, number, where
from copydesk.scorecard import Integrity

_NAMES = 3
_INDENT = "  "
_NOTICES = 5
_ERRORS = 4
_RULES = 9
_OUTLETS = 4
_FILES = 4
_LANGUAGES = 6
_SIDE_BY_SIDE = 96


def what_was_read(report: Report, counts: Counts, *, context: ReportContext) -> list[str]:
    """Documents, outlets, dates, languages, what was skipped, what did not run."""
    lines = [Palette(color=context.color).heading(read_in_words(report, counts))]
    for fact in facts(report, counts, context=context):
        lines += [line[2:] for line in wrapped(fact, context.width + 2, lines=2)]
    return lines


def read_in_words(report: Report, counts: Counts) -> str:
    """Read 16 articles from 6 outlets, 9,412 words."""
    outlets = f" from {counted(len(counts.outlets), 'outlet')}" if counts.outlets else ""
    return f"Read {counted(len(report.documents), 'article')}{outlets}, {counted(counts.words, 'word')}"


def facts(report: Report, counts: Counts, *, context: ReportContext) -> list[str]:
    """What a reader must know of the input, each said once."""
    said = [*_unknowns(counts, context), *_coverage(report, counts)]
    if counts.skipped:
        said.append(f"skipped {counted(len(report.skipped), 'file')}: {_reasons(counts.skipped)}")
    said += [one_line(notice) for notice in report.notices[:_NOTICES]]
    if len(report.notices) > _NOTICES:
        said.append(f"{counted(len(report.notices) - _NOTICES, 'more notice')} in findings.json")
    return said


def _unknowns(counts: Counts, context: ReportContext) -> list[str]:
    said = _outlets_told(counts)
    if counts.dated:
        missing = f", {number(counts.undated)} undated" if counts.undated else ""
        judged = f"; undated articles are {_judged(context)}" if counts.undated else ""
        said.append(f"dates: {number(counts.dated)} known{missing}{judged}")
    elif counts.undated:
        said.append(f"no dates were found: articles are {_judged(context)}; --date gives one (`today` for drafts)")
    if counts.without_outlet:
        whom = f"{counted(counts.without_outlet, 'article')} of unknown outlet" if counts.outlets else "outlets unknown"
        said.append(f"{whom}: who copied whom, and what an outlet repeats, cannot be told there")
    return said


def _judged(context: ReportContext) -> str:
    day = f"as of {context.knowledge_as_of}" if context.knowledge_as_of else "by the day of the built-in knowledge"
    return f"judged {day}, with less confidence"


def _outlets_told(counts: Counts) -> list[str]:
    told = counts.outlets_told_by
    if len(told) < 2:
        return [f"outlets told by {source}" for source in told]
    return ["outlets told by " + ", ".join(f"{source} ({number(found)})" for source, found in told.items())]


def _coverage(report: Report, counts: Counts) -> list[str]:
    total = len(report.documents)
    said = []
    if len(counts.languages) > 1 or UNKNOWN_LANGUAGE in counts.languages:
        named = list(counts.languages.items())
        parts = [f"{'unknown' if lang == UNKNOWN_LANGUAGE else lang} {number(n)}" for lang, n in named[:_LANGUAGES]]
        rest = [f"{len(named) - _LANGUAGES} more"] if len(named) > _LANGUAGES else []
        said.append("languages: " + ", ".join(parts + rest))
    partly = [f"{family} {number(n)} of {number(total)}" for family, n in counts.checked.items() if n < total]
    if partly:
        said.append("checked only in part: " + ", ".join(partly))
    if counts.not_run:
        codes = list(counts.not_run)
        shown = codes[:8] + ([f"{len(codes) - 8} more"] if len(codes) > 8 else [])
        said.append(f"not run everywhere, for want of what they need: {', '.join(shown)}")
    return said


def _reasons(skipped: dict[str, int]) -> str:
    reasons = [f"{one_line(reason)} ({number(count)})" for reason, count in skipped.items()]
    return ", ".join(reasons[:5] + ([f"{len(reasons) - 5} other reasons"] if len(reasons) > 5 else []))


def trouble(report: Report, palette: Palette, *, width: int) -> list[str]:
    """What could not be read, and rules that failed."""
    if not report.errors:
        return []
    lines = [palette.severity("error", f"{counted(len(report.errors), 'failure')} (the audit is not complete)")]
    for failure in report.errors[:_ERRORS]:
        place = failure.path if failure.row is None else f"{failure.path}:{failure.row}"
        rule = f"{failure.rule}: " if failure.rule else ""
        lines.append(shorten(_INDENT + one_line(f"{place}: {rule}{failure.message}"), width))
    if len(report.errors) > _ERRORS:
        lines.append(f"{_INDENT}and {number(len(report.errors) - _ERRORS)} more, in findings.json")
    return lines


def tables(counts: Counts, palette: Palette, *, width: int, standing: Standings) -> list[str]:
    """Findings by rule, then by outlet and the worst files: these beside each other where there is room."""
    if not counts.rules:
        return []
    wide = width >= _SIDE_BY_SIDE
    half = (width - 4) // 2 if wide else width
    rules = _section(palette.heading("By rule"), _rule_rows(counts, palette, limit=_RULES if wide else 5), width)
    outlets = _section(palette.heading("By outlet"), _outlet_rows(counts, _OUTLETS if wide else 3), half)
    files = _section(
        palette.heading("Worst files, integrity"), _file_rows(counts, standing, limit=_FILES if wide else 3), half
    )
    if not wide or not outlets:
        return [*rules, *outlets, *files]
    return [*rules, *side_by_side(outlets, files, left_width=max(cells(line) for line in outlets))]


def _section(title: str, rows: list[Row], width: int) -> list[str]:
    return [title, *((_INDENT + line).rstrip() for line in table(rows, width=width - len(_INDENT)))] if rows else []


def _rule_rows(counts: Counts, palette: Palette, *, limit: int) -> list[Row]:
    rows: list[Row] = []
    for code, found in counts.rules.items():
        grade = counts.gravest[code]
        name = one_line(f"{code} {counts.rule_names[code]}")
        rows.append((name, palette.severity(grade, grade), number(found), _reach(*counts.reach[code])))
    if len(rows) > limit:
        rest = sum(list(counts.rules.values())[limit - 1 :])
        rows = [*rows[: limit - 1], (f"{len(rows) - limit + 1} more rules", "", number(rest), "")]
    return rows


def _reach(documents: int, outlets: int) -> str:
    """How far findings of one rule are spread: those of one outlet alone come from its template, as a rule."""
    of = f" of {counted(outlets, 'outlet')}" if outlets else ""
    return f"in {counted(documents, 'article')}{of}"


def _outlet_rows(counts: Counts, limit: int) -> list[Row]:
    if not counts.outlets:
        return []
    found = {outlet: counts.findings_by_outlet.get(outlet, 0) for outlet in counts.outlets}
    ranked = sorted(found.items(), key=lambda row: (-row[1], row[0]))
    return [
        (
            one_line(counts.outlet_labels.get(outlet, outlet)),
            number(total),
            f"in {counted(counts.outlets[outlet], 'article')}",
        )
        for outlet, total in ranked[:limit]
        if total
    ]


def _file_rows(counts: Counts, standing: Standings, *, limit: int) -> list[Row]:
    return [
        (one_line(where(source)), severities(found), _points(standing.integrity_of(source)))
        for source, found in counts.worst[:limit]
    ]


def _points(left: Integrity | None) -> str:
    return f"{left.score:.0f}" if left else ""


def severities(found: "dict[Severity, int]") -> str:
    """Errors and warnings in words, notes left out: 1 error, 2 warnings."""
    return ", ".join(counted(found[grade], grade) for grade in ("error", "warning") if found.get(grade))


def integrity_said(report: Report, context: ReportContext) -> list[str]:
    """What text integrity is here, and what it is not."""
    middle = standings(report, context).median_integrity
    if middle is None:
        return []
    return [
        f"Text integrity, median {middle:.0f} of 100: how whole the texts came through, no verdict on the journalism.",
        "It is 100 less a deduction for every rule that found something: insertions, damage, contradictions, copied "
        "passages. How well a story is sourced or how hard it reads costs nothing.",
    ]


def closing(report: Report, counts: Counts, *, context: ReportContext) -> list[str]:
    """Totals, what was silenced, where the report is and what to type next."""
    palette = Palette(color=context.color)
    lines = []
    if report.suppressed or report.stale:
        silenced = f"{counted(len(report.suppressed), 'finding')} silenced"
        stale = f"; {counted(len(report.stale), 'entry')} of accept file, baseline or comments no longer used"
        lines.append(palette.quiet(silenced + (stale if report.stale else "")))
    lines += [palette.quiet(line) for line in integrity_said(report, context)[: 1 if report.findings else 0]]
    if report.findings:
        gravest = min(counts.rules, key=lambda code: SEVERITIES.index(counts.gravest[code]))
        more = f"Every finding: --format concise. About a rule: audit explain {gravest}."
        lines.append(palette.quiet(shorten(more, context.width)))
    if context.report_dir:
        lines.append(f"Report: {one_line(context.report_dir.rstrip('/'))}/index.html")
    return [*lines, _total(report, counts, palette)]


def spelt(report: Report, *, width: int) -> list[str]:
    """Names that the corpus writes in several ways, one line for the commonest."""
    found = spelling_rows(report)
    if not found:
        return []
    shown = "; ".join(in_words(row) for row in found[:_NAMES])
    more = f"; {number(len(found) - _NAMES)} more names" if len(found) > _NAMES else ""
    return [shorten(f"Names in several spellings, by articles: {shown}{more}", width)]


def _total(report: Report, counts: Counts, palette: Palette) -> str:
    if not report.documents:
        return "Nothing was read."
    if not report.findings and report.changed is not None:
        return palette.good(f"Nothing found in what changed: {counted(report.changed, 'file')}.")
    if not report.findings and report.suppressed:
        return palette.good(f"Nothing new found in {counted(len(report.documents), 'article')}.")
    if not report.findings:
        if not counts.words:
            return f"Nothing found in {counted(len(report.documents), 'article')}: there is not a word to read."
        clean = "it reads clean" if len(report.documents) == 1 else "they read clean"
        return palette.good(f"Nothing found in {counted(len(report.documents), 'article')}: {clean}.")
    found = [(grade, counts.severities[grade]) for grade in SEVERITIES if counts.severities[grade]]
    parts = [palette.severity(grade, counted(total, grade)) for grade, total in found]
    where_all = f"{number(len(counts.by_document))} of {counted(len(report.documents), 'article')}"
    return f"Found {listed(parts)} in {where_all}."
