"""BP011 section-promo beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.section_promo import SectionPromo
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(SectionPromo().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(SectionPromo)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "More about the Port Strike"),
        ("en", "More coronavirus coverage"),
        ("en", "For more local news, click here"),
        ("en", "Full coverage: The Credit Crisis, pages A6-A9"),
        ("en", "All the information on the war at the border, in our special"),
        ("en", "This article is part of our series on the northern ports."),
        ("en", "Read the rest of our series here."),
        ("es", "Toda la información sobre la sequía, en nuestro especial"),
        ("es", "Más noticias de economía"),
        ("fr", "Toute l'actualité du port"),
        ("fr", "Retrouvez tous nos articles sur la grève"),
        ("de", "Weitere Nachrichten aus der Region"),
        ("de", "Mehr zum Thema Wohnen"),
        ("it", "Tutte le notizie di economia"),
        ("pt", "Mais notícias de economia"),
        ("ru", "Другие новости рубрики «Образование»"),
        ("ru", "Все новости района"),
        ("uk", "Інші новини рубрики «Освіта»"),
        ("pl", "Więcej wiadomości z powiatu"),
        ("nl", "Meer nieuws uit de polder"),
        ("tr", "Yerel haberler için tıklayın"),
        ("tr", "Diğer haberler"),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "For more information about the work of the laboratory, visit its archive.",
        "More on the mayor's mind than the bridge was the school.",
        "More than 40 boats came.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "More about the Port Strike"
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
