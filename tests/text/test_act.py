"""What a sentence lets somebody do: acts behind a subject, behind "who", and before a speaker."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text


def act(flat: str) -> text.Act | None:
    start = flat.index("Ada Lind")
    return text.act_of(flat, start, start + len("Ada Lind"))


@pytest.mark.parametrize(
    ("flat", "verb", "tense"),
    [
        ("Ada Lind said that it would rain.", "said", "past"),
        ("On Tuesday, Ada Lind signed the law.", "signed", "past"),
        ("LEEDS (Wire) - Ada Lind on Monday flew home.", "flew", "past"),
        ("Ada Lind, 64, warned of floods.", "warned", "past"),
        ("Ada Lind slams rivals", "slams", "present"),
        ("Ada Lind has quietly dropped the plan.", "has quietly dropped", "perfect"),
        ("Ada Lind will fly to Oslo.", "will fly", "ahead"),
        ("Ada Lind is due in Oslo.", "is due", "ahead"),
        ("Aides said that Ada Lind would resign.", "would resign", "reported"),
        ("It was opened by Ada Lind, who told them to hush.", "told", "past"),
        ("It rains, declared on Monday in Oslo Ada Lind.", "declared", "past"),
        ("\u201cIt rains,\u201d said Ada Lind on Monday.", "said", "past"),
    ],
)
def test_an_act_and_its_tense(flat: str, verb: str, tense: str) -> None:
    found = act(flat)
    assert found is not None
    assert (flat[found.start : found.end], found.tense) == (verb, tense)


@pytest.mark.parametrize(
    "flat",
    [
        "The law that Ada Lind signed was struck down.",
        "An aide to Ada Lind said no.",
        "A portrait of Ada Lind was sold.",
        "Ada Lind's widow said no.",
        "Ada Lind will never be forgotten.",
        "Ada Lind, killed in the war, was a cook.",
        "They told Ada Lind.",
        "In the days of Ada Lind trains ran on time.",
    ],
)
def test_a_name_that_does_nothing(flat: str) -> None:
    assert act(flat) is None


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_an_act_lies_in_the_sentence(flat: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(flat)), min(end, len(flat))))
    found = text.act_of(flat, start, end)
    assert found is None or (0 <= found.start < found.end <= len(flat) and flat[found.start : found.end].strip())
