"""From options to settings: the config file that counts, and what the command line changes of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from copydesk.settings import Settings, SettingsError, find_config, load_settings

KNOWLEDGE_NAME = "copydesk-knowledge.toml"


def found_settings(config: Path | None, *, isolated: bool) -> Settings:
    """The settings of the named config file, else of the nearest one, else the defaults."""
    if config is not None:
        if not config.is_file():
            raise SettingsError(f"{config}: no such config file; check --config")
        return _with_project(load_settings(config))
    if isolated:
        return Settings()
    found = find_config(Path.cwd())
    return _with_project(load_settings(found) if found else Settings())


def project_knowledge(settings: Settings) -> Path:
    """The file of facts that `audit knowledge add` keeps: beside the config, without one in the working directory."""
    return (settings.config_folder or Path.cwd()) / KNOWLEDGE_NAME


def with_knowledge(settings: Settings, files: Sequence[Path] | None) -> Settings:
    """The settings with further files of facts, which win over those of the config."""
    more = tuple(str(file) for file in files or ())
    return settings_from(settings, facts={"knowledge": [*settings.facts.knowledge, *more]})


def _with_project(settings: Settings) -> Settings:
    """With the project's own file of facts first, if there is one."""
    own = str(project_knowledge(settings))
    if own in settings.facts.knowledge or not Path(own).is_file():
        return settings
    return settings_from(settings, facts={"knowledge": [own, *settings.facts.knowledge]})


def settings_from(settings: Settings, **sections: dict[str, Any]) -> Settings:
    """The settings with what the command line gives; options that were not given change nothing."""
    changed = {}
    for name, options in sections.items():
        given = {key.replace("_", "-"): value for key, value in options.items() if was_given(value)}
        table = msgspec.to_builtins(getattr(settings, name)) | given
        try:
            changed[name] = msgspec.convert(table, type(getattr(settings, name)))
        except msgspec.ValidationError as error:
            raise SettingsError(f"wrong option: {error}; see `audit --help`") from None
    return msgspec.structs.replace(settings, **changed)


def was_given(value: Any) -> bool:
    """Whether an option was given: what is not is None, False or empty; 0 was."""
    return bool(value) or (isinstance(value, int | float) and not isinstance(value, bool))


def day(given: str | None) -> str | None:
    """`today` as a date: the only place where the clock is read, because it was asked for."""
    return date.today().isoformat() if given == "today" else given
