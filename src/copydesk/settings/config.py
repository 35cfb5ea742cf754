"""The config file: where it is looked for, and how it is read."""

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from copydesk.settings.mistakes import SettingsError, in_words
from copydesk.settings.sections import NAMED_REFERENCES, FactSettings, Settings

LARGEST_CONFIG = 1_000_000
CONFIG_NAME = "copydesk.toml"


def find_config(start: Path) -> Path | None:
    """The nearest copydesk.toml, or pyproject.toml with [tool.copydesk], from `start` up to the git root or `/`."""
    for folder in [start, *start.parents]:
        own = folder / CONFIG_NAME
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and _has_our_table(shared):
            return shared
        if (folder / ".git").exists():
            return None
    return None


def _has_our_table(pyproject: Path) -> bool:
    try:
        return "copydesk" in tomllib.loads(pyproject.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError, RecursionError):
        return False


def load_settings(file: Path) -> Settings:
    """Read a config file. Raises SettingsError with one line naming the file, the place and the mistake."""
    table = _table_of(file)
    if "config-file" in table:
        raise SettingsError(f"{file}: unknown setting `config-file`; remove it")
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{file}: {in_words(str(error), Settings)}") from None
    folder = file.absolute().parent
    facts = FactSettings(knowledge=tuple(str(folder / name) for name in settings.facts.knowledge))
    quality, named = settings.quality, settings.quality.reference
    if named not in NAMED_REFERENCES:
        quality = msgspec.structs.replace(quality, reference=str(folder / named))
    known = settings.rules.baseline
    packs = tuple(str(folder / name) for name in settings.rules.packs)
    rules = msgspec.structs.replace(settings.rules, baseline=str(folder / known) if known else None, packs=packs)
    return msgspec.structs.replace(
        settings, facts=facts, quality=quality, rules=rules, config_file=str(file.absolute())
    )


def _table_of(file: Path) -> dict[str, Any]:
    """What a config file says, as it stands there."""
    try:
        if file.stat().st_size > LARGEST_CONFIG:
            raise SettingsError(f"{file}: is larger than {LARGEST_CONFIG:,} bytes, which no configuration is")
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except SettingsError:  # a ValueError too
        raise
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: is not UTF-8 text; save it as UTF-8") from None
    except ValueError as error:  # a number of ten thousand digits is not told as a mistake in TOML
        raise SettingsError(f"{file}: is not valid TOML: {error}") from None
    except RecursionError:
        raise SettingsError(f"{file}: is nested too deeply; no setting is") from None
    if file.name != "pyproject.toml":
        return table
    tool = table.get("tool", {})
    own = tool.get("copydesk", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        raise SettingsError(f"{file}: `tool.copydesk` is no table; write [tool.copydesk]")
    return own


def named_in(file: Path) -> frozenset[str]:
    """The settings that a config file names: `paths`, `rules.fail-on`, `rules.severity`. Raises SettingsError."""
    table = _table_of(file)
    inner = {f"{name}.{key}" for name, value in table.items() if isinstance(value, dict) for key in value}
    return frozenset(inner | set(table))
