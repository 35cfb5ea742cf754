"""Phrases that call someone dead ("the late president Dmitry Medvedev"), told from those where "late" is a time."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from copydesk.knowledge import Knowledge, Mention, Person
from copydesk.rules.facts.titles import (
    fits,
    leading_title,
    names_a_title,
    names_a_trade,
    names_an_office,
    reads_as_title,
)
from copydesk.text.narration import is_debunked, is_invented, is_supposed
from copydesk.text.pattern import lazily

# "the late", "the now-deceased", "his late"; or "late", "deceased" alone, for which a title must follow.
_LATE = lazily(
    r"(?:\b(?P<lead>(?:[Tt]he|[Oo]ur|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[A-Z][\w.-]{0,40}['’]s?)\s+)"
    r"(?:(?:now|recently|newly|long|since)[ -])?|(?<![\w'’-])(?:(?:[Nn]ow|[Rr]ecently)[ -])?)(?:[Ll]ate|[Dd]eceased)\s+"
)
_REACH = 160  # code points around the phrase in which titles and name must end
_AROUND = 600  # code points around it that are read for hoaxes and fiction
_SENTENCE = 300  # code points around it that are read for deaths and hypotheses, up to the next stop
# Words before a bare "late" that make it a time or a delay: too late, of late, a late president Obama rally.
_TARDY_BEFORE = lazily(
    r"\b(?:too|of|as|so|very|how|until|till|quite|rather|pretty|a|an|another|this|that|one|some|no|any|every|is|was"
    r"|are|"
    r"were|be|been|came|arrived|ran|runs|running|up|it['’]s|he['’]s|she['’]s|minutes?|hours?|days?|weeks?|months?|"
    r"years?)\s*$",
    re.IGNORECASE,
)
_NOT_BEFORE = lazily(r"(?:\b(?:not|never|isn['’]t|wasn['’]t|no longer)|[Ss]o-called)\s*$")
_BEFORE = 24  # code points that the two patterns above need
# What may follow the name: the end of a clause, or a word that shows the name was complete. Anything else ("surge",
# "goal", "years", a further capital) leaves open whether the late thing is a person.
_CLAUSE_END = r"$|\s*[.,;:)\]!?—–(]|\s-+\s"
_OWNED = (
    r"['’]s?\s+(?!(?:years?|era|presidency|premiership|term|tenure|administration|reign|rule|days?|months?|period|"
    r"goals?|run|surge|bid|campaign|push|rally|arrival|entry|speech|tweets?|decision|intervention|appearance|attempt|"
    r"change|move|response|reaction|strike|winner|equali[sz]er)\b)"
)
_WORDS = (
    "who whom whose which and or but nor as is was are were be been has had have did does do will would could "
    "should might may must can in on at by for from with without to into onto about after before during since "
    "until under over against between among through when where while because that than then there here also once "
    "never not still always often himself herself more less today tomorrow yesterday if said says told made makes "
    "won wins lost led leads gave gives took takes came comes went goes got saw knew thought wrote met left put "
    "set kept held built brought became began ran stood spoke fell rose sat lay lies lived died sent sold paid "
    "drew drove chose bore hid"
)
_AFTER = lazily(rf"{_CLAUSE_END}|{_OWNED}|\s+(?:{_WORDS.replace(' ', '|')}|[a-z]{{3,}}ed)\b(?!-)")
# "Dmitry Medvedev, the late president of Russia, said": closed by a mark that no further name follows.
_APPOSITION = lazily(
    r"(?P<title>(?:[\w.-]+ ){0,5}?[\w-]+(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+){0,2})?)"
    r"(?=[.;:)]|$|,(?! ?[A-Z])| who\b| whose\b)"
)
_BELONGS = lazily(
    r"(?:,|\b(?:of|to|with|and|or|by|for|from|against|like|than|between|include[sd]?|including|after|about))\s+$"
)
_OF_PLACE = lazily(r"\s*,?\s+of (?:the )?(?P<body>[A-Z]\w+)")
_AGE = lazily(r"\s*,\s*(?:aged )?(?P<age>\d{1,3})\b")
_DEATH = lazily(
    r"\b(?:died|dies|death|funeral|killed|assassinat\w+|buried|burial|alive|obituar\w+|passed away|coffin|mourn\w*|"
    r"memoriam)\b",
    re.IGNORECASE,
)
# What somebody wrote is no sign that the text itself is fiction: "mocked bankers in two of his novels".
_WORKS = lazily(r"\b(?:[Hh]is|[Hh]er|[Tt]heir) (?:\w{1,20} )?(?:novels|plays|films|poems)\b")
_STOP = lazily(r"[.!?]\s+(?=[A-Z“\"])")


class LatePhrase(msgspec.Struct, frozen=True):
    """A phrase that calls someone dead: its place in the flat text, the titles beside "late", the name."""

    start: int
    end: int
    titles: str
    mention: Mention


def late_phrases(flat: str, knowledge: Knowledge) -> Iterator[LatePhrase]:
    """Every phrase of "late" or "deceased", titles and a known name in this order, or a name and its apposition."""
    for match in _LATE.finditer(flat):
        behind = flat[match.end() : match.end() + _REACH]
        mention = next(knowledge.mentions(behind), None)
        if mention is None or not reads_as_title(behind[: mention.start]):
            yield from _behind_name(flat, match, knowledge)
            continue
        titles, led = behind[: mention.start], match["lead"] is not None
        if not (led or names_a_title(titles)):
            continue
        before = flat[max(0, match.start() - _BEFORE) : match.start()]
        if _NOT_BEFORE.search(before) or (not led and _TARDY_BEFORE.search(before)):
            continue
        yield LatePhrase(match.start(), match.end() + mention.end, titles, mention)


def _behind_name(flat: str, match: re.Match[str], knowledge: Knowledge) -> Iterator[LatePhrase]:
    """The name before its apposition: "Dmitry Medvedev, the late president of Russia,"."""
    name_end = match.start() - 2
    if match["lead"] is None or name_end < 0 or flat[name_end : match.start()] != ", ":
        return
    title = _APPOSITION.match(flat[match.end() : match.end() + _REACH])
    if title is None or not (reads_as_title(title["title"]) and names_an_office(title["title"])):
        return
    start = max(0, name_end - _REACH)
    for mention in knowledge.mentions(flat[start:name_end]):
        if start + mention.end == name_end and not _BELONGS.search(flat[start : start + mention.start]):
            yield LatePhrase(start + mention.start, match.end() + title.end("title"), title["title"], mention)


def means(flat: str, phrase: LatePhrase, person: Person) -> bool:
    """Whether titles and name can mean this person and no unknown namesake."""
    told = names_an_office(phrase.titles) or names_a_trade(phrase.titles)
    if phrase.mention.needs_title and not told:
        behind = flat[phrase.end : phrase.end + _REACH]
        title = leading_title(behind[2:]) if behind.startswith(", ") else ""
        if not names_an_office(title) or not fits(title, person):
            return False
    return fits(phrase.titles, person)


def is_stated(flat: str, phrase: LatePhrase, day: date | None = None) -> bool:
    """Whether the phrase says as a fact that the person is dead.

    Not so where the words behind it leave open what is late, where a place or an age names somebody else, near words
    for hoaxes and fiction, after "if", and where the sentence itself tells of a death: then the date is in doubt.
    """
    behind = flat[phrase.end : phrase.end + _REACH]
    aged = _AGE.match(behind)
    if not _AFTER.match(behind) or (aged is not None and not _is_aged(phrase, int(aged["age"]), day)):
        return False
    place = _OF_PLACE.match(behind)
    if place and not any(place["body"] in term.body for person in phrase.mention.people for term in person.terms):
        return False
    low, high, shown = phrase.start, phrase.end, " X "  # what somebody is called ("the late novelist") tells no fiction
    around = flat[max(0, low - _AROUND) : low] + shown + flat[high : high + _AROUND]
    near = flat[max(0, low - _SENTENCE) : low] + shown + flat[high : high + _SENTENCE]
    if is_debunked(near, around) or is_invented(_WORKS.sub("", near), _WORKS.sub("", around)):
        return False
    start, end = _sentence(flat, phrase)
    return not (is_supposed(flat[start : phrase.start]) or _DEATH.search(flat, start, end))


def _is_aged(phrase: LatePhrase, age: int, day: date | None) -> bool:
    """Whether everyone meant is of that age on the day: of another age is somebody else."""
    born = [person.born for person in phrase.mention.people]
    return day is not None and all(each is not None and 0 <= day.year - each.latest.year - age <= 1 for each in born)


def _sentence(flat: str, phrase: LatePhrase) -> tuple[int, int]:
    """Roughly the sentence around the phrase; a stop of an abbreviation only makes it shorter."""
    low, high = max(0, phrase.start - _SENTENCE), min(len(flat), phrase.end + _SENTENCE)
    behind = phrase.start + 1  # the pattern looks at the letter that opens the sentence
    start = max((match.end() for match in _STOP.finditer(flat, low, behind)), default=low)
    stop = _STOP.search(flat, phrase.end, high)
    return start, stop.start() if stop else high
