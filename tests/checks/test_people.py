"""The people on a check sheet: found by their capitals, told by what stands beside them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.checks.people import _RUN, Names, people
from copydesk.model import Document, Span
from copydesk.text.capital import HEAD, capitals

NOBODY = Names([], frozenset(), frozenset())
WORDS = st.sampled_from(
    [
        "Ada",
        "Lind",
        "Lindgren",
        "Li",
        "de",
        "la",
        "van",
        "J.",
        "Mr",
        "the",
        "rain",
        "O’Shea",
        "Lind’s",
        "Ash-Ray",
        "Öst",
    ]
)
PROSE = st.lists(st.tuples(WORDS, st.sampled_from([" ", "\u00a0", ", ", ". ", "\n", "’ "]))).map(
    lambda pairs: "".join(word + by for word, by in pairs)
)


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


@given(PROSE)
def test_the_look_at_capitals_misses_no_run_that_a_search_finds(content: str) -> None:
    assert {match.start() for match in _RUN.finditer(content)} <= set(capitals(document(content)).runs)


@given(PROSE)
def test_a_word_with_a_capital_that_stands_again_is_told(content: str) -> None:
    known = capitals(document(content)).again
    for match in re.finditer(rf"(?<![\w’'-])[A-ZÖ]\w{{{HEAD - 1},}}", content):
        twins = [at.start() for at in re.finditer(rf"(?<![\w’'-]){match[0][:HEAD]}", content)]
        assert len(twins) == 1 or match.start() in known
