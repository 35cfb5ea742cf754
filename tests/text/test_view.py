import pickle
import subprocess
import sys

import msgspec

from copydesk import text
from copydesk.model import Document, Span


def test_a_view_is_computed_once_per_document() -> None:
    calls = []

    @text.view
    def length(document: Document) -> int:
        calls.append(document.id)
        return len(document.text)

    page = Document(id="a", path="a", text="abc")
    assert (length(page), length(page), calls) == (3, 3, ["a"])


def test_a_view_that_is_none_is_computed_once_too() -> None:
    calls = []

    @text.view
    def nothing(document: Document) -> None:
        calls.append(document.id)

    page = Document(id="a", path="a", text="abc")
    nothing(page)
    nothing(page)
    assert calls == ["a"]


def test_masked_changed_and_pickled_documents_start_without_views() -> None:
    page = Document(id="a", path="a", text="One two.")
    assert len(text.words(page)) == 2
    assert len(text.words(page.masked([Span(0, 3)]))) == 1
    assert len(text.words(msgspec.structs.replace(page, text="One"))) == 1
    assert pickle.loads(pickle.dumps(page)).__dict__ == {}


def test_only_words_needs_numpy() -> None:
    program = (
        "import sys; from copydesk import text; from copydesk.model import Document; "
        "d = Document(id='a', path='a', text='On May 5 he said: \"No.\"'); "
        "text.sentences(d), text.quotations(d), text.dates(d); print('numpy' in sys.modules)"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert answer.stdout == "False\n"
