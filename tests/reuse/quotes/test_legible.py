"""Quotation marks that were decoded wrongly."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.reuse.quotes.legible import legible
from copydesk.reuse.quotes.saying import sayings

_TEXT = "\u201cThe tide won\u2019t wait for the council,\u201d said Mona Ekdahl."


def test_damaged_marks_open_and_close_a_quotation() -> None:
    damaged = _TEXT.encode().decode("cp1252", "surrogateescape").replace("\udc9d", "\u009d")
    (found,) = sayings(Document("a", "a.txt", damaged, lang="en"), 0, [], everyone=True)
    assert found.text.startswith("The tide won\u2019t wait")
    assert damaged[found.span.start : found.span.end].endswith("council,\u00e2\u20ac\u009d")
    assert found.speaker == "Mona Ekdahl"


def test_sound_texts_are_left_alone() -> None:
    document = Document("a", "a.txt", _TEXT, lang="en")
    assert legible(document) is document


@given(st.text(alphabet="\u00e2\u20ac\u0153\u2122\u009da \n"))
def test_offsets_hold(text: str) -> None:
    assert len(legible(Document("a", "a.txt", text)).text) == len(text)
