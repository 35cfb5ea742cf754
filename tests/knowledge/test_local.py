"""A user's file of people: what it may say, and the one line that tells what is wrong and where."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from copydesk.knowledge import KnowledgeError
from copydesk.knowledge.local import LocalFile, LocalPerson, parse_local, read_local
from copydesk.knowledge.local_write import as_csv, as_toml

HEAD = "name,aliases,born,died,office,place,from,to,source,as_of\n"
LEE = "Ann Lee,Annie Lee|Lee,1950,,Mayor,Pennick,1990-05,1994,council,\n"
AGAIN = "Ann Lee,,,,mayor,Pennick,2001,,,2024-01-01\n"
TOML = """
[[person]]
name = "Ann Lee"
aliases = ["Annie Lee", "Lee"]
born = 1950

[[person.term]]
office = "Mayor"
place = "Pennick"
from = 1990-05-01
to = "1994"

[[person.term]]
office = "mayor"
place = "Pennick"
from = 2001
as_of = 2024-01-01
"""


def test_rows_of_one_name_are_one_person_with_terms() -> None:
    (ann,) = parse_local(HEAD + LEE + AGAIN, "m.csv").people
    assert (ann.name, ann.aliases, str(ann.born), ann.source) == ("Ann Lee", ("Annie Lee",), "1950", "council")
    assert [(term.office, str(term.start), str(term.end), term.origin) for term in ann.terms] == [
        ("mayor", "1990-05", "1994", "m.csv:2"),
        ("mayor", "2001", "None", "m.csv:3"),
    ]
    assert ann.vouched == date(2024, 1, 1)


def test_a_single_word_is_a_name_only_behind_a_title() -> None:
    (ann,) = parse_local(HEAD + LEE, "m.csv").people
    assert ann.titled == ("Lee",)


def test_people_of_one_name_are_told_apart_by_birth() -> None:
    people = parse_local("name,born\nAnn Lee,1950\nAnn Lee,1980\n", "m.csv").people
    assert [str(person.born) for person in people] == ["1950", "1980"]


def test_toml_says_the_same_as_csv() -> None:
    (ann,) = parse_local(TOML, "m.toml").people
    assert (ann.titled, str(ann.born), ann.origin) == (("Lee",), "1950", "m.toml:3")
    assert [(str(term.start), str(term.end), term.origin) for term in ann.terms] == [
        ("1990-05-01", "1994", "m.toml:8"),
        ("2001", "None", "m.toml:14"),
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_tables_of_spreadsheets_in_other_countries_are_read(mark: str) -> None:
    (ann,) = parse_local((HEAD + LEE).replace(",", mark), "m.csv").people
    assert ann.terms[0].place == "Pennick"


def test_a_file_with_a_mark_windows_line_ends_and_empty_rows_is_read(tmp_path: Path) -> None:
    file = tmp_path / "m.csv"
    file.write_bytes(("\ufeff" + HEAD + ",,,,,,,,,\n\n" + AGAIN).replace("\n", "\r\n").encode())
    (ann,) = read_local(file).people
    assert ann.origin.endswith("m.csv:4")


def test_a_row_without_as_of_vouches_no_further_than_its_last_day() -> None:
    (ann,) = parse_local(HEAD + LEE, "m.csv").people
    assert ann.vouched == date(1994, 1, 1)


MISTAKES = [
    pytest.param("", "m.csv:1: the file is empty; its first line names the columns", id="empty"),
    pytest.param("nane,born\nA B,\n", "m.csv:1: unknown column 'nane'; did you mean name?", id="column"),
    pytest.param("born\n1950\n", "m.csv:1: there is no column name", id="no-name-column"),
    pytest.param("name,name\nA,B\n", "m.csv:1: the column name is there twice", id="column-twice"),
    pytest.param(HEAD + LEE.replace("1950", "195"), "m.csv:2: born: '195' is not a date such as", id="date"),
    pytest.param(HEAD + AGAIN.replace("2024-01-01", ""), "m.csv:2: an office without an end needs as_of", id="open"),
    pytest.param(HEAD + AGAIN.replace("2024-01-01", "2024"), "m.csv:2: as_of: 2024 is not a day such as", id="as-of"),
    pytest.param(
        HEAD + AGAIN.replace("2024-", "1999-"), "m.csv:2: as_of (1999-01-01) is before from", id="as-of-early"
    ),
    pytest.param(HEAD + LEE.replace("1994", "1989"), "m.csv:2: to (1989) is before from (1990-05)", id="reversed"),
    pytest.param(HEAD + LEE.replace("1990-05", ""), "m.csv:2: from is missing; say since when", id="no-start"),
    pytest.param(HEAD + LEE.replace("Pennick", ""), "m.csv:2: place is missing; a term needs both", id="no-place"),
    pytest.param(HEAD + LEE.replace("Mayor", ""), "m.csv:2: office is missing; a term needs both", id="no-office"),
    pytest.param(HEAD + LEE.replace("Ann Lee,", ","), "m.csv:2: name is missing", id="no-name"),
    pytest.param(
        HEAD + LEE.replace("1950,", "1950,1949"), "m.csv:2: died (1949) is before born (1950)", id="dead-born"
    ),
    pytest.param(HEAD + LEE + LEE.replace("1950", "1951"), "", id="two-births-are-two-people"),
    pytest.param(
        HEAD + LEE + LEE.replace("1950", "1951") + AGAIN, "m.csv:4: 2 people above are called Ann Lee", id="which"
    ),
    pytest.param("name,died\nA B,2001\nA B,2002\n", "m.csv:3: died 2002 differs from 2001 in m.csv:2", id="differs"),
    pytest.param(HEAD + LEE.replace("council,", "council, minutes"), "m.csv:2: as_of: 'minutes' is not", id="comma"),
    pytest.param(HEAD + LEE.rstrip() + ",x\n", "m.csv:2: 11 cells for 10 columns; put quotation marks", id="cells"),
    pytest.param(HEAD + '"Ann\nLee,1\n', "m.csv:3: unexpected end of data", id="quote"),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES)
def test_a_mistake_in_a_table_is_one_line_with_file_and_line(text: str, message: str) -> None:
    if not message:
        assert len(parse_local(text, "m.csv").people) == 2
        return
    with pytest.raises(KnowledgeError) as caught:
        parse_local(text, "m.csv")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param('place = "Pennick"\nfrom = 2001', "from = 2001", "m.toml:13: place is missing", id="no-place"),
        pytest.param("as_of = 2024-01-01", "", "m.toml:13: an office without an end needs as_of", id="open"),
        pytest.param("from = 2001", "form = 2001", "m.toml:16: unknown column 'form'; did you mean from?", id="key"),
        pytest.param("born = 1950", "born = 1.5", "m.toml:5: born must be a text or a date", id="kind"),
        pytest.param('["Annie Lee", "Lee"]', "7", "m.toml:4: aliases must be a list of texts", id="list"),
        pytest.param("born = 1950", "born = ", "m.toml:5: is not valid TOML", id="syntax"),
        pytest.param("born = 1950", f"born = {'[' * 5000}", "m.toml:", id="brackets"),
        pytest.param("[[person]]", "[[people]]", "m.toml:1: unknown column 'people'", id="table"),
        pytest.param("[[person.term]]", "[person.term]", "m.toml:", id="single-term"),
    ],
)
def test_a_mistake_in_toml_is_one_line_with_file_and_line(old: str, new: str, message: str) -> None:
    with pytest.raises(KnowledgeError) as caught:
        parse_local(TOML.replace(old, new), "m.toml")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"m\.xlsx: is neither"):
        parse_local("", "m.xlsx")
    with pytest.raises(KnowledgeError, match="cannot be read: No such file"):
        read_local(tmp_path / "none.csv")
    bad = tmp_path / "b.csv"
    bad.write_bytes(b"name\nA\xffB\n")
    with pytest.raises(KnowledgeError, match=r"b\.csv:2: is not UTF-8"):
        read_local(bad)


NAMES = st.text(st.characters(categories=["L"]), min_size=1, max_size=8)
ROWS = st.lists(
    st.tuples(NAMES, NAMES, st.integers(1900, 1990), st.integers(0, 30), st.booleans()),
    max_size=6,
    unique_by=lambda row: (row[0], row[1]),
)


@given(ROWS)
def test_what_is_written_is_read_back(rows: list[tuple[str, str, int, int, bool]]) -> None:
    lines = [
        f"{first} {last},{last},{year},mayor,Pennick,{year + 20},{'' if is_open else year + 20 + more},2024-01-01,rolls"
        for first, last, year, more, is_open in rows
    ]
    people = parse_local("name,aliases,born,office,place,from,to,as_of,source\n" + "\n".join(lines), "m.csv").people
    for text, label in ((as_toml(LocalFile(people), head="ours"), "p.toml"), (as_csv(people), "p.csv")):
        again = parse_local(text, label).people
        assert sorted(map(told, again)) == sorted(map(told, people))
        assert (as_toml(LocalFile(again), head="ours") if label == "p.toml" else as_csv(again)) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_toml(name: str, alias: str) -> None:
    plain, other = " ".join(name.split()), " ".join(alias.split())
    assume(plain)
    person = LocalPerson(name=plain, source=other, aliases=("A B",))
    (again,) = parse_local(as_toml(LocalFile((person,))), "p.toml").people
    assert (again.name, again.source, again.aliases) == (plain, other, ("A B",))


def told(person: LocalPerson) -> str:
    terms = [
        (term.office, term.place, str(term.start), str(term.end), term.as_of, term.source) for term in person.terms
    ]
    return repr((person.name, person.aliases, person.titled, str(person.born), person.vouched, person.source, terms))
