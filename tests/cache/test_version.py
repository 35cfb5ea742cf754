"""What was found by other rules, facts or settings is not found again; what cannot change a finding costs nothing."""

from pathlib import Path

import msgspec
import pytest

from copydesk.cache.version import version_key
from copydesk.settings import (
    CorpusSettings,
    FactSettings,
    QualitySettings,
    ReportSettings,
    ReuseSettings,
    RuleSettings,
    RunSettings,
    Settings,
)

DEFAULT = version_key(Settings())


@pytest.mark.parametrize(
    "settings",
    [
        Settings(rules=RuleSettings(select=("FS",))),
        Settings(rules=RuleSettings(ignore=("BP003",))),
        Settings(rules=RuleSettings(preview=True)),
        Settings(reuse=ReuseSettings(min_words=12)),
        Settings(reuse=ReuseSettings(within_outlet=True)),
        Settings(quality=QualitySettings(ocr=True)),
        Settings(corpus=CorpusSettings(long_text=1000)),
    ],
)
def test_what_can_change_a_finding_changes_the_key(settings: Settings) -> None:
    assert version_key(settings) != DEFAULT


@pytest.mark.parametrize(
    "settings",
    [
        Settings(run=RunSettings(workers=3, cache=True, cache_size="5MB", checks=True)),
        Settings(rules=RuleSettings(fail_on="never", severity={"BP003": "note"}, min_confidence=0.5)),
        Settings(corpus=CorpusSettings(exclude=("old/**",), outlet="The Echo")),
        Settings(report=ReportSettings(text="none")),
        Settings(paths=("corpus",), config_file="/elsewhere/copydesk.toml"),
    ],
)
def test_what_acts_through_documents_or_on_reports_does_not(settings: Settings) -> None:
    assert version_key(settings) == DEFAULT


def test_what_a_pack_says_counts_and_not_where_it_lies(tmp_path: Path) -> None:
    said = '[[entry]]\nid = "x.en.y"\n'
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.toml").write_text(said)
    keys = [
        version_key(Settings(rules=RuleSettings(packs=(str(tmp_path / name / "pack.toml"),))))
        for name in ("one", "two")
    ]
    assert keys[0] == keys[1] != DEFAULT
    (tmp_path / "one" / "pack.toml").write_text(said + "# more\n")
    assert version_key(Settings(rules=RuleSettings(packs=(str(tmp_path / "one" / "pack.toml"),)))) != keys[0]


def test_what_a_file_of_facts_says_counts(tmp_path: Path) -> None:
    facts = tmp_path / "people.csv"
    facts.write_text("name,office,place,from,to\nAda Ruud,mayor,Ellerwick,2019,2021\n")
    settings = Settings(facts=FactSettings(knowledge=(str(facts),)))
    first = version_key(settings)
    facts.write_text("name,office,place,from,to\nAda Ruud,mayor,Ellerwick,2020,2021\n")
    assert first != DEFAULT
    assert first != version_key(msgspec.structs.replace(settings))
