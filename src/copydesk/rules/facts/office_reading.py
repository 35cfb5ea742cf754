"""What a naming of a public figure says of an office, and whether that can be held against the tables."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Literal

import msgspec

from copydesk import text
from copydesk.knowledge import Knowledge, Mention, Term
from copydesk.model import Document
from copydesk.rules.facts.beside import is_any, is_attribute, is_listed, is_past, is_plain_former, is_shifted, is_whole
from copydesk.rules.facts.named import named
from copydesk.rules.facts.naming import CHIEFS, Naming, namings_in
from copydesk.rules.facts.standing import HEADS, MARGIN, SINGLE, Standing, standing
from copydesk.rules.facts.statement import Statement

Verdict = Literal["holds", "left", "wrong-office", "not-yet", "no-longer", "still", "unknown"]

_LEAD = 3  # sentences at the head of an article that tell its news
_SOON = timedelta(days=366)  # who takes an office later than that is not yet spoken of in it
_CONFLICTS = frozenset({"wrong-office", "not-yet", "no-longer", "still"})
_FORMER = frozenset({"former", "ex", "one-time", "onetime", "erstwhile", "past", "previous", "retired"})
_PLAIN = frozenset({"current", "incumbent", "sitting", "new", "newly elected", "newly-elected", "outgoing", "longtime"})
_COURTESY = frozenset({"president", "vice president", "secretary of state", "secretary of defense"})
_ALSO_HEADS = frozenset({"acting president", "chancellor of the exchequer", "chief minister"})  # of one title with them
_COMMISSION = "European Commission"
_ROYAL = frozenset({"king", "queen", "emperor", "emir", "sultan", "shah"})
_UNSURE = frozenset({"chair", "chief executive", "governor", "mayor", "senator", "speaker", "opposition leader"})
_CHANGES = re.compile(
    r"\b(?:step(?:s|ped|ping)? (?:down|aside)|resign\w*|(?:left|leaves|leaving|quit|took|takes|taking) office|"
    r"assume[sd]? office|hand(?:s|ed|ing) over|succe(?:ss|ed)\w*|replac\w+|took over|farewell|inaugurat\w*|sworn in|"
    r"swear\w*|predecessor|transition|ousted|toppled|overthrown|impeached)\b"
)


class Reading(msgspec.Struct, frozen=True):
    """One naming, where the person stood on the day, and what follows: one verdict, so that one rule speaks."""

    naming: Naming
    standing: Standing
    verdict: Verdict


def readings(statement: Statement, mentions: tuple[Mention, ...], knowledge: Knowledge) -> tuple[Reading, ...]:
    """The namings of a sentence held against the tables; read once for all rules. Empty without a date."""
    key = f"offices.{knowledge.version}.{statement.index}"
    kept: dict[str, Any] = statement.document.__dict__
    if key not in kept:
        kept[key] = tuple(_read(statement, mentions, knowledge))
    found: tuple[Reading, ...] = kept[key]
    return found


def _read(statement: Statement, mentions: tuple[Mention, ...], knowledge: Knowledge) -> list[Reading]:
    day = statement.day
    if day is None:
        return []
    found: list[Reading] = []
    for naming in namings_in(statement, mentions, knowledge):
        place = standing(naming, day, knowledge)
        if place is None or is_attribute(statement.flat, naming):
            continue
        verdict = _verdict(statement, naming, place)
        if verdict in _CONFLICTS and _is_misdated(statement.document, knowledge):
            verdict = "unknown"
        found.append(Reading(naming, place, verdict))
    return found


def _is_misdated(document: Document, knowledge: Knowledge) -> bool:
    """Whether the text names several people in offices they took much later: its date is that of something else."""
    key = f"misdated.{knowledge.version}"
    kept: dict[str, Any] = document.__dict__
    if key not in kept:
        kept[key] = len(set(_ahead(document, knowledge))) > 1
    answer: bool = kept[key]
    return answer


def _ahead(document: Document, knowledge: Knowledge) -> Iterator[str]:
    for statement, mentions in named(document, knowledge):
        if statement.day is None:
            continue
        for naming in namings_in(statement, mentions, knowledge):
            place = None if naming.qualifiers else standing(naming, statement.day, knowledge)
            if place is None or place.kind != "not-yet" or place.next is None:
                continue
            if place.next.start.earliest - statement.day > _SOON:
                yield place.person.id


def _verdict(statement: Statement, naming: Naming, place: Standing) -> Verdict:
    if naming.qualifiers & _FORMER:
        return _of_former(statement, naming, place)
    if naming.qualifiers - _PLAIN or naming.offices <= _UNSURE or is_past(statement.flat, naming):
        return "unknown"
    if place.kind in ("holds", "unknown"):
        return place.kind
    if not statement.asserts(naming.start, naming.end):
        return "unknown"
    if is_any(statement.flat, naming) or is_listed(statement.flat, naming):
        return "unknown"
    return _of_never(statement, naming, place) if place.kind == "never" else _of_other_day(statement, naming, place)


def _of_other_day(statement: Statement, naming: Naming, place: Standing) -> Verdict:
    """The office was held, but not on the day: wrong only of somebody who acts on the day."""
    lead = _LEAD if naming.body is not None and _opens_with_news(statement.document) else 0
    if _CHANGES.search(statement.flat) or not tells_now(statement, naming.start, naming.end, lead=lead):
        return "unknown"
    if place.kind == "not-yet" or (place.kind == "between" and place.returns):
        ahead = place.next is not None and place.next.start.earliest - place.day > _SOON
        if ahead and naming.body is not None and any(term.body == naming.body for term in _kept(place)):
            return "wrong-office"
        # "President X will ..." may be the guess of a campaign; with a day beside it, it is news.
        dated = naming.body is not None or text.names_recent_day(statement.flat)
        return "not-yet" if dated and is_whole(statement.flat, naming) else "unknown"
    return "no-longer" if _is_left(naming, place) else "unknown"


def _opens_with_news(document: Document) -> bool:
    """Whether the head of the article names a recent day and no other time: it is no anecdote and no anniversary."""
    day = document.published.day if document.published is not None else None
    head = [sentence.flat for sentence in text.sentences(document)[: _LEAD + 2]]
    return any(map(text.names_recent_day, head)) and not any(text.looks_back(flat, day) for flat in head)


def tells_now(statement: Statement, start: int, end: int, *, lead: int = 0) -> bool:
    """Whether the sentence lets who stands at these offsets do something in the article's own present.

    What stands between the offsets, titles and name, is not read for looks back. In the first `lead` sentences no day
    need be named.
    """
    flat = statement.flat
    act = text.act_of(flat, start, end)
    if act is None or statement.narration.supposed:
        return False
    rest = f"{flat[:start]}X{flat[end:]}"
    if text.looks_back(rest, statement.day):
        return False
    if act.tense == "reported" and not text.is_reported(flat, start):
        return False
    return act.tense != "past" or statement.index < lead or text.names_recent_day(rest)


def _of_former(statement: Statement, naming: Naming, place: Standing) -> Verdict:
    """Called former: right if the term is over; wrong if it is the first one and still runs."""
    if naming.qualifiers - _FORMER or (naming.body is None and naming.offices <= _UNSURE):
        return "unknown"
    if place.kind in ("no-longer", "between"):
        return "left"
    if place.kind != "holds" or _CHANGES.search(statement.flat):
        return "unknown"
    came_back = any(term.end and term.end.latest < place.day for term in place.terms)
    if came_back and not _is_news(statement, naming):
        return "unknown"
    running = [term for term in place.terms if term.held_on(place.day - MARGIN) and term.held_on(place.day + MARGIN)]
    if not running or not statement.asserts(naming.start, naming.end) or is_listed(statement.flat, naming):
        return "unknown"
    return "still" if is_plain_former(statement.flat, naming) else "unknown"


def _is_news(statement: Statement, naming: Naming) -> bool:
    """Whether the sentence names a recent day, and no other time; the naming itself is not read."""
    rest = f"{statement.flat[: naming.start]}X{statement.flat[naming.end :]}"
    return text.names_recent_day(rest) and not text.looks_back(rest, statement.day)


def _of_never(statement: Statement, naming: Naming, place: Standing) -> Verdict:
    """The tables know no such term: wrong only if they know what the person was on the day, and who held the office."""
    held = _kept(place)
    if naming.body is not None and not _is_elsewhere(naming, held):
        held = [term for term in held if term.body == naming.body]
    if not held or not naming.offices & SINGLE:
        return "unknown"
    both_heads = naming.offices <= HEADS | _ALSO_HEADS and any(term.office in HEADS for term in held)
    by_other = any(office in SINGLE for office, _ in place.others)
    if naming.body is None:
        sure = both_heads and not naming.mention.needs_title and is_whole(statement.flat, naming)
    else:
        sure = (by_other and not statement.narration.backstory) or (
            both_heads and any(term.body == naming.body for term in held)
        )
    return "wrong-office" if sure and not is_shifted(statement.flat, naming) else "unknown"


def _kept(place: Standing) -> list[Term]:
    """The offices of one holder that the person held on the day, and before and after it."""
    around = (place.day - MARGIN, place.day + timedelta(days=1))
    return [term for term in place.now if term.office in SINGLE and all(term.held_on(day) for day in around)]


def _is_elsewhere(naming: Naming, held: list[Term]) -> bool:
    """Whether the person held no office of the body named, and another office than the one named elsewhere."""
    if naming.form == "behind":
        return False
    offices = frozenset() if naming.title in CHIEFS else naming.offices
    if naming.body == "European Council" and any(term.office in HEADS and term.body != _COMMISSION for term in held):
        return False  # heads of government take turns at presiding over councils of the Union
    return bool(held) and all(term.body != naming.body and term.office not in offices for term in held)


def _is_left(naming: Naming, place: Standing) -> bool:
    """Whether the office of a term that is over can be told from a title kept for life."""
    if naming.offices & _ROYAL or (place.person.died is not None and not place.person.died.after(place.day)):
        return False
    return naming.body is not None or not (naming.offices & _COURTESY or place.last.body == "United States")
