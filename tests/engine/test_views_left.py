"""What the survey found out reaches the check with each document it was told of, and with no other."""

from pathlib import Path

from copydesk.engine.kept.identity import document_key
from copydesk.engine.views_left import put_views, take_views
from copydesk.model import Document
from copydesk.survey import line_keys
from copydesk.text.view import left


def _documents() -> list[Document]:
    texts = ("Tide tables\nThe ferry was late.\n", "", "Tide tables\r\nÉlan 12\r\n")
    return [Document(id=str(number), path=f"{number}.txt", text=text) for number, text in enumerate(texts)]


def test_what_was_told_before_is_what_the_view_gives(tmp_path: Path) -> None:
    surveyed, checked = _documents(), _documents()
    expected = [line_keys(document) for document in surveyed]
    put_views(tmp_path, "part", surveyed)
    take_views(tmp_path, "part", checked)
    assert [left(document, line_keys) for document in checked] == expected


def test_a_document_that_was_left_out_finds_out_by_itself(tmp_path: Path) -> None:
    surveyed, checked = _documents(), _documents()
    expected = line_keys(surveyed[2])
    put_views(tmp_path, "part", surveyed)
    take_views(tmp_path, "part", checked)
    assert [left(document, line_keys) for document in checked] == [None, None, expected]
    assert line_keys(checked[0]).ends == [11, 31]


def test_the_key_of_a_document_goes_with_it_where_a_cache_asked_for_it(tmp_path: Path) -> None:
    surveyed, checked = _documents(), _documents()
    known = document_key(surveyed[0])
    put_views(tmp_path, "part", surveyed)
    take_views(tmp_path, "part", checked)
    assert [left(document, document_key) for document in checked] == [known, None, None]


def test_documents_of_which_nothing_was_written_find_it_out(tmp_path: Path) -> None:
    documents = _documents()
    take_views(tmp_path, "part", documents)
    assert not any(left(document, line_keys) for document in documents)
