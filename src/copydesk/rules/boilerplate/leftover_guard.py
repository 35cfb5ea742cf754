"""What is the story's own though it looks like furniture: names, datelines, subheads, questions, lists, verse."""

from functools import cache
from typing import Any

from copydesk import text
from copydesk.model import Document
from copydesk.rules.boilerplate.line_feature import KINDS
from copydesk.rules.boilerplate.line_table import LineTable
from copydesk.rules.boilerplate.shape import has_marker
from copydesk.rules.pack_rule import is_note, is_title

SUPPORTED, ALONE, INNER, SENTENCE = 0.55, 0.75, 0.8, 0.65  # chances that lines of different standing need
FLOOR, CERTAIN = 0.65, 0.93  # below the one no line is taken; the other is asked of wordless lines amid the story
LITTERED = ((4, 0.2), (2, 0.1))  # so many lines that other rules know let every line of a page do with so much less
NEAR = 3  # lines to a named insertion that speaks for a line
WORDED, PLEADING, TELLING = 0.1, 0.25, 0.34  # share of a page's words that speaks for a line, a sentence, amid a story
LIST, REACH = 3, 12  # lines that make a list; lines looked at on either side
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
        "score": regex.compile(r"\d+\s*[-–:.]\s*\d+|\d+[.,]\d+|\d+/\d+"),
        "note": regex.compile(_NOTE, regex.IGNORECASE | regex.VERBOSE),
    }


def needed(table: LineTable, at: int) -> float:
    """The chance from which a line is taken for furniture: the less else speaks for it, the more."""
    own, place = table.own(at), table.place(at)
    if table.prose[at] or own["end"]:
        return SENTENCE if _worded(own) >= PLEADING else INNER
    worded = _worded(own) >= (WORDED if own["link"] else TELLING)
    if not (place["before_story"] or place["after_story"] or worded):
        return CERTAIN
    littered = next((less for lines, less in LITTERED if place["all_named"] >= lines), 0.0)
    return max(FLOOR, _standing(own, place) - littered)


def _worded(own: dict[str, float]) -> float:
    """The share of a page's words in a line; none if they are of kinds that stories are full of."""
    return own["kinds"] if any(own[kind] for kind in KINDS if kind not in UNTELLING) else 0.0


def _standing(own: dict[str, float], place: dict[str, float]) -> float:
    near = place["far_named"] <= NEAR
    if place["before_story"] and not near:
        return ALONE
    if near or _worded(own) >= WORDED:
        return SUPPORTED
    return ALONE if place["after_story"] else INNER


def is_own(document: Document, table: LineTable, at: int, chance: float) -> bool:
    """Whether a line is kept as the story's own, though the model gives it this chance of being furniture."""
    unit = table.lines[at]
    line = unit.text
    if is_note(unit) or is_title(document, unit) or _patterns()["note"].match(line):
        return True
    if at == 0 or not any(map(str.isalpha, line)) or text.inside_quotation(document, unit.whole):
        return True
    found = _patterns()
    if any(found[kind].fullmatch(line) for kind in ("speaker", "byline", "role")):
        return True
    if found["name"].fullmatch(line) and not _worded(table.own(at)) and _may_sign(table, at):
        return True
    if _is_report(line):
        return True
    return _is_inner(table, at, chance) or _heads_list(table, at) or _is_list(table, at)


def _heads_list(table: LineTable, at: int) -> bool:
    """A line amid the story right above an item with a bullet or number: the list's head, or another item."""
    below = at + 1 < len(table.lines) and has_marker(table.lines[at + 1].text)
    return below and not table.place(at)["after_story"] and not table.place(at)["before_story"]


def _may_sign(table: LineTable, at: int) -> bool:
    """Whether a name may be the author's: above the story, or on a page that is not littered."""
    place = table.place(at)
    return bool(place["before_story"]) or place["all_named"] < LITTERED[0][0]


def _is_report(line: str) -> bool:
    """The place and agency that a report opens with, and its first sentence."""
    return len(line) > 80 and _patterns()["dateline"].match(line) is not None


def _is_inner(table: LineTable, at: int, chance: float) -> bool:
    """A subhead or a question of an interview: alone above running text, and not quite sure to be furniture."""
    below = at + 1 < len(table.prose) and bool(table.prose[at + 1])
    above = at > 0 and bool(table.prose[at - 1])
    line = table.lines[at].text
    bare = above or line.endswith("?") or not table.own(at)["kinds"]
    return below and bare and not table.place(at)["before_story"] and chance < INNER


def _is_list(table: LineTable, at: int) -> bool:
    """A line of the story's list, table or verse, as told by the run of lines without running text around it."""
    lines, prose = table.lines, table.prose
    first = last = at
    while first > max(0, at - REACH) and not prose[first - 1]:
        first -= 1
    while last < min(len(prose) - 1, at + REACH) and not prose[last + 1]:
        last += 1
    run = [unit.text for unit in lines[first : last + 1]]
    if len(run) < LIST:
        return False
    told = sum(": " in unit.text[1:] for unit in lines[max(first, at - 2) : min(last + 1, at + 3)])
    scored = sum(_patterns()["score"].search(line) is not None for line in run)
    if told > 1 or 2 * scored >= len(run):
        return True
    # verse: lines that end in commas or run on in lower case
    if 3 * sum((line[-1] in ",;") + line[0].islower() for line in run) >= len(run):
        return True
    if first == 0 or last == len(prose) - 1:
        return False
    bare = not table.named[first : last + 1].any() and not table.own(first)["kinds"] and not table.own(at)["kinds"]
    return bare or 2 * sum(map(has_marker, run)) >= len(run)
