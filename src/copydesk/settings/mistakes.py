"""What is wrong with a setting, in words that name it, what it must be, and what was probably meant."""

import difflib
import re
import types
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from copydesk.model import CopydeskError


class SettingsError(CopydeskError):
    """A setting is wrong; the message is one line that names the file or option and what to do."""


_UNKNOWN = re.compile(r"Object contains unknown field `(.+?)`")
_ENUM = re.compile(r"Invalid enum value (.+)", re.DOTALL)
_KIND = re.compile(r"Expected `([^`]+)`(?:, got `([^`]+)`)?")
_PATTERN = re.compile(r"Expected `str` matching regex")
_BOUND = re.compile(r"Expected `(?:int|float)` (>=|<=|>|<) (\S+)")
_STEP = re.compile(r"\.([^.\[\]]+)|\[[^\]]*\]")
_KINDS = {
    "array": 'a list, such as ["one", "two"]',
    "str": "a text in quotation marks",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "object": "a table",
}
_BOUNDS = {">=": "at least", "<=": "at most", ">": "more than", "<": "less than"}


def in_words(message: str, kind: type[msgspec.Struct]) -> str:
    """What msgspec says of a mistake, for people who write configs. `kind` is what was being read."""
    said, _, place = message.partition(" - at `$")
    steps = [step[1] for step in _STEP.finditer(place.removesuffix("`"))]
    name = ".".join(step for step in steps if step) or "the file"
    if unknown := _UNKNOWN.match(said):
        return _of_unknown(unknown[1], steps, kind)
    if enum := _ENUM.match(said):
        allowed = [str(each) for each in get_args(_bare(_at(kind, steps)))]
        given = enum[1].strip("'")
        return f"`{name}`: `{given}` is not one of {', '.join(allowed)}" if allowed else f"`{name}`: {said}"
    if bound := _BOUND.match(said):
        return f"`{name}` must be {_BOUNDS[bound[1]]} {bound[2].removesuffix('.0')}"
    if _PATTERN.match(said) and steps[-1:] == ["engine"]:
        return f"`{name}` must be local, spark or spark=MASTER, such as spark=spark://host:7077"
    if expected := _KIND.match(said):
        wanted = " or ".join(_KINDS.get(each, each) for each in expected[1].split(" | ") if each != "null")
        got = f", not {_KINDS.get(expected[2], expected[2]).partition(',')[0]}" if expected[2] else ""
        return f"`{name}` must be {wanted}{got}"
    return f"`{name}`: {said}"


def _of_unknown(name: str, steps: list[str | None], kind: type[msgspec.Struct]) -> str:
    """An unknown name: where it stands, and what it may have been meant for."""
    section = ".".join(step for step in steps if step)
    where = f"unknown setting `{name}`" + (f" in [{section}]" if section else "")
    there = _bare(_at(kind, steps))
    known = _names(there)
    dashed = name.replace("_", "-")
    elsewhere = [each for each, inner in _sections(kind) if dashed in _names(inner)]
    if dashed in known:
        return f"{where}; it is written `{dashed}`"
    if elsewhere:
        return f"{where}; it belongs in [{elsewhere[0]}]"
    if close := difflib.get_close_matches(dashed, known, n=1):
        return f"{where}; did you mean `{close[0]}`?"
    return f"{where}; there are {', '.join(known)}" if known else where


def _sections(kind: type[msgspec.Struct]) -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(kind):
        bare = _bare(field.type)
        if isinstance(bare, type) and issubclass(bare, msgspec.Struct):
            yield field.encode_name, bare


def _names(kind: Any) -> list[str]:
    if not (isinstance(kind, type) and issubclass(kind, msgspec.Struct)):
        return []
    return [field.encode_name for field in msgspec.structs.fields(kind) if field.name != "config_file"]


def _at(kind: Any, steps: list[str | None]) -> Any:
    """The type at a place: a step is a field's name, or None for an item of a list or a table."""
    for step in steps:
        kind = _bare(kind)
        if step is None:
            kind = (get_args(kind) or (Any,))[0 if get_origin(kind) is tuple else -1]
        elif isinstance(kind, type) and issubclass(kind, msgspec.Struct):
            kind = next((each.type for each in msgspec.structs.fields(kind) if each.encode_name == step), Any)
    return kind


def _bare(kind: Any) -> Any:
    """A type without its bounds, and without None."""
    while get_origin(kind) in (Annotated, Union, types.UnionType):
        kind = next((each for each in get_args(kind) if each is not type(None)), Any)
    return kind
