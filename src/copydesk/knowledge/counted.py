"""Numbers that people bear: which holder of an office they are counted as, and which of their name on a throne."""

from datetime import date
from functools import cache

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.table import rows


class Ordinal(msgspec.Struct, frozen=True, gc=False):
    """A holder of an office and the `numbers` he or she is counted by; several where there are several counts."""

    person: str
    office: str
    body: str
    numbers: tuple[int, ...]
    as_of: date
    source: str


class Reign(msgspec.Struct, frozen=True, gc=False):
    """A reign under a name with a number.

    `titles` are in lower case; `end` None: still reigning on the day `as_of`. `called_until` is the last day of life,
    None where the name is still borne. `highest` is the highest number that anybody of title and name ever bore.
    """

    titles: tuple[str, ...]
    names: tuple[str, ...]
    number: int
    realm: str
    start: PartialDate
    end: PartialDate | None
    called_until: PartialDate | None
    highest: int
    as_of: date
    source: str

    def borne_on(self, day: date) -> bool:
        """Whether somebody surely bore the name on the day, reigning or having reigned."""
        last = self.called_until.earliest if self.called_until is not None else self.as_of
        return self.start.latest <= day <= last

    @property
    def dates(self) -> str:
        """The reign: "1952-02-06 to 2022-09-08", or "since 2022-09-08"."""
        return f"{self.start} to {self.end}" if self.end is not None else f"since {self.start}"


@cache
def ordinals() -> dict[str, tuple[Ordinal, ...]]:
    """The counted offices of each person, by the person's id."""
    columns = ["person", "office", "body", "numbers", "as_of", "source"]
    found: dict[str, tuple[Ordinal, ...]] = {}
    for person, office, body, numbers, day, source in _rows("ordinals.tsv", columns):
        counts = tuple(int(number) for number in numbers.split("|"))
        row = Ordinal(person, office, body, counts, date.fromisoformat(day), source)
        found[person] = (*found.get(person, ()), row)
    return found


@cache
def reigns() -> dict[tuple[str, str], tuple[Reign, ...]]:
    """The reigns by title and name, as in ("pope", "Benedict")."""
    columns = ["titles", "names", "number", "realm", "from", "to", "called_until", "highest", "as_of", "source"]
    found: dict[tuple[str, str], tuple[Reign, ...]] = {}
    for titles, names, number, realm, start, end, called, highest, day, source in _rows("regnal.tsv", columns):
        row = Reign(
            tuple(titles.split("|")),
            tuple(names.split("|")),
            int(number),
            realm,
            PartialDate.parse(start),
            PartialDate.parse(end) if end else None,
            PartialDate.parse(called) if called else None,
            int(highest),
            date.fromisoformat(day),
            source,
        )
        for key in [(title, name) for title in row.titles for name in row.names]:
            found[key] = (*found.get(key, ()), row)
    return found


def _rows(label: str, columns: list[str]) -> list[list[str]]:
    from importlib.resources import files

    text = (files(__package__) / label).read_text(encoding="utf-8")
    return [row for _, row in rows(text, columns, label)]
