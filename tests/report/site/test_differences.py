"""Two passages word by word."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.report.safe import block
from copydesk.report.site.differences import MOST_WORDS, Run, differences, woven


def changed(runs: list[Run]) -> list[str]:
    return [run.text for run in runs if run.changed]


def test_changed_words_are_marked_on_both_sides_without_the_blank_after_them() -> None:
    here, there = differences("The old ferry left at noon.", "The new ferry sailed at noon.")
    assert changed(here) == ["old", "left"]
    assert changed(there) == ["new", "sailed"]


def test_case_and_marks_are_no_difference() -> None:
    here, there = differences("The ferry, he said, is late.", "the ferry he said is LATE")
    assert (changed(here), changed(there)) == ([], [])


def test_nothing_in_common_is_all_changed() -> None:
    here, there = differences("one two", "three")
    assert (changed(here), changed(there)) == (["one two"], ["three"])


def test_passages_without_end_come_whole() -> None:
    here, _ = differences("word " * (MOST_WORDS + 1), "other")
    assert [run.changed for run in here] == [False]


@given(st.text("ab \n.é", max_size=40), st.text("ab \n.é", max_size=40))
def test_no_word_is_lost(here: str, there: str) -> None:
    for text, runs in zip((here, there), differences(here, there), strict=True):
        assert "".join(run.text for run in runs).split() == block(text).split()


def test_woven_passages_tell_what_is_gone_and_what_came() -> None:
    strands = woven("The old ferry left at noon.", "The ferry left late at noon.")
    assert [(strand.text, strand.kind) for strand in strands if strand.kind] == [("old", "del"), ("late", "ins")]
    assert "".join(strand.text for strand in strands if strand.kind != "del").split() == [
        "The",
        "ferry",
        "left",
        "late",
        "at",
        "noon.",
    ]


def test_of_a_long_stretch_that_is_gone_the_ends_are_given() -> None:
    gone = " ".join(f"word{number}" for number in range(200))
    (strand, *_) = woven(f"{gone} end", "end")
    assert strand.text.startswith("word0 ")
    assert "[…]" in strand.text
    assert strand.text.endswith("word199")
