"""BP025 continues-marker beyond the rule's own examples."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.continues_marker import ContinuesMarker
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en", title: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return list(ContinuesMarker().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, title=title)]


def test_own_examples_hold() -> None:
    assert list(failures(ContinuesMarker)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Story continues below"),
        ("en", "Article continues after this ad"),
        ("en", "CONTINUE READING"),
        ("en", "Scroll down for video"),
        ("en", "Continued on page A6"),
        ("es", "La nota continúa después de la publicidad"),
        ("fr", "La suite après cette publicité"),
        ("de", "Weiterlesen"),
        ("it", "Continua a leggere dopo la pubblicità"),
        ("pt", "Continua após a publicidade"),
        ("ru", "Продолжение после рекламы"),
        ("uk", "Читати далі"),
        ("pl", "Dalsza część tekstu pod materiałem wideo"),
        ("nl", "Tekst gaat verder onder de foto"),
        ("tr", "Haberin devamı reklamdan sonra"),
    ],
)
def test_a_signpost_on_a_line_of_its_own_is_found(lang: str, line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}", lang) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The story continues below ground, where the miners found a second door.",
        "The article continues after the war.",
        "Continue reading aloud",
        "“Story continues below,” the sign said.",
        "Continue, river, where you must,",
        "Keep reading lists short, the librarian advised.",
    ],
)
def test_a_sentence_that_says_more_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_signpost_between_sentences_is_that_sentence_alone() -> None:
    assert flagged(f"{STORY} Story continues below advertisement. {STORY}") == ["Story continues below advertisement."]
