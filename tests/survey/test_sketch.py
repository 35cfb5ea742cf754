"""Sketches of documents: the smallest shingles of each, whatever stands beside it."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.survey.sketch import EMPTY, SIZE, sketches
from copydesk.survey.words import outlines, scrambled
from copydesk.text.batch import Batch

_WORDS = st.lists(st.integers(0, 400).map("w{}".format), max_size=40)


def _expected(document: Document) -> list[int]:
    """The smallest different shingles by the book."""
    words = outlines(Batch([document]))
    shingles = scrambled(words[:-2] * 3 + words[1:-1] * 5 + words[2:] * 7) if len(words) >= 3 else words
    smallest = sorted(set(shingles.tolist()))[:SIZE]
    return smallest + [EMPTY] * (SIZE - len(smallest))


@given(st.lists(st.tuples(_WORDS, st.sampled_from([1, 2, 30])), max_size=5))
def test_a_sketch_holds_the_smallest_shingles_of_its_document(contents: list[tuple[list[str], int]]) -> None:
    pages = [Document(id="a", path="a", text=" ".join(words * times)) for words, times in contents]
    if pages:
        assert sketches(Batch(pages)).tolist() == [_expected(page) for page in pages]
