"""BP010 live-promo beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.live_promo import LivePromo
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(LivePromo().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(LivePromo)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Follow live the latest news on the strike at the port."),
        ("en", "Follow our live blog for all the latest updates from the harbour"),
        ("en", "Live blog: transfer deadline day as it happens"),
        ("en", "LIVE: Watch the water drop on our dam camera"),
        ("en", "We will update this page through the day. Press F5 for the latest."),
        ("en", "Details soon. Stay on this page."),
        ("es", "EN VIVO: siga aquí minuto a minuto la emergencia por la sequía"),
        ("es", "Siga en directo la última hora de la huelga."),
        ("fr", "Suivez en direct l'évolution de la grève"),
        ("fr", "EN DIRECT : suivez la soirée électorale"),
        ("de", "Newsblog: Alle Entwicklungen zum Prozessauftakt im Überblick"),
        ("de", "Alle Entwicklungen im Liveblog"),
        ("it", "Segui la diretta dello sciopero"),
        ("it", "LIVE: gli aggiornamenti sul maltempo"),
        ("pt", "AO VIVO: acompanhe a situação no rio"),
        ("pt", "Acompanhe em tempo real a apuração"),
        ("ru", "Следите за развитием событий в нашей онлайн-трансляции"),
        ("ru", "ОНЛАЙН: следите за ходом голосования"),
        ("uk", "ОНЛАЙН: стежте за оновленнями графіків у режимі реального часу"),
        ("pl", "Śledź relację na żywo z obrad rady"),
        ("pl", "NA ŻYWO: śledź wyniki wyborów"),
        ("nl", "Volg het laatste nieuws in ons liveblog"),
        ("nl", "LIVE: volg de verkiezingsavond"),
        ("tr", "CANLI ANLATIM: Kar yağışında son durum"),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Live concerts: the summer brings nine.",
        "He refused to follow the latest fashion.",
        "They live: that is all we know.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "Follow live the latest news on the strike at the port."
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
