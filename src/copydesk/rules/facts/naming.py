"""How a text names a public figure: the office, whose it is, what is said of it, and the name."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from copydesk.knowledge import Knowledge, Mention, Place, World
from copydesk.knowledge.table import rows
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

Form = Literal["before", "of", "behind"]

CHIEFS = frozenset({"boss", "chief", "head"})  # they name an office only beside an organisation

_TABLE = "offices.tsv"
_REACH = 110  # code points beside a name in which its titles stand
_BODY = 48  # no name of a state or organisation is longer
_BENDING = (
    "former|ex|then|now|acting|interim|caretaker|outgoing|incoming|designated|late|deceased|deputy|vice|assistant|first|"
    "new|newly elected|newly-elected|current|incumbent|sitting|ousted|deposed|exiled|self-styled|self-declared|"
    "would-be|future|next|previous|past|one-time|onetime|erstwhile|two-time|three-time|long-time|longtime|retired|honorary|shadow|"
    "co|joint|soon-to-be|likely|presumptive|prospective|potential|possible|hypothetical|fictional|fake|pretend|two-term|"
    "presumed|disgraced|impeached|jailed|imprisoned|founding|wartime|historic|final"
)
_BENDING_BEFORE = lazily(rf"(?<!\w)(?P<word>{_BENDING})[ \u00a0\u2013-]$", re.IGNORECASE)
_BENDING_BEHIND = lazily(rf"(?P<word>{_BENDING})[ \u00a0-]", re.IGNORECASE)
_ELECTS = "elect|designate|in-waiting|nominee|hopeful|candidate|apparent"
_ELECT = rf"(?:[ -](?P<elect>{_ELECTS})\b)?"
_LAST_WORD = lazily(r"(?<!\w)(\w[\w.]*),?[ \u00a0]$")
_WORD_BEFORE_OF = lazily(r"\b(\w++\.?)\s+of\s")
_OF_BEFORE = lazily(r"\s+of\s+(?:the\s+)?$")
_OF_BEHIND = lazily(r"\s+of\s+(?:the\s+)?")
_LEAD = lazily(r",\s+(?:who (?:is|was)\s+)?(?:(?:the|its|their|his|her|our|an?(?=\s+(?:former|ex)\b))\s+)?")
_CLOSES = lazily(r"\s*(?:[,.;:)!?—–]|$)|\s+(?:and|who|whose|when|since|from|until|at|in|on|but|said|has|had|is|was)\b")
_MORE = lazily(r"['\u2019-]|\s+(?:[A-Z]|of\b)")  # "President NAME of Chile's navy"
_APPOSED = lazily(r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)|['\u2019]s?)\s+$")
_CLOSES_NAME = lazily(r"\s*(?:[,.;:)(\u2014\u2013]|$)")
_TOWARDS = lazily(r"(?<!\w)(?:pro|anti|non|post|pre|trans|\w+o)-$", re.IGNORECASE)  # pro-Russian, Franco-German
_OWNER = lazily(r"['’]s?\s+$")
_OWNS = lazily(r"(?:['’]s?)?\s+")


class Naming(msgspec.Struct, frozen=True):
    """One naming of a public figure in a sentence; offsets count in the sentence's flat text.

    `start` to `end` is the whole of it: title, body and name. `title` is as written, in lower case; `offices` are those
    of the table of terms that it can mean. `body` is the state, organisation or city named with it ("German" is
    Germany), None if none is. `qualifiers` are lower-case words that bend the title: former, then, acting, elect.
    `form` tells where the title stands: "President NAME", "the president of Russia, NAME", "NAME, president of Russia".
    """

    start: int
    end: int
    mention: Mention
    title: str
    offices: frozenset[str]
    body: str | None
    qualifiers: frozenset[str]
    form: Form


def namings(flat: str, mentions: Iterable[Mention], knowledge: Knowledge) -> Iterator[Naming]:
    """Every naming whose title names an office, in order of the names; one name may have a title on either side."""
    world = knowledge.world
    for mention in mentions:
        for found in (_before(flat, mention, world), _behind(flat, mention, world)):
            if found is not None and (found.title not in CHIEFS or found.body in world.organisations):
                yield found


def namings_in(statement: Statement, mentions: tuple[Mention, ...], knowledge: Knowledge) -> tuple[Naming, ...]:
    """The namings of a sentence by all the known names in it; read once for all rules."""
    kept: dict[int, tuple[Naming, ...]] = statement.document.__dict__.setdefault(f"namings.{knowledge.version}", {})
    if statement.index not in kept:
        kept[statement.index] = tuple(namings(statement.flat, mentions, knowledge))
    return kept[statement.index]


def _before(flat: str, mention: Mention, world: World) -> Naming | None:
    """The title before the name, with the body before or, behind "of", after it."""
    low = max(0, mention.start - _REACH)
    before = flat[low : mention.start]
    titled = _last_word(before) in _last_words()
    match = _patterns().last.search(before, max(0, len(before) - _longest())) if titled else None
    if match is not None:
        start, qualifiers = _bent(before, match.start("title"), match)
        owner = _OWNER.search(before, 0, start)
        place = _ending(before[: owner.start() if owner else start].rstrip(), world)
        head = start
        if place is not None:
            head, qualifiers = _bent(before, place.start, None, qualifiers)
        closed = _CLOSES_NAME.match(flat, mention.end) and (place or _APPOSED.search(before, 0, start))
        if match["comma"] and not closed:
            return None  # "for president, NAME warned": no title of that name
        owned = None if place is not None else _owned(flat, mention.end, world)
        found = _naming(mention, low + head, match, place or owned, qualifiers=qualifiers, form="before")
        return msgspec.structs.replace(found, end=owned.end) if owned is not None else found
    place = _ending(before.rstrip(" ,\u00a0"), world) if _may_hold_title_of(before) else None
    of = _OF_BEFORE.search(before, 0, place.start) if place is not None else None
    match = _patterns().closing.search(before[: of.start()]) if of is not None else None
    if match is None:
        return None
    start, qualifiers = _bent(before, match.start("title"), match)
    return _naming(mention, low + start, match, place, qualifiers=qualifiers, form="of")


def _last_word(before: str) -> str:
    """The word right before a name, in lower case; empty if there is none."""
    word = before[:-1].removesuffix(",").rpartition(" ")[2]
    if word.isalpha() and before[-1] == " ":  # as nearly all are
        return word.lower()
    match = _LAST_WORD.search(before, max(0, len(before) - 28))
    return match[1].lower() if match is not None else ""


def _may_hold_title_of(before: str) -> bool:
    """Whether a word that ends a title has an "of" behind it, near the end."""
    if "of" not in before[-_BODY - 8 :]:
        return False
    return any(word.lower() in _last_words() for word in _WORD_BEFORE_OF.findall(before))


def _owned(flat: str, end: int, world: World) -> Place | None:
    """The state named behind the name: "President NAME of Chile"."""
    of = _OF_BEHIND.match(flat, end)
    place = _beginning(flat, of.end(), world) if of is not None else None
    return place if place is not None and place.named("state") and not _MORE.match(flat, place.end) else None


def _behind(flat: str, mention: Mention, world: World) -> Naming | None:
    """The title behind the name and a comma, closed by a mark or a word that goes on."""
    behind = flat[mention.end : mention.end + _REACH]
    lead = _LEAD.match(behind)
    if lead is None:
        return None
    qualifiers: set[str] = set()
    at = _skip_bending(behind, lead.end(), qualifiers)
    place = _beginning(behind, at, world)
    owns = _OWNS.match(behind, place.end) if place is not None else None
    if owns is not None:
        at = _skip_bending(behind, owns.end(), qualifiers)
    match = _patterns().first.match(behind, at)
    if match is None:
        return None
    end = match.end()
    of = _OF_BEHIND.match(behind, end)
    if of is not None:
        owned = _beginning(behind, of.end(), world)
        if owned is None or place is not None:
            return None
        place, end = owned, owned.end
    if not _CLOSES.match(behind, end):
        return None
    if match["elect"]:
        qualifiers.add(match["elect"].lower())
    found = _naming(mention, mention.start, match, place, qualifiers=frozenset(qualifiers), form="behind")
    return msgspec.structs.replace(found, end=mention.end + end)


def _naming(
    mention: Mention,
    start: int,
    title: re.Match[str],
    place: Place | None,
    *,
    qualifiers: frozenset[str],
    form: Form,
) -> Naming:
    shown = " ".join(title["title"].lower().split())
    body = _body(place) if place is not None else None
    return Naming(start, mention.end, mention, shown, _offices()[shown], body, qualifiers, form)


def _bent(
    before: str, start: int, title: re.Match[str] | None, known: frozenset[str] = frozenset()
) -> tuple[int, frozenset[str]]:
    """Where the words that bend a title begin, and which they are, those behind the title ("-elect") included."""
    found = set(known)
    if title is not None and title["elect"]:
        found.add(title["elect"].lower())
    while (match := _BENDING_BEFORE.search(before, max(0, start - 24), start)) is not None:
        found.add(match["word"].lower())
        start = match.start()
    return start, frozenset(found)


def _skip_bending(behind: str, at: int, found: set[str]) -> int:
    while (match := _BENDING_BEHIND.match(behind, at)) is not None:
        found.add(match["word"].lower())
        at = match.end()
    return at


def _ending(left: str, world: World) -> Place | None:
    """The state, organisation or city whose name ends the text."""
    low = max(0, len(left) - _BODY)
    for place in world.places(left[low:]):
        if low + place.end == len(left) and _body(place):
            if _TOWARDS.search(left, 0, low + place.start):
                return None
            return Place(low + place.start, low + place.end, place.meanings)
    return None


def _beginning(right: str, at: int, world: World) -> Place | None:
    """The state, organisation or city whose name stands at an offset."""
    place = next(world.places(right[at : at + _BODY]), None)
    if place is None or place.start or not _body(place):
        return None
    return Place(at, at + place.end, place.meanings)


def _body(place: Place) -> str | None:
    return place.named("state", "demonym", "organisation", "body") or place.named("city")


class _Patterns(msgspec.Struct, frozen=True):
    """A title at the end of what stands before a name, before "of", and at the head of what stands behind it."""

    last: re.Pattern[str]
    closing: re.Pattern[str]
    first: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = sorted(_offices(), key=len, reverse=True)
    either = "|".join(re.escape(word) for word in words).replace(r"\ ", "[ \u00a0]")
    titles = rf"(?:(?<![\w-])|(?<=ex-)|(?<=then-)|(?<=now-))(?P<title>{either})"
    return _Patterns(
        lazily(rf"{titles}{_ELECT}(?P<comma>,)?[ \u00a0]$", re.IGNORECASE),
        lazily(rf"{titles}{_ELECT}$", re.IGNORECASE),
        lazily(rf"{titles}(?!\w){_ELECT}", re.IGNORECASE),
    )


@cache
def _offices() -> dict[str, frozenset[str]]:
    table = (files(__package__) / _TABLE).read_text(encoding="utf-8")
    return {title: frozenset(offices.split("|")) for _, (title, offices) in rows(table, ["title", "offices"], _TABLE)}


@cache
def _longest() -> int:
    """How many code points a title before a name can take, with what "-elect" and commas add."""
    return max(map(len, _offices())) + max(map(len, _ELECTS.split("|"))) + 3


@cache
def _last_words() -> frozenset[str]:
    """The words that titles before a name end in: most names follow another word, and need no closer look."""
    return frozenset(re.split(r"[ -]", title)[-1] for title in (*_offices(), *_ELECTS.split("|")))


def office_titles() -> dict[str, frozenset[str]]:
    """The titles of the table in lower case, and the offices of the table of terms that each can mean."""
    return _offices()
