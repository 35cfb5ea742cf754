"""Names spelled two ways: what is taken for one person, and what is not."""

import pytest

from copydesk.rules.facts.name_inconsistent import NameInconsistent
from copydesk.rules.rule import Case
from copydesk.testing import findings_on


def shown(text: str) -> list[str]:
    found, _ = findings_on(NameInconsistent, Case(text))
    return [text[each.span.start : each.span.end] for each in found]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("Harriet Colbrooke sold the mill in May. Mrs Colbrook moved to the coast.", "Mrs Colbrook"),
        ("The driver, Bernard Castellan, 44, was fined. “I slept,” Castelan told the court.", "Castelan"),
        ("Sgt. Luis Ybarrola arrested two men. A lamp lit the yard, Sgt. Ybarolla said.", "Sgt. Ybarolla"),
        ("Gwen Abercrombie won. “Never again,” said Abercromby, laughing.", "Abercromby"),
        ("Councillor Priya Venkatesan spoke first. Councillor Venkateson spoke last.", "Councillor Venkateson"),
        ("Dr. Amos Feldhaus ran the ward. Nurses feared Dr. Feldhouse.", "Dr. Feldhouse"),
        ("Ewan McAllister owns the pub. Mr McAlister pours the beer.", "Mr McAlister"),
        ("Senator Paula Drinkwater left early. Senator Drinkwatter had a cold.", "Senator Drinkwatter"),
        ("Lothar Zimmerling plays the tuba, Zimmerling said. Later Lothar Zimmerlin took a bow.", "Lothar Zimmerlin"),
        ("Kirsten Halvorsen swam, Halvorsen said. Kristen Halvorsen will swim again.", "Kristen Halvorsen"),
        ("Judge Otto Grimshawe sat. By noon Judge Grimshaw rose.", "Judge Grimshaw"),
    ],
)
def test_one_person_spelled_two_ways(text: str, passage: str) -> None:
    assert shown(text) == [passage]


@pytest.mark.parametrize(
    "text",
    [
        "Harriet Colbrooke and Alan Colbrook are not related. Mrs Colbrooke waved; Mr Colbrook did not.",
        "Igor Sokolov and his wife sang. Mrs Sokolova sang best.",
        "Tom Walker walks. The Walkers said nothing.",
        "Carl Jansen and Carla Jansen spoke, Jansen said.",
        "Bill Marten trapped it. Martens said to be rare were seen.",
        "Rosa Klein won Austria's prize. Austrian said by her: she is Klein.",
        "Jon Rivers fishes. Rivera said it was Lou Rivera who fished.",
        "Mr Colbrook, often misspelled, is Harriet Colbrooke's neighbour.",
        "Amir Hassani met Mr Hassan, the mayor, whose name is Omar Hassan.",
        "Paul Grant met the Grand Duke. Grand said.",
        "Nicola Sturgeon spoke. A sturgeon leapt. Sturgeons said to be extinct live here.",
        "Lee Chapman and Mia Chapmann, no relatives, met. Ms Chapmann left.",
        "Hillary Clinton met Bill Clifton. Mr Clifton, not Mrs Clinton, spoke.",
        "Boris Johnson spoke. Mr Johnston, who is Ray Johnston, did not.",
        "“Dear Mr Colbrook,” began the letter to Harriet Colbrooke.",
        "Viktor Yanukovych fled. Mr Yanukovich was last seen in May.",
        "Anna Schroeder sang. Ms Schröder bowed.",
    ],
)
def test_two_people_or_one_name(text: str) -> None:
    assert shown(text) == []


def test_a_spelling_is_told_once() -> None:
    text = "Harriet Colbrooke sold it. Mrs Colbrook moved. Mrs Colbrook wept, and Mrs Colbrooke did too."
    assert shown(text) == ["Mrs Colbrook"]


def test_evidence_names_both_places() -> None:
    text = "Harriet Colbrooke sold the mill. Mrs Colbrook moved."
    (found,), _ = findings_on(NameInconsistent, Case(text))
    evidence = found.evidence
    assert text[evidence["other_start"] : evidence["other_end"]] == "Harriet Colbrooke"
