"""From options to settings: the config file that counts, and what the command line changes of it."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from copydesk.settings import Settings, SettingsError, find_config, load_settings


def found_settings(config: Path | None, *, isolated: bool) -> Settings:
    """The settings of the named config file, else of the nearest one, else the defaults."""
    if config is not None:
        if not config.is_file():
            raise SettingsError(f"{config}: no such config file; check --config")
        return load_settings(config)
    if isolated:
        return Settings()
    found = find_config(Path.cwd())
    return load_settings(found) if found else Settings()


def settings_from(settings: Settings, **sections: dict[str, Any]) -> Settings:
    """The settings with what the command line gives; options that were not given change nothing."""
    changed = {}
    for name, options in sections.items():
        given = {key.replace("_", "-"): value for key, value in options.items() if _was_given(value)}
        table = msgspec.to_builtins(getattr(settings, name)) | given
        try:
            changed[name] = msgspec.convert(table, type(getattr(settings, name)))
        except msgspec.ValidationError as error:
            raise SettingsError(f"wrong option: {error}; see `audit --help`") from None
    return msgspec.structs.replace(settings, **changed)


def _was_given(value: Any) -> bool:
    return bool(value) or (isinstance(value, int | float) and not isinstance(value, bool))


def day(given: str | None) -> str | None:
    """`today` as a date: the only place where the clock is read, because it was asked for."""
    return date.today().isoformat() if given == "today" else given
