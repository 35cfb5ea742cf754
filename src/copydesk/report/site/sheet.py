"""The check sheet of an article as HTML."""

from copydesk.model import Check, Sheet
from copydesk.report.checklist import lines_of
from copydesk.report.safe import markup, one_line

MOST_CHECKS = 200
_HEAD = (
    '<section aria-labelledby="sheet" class="sheet"><h2 id="sheet">To look up</h2>\n'
    '<p class="soft">What an editor would look up. None of it is a finding: “agrees” was held against the fact beside '
    "it, “unknown” was not.</p>\n<ul>\n"
)


def check_sheet(sheet: Sheet) -> str:
    """What an editor would look up; nothing where there is nothing."""
    checks = sheet.checks
    if not checks:
        return ""
    more = len(checks) - MOST_CHECKS
    rest = f'<p class="soft">{more:,} more are in its audit.</p>\n' if more > 0 else ""
    return f"{_HEAD}{''.join(map(_line, checks[:MOST_CHECKS]))}</ul>\n{rest}</section>\n"


def _line(check: Check) -> str:
    box = "☑" if check.status == "agrees" else "☐"
    fact = f' <span class="soft">— {markup(one_line(check.fact))}</span>' if check.fact else ""
    return (
        f'<li class="{check.status}"><span class="box" aria-hidden="true">{box}</span> '
        f'<span class="soft">{lines_of(check)} · {check.kind} · {check.status}</span> '
        f'<span dir="auto">{markup(one_line(check.text))}</span>{fact}</li>\n'
    )
