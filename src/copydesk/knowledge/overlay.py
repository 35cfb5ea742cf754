"""Lays the people of users' files over ours: theirs win, and what they win over is told."""

from collections.abc import Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import msgspec

from copydesk.knowledge.facts import Knowledge
from copydesk.knowledge.fold import fold
from copydesk.knowledge.local import LocalFile, LocalPerson, LocalPlace, LocalTerm, read_local
from copydesk.knowledge.people import People
from copydesk.knowledge.person import Person, Term
from copydesk.knowledge.world import World
from copydesk.knowledge.world_overlay import known_as, laid_over


class Overlay(msgspec.Struct, frozen=True):
    """What laying a file over the tables did.

    `people` are those the file tells of, as they now stand. `replaced` and `namesakes` are pairs of the file's person
    and ours: one and the same, or two that share a name.
    """

    knowledge: Knowledge
    people: tuple[Person, ...] = ()
    places: tuple[LocalPlace, ...] = ()
    replaced: tuple[tuple[LocalPerson, Person], ...] = ()
    namesakes: tuple[tuple[LocalPerson, Person], ...] = ()


def knowledge_of(files: Sequence[str | Path], base: Knowledge) -> tuple[Overlay, ...]:
    """The tables with each of these files laid over them in turn; the last holds all. KnowledgeError for a wrong file.

    A file is read once per process for each state it is in.
    """
    overlays: list[Overlay] = []
    for file in files:
        overlays.append(_laid(read_local(file), overlays[-1].knowledge if overlays else base, _version_of(Path(file))))
    return tuple(overlays)


def told(files: Sequence[str | Path], base: Knowledge) -> tuple[str, ...]:
    """One line on what the files add to the built-in facts, nothing without files."""
    overlays = knowledge_of(files, base)
    if not overlays:
        return ()
    names = ", ".join(Path(file).name for file in files)
    replaced = sum(len(each.replaced) for each in overlays)
    wins = f", in the place of {replaced:,} known rows" if replaced else ""
    places = sum(len(each.places) for each in overlays)
    and_places = f" and {places:,} places" if places else ""
    people = sum(len(each.people) for each in overlays)
    return (f"local knowledge: {people:,} people{and_places} from {names}{wins}",)


def _version_of(file: Path) -> bytes:
    return blake2b(file.read_bytes(), digest_size=8).digest()


@lru_cache(maxsize=8)
def _laid(file: LocalFile, base: Knowledge, version: bytes) -> Overlay:
    return overlay(file, base, version=version)


def overlay(file: LocalFile, base: Knowledge, *, version: bytes = b"") -> Overlay:
    """The tables with what a file tells laid over them."""
    bearers = _Bearers(base.directory)
    world = base.world
    found: dict[str, Person] = {}
    told: dict[str, None] = {}
    replaced, namesakes, offices = [], [], dict[str, None]()
    for given in file.people:
        local = _placed(given, world)
        offices |= dict.fromkeys(term.place for term in local.terms)
        ours, others = bearers.known(local)
        identity = ours.id if ours is not None else bearers.free(local)
        made = merged(local, ours, identity=identity, shared=bool(others))
        found[identity] = made
        told[identity] = None
        bearers.add(made, keyed=bool(local.id))
        replaced += [(local, ours)] if ours is not None else []
        namesakes += [(local, other) for other in others]
        for other in others:
            marked = tuple(dict.fromkeys((*other.shared, *_common(other, made))))
            found[other.id] = msgspec.structs.replace(other, shared=marked)
            bearers.add(found[other.id])
    laid = laid_over(world, file.places, offices)
    digest = blake2b(base.version.encode() + version, digest_size=6).hexdigest()
    knowledge = Knowledge(
        base.directory.overlaid(found.values()),
        version=digest,
        world=laid if laid is not world else base.own_world,
    )
    people = tuple(found[identity] for identity in told)
    return Overlay(knowledge, people, file.places, tuple(replaced), tuple(namesakes))


def merged(local: LocalPerson, ours: Person | None, *, identity: str, shared: bool = False) -> Person:
    """Our row with what the file says in its place: names join, life and terms of the same office are the file's."""
    terms = [_term(term, local) for term in local.terms]
    names = (local.name,) if shared else ()
    source = local.source or next((term.source for term in terms if term.source), "") or _file_name(local)
    if ours is None:
        return Person(
            identity,
            local.name,
            local.aliases,
            local.titled,
            names,
            local.born,
            local.died,
            local.vouched,
            source,
            _sorted(terms),
            local.origin,
        )
    tells = local.born or local.died or local.vouched > ours.as_of
    died = local.died or ours.died
    if local.died is None and ours.died is not None and ours.died.before(local.vouched):
        died = None  # the file knows of something done since
    kept = [term for term in ours.terms if not any(_same_spell(term, own) for own in terms)]
    aliases = [name for name in (*ours.aliases, local.name, *local.aliases) if name not in (ours.name, *ours.titled)]
    return msgspec.structs.replace(
        ours,
        aliases=tuple(dict.fromkeys(aliases)),
        titled=tuple(dict.fromkeys((*ours.titled, *local.titled))),
        born=local.born or ours.born,
        died=died,
        as_of=max(ours.as_of, local.vouched) if died is None or local.died is None else local.vouched,
        source=source if tells else ours.source,
        terms=_sorted([*kept, *terms]),
        origin=local.origin if tells else ours.origin,
    )  # fmt: skip


def _file_name(local: LocalPerson) -> str:
    """The file without its folder, so that a report does not depend on where it lies."""
    return Path(local.origin.rpartition(":")[0]).name


def _term(term: LocalTerm, local: LocalPerson) -> Term:
    source = term.source or local.source
    return Term(term.office, term.place, term.start, term.end, term.as_of, source, term.origin)


def _sorted(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (term.start.earliest, term.office, term.body)))


def _same_spell(ours: Term, theirs: Term) -> bool:
    """Whether both tell of one time in one office: it overlaps, a day of handover aside."""
    if (ours.office, ours.body) != (theirs.office, theirs.body):
        return False
    begins = max(ours.start.earliest, theirs.start.earliest)
    ends = [term.end.latest for term in (ours, theirs) if term.end is not None]
    return not ends or begins < min(ends)


def _placed(local: LocalPerson, world: World) -> LocalPerson:
    terms = tuple(msgspec.structs.replace(term, place=known_as(term.place, world)) for term in local.terms)
    return msgspec.structs.replace(local, terms=terms)


def _common(one: Person, other: Person) -> list[str]:
    names = {fold(name) for name in other.names}
    return [name for name in one.names if fold(name) in names and name not in one.titled]


class _Bearers:
    """Who bears a name, to tell the person a row means from a namesake."""

    def __init__(self, people: People) -> None:
        self._people = dict[str, Person]()
        self._directory = people
        self._keyed: set[str] = set()
        self._by_name: dict[str, list[str]] = {}
        for identity, names, titled in people.names():
            for name in names:
                if name not in titled:
                    self._by_name.setdefault(fold(name), []).append(identity)

    def add(self, person: Person, *, keyed: bool = False) -> None:
        """Let a person of the file be found by further rows; one that has an id there only by rows without one."""
        self._people[person.id] = person
        if keyed:
            self._keyed.add(person.id)
        for name in (person.name, *person.aliases):
            known = self._by_name.setdefault(fold(name), [])
            if person.id not in known:
                known.append(person.id)

    def free(self, local: LocalPerson) -> str:
        """An id for a new person, made of the name."""
        plain = "".join(char if char.isalnum() else " " for char in fold(local.name).lower())
        stem = local.id or "-".join(plain.split()) or "person"
        number, identity = 1, stem
        while identity in self._people or identity in self._directory:
            number += 1
            identity = f"{stem}-{number}"
        return identity

    def known(self, local: LocalPerson) -> tuple[Person | None, list[Person]]:
        """The person that is meant, None if it is a new one, and others of the name."""
        named = [self._person(identity) for identity in self._by_name.get(fold(local.name), ())]
        if local.id and (local.id in self._people or local.id in self._directory):
            meant = [self._person(local.id)]
        else:
            free = [person for person in named if not (local.id and person.id in self._keyed)]
            meant = [person for person in free if _is_same(local, person)]
        ours = meant[0] if len(meant) == 1 else None
        return ours, [person for person in named if ours is None or person.id != ours.id]

    def _person(self, identity: str) -> Person:
        return self._people.get(identity) or self._directory[identity]


def _is_same(local: LocalPerson, ours: Person) -> bool:
    """Whether a row is about our person of that name: births agree or an office is the same, or it tells neither."""
    if any((term.office, term.place) == (known.office, known.body) for term in local.terms for known in ours.terms):
        return True
    if local.born is not None and ours.born is not None:
        return not (local.born.before(ours.born) or local.born.after(ours.born))
    return local.born is None and not local.terms


def added(kept: LocalFile, more: LocalFile, *, source: str) -> tuple[LocalFile, int]:
    """What a project knows once a file is added, and how many of its people it knew: those are replaced.

    `source` stands where a row names none. A place replaces one of its name.
    """
    people = list(kept.people)
    renewed = 0
    for person in more.people:
        others = [each for each in people if not _one(each, person)]
        renewed += len(people) > len(others)
        terms = tuple(msgspec.structs.replace(term, source=term.source or source) for term in person.terms)
        people = [*others, msgspec.structs.replace(person, source=person.source or source, terms=terms)]
    places = {place.name: place for place in kept.places}
    places |= {place.name: msgspec.structs.replace(place, source=place.source or source) for place in more.places}
    return LocalFile(tuple(people), tuple(places.values())), renewed


def _one(one: LocalPerson, other: LocalPerson) -> bool:
    """Whether two rows of users' files are about one person: the same id, or the same name and no other birth."""
    if one.id and other.id:
        return one.id == other.id
    apart = one.born is not None and other.born is not None
    apart = apart and (one.born.before(other.born) or one.born.after(other.born))  # type: ignore[union-attr, arg-type]
    return fold(one.name) == fold(other.name) and not apart
