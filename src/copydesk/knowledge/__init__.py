"""Dated facts about people, their offices, states, cities and bodies of states. Every row has an `as_of`."""

from collections.abc import Sequence
from functools import cache

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.events import Event, EventMention, Events
from copydesk.knowledge.facts import Knowledge, Mention
from copydesk.knowledge.people import people_of, read_people
from copydesk.knowledge.person import Person, Term
from copydesk.knowledge.spell import Spell, any_held
from copydesk.knowledge.table import KnowledgeError
from copydesk.knowledge.world import Body, City, FormerName, Place, State, World, built_in_tables

__all__ = [
    "Body",
    "City",
    "Event",
    "EventMention",
    "Events",
    "FormerName",
    "Knowledge",
    "KnowledgeError",
    "Mention",
    "PartialDate",
    "Person",
    "Place",
    "Spell",
    "State",
    "Term",
    "World",
    "any_held",
    "built_in",
    "knowledge_with",
    "local_knowledge",
    "read_people",
]


@cache
def built_in() -> Knowledge:
    """The facts that come with the package, read once; `version` is a hash of all tables."""
    from hashlib import blake2b

    tables = built_in_tables()
    people, terms = tables["people.tsv"], tables["terms.tsv"]
    known = people_of(people.decode(), terms.decode(), people_label="people.tsv", terms_label="terms.tsv")
    return Knowledge(known, version=blake2b(b"\0".join(tables.values()), digest_size=6).hexdigest())


def knowledge_with(files: Sequence[str]) -> Knowledge:
    """The built-in facts with the people of these files laid over them. KnowledgeError for a file that is wrong."""
    if not files:
        return built_in()
    from copydesk.knowledge.overlay import knowledge_of

    return knowledge_of(files, built_in())[-1].knowledge


def local_knowledge(files: Sequence[str]) -> tuple[str, ...]:
    """A line for the report on what these files add to the built-in facts; none without files."""
    if not files:
        return ()
    from copydesk.knowledge.overlay import told

    return told(files, built_in())
