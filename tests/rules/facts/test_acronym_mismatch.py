"""Full names and short forms beside each other."""

import pytest

from copydesk.rules.facts.acronym_mismatch import AcronymMismatch
from copydesk.rules.rule import Case
from copydesk.testing import findings_on


def shown(text: str) -> list[str]:
    found, _ = findings_on(AcronymMismatch, Case(text))
    return [text[each.span.start : each.span.end] for each in found]


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("A report by the World Trade Organization (WHO) is out.", "World Trade Organization (WHO)"),
        ("The head of the World Food Programme (FAO) quit.", "World Food Programme (FAO)"),
        ("The International Energy Agency (IAEA) sees more demand.", "International Energy Agency (IAEA)"),
        ("The European Court of Human Rights (ECJ) ruled.", "European Court of Human Rights (ECJ)"),
        ("Agents of the Drug Enforcement Administration (FDA) came.", "Drug Enforcement Administration (FDA)"),
        (
            "The International Committee of the Red Cross (IOC) called.",
            "International Committee of the Red Cross (IOC)",
        ),
        ("Human Rights Watch, known as MSF, objected.", "Human Rights Watch, known as MSF"),
        ("America's National Security Agency (CIA) listened.", "National Security Agency (CIA)"),
        ("The Asian Development Bank (AIIB) lent it.", "Asian Development Bank (AIIB)"),
        ("The OSCE (Organization of American States) sent them.", "OSCE (Organization of American States)"),
        ("The Organization of American States (OSCE) sent them.", "Organization of American States (OSCE)"),
        ("Médecins Sans Frontières (ICRC) runs it.", "Médecins Sans Frontières (ICRC)"),
        ("The Kurdistan Workers' Party (YPG) denied it.", "Kurdistan Workers' Party (YPG)"),
        ("The Federal Aviation Administration (FCC) grounded it.", "Federal Aviation Administration (FCC)"),
        ("The Scottish National Party (DUP) lost.", "Scottish National Party (DUP)"),
    ],
)
def test_two_bodies_taken_for_one(text: str, passage: str) -> None:
    assert shown(text) == [passage]


@pytest.mark.parametrize(
    "text",
    [
        "The World Trade Organisation (WTO) and the Weltgesundheitsorganisation (WHO) agree.",
        "The International Monetary Fund (FMI) and the United Nations (ONU) agree, as does Nato (OTAN).",
        "The Office for National Statistics (ONS) of Britain.",
        "The Organisation for Economic Co-operation and Development (OECD) warned.",
        "The United Nations Children's Fund (Unicef) warned.",
        "The Swedish Academy (SA), the Ghana Police Service (GPS) and the Free Press Union (FPU) met.",
        "She left the World Bank (she was an economist) for the Federal Reserve (Fed).",
        "The board of the European Central Bank (EU) met; the Security Council of the United Nations (UNSC) too.",
        "The Inter-American World Trade Organization (IAWTO) does not exist.",
        "A branch of the National Rifle Association (ILA) and the Department of Justice (DoJ) agreed.",
        "The economic arm of the African Union (ECA) and members of the Arab League (OPEC) met.",
        "A rumour said the World Health Organization (WTO) was sold.",
        "The Republican National Convention (RNC) and the Democratic National Committee (DNC).",
        "The Department of Transportation (Caltrans) and the Department of Education (DOE) agreed.",
        "The University of California, Los Angeles (UCLA) and the Massachusetts Institute of Technology (MIT).",
    ],
)
def test_names_that_go_together_or_are_not_known(text: str) -> None:
    assert shown(text) == []
