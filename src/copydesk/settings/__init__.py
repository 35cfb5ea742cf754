"""Typed settings: what can be set, the config file (copydesk.toml, [tool.copydesk]), and mistakes in plain words."""

from copydesk.settings.config import CONFIG_NAME, find_config, load_settings, named_in
from copydesk.settings.memory import memory_bytes
from copydesk.settings.mistakes import SettingsError, in_words
from copydesk.settings.sections import (
    LONG_TEXT,
    NAMED_REFERENCES,
    CleanSettings,
    CorpusSettings,
    ExceptionSettings,
    FactSettings,
    FieldSettings,
    Level,
    QualitySettings,
    ReportSettings,
    ReportText,
    ReuseSettings,
    RuleSettings,
    RunSettings,
    Settings,
    Share,
)

__all__ = [
    "CONFIG_NAME",
    "LONG_TEXT",
    "NAMED_REFERENCES",
    "CleanSettings",
    "CorpusSettings",
    "ExceptionSettings",
    "FactSettings",
    "FieldSettings",
    "Level",
    "QualitySettings",
    "ReportSettings",
    "ReportText",
    "ReuseSettings",
    "RuleSettings",
    "RunSettings",
    "Settings",
    "SettingsError",
    "Share",
    "find_config",
    "in_words",
    "load_settings",
    "memory_bytes",
    "named_in",
]
