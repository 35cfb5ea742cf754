"""What the survey told of lines reaches the check with each document it was told of, and with no other."""

from pathlib import Path

from copydesk.engine.lines_left import put_lines, take_lines
from copydesk.model import Document
from copydesk.survey import line_keys
from copydesk.text.view import left


def _documents() -> list[Document]:
    texts = ("Tide tables\nThe ferry was late.\n", "", "Tide tables\r\nÉlan 12\r\n")
    return [Document(id=str(number), path=f"{number}.txt", text=text) for number, text in enumerate(texts)]


def test_what_was_told_before_is_what_the_view_gives(tmp_path: Path) -> None:
    surveyed, checked = _documents(), _documents()
    expected = [line_keys(document) for document in surveyed]
    put_lines(tmp_path, "part", surveyed)
    take_lines(tmp_path, "part", checked)
    assert [left(document, line_keys) for document in checked] == expected


def test_a_document_that_was_left_out_finds_out_by_itself(tmp_path: Path) -> None:
    surveyed, checked = _documents(), _documents()
    expected = line_keys(surveyed[2])
    put_lines(tmp_path, "part", surveyed)
    take_lines(tmp_path, "part", checked)
    assert [left(document, line_keys) for document in checked] == [None, None, expected]
    assert line_keys(checked[0]).ends == [11, 31]


def test_nothing_is_written_where_nothing_was_told(tmp_path: Path) -> None:
    put_lines(tmp_path, "part", _documents())
    assert not list(tmp_path.iterdir())
    take_lines(tmp_path, "part", _documents())
