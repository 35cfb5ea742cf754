"""Surnames and given names of everybody known, told apart in the names that the tables hold."""

from functools import lru_cache

from copydesk.knowledge import Knowledge, Person
from copydesk.knowledge.fold import fold
from copydesk.rules.facts.given_name import is_given_name

_SHORT = 3
_NO_GIVEN = frozenset(
    {
        "Ayatollah", "Cardinal", "Emperor", "General", "King", "Lord", "Moon", "Mother", "Park", "Pope", "President",
        "Prince", "Princess", "Queen", "Saint", "Sheikh", "Sultan",
    }
)  # fmt: skip


def people_of_surname(knowledge: Knowledge, surname: str) -> tuple[Person, ...]:
    """Everybody known whose names end so: "Merkel", "von der Leyen", "Leyen"; case, accents and hyphens aside."""
    found = (knowledge.person(identity) for identity in _surnames(knowledge).get(_key(surname), ()))
    return tuple(person for person in found if person is not None)


def given_names(person: Person) -> tuple[str, ...]:
    """All words but the last of all that the person is called."""
    names = (person.name, *person.aliases)
    return tuple(dict.fromkeys(word for name in names for word in name.split(" ")[:-1]))


def can_be_given(knowledge: Knowledge, word: str) -> bool:
    """Whether it is a given name of the list, or of somebody known."""
    return word in _first_names(knowledge) or is_given_name(word)


def _key(name: str) -> str:
    return fold(name).lower().replace("’", "'").replace("-", " ")


@lru_cache(maxsize=4)
def _first_names(knowledge: Knowledge) -> frozenset[str]:
    """The first of two or three names of everybody known: those are given names, but for where families stand first."""
    split = [name.split() for _, names, _ in knowledge.directory.names() for name in names]
    return frozenset(words[0] for words in split if len(words) in (2, 3) and len(words[0]) > _SHORT) - _NO_GIVEN


@lru_cache(maxsize=4)
def _surnames(knowledge: Knowledge) -> dict[str, list[str]]:
    """The ids of people by surname."""
    found: dict[str, list[str]] = {}
    for identity, names, titled in knowledge.directory.names():
        lasts = {_key(last) for first, _, last in map(_split, names) if last and first not in _NO_GIVEN}
        lasts |= {last.rsplit(" ", 1)[-1] for last in lasts}
        for last in lasts.union(map(_key, titled)):
            found.setdefault(last, []).append(identity)
    return found


def _split(name: str) -> tuple[str, str, str]:
    return name.partition(" ")
