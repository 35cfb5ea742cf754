"""The table of a story: which figures, quotations and names make a row, and which rows differ."""

from datetime import datetime, time

import pytest

from copydesk.model import Document, Published, Span
from copydesk.reuse.stories.compare import conflicts, told_by
from copydesk.reuse.stories.table import MOST_ROWS, Quoted, Row, Table, table

SWIM = "The swim round the harbour wall at Tessmouth drew 738 swimmers on Sunday, said Ada Quill, who fired the gun."


def report(outlet: str, text: str, day: int = 1, lang: str = "en") -> Document:
    moment = datetime(2018, 7, day)
    published = Published(
        moment, datetime.combine(moment, time.max), "day", "field", f"2018-07-{day:02}", moment.date()
    )
    return Document(f"{outlet}/{day}", f"{outlet}/{day}", text, outlet=outlet, published=published, lang=lang)


def told(*documents: Document, quoted: tuple[Quoted, ...] = ()) -> Table:
    numbered = list(enumerate(documents))
    lines = told_by(numbered)
    return table(numbered, lines, quoted=quoted, conflicts=conflicts(lines))


def rows(made: Table, kind: str) -> list[tuple[bool, list[tuple[int, str]]]]:
    return [
        (row.differs, [(each.document, each.words) for each in row.tellings]) for row in made.rows if row.kind == kind
    ]


def test_a_figure_that_two_tell_alike_is_a_row() -> None:
    made = told(report("echo", SWIM), report("post", f"It was cold. {SWIM}"))
    assert rows(made, "figure") == [(False, [(0, "738 swimmers"), (1, "738 swimmers")])]
    assert made.rows[0].about == "wall Tessmouth drew Sunday"


def test_a_figure_told_otherwise_differs_and_comes_first() -> None:
    other = SWIM.replace("738", "783")
    made = told(report("echo", SWIM), report("post", other))
    assert rows(made, "figure") == [(True, [(0, "738 swimmers"), (1, "783 swimmers")])]
    assert made.rows[0].kind == "figure"
    assert made.differing == 1


def test_rounding_is_no_difference() -> None:
    made = told(report("echo", SWIM), report("post", SWIM.replace("738", "some 700")))
    assert [differs for differs, _ in rows(made, "figure")] == [False]


def test_two_figures_of_one_sentence_keep_apart() -> None:
    text = "Of the swimmers at Tessmouth {} percent finished the race and {} percent gave up, the harbour master said."
    made = told(report("echo", text.format("85.4", "14.6")), report("post", text.format("85.4", "14.6")))
    assert [words for _, words in rows(made, "figure")] == [[(0, "85.4 percent"), (1, "85.4 percent")],
                                                           [(0, "14.6 percent"), (1, "14.6 percent")]]  # fmt: skip


def test_shares_that_two_sides_claim_stand_side_by_side() -> None:
    text = "In the vote on the harbour of Tessmouth {} percent were for the new wall, the returning officer said."
    made = told(report("echo", text.format("85.4")), report("post", text.format("0.5")))
    assert rows(made, "figure") == [(True, [(0, "85.4 percent"), (1, "0.5 percent")])]


def test_rival_claims_of_one_share_stand_in_one_row_though_worded_otherwise() -> None:
    one = (
        "The commission of Lugansk put support at 93.1 percent after a turnout of 85.4 percent. The mayor who fled "
        "said that the turnout in Lugansk was 0.5 percent."
    )
    other = "In Luhansk the turnout was 0.5 percent, said the mayor, who had to leave his city in the spring."
    third = "After a turnout of 85.4 percent in Luhansk the commission was content with the support of 93.1 percent."
    made = told(report("echo", one), report("post", other), report("wire", third))
    assert rows(made, "figure") == [
        (True, [(0, "85.4 percent"), (0, "0.5 percent"), (1, "0.5 percent"), (2, "85.4 percent")]),
        (False, [(0, "93.1 percent"), (2, "93.1 percent")]),
    ]


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        pytest.param("Shells fell near Luhansk.", "Shells fell near Lugansk.", True, id="a known variant"),
        pytest.param("They met Sigrun Halldal.", "They met Sigrun Haldal.", True, id="a letter"),
        pytest.param("They met Sigrun Halldal.", "They met Sigrun Halldal.", False, id="the same"),
        pytest.param("They met François Hollande.", "They met Francois Hollande.", False, id="only an accent"),
        pytest.param("They met President Ada Quill.", "They met Ada Quill.", False, id="a title"),
    ],
)
def test_names(one: str, other: str, differs: bool) -> None:
    [(found, tellings)] = rows(told(report("echo", one), report("post", other)), "name")
    assert (found, len(tellings)) == (differs, 2)


def test_who_prints_both_names_means_two_people() -> None:
    made = told(
        report("echo", "They met Sigrun Halldal and Sigrun Haldal."), report("post", "They met Sigrun Halldal.")
    )
    assert [differs for differs, _ in rows(made, "name")] == [False]


def test_what_one_outlet_tells_alone_is_no_row() -> None:
    assert told(report("echo", SWIM, 1), report("echo", SWIM, 2)) == Table()
    assert told(report("echo", SWIM), report("post", "Rain fell.")) == Table()


def test_quotations_that_were_held_against_each_other() -> None:
    one, other = report("echo", "\u201cThe sea won,\u201d she said."), report("post", "\u201cThe sea has won.\u201d")
    places = ((0, Span(0, 14), "Ada Quill"), (1, Span(0, 18), ""))
    made = told(one, other, quoted=(Quoted(places, differs=True),))
    assert made.rows == (Row("quotation", "Ada Quill", made.rows[0].tellings, differs=True),)
    assert [each.words for each in made.rows[0].tellings] == [
        "\u201cThe sea won,\u201d",
        "\u201cThe sea has won.\u201d",
    ]


def test_the_order_of_the_documents_does_not_matter() -> None:
    documents = [(0, report("echo", SWIM, 2)), (1, report("post", SWIM, 1)), (2, report("wire", "Ada Quill swam.", 3))]
    forward, back = (table(each, told_by(each)) for each in (documents, documents[::-1]))
    assert [row.about for row in forward.rows] == [row.about for row in back.rows]


def test_the_cut_is_counted() -> None:
    names = " ".join(f"They met Ada Quill{chr(97 + one)}{chr(97 + two)}." for one in range(26) for two in range(2))
    made = told(report("echo", names), report("post", names))
    assert (len(made.rows), made.found) == (MOST_ROWS, 52)
