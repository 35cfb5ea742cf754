"""FS042: one person's name is spelled two ways in one text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import combinations

from copydesk import text
from copydesk.knowledge import Knowledge
from copydesk.knowledge.fold import fold
from copydesk.knowledge.variants import built_in_variants
from copydesk.model import Document, Span
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.person_name import Occurrence, capitalised, followed, occurrences
from copydesk.text.pattern import lazily

_SHORTEST = 5
_MOST = 2
_LONG = 8  # from this length on two letters may differ
_COMMON = frozenset(
    ("Democrat", "Democrats", "Democracy", "Democratic", "Republican", "Republicans", "Congress", "Police", "Officials")
)
_GENDERS = frozenset(("ao", "oa", "ae", "ea", "ai", "ia", "ay", "ya"))
_KIN = lazily(
    r"\b(?:brothers?|sisters?|twins?|siblings?|wife|husband|sons?|daughters?|father|mother|parents|cousins?|couple|"
    r"nephew|niece|uncle|aunt|married|widow(?:er)?)\b",
    re.IGNORECASE,
)
_SPELLING = lazily(r"\b(?:mis)?spel(?:t|l\w*)\b|\bsic\b|\bnamesakes?\b|\btypos?\b", re.IGNORECASE)
# Pairs of endings that tell a woman's name from a man's, or one from many.
_ENDINGS = frozenset((
    ("", "s"), ("", "es"), ("", "a"), ("", "n"), ("i", "a"), ("y", "a"), ("os", "ou"), ("is", "i"), ("as", "a"),
    ("us", "u"),
    ("is", "e"), ("", "i"), ("ats", "atic"), ("ich", "ic"), ("", "u"),
))  # fmt: skip
_LONGEST_ENDING = max(len(ending) for pair in _ENDINGS for ending in pair)


class NameInconsistent(FactRule):
    """A person is introduced by one spelling of the surname and named by another later on: Ellwood, then Elwood.

    Why it matters: people read their own names first. One spelling is wrong, and it goes into archives and searches.

    Two spellings are taken for one person if they differ by one letter (or two in a long name) and either the first
    name is the same, or the second spelling stands behind a title or a verb of speech without a first name of its own.

    When it is wrong: two people whose names are alike, one of whom is never introduced. The rule is silent if both
    spellings come with first names that differ, about plurals and women's forms (Petrov, Petrova), about variants of
    one foreign name that are known as such (that is mixed-transliteration), inside quotation marks, and in a text that
    speaks of spelling.
    """

    code = "FS042"
    name = "name-inconsistent"
    confidence = 0.97
    # 34 passages of 6,403 edited articles and 2 planted slips.
    judged = (36, 36)
    help = "Look the name up and use one spelling."
    bad = (
        "The letter went to Tobias Ellwood, the council clerk. ⟦Mr Elwood⟧ did not answer it.",
        "Margaret Haverstock chairs the board. “We shall see,” ⟦Haverstok⟧ said.",
        "Police named him as Declan O'Hanlon. A lawyer for ⟦Mr O'Hanon⟧ asked for bail.",
        "Inspector Joan Whitcombe led the search. At dusk ⟦Inspector Whitcome⟧ called it off.",
        "The prize went to Ada Lindqvist. The jury liked how ⟦Ada Lindquist⟧ paints snow, Ms Lindqvist said.",
        "Kirsten Halloway won the seat. “I slept well,” Halloway said. ⟦Kristen Halloway⟧ is 44.",
        "Jon Faversham lost in five sets, Faversham said. ⟦Favershem⟧ served nine double faults.",
        "Peter Smythe and his neighbour Tom Grant ran. ⟦Mr Smyth⟧ came first.",
        "The bus was driven by Karen Abernathy, 51. ⟦Mrs Abernethy⟧ braked in time.",
        "Benjamin Netanyahu cancelled a trip. ⟦Netenyahu⟧ had planned to address the meeting.",
        "Jean-Luc Marchand came third. “We go on,” ⟦Marchend⟧ said.",
    )
    good = (
        "The letter went to Tobias Ellwood. Mr Ellwood did not answer it.",
        "Tobias Ellwood met Jane Elwood. Mr Ellwood spoke first, Ms Elwood last.",
        "Ivan Petrov and Anna Petrova came. Ms Petrova spoke; Mr Petrov did not.",
        "Oleg Petrov sat down. His wife, Mrs Petrova, stood.",
        "John Adams and the whole Adamss clan came. Sarah Marsh, of the Marshes, left.",
        "Peter Smythe spells it with an e. “Dear Mr Smyth,” the letter began.",
        "The clerk, Peter Smythe, was listed as Mr Smyth, a misspelling that he is used to.",
        "Volodymyr Zelensky landed at noon. President Zelenskyy spoke at one.",
        "Gerhard Müller won. Mr Muller lost the second round.",
        "Joe Biden spoke. In the crowd stood Alice Bidon. Mr Biden waved at Ms Bidon.",
        "Rosa Marin swam. Yesterday Maria Martin said that Ms Martin had been seen.",
        "Anna Novak praised Austria. Austrians said nothing; Mr Novack, no kin, is Karl Novack.",
        "Paul Hill read. Then Hall said nothing.",  # too short to tell
        "Nikos Papadopoulos left with Mrs Papadopoulou.",
        "Robert Halloway and his wife, Roberta Halloway, and Mario and Maria Lentini came, Halloway said.",
        "Theresa May met François Hollande. Mr Holland, the butler, is James Holland.",
    )

    def compare(self, document: Document) -> Iterator[Claim]:
        """The surnames that differ by a letter or two, where both are people's."""
        for one, other in _pairs(capitalised(document)):
            if built_in_variants().one_name(one, other):
                continue
            if (twice := _first_names(document, one, other)) is not None:
                yield from _stated_claim(document, *twice)
            if self._ordinary(document, one, other):
                continue
            found = tuple(sorted(occurrences(document, (one, other)), key=lambda each: each.start))
            famous = _known(self.knowledge)[0]
            pair = (
                _same_person(found, one, other, famous=famous)
                or _same_person(found, other, one, famous=famous)
                or self._renamed(found, one)
            )
            if pair is None or not self._one_person(*pair):
                continue
            yield from _stated_claim(document, *pair)

    def _ordinary(self, document: Document, one: str, other: str) -> bool:
        """Whether one is a first name or a common word of this text."""
        firsts = _known(self.knowledge)[1]
        if one in firsts or other in firsts or one in _COMMON or other in _COMMON:
            return True
        body = document.text[document.body.start : document.body.end]
        return any(f" {name.lower()}" in body for name in (one, other))

    def _renamed(self, found: tuple[Occurrence, ...], one: str) -> tuple[Occurrence, Occurrence] | None:
        """A full name and another with the same first name, if this is a person and one spelling stands there once."""
        full = [each for each in found if each.standing == "full"]
        mine, theirs = [each for each in full if each.last == one], [each for each in full if each.last != one]
        if not mine or not theirs or {each.first for each in mine} != {each.first for each in theirs}:
            return None
        spoken = any(each.standing in ("titled", "speaks") for each in found)
        count = sum(each.last == one for each in found)
        if not (spoken or mine[0].first in _known(self.knowledge)[1]) or (count > 1 and len(found) - count > 1):
            return None
        owner, second = sorted((mine[0], theirs[0]), key=lambda each: each.start)
        return owner, second

    def _one_person(self, owner: Occurrence, other: Occurrence) -> bool:
        """Whether no known person is called by one of the two, unless it is the owner."""
        known, _ = _known(self.knowledge)
        if owner.last in known and other.last in known:
            return False
        if owner.last not in known and other.last not in known:
            return True
        return owner.first in known.get(owner.last, known.get(other.last, ()))


def _pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that may be slips of each other, each pair once, in order.

    They begin with one letter; and with two, or end with two, for one slip spares either (and two are looked for in
    names that begin alike).
    """
    alike: dict[str, list[str]] = {}
    for name in sorted(names):
        if len(name) >= _SHORTEST - 1:
            alike.setdefault(name[:2], []).append(name)
            alike.setdefault(f"{name[0]} {name[-2:]}", []).append(name)
    pairs = {
        (one, other)
        for several in alike.values()
        if len(several) > 1
        for one, other in combinations(several, 2)
        if -_MOST <= len(one) - len(other) <= _MOST
    }
    return (pair for pair in sorted(pairs) if _near(*pair))


def _same_person(
    found: tuple[Occurrence, ...], named: str, other: str, *, famous: Mapping[str, set[str]]
) -> tuple[Occurrence, Occurrence] | None:
    """The full name of one spelling, and the other where it stands for a person without a first name of its own."""
    owners = [each for each in found if each.last == named and each.standing == "full"]
    if len({each.first for each in owners}) != 1 or any(
        each.last == other and each.standing == "full" for each in found
    ):
        return None
    far = _distance(named, other) > 1
    spoken = any(each.last == named and each.standing in ("titled", "speaks") for each in found)
    spoken |= other not in famous and owners[0].first in famous.get(named, ())
    for each in found:
        if each.last == other and (each.standing in ("titled", "speaks") or (spoken and each.acts and not far)):
            return owners[0], each
    return None


def _known(knowledge: Knowledge) -> tuple[dict[str, set[str]], set[str]]:
    """The first names of the people we know by surname, and all first names; kept on the knowledge."""
    kept: dict[str, tuple[dict[str, set[str]], set[str]]] = knowledge.__dict__
    if "names_by_last" not in kept:
        by_last: dict[str, set[str]] = {}
        for _, names, titled in knowledge.directory.names():
            for name in names[: len(names) - len(titled)]:
                words = name.split()
                by_last.setdefault(words[-1], set()).add(words[0])
        kept["names_by_last"] = by_last, set().union(*by_last.values())
    return kept["names_by_last"]


def _near(one: str, other: str) -> bool:
    """Whether one surname may be a slip of the other: a letter too many, too few, wrong, or two changed places."""
    short, long = (len(one), len(other)) if len(one) < len(other) else (len(other), len(one))
    allowed = _MOST if short >= _LONG and one[:2] == other[:2] else 1
    if long < _SHORTEST or long - short > allowed or _distance(one, other) > allowed:
        return False
    if long - short == _MOST and (one.startswith(other) or other.startswith(one)):
        return False  # a word glued on
    return _folded(one) != _folded(other) and not _inflected(one, other)


@cache
def _osa() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


def _distance(one: str, other: str) -> int:
    """Letters that differ, two that changed places counting once; 3 for more than two."""
    return _osa()(one, other, score_cutoff=_MOST)


def _folded(name: str) -> str:
    plain = name.lower()
    for two, one in (("ä", "a"), ("ö", "o"), ("ü", "u"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("'", ""), ("’", "")):
        plain = plain.replace(two, one)
    return fold(plain)


def _inflected(one: str, other: str) -> bool:
    stem = max(len(one), len(other)) - _LONGEST_ENDING
    return any(
        one[:at] == other[:at] and ((one[at:], other[at:]) in _ENDINGS or (other[at:], one[at:]) in _ENDINGS)
        for at in range(max(0, stem), min(len(one), len(other)) + 1)
    )


def _first_names(document: Document, one: str, other: str) -> tuple[Occurrence, Occurrence] | None:
    """Two full names with one surname, whose first names are near each other, in a text without relatives."""
    if one[-1] + other[-1] in _GENDERS or one.startswith(other) or other.startswith(one):
        return None
    mine = {each.last: each for each in followed(document, one)}
    theirs = {each.last: each for each in followed(document, other)} if mine else {}
    shared = mine.keys() & theirs.keys()
    if len(shared) != 1 or _KIN.search(document.text, document.body.start, document.body.end):
        return None
    last = shared.pop()
    if not any(each.standing in ("titled", "speaks") for each in occurrences(document, (last,))):
        return None
    first, second = sorted((mine[last], theirs[last]), key=lambda each: each.start)
    return first, second


def _stated_claim(document: Document, owner: Occurrence, second: Occurrence) -> Iterator[Claim]:
    """The claim that both are one person, if the article itself writes the second: not quoted, no talk of spelling."""
    span = Span(second.start, second.end)
    if _SPELLING.search(document.text, document.body.start, document.body.end):
        return
    if text.inside_quotation(document, span):
        return
    shown = " ".join(document.text[span.start : span.end].split())
    first = " ".join(document.text[owner.start : owner.end].split())
    yield Claim(
        span=span,
        verdict="conflicts",
        message=f"“{shown}”: the text also has “{first}”. If they are one person, one spelling is wrong: look it up.",
        evidence={"spelling": shown, "other_spelling": first, "other_start": owner.start, "other_end": owner.end},
    )
