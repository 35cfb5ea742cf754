"""BP019 navigation beyond the rule's own examples."""

import pytest

from copydesk.model import Document
from copydesk.rules.boilerplate.navigation import Navigation
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return [text[each.span.start : each.span.end] for each in Navigation().check(document, no_survey())]


def test_own_examples_hold() -> None:
    assert list(failures(Navigation)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Home » News » Local"),
        ("en", "View all (23)"),
        ("es", "Volver a arriba"),
        ("fr", "Accueil > Actualités > Région"),
        ("de", "Zum Inhalt springen"),
        ("it", "Torna su"),
        ("pt", "Voltar ao topo"),
        ("ru", "Теги: мост, паром"),
        ("uk", "Головна · Новини · Спорт · Культура · Оголошення"),
        ("pl", "Powrót do strony głównej"),
        ("nl", "Terug naar boven"),
        ("tr", "Ana Sayfa > Yaşam > Mahalle"),
    ],
)
def test_ways_about_the_page(lang: str, line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}", lang) == [line]


def test_a_section_alone_counts_above_the_story_only() -> None:
    assert flagged(f"Business\n\n{STORY}") == ["Business"]
    assert flagged(f"{STORY}\n\nBusiness\n\n{STORY}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Rovers | Town | Albion",
        "Harbour > Mill > Pier",
        "Tag: he was it, and the game went on for an hour, the boy said.",
    ],
)
def test_rows_of_the_story_stay(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_the_headline_stays() -> None:
    assert flagged(f"Weather\n\n{STORY}", title="Weather") == []
