"""Where numbers stand."""

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.text.digit import digits

WORDS = st.text(st.sampled_from("a 09.5,²٣é–\n\U0001f600"), max_size=40)


@given(WORDS)
def test_each_run_of_plain_digits_is_found_where_it_stands(content: str) -> None:
    document = Document(id="a", path="a", text=content)
    assert digits(document) == [match.span() for match in re.finditer("[0-9]+", content)]


@given(WORDS, WORDS)
def test_digits_before_the_body_are_left_out(front: str, content: str) -> None:
    document = Document(id="a", path="a", text=front + content, body=Span(len(front), len(front + content)))
    shift = len(front)
    found = [(shift + match.start(), shift + match.end()) for match in re.finditer("[0-9]+", content)]
    assert digits(document) == (found if content else digits(document))
