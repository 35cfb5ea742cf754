"""BP020 timestamp beyond the rule's own examples."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.timestamp import Timestamp
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(Timestamp().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(Timestamp)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Posted on January 12, 2020 at 4:15 pm"),
        ("en", "Night Desk | Updated : 19 November 2019, 09:01 AM"),
        ("en", "Published 3 days ago"),
        ("es", "Última actualización: 4 de mayo de 2020, 08:15"),
        ("fr", "Temps de lecture : 2 min"),
        ("de", "3 Minuten Lesezeit"),
        ("it", "Aggiornato il 12/03/2021 alle 10:31"),
        ("pt", "Publicado em 12/03/2021 às 10h31"),
        ("ru", "Обновлено: 12.03.2021 10:31"),
        ("uk", "Опубліковано 4 травня 2020, 08:15"),
        ("pl", "Czas czytania: 5 minut"),
        ("nl", "09-12-2021, 14:32 – Leestijd 2 min"),
        ("tr", "Son güncelleme: 12.03.2021 10:31"),
    ],
)
def test_stamps(lang: str, line: str) -> None:
    assert flagged(f"{line}\n\n{STORY}", lang) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Updated kitchens in 2019 and 2021 made the house worth more",
        "Posted speed: 30 mph",
        "12 January 2022",
        "Correction: Updated 3 March 2021 to mend a name.",
        "“Published 3 March 2021, 10:15,” it said on the last page.",
        "10:31 The first boat leaves",
    ],
)
def test_what_only_looks_like_a_stamp_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_bare_moment_counts_above_the_story_alone_and_is_less_sure() -> None:
    (finding,) = findings(f"March 3, 2021 at 6:02 p.m.\n\n{STORY}")
    assert finding.confidence < 0.97
    assert findings(f"{STORY}\n\nMarch 3, 2021 at 6:02 p.m.\n\n{STORY}") == []
