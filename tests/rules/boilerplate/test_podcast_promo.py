"""BP013 podcast-promo beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.podcast_promo import PodcastPromo
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(PodcastPromo().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(PodcastPromo)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Listen to this story on the Long Pier podcast, wherever you get your podcasts."),
        ("en", "Subscribe to our daily podcast, The North Side, on Apple or Spotify."),
        ("en", "Listen to this article"),
        ("es", "Escucha nuestro pódcast en todas las plataformas."),
        ("fr", "Écoutez notre podcast sur toutes les plateformes."),
        ("de", "Hören Sie unseren Podcast auf allen Plattformen."),
        ("de", "Artikel anhören"),
        ("it", "Ascolta «Porto Oggi», il nostro podcast quotidiano, su tutte le piattaforme."),
        ("pt", "Ouça nosso podcast em todas as plataformas."),
        ("ru", "Слушайте наш подкаст на всех платформах."),
        ("uk", "Слухайте наш подкаст на всіх платформах."),
        ("pl", "Posłuchaj naszego podcastu na wszystkich platformach."),
        ("nl", "Luister ook naar onze podcast ‘Klei aan de laarzen’"),
        ("tr", "Haberin podcast’ini dinleyin: Kıyıdan Sesler."),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The podcast has been running for nine years.",
        "Listen to the river.",
        "She listened to the podcast on the ferry.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "Listen to this story on the Long Pier podcast, wherever you get your podcasts."
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
