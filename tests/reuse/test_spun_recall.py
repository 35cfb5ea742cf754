"""How many spun pieces are linked with their originals, tuned on and held out, and that no others are."""

import tomllib
import zlib
from functools import cache
from pathlib import Path

import pytest

from copydesk import audit

CASES = Path(__file__).parents[1] / "cases" / "spun"
LINKS = {"TR001", "TR002", "TR003", "TR004"}
TABLES = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))]
PAIRS: list[dict[str, str]] = [pair for table in TABLES for pair in table["pair"]]


@cache
def linked() -> frozenset[tuple[str, str]]:
    """The spun pieces with the plain ones that they are found to rest on."""
    spun = [{"id": f"spun {pair['name']}", "text": pair["spun"], "outlet": "copies", "lang": "en"} for pair in PAIRS]
    plain = [{"id": pair["name"], "text": pair["plain"], "outlet": "wire", "lang": "en"} for pair in PAIRS]
    findings = audit(spun, against=plain).findings
    return frozenset(
        (finding.document.id.removeprefix("spun "), partner.document.id)
        for finding in findings
        if finding.rule in LINKS or "passage" in finding.evidence  # told together with a quotation altered in it
        for partner in finding.partners
    )


@pytest.mark.parametrize(
    ("held_out", "least"), [pytest.param(False, 0.93, id="tuned"), pytest.param(True, 0.87, id="held out")]
)
def test_spun_pieces_are_linked_with_their_originals(held_out: bool, least: float) -> None:
    names = [pair["name"] for pair in PAIRS if zlib.crc32(pair["name"].encode()) % 2 == held_out]
    assert sum((name, name) in linked() for name in names) >= least * len(names)


@pytest.mark.parametrize("strength", ["light", "heavy"])
def test_light_and_heavy_rewriting_is_seen_as_well(strength: str) -> None:
    names = [pair["name"] for pair in PAIRS if pair["strength"] == strength]
    assert sum((name, name) in linked() for name in names) >= 0.9 * len(names)


def test_no_piece_is_linked_with_the_original_of_another() -> None:
    assert all(spun == plain for spun, plain in linked())
