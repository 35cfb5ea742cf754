"""BP024 author-bio beyond the rule's own examples."""

import pytest

from copydesk.model import Document
from copydesk.rules.boilerplate.author_bio import AuthorBio
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def flagged(text: str, lang: str | None = "en") -> list[str]:
    document = Document(id="a", path="a", text=text, lang=lang)
    return [text[each.span.start : each.span.end] for each in AuthorBio().check(document, no_survey())]


def test_own_examples_hold() -> None:
    assert list(failures(AuthorBio)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Nora Feld is a courts reporter at Metro Ledger East. Follow her on Twitter: @nfeld_ledger."),
        ("en", "Email Ada Ruud at aruud@post.example."),
        ("en", "Jagpreet Chat is an Associate Professor of Radiology at Harvard Medical School."),
        ("de", "Zum Autor: Malte Renken berichtet seit 2011 über Gerichte und Gastronomie."),
        ("fr", "Anne Dutru est journaliste au Courrier."),
        ("it", "Sull'autore: Ugo Neri vive a Montalto."),
        ("pl", "Autorka jest dziennikarką działu miejskiego. Kontakt: a.lis@kuriernadolski.example"),
        ("ru", "Об авторе: Иван Петров пишет о судах."),
    ],
)
def test_authors_below_the_story(lang: str, line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}", lang) == [line]


def test_the_person_of_a_profile_stays() -> None:
    profile = "Feld came to the town in 1990 with two dogs and a bag, and she never left it again."
    assert flagged(f"{profile}\n\nNora Feld is a writer at the Ledger.") == []


def test_a_byline_does_not_make_a_profile() -> None:
    bio = "Nora Feld is a writer at the Ledger."
    assert flagged(f"By Nora Feld\n\n{STORY}\n\n{bio}") == [bio]


def test_someone_introduced_amid_the_story_stays() -> None:
    after = "\n\n".join([STORY] * 4)
    assert flagged(f"{STORY}\n\nAda Ruud is a reporter at the Post and has seen the papers.\n\n{after}") == []
