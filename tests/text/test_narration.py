"""How sentences speak: news of the article's own day, a look back, a supposition, a fiction, a correction."""

from datetime import date

import pytest

from copydesk import text
from copydesk.model import Document


def read(body: str, index: int = 0) -> text.Narration:
    return text.narration(Document(id="a", path="a", text=body, lang="en"), index)


@pytest.mark.parametrize(
    "sentence",
    [
        "President Ade Bello said on Tuesday that the road would open.",
        "The minister signed the treaty yesterday.",
        "Prime Minister Ada Lind warned on Friday of floods.",
    ],
)
def test_an_act_with_a_recent_day_tells_the_present(sentence: str) -> None:
    assert read(sentence).present


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2010 President Ade Bello signed the treaty.",
        "Then-president Ade Bello had said so years earlier.",
        "The former minister said it on Tuesday.",
    ],
)
def test_a_look_back_is_not_the_present(sentence: str) -> None:
    assert read(sentence).backstory
    assert not read(sentence).present


def test_an_act_deep_in_the_story_needs_a_recent_day() -> None:
    lead = "Rain fell. Rivers rose. Roads closed. Schools shut. "
    assert not read(f"{lead}The minister said so.", 4).present
    assert read(f"{lead}The minister said so on Monday.", 4).present


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("If the minister signed it, all would be well.", "supposed"),
        ("In the novel the minister is a ghost.", "invented"),
        ("A hoax said the minister had died.", "debunked"),
    ],
)
def test_what_is_not_stated_as_a_fact(sentence: str, how: str) -> None:
    spoken = read(sentence)
    assert getattr(spoken, how)
    assert not spoken.plain


def test_the_sentence_at_an_offset() -> None:
    body = "A hoax went round. " + "Rain fell on the town for days on end. " * 30
    document = Document(id="a", path="a", text=body, lang="en")
    assert not text.narration_at(document, 3).plain
    assert text.narration_at(document, len(body) - 3).plain


def test_lower_case_keeps_every_offset() -> None:
    body = "İSTANBUL and Straße"
    document = Document(id="a", path="a", text=body)
    assert len(text.lowered(document)) == len(body)
    assert text.lowered(document)[9:12] == "and"


@pytest.mark.parametrize(
    ("passage", "back"),
    [
        ("The bridge was opened in 2011.", True),
        ("The bridge was opened on 3 March.", True),
        ("The bridge was opened ten years ago.", True),
        ("It had been shut for weeks.", True),
        ("The bridge will open by 2030.", False),
        ("The bridge was opened on 30 September.", False),
        ("It will open on 3 March.", True),  # of this year or the next: silence is the safe side
        ("The bridge opens on 20 November and was shut at once.", False),
        ("Shares fell to 1,999 and rose to 2,003.", False),
    ],
)
def test_a_date_far_behind_the_day_of_publication_looks_back(passage: str, back: bool) -> None:
    assert text.looks_back(passage, date(2021, 10, 7)) is back


def test_of_an_undated_article_any_year_is_another_time() -> None:
    assert text.looks_back("It opened in 2021.", None)
    assert not text.looks_back("It opened on 3 March.", None)


def test_words_for_records_and_deaths_are_told() -> None:
    assert read("On tapes released on Monday the king spoke.").recorded
    assert not read("The king spoke on Monday.").recorded
