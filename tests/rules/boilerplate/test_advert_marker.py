"""BP005 advert-marker beyond the rule's own examples."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.advert_marker import AdvertMarker
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en", title: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return list(AdvertMarker().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, title=title)]


def test_own_examples_hold() -> None:
    assert list(failures(AdvertMarker)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "ADVERTISEMENT"),
        ("en", "(Advertisement)"),
        ("en", "Advertisement:"),
        ("en", "– Advertisement –"),
        ("en", "Skip ad"),
        ("en", "Article content"),
        ("es", "PUBLICIDAD"),
        ("fr", "Publicité"),
        ("de", "- Anzeige -"),
        ("de", "WERBUNG"),
        ("it", "Pubblicità"),
        ("pt", "Publicidade"),
        ("ru", "Реклама"),
        ("uk", "Реклама"),
        ("pl", "REKLAMA"),
        ("nl", "Advertentie"),
        ("tr", "REKLAM"),
    ],
)
def test_a_line_that_is_the_label_alone_is_a_marker(lang: str, line: str) -> None:
    assert [each.strip() for each in flagged(f"{STORY}\n\n{line}\n\n{STORY}", lang)] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement rates",
        "The advertisement",
        "Anzeige erstattet",
        "Werbung wirkt",
        "“Advertisement”",
        "Publicidad engañosa",
        "Advertisement is dear this year.",
    ],
)
def test_a_line_that_says_more_or_quotes_the_word_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}", None) == []


def test_a_word_in_the_midst_of_a_broken_sentence_stays() -> None:
    assert flagged("He called the whole thing an\nadvertisement\nfor the rival shop across the road.") == []


def test_the_headline_stays() -> None:
    assert flagged(f"Advertisement\n\n{STORY}", title="Advertisement") == []


def test_removing_it_is_a_safe_fix_that_takes_the_line() -> None:
    (found,) = findings(f"{STORY}\nAdvertisement\n{STORY}")
    assert found.fix is not None
    assert found.fix.safe
    assert len(found.fix.span) == len("Advertisement\n")
