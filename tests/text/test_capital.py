"""Words with a capital: no place of a name is missed, and none that stands again."""

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.checks.people import _RUN
from copydesk.model import Document
from copydesk.text.capital import HEAD, capitals

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


def test_particles_and_initials_part_no_run() -> None:
    content = "In rain J. de la Lind and Ada van der Ash met Bo."
    assert {"J. ", "Ada"} <= {content[at : at + 3] for at in capitals(document(content)).runs}


def test_a_line_break_parts_words() -> None:
    assert capitals(document("Ada\nLind.\n Jo Ash")).runs == [11]


@given(PROSE)
def test_no_run_is_missed_that_a_search_for_names_finds(content: str) -> None:
    assert {match.start() for match in _RUN.finditer(content)} <= set(capitals(document(content)).runs)


@given(PROSE)
def test_a_word_with_a_capital_that_stands_again_is_told(content: str) -> None:
    known = capitals(document(content)).again
    for match in re.finditer(rf"(?<![\w’'-])[A-ZÖ]\w{{{HEAD - 1},}}", content):
        twins = [at.start() for at in re.finditer(rf"(?<![\w’'-]){match[0][:HEAD]}", content)]
        assert len(twins) == 1 or match.start() in known
