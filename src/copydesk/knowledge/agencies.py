"""News agencies: the names and short forms that credits give them, and which outlets they are."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property

import msgspec

from copydesk.knowledge.fold import fold
from copydesk.knowledge.table import rows

SOME = "*"
"""Stands for agencies that a credit does not name: “with agency material”."""

_COLUMNS = ["name", "aliases", "hosts", "as_of", "source"]
_EXACT = 4  # letters of a short form, whose case must be right: "AP", "dpa", "Efe"
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_JOINTS = re.compile(
    r"\s*[/,+&|·•]\s*|\s+(?:and|und|et|e|y|i|ve|og|och|en|и|та)\s+|\s+[-\u2013\u2014]\s+", re.IGNORECASE
)
# "Jo Whit/Reuters" took a picture, "Jo Whit, Bloomberg" holds a view.
_OF_ONE = re.compile(r"(?:^|[/,|]\s*)[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}\s*(?=[/,|]|$)")
# What a credit may say of an agency beside its name.
_BESIDE = re.compile(
    r"\s+(?:staff|reporters?|writers?|correspondents?|desk|news|newsroom|wire|service|online|bureau|dispatch(?:es)?)$",
    re.IGNORECASE,
)
_PART = 3  # words of a name in a list that is no agency's
_ANY = re.compile(
    r"(?:(?:news |wire )?agenc(?:y|ies)|agency (?:material|inputs?|reports?)|wire (?:services?|reports?)"
    r"|(?:nachrichten)?agenturen|agenturmaterial|(?:les )?agences?|agencias?|agências?|agenzie|agencje|persbureaus?"
    r"|ajanslar|агентства|агенства)",
    re.IGNORECASE,
)


class Agency(msgspec.Struct, frozen=True, gc=False):
    """A news agency, what else it is called, and its web hosts."""

    name: str
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    as_of: date
    source: str


class Agencies:
    """The table by what texts call them; a name in the answers is the agency's first one."""

    def __init__(self, table: str, label: str) -> None:
        self.rows = tuple(
            Agency(name, _cut(aliases), _cut(hosts), date.fromisoformat(day), source)
            for _, (name, aliases, hosts, day, source) in rows(table, _COLUMNS, label)
        )
        self._exact: dict[str, str] = {}
        self._folded: dict[str, str] = {}
        self._outlets: dict[str, str] = {}
        self._hosts = {host: row.name for row in self.rows for host in row.hosts}
        for row in self.rows:
            for alias in (row.name, *row.aliases):
                known, key = (self._exact, alias) if _is_short(alias) else (self._folded, _plain(alias))
                known[key] = row.name
                self._outlets.setdefault(joined(alias), row.name)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(self._alternatives())

    def _alternatives(self) -> str:
        """Every name, the longer ones first; where words are not spaced, without regard to what stands beside."""
        every = [alias for row in self.rows for alias in (row.name, *row.aliases, *row.hosts)]
        known = sorted(set(every), key=lambda name: (-len(name), name))
        spaced = [
            re.escape(name) if _is_short(name) else f"(?i:{re.escape(name)})"
            for name in known
            if not _UNSPACED.search(name)
        ]
        unspaced = [re.escape(name) for name in known if _UNSPACED.search(name)]
        return rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)" + (f"|{'|'.join(unspaced)}" if unspaced else "")

    def named(self, name: str) -> str | None:
        """The agency that is called so; `SOME` for “agencies”."""
        bare = _BESIDE.sub("", name.strip(" .\t"))
        found = self._exact.get(bare) or self._folded.get(_plain(bare)) or self._hosts.get(bare.casefold())
        return found or (SOME if _ANY.fullmatch(bare) else None)

    def listed(self, names: str) -> tuple[str, ...]:
        """The agencies of a list of names: "dpa/AFP", "Reuters and AP"; none unless one of its ends is an agency.

        None either where the list names a person or a house before a stroke or a comma.
        """
        parts = [part for part in _JOINTS.split(names.strip()) if part]
        found = [self.named(part) for part in parts]
        if not found or (found[0] is None and found[-1] is None):
            return ()
        if any(name is None and len(part.split()) > _PART for name, part in zip(found, parts, strict=True)):
            return ()
        if None in found and any(self.named(one[0].strip(" /,|")) is None for one in _OF_ONE.finditer(names)):
            return ()
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def mentioned(self, line: str) -> tuple[str, ...]:
        """The agencies that a line names, wherever it does; `SOME` if it speaks of agencies alone."""
        found = tuple(dict.fromkeys(self._mentions(line)))
        return found or ((SOME,) if _ANY.search(line) else ())

    def _mentions(self, line: str) -> Iterator[str]:
        for match in self._pattern.finditer(line):
            name = match[0]
            agency = self._exact.get(name) or self._folded.get(_plain(name)) or self._hosts.get(name.casefold())
            if agency is not None:
                yield agency

    def publishing_as(self, outlet: str) -> str | None:
        """The agency that an outlet is, by its name or its host."""
        return self._hosts.get(outlet.casefold()) or self._outlets.get(joined(outlet))


def joined(name: str) -> str:
    """A name as it is compared with names of outlets: letters and digits alone, in small plain letters, no article."""
    plain = re.sub(r"[^\w]|_", " ", fold(name).casefold()).split()
    return "".join(plain[1:] if len(plain) > 1 and plain[0] == "the" else plain)


def _is_short(alias: str) -> bool:
    return len(alias) <= _EXACT


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


def _cut(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def built_in_agencies() -> Agencies:
    """The table that comes with the package, read once."""
    from importlib.resources import files

    return Agencies((files(__package__) / "agencies.tsv").read_text(encoding="utf-8"), "agencies.tsv")
