"""XML as a stream of events, hardened: no entities of its own, nothing from outside, in pieces."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol
from xml.parsers import expat

from copydesk.read.unpack import UnreadableError

_CHUNK = 1 << 16
_ENTITIES = "declares entities of its own, which can blow up or reach outside; they are not read"


class Readable(Protocol):
    """What can be read in pieces."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, none at the end."""
        ...


class Event(NamedTuple):
    """What comes next: an element opens (`start`) or closes (`end`), or characters between (`text`).

    `name` is the element's local name, `attributes` those it has by their local names; both are "" and {} for text.
    """

    kind: str
    name: str = ""
    attributes: dict[str, str] = {}  # noqa: RUF012 - never changed
    text: str = ""


def events(stream: Readable) -> Iterator[Event]:
    """The events of a document. Raises UnreadableError where it is not well-formed, or declares entities."""
    found: list[Event] = []
    parser = _parser(found)
    try:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk)
            yield from found
            found.clear()
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes it by place
        yield from found
    except expat.ExpatError as error:
        yield from found
        place = f"line {error.lineno}, column {error.offset + 1}"
        raise UnreadableError(f"is not valid XML: {expat.ErrorString(error.code)} at {place}") from None
    except (LookupError, ValueError) as error:  # an encoding expat does not know
        raise UnreadableError(f"is XML in an encoding that is not read: {' '.join(str(error).split())[:80]}") from None


def _parser(found: list[Event]) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def start(name: str, attributes: dict[str, str]) -> None:
        found.append(Event("start", _local(name), {_local(key): value for key, value in attributes.items()}))

    def refuse(*_: object) -> None:
        raise UnreadableError(_ENTITIES)

    def refuse_outside(*_: object) -> int:
        raise UnreadableError(_ENTITIES)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: found.append(Event("end", _local(name)))
    parser.CharacterDataHandler = lambda text: found.append(Event("text", text=text))
    parser.EntityDeclHandler = refuse
    parser.UnparsedEntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse_outside
    parser.SkippedEntityHandler = refuse
    return parser


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
