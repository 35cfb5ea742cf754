"""How far a text reports speech as translations do: what is counted, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document


def document(body: str) -> Document:
    return Document(id="a", path="a", text=body, lang="en")


def counted(body: str, kind: str) -> list[str]:
    return [body[span.start : span.end] for span in getattr(text.translated_speech(document(body)), kind)]


@pytest.mark.parametrize(
    ("body", "kind", "passages"),
    [
        pytest.param("The mayor has assured us.", "perfect", ["has assured"], id="present perfect"),
        pytest.param("They have also pointed out a flaw.", "perfect", ["have also pointed out"], id="adverb between"),
        pytest.param("She had stressed it.", "perfect", [], id="past perfect is plain English"),
        pytest.param("“He has assured me,” she said.", "perfect", [], id="inside a quotation"),
        pytest.param("The mayor has assured us.", "marked", ["has assured"], id="a marked verb in the perfect"),
        pytest.param("She stressed it and said it.", "marked", ["stressed"], id="a marked verb"),
        pytest.param("She distressed him.", "marked", [], id="part of a word"),
        pytest.param("For his part, he left. For its part it stayed.", "openings", ["For his part", "For its part"]),
        pytest.param("He paid for his part. It was for his part.", "openings", [], id="within a sentence"),
        pytest.param("It rained. Thus it ended.", "links", ["Thus"], id="a link of essays"),
        pytest.param("She said so in statements to the media.", "phrases", ["in statements to the media"]),
        pytest.param("“We go (…) and come,” she said.", "cuts", ["(…)"], id="a cut in a quotation"),
        pytest.param("„Das ist gut“, he said.", "marks", ["„Das ist gut“"], id="low marks"),
        pytest.param("“It is late”, so Lind.", "marks", ["”, so Lind."], id="so and a name"),
        pytest.param("“It is late,” so Lind went home.", "marks", [], id="so that follows"),
        pytest.param('"It is late" - she noted.', "marks", ['" - she noted'], id="a dash for a comma"),
        pytest.param('The "late" - named so - left.', "marks", [], id="a dash before no verb of saying"),
        pytest.param("“It is late”, she noted.", "marks", ["”, she noted"], id="a comma behind the mark"),
        pytest.param("“It is late”, Ada Lind said.", "marks", ["”, Ada Lind said"], id="a comma and a name"),
        pytest.param("“It is late,” she noted. The “late”, or so.", "marks", [], id="commas as English has them"),
        pytest.param("“It is late, ”she noted ”.", "marks", [" ”", " ”"], id="marks that stand apart"),
        pytest.param("“It is late. ”\nShe left.", "marks", [" ”"], id="a mark apart at the end of a line"),
        pytest.param("He wore size 6 ”\nand a hat. A ” B", "marks", [], id="marks that may be inches"),
        pytest.param(
            "About 80 000 homes and 7 000 000 trees.", "figures", ["80 000"], id="thousands parted by a blank"
        ),
        pytest.param("It costs 4,7 million and 12,25 % more.", "figures", ["4,7 million", "12,25 %"], id="decimals"),
        pytest.param("It costs R$ 38,5 million.", "figures", ["R$ 38,5 million"], id="decimals behind a currency"),
        pytest.param("It costs 4.7 million, 1,250 euros, and in 1970,71 percent of it.", "figures", [], id="English"),
        pytest.param("About 80.000 homes were dark.", "figures", ["80.000"], id="thousands parted by a point"),
        pytest.param("A claim of 1.500 million, or 99.900 percent.", "figures", [], id="decimals behind a point"),
        pytest.param("At 14h30 they left 3h45m behind.", "figures", ["14h30"], id="hours"),
    ],
)
def test_what_counts(body: str, kind: str, passages: list[str]) -> None:
    assert counted(body, kind) == passages


def test_verbs_beside_quotations_are_told_from_others() -> None:
    body = "“The pier is closed”, the mayor has assured. After that, she has stressed that nobody drowned in the storm."
    assert counted(body, "perfect") == ["has assured", "has stressed"]
    assert counted(body, "touching") == ["has assured"]


def test_all_reporting_verbs_are_the_measure_of_the_marked_ones() -> None:
    body = "He said it, she told him, they stressed it, and all have insisted on it, unsaid as it was."
    assert (counted(body, "marked"), text.reporting_verbs(document(body))) == (["stressed", "have insisted"], 4)


def test_rates_are_per_thousand_words() -> None:
    found = text.translated_speech(document("one " * 499 + "stressed."))
    assert found.per_thousand(len(found.marked)) == 2.0


@given(st.text(alphabet='(….)h3045, million„“”" -so\nThus has saidé😀', max_size=200))
def test_places_lie_within_the_body(body: str) -> None:
    found = text.translated_speech(document(body))
    for kind in ("perfect", "marked", "openings", "links", "phrases", "cuts", "marks", "figures"):
        assert all(0 <= span.start < span.end <= len(body) for span in getattr(found, kind))
