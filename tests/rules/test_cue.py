"""The one search for all cues: at the beginning of words, whatever their case, with overlaps."""

import pytest

from copydesk.model import Document, Span
from copydesk.rules import cue


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cue, "_CUES", cue.Cues())
    cue.register("FS901", ["per cent", "percent"])
    cue.register("FS902", ["cent", "%"])


def found(text: str, body: Span | None = None) -> dict[str, list[int]]:
    return cue.cued(Document(id="a", path="a", text=text, body=body or Span(0, len(text))))


def test_each_rule_gets_the_offsets_of_its_own_cues() -> None:
    assert found("Up 5 per cent, or 5%.") == {"FS901": [5], "FS902": [9, 19]}


def test_case_does_not_matter_and_offsets_count_code_points() -> None:
    assert found("İzmir 😀 PERCENT") == {"FS901": [8]}


def test_a_cue_inside_a_word_is_none() -> None:
    assert found("recent accent") == {}


def test_front_matter_is_not_read() -> None:
    assert found("cent cent", body=Span(5, 9)) == {"FS902": [5]}


def test_a_cue_with_a_bar_must_be_the_whole_word() -> None:
    cue.register("FS903", ["cent|", "late|"])
    assert found("Late, later: cents, cent") == {"FS902": [13, 20], "FS903": [0, 20]}
