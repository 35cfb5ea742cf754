"""Where a text has words that lead to a speaker: what a search of each stretch would find."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.text.leading import Leads
from copydesk.text.reporting import reporting

LISTED = (
    "said/says/say/told/well-said/unsaid/saids/pointed out/saying/put it/emphasised/_said/Ada/“/”/,/./-/\n/"
    "According to/in the words of/ACCORDING TO/accordingly"
)
WORDS = st.sampled_from(LISTED.split("/"))
PROSE = st.lists(st.tuples(WORDS, st.sampled_from([" ", ""])), max_size=12).map(
    lambda pairs: "".join(word + by for word, by in pairs)
)


def leads(content: str, *, lang: str = "en", start: int = 0) -> Leads:
    words = reporting(lang)
    assert words is not None
    return Leads(Document(id="a", path="a", text=content, lang=lang, body=Span(start, len(content))), words)


@given(PROSE)
def test_what_is_found_at_once_is_what_the_patterns_find(content: str) -> None:
    words, known = reporting("en"), leads(content)
    assert words is not None and words.hanging is not None and words.according is not None
    end = len(content)
    assert known.verbs(0, end) == [match.span() for match in words.verb.finditer(content)]
    assert known.hanging(0, end) == [match.span() for match in words.hanging.finditer(content)]
    assert known.phrases(0, end) == [match.span() for match in words.according.finditer(content)]


def test_only_what_lies_in_the_stretch_as_a_whole_is_told() -> None:
    content = "He said so, she says, and we told them."
    known = leads(content)
    assert [content[slice(*place)] for place in known.verbs(3, 20)] == ["said", "says"]
    assert [content[slice(*place)] for place in known.verbs(4, 19)] == []
    assert known.verbs(30, 30) == []


def test_offsets_count_in_the_text_and_a_front_matter_is_left_out() -> None:
    assert leads("said: x\nHe said.", start=8).verbs(0, 16) == [(11, 15)]


@pytest.mark.parametrize(
    ("lang", "content", "verb", "phrase"),
    [
        ("es", "Ana dijo que sí.", "dijo", ""),
        ("fr", "Selon Ana, il pleut.", "", "Selon"),
        ("de", "Laut Ada.", "", "Laut"),
    ],
)
def test_other_languages_are_searched_by_stretches(lang: str, content: str, verb: str, phrase: str) -> None:
    known, end = leads(content, lang=lang), len(content)
    assert "".join(content[slice(*place)] for place in known.verbs(0, end)) == verb
    assert "".join(content[slice(*place)] for place in known.phrases(0, end)) == phrase
    assert known.hanging(0, end) == []
