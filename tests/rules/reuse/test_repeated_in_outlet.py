"""TR008: what one outlet repeats, where the settings ask for it."""

from typing import Any

import pytest

from copydesk.api import audit
from copydesk.rules.reuse.repeated_in_outlet import RepeatedInOutlet
from copydesk.settings import ReuseSettings, Settings
from copydesk.testing import failures

MOLE = (
    "The breakwater was poured in 1931 by convicts from the island prison, who mixed the concrete with sea water; the "
    "iron inside has rusted ever since, and every decade a storm carries off another few metres of the crown."
)
ROWS: list[dict[str, Any]] = [
    {"id": "a", "outlet": "post", "text": f"Divers will fill the hole in the mole with gravel.\n\n{MOLE}"},
    {"id": "b", "outlet": "post", "text": f"{MOLE}\n\nA wedding party was fetched from the lighthouse by boat."},
    {"id": "c", "outlet": "echo", "text": f"In the tavern they sing of the night the lamp went out.\n\n{MOLE}"},
]


def found(rows: list[dict[str, Any]], *, within: bool) -> list[tuple[str, str, str, list[str]]]:
    settings = Settings(reuse=ReuseSettings(within_outlet=within))
    return [
        (each.document.id, each.rule, each.severity, [partner.document.id for partner in each.partners])
        for each in audit([{**row, "lang": "en"} for row in rows], settings=settings).findings
        if each.family == "reuse"
    ]


def test_own_examples_hold() -> None:
    assert list(failures(RepeatedInOutlet)) == []


@pytest.mark.parametrize("within", [False, True], ids=["not asked for", "asked for"])
def test_it_runs_where_the_settings_ask_for_it(within: bool) -> None:
    expected = [("a", "TR008", "note", ["b"]), ("b", "TR008", "note", ["a"])] if within else []
    assert found(ROWS[:2], within=within) == expected


def test_other_outlets_and_the_own_are_two_findings() -> None:
    assert found(ROWS, within=True) == [
        ("a", "TR002", "warning", ["c"]),
        ("a", "TR008", "note", ["b"]),
        ("b", "TR002", "warning", ["c"]),
        ("b", "TR008", "note", ["a"]),
        ("c", "TR002", "warning", ["a", "b"]),
    ]
