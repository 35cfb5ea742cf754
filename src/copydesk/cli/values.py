"""Values of options as the command line has them: most are text, for which no library of types need be loaded."""

import re
from typing import Any

_REFUSED = re.compile(r"Invalid value for '(?P<option>[^']+)': Input should be (?P<said>.+)", re.DOTALL)
_WANTED = {
    "a valid integer": "a whole number",
    "a valid number": "a number",
    "a finite number": "a number",
    "greater than or equal to": "at least",
    "less than or equal to": "at most",
}


class TextValue:
    """Stands in an option for typer's conversion, which begins with loading pydantic: as much as a text costs to audit.

    An option that is not given has no value, text is text, and for all else it makes way for typer's own.
    """

    def __init__(self, option: Any) -> None:
        self._option = option

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value that the command gets; typer's errors for one that cannot be converted."""
        wanted = param.type_descriptor.annotation
        if value is None:
            return () if param.multiple or param.nargs == -1 else None
        if wanted is str and isinstance(value, str):
            return value
        if wanted == list[str] and isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
            return list(value)
        setattr(self._option, _PLACE, None)
        return self._option.get_runtime_param().coerce(value, param=param, ctx=ctx)


_PLACE = "_runtime_param"  # where an option keeps its conversion once it is made; a typer without it goes its own way


def spare_types(options: list[Any]) -> None:
    """Let options be read without typer's conversion where they are text or not given."""
    for option in options:
        if getattr(option, _PLACE, ...) is None:
            setattr(option, _PLACE, TextValue(option))


def in_words(message: str) -> str:
    """What typer says of a value, for people who type commands; what it says of all else as it stands."""
    refused = _REFUSED.fullmatch(message)
    if refused is None:
        return message
    wanted = refused["said"].partition(",")[0]
    for theirs, ours in _WANTED.items():
        wanted = wanted.replace(theirs, ours)
    return f"{refused['option']} must be {wanted}"
