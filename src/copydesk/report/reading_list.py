"""The findings to read first, on as many lines as there is room for."""

import textwrap

from copydesk.model import Finding
from copydesk.report.columns import pad
from copydesk.report.context import ReportContext
from copydesk.report.palette import Palette
from copydesk.report.safe import cells, one_line, shorten, shorten_path
from copydesk.report.wording import beside, where_found
from copydesk.report.worth import Worthy

INDENT = " " * 4
_LONGEST_NAME = 40
_QUOTE_OPEN, _QUOTE_CLOSE = "\u201c", "\u201d"
_LONGEST_QUOTE = 80

# Whether blank lines stand between findings, whether help is given, how many lines a message may take.
_STAGES = ((True, True, 2), (False, True, 2), (False, False, 2), (False, False, 1))


def shown(worthy: list[Worthy], context: ReportContext, *, room: int) -> list[str]:
    """A heading and the findings; where there is no room, what _STAGES names gives way, and at last findings do."""
    if not worthy:
        return []
    palette = Palette(color=context.color)
    for apart, advised, lines_each in _STAGES:
        blocks = _blocks(worthy, context, advised=advised, lines_each=lines_each)
        lines = _joined(blocks, palette, apart=apart)
        if len(lines) <= room:
            return lines
    while len(blocks) > 1 and len(_joined(blocks, palette, apart=False)) > room:
        blocks.pop()
    return _joined(blocks, palette, apart=False)


def _joined(blocks: list[list[str]], palette: Palette, *, apart: bool) -> list[str]:
    lines = [palette.heading("Read these first")]
    for place, block in enumerate(blocks):
        if apart and place:
            lines.append("")
        lines += block
    return lines


def _blocks(worthy: list[Worthy], context: ReportContext, *, advised: bool, lines_each: int) -> list[list[str]]:
    column = max(cells(_name(worth.finding)) for worth in worthy)
    blocks, helped = [], set()
    for worth in worthy:
        block = [_heading(worth, context, column=column), *_message(worth.finding, context.width, lines=lines_each)]
        if lines_each > 1 and (there := one_line(beside(worth.finding))):
            place = Palette(color=context.color).place(shorten_path(there, 2 * context.width))
            block.append(f"{INDENT}beside {place}")
        said = context.help_of(worth.finding.rule, worth.finding.help)
        # The advice of a rule is given once; it reads the same under each of its findings.
        if advised and said and said not in helped:
            helped.add(said)
            line = shorten(INDENT + "→ " + one_line(said), context.width)
            block.append(Palette(color=context.color).quiet(line))
        blocks.append(block)
    return blocks


def _name(finding: Finding) -> str:
    return shorten(one_line(f"{finding.rule} {finding.name}"), _LONGEST_NAME)


def _heading(worth: Worthy, context: ReportContext, *, column: int) -> str:
    """Severity, rule and place; alignment is given up where a long place needs the room: people copy it."""
    palette, finding = Palette(color=context.color), worth.finding
    name, place = _name(finding), one_line(where_found(finding))
    more = f"  +{worth.alike - 1:,} like it" if worth.alike > 1 else ""
    if 12 + column + cells(place) + cells(more) <= context.width:
        name = pad(name, column)
    else:
        more = more.removesuffix(" like it")
    place = shorten_path(place, 2 * context.width)
    badge = palette.severity(finding.severity, f"{finding.severity:<8}")
    return f"  {badge}{palette.heading(name)}  {palette.place(place)}{palette.quiet(more)}"


def _message(finding: Finding, width: int, *, lines: int) -> list[str]:
    message = one_line(finding.message)
    passage = one_line(finding.text)
    if passage and not _quoted(finding.text, finding.message) and not _quoted(passage, message):
        message = f"{_QUOTE_OPEN}{shorten(passage, _LONGEST_QUOTE)}{_QUOTE_CLOSE} {message}"
    return wrapped(message, width, lines=lines)


def _quoted(passage: str, message: str) -> bool:
    # A message may quote the beginning of a long passage only.
    start = " ".join(passage.split())[:20].rstrip()
    return start in " ".join(message.split())


def wrapped(text: str, width: int, *, lines: int) -> list[str]:
    """The text on at most this many indented lines; the last one is cut where it does not fit."""
    # One line more than fits is enough to see that something is cut; texts may be endless.
    beginning = text[: width * (lines + 1)]
    found = textwrap.wrap(
        beginning, max(20, width), initial_indent=INDENT, subsequent_indent=INDENT, break_on_hyphens=False
    )
    if len(found) <= lines:
        return [shorten(line, width) for line in found]
    rest = " ".join(line.strip() for line in found[lines - 1 :])
    return [shorten(line, width) for line in [*found[: lines - 1], INDENT + rest]]
