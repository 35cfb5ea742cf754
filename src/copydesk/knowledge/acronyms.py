"""Short forms and the full names they stand for, in several languages."""

from datetime import date
from functools import cache

import msgspec

from copydesk.knowledge.fold import fold
from copydesk.knowledge.table import rows

_COLUMNS = ["acronyms", "names", "as_of", "source"]


class ShortName(msgspec.Struct, frozen=True, gc=False):
    """A body or term: its short forms and its full names, the usual ones first."""

    acronyms: tuple[str, ...]
    names: tuple[str, ...]
    as_of: date
    source: str

    @property
    def is_term(self) -> bool:
        """Whether it is a common noun ("gross domestic product"), which is written in lower case."""
        return self.names[0][0].islower()


class Acronyms:
    """The rows by full name and by short form; case, points, diacritics and the form of apostrophes do not count."""

    def __init__(self, table: str, label: str) -> None:
        self.rows = tuple(
            ShortName(tuple(short.split("|")), tuple(names.split("|")), date.fromisoformat(day), source)
            for _, (short, names, day, source) in rows(table, _COLUMNS, label)
        )
        self._by_name = {_plain(name): row for row in self.rows for name in row.names}
        self._by_acronym: dict[str, tuple[ShortName, ...]] = {}
        for row in self.rows:
            for acronym in row.acronyms:
                key = _bare(acronym)
                self._by_acronym[key] = (*self._by_acronym.get(key, ()), row)
        self.longest = max(name.count(" ") + 1 for name in self._by_name)

    def named(self, name: str) -> ShortName | None:
        """The row with this full name, None if there is none."""
        return self._by_name.get(_plain(name))

    def short_for(self, acronym: str) -> tuple[ShortName, ...]:
        """Every row with this short form: "UN", "U.N.", "Nato"."""
        return self._by_acronym.get(_bare(acronym), ())


def _plain(name: str) -> str:
    return fold(name.replace("\u2019", "'").casefold())


def _bare(acronym: str) -> str:
    return acronym.replace(".", "").casefold()


@cache
def built_in_acronyms() -> Acronyms:
    """The table that comes with the package, read once."""
    from importlib.resources import files

    return Acronyms((files(__package__) / "acronyms.tsv").read_text(encoding="utf-8"), "acronyms.tsv")
