"""Which credit answers for a passage that others have too."""

import pytest

from copydesk.model import Source, Span
from copydesk.reuse.credit import Credit, Party, agency_of, answering, names_of

PASSAGE = Span(100, 200)


def party(outlet: str | None, *agencies: str, text: str = "", near: bool = False, at: int = 0) -> Party:
    made = Credit(Span(at, at + 10), text, "credit line", agencies, near=near)
    return Party(Source("a", "a.txt", outlet=outlet), (made,) if agencies or text else ())


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param(party("post", "Reuters"), [party("echo")], id="an agency that both may have it from"),
        pytest.param(party("post", "Reuters"), [party("reuters.com")], id="the agency itself"),
        pytest.param(party("post", "Reuters"), [party("echo"), party("reuters.com")], id="the agency among others"),
        pytest.param(party("post", "*"), [party("echo")], id="agencies without a name"),
        pytest.param(party("post", text="First published by The Harbour Echo."), [party("harbour-echo")], id="outlet"),
        pytest.param(party("post", text="This story appeared in the Washington Post."), [party("washingtonpost.com")],
                     id="a host"),
        pytest.param(party("post", text="First published by the New York Times."), [party("nytimes.com")],
                     id="a host in initials"),
        pytest.param(party("post", "castell"), [party("castell-agency")], id="an agency by its own name"),
        pytest.param(party("post", "Associated Press"), [party("reuters", "Associated Press")], id="the chain"),
        pytest.param(party(None, "Reuters"), [party(None)], id="unknown outlets"),
    ],
)  # fmt: skip
def test_a_credit_answers_for_the_passage(here: Party, there: list[Party]) -> None:
    assert answering(here, there, PASSAGE) == here.credits[0]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        pytest.param(party("post"), [party("reuters.com", "Reuters")], id="no credit"),
        pytest.param(party("reuters.com", "Reuters"), [party("echo")], id="a text that names itself"),
        pytest.param(party("castell-agency", "castell"), [party("echo")], id="itself, in no table"),
        pytest.param(party("post", "Associated Press"), [party("reuters.com")], id="another agency"),
        pytest.param(party("post", "*"), [party("reuters.com")], id="an agency that should be named"),
        pytest.param(party("post", text="First published by Mill Weekly."), [party("echo")], id="another outlet"),
        pytest.param(party("post", text="First published in the hill country."), [party("the-hill")], id="a word"),
        pytest.param(party("post", "Reuters", near=True, at=250), [party("echo")], id="a later item"),
        pytest.param(party("post", "Reuters", near=True, at=-900), [party("echo")], id="an item far above"),
    ],
)
def test_a_credit_does_not_answer(here: Party, there: list[Party]) -> None:
    assert answering(here, there, PASSAGE) is None


@pytest.mark.parametrize(
    ("outlet", "agency"),
    [("castell-agency", "castell"), ("apnews.com", "Associated Press"), ("harbour-post", None), ("agency", None)],
)
def test_agencies_are_told_by_table_or_name(outlet: str, agency: str | None) -> None:
    assert agency_of(outlet) == agency


def test_names_of_an_outlet() -> None:
    assert "harbourpost" in names_of("the-harbour-post")
    assert "cnn" in names_of("cnn-web-news")
    assert "hill" not in names_of("the-hill")
