"""Dated facts about people, their offices, states, cities and bodies of states. Every row has an `as_of`."""

from functools import cache

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.facts import Knowledge, Mention
from copydesk.knowledge.person import Person, Term
from copydesk.knowledge.spell import Spell, any_held
from copydesk.knowledge.table import KnowledgeError, read_people
from copydesk.knowledge.world import Body, City, FormerName, Place, State, World

__all__ = [
    "Body",
    "City",
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
    "read_people",
]


@cache
def built_in() -> Knowledge:
    """The facts that come with the package, read once; `version` is a hash of the tables."""
    from hashlib import blake2b
    from importlib.resources import files

    here = files(__name__)
    people = (here / "people.tsv").read_bytes()
    terms = (here / "terms.tsv").read_bytes()
    rows = read_people(people.decode(), terms.decode(), people_label="people.tsv", terms_label="terms.tsv")
    return Knowledge(rows, version=blake2b(people + b"\0" + terms, digest_size=6).hexdigest())
