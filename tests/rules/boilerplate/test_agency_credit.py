"""BP023 agency-credit beyond the rule's own examples."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.agency_credit import AgencyCredit
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(AgencyCredit().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(AgencyCredit)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Associated Press writers Ada Ruud and Jo Whit contributed to this report."),
        ("en", "(Reporting by Ada Ruud in Oslo; Editing by Kit Moreau)"),
        ("en", "SOURCE: Harbour News"),
        ("en", "First published in The Mill."),
        ("es", "Con información de EFE"),
        ("fr", "(Avec AFP)"),
        ("de", "Redaktion: Ada Ruud, Kit Moreau"),
        ("de", "SDA/sep"),
        ("it", "Fonte: ANSA"),
        ("pt", "Com informações da Lusa"),
        ("ru", "По материалам РБК"),
        ("uk", "Джерело: УНІАН"),
        ("pl", "Źródło: PAP"),
        ("nl", "Bron: ANP"),
        ("tr", "Kaynak: AA"),
    ],
)
def test_credits_below_the_story(lang: str, line: str) -> None:
    assert [found.strip("()") for found in flagged(f"{STORY}\n\n{line}", lang)] == [line.strip("()")]


def test_a_credit_is_a_note_and_stays_in_a_cleaned_copy() -> None:
    (finding,) = findings(f"{STORY}\n\nWith files from The Canadian Press")
    assert finding.severity == "note"
    assert finding.fix is None


@pytest.mark.parametrize(
    "line",
    [
        "AFP, the agency, said on Monday that the bridge was closed to all.",
        "Source: a clerk who was in the room and does not want to be named.",
        "The Reuters report said so, and the mayor did not deny any of it.",
    ],
)
def test_attribution_in_the_story_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []
