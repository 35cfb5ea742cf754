"""From options to settings: the config file that counts, and what the command line changes of it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from copydesk.model import CopydeskError
from copydesk.settings import Settings, SettingsError, find_config, in_words, load_settings, memory_bytes

_OPTIONS = {"rules.packs": "--pack", "report.text": "--report-text", "run.cache": "--no-cache"}
KNOWLEDGE_NAME = "copydesk-knowledge.toml"


def found_settings(config: Path | None, *, isolated: bool) -> Settings:
    """The settings of the named config file, else of the nearest one, else the defaults."""
    if config is not None:
        if not config.is_file():
            raise SettingsError(f"{config}: no such config file; check --config")
        if isolated:
            raise SettingsError("--isolated uses no config file, --config names one; use one of them")
        return _with_project(_checked(load_settings(config), config))
    if isolated:
        return Settings()
    found = find_config(Path.cwd())
    return _with_project(_checked(load_settings(found), found) if found else Settings())


def _checked(settings: Settings, file: Path) -> Settings:
    """The settings, whose rules, levels, dates and globs are looked up, so that a mistake is told with its file."""
    from copydesk.policy.exceptions import exceptions_of
    from copydesk.policy.gate import parse_gate, severities
    from copydesk.read import context_for
    from copydesk.rules.catalog import available_rules, matching, options_of, select

    try:
        rules = available_rules(settings.rules)
        select(settings.rules, rules)
        parse_gate(settings.rules.fail_on, rules)
        severities(settings.rules.severity, rules)
        options_of(settings.rules, rules)
        matching((*settings.clean.fix, *settings.clean.no_fix), rules)
        exceptions_of(settings, rules)
        context_for(settings)
    except CopydeskError as error:
        raise SettingsError(f"{file}: {error}") from None
    return settings


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
            raise SettingsError(_of_option(name, str(error))) from None
    return msgspec.structs.replace(settings, **changed)


def _of_option(section: str, message: str) -> str:
    """A mistake in an option's value, which is told as one in a setting."""
    said, _, place = message.partition(" - at `$.")
    mark = in_words(f"{said} - at `$.{section}.{place}", Settings)
    key = place.partition("[")[0].removesuffix("`")
    return mark.replace(f"`{section}.{key}`", option_of(f"{section}.{key}"), 1)


def option_of(setting: str) -> str:
    """The option that sets this setting."""
    return _OPTIONS.get(setting, f"--{setting.rpartition('.')[2]}")


def was_given(value: Any) -> bool:
    """Whether an option was given: what is not is None, False or empty; 0 was."""
    return bool(value) or (isinstance(value, int | float) and not isinstance(value, bool))


def size(given: str | None) -> str | None:
    """An amount of memory, which must be one."""
    if given is not None:
        try:
            memory_bytes(given)
        except SettingsError as error:
            raise SettingsError(f"--memory: {error}") from None
    return given


def day(given: str | None) -> str | None:
    """`today` as a date: the only place where the clock is read, because it was asked for."""
    return date.today().isoformat() if given == "today" else given
