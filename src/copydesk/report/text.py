"""The first screen: what was read, what to look at first, where the rest is."""

from collections.abc import Iterator

from copydesk.model import Report
from copydesk.report import overview, reading_list
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.palette import Palette
from copydesk.report.standing import standings
from copydesk.report.worth import worthy_of

NAME = "text"
SUMMARY = "the first screen: what was read, ten findings to read first, counts"

SCREEN = 60
"""Lines that the whole screen may take."""

BEST = 10
"""Findings that are shown."""


def render(report: Report, context: ReportContext) -> Iterator[str]:
    """The lines of the screen, at most SCREEN of them."""
    palette = Palette(color=context.color)
    counts = counts_of(report)
    head = overview.what_was_read(report, counts, context=context)
    trouble = overview.trouble(report, palette, width=context.width)
    names = overview.spelt(report, width=context.width)
    tail = overview.closing(report, counts, context=context)
    worthy = worthy_of(report, BEST)
    tables = overview.tables(counts, palette, width=context.width, standing=standings(report, context))
    sections = [section for section in (head, trouble, tables, names, tail) if section]
    room = SCREEN - sum(len(section) + 1 for section in sections)
    found = reading_list.shown(worthy, context, room=room)
    screen = [section for section in (head, trouble, found, tables, names, tail) if section]
    for place, section in enumerate(screen):
        if place:
            yield "\n"
        for line in section:
            yield line + "\n"
