"""BP021 photo-credit beyond the rule's own examples."""

import pytest

from copydesk.model import Document
from copydesk.rules.boilerplate.photo_credit import PhotoCredit
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return [text[each.span.start : each.span.end] for each in PhotoCredit().check(document, no_survey())]


def test_own_examples_hold() -> None:
    assert list(failures(PhotoCredit)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Photo: Dale Emmerich / Pine Hollow Gazette"),
        ("en", "Image: Hollow Municipality / Facebook"),
        ("en", "Photograph by Anna Ruud"),
        ("en", "Jo Whit/Getty Images"),
        ("es", "Foto: Archivo El Faro"),
        ("fr", "Crédit photo : Anne Dutru"),
        ("de", "Symbolbild: Stadt Hornsee"),
        ("it", "Foto di repertorio"),
        ("pt", "Foto: Divulgação/Prefeitura de Serra Verde"),
        ("ru", "Фото: пресс-служба района"),
        ("uk", "Фото з архіву редакції"),
        ("pl", "Fot. Anna Lis"),
        ("nl", "Beeld: Jan Kuiper"),
        ("tr", "Fotoğraf: Ayşe Demir"),
    ],
)
def test_credits(lang: str, line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}", lang) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: it is the only one of the old mill, and it hangs in the town hall.",
        "Photographs by the dozen were found in the attic, all of the same dog.",
        "“Photo: Dale Emmer,” was all that was written on the back.",
        "Illustration: how the tide turns twice a day in the upper harbour basin",
    ],
)
def test_what_only_opens_like_a_credit_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_headline_stays() -> None:
    assert flagged("Photos: Ferry Fire\n\n" + STORY, title="Photos: Ferry Fire") == []
