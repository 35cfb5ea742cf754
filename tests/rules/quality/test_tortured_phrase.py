"""SQ012 tortured-phrase: two spun names show a reworded text; one does not, nor do quotations."""

from pathlib import Path

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.catalog import available_rules, make, select
from copydesk.rules.pack import Entry, read_pack
from copydesk.rules.quality.tortured_phrase import TorturedPhrase, TorturedPhraseOptions, _packaged
from copydesk.settings import RuleSettings
from copydesk.survey import no_survey
from copydesk.testing import entry_failures, failures

ENTRIES = _packaged().entries
SPUN = (
    "The prime pastor of the valley met the top managerial staff of the mill.\n\n"
    "They spoke of a rule of regulation and of the sedate traffickers on the quay.\n"
)


def found(text: str, options: TorturedPhraseOptions | None = None) -> list[Finding]:
    document = Document(id="d", path="d", text=text, lang="en")
    return list(TorturedPhrase(options).check(document, no_survey()))


def test_its_own_examples() -> None:
    assert list(failures(TorturedPhrase)) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_every_entry_does_what_its_examples_say(entry: Entry) -> None:
    assert list(entry_failures(entry, TorturedPhrase)) == []


def test_every_entry_names_what_was_meant_and_has_an_id_of_its_own() -> None:
    assert all(entry.kind for entry in ENTRIES)
    assert len({entry.id for entry in ENTRIES}) == len(ENTRIES) >= 150


def test_each_phrase_is_a_finding_that_names_what_was_meant() -> None:
    meant = {finding.evidence["meant"] for finding in found(SPUN)}
    assert meant == {"prime minister", "board of directors", "rule of law", "drug trafficking"}
    assert all(SPUN[each.span.start : each.span.end] in each.message for each in found(SPUN))


def test_one_phrase_is_not_enough_unless_asked_for() -> None:
    one = "The prime pastor of the valley met the mayor."
    assert found(one) == []
    assert len(found(one, TorturedPhraseOptions(fewest=1))) == 1


def test_phrases_are_found_whatever_their_case_and_over_a_line_break() -> None:
    line = "the crew of the old ferry waited on the quay for the wind to turn, and so did the Prime\n"
    text = line + "Pastor of the town, who had come to see the Joined Together Countries off that day.\n" + line * 9
    assert len(found(text)) >= 2


def test_a_pack_adds_phrases(tmp_path: Path) -> None:
    pack = tmp_path / "own.toml"
    pack.write_text(
        """
[[entry]]
id = "own.harbour-master"
rule = "tortured-phrase"
lang = "en"
kind = "harbour master"
shape = "match"
pattern = '\\b(?:port|anchorage) (?:ruler|expert)\\b'
bad = ["The ⟦port ruler⟧ wrote to the ⟦anchorage expert⟧."]
good = ["The harbour master wrote to the mayor."]
""",
        encoding="utf-8",
    )
    settings = RuleSettings(select=("SQ012",), packs=(str(pack),))
    (rule,) = make(select(settings, available_rules(settings)), settings)
    text = "The port ruler wrote to the prime pastor of the valley."
    reported = list(rule.check(Document(id="d", path="d", text=text, lang="en"), no_survey()))
    assert [each.evidence["meant"] for each in reported] == ["harbour master", "prime minister"]
    (entry,) = read_pack(pack.read_text(encoding="utf-8"), "own.toml").entries
    assert list(entry_failures(entry, type(rule))) == []  # type: ignore[arg-type]
