"""Standing text: what one outlet prints again and again is told from what travelled."""

from datetime import datetime, timedelta

import pytest

from copydesk.model import Document, Published
from copydesk.reuse.whole_run import report_on
from copydesk.rules.reuse.copied_document import CopiedDocument
from copydesk.rules.reuse.copied_passage import CopiedPassage
from copydesk.settings import ReuseSettings

NOTE = (
    "Letters to the harbour desk may be read aloud on the quay at noon; writers who want their names withheld should "
    "tie a knot in the upper corner of the envelope and drop it through the brass flap beside the pilot's door."
)
STORIES = (
    "Nine crates of lemons floated ashore below the lighthouse after the gale, and children sold them by the road.",
    "A bell cast in 1710 was lifted into the new tower with two cranes while the brass band played a slow march.",
    "Beekeepers along the canal counted fewer swarms than in any spring since the drought, the county board heard.",
    "The last steam tram rattled through the tunnel on Sunday with ninety passengers and a stowaway goat on board.",
    "Glaziers replaced forty panes in the palm house, where frost had split the frames and killed the oldest fern.",
    "Students in the drawing class painted the mayor from memory; he bought the least flattering of the portraits.",
    "Well diggers struck a Roman drain behind the dairy and sent for the museum before they touched another stone.",
    "The chess club moved its tables to the ferry for a week because the cellar smelled of paint and wet plaster.",
)
DAY = datetime(2019, 5, 3)


def article(number: int, outlet: str, day: int | None = None, passage: str = NOTE) -> Document:
    published = None
    if day is not None:
        at = DAY + timedelta(days=day)
        published = Published(at, at.replace(hour=23, minute=59), "day", "path", f"{at:%Y-%m-%d}", at.date())
    text = f"{STORIES[number]} {passage}"
    return Document(f"{number}.txt", f"{number}.txt", text, outlet=outlet, published=published, lang="en")


def found(*documents: Document) -> int:
    made, _ = report_on(documents, ReuseSettings(), rules=[CopiedDocument(), CopiedPassage()])
    return len(made)


def test_a_passage_of_one_article_on_either_side_has_travelled() -> None:
    assert found(article(0, "post"), article(1, "courier")) == 2


def test_what_three_articles_of_an_outlet_hold_is_its_own_standing_text() -> None:
    assert found(*(article(number, "post") for number in range(3)), article(3, "courier")) == 0


def test_two_articles_of_an_outlet_a_few_days_apart_follow_one_story() -> None:
    assert found(article(0, "post", 0), article(1, "post", 4), article(2, "courier", 1)) == 3


def test_two_articles_of_an_outlet_a_month_apart_hold_standing_text() -> None:
    assert found(article(0, "post", 0), article(1, "post", 40), article(2, "courier", 1)) == 0


def test_standing_text_of_one_outlet_is_none_between_two_others_either() -> None:
    house = [article(number, "post") for number in range(3)]
    assert found(*house, article(3, "a-writer-of-the-post"), article(4, "another-writer")) == 0


def test_what_many_outlets_print_has_travelled_however_often_each_prints_it() -> None:
    outlets = ["post", "post", "courier", "echo", "herald", "globe", "mail", "mirror"]
    assert found(*(article(number, outlet, 40 * number) for number, outlet in enumerate(outlets))) == 8


def test_a_long_passage_that_two_articles_hold_is_a_text_of_its_own() -> None:
    long = f"{' '.join(STORIES[4:])} {NOTE} {NOTE.upper().replace('LETTERS', 'POSTCARDS')}"
    own = [" ".join(f"{word}{'aou'[n]}rk" for word in long.replace(".", "").split()) for n in range(3)]
    made = [article(n, "post" if n < 2 else "courier", 40 * n, passage=f"{own[n]}. {long}") for n in range(3)]
    assert found(*made) == 3


def test_documents_of_unknown_outlets_hold_no_standing_text() -> None:
    made = [article(number, "post") for number in range(4)]
    unknown = [Document(each.id, each.path, each.text, lang="en") for each in made]
    assert found(*unknown) == 4


@pytest.mark.parametrize("setting", [True, False], ids=["within outlets", "across outlets alone"])
def test_what_is_repeated_inside_an_outlet_is_still_found_there(setting: bool) -> None:
    from copydesk.rules.reuse.repeated_in_outlet import RepeatedInOutlet

    house = [article(number, "post", 40 * number) for number in range(3)]
    made, _ = report_on(house, ReuseSettings(within_outlet=setting), repeats=[RepeatedInOutlet()])
    assert len(made) == (3 if setting else 0)
