"""A mended text and the way back to the original's offsets."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.text.mended import Repair, mended

TEXT = "The caf\u00c3\u00a9 re\u00adopened, and the\u200b the rest."


def document(text: str) -> Document:
    return Document(id="a", path="a", text=text)


def test_without_repairs_it_is_the_document_itself() -> None:
    given_ = document(TEXT)
    assert mended(given_, ()).document is given_


def test_spans_lead_back_to_the_damage_they_were_read_from() -> None:
    made = mended(
        document(TEXT),
        [
            Repair(TEXT.index(damage), TEXT.index(damage) + len(damage), meant)
            for damage, meant in (("\u00c3\u00a9", "é"), ("\u00ad", ""), ("\u200b", ""))
        ],
    )
    text = made.document.text
    assert text == "The café reopened, and the the rest."
    word = Span(text.index("café"), text.index("café") + 4)
    assert TEXT[made.span(word).start : made.span(word).end] == "caf\u00c3\u00a9"
    doubled = Span(text.index("the the"), text.index("the the") + 7)
    assert TEXT[made.span(doubled).start : made.span(doubled).end] == "the\u200b the"


def test_of_repairs_that_overlap_the_first_counts() -> None:
    assert mended(document("abcdef"), [Repair(1, 4, "x"), Repair(2, 5, "y")]).document.text == "axef"


@given(
    text=st.text("ab \u200b\u00c3", max_size=40),
    cuts=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), st.sampled_from(["", "é", "xy"])), max_size=8),
)
def test_what_was_not_repaired_keeps_its_place(text: str, cuts: list[tuple[int, int, str]]) -> None:
    repairs = [Repair(at, min(len(text), at + size), new) for at, size, new in cuts if at < len(text) and size]
    made = mended(document(text), repairs)
    touched = {at for each in made.repairs for at in range(each.start, each.end)}
    for at in range(len(text)):
        if at not in touched:
            here = made.seen(Span(at, at + 1))
            assert made.document.text[here.start : here.end] == text[at]
            assert made.span(here) == Span(at, at + 1)
    for start in range(len(made.document.text)):
        back = made.span(Span(start, start + 1))
        assert 0 <= back.start <= back.end <= len(text)
