"""BP004 advertisement beyond the rule's own examples."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.advertisement import Advertisement
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en", title: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return list(Advertisement().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, title=title)]


def test_own_examples_hold() -> None:
    assert list(failures(Advertisement)) == []


@pytest.mark.parametrize(
    ("lang", "kind", "line"),
    [
        ("en", "crypto", "Buy Bitcoin in 60 seconds with CoinOtter – zero fees. Start trading today!"),
        ("en", "loan", "AdvanceOtter: instant personal loans, approval in 2 minutes, no credit check."),
        ("en", "essay", "Pay someone to do my homework? EssayPike experts give 20% off your first order."),
        ("en", "pharma", "VigorOtter – doctors hate this trick! Buy 2 bottles, get 1 FREE. Limited stock."),
        ("en", "coupon", "TunnelOtter VPN – 73% off plus 3 months free with code LAKE."),
        ("en", "dating", "Sporty singles over 50 want to meet you. OtterMingle – create your profile free."),
        ("es", "crypto", "MonedaNutria – Multiplica tus ahorros. Ganancias diarias aseguradas."),
        ("fr", "pharma", "Insomnie ? DodoLoutre sans ordonnance. Commandez maintenant, -40 %."),
        ("de", "crypto", "Jetzt einsteigen: ab 20 Euro in Bitcoin investieren und bis zu 300 % Gewinn machen."),
        ("it", "loan", "Prestiti fino a 5.000 € anche a cattivi pagatori: PrestitoLontra, esito immediato."),
        ("pt", "essay", "TCC sem estresse: monografia em 72 horas, sem plágio. Peça já seu orçamento!"),
        ("ru", "loan", "Срочно нужны деньги? ЗаймВыдра — до 30 000 рублей на карту без отказа."),
        ("uk", "pharma", "СонВидра: засинайте за 10 хвилин! Замовте без рецепта зі знижкою 50%."),
        ("pl", "loan", "Szybka gotówka od ręki? Do 6000 zł w 15 minut, także dla zadłużonych. Sprawdź!"),
        ("nl", "dating", "Gezellige singles in jouw dorp? Maak vandaag nog een gratis profiel."),
        ("tr", "pharma", "Reçetesiz sakinleştirici, kapıda ödeme. Hemen sipariş verin!"),
    ],
)
def test_an_advertisement_on_a_line_of_its_own_is_found(lang: str, kind: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    (found,) = findings(text, lang)
    assert text[found.span.start : found.span.end] == line
    assert found.evidence["kind"] == kind


@pytest.mark.parametrize(
    "line",
    [
        "The lender had promised an instant loan, no credit check, up to $500 in two minutes.",
        "Without a prescription, the pharmacist said, nobody gets the pills.",
        "The town used its reserve to buy bitcoin and lost half of it.",
        "She uses a VPN at work.",
        "The dating site showed him singles near the harbour, and took 40 dollars.",
        "“Buy bitcoin today and double your money,” the banner said.",
        "Correction: the online pharmacy is not Canadian. Order today was its slogan.",
    ],
)
def test_a_sentence_of_the_story_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_an_advertising_sentence_inside_a_paragraph_is_that_sentence_alone() -> None:
    advert = "Order your pills without a prescription now!"
    assert flagged(f"{STORY} {advert} {STORY}") == [advert]


def test_lines_without_a_product_beside_it_are_left() -> None:
    advert = "OtterVPN: 73% off with code LAKE"
    text = f"{STORY}\n\n{advert}\nThe tickets are 10 euro in two minutes"
    assert flagged(text) == [advert]


def test_an_advertisement_for_betting_is_left_to_its_own_rule() -> None:
    assert flagged(f"{STORY}\n\nClaim your $500 welcome bonus: use promo code OTTER. 18+\n\n{STORY}") == []


def test_a_line_of_search_words_is_found_and_a_list_of_things_is_not() -> None:
    words = "cheap cattle feed near me, best cattle feed prices 2023, cattle feed online, buy cattle feed"
    assert flagged(f"{STORY}\n\n{words}") == [words]
    assert flagged(f"{STORY}\n\nbread, butter, the shop near me, salt, a kettle") == []
