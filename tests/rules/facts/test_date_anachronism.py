"""A date later than the text: told as past in the story, or standing in an insertion."""

import pytest

from copydesk.model import Span
from copydesk.rules.facts.date_anachronism import DateAnachronism
from copydesk.rules.rule import Case
from copydesk.testing import document_of

STORY = "The goats came home. "


def in_insertion(insertion: str, published: str | None = "2010-04-19", lang: str = "en") -> list[tuple[str, str]]:
    document, _ = document_of(Case(STORY + insertion, published=published, lang=lang))
    spans = [Span(len(STORY), len(document.text))]
    found = DateAnachronism().check_inserted(document, spans)
    return [(document.text[each.span.start : each.span.end], each.severity) for each in found]


def test_the_latest_date_of_an_insertion_is_a_note() -> None:
    assert in_insertion("Best Bets of May 2021. Updated 3 June 2023.") == [("3 June 2023", "note")]


def test_a_date_in_two_insertions_that_overlap_is_noted_once() -> None:
    document, _ = document_of(Case(STORY + "Best Bets of May 2021", published="2010-04-19"))
    spans = [Span(len(STORY), len(document.text)), Span(len(STORY) + 5, len(document.text))]
    assert len(list(DateAnachronism().check_inserted(document, spans))) == 1


def test_a_month_name_of_another_language_is_read() -> None:
    assert in_insertion("Las mejores apuestas de septiembre de 2023", lang="es") == [("septiembre de 2023", "note")]


@pytest.mark.parametrize(
    "insertion",
    [
        "Offer valid until 31 December 2023.",
        "Best Bets of March 2009",
        "Sale starting 3 June 2023",
        "This story is from the May 13, 2010 issue of Goats Monthly.",
    ],
)
def test_plans_and_earlier_dates_in_an_insertion_say_nothing(insertion: str) -> None:
    assert in_insertion(insertion) == []


def test_without_a_date_of_its_own_a_story_cannot_be_older() -> None:
    assert in_insertion("Best Bets of May 2021", published=None) == []


def test_two_later_dates_in_a_story_speak_against_its_own_date() -> None:
    late = "The bridge collapsed on 21 February 2022. The mayor resigned on 3 March 2022."
    document, _ = document_of(Case(late, published="2022-02-18"))
    assert DateAnachronism().claims(document) == ()


def test_a_story_in_another_language_is_not_judged() -> None:
    document, _ = document_of(Case("The bridge collapsed on 21 February 2022.", published="2022-02-18", lang="es"))
    assert DateAnachronism().claims(document) == ()
