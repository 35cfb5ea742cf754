"""How many pieces in the style of translations are told as such, tuned on and held out, and how many clean ones are."""

import tomllib
import zlib
from functools import cache
from pathlib import Path

import pytest

from copydesk import Report, check_text

CASES = Path(__file__).parents[2] / "cases"
Piece = dict[str, str]


def pieces(folder: str, key: str) -> list[Piece]:
    """The pieces of a folder; "clean" and plain ones have no strength."""
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted((CASES / folder).glob("*.toml"))]
    return [piece for table in tables for piece in table[key]]


TRANSLATED = [piece for piece in pieces("translated", "piece") if "strength" in piece]
CLEAN = [piece for piece in pieces("translated", "piece") if "strength" not in piece]
PLAIN = [{"name": pair["name"], "text": pair["plain"]} for pair in pieces("spun", "pair")]
SPUN = [{"name": pair["name"], "text": pair["spun"], "strength": pair["strength"]} for pair in pieces("spun", "pair")]


@cache
def report(text: str) -> Report:
    return check_text(text, lang="en")


def found(piece: Piece, code: str) -> bool:
    return any(finding.rule.startswith(code) for finding in report(piece["text"]).findings)


def half(every: list[Piece], *, held_out: bool, strength: str = "") -> list[Piece]:
    """The pieces that rules were tuned on, or those that were held out, told by the checksum of their names."""
    return [
        piece
        for piece in every
        if zlib.crc32(piece["name"].encode()) % 2 == held_out and piece.get("strength", "").startswith(strength)
    ]


def recall(every: list[Piece], code: str) -> float:
    return sum(found(piece, code) for piece in every) / len(every)


def test_the_pieces_are_as_many_as_the_manifest_says() -> None:
    assert (len(TRANSLATED), len(CLEAN), len(PLAIN)) == (40, 15, 40)
    assert len({piece["name"] for piece in (*TRANSLATED, *CLEAN, *PLAIN)}) == 95


@pytest.mark.parametrize(
    ("held_out", "strength", "least"),
    [
        pytest.param(False, "", 0.6, id="tuned: all"),
        pytest.param(True, "", 0.7, id="held out: all"),
        pytest.param(False, "strong", 1.0, id="tuned: strong"),
        pytest.param(True, "strong", 1.0, id="held out: strong"),
        pytest.param(False, "medium", 0.75, id="tuned: medium"),
        pytest.param(True, "medium", 0.75, id="held out: medium"),
    ],
)
def test_translated_reporting_is_told(held_out: bool, strength: str, least: float) -> None:
    assert recall(half(TRANSLATED, held_out=held_out, strength=strength), "SQ013") >= least


@pytest.mark.parametrize("piece", [*CLEAN, *PLAIN, *SPUN], ids=lambda piece: piece["name"])
def test_other_pieces_are_not_told_as_translated(piece: Piece) -> None:
    assert not found(piece, "SQ013")
    assert not found(piece, "SQ020")


@pytest.mark.parametrize("piece", half(TRANSLATED, held_out=False, strength="strong"), ids=lambda piece: piece["name"])
def test_the_finding_lists_phrases_and_never_says_how_the_text_was_made(piece: Piece) -> None:
    (finding,) = (finding for finding in report(piece["text"]).findings if finding.rule == "SQ013")
    assert all(phrase in " ".join(piece["text"].split()) for phrase in finding.evidence["phrases"])
    assert "machine" not in finding.message


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("es-ukraine-energy", "Zaporiyia"),
        ("fr-poutine-sanctions", "Poutine"),
        ("de-selenskyj-aid", "Saporischschja"),
        ("pl-border-fence", "Łukaszenka"),
    ],
)
def test_names_in_the_form_of_another_language_are_noted(name: str, form: str) -> None:
    (piece,) = (piece for piece in TRANSLATED if piece["name"] == name)
    notes = [finding for finding in report(piece["text"]).findings if finding.rule == "SQ020"]
    assert any(form in finding.message for finding in notes)
    assert {finding.severity for finding in notes} == {"note"}


@pytest.mark.parametrize(("held_out", "least"), [(False, 1.0), (True, 1.0)], ids=["tuned", "held out"])
def test_heavily_spun_pieces_show_it_without_their_originals(held_out: bool, least: float) -> None:
    assert recall(half(SPUN, held_out=held_out, strength="heavy"), "SQ") >= least


@pytest.mark.parametrize("piece", PLAIN, ids=lambda piece: piece["name"])
def test_the_plain_originals_have_no_defect(piece: Piece) -> None:
    assert not found(piece, "SQ")
