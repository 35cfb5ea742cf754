"""Who speaks: the subject of a verb of saying, parsed from the few words before or behind it."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from copydesk.model import Span
from copydesk.text.pattern import lazily
from copydesk.text.reporting import TITLES, Reporting
from copydesk.text.token import Token, is_name, is_title

Kind = Literal["name", "role", "pronoun"]

_PARTICLES_LISTED = "de da di del della dos du van von der den ter la le el al bin ibn ben abu zu af ten"
_PARTICLES = frozenset(_PARTICLES_LISTED.split())
_ADVERB = lazily(r"not|n[’']t|(?!family|ally)[a-z]{3,}ly")
_BARE_LISTED = "police prosecutors officials people staff residents experts critics"
_BARE = frozenset(_BARE_LISTED.split())
_MONTHS_LISTED = "april may june august"
_MONTHS = frozenset(_MONTHS_LISTED.split())  # names of people too
_BEHIND_NAMES = _PARTICLES | TITLES
_LONGEST_ROLE = 12
_PASSIVE = frozenset(("is", "are", "was", "were", "be", "been", "being"))  # "they were called “guests”"
_STEM = lazily(r"[^'’]*")
_PRONOUN_WORDS = 3
_BARE_WORDS = 4  # of a description without an article
_SEGMENTS = 4
_NAME_WORDS = 7


class Subject(msgspec.Struct, frozen=True, gc=False):
    """Who speaks: the span of the words that tell it, the bare name or the description, and which of these it is."""

    span: Span
    name: str
    kind: Kind


def subject_before(given: Sequence[Token], words: Reporting) -> Subject | None:
    """The subject of a verb that stands right behind these tokens."""
    known = _without_brackets(given)
    while known and (known[-1].word.lower() in words.fillers or _ADVERB.fullmatch(known[-1].word)):
        known.pop()
    if not known or known[-1].word.lower() in _PASSIVE:
        return None
    if known[-1].word.lower() == "who" and len(known) > 2:
        known = known[:-1]
    if known[-1].word == ",":
        return _apposed(known[:-1], words)
    return _phrase(_clause(known, words), words)


def _without_brackets(given: Sequence[Token]) -> list[Token]:
    """The tokens without what stands in round brackets: "Ada Lind (Lab, Oxley) said"."""
    if not any(token.word == "(" for token in given):
        return list(given)
    known: list[Token] = []
    depth = 0
    for token in given:
        depth += (token.word == "(") - (token.word == ")" and depth > 0)
        if not depth and token.word != ")":
            known.append(token)
    return known


def subject_behind(given: Sequence[Token], words: Reporting) -> Subject | None:
    """The subject of a verb (or "according to") that stands right before these tokens."""
    if not given:
        return None
    first = given[0].word.lower()
    if first in words.pronouns:
        return _pronoun(given[0], words)
    closed = first in words.links or first in words.joints or first in words.fillers
    if closed or not given[0].word[0].isalnum() or given[0].word[0].isdecimal():
        return None
    size = _extent(given, words)
    found = _phrase(given[:size], words)
    if found is None or found.kind == "name":
        return found
    return _apposed_name(given[size:], words) or found


def _extent(given: Sequence[Token], words: Reporting) -> int:
    """How many tokens the noun phrase at the head of these has."""
    size, owned = 0, False
    for index, token in enumerate(given):
        low = token.word.lower()
        if not token.word[0].isalnum() or low in words.joints or (index and low in words.fillers):
            break
        if low in words.links:
            owned = size > 0 and low in ("of", "for", "de", "del", "du", "von", "für", "di", "do", "da", "van")
            if not owned or (_ends_in_name(given[:index], words) and not is_title(given[index - 1])):
                break
        elif index and is_name(given[index - 1], words) and not (is_name(token, words) or low in _BEHIND_NAMES):
            if index == 1 or low in words.fillers or given[0].word.lower() not in words.articles:
                break  # behind a name only a name goes on, or an office: "Oxley attorney Ada Lind"
            if not all(is_name(each, words) for each in given[1:index]):
                break  # but "one White House aide"
        size = index + 1
        if size >= _LONGEST_ROLE:
            break
    return size


def _ends_in_name(given: Sequence[Token], words: Reporting) -> bool:
    return not words.nouns_are_capitalised and bool(given) and is_name(given[-1], words)


def _apposed_name(given: Sequence[Token], words: Reporting) -> Subject | None:
    """The name set off by commas behind a role: "the minister, Ada Lind, on Friday"."""
    if len(given) < 2 or given[0].word != ",":
        return None
    run = 1
    while run < len(given) and (is_name(given[run], words) or given[run].word in _PARTICLES):
        run += 1
    if run == 1 or (run < len(given) and given[run].word[0].isalnum()):
        return None
    return named(given[1:run])


def _apposed(given: Sequence[Token], words: Reporting) -> Subject | None:
    """The subject before a comma that closes an apposition: "Ada Lind, the mayor," and "the mayor, Ada Lind,"."""
    segments = _segments(given)
    described: Subject | None = None
    for index, segment in enumerate(segments):
        rest = segments[index + 1] if index + 1 < len(segments) else []
        if not segment or segment[0].word.lower() in words.joints or segment[0].word[0].isdecimal():
            continue
        if all(is_name(token, words) or token.word in _PARTICLES for token in segment):
            if len(segment) > 1 and not _whole_name(rest, words):
                return named(_further(segments[index + 2 :], segment, words))
            if rest and _is_role(rest, words):
                return named(_further(segments[index + 2 :], segment, words))
        if index == 0 and rest:
            continue
        if described is not None and not _whole_name(segment, words):
            break
        found = _phrase(_clause(segment, words), words)
        if found is not None and (found.kind == "name" or segment[0].word.lower() in words.articles):
            return found
        described = described or found  # mayor of Oxley: a name may stand before it
    return described


def _further(left: Sequence[Sequence[Token]], segment: Sequence[Token], words: Reporting) -> Sequence[Token]:
    """The name, or the one that the description before it belongs to: "Jo Ash, father of the singer, Ada Ash,"."""
    return left[0] if left and _whole_name(left[0], words) else segment


def _segments(given: Sequence[Token]) -> list[list[Token]]:
    """What stands between commas, the last first."""
    segments: list[list[Token]] = [[]]
    for token in reversed(given):
        if token.word == ",":
            if len(segments) == _SEGMENTS:
                break
            segments.append([])
        elif not token.word[0].isalnum():
            break
        else:
            segments[-1].insert(0, token)
    return segments


def _clause(given: Sequence[Token], words: Reporting) -> Sequence[Token]:
    """The tokens behind the last mark or conjunction."""
    for index in range(len(given) - 1, -1, -1):
        if not given[index].word[0].isalnum() or (given[index].word.lower() in words.joints and index < len(given) - 1):
            return given[index + 1 :]
    return given


def _phrase(given: Sequence[Token], words: Reporting) -> Subject | None:
    """A noun phrase that ends these tokens as a subject: a pronoun, a name, or a description of somebody."""
    if not given:
        return None
    last = given[-1]
    if last.word.lower() in words.pronouns:
        return _pronoun(last, words)
    at = _name_start(given, words)
    opening = _opening(given, words)
    if at < len(given):
        return _with_name(given, at, opening, words=words)
    if opening is None and len(given) > 1 and given[0].word.lower() in words.links:
        return None
    return _described(given[opening or 0 :], words)


def _with_name(given: Sequence[Token], at: int, opening: int | None, *, words: Reporting) -> Subject | None:
    """A phrase that ends in a name, which begins at `at`: the speaker's own, or that of whom the speaker belongs to."""
    head = given[opening or 0 : at]
    linked = any(token.word.lower() in words.links for token in head[1:])
    if opening is not None and (linked or not head[1:]):
        return _described(given[opening:], words)  # a spokesman for Ada Lind; the White House
    if opening is None and linked and head[0].word.lower() not in words.links:
        return _led(given, words)
    return named(given[at:])


def _led(given: Sequence[Token], words: Reporting) -> Subject | None:
    """A phrase that begins without an article and goes on with a preposition: "Lind of the Post", "Police in Oxley"."""
    size = next(index for index, token in enumerate(given) if index and token.word.lower() in words.links)
    proper = all(is_name(token, words) for token in given[:size])
    if proper and is_title(given[size - 1]):  # Secretary of State Ada Lind
        run = given[_name_start(given, words) :]
        return named(run[-2:] if len(run) > 2 else run)
    if proper and given[0].word.lower() not in _BARE and (size > 1 or not given[0].word.endswith("s")):
        return named(given[:size])
    return _described(given, words)


def _opening(given: Sequence[Token], words: Reporting) -> int | None:
    """Where a phrase with an article begins; an article right behind a preposition opens none."""
    for index, token in enumerate(given):
        if token.word.lower() in words.articles and (index == 0 or given[index - 1].word.lower() not in words.links):
            return index
    return None


def _name_start(given: Sequence[Token], words: Reporting) -> int:
    """Where the name that ends these tokens begins; their number if none does."""
    at = len(given)
    while at > 0 and len(given) - at < _NAME_WORDS:
        token = given[at - 1]
        inside = token.word in _PARTICLES and at < len(given) and at > 1 and is_name(given[at - 2], words)
        if not is_name(token, words) and not inside:
            break
        at -= 1
    if 0 < at < len(given) - 1 and given[at].word.lower() in _MONTHS and given[at - 1].word.lower() in words.links:
        return at + 1  # in May Lind said
    return at


def named(given: Sequence[Token]) -> Subject:
    """A name without the titles before it."""
    first = 0
    for index, token in enumerate(given[:-1]):
        if is_title(token):
            first = index + 1
    kept = given[first:]
    return Subject(Span(kept[0].start, kept[-1].end), " ".join(token.word for token in kept), "name")


def _described(given: Sequence[Token], words: Reporting) -> Subject | None:
    """A speaker without a name: "a police spokesman", "officials in Oxley"; "he never", which is a pronoun."""
    low = [token.word.lower() for token in given]
    if not given or len(given) > _LONGEST_ROLE or low[0] in words.links or low[0] in words.joints:
        return None
    if low[-1] in words.links or low[-1] in words.joints or low[-1] in words.articles or low[-1].endswith("."):
        return None
    if any(_STEM.match(word)[0] in words.pronouns for word in low):  # type: ignore[index]
        return _pronoun(given[0], words) if len(given) <= _PRONOUN_WORDS else None
    if low[0] not in words.articles and not _is_bare(given, words):
        return None
    return Subject(Span(given[0].start, given[-1].end), " ".join(token.word for token in given), "role")


def _pronoun(token: Token, words: Reporting) -> Subject | None:
    if token.word.lower() not in words.pronouns:
        return None
    return Subject(Span(token.start, token.end), token.word, "pronoun")


def _is_bare(given: Sequence[Token], words: Reporting) -> bool:
    """Whether a phrase without an article can be a speaker: short, or a noun with what belongs to it."""
    if len(given) == 1:
        return not given[0].word.endswith("ing")
    if is_name(given[0], words) and given[1].word.islower() and given[1].word not in words.links and len(given) > 2:
        return False
    return len(given) <= _BARE_WORDS or any(token.word.lower() in words.links for token in given)


def _whole_name(given: Sequence[Token], words: Reporting) -> bool:
    return len(given) > 1 and all(is_name(token, words) or token.word in _PARTICLES for token in given)


def _is_role(given: Sequence[Token], words: Reporting) -> bool:
    """Whether these tokens describe somebody without a name."""
    clause = _clause(given, words)
    return bool(clause) and not is_name(clause[-1], words) and clause[-1].word[0].isalpha()
