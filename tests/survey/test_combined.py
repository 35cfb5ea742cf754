"""Surveys that are kept: one part made of many says the same, and a narrowed one all that a few documents ask."""

import pytest

from copydesk.model import Document
from copydesk.survey import Gathering, PartialSurvey, combined, line_keys, merge, narrowed, survey


def document(name: str, text: str, outlet: str) -> Document:
    return Document(name, name, text, outlet=outlet, lang="en")


ARCHIVE = [
    document(f"old-{n}", f"Story {n}\n\nWhat happened on day {n * 37} was new.\n\n{line}", outlet)
    for n, (outlet, line) in enumerate(
        [("mercury", "Flat country, straight talk."), ("mercury", "Flat country, straight talk."), ("echo", "Bye.")] * 5
    )
]
FEW = [
    document("new-1", "Pond frozen\n\nChildren skated on it.\n\nFlat country, straight talk.", "mercury"),
    document("new-2", "Bus line\n\nIt runs every hour.\n\nBye.", "echo"),
]


def parts_of(documents: list[Document], size: int) -> list[PartialSurvey]:
    return [survey(documents[at : at + size]) for at in range(0, len(documents), size)]


def test_one_part_made_of_many_merges_like_them() -> None:
    few = survey(FEW)
    assert merge([combined(parts_of(ARCHIVE, 4)), few]) == merge([*parts_of(ARCHIVE, 4), few])


@pytest.mark.parametrize("room", [0, 100, 10**9])
def test_parts_that_are_added_up_on_the_way_merge_to_the_same(room: int) -> None:
    gathering = Gathering(room)
    for part in parts_of(ARCHIVE, 2):
        gathering.add(part)
    assert merge(gathering.parts) == merge(parts_of(ARCHIVE, 2))


def test_nothing_combined_is_a_survey_of_nothing() -> None:
    assert combined([]) == PartialSurvey()


def test_a_narrowed_survey_tells_the_few_what_the_whole_would() -> None:
    few, archive = survey(FEW), combined(parts_of(ARCHIVE, 4))
    whole, cut = merge([archive, few]), merge([narrowed(archive, [few]), few])
    for each in FEW:
        keys = line_keys(each).keys
        assert cut.recurrences(each.outlet, keys) == whole.recurrences(each.outlet, keys)
        assert any(cut.recurrences(each.outlet, keys))
    assert (cut.outlets, cut.documents, cut.word_documents("story")) == (whole.outlets, 17, 15)
    assert len(cut.line_keys) < len(whole.line_keys)


def test_few_without_lines_leave_no_line() -> None:
    assert narrowed(combined(parts_of(ARCHIVE, 4)), []).lines == b""
