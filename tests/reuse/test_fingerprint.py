"""Places of words in all documents: counted in steps that grow with the corpus, up to what one run can hold."""

import msgspec
import numpy as np
import pytest

from copydesk.model import Document
from copydesk.reuse.fingerprint import MOST_WORDS, TooManyWordsError, merge, postings, unit_for
from copydesk.settings import ReuseSettings


@pytest.mark.parametrize(
    ("words", "unit"), [(0, 0), (2**28 - 1, 0), (2**28, 1), (2**30, 3), (2**33, 6), (MOST_WORDS, 6)]
)
def test_words_are_counted_in_the_smallest_steps_that_do(words: int, unit: int) -> None:
    assert unit_for(words) == unit
    assert words >> unit < 2**28


def test_more_words_than_one_run_holds_are_refused_with_what_to_do() -> None:
    document = Document(
        "a", "a", "The lower lock at Brandsund will be shut from Monday, the canal board said.", lang="en"
    )
    part = postings([(0, document)], ReuseSettings())
    vast = msgspec.structs.replace(part, firsts=np.array([0, MOST_WORDS + 1], np.int64))
    with pytest.raises(TooManyWordsError, match="audit them in parts"):
        merge([vast])
