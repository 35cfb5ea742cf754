"""BP022 copyright beyond the rule's own examples."""

import pytest

from copydesk.model import Document
from copydesk.rules.boilerplate.rights_notice import RightsNotice
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def flagged(text: str, lang: str | None = "en") -> list[str]:
    document = Document(id="a", path="a", text=text, lang=lang)
    return [text[each.span.start : each.span.end] for each in RightsNotice().check(document, no_survey())]


def test_own_examples_hold() -> None:
    assert list(failures(RightsNotice)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Copyright © 2025 Channel Nine. All Rights Reserved."),
        ("en", "Copyright @ 2019 Harbour Post."),
        ("en", "Metro Ledger | 400 Canal St. | Terms of Use | Privacy Policy"),
        ("es", "© El Faro. Todos los derechos reservados"),
        ("fr", "© Le Courrier – Tous droits réservés. Mentions légales – CGU"),
        (
            "de",
            "Copyright © Bote 2017-2026. Für die kommerzielle Nutzung dieses Inhalts ist ein Abonnement erforderlich.",
        ),
        ("it", "La Voce – P.IVA 00000000000 – Riproduzione riservata"),
        ("pt", "Todos os direitos reservados."),
        ("ru", "© «Вестник». При использовании материалов ссылка на сайт обязательна. 16+"),
        ("uk", "Передрук матеріалів дозволено лише з гіперпосиланням на «Новини»"),
        ("pl", "Wszelkie prawa zastrzeżone © Kurier"),
        ("nl", "Alle rechten voorbehouden"),
        ("tr", "Tüm hakları saklıdır."),
    ],
)
def test_notices(lang: str, line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}", lang) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright cases fill half of the court's list this month.",
        "Terms of use",
        "(c) any vessel over twelve metres",
        "She printed “All rights reserved” on the back of each card.",
    ],
)
def test_what_only_speaks_of_rights_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []
