"""The rows of a user's own file, CSV or TOML: what may stand in them, and one plain line for what is wrong."""

import difflib
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.table import KnowledgeError

PERSON_KEYS = ("name", "id", "aliases", "titled", "born", "died")
TERM_KEYS = ("office", "place", "from", "to")
SHARED_KEYS = ("source", "as_of")
PLACE_KEYS = ("name", "aliases")
FACT_KEYS = ("kind", "value", "from", "to")
FACT_KINDS = ("capital", "in", "member of", "called")
COLUMNS = (*PERSON_KEYS, *TERM_KEYS, *SHARED_KEYS)
"""The columns of a CSV file; of these only `name` must be there."""

Cells = Mapping[str, str]
Where = Callable[[str], str]
"""Where the value of a key stands: "mayors.csv:3"."""


class LocalTerm(msgspec.Struct, frozen=True, kw_only=True):
    """A term of office as the file gives it; `end` None: still held on the day `as_of`."""

    office: str
    place: str
    start: PartialDate
    end: PartialDate | None
    as_of: date
    source: str
    origin: str


class LocalPerson(msgspec.Struct, frozen=True, kw_only=True):
    """A person as the file gives them; `as_of` None: no row says up to when it vouches.

    `id` names one of our people outright ("boris-johnson"), or tells people of the file apart. `titled` are names that
    are sure only behind a title.
    """

    name: str
    id: str = ""
    aliases: tuple[str, ...] = ()
    titled: tuple[str, ...] = ()
    born: PartialDate | None = None
    died: PartialDate | None = None
    as_of: date | None = None
    source: str = ""
    origin: str = ""
    terms: tuple[LocalTerm, ...] = ()

    @property
    def vouched(self) -> date:
        """The last day the rows know of: as given, else the last day of life or office that they tell."""
        days = [term.as_of if term.end is None else term.end.earliest for term in self.terms]
        days += [day for day in (self.as_of,) if day is not None]
        if self.died is not None:
            days.append(self.died.latest)
        return max(days, default=self.born.latest if self.born is not None else date.min)


class LocalFact(msgspec.Struct, frozen=True, kw_only=True):
    """A dated fact about a place: its capital, the state it lies in, a body it is a member of, an official name.

    `start` None: it was so before anything that matters; `end` None: it was still so on the day `as_of`.
    """

    kind: str
    value: str
    start: PartialDate | None
    end: PartialDate | None
    as_of: date
    source: str
    origin: str


class LocalPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A state, city or body as the file gives it."""

    name: str
    aliases: tuple[str, ...] = ()
    source: str = ""
    origin: str = ""
    facts: tuple[LocalFact, ...] = ()


class LocalFile(msgspec.Struct, frozen=True):
    """What a user's file tells: people, and (TOML alone) places."""

    people: tuple[LocalPerson, ...] = ()
    places: tuple[LocalPlace, ...] = ()


def read_local(path: str | Path) -> LocalFile:
    """What a user's file tells, in its order. KnowledgeError is one line: file:line, what is wrong, what to do."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise KnowledgeError(
            f"{path}:{line}: is not UTF-8 text; save it as UTF-8 (CSV UTF-8 in a spreadsheet)"
        ) from None
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read: {error.strerror or error}") from None
    return parse_local(text, str(path))


def parse_local(text: str, label: str) -> LocalFile:
    """What the text of a file tells; its name tells CSV (.csv, .tsv) from TOML and stands in errors."""
    suffix = label.lower().rpartition(".")[2]
    if suffix == "toml":
        from copydesk.knowledge.local_toml import file_of_toml

        return file_of_toml(text, label)
    if suffix in ("csv", "tsv"):
        from copydesk.knowledge.local_csv import people_of_csv

        return LocalFile(people_of_csv(text, label))
    raise KnowledgeError(f"{label}: is neither .csv, .tsv nor .toml; name it by what it is")


def person_of(cells: Cells, where: Where) -> LocalPerson:
    """The person of a row or table, without terms."""
    name = cells.get("name", "")
    if not name:
        raise KnowledgeError(f"{where('name')}: name is missing; write the person's usual name")
    names = several(cells.get("aliases", ""))
    born, died = (_date(cells, key, where) for key in ("born", "died"))
    if born is not None and died is not None and died.before(born):
        raise KnowledgeError(f"{where('died')}: died ({died}) is before born ({born}); correct one of them")
    return LocalPerson(
        name=name,
        id=cells.get("id", ""),
        # A single word is nobody's for sure: "Doe" is the mayor only behind "Mayor".
        aliases=tuple(alias for alias in names if " " in alias),
        titled=tuple(dict.fromkeys((*several(cells.get("titled", "")), *(each for each in names if " " not in each)))),
        born=born,
        died=died,
        as_of=_day(cells, where),
        source=cells.get("source", ""),
        origin=where("name"),
    )


def term_of(cells: Cells, where: Where) -> LocalTerm | None:
    """The term of a row or table, None if it tells of none."""
    if not any(cells.get(key) for key in TERM_KEYS):
        return None
    office, place = cells.get("office", ""), cells.get("place", "")
    for key, value, hint in (("office", office, '"mayor"'), ("place", place, '"Pennick"')):
        if not value:
            raise KnowledgeError(
                f"{where(key)}: {key} is missing; a term needs both, such as office mayor, place Pennick"
            )
        if value != value.strip():
            raise KnowledgeError(f"{where(key)}: {key} must be written like {hint}")
    start, end, as_of = _spell(cells, where, what="an office")
    if start is None:
        raise KnowledgeError(f"{where('from')}: from is missing; say since when the office was held (a year will do)")
    return LocalTerm(
        office=_office(office),
        place=place,
        start=start,
        end=end,
        as_of=as_of or (end.latest if end is not None else start.latest),
        source=cells.get("source", ""),
        origin=where("office"),
    )


def place_of(cells: Cells, where: Where) -> LocalPlace:
    """The place of a table, without facts."""
    name = cells.get("name", "")
    if not name:
        raise KnowledgeError(f"{where('name')}: name is missing; write the usual name of the place")
    return LocalPlace(
        name=name,
        aliases=several(cells.get("aliases", "")),
        source=cells.get("source", ""),
        origin=where("name"),
    )


def fact_of(cells: Cells, where: Where) -> LocalFact:
    """The fact of a table."""
    kind, value = cells.get("kind", ""), cells.get("value", "")
    if kind not in FACT_KINDS:
        raise KnowledgeError(f"{where('kind')}: kind {kind!r} is none of {', '.join(FACT_KINDS)}")
    if not value:
        raise KnowledgeError(f'{where("value")}: value is missing; write what it is, such as value = "Pennick"')
    start, end, as_of = _spell(cells, where, what="a fact")
    return LocalFact(
        kind=kind,
        value=value,
        start=start,
        end=end,
        as_of=as_of or (end.latest if end is not None else date.min),
        source=cells.get("source", ""),
        origin=where("kind"),
    )


def refuse_unknown(keys: object, known: tuple[str, ...], where: Where) -> None:
    """KnowledgeError for the first key that is none of those known, with the nearest one."""
    for key in map(str, keys if isinstance(keys, list) else []):
        if key not in known:
            close = difflib.get_close_matches(key.lower(), known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(known)}"
            raise KnowledgeError(f"{where(key)}: unknown column {key!r}; {hint}")


def several(cell: str) -> tuple[str, ...]:
    """The names of a cell, separated by | or ;."""
    return tuple(dict.fromkeys(part.strip() for part in cell.replace(";", "|").split("|") if part.strip()))


def _spell(cells: Cells, where: Where, *, what: str) -> tuple[PartialDate | None, PartialDate | None, date | None]:
    """Since when, until when, and as of when, which must be told where there is no end."""
    start, end, as_of = _date(cells, "from", where), _date(cells, "to", where), _day(cells, where)
    if end is None and as_of is None:
        raise KnowledgeError(
            f"{where('to')}: {what} without an end needs as_of: the last day on which you know it was so"
        )
    if start is not None and end is not None and end.before(start):
        raise KnowledgeError(f"{where('to')}: to ({end}) is before from ({start}); correct one of them")
    if start is not None and end is None and as_of is not None and as_of < start.earliest:
        raise KnowledgeError(f"{where('as_of')}: as_of ({as_of}) is before from ({start}); correct one of them")
    return start, end, as_of


def _office(text: str) -> str:
    """The office in lower case, as the tables have it; abbreviations stay."""
    return " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in text.split())


def _date(cells: Cells, key: str, where: Where) -> PartialDate | None:
    text = cells.get(key, "")
    try:
        return PartialDate.parse(text) if text else None
    except ValueError as problem:
        raise KnowledgeError(f"{where(key)}: {key}: {problem}") from None


def _day(cells: Cells, where: Where) -> date | None:
    day = _date(cells, "as_of", where)
    if day is not None and not day.exact:
        raise KnowledgeError(f"{where('as_of')}: as_of: {day} is not a day such as 2025-06-30; name the very day")
    return day.earliest if day is not None else None
