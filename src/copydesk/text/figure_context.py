"""What stands beside a number: words that make it vague, and signs that it is a date, an hour or a label."""

import re
from typing import Literal

from copydesk.text.pattern import lazily

Hedge = Literal["", "about", "nearly", "under", "over"]

_HEDGE = lazily(
    r"(?<![\w-])(?:(?P<about>about|around|roughly|approximately|approx\.?|circa|some|an estimated|estimated|"
    r"in the region of|or so)"
    r"|(?P<nearly>nearly|almost|close to|just under|just below|just short of|little under)"
    r"|(?P<under>under|below|less than|fewer than|no more than|not more than|at most|up to|(?<!twice"
    r" )(?<!times )as (?:many|much) as|"
    r"a maximum of|maximum of)"
    r"|(?P<over>over|above|more than|greater than|well over|at least|no fewer than|no less than|not less than|"
    r"upwards? of|in excess of|a minimum of|minimum of|as few as|as little as))"
    r"(?: (?:a|an|the|another|about))?[ \u00a0]$",
    re.IGNORECASE,
)
_SCALE_WORD = lazily(r"(?:hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)
_COMPARED = lazily(
    r"(?:percent|per cent|%|points|times|half|third|quarter|increase|rise|gain|growth|jump|up|improvement"
    r"|decrease|drop|decline|fall|down)[ \u00a0]$"
)  # "40% more than the 10"
_PLUS = lazily(r"\+|[ -](?:plus|or more|or so|odd)\b")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.?|May|June|July|Aug(?:ust|\.)?|Sept?(?:ember|\.)?"
    r"|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE_BEFORE = lazily(rf"\b{_MONTH}[ \u00a0](?:the )?$")
_DATE_AFTER = lazily(rf"[ \u00a0](?:of )?{_MONTH}(?![\w])|-\d\d-\d\d\b|/\d")
_TIME_AFTER = lazily(
    r":\d|[ \u00a0]?(?:[ap]\.?m\b\.?|GMT|BST|UTC|CET|EST|EDT|hrs\b|o['’]clock)"
    r""
)
_DAYTIME = lazily(r"[ \u00a0]in the (?:morning|afternoon|evening)\b")
_HOUR = lazily(r"(?<![\w,.])(?:1?[0-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$", re.IGNORECASE)
_CLAUSE_BEFORE = lazily(
    r"(?<![\w-])(?:(?i:articles?|sections?|sec\.|clauses?|paragraphs?|chapters?|pages?|pp?\.|nos?\.|number|route|"
    r"flight|verse|highway|psalm|episode|aged?|version|subsection|footnote|appendix|exhibit)"
    r"|Nos?|Channel|Interstate|Group|Phase|Stage|Level|Grade|Room|Gate|Unit|Type|Act|Title|Rule|Schedule"
    r"|Line|Bus|Platform|"
    r"Season|Series|Figure|Table|Vol(?:ume|\.)|Part|Point|Question|Day|Week|Round|Lot|Item|Category|Tier|Size|COVID|"
    r"Apollo|Mark|Resolution|Order|Bill|Measure|Proposition|Prop\.|Precinct|District|Ward|Area|Form|Boeing|Airbus|"
    r"Windows|iPhone|Formula|Division|League|Class|Pier|Terminal|Track|Exit|Zone|Key Stage|Super Bowl|Radio|BBC|"
    r"Commandment|Group of|War|Local|File|Case)[ \u00a0-]$"
)
_REACH = 24  # code points before a number that are looked at


def is_hour(flat: str, end: int) -> bool:
    """Whether what follows a number makes it a time of day: "5 pm", "17:30"."""
    if _DAYTIME.match(flat, end) and _HOUR.search(flat[max(0, end - 8) : end]):
        return True
    return _TIME_AFTER.match(flat, end) is not None


def is_label(flat: str, start: int, end: int) -> bool:
    """Whether the number is part of a date, a time of day, a fixture or a name of a clause, page or flight."""
    before = flat[max(0, start - _REACH) : start]
    if flat[start].isdecimal() and (is_hour(flat, end) or _DATE_AFTER.match(flat, end)):
        return True
    follows = flat[end : end + 1]
    if follows and (follows in "\\@°" or (follows.isalpha() and not _tail(flat, end))):
        return True
    return _DATE_BEFORE.search(before) is not None or _CLAUSE_BEFORE.search(before) is not None


def _tail(flat: str, end: int) -> bool:
    """Whether the letters right after digits are a scale, a percent sign or a unit, not part of a name such as 4x4."""
    if _SCALE_WORD.match(flat, end):
        return True
    stop = end
    while stop < len(flat) and stop - end <= 4 and flat[stop].isalpha():
        stop += 1
    return stop - end <= 4 and flat[stop : stop + 1] not in ("-", "/", "_") and not flat[stop : stop + 1].isdigit()


def hedge(flat: str, start: int, end: int) -> tuple[Hedge, int]:
    """The hedge of a number that stands from `start` to `end`, and where its words begin."""
    base = max(0, start - _REACH)
    match = _HEDGE.search(flat[base:start])
    if match is not None and not _COMPARED.search(flat[max(0, base + match.start() - _REACH) : base + match.start()]):
        found: Hedge = match.lastgroup  # type: ignore[assignment]
        return found, base + match.start()
    return ("over" if _PLUS.match(flat, end) else ""), start
