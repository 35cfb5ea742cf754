"""A mistake in a table is one line that begins with the file and the line number."""

import pytest

from copydesk.knowledge import KnowledgeError, read_people

PEOPLE = "id\tname\taliases\ttitled\tborn\tdied\tas_of\tsource\n"
TERMS = "person\toffice\tbody\tstart\tend\tas_of\n"
ROW = "ann-lee\tAnn Lee\t=A. Lee|Annie Lee\tLee\t1950\t\t2024-01-01\tparish register\n"
TERM = "ann-lee\tmayor\tPennick\t1990-05\t1994\t2024-01-01\n"


def test_rows_become_people_with_their_terms() -> None:
    (ann,) = read_people(f"# ours\n\n{PEOPLE}{ROW}", TERMS + TERM, people_label="p", terms_label="t")
    assert (ann.id, ann.aliases, ann.shared, ann.titled) == ("ann-lee", ("A. Lee", "Annie Lee"), ("A. Lee",), ("Lee",))
    assert [term.label for term in ann.terms] == ["mayor of Pennick 1990-05 to 1994"]
    assert ann.names == ("Ann Lee", "A. Lee", "Annie Lee", "Lee")


def test_windows_line_ends_are_read() -> None:
    (ann,) = read_people((PEOPLE + ROW).replace("\n", "\r\n"), TERMS, people_label="p", terms_label="t")
    assert ann.source == "parish register"


@pytest.mark.parametrize(
    ("people", "terms", "message"),
    [
        pytest.param("", TERMS, "people.tsv:1: the table is empty", id="empty"),
        pytest.param("name\tid\n", TERMS, "people.tsv:1: the columns must be id, name", id="wrong-columns"),
        pytest.param(PEOPLE + "ann\tAnn\n", TERMS, "people.tsv:2: 2 columns instead of 8", id="short-row"),
        pytest.param(PEOPLE + ROW + ROW, TERMS, "people.tsv:3: the id 'ann-lee' stands in the table twice", id="twice"),
        pytest.param(
            PEOPLE + ROW.replace("1950", "195"), TERMS, "people.tsv:2: '195' is not a date such as", id="wrong-date"
        ),
        pytest.param(
            PEOPLE + ROW.replace("2024-01-01", "2024"), TERMS, "people.tsv:2: as_of must be a day", id="as-of"
        ),
        pytest.param(
            PEOPLE + ROW.replace("parish register", ""), TERMS, "people.tsv:2: id, name and source", id="no-source"
        ),
        pytest.param(
            PEOPLE + ROW, TERMS + TERM.replace("1994", "1989"), "terms.tsv:2: the term ends", id="term-reversed"
        ),
        pytest.param(PEOPLE + ROW, TERMS + TERM.replace("1994", "soon"), "terms.tsv:2: 'soon' is not", id="term-date"),
        pytest.param(
            PEOPLE + ROW, TERMS + TERM.replace("ann-lee", "bob"), "terms.tsv: no person has the id 'bob'", id="nobody"
        ),
    ],
)
def test_a_mistake_names_file_and_line(people: str, terms: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        read_people(people, terms, people_label="people.tsv", terms_label="terms.tsv")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)
