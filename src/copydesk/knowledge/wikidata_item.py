"""An item of Wikidata: names by language, and its statements as far as they tell of lives, offices and places."""

from collections.abc import Iterable
from typing import Any, Literal

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.wikidata_time import JULIAN, interval

INSTANCE_OF, HUMAN = "P31", "Q5"
BORN, DIED, OFFICE, CITIZEN = "P569", "P570", "P39", "P27"
CAPITAL, HEAD_OF_STATE, HEAD_OF_GOVERNMENT, COUNTRY, MEMBER, OFFICIAL_NAME = "P36", "P35", "P6", "P17", "P463", "P1448"
JURISDICTION, OFFICE_OF_STATE_HEAD, OFFICE_OF_GOVERNMENT_HEAD = "P1001", "P1906", "P1313"
START, END, OF, REPLACES, REPLACED_BY = "P580", "P582", "P642", "P1365", "P1366"
_READ = frozenset(
    {
        INSTANCE_OF, BORN, DIED, OFFICE, CITIZEN, CAPITAL, HEAD_OF_STATE, HEAD_OF_GOVERNMENT, COUNTRY, MEMBER,
        OFFICIAL_NAME, JURISDICTION, OFFICE_OF_STATE_HEAD, OFFICE_OF_GOVERNMENT_HEAD,
    }
)  # fmt: skip

Kind = Literal["value", "somevalue", "novalue"]


class Snak(msgspec.Struct, frozen=True):
    """What a statement or qualifier says: an item's id, a time or a text; or that it is unknown, or that there is none.

    A time may be None: vaguer than a year, or before the year 1. `lang` is the language of a text that has one.
    """

    kind: Kind = "value"
    item: str = ""
    time: PartialDate | None = None
    text: str = ""
    lang: str = ""
    julian: bool = False


class Statement(msgspec.Struct, frozen=True):
    """A statement with its rank ("preferred", "normal") and qualifiers by property."""

    snak: Snak
    rank: str = "normal"
    qualifiers: dict[str, tuple[Snak, ...]] = {}

    def qualifier(self, property_id: str) -> Snak | None:
        """The first qualifier of a property."""
        return next(iter(self.qualifiers.get(property_id, ())), None)


class Item(msgspec.Struct, frozen=True):
    """One item; deprecated statements are left out."""

    id: str
    labels: dict[str, str] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    claims: dict[str, tuple[Statement, ...]] = {}

    def statements(self, property_id: str) -> tuple[Statement, ...]:
        """The statements of a property."""
        return self.claims.get(property_id, ())

    @property
    def is_human(self) -> bool:
        """Whether it is an instance of human."""
        return any(statement.snak.item == HUMAN for statement in self.statements(INSTANCE_OF))

    def label(self, languages: Iterable[str]) -> str:
        """The name in the first of the languages that has one, else the one for all languages, else empty."""
        return next((self.labels[each] for each in (*languages, "mul") if self.labels.get(each)), "")


class _Value(msgspec.Struct):
    value: Any = None


class _Snak(msgspec.Struct):
    snaktype: str = "value"
    datavalue: _Value | None = None


class _Statement(msgspec.Struct):
    mainsnak: _Snak
    rank: str = "normal"
    qualifiers: dict[str, list[_Snak]] | list[Any] = {}


class _Term(msgspec.Struct):
    value: str = ""


class _Entity(msgspec.Struct):
    """Empty maps come as empty lists in some dumps."""

    id: str = ""
    labels: dict[str, _Term] | list[Any] = {}
    aliases: dict[str, list[_Term]] | list[Any] = {}
    claims: dict[str, msgspec.Raw] | list[Any] = {}


_entity = msgspec.json.Decoder(_Entity)
_statements = msgspec.json.Decoder(list[_Statement])


def item_of(data: bytes) -> Item | None:
    """The item in the JSON of one entity; None for a property, a lexeme or a missing one.

    msgspec.DecodeError if it is no such JSON.
    """
    entity = _entity.decode(data)
    if not entity.id.startswith("Q"):
        return None
    return Item(
        entity.id,
        {key: term.value for key, term in _map(entity.labels).items()},
        {key: tuple(term.value for term in terms) for key, terms in _map(entity.aliases).items()},
        {key: made for key, raw in _map(entity.claims).items() if key in _READ and (made := _made(raw))},
    )


def _map(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _made(raw: msgspec.Raw) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            _snak(each.mainsnak),
            each.rank,
            {key: tuple(map(_snak, snaks)) for key, snaks in _map(each.qualifiers).items()},
        )
        for each in _statements.decode(raw)
        if each.rank != "deprecated"
    )


def _snak(raw: _Snak) -> Snak:
    if raw.snaktype == "novalue":
        return Snak("novalue")
    value = raw.datavalue.value if raw.datavalue is not None else None
    if raw.snaktype != "value" or value is None:
        return Snak("somevalue")
    return _of_map(value) if isinstance(value, dict) else Snak(text=str(value))


def _of_map(value: dict[str, Any]) -> Snak:
    if "time" in value:
        julian = str(value.get("calendarmodel", "")).endswith(JULIAN)
        precision = int(str(value.get("precision", 0)))  # numbers may be given as texts
        return Snak(time=interval(str(value["time"]), precision, julian=julian), julian=julian)
    if "text" in value:
        return Snak(text=str(value["text"]), lang=str(value.get("language", "")))
    number = value.get("numeric-id")
    return Snak(item=str(value.get("id") or (f"Q{number}" if number is not None else "")))
