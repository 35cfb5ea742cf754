"""`--show-settings`: the settings in force as a config file, each with where it came from."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
import tomli_w

from copydesk.cli.configure import option_of, project_knowledge, was_given
from copydesk.policy.advice import toml_key, toml_line
from copydesk.settings import Settings, named_in

DEFAULT = "default"

Given = Mapping[str, Mapping[str, Any]]


def as_toml(settings: Settings, given: Given) -> str:
    """The settings as a config file would give them; `given` are the options, by section. Those not set are left out.

    A comment behind each value names its origin: an option, the config file, or the default.
    """
    table = msgspec.to_builtins(settings)
    file = table.pop("config-file")
    origins = _Origins(settings, given)
    tables = {name: value for name, value in table.items() if isinstance(value, dict)}
    lines = [f"# {file or 'no config file'}"]
    lines += _values("", {name: value for name, value in table.items() if name not in tables}, origins)
    for name, values in tables.items():
        lines += _table(name, values, origins)
    return "\n".join(lines) + "\n"


class _Origins:
    def __init__(self, settings: Settings, given: Given) -> None:
        file = settings.config_file
        self._config = Path(file).name if file else ""
        self._named = named_in(Path(file)) if file else frozenset()
        self._given = frozenset(
            f"{section}.{key.replace('_', '-')}"
            for section, options in given.items()
            for key, value in options.items()
            if was_given(value)
        )
        own = project_knowledge(settings)
        self._own = own.name if str(own) in settings.facts.knowledge else ""

    def of(self, path: str) -> str:
        """Where the setting of this name came from."""
        found = [self._own] if path == "facts.knowledge" and self._own else []
        asked = path in self._given
        if path in self._named and (not asked or path == "facts.knowledge"):
            found.append(self._config)
        if asked:
            found.append(option_of(path))
        return ", ".join(found) or DEFAULT


def _table(name: str, values: dict[str, Any], origins: _Origins) -> Iterator[str]:
    plain = {key: value for key, value in values.items() if not isinstance(value, dict) and value is not None}
    if plain:
        yield f"\n[{toml_key(name)}]"
        yield from _values(name, plain, origins)
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield f"\n# {origins.of(f'{name}.{key}')}"
            yield tomli_w.dumps({name: {key: _set(value)}}).strip()


def _values(section: str, values: dict[str, Any], origins: _Origins) -> Iterator[str]:
    for key, value in values.items():
        if value is not None:
            origin = origins.of(f"{section}.{key}" if section else key)
            yield f"{toml_line(key, value)}  # {origin}"


def _set(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _set(each) for key, each in value.items() if each not in (None, {}, [], ())}
    return value
