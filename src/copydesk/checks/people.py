"""The people a text names, with the office or age that stands with the name."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from copydesk.checks.item import Item, shown_in
from copydesk.model import Document, Span
from copydesk.text.antecedent import NO_PERSON
from copydesk.text.capital import HEAD, Capitals, capitals
from copydesk.text.reporting import TITLES, reporting

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w’'-]++"
_PARTICLE = r"(?:de|da|di|del|van|von|der|den|la|le|el|al|bin|ibn|dos|du)"
_RUN = re.compile(
    r"(?<![\w.’'-])[^\W\d_a-zß-öø-ÿ](?:[\w’'-]++|(?<=[A-Z])\.)"
    rf"(?:[ \u00a0](?:{_PARTICLE}[ \u00a0]){{0,2}}(?:{_CAPITAL}|[A-Z]\.)){{1,5}}"
)
_OFFICE_BEHIND = re.compile(
    r",[ \u00a0](?:(?:the|a|an|its|his|her|their)[ \u00a0])?(?!said|says|told|wh|and|but|was|is|has|had)"
    r"([a-z][^,.;:()\n“”\"]{3,60})(?=[,.;:\n]|$)"
)
_AGED = re.compile(r"(?:,[ \u00a0](?:aged[ \u00a0])?|[ \u00a0]\()\d{1,3}(?=[,.)])")
_OFFICES_LISTED = (
    "president chairman chairwoman founder head owner editor reporter mother father brother sister wife "
    "husband son daughter widow captain member candidate reader clerk driver student pilot priest vicar"
)
_OFFICES = TITLES | frozenset(_OFFICES_LISTED.split())
_NO_NAME_LISTED = (
    "dear top prominent democrats republicans democrat republican senate eastern western summer winter "
    "olympics monday tuesday wednesday thursday friday saturday sunday january february march april june july "
    "august september october november december"
)
_NO_PART = NO_PERSON | frozenset(_NO_NAME_LISTED.split())
_STARTS = frozenset(("Mr", "Mrs", "Ms", "Dr", "But", "And", "The", "In", "When", "As", "For", "While", "After"))
_BACK = 48  # code points before a name in which its office stands
_NO_OFFICE = frozenset(("the", "a", "an", "his", "her", "their", "its", "when", "as", "but", "and"))
_FOUND = 24  # places of a surname that are looked at


class Names(msgspec.Struct, frozen=True):
    """What tells names of people: the spans of `known` ones, who speaks, and names of places, which are no surnames."""

    known: list[Span]
    speakers: frozenset[str]
    places: frozenset[str]


def people(document: Document, low: int, names: Names) -> Iterator[tuple[str, Item]]:
    """The full names that are people's: with an office or an age, known, speaking, or named by surname elsewhere.

    They are read from the offset `low` on, English only; with each goes the bare name.
    """
    text, at = document.text, 0
    known = capitals(document)
    sure: dict[str, bool] = {}
    offices: dict[str, str] = {}  # of each name the first one: where the bare name stands, that is meant
    found: list[tuple[str, Span, bool]] = []
    for run, place in _runs(document, known, low):
        lead, name, first = _parsed(run)
        if not name or name.rpartition(" ")[2] in names.places:
            continue
        start = place + first
        end = start + len(name)
        while at < len(names.known) and names.known[at].end <= start:
            at += 1
        held = at < len(names.known) and names.known[at].start < end
        begin, stop = _with_office(text, place + lead, end, document.body)
        bare = begin == start and stop == end
        if held or not bare or name in names.speakers:
            sure[name] = True
        elif name not in sure:
            sure[name] = _has_age(text, end) or _is_alone(document, name, end, known)
        if not bare and name not in offices:
            offices[name] = shown_in(text, Span(begin, stop)).lower()
        found.append((name, Span(begin, stop), bare))
    for name, span, bare in found:
        if sure[name]:
            shown = name if bare else shown_in(text, span)
            key = offices.get(name, name.lower()) if bare else shown.lower()
            yield name, Item(span=span, kind="name", key=key, text=shown)


def _runs(document: Document, known: Capitals, low: int) -> Iterator[tuple[str, int]]:
    """The runs of words with a capital, each with where it begins, from the offset `low` on."""
    text, end = document.text, document.body.end
    for place in known.runs:
        if place >= low and (match := _RUN.match(text, place, end)):
            low = match.end()
            yield match[0], place


@lru_cache(maxsize=4096)
def _parsed(run: str) -> tuple[int, str, int]:
    """Where the title in a run of capitalised words starts, the name ("" if it is none), and where that starts."""
    run = run.replace("\u00a0", " ")
    parts, lower = run.split(" "), run.lower().split(" ")
    plain = [word.rstrip(".") for word in lower] if "." in run else lower
    small, last = _small(), len(parts) - 1
    lead = next((index for index, word in enumerate(lower) if word not in small), last)
    first = lead
    if not TITLES.isdisjoint(plain):
        first = max((index + 1 for index in range(first, last) if plain[index] in TITLES), default=first)
    if first >= last or parts[last].isupper() or parts[last][-1] == ".":
        return 0, "", 0
    if "’" in run or "'" in run:
        parts, lower = _up_to_owner(parts, first)
        last = len(parts) - 1
    if first >= last or not _NO_PART.isdisjoint(lower[first:]):
        return 0, "", 0
    return _length(parts[:lead]), " ".join(parts[first:]), _length(parts[:first])


def _up_to_owner(parts: list[str], first: int) -> tuple[list[str], list[str]]:
    """The words up to the first, from the name's on, that something belongs to, without its "’s"; and in lower case."""
    owner = next((index for index in range(first, len(parts)) if parts[index].endswith(("’s", "'s"))), len(parts) - 1)
    kept = [*parts[:owner], parts[owner].removesuffix("’s").removesuffix("'s").rstrip("’")]
    return kept, [part.lower() for part in kept]


def _length(parts: list[str]) -> int:
    """How many code points stand before what follows these words."""
    return sum(map(len, parts), len(parts))


@cache
def _small() -> frozenset[str]:
    words = reporting("en")
    return words.small if words is not None else frozenset()


def _with_office(text: str, start: int, end: int, body: Span) -> tuple[int, int]:
    """Where the office before a name begins, and where the one behind it ends."""
    begin = start
    if start - 1 > body.start and text[start - 1] == " " and text[start - 2].islower():
        before = text[max(body.start, start - _BACK) : start]
        parts = before.split(" ")
        if parts[-2] in _OFFICES:
            leading = len(parts) > 3 and parts[-3][:1].isupper() and parts[-3].lower() not in _NO_OFFICE
            begin = start - sum(len(part) + 1 for part in parts[-3 if leading else -2 : -1])
    if text[end : end + 2] == ", ":
        behind = _OFFICE_BEHIND.match(text, end, body.end)
        if behind is not None and not _OFFICES.isdisjoint(behind[1].lower().replace("-", " ").split()):
            return begin, behind.end(1)
    return begin, end


def _has_age(text: str, end: int) -> bool:
    """Whether an age stands behind a name; most have neither a comma behind them nor a bracket."""
    return (text.startswith(",", end) or text.startswith("(", end + 1)) and _AGED.match(text, end) is not None


def _is_alone(document: Document, name: str, end: int, known: Capitals) -> bool:
    """Whether the surname, which ends a name there, stands somewhere by itself, as papers name people again."""
    text, body = document.text, document.body
    lead, blank, surname = name.rpartition(" ")
    if len(surname) >= HEAD and end - len(surname) not in known.again:
        return False
    lead += blank
    places: list[int] = []
    fully = 0  # how often the whole name is there
    at = text.find(surname)
    while at >= 0 and len(places) <= _FOUND:
        places.append(at)
        fully += text.startswith(lead, max(0, at - len(lead)), at)
        at = text.find(surname, at + 1)
    if len(places) == fully if at < 0 else text.count(surname) == text.count(name):
        return False
    inside = [place for place in places if body.start <= place <= body.end - len(surname)]
    return any(_stands_alone(text, place, place + len(surname), body.start) for place in inside[:_FOUND])


def _stands_alone(text: str, start: int, end: int, low: int) -> bool:
    """Whether a word has no name before it, and is whole."""
    if text[end : end + 1].isalnum() or (start and not (text[start - 1].isspace() or text[start - 1] in "“\"'‘(")):
        return False
    before = text[max(low, start - 24) : start].split()
    return not before or not before[-1][0].isupper() or before[-1][-1] in '.!?”":' or before[-1] in _STARTS
