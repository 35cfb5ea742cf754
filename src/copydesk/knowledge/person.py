"""What is known of a person: names, life, terms of office, each up to the day the row vouches for."""

from datetime import date

import msgspec

from copydesk.knowledge.dates import PartialDate

_WITH_ARTICLE = ("United ", "European ", "Netherlands", "Philippines", "Soviet ", "Czech ", "Dominican ", "Gambia")
_WITH_ARTICLE_END = (
    "Union",
    "Organization",
    "Agency",
    "Commission",
    "Committee",
    "Republic",
    "Party",
    "Reserve",
    "Bank",
)


class Term(msgspec.Struct, frozen=True, gc=False):
    """One spell in an office of a state or body; `start` and `end` are days in office.

    `end` is None where the office was still held on the day `as_of`. On the day of a handover both holders count.
    `source` and `origin` are empty where they are the person's.
    """

    office: str
    body: str
    start: PartialDate
    end: PartialDate | None
    as_of: date
    source: str = ""
    origin: str = ""

    def held_on(self, day: date) -> bool | None:
        """Whether the office was held on the day; None where the row does not say."""
        if day < self.start.earliest:
            return False
        if self.end is not None and day > self.end.latest:
            return False
        if day < self.start.latest:
            return None
        last = self.end.earliest if self.end is not None else self.as_of
        return True if day <= last else None

    @property
    def title(self) -> str:
        """The office and its body, as a sentence has them: "president of the United States"."""
        article = "the " if self.body.startswith(_WITH_ARTICLE) or self.body.endswith(_WITH_ARTICLE_END) else ""
        return f"{self.office} of {article}{self.body}"

    @property
    def dates(self) -> str:
        """When it was held: "2008-05-07 to 2012-05-07", or "since 2012-05-07"."""
        return f"{self.start} to {self.end}" if self.end is not None else f"since {self.start}"

    @property
    def label(self) -> str:
        """Office, body and dates: "president of Russia 2008-05-07 to 2012-05-07"."""
        return f"{self.title} {self.dates}"


class Person(msgspec.Struct, frozen=True, gc=False):
    """A public figure: what a text may call them, when they lived, what they were.

    `titled` are names that are sure only behind a fitting title ("president Medvedev"), because other people bear
    them too. `shared` are names that another row or a well-known namesake bears. `died` is None for someone alive on
    the day `as_of`; nothing is known of later days. `source` is the kind of public record the row rests on, `origin`
    the user's file and line it stands in ("mayors.csv:3"), empty for a row that comes with the package.
    Terms before 1990 may be missing.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    titled: tuple[str, ...]
    shared: tuple[str, ...]
    born: PartialDate | None
    died: PartialDate | None
    as_of: date
    source: str
    terms: tuple[Term, ...] = ()
    origin: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a text may use, the sure ones and the titled ones, each once."""
        return tuple(dict.fromkeys((self.name, *self.aliases, *self.titled)))

    def alive_on(self, day: date) -> bool | None:
        """Whether the person was alive on the day; None where the row does not say (after `as_of`, or too vague)."""
        if self.born is not None and day < self.born.earliest:
            return False
        if self.died is None:
            return True if day <= self.as_of else None
        if day < self.died.earliest:
            return True
        return False if day > self.died.latest else None

    def offices_on(self, day: date) -> tuple[Term, ...]:
        """The terms that surely ran on the day."""
        return tuple(term for term in self.terms if term.held_on(day))
