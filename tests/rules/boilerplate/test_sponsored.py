"""BP006 sponsored beyond the rule's own examples."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.sponsored import Sponsored
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en", title: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return list(Sponsored().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, title=title)]


def test_own_examples_hold() -> None:
    assert list(failures(Sponsored)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "SPONSORED"),
        ("en", "Sponsored by Eastway Motors"),
        ("en", "Paid post: Five signs that your roof costs you money"),
        ("en", "ADVERTISEMENT FEATURE: Is your pension working? Talk to Hobb & Finch."),
        ("en", "Advertiser Disclosure"),
        ("es", "Patrocinado: Coches de alquiler desde 12 euros al día."),
        ("fr", "Contenu proposé par la Banque des Cimes"),
        ("de", "Gesponserter Inhalt"),
        ("it", "Contenuto sponsorizzato"),
        ("pt", "Conteúdo patrocinado: Purifica, o filtro da família"),
        ("ru", "На правах рекламы"),
        ("uk", "Партнерський матеріал"),
        ("pl", "Artykuł sponsorowany"),
        ("nl", "Aangeboden door Waalstad Keukens"),
        ("tr", "Sponsorlu içerik"),
    ],
)
def test_a_label_of_paid_content_is_found(lang: str, line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}", lang) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Sponsored by Senator Hale, the bill passed on Monday.",
        "In partnership with Eastway Motors, the school opened a workshop on Monday.",
        "The council ruled that this is a paid post and must say so.",
        "This story was published in partnership with the Harbour Mail.",
        "Promoted to captain",
        "Sponsored: so it said in small letters. Nobody had seen it.",
    ],
)
def test_a_sentence_about_sponsors_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_disclosure_inside_a_paragraph_is_that_sentence_alone() -> None:
    assert flagged(f"{STORY} This is a paid post. {STORY}") == ["This is a paid post."]
