"""What a naming of a public figure says of an office, and whether that can be held against the tables."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

import msgspec

from copydesk import text
from copydesk.knowledge import Knowledge, Mention, Term
from copydesk.model import Document
from copydesk.rules.facts.beside import is_any, is_attribute, is_listed, is_past, is_plain_former, is_shifted, is_whole
from copydesk.rules.facts.courtesy import is_left, is_plain
from copydesk.rules.facts.named import named
from copydesk.rules.facts.naming import CHIEFS, Naming, namings_in
from copydesk.rules.facts.standing import HEADS, MARGIN, SINGLE, Standing, standing
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily
from copydesk.text.view import once

Verdict = Literal["holds", "left", "wrong-office", "not-yet", "no-longer", "still", "unknown"]

_FIRST = 40  # sentences among which a report of the day names a day
_AROUND = 2  # sentences on either side of an act that may tell of another time
_LONG = timedelta(days=12 * 366)  # who left an office longer ago acts in it in histories only
_SOON = timedelta(days=366)  # who takes an office later than that is not yet spoken of in it
_CONFLICTS = frozenset({"wrong-office", "not-yet", "no-longer", "still"})
_FORMER = frozenset({"former", "ex", "one-time", "onetime", "erstwhile", "past", "previous", "retired"})
_PLAIN = frozenset({"current", "incumbent", "sitting", "new", "newly elected", "newly-elected", "outgoing", "longtime"})
_ALSO_HEADS = frozenset({"acting president", "chancellor of the exchequer", "chief minister"})  # of one title with them
_COMMISSION = "European Commission"
_UNSURE = frozenset({"chair", "chief executive", "governor", "mayor", "senator", "speaker", "opposition leader"})
_SPEAKER = "house speaker"  # the body is in the title
_LATER = 3  # dates of later years that show a page of a later time
_FULL_DATE = lazily(
    r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?P<year>(?:19|20)\d\d)\b"
)
_REACTION = lazily(
    r"(?:sent|arrived|visited|attended|toured|hosted|met|flew|joined|greeted|thanked|took (?:charge|part)|clapped|"
    r"smiled|waved|posted|reacted|responded|watched|listened|called (?:for|on|in|it)|chaired|received|rejected|"
    r"refused)\b"
)
_SAID_THAT = lazily(r" that (?!(?:time|day|year|week|month|night|summer|point|same)\b)[^,;]*")
_CHANGES = lazily(
    r"\b(?:step(?:s|ped|ping)? (?:down|aside)|resign\w*|(?:left|leaves|leaving|quit|took|takes|taking) office|"
    r"assume[sd]? office|hand(?:s|ed|ing) over|succe(?:ss|ed)\w*|replac\w+|took over|farewell|inaugurat\w*|sworn in|"
    r"swear\w*|predecessor|transition|ousted|toppled|overthrown|impeached)\b"
)


class Reading(msgspec.Struct, frozen=True):
    """One naming, where the person stood on the day, and what follows: one verdict, so that one rule speaks.

    `sure` is False where the act that it rests on has no day of its own, and only the report around it is of the day.
    """

    naming: Naming
    standing: Standing
    verdict: Verdict
    sure: bool = True


def readings(statement: Statement, mentions: tuple[Mention, ...], knowledge: Knowledge) -> tuple[Reading, ...]:
    """The namings of a sentence held against the tables; read once for all rules. Empty without a date."""
    key = f"offices.{knowledge.version}.{statement.index}"
    return once(statement.document, key, lambda: tuple(_read(statement, mentions, knowledge)))


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
        sure = verdict != "no-longer" or tells_now(statement, naming.start, naming.end)
        weak = verdict == "no-longer" and not (sure and is_plain(naming, place))
        doubtful = weak and _knows_better(statement, place, knowledge)
        if doubtful or (verdict in _CONFLICTS and _is_misdated(statement.document, knowledge)):
            verdict = "unknown"
        found.append(Reading(naming, place, verdict, sure))
    return found


def _is_misdated(document: Document, knowledge: Knowledge) -> bool:
    """Whether the text names several people in offices they took much later: its date is that of something else."""
    key = f"misdated.{knowledge.version}"
    return once(document, key, lambda: len(set(_ahead(document, knowledge))) > 1 or _tells_later_days(document))


def _tells_later_days(document: Document) -> bool:
    """Whether the text has several dates of later years, as captions and updates of a page do."""
    day = document.published.day if document.published is not None else None
    years = (int(match["year"]) for match in _FULL_DATE.finditer(document.text, document.body.start, document.body.end))
    return day is not None and sum(year > day.year for year in years) >= _LATER


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
    unsure = naming.offices <= _UNSURE and naming.title != _SPEAKER and (naming.body is None or not place.terms)
    if naming.qualifiers - _PLAIN or unsure or is_past(statement.flat, naming):
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
    sure = tells_now(statement, naming.start, naming.end)
    if _CHANGES.search(statement.flat) or not (sure or tells(statement, naming.start, naming.end)):
        return "unknown"
    if place.kind == "not-yet" or (place.kind == "between" and place.returns):
        return _of_not_yet(statement, naming, place)
    if not is_left(naming, place, sure=sure):
        return "unknown"
    if place.is_dead:  # an act of the past is for the rule about the dead
        act = text.act_of(statement.flat, naming.start, naming.end)
        sure = act is not None and act.tense == "present" and _is_amid_news(statement, naming, place)
        return "no-longer" if sure else "unknown"
    return "no-longer" if sure or _is_amid_news(statement, naming, place) else "unknown"


def _of_not_yet(statement: Statement, naming: Naming, place: Standing) -> Verdict:
    """An act in an office that lay ahead cannot be a look back: no day need be named, unless the act lies ahead too."""
    ahead = place.next is not None and place.next.start.earliest - place.day > _SOON
    if ahead and naming.body is not None and any(term.body == naming.body for term in _kept(place)):
        return "wrong-office"
    act = text.act_of(statement.flat, naming.start, naming.end)
    # "President X will ..." may be the guess of a campaign; with a day beside it, it is news.
    guessed = act is None or act.tense in ("ahead", "reported")
    if guessed and naming.body is None and not text.names_recent_day(statement.flat):
        return "unknown"
    return "not-yet" if is_whole(statement.flat, naming) else "unknown"


def _is_amid_news(statement: Statement, naming: Naming, place: Standing) -> bool:
    """Whether an act without a day stands in a report of the day.

    It does not where the office was left long ago, where the sentences around tell of another time, or where the act
    may be a law or a choice of a past that still has effects.
    """
    last = place.last.end
    if last is None or statement.day is None or statement.day - last.latest > _LONG:
        return False
    act = text.act_of(statement.flat, naming.start, naming.end)
    if act is None or not (act.speech or act.tense != "past" or _REACTION.match(statement.flat, act.start)):
        return False
    sentences = text.sentences(statement.document)
    low = max(0, statement.index - _AROUND)
    around = [each.flat for each in sentences[low : statement.index + _AROUND + 1] if each is not statement.sentence]
    if any(text.looks_back(flat, statement.day) for flat in around):
        return False
    return any(text.names_recent_day(each.flat) for each in sentences[:_FIRST])


def _knows_better(statement: Statement, place: Standing, knowledge: Knowledge) -> bool:
    """Whether the text elsewhere calls the person former, or names who holds the office: then this is a look back."""
    now = {other.id for _, other in place.others}
    for other, mentions in named(statement.document, knowledge):
        for naming in namings_in(other, mentions, knowledge):
            ids = {person.id for person in naming.mention.people}
            if (place.person.id in ids and naming.qualifiers) or (now & ids and not naming.qualifiers):
                return True
    return False


def tells_now(statement: Statement, start: int, end: int) -> bool:
    """Whether the sentence lets who stands at these offsets do something in the article's own present.

    What stands between the offsets, titles and name, is not read for looks back.
    """
    flat = statement.flat
    act = text.act_of(flat, start, end)
    if act is None or not tells(statement, start, end):
        return False
    return act.tense != "past" or text.names_recent_day(f"{flat[:start]}X{flat[end:]}")


def tells(statement: Statement, start: int, end: int) -> bool:
    """Whether the sentence states an act of who stands at these offsets, and no other time than the day's."""
    flat = statement.flat
    act = text.act_of(flat, start, end)
    if act is None or statement.narration.supposed:
        return False
    if act.tense == "reported" and not text.is_reported(flat, start):
        return False
    return not text.looks_back(f"{flat[:start]}X{_of_the_act(flat, end, act)}", statement.day)


def _of_the_act(flat: str, end: int, act: text.Act) -> str:
    """What stands behind a name, without what is said: "that the war had been a mistake" is no time of the saying.

    Only where the saying has a day of its own before that; what stands behind a comma is read.
    """
    said = _SAID_THAT.search(flat, act.end) if act.speech and act.start >= end else None
    if said is None or not text.names_recent_day(flat[end : said.start()]):
        return flat[end:]
    return flat[end : said.start()] + flat[said.end() :]


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
    flat = statement.flat
    act = text.act_of(flat, naming.start, naming.end)
    behind = _of_the_act(flat, naming.end, act) if act is not None else flat[naming.end :]
    rest = f"{flat[: naming.start]}X{behind}"
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
