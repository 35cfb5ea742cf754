"""Announced lists: how many items there can be, and which lists are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.rules.facts.list_count import ListCount
from copydesk.rules.facts.listing import count
from copydesk.rules.rule import Case
from copydesk.testing import findings_on


def found(text: str) -> int:
    return len(findings_on(ListCount, Case(text))[0])


@pytest.mark.parametrize(
    "text",
    [
        "The prize is shared by three writers: Amos Reed and Jo Dunn.",
        "It flies to six airports: Lund, Velden, Marsh, Ostrow and Bray.",
        "The four founders, Ann Poe, Al Roe and Jo Doe, left in May.",
        "Police seized three dogs: Rex, Bruno, Fritz and Bella.",
        "She carries two instruments: flute, oboe and harp.",
        "The league added five clubs – Velden Town, Marsh Rovers, Ostrow and Lund – on Monday.",
        "The dish needs four herbs: basil, thyme and sage.",
        "The four Nordic kingdoms, Denmark, Norway and Sweden, agreed.",
        "It has offices in three cities: Lagos, Accra, Lome and Abidjan.",
        "Two sponsors, namely Bosch, Ikea and Shell, withdrew.",
        "The school teaches 5 languages: French, German, Polish and Greek.",
        "The band has three members: Kit, Lou, Mo and Sal.",
        "She wrote seven songs: Rain, Snow, Hail, Sleet, Fog and Mist.",
        "They own two breweries: Garrick, Mole and Tarn.",
        "Her four brothers, Tom, Dick and Harry, came too.",
    ],
)
def test_a_list_of_another_length_is_found(text: str) -> None:
    assert found(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The prize is shared by three writers: Amos Reed, Jo Dunn and Cy Hale.",
        "It flies to six airports, such as Lund, Velden and Marsh.",
        "The four founders, among them Ann Poe and Al Roe, left in May.",
        "Six airports were shut: Lund, Velden and Marsh in the west, and Bray, Tarn and Ostrow in the east.",
        "Two islands: Trinidad and Tobago.",
        "Two shops: Marks and Spencer and Barnes and Noble.",
        "He asked two questions: where, when and how it began mattered not.",
        "Three people died: a cook, his wife and their two sons.",
        "The two victims: John Poole, 45, Dundee, and Amos Reed, 12.",
        "It took three days: Monday, Tuesday and part of Wednesday and Friday.",
        "Five-star hotels: Ritz, Savoy and Astor.",
        "One of the four regions: Velden, Marsh or Lund.",
        "There are about four regions: Velden, Marsh and Lund.",
        "The flag has three colours: black, red and gold.",
        "They sang two songs: “Stay, Stay and Go” and “Come, Go and Sit”.",
        "The mayor visited two towns, Lund and Velden, and three farms, and Marsh and Ostrow cheered.",
        "In June, in two countries, Norway, Chile and Ghana voted.",
        "Among the four, Velden, Marsh and Lund are rich.",
        "In the four countries, Norway, Chile and Ghana won most votes.",
        "Two teams remain: Velden, who beat Lund, and Marsh and Ostrow.",
        "The two parties, Labour and the Greens, agreed; both sides won.",
        "The law covers four crimes: theft, fraud, breaking and entering, and arson.",
    ],
)
def test_a_right_or_open_list_is_not(text: str) -> None:
    assert found(text) == 0


@pytest.mark.parametrize(
    ("passage", "counts"),
    [
        ("Lund, Velden and Marsh", (3, 3)),
        ("Lund, Velden, and Marsh", (3, 3)),
        ("Lund and Velden", (2, 2)),
        ("Lund, Velden and Bosnia and Herzegovina", (3, 4)),
        ("Lund, Bosnia and Herzegovina, and Marsh", (3, 3)),
        ("Lund and Velden, Marsh, and Bray", (3, 4)),
        ("soap, rope and oil", (3, 3)),
        ("Lund, Velden, Marsh", None),
        ("Lund, Velden and others", None),
        ("Lund, who left, and Velden", None),
    ],
)
def test_how_many_items_there_can_be(passage: str, counts: tuple[int, int] | None) -> None:
    assert count(passage) == counts


@given(st.lists(st.sampled_from(["Lund", "Velden", "Marsh", "New Ostrow", "Isle of Bray"]), min_size=2, max_size=9))
def test_a_plain_list_counts_its_items(names: list[str]) -> None:
    assert count(f"{', '.join(names[:-1])} and {names[-1]}") == (len(names), len(names))
