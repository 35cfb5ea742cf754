"""Coarse keys of passages: the same for many at once as for each alone, and for copies that differ at their ends."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.reuse import passage_key, passage_keys

WORDS = st.sampled_from(["the", "ferry", "left", "quay", "goats", "noon", "été", "двор", "港", "a", "-", "40", "’s"])
TEXTS = st.lists(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=40), max_size=12)
PASSAGE = (
    "The council met behind closed doors on Monday, and when the clock struck nine a clerk came out to say that "
    "the old bridge would be closed to carts, though not to goats, until somebody had counted the planks again."
)


@given(texts=TEXTS)
def test_many_at_once_have_the_keys_that_each_has_alone(texts: list[str]) -> None:
    assert passage_keys(texts) == [passage_key(text) for text in texts]


def test_what_is_changed_near_the_ends_does_not_change_the_key() -> None:
    words = PASSAGE.split()
    assert passage_key(" ".join(["A", *words[1:-1], "soon."])) == passage_key(PASSAGE)
