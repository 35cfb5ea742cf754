"""What is the story's own though it looks like furniture: names, datelines, subheads, questions, lists, verse."""

from functools import cache
from typing import Any

from copydesk import text
from copydesk.model import Document
from copydesk.rules.boilerplate.line_feature import KINDS
from copydesk.rules.boilerplate.line_table import LineTable
from copydesk.rules.boilerplate.shape import has_marker
from copydesk.rules.pack_rule import is_note, is_title

FLOOR = 0.5  # chance of being furniture below which no line is looked at
CLEAR = 0.85  # chance from which a line tells that its page is littered, as one does that another rule names
# Chances that a line needs, by how many other lines of its page are clear: none or one, two or three, four and more.
LITTERED = (2, 4)
BARE = (0.65, 0.6, 0.5)
SENTENCE = (0.8, 0.8, 0.7)  # of running text, or with a full stop
REMARK = (0.85, 0.85, 0.85)  # a sentence or a subhead without a word of pages
ITEM = (0.85, 0.7, 0.5)  # in a list of the story, or its head
INNER = (0.93, 0.8, 0.7)  # alone above running text, as subheads and questions are
TITLE = (0.7, 0.7, 0.7)  # above the story and as long as a headline
NEVER = 2.0
SPEAKER = (NEVER, NEVER, 0.85)
NAME = (NEVER, NEVER, 0.85)  # names, dates, datelines, tables and verse
HEADLINE = (NEVER, 0.85, 0.8)
TITLE_WORDS = 5
LIST, REACH = 3, 12  # lines that make a list; lines looked at on either side
OPENING = 60  # characters in which a line's first words are looked for
UNTELLING = ("time", "author")  # kinds of words that stories are full of

_NOTE = r"""[\W_]*(?:correct(?:ion|ed)|clarif|erratum|editor['’]?s?\s+note|note\s+to\s+readers|update[ds]?\b[^:]{0,40}:
  |(?:this|the)\s+\w+\s+(?:has\s+been|was)\s+(?:updated|corrected|amended)
  |(?:story|this\s+version)\s+(?:was\s+|is\s+)?(?:refiled|corrects|updates)
  |correcci|fe\s+de\s+err|aclaraci|nota\s+d|rectific|précision|ndlr|korrektur|berichtig|richtigst|anm(?:erkung|\.)
  |hinweis\s+der|rettifica|correzione|errata|correç|erramos|исправлен|уточнен|поправк|от\s+редак|примечан|виправлен
  |від\s+редак|примітк|sprostow|korekta|od\s+redak|correctie|naschrift|düzeltme|tekzip)"""


@cache
def _patterns() -> dict[str, Any]:
    import regex

    return {
        "byline": regex.compile(
            r"(?i:by|von|por|par|di|door|de|da|autor(?:in)?|author|text|от|від|автор)\b[:\s]+\p{Lu}\S*(?:[\s,&]+\S+){0,7}"
        ),
        "name": regex.compile(r"(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}\p{Lu}[\p{L}.'’-]+"),
        "dateline": regex.compile(r"\p{Lu}[^.!?]{1,60}(?:\([^)]{2,30}\)\s*)?[-–—]\s*\S"),
        "speaker": regex.compile(r"[^.!?]{1,60}:"),
        "role": regex.compile(
            r"(?:opinion|special|guest|staff|contributing)\s+(?:contributor|columnist|writer|to)\b.*", regex.IGNORECASE
        ),
        "date": regex.compile(r"(?:\p{L}+,? )?(?:\p{L}+\.? \d{1,2}|\d{1,2}\.? \p{L}{3,})(?:,? \d{4})?"),
        "numbered": regex.compile(r"\d{1,2}[.)]\s+\S"),
        "letters": regex.compile(r"\p{L}[\p{L}.'’]*"),
        "figure": regex.compile(r"\d[\d.,]*"),
        "score": regex.compile(r"\d+\s*[-–:.]\s*\d+|\d+[.,]\d+|\d+/\d+"),
        "note": regex.compile(_NOTE, regex.IGNORECASE | regex.VERBOSE),
    }


def taken(document: Document, table: LineTable, chances: Any) -> list[int]:
    """The lines that are probably furniture: those whose chance is enough where they stand, on a page like theirs.

    A line without letters goes where both its neighbours do.
    """
    clear = (table.named > 0) | (chances >= CLEAR)
    total = int(clear.sum())
    found, wordless = set(), []
    for at in ((chances >= FLOOR) & (table.named == 0)).nonzero()[0].tolist():
        if not any(map(str.isalpha, table.lines[at].text)):
            wordless.append(at)
        elif chances[at] >= needed(document, table, at, clear=total - int(clear[at])):
            found.add(at)
    known = found | set(table.named.nonzero()[0].tolist())
    found.update(at for at in wordless if known >= {at - 1, at + 1})
    return sorted(found)


def needed(document: Document, table: LineTable, at: int, *, clear: int) -> float:
    """The chance from which a line is taken for furniture, where so many other lines of its page are clear."""
    level = sum(clear >= least for least in LITTERED)
    unit, own = table.lines[at], table.own(at)
    found = _patterns()
    if any(found[kind].fullmatch(unit.text) for kind in ("byline", "role")):
        return NEVER
    if is_note(unit) or found["note"].match(unit.text) or text.inside_quotation(document, unit.whole):
        return NEVER
    standing = [BARE[level]]
    place = table.place(at)
    if table.prose[at] or own["end"]:
        standing.append(SENTENCE[level] if place["before_story"] or _worded(own) else REMARK[level])
    if place["before_story"] and own["words"] >= TITLE_WORDS:
        standing.append(TITLE[level])
    if at == 0 or is_title(document, unit):
        standing.append(HEADLINE[level])
    if _is_name(table, at) or _is_report(unit.text):
        standing.append(NAME[level])
    if found["speaker"].fullmatch(unit.text):
        standing.append(SPEAKER[level])
    if own["time"] and found["date"].fullmatch(unit.text):
        standing.append(NAME[level])
    if _is_numbered(table, at) and not (_is_numbered(table, at - 1) or _is_numbered(table, at + 1)):
        return NEVER
    if _is_inner(table, at):
        standing.append(INNER[level] if _worded(own) else REMARK[level])
    standing.append(_of_list(table, at, level))
    return max(standing)


def _worded(own: dict[str, float]) -> float:
    """The share of a page's words in a line; none if they are of kinds that stories are full of."""
    return own["kinds"] if any(own[kind] for kind in KINDS if kind not in UNTELLING) else 0.0


def _is_name(table: LineTable, at: int) -> bool:
    """Whether a line is a name: it may be the author's."""
    line = table.lines[at].text.lstrip("-–— ")
    return _patterns()["name"].fullmatch(line) is not None and not _worded(table.own(at))


def _is_numbered(table: LineTable, at: int) -> bool:
    """Whether a line opens as the head of a numbered part does."""
    return 0 <= at < len(table.lines) and _patterns()["numbered"].match(table.lines[at].text) is not None


def _heads_list(table: LineTable, at: int) -> bool:
    """A line amid the story right above an item with a bullet or number: the list's head, or another item."""
    below = at + 1 < len(table.lines) and has_marker(table.lines[at + 1].text)
    return below and not table.place(at)["after_story"] and not table.place(at)["before_story"]


def _is_report(line: str) -> bool:
    """The place and agency that a report opens with, and its first sentence."""
    return len(line) > 80 and _patterns()["dateline"].match(line) is not None


def _is_inner(table: LineTable, at: int) -> bool:
    """A subhead or a question of an interview: alone above running text, whatever known insertions stand between."""
    below = _beyond(table, at, 1)
    above = _beyond(table, at, -1)
    bare = above or table.lines[at].text.endswith("?") or not table.own(at)["kinds"]
    return below and bare and not table.place(at)["before_story"]


def _beyond(table: LineTable, at: int, step: int) -> bool:
    """Whether the first line that no other rule knows, of the few on that side of a line, is running text."""
    for near in range(at + step, at + step * (LIST + 1), step):
        if not 0 <= near < len(table.lines):
            return False
        if not table.named[near]:
            return bool(table.prose[near])
    return False


def _is_row(table: LineTable, at: int, first: int, last: int) -> bool:
    """Whether a line begins as two of those near it in its run do, with a figure at the same place: a date, a rank."""
    shape = _opening(table.lines[at].text)
    near = range(max(first, at - LIST), min(last, at + LIST) + 1)
    return "9" in shape and sum(_opening(table.lines[line].text) == shape for line in near) >= LIST


def _opening(line: str) -> str:
    """The first three words of a line, letters as one "a" and figures as one "9"."""
    head = " ".join(line[:OPENING].split()[:3])
    return str(_patterns()["figure"].sub("9", _patterns()["letters"].sub("a", head)))


def _of_list(table: LineTable, at: int, level: int) -> float:
    """The chance that a line of the story's list, table or verse needs; 0 if it is of none.

    It is told by the run of lines without running text around it.
    """
    lines, prose = table.lines, table.prose
    first = last = at
    while first > max(0, at - REACH) and not prose[first - 1]:
        first -= 1
    while last < min(len(prose) - 1, at + REACH) and not prose[last + 1]:
        last += 1
    heads = ITEM[level] if _heads_list(table, at) else 0.0
    run = [unit.text for unit in lines[first : last + 1]]
    if len(run) < LIST:
        return heads
    told = sum(": " in unit.text[1:] for unit in lines[max(first, at - 2) : min(last + 1, at + 3)])
    scored = sum(_patterns()["score"].search(line) is not None for line in run)
    # verse: lines that end in commas or run on in lower case
    verse = sum((line[-1] in ",;") + line[0].islower() for line in run)
    if told > 1 or 2 * scored >= len(run) or 3 * verse >= len(run) or _is_row(table, at, first, last):
        return NAME[level]
    if first == 0 or last == len(prose) - 1:
        return heads
    bare = not table.named[first : last + 1].any() and not table.own(first)["kinds"] and not table.own(at)["kinds"]
    return ITEM[level] if bare or 2 * sum(map(has_marker, run)) >= len(run) else heads
