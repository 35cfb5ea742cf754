"""JSON files that are one value: an article, a list of them, or an object that holds the list."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import IO, Any

from copydesk.read import fields, json_lines
from copydesk.read.decode import encoding_of
from copydesk.read.json_lines import TOO_LONG, record_of, value_of
from copydesk.read.record import Record
from copydesk.read.unpack import LARGEST_ARTICLE, LARGEST_RECORD, UnreadableError, lines_of, opening_of, whole
from copydesk.settings import FieldSettings

# Under these an object holds its articles; what is not among them is not looked into.
LISTS = (
    "@graph", "articles", "items", "docs", "documents", "results", "records", "entries", "stories", "posts", "hits",
    "data", "response", "itemListElement",
)  # fmt: skip
_CHUNK = 1 << 20
_DEEPEST = 4
_ANY = FieldSettings()
_ARTICLE = re.compile(r"Article|Posting$|^Report$|^Review$|WebPage$")
# A string, whole or as far as it is there, or what opens or closes a value.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+("?)|[\[\]{}]', re.DOTALL)


def records(stream: IO[bytes], kind: str) -> Iterator[Record]:
    """The articles of a JSON file; `row` is None where it is one article, else their number in the list.

    A file of JSON lines is read as such, whatever its name.
    """
    encoding, mark = encoding_of(opening_of(stream))
    stream.read(mark)
    if encoding != "utf-8":
        yield from _from_value(whole(stream).decode(encoding, "replace").encode(errors="replace"), encoding)
        return
    lines = lines_of(stream)
    first = next((line for line in lines if line is None or line.strip()), b"")
    if first is None:
        raise UnreadableError(TOO_LONG.replace("record", "article"))
    if first.lstrip().startswith(b"["):
        yield from _elements(first, stream)
    elif (second := next((line for line in lines if line is None or line.strip()), b"")) == b"":
        yield from _from_value(first, encoding)
    elif isinstance(_json(first), dict):
        yield from json_lines.objects(chain((first, second), lines), encoding=encoding)
    else:
        yield from _from_value(first + (second or b"") + whole(stream), encoding)


def _json(data: bytes) -> Any:
    found = value_of(data)
    return found[0] if found else None


def _from_value(data: bytes, encoding: str) -> Iterator[Record]:
    if len(data) > LARGEST_ARTICLE:
        raise UnreadableError(f"is one JSON value of more than {LARGEST_ARTICLE // 1_000_000} MB; write it as .jsonl")
    found = value_of(data, encoding)
    if found is None:
        return
    value, told = found
    listed = value if isinstance(value, list) else articles_in(value) if isinstance(value, dict) else None
    if listed is None:
        yield record_of(value, row=None, line=1, encoding=told)
        return
    for row, each in enumerate(_resolved(listed), 1):
        yield record_of(each, row=row, line=1, encoding=told)


def articles_in(value: Mapping[str, Any], depth: int = 0) -> list[Any] | None:
    """The list of articles that an object holds, None where it is one itself."""
    if depth == _DEEPEST or fields.text_of(value, _ANY) is not None:
        return None
    for name in LISTS:
        inner = value.get(name)
        if isinstance(inner, list) and any(isinstance(each, dict) for each in inner):
            return [_bare(each) for each in inner]
        if isinstance(inner, dict) and (found := articles_in(inner, depth + 1)) is not None:
            return found
    return None


def _bare(element: Any) -> Any:
    """An article out of the object a list wraps it in: a search engine's `_source`, an ItemList's `item`."""
    if isinstance(element, dict) and fields.text_of(element, _ANY) is None:
        return next((inner for name in ("_source", "item") if isinstance(inner := element.get(name), dict)), element)
    return element


def _resolved(listed: list[Any]) -> Iterator[Any]:
    """The articles of a list; of a JSON-LD graph, the nodes that are articles, with their publishers' names."""
    nodes = {each["@id"]: each for each in listed if isinstance(each, dict) and isinstance(each.get("@id"), str)}
    for each in listed:
        if isinstance(each, dict) and "@type" in each:
            types = each["@type"] if isinstance(each["@type"], list) else [each["@type"]]
            if fields.text_of(each, _ANY) is None and not any(_ARTICLE.search(str(name)) for name in types):
                continue
            publisher = each.get("publisher")
            if isinstance(publisher, dict) and isinstance(key := publisher.get("@id"), str) and key in nodes:
                yield each | {"publisher": nodes[key] | publisher}
                continue
            if str(types[0]).endswith("WebPage") and fields.text_of(each, _ANY) is None:
                continue
        yield each


def _elements(first: bytes, stream: IO[bytes]) -> Iterator[Record]:
    """The elements of a list as a stream: one that cannot be read is one broken record."""
    if len(first) <= _CHUNK and isinstance(value := _json(first), list) and not opening_of(stream).strip():
        # JSON-LD lists are short and hold what is no article.
        for row, each in enumerate(_resolved(value), 1):
            yield record_of(each, row=row, line=1)
        return
    for row, (line, data) in enumerate(_pieces(first, stream), 1):
        value, encoding = value_of(data) or ({}, "utf-8")
        if not isinstance(value, dict):
            yield record_of(value, row=row, line=line, encoding=encoding)
        for each in _resolved([_bare(value)]) if isinstance(value, dict) else ():
            yield record_of(each, row=row, line=line, encoding=encoding)


def _pieces(buffer: bytes, stream: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """The objects and lists that are elements of a list: the line each begins on, and its bytes."""
    place = start = depth = 0
    line, counted = 1, 0
    while True:
        for token in _TOKEN.finditer(buffer, place):
            mark = buffer[token.start()]
            if mark == ord('"'):
                if not token[1]:
                    place = token.start()  # the string goes on
                    break
            elif mark in b"[{":
                depth += 1
                if depth == 2:
                    start = token.start()
            else:
                depth -= 1
                if depth == 1:
                    line += buffer.count(b"\n", counted, start)
                    counted = start
                    yield line, buffer[start : token.end()]
            place = token.end()
            if depth <= 0:
                return
        else:
            place = len(buffer)
        keep = min(place, start) if depth > 1 else place
        line += buffer.count(b"\n", counted, keep)
        buffer, place, start, counted = buffer[keep:], place - keep, max(start - keep, 0), 0
        if len(buffer) > LARGEST_RECORD:
            raise UnreadableError(f"holds a record that {TOO_LONG}")
        more = stream.read(max(_CHUNK, len(buffer)))
        if not more:
            raise UnreadableError("is cut short: its list of records never ends")
        buffer += more
