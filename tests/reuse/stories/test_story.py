"""Which documents are of one story."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest

from copydesk.model import Document, Published
from copydesk.reuse.participants import roster
from copydesk.reuse.stories.name_keys import MOST_KEYS, merged, name_keys
from copydesk.reuse.stories.story import MOST_DOCUMENTS, Story, stories
from copydesk.settings import ReuseSettings

HARBOUR = "Police in Tessmouth questioned Dennis Calloway, the cox, about the bell of Saint Wendel on Monday."
CELLAR = "On Monday the cox, Dennis Calloway, showed the bell of Saint Wendel to a class from Tessmouth."
ELSEWHERE = "The brewer Tarnside opened a hall in Ellmoor, said Godfrey Plum, and gave each guest a mug."


def article(number: int, text: str, *, day: date | None = date(2018, 7, 9), outlet: str = "") -> Document:
    published = None
    if day is not None:
        start = datetime(day.year, day.month, day.day)
        published = Published(start, start + timedelta(hours=23), "day", "field", day.isoformat(), day)
    name = f"{number:03d}"
    return Document(id=name, path=name, text=text, outlet=outlet or f"outlet-{number}", published=published, lang="en")


def found(*documents: Document, shared: tuple[tuple[int, int], ...] = ()) -> tuple[Story, ...]:
    keys = name_keys(list(enumerate(documents)))
    return stories(keys, roster([each.source for each in documents], ReuseSettings()), shared)


def test_rare_names_within_days_make_a_story() -> None:
    assert found(article(0, HARBOUR), article(1, CELLAR), article(2, ELSEWHERE)) == (Story((0, 1)),)


def test_weeks_apart_names_make_none() -> None:
    assert found(article(0, HARBOUR), article(1, CELLAR, day=date(2018, 8, 9))) == ()


def test_a_passage_makes_a_story_whenever() -> None:
    late = article(1, ELSEWHERE, day=date(2019, 8, 9))
    assert found(article(0, HARBOUR), late, shared=((0, 1),)) == (Story((0, 1), shares_passages=True),)


def test_names_that_every_document_has_make_none() -> None:
    assert found(*(article(number, HARBOUR) for number in range(60))) == ()


def test_a_story_is_bounded() -> None:
    chain = tuple((number, number + 1) for number in range(200))
    made = found(*(article(number, ELSEWHERE, day=None) for number in range(201)), shared=chain)
    assert all(2 <= len(story.documents) <= MOST_DOCUMENTS for story in made)
    assert len({number for story in made for number in story.documents}) == sum(len(s.documents) for s in made)


def test_the_order_of_the_parts_does_not_matter() -> None:
    documents = [article(0, HARBOUR), article(1, CELLAR), article(2, ELSEWHERE), article(3, HARBOUR)]
    parts = [name_keys([pair]) for pair in enumerate(documents)]
    known = roster([each.source for each in documents], ReuseSettings())
    assert stories(merged(parts), known) == stories(merged(parts[::-1]), known)


def test_nothing_at_all() -> None:
    assert found() == ()
    assert found(article(0, "")) == ()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("Monday came. The sea rose. Boats sank.", 0, id="words that open a sentence"),
        pytest.param("they saw Tessmouth", 1, id="a single name"),
        pytest.param("they saw Tessmouth's bells and Tessmouth", 1, id="a name once"),
        pytest.param("Dennis Calloway came", 1, id="two words"),
        pytest.param("Sir Dennis Calloway Ames came", 3, id="each two neighbours"),
        pytest.param("он увидел Лугу", 1, id="Cyrillic"),
        pytest.param("visit WWW.EXAMPLE.COM/Path now", 0, id="an address"),
    ],
)
def test_names_become_keys(text: str, count: int) -> None:
    assert len(name_keys([(7, article(0, text))])) == count


def test_a_list_of_names_is_cut() -> None:
    endless = " ".join(
        f"and Q{'abcdefgh'[n % 8]}{'abcdefgh'[n // 8 % 8]}{'abcdefgh'[n // 64 % 8]}x" for n in range(500)
    )
    keys = name_keys([(0, article(0, endless))])
    assert len(keys) == MOST_KEYS
    assert np.all(np.diff(keys.keys) > 0)
