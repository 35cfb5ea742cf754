"""Headlines against the text below them."""

import pytest

from copydesk.rules.facts.headline_conflict import HeadlineConflict
from copydesk.rules.rule import Case
from copydesk.testing import findings_on


def shown(text: str, title: str | None = None) -> list[str]:
    found, _ = findings_on(HeadlineConflict, Case(text, title=title))
    return [text[each.span.start : each.span.end] for each in found]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Five held over bridge theft\n\nPolice arrested six men on Monday over the theft of a bridge.", "Five held"),
        ("Two killed in quarry blast\n\nFour workers were killed when a charge went off early.", "Two killed"),
        ("12 injured as tram derails\n\nEighteen people were injured when a tram left its rails.", "12 injured"),
        ("Nine miners rescued\n\nSeven miners were rescued on Friday after a night below.", "Nine miners rescued"),
        ("Shop prices fall again\n\nPrices rose by 2 percent in May, the office said.", "prices fall"),
        ("City sales jump\n\nCity sales dropped sharply in the spring, the firm said.", "sales jump"),
        (
            "Museum to reopen in March\n\nThe museum will open its doors in June, it said. Until June it stays shut.",
            "in March",
        ),
        ("Council to fell 40 elms\n\nThe council will fell 60 elms, it said on Tuesday. The trees are ill.", "40 elms"),
        ("Three rescued from cliff\n\nFour people were rescued from a cliff on Sunday.", "Three rescued"),
        ("Exports rise at last\n\nExports fell 3% in June, customs figures showed.", "Exports rise"),
    ],
)
def test_a_headline_that_the_text_denies(text: str, passage: str) -> None:
    assert shown(text) == [passage]


def test_a_title_from_elsewhere_is_held_against_the_text_and_the_text_is_marked() -> None:
    assert shown("Six men were arrested on Monday.", "Five arrested over theft") == ["Six men were arrested"]


@pytest.mark.parametrize(
    "text",
    [
        "Five held over theft\n\nPolice arrested five men on Monday.",
        "Five held over theft\n\nPolice arrested three men and two women on Monday.",
        "Two killed in quarry blast\n\nTwo workers were killed and four people were hurt.",
        "Dozens injured as tram derails\n\nEighteen people were injured when a tram left its rails.",
        "Two dead in flood\n\nThe toll rose to four dead on Monday, police said.",
        "Shop prices fall\n\nPrices did not rise in May. Prices fell by a tenth.",
        "Profits rise\n\nProfits rose although sales fell at home.",
        "Museum to reopen in March\n\nThe museum shut in May last year. It will open in March.",
        "Council to fell 40 elms\n\nThe council will fell 25 elms and 15 oaks. Forty trees will go.",
        "More than 20 hurt\n\nTwenty-two people were hurt on Monday.",
        "Man, 40, held\n\nA man aged 40 was held. Two men were held last year.",
        "World Cup 2026: four to watch\n\nSix players were hurt in May.",
        "Three things to know\n\nTwo people were hurt on Monday.",
        "Prices up or down?\n\nPrices fell by a tenth.",
        "Crime up 5%\n\nViolent crime fell by 3% but crime as a whole went up 5%.",
    ],
)
def test_a_headline_that_fits_or_is_open(text: str) -> None:
    assert shown(text) == []
