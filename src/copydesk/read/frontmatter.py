"""The YAML block that opens many text files: who, when, where, above the text."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"(?:^|(?<=[\r\n]))(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_LARGEST = 64_000
_SIMPLE = re.compile(
    r"([A-Za-z_][\w.-]*):(?:[ \t]+(?:\"([^\"\\\r\n]*)\"|'([^'\r\n]*)'|([^\s\"'&*!|>%@`#{\[\]}?,~-][^\r\n#]*?)))?[ \t]*"
)
_KEY = re.compile(r"[A-Za-z_][\w .-]{0,60}:(?=\s|$)")
_LINES = re.compile(r"\r\n|\r|\n")


class FrontMatter(msgspec.Struct, frozen=True):
    """The values of a front matter, the offset where the text begins below it, and what is wrong with it, if any."""

    values: Mapping[str, Any] = {}
    end: int = 0
    problem: str | None = None


NONE = FrontMatter()


def front_matter(text: str) -> FrontMatter:
    """Read the front matter a text begins with; without one, or where `---` opens something else, `end` is 0.

    All values are strings as written. A broken block still ends where it is closed, and what can be read of it line by
    line is kept; `problem` is one line that names the line. Aliases are refused: they can blow up without end.
    """
    opening = _OPENING.match(text)
    if opening is None:
        return NONE
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LARGEST)
    if closing is None:
        unclosed = _KEY.match(text, opening.end()) is not None
        return FrontMatter(problem="line 1: the front matter is never closed by a line `---`") if unclosed else NONE
    block = text[opening.end() : closing.start()]
    simple = _read_simple(block)
    if simple is not None:
        return FrontMatter(simple, closing.end())
    return _read_yaml(block, closing.end())


def _read_simple(block: str) -> dict[str, str] | None:
    """The values of a block of plain `key: value` lines, which are most; None if it takes a YAML parser."""
    values: dict[str, str] = {}
    for line in _LINES.split(block):
        if not line.strip():
            continue
        match = _SIMPLE.fullmatch(line)
        if match is None:
            return None
        key, double, single, plain = match.groups()
        if plain is not None and (": " in plain or plain.endswith(":")):
            return None
        values[key] = (double if double is not None else single if single is not None else plain) or ""
    return values or None


def _read_yaml(block: str, end: int) -> FrontMatter:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        if ("*" in block or "&" in block) and any(isinstance(e, yaml.AliasEvent) for e in yaml.parse(block, loader)):
            return FrontMatter(_salvaged(block), end, "line 1: the front matter has YAML aliases, which are not read")
        values = yaml.load(block, loader)  # noqa: S506  the base loader builds strings, lists and mappings only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        return _broken(block, end, f"line {line}: the front matter is not valid YAML: {error.problem or error.context}")
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return _broken(block, end, f"line 1: the front matter is not valid YAML: {' '.join(str(error).split())[:120]}")
    if isinstance(values, dict):
        return FrontMatter({str(key): value for key, value in values.items()}, end)
    return NONE


def _broken(block: str, end: int, problem: str) -> FrontMatter:
    """A block that YAML refuses: no front matter at all, unless it has keys as one has."""
    has_keys = any(_KEY.match(line) for line in _LINES.split(block))
    return FrontMatter(_salvaged(block), end, problem) if has_keys else NONE


def _salvaged(block: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for line in _LINES.split(block):
        key = _KEY.match(line)
        value = line[key.end() :].strip().strip("\"'") if key else ""
        if key and value and value[0] not in "&*[{|>":
            values[key[0][:-1]] = value
    return values
