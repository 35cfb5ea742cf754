"""BP007 affiliate beyond the rule's own examples."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.affiliate import Affiliate
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en", title: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return list(Affiliate().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, title=title)]


def test_own_examples_hold() -> None:
    assert list(failures(Affiliate)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "When you buy through our links, we may earn a commission."),
        ("en", "As an Amazon Associate, we earn from qualifying purchases."),
        ("en", "Prices are accurate at the time of publication."),
        ("en", "This post may contain affiliate and/or referral links."),
        ("es", "Este texto contiene enlaces de afiliación."),
        ("fr", "Cet article contient des liens d'affiliation."),
        ("de", "Bei den mit Sternchen markierten Links handelt es sich um Affiliate-Links."),
        ("it", "Se acquisti da questi link potremmo ricevere una commissione."),
        ("pt", "Podemos receber uma comissão por compras feitas nos links."),
        ("ru", "Если вы купите товар по нашей ссылке, мы получим комиссию."),
        ("uk", "Якщо ви купите товар за посиланням, ми отримаємо комісію."),
        ("pl", "Jeśli coś kupisz, otrzymamy prowizję."),
        ("nl", "Als je iets koopt via onze links, ontvangen wij een commissie."),
        ("tr", "Bu bağlantılar üzerinden alışveriş yaparsanız komisyon alabiliriz."),
    ],
)
def test_a_disclosure_is_found(lang: str, line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}", lang) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Sellers receive a commission on every boat.",
        "The site told readers that it may earn a commission when they buy through its links.",
        "The prices were correct when the shop opened.",
        "Our editors work independently of the owners.",
        "The bill would ban affiliate links on pages for children.",
    ],
)
def test_commissions_and_prices_in_the_story_stay(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_disclosure_takes_the_sentence_beside_it_that_completes_it() -> None:
    notice = "All products are independently selected. If you buy through our links, we may earn a commission."
    assert flagged(f"{STORY}\n\n{notice}\n\n{STORY}") == [notice]


def test_a_disclosure_inside_a_paragraph_is_that_sentence_alone() -> None:
    notice = "This article contains affiliate links."
    assert flagged(f"{STORY} {notice} {STORY}") == [notice]
