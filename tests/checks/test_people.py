"""The people on a check sheet: found by their capitals, told by what stands beside them."""

from copydesk.checks.people import Names, people
from copydesk.model import Document, Span

NOBODY = Names([], frozenset(), frozenset())


def document(content: str) -> Document:
    return Document(id="a", path="a", text=content, lang="en")


def named(content: str, names: Names = NOBODY) -> list[str]:
    return [item.text for _, item in people(document(content), 0, names)]


def test_a_full_name_is_a_persons_if_the_surname_comes_again_by_itself() -> None:
    assert named("Ada Lind left. Later Lind slept.") == []  # "Later Lind" may be a full name
    assert named("Ada Lind left. In the rain Lind slept.") == ["Ada Lind"]
    assert named("Ada Lind left. Ada Lind slept.") == []
    assert named("Ada Lind left. In the rain Lindgren slept.") == []
    assert named("Ada Li left. In the rain Li slept.") == ["Ada Li"]


def test_a_full_name_is_a_persons_if_an_age_or_an_office_stands_with_it() -> None:
    assert named("Ada Lind, 43, left.") == ["Ada Lind"]
    assert named("Ada Lind (43) left.") == ["Ada Lind"]
    assert named("The Oxley mayor Ada Lind left.") == ["Oxley mayor Ada Lind"]
    assert named("Ada Lind, a reader of maps, left.") == ["Ada Lind, a reader of maps"]


def test_a_title_and_what_belongs_to_somebody_are_no_part_of_the_name() -> None:
    content = "Mr Jo Ash, 9, left. Jo Ash’s Blue Pier closed. When Jo\u00a0Ash left, it rained."
    assert [name for name, _ in people(document(content), 0, NOBODY)] == ["Jo Ash"] * 3


def test_a_name_that_speaks_or_is_known_is_a_persons() -> None:
    assert named("Ada Lind left.", Names([], frozenset({"Ada Lind"}), frozenset())) == ["Ada Lind"]
    assert named("Ada Lind left.", Names([Span(0, 8)], frozenset(), frozenset())) == ["Ada Lind"]
    assert named("Ada Lind left.", Names([Span(0, 8)], frozenset(), frozenset({"Lind"}))) == []
