"""Who is said to have followed whom in an office."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import msgspec

from copydesk.knowledge import Mention, World
from copydesk.rules.facts.naming import office_titles
from copydesk.text.pattern import lazily

_REACH = 110  # code points between the two names
_TITLES = r"(?:(?!(?:with|him|her|them|by|both)\b)[\w’'.-]+ ){0,6}"
_PLAIN = r"(?:(?!\b[A-Z]\w+ [A-Z]\w+\b)[^.;:“”\"]){1,70}"
_HOLDER = r"(?:(?:his|her|their|the|its) )?(?:immediate )?"
_WHEN = r"(?:(?:in|on|last|this) (?:\w+ )?(?:\w+)? ?)?"
_ASIDE = r"(?:, [^,]{1,50},)?"
_ANOTHER = lazily(r"(?:['’]s?\b| with\b| and (?:[A-Z]|then)|, (?:[A-Z][\w.]+ ){1,3}and\b)")


class Succession(msgspec.Struct, frozen=True):
    """`later` is said to have followed `earlier`; offsets count in the sentence's flat text.

    `offices` are those of the table of terms that "as prime minister" can mean, empty where the office is not named so;
    `body` is whose office it is, None where that is not said beside it. `loose` tells that no office is named and the
    verb alone joins the two: it may pass over whoever held the office for a short time between them.
    """

    start: int
    end: int
    later: Mention
    earlier: Mention
    offices: frozenset[str]
    body: str | None
    loose: bool


def successions(flat: str, mentions: tuple[Mention, ...], world: World) -> Iterator[Succession]:
    """The successions told between each two names that stand side by side in the sentence."""
    known = _patterns()
    for one, other in pairwise(mentions):
        gap = flat[one.end : other.start]
        if len(gap) > _REACH:
            continue
        owned = known.owned.match(flat, other.end) if gap == ", " else None
        if owned is not None:
            pair = (one, other) if owned["what"] == "successor" else (other, one)
            yield Succession(one.start, owned.end(), *pair, frozenset(), None, loose=False)
        elif not _ANOTHER.match(flat, other.end):
            tail = known.behind.match(flat, other.end)
            for pattern, forward, tailed in known.between:
                match = pattern.fullmatch(gap)
                if match is None or (tailed and tail is None) or ("his" in match.groupdict() and len(mentions) > 2):
                    continue
                yield _told(match, tail, (one, other) if forward else (other, one), world, ends=(one.end, other.end))
                break


def _told(
    match: re.Match[str],
    tail: re.Match[str] | None,
    pair: tuple[Mention, Mention],
    world: World,
    *,
    ends: tuple[int, int],
) -> Succession:
    """The succession that a gap between two names tells; `ends` are where the names end in the sentence."""
    shown = match.groupdict().get("office")
    behind = tail if shown is None else None
    if behind is not None:
        shown = behind["office"]
    offices = office_titles()[" ".join(shown.lower().split())] if shown else frozenset[str]()
    whose = _whose(behind, world) if behind is not None else None
    end = behind.end() if behind is not None else ends[1]
    return Succession(ends[0] + match.start("from"), end, *pair, offices, whose, not (offices or "cessor" in match[0]))


def _whose(tail: re.Match[str], world: World) -> str | None:
    """The state or organisation named with the office: "German" chancellor, prime minister "of Spain"."""
    for group in ("owner", "of"):
        shown = tail[group]
        place = next(world.places(shown), None) if shown else None
        if place is not None:
            return place.named("state", "demonym", "organisation", "body") or place.named("city")
    return None


class _Patterns(msgspec.Struct, frozen=True):
    """What stands between two names, whether the first name is the later holder, whether "as OFFICE" must follow.

    `behind` is "as OFFICE" behind the second name, `owned` "'s predecessor" there.
    """

    between: tuple[tuple[re.Pattern[str], bool, bool], ...]
    behind: re.Pattern[str]
    owned: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = "|".join(re.escape(word) for word in sorted(office_titles(), key=len, reverse=True))
    office = rf"(?P<office>(?i:{words}))"
    as_office = rf"(?: as (?:the |its |their |his |her )?(?:new )?(?:[A-Z][\w.]*(?: [A-Z][\w.]*)?['’]?s? )?{office})?"
    verbs = (
        r"(?:has |had |now |recently |eventually )?(?:succeed(?:s|ed|ing)|replac(?:es|ed|ing)|"
        rf"(?:takes|took|taking|taken) over(?: (?:the|his|her) \w+)?{as_office} from)"
    )
    who = rf"{_ASIDE},? ?(?:who |and )?{_WHEN}"
    follows = r"(?:has |had )?(?:follow(?:s|ed)|(?:takes|took) over (?:for|from))"
    his = (
        r"(?P<his>(?:(?!\b(?:(?:one|some|any|most|two|each|many) of|[A-Z]\w+ [A-Z]\w+)\b)[^.;:“”\"]){0,70}"
        r"\b(?:his|her|whose))"
    )
    between = (
        (rf"{who}(?P<from>{verbs}) {_TITLES}", True, False),
        (rf"{who}(?P<from>{follows}) {_TITLES}", True, True),
        (rf"['’]s? (?P<from>{_HOLDER}predecessor){as_office},? {_TITLES}", True, False),
        (rf"{his} (?P<from>(?:immediate )?predecessor){as_office},? {_TITLES}", True, False),
        (rf"['’]s? (?P<from>{_HOLDER}successor){as_office},? {_TITLES}", False, False),
        (rf"{his} (?P<from>(?:immediate )?successor){as_office},? {_TITLES}", False, False),
        (rf", (?P<from>(?:the )?(?:immediate )?successor (?:of|to)) {_TITLES}", True, False),
        (rf", (?P<from>(?:the )?(?:immediate )?predecessor of) {_TITLES}", False, False),
        (rf"{_PLAIN}, (?P<from>succeeding|replacing) {_TITLES}", True, False),
        (
            rf"{_ASIDE},? ?(?:who )?(?:was|has been) {_WHEN}(?P<from>(?:succeeded|replaced){as_office} by) {_TITLES}",
            False,
            False,
        ),
        (
            rf" (?P<from>(?:handed|hands) (?:over )?(?:power|the (?:presidency|office|premiership|"
            rf"chancellorship)) (?:over )?to) {_TITLES}",
            False,
            False,
        ),
    )
    owned = lazily(r"['’]s? (?:immediate )?(?P<what>predecessor|successor)(?=[,.;)]| as\b| (?:said|who)\b)")
    behind = (
        rf"(?: (?:in|on|last) (?:\w+ )?\w+)? as (?:the |its |their |his |her )?(?:new )?"
        rf"(?P<owner>(?:[A-Z][\w.]*(?: [A-Z][\w.]*)?)(?:['’]s?)? )?{office}(?!\w)"
        r"(?: of (?:the )?(?P<of>[A-Z]\w*(?:[.]\w+)*(?: (?:of )?[A-Z]\w*(?:[.]\w+)*){0,3}))?"
    )
    compiled = tuple((lazily(text), forward, tailed) for text, forward, tailed in between)
    return _Patterns(compiled, lazily(behind), owned)
