"""Percentiles: of a packaged collection, of an earlier audit, of the documents themselves."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.scorecard import FIGURES, PACKAGED, Measured, by_language, packaged, references
from copydesk.scorecard.rates import Card
from copydesk.scorecard.reference import POINTS, ReferenceError, measured

CARDS: list[Card] = [{"lix": float(value), "hedges": 0.0 if value < 80 else float(value)} for value in range(1, 101)]
HUNDRED = [Measured(card, "en", 2001 + number % 3) for number, card in enumerate(CARDS)]
GERMAN = [Measured(card, "de", None) for card in CARDS]


def test_a_percentile_tells_how_many_in_a_hundred_are_lower() -> None:
    known = measured("ours", "en", HUNDRED)
    assert known.percentile("lix", 50.5) == 50
    assert known.percentile("lix", 90) == pytest.approx(90, abs=1)
    assert (known.percentile("lix", 0), known.percentile("lix", 1000)) == (0, 100)


def test_equal_ones_count_half() -> None:
    known = measured("ours", "en", HUNDRED)
    assert known.percentile("hedges", 0) == pytest.approx(40, abs=3)
    assert known.percentile("hedges", 0.1) == pytest.approx(79, abs=5)


def test_what_is_not_known_has_no_percentile() -> None:
    known = measured("ours", "en", HUNDRED)
    assert known.percentile("fog", 3) is None and known.percentile("lix", None) is None
    assert set(known.percentiles({"lix": 3.0, "fog": 3.0, "hedges": None})) == {"lix"}


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=300), st.lists(st.floats(-10, 1010), min_size=2, max_size=20))
def test_percentiles_rise_with_the_figure(values: list[float], asked: list[float]) -> None:
    known = measured("ours", "en", [Measured({"lix": value}, "en", None) for value in values])
    ranks = [known.percentile("lix", value) for value in sorted(asked)]
    assert ranks == sorted(ranks) and all(rank is not None and 0 <= rank <= 100 for rank in ranks)  # type: ignore[type-var]


# Quantiles in steps of a quarter, and values on and between them: ties, and halves that are to be rounded.
quarters = st.integers(0, 400).map(lambda number: number / 4)
asked_values = st.none() | quarters | st.floats(-10, 110)


@given(st.lists(quarters, min_size=1, max_size=300), st.lists(asked_values, max_size=30))
def test_many_cards_at_once_have_the_percentiles_of_each(values: list[float], asked: list[float | None]) -> None:
    known = measured("ours", "en", [Measured({"lix": value, "fog": 1.0}, "en", None) for value in values])
    cards: list[Card] = [{"lix": value, "fog": None, "unheard": 3.0} for value in asked]
    assert known.percentiles_of(cards) == [known.percentiles(card) for card in cards]


@pytest.mark.parametrize("figure", [*FIGURES, "boilerplate_share", "defects_per_1000"])
def test_the_packaged_reference_knows_every_figure(figure: str) -> None:
    values = packaged().quantiles[figure]
    assert len(values) == len(POINTS) and list(values) == sorted(values)


def test_the_packaged_reference_says_what_it_is() -> None:
    assert (packaged().name, packaged().lang, packaged().years) == (PACKAGED, "en", "2010-2020")
    assert packaged().documents > 6000


def test_a_language_needs_two_hundred_documents() -> None:
    made = by_language("corpus", HUNDRED * 2 + GERMAN)
    assert list(made) == ["en"] and made["en"].documents == 200
    assert by_language("corpus", [Measured(card, None, None) for card in CARDS * 3]) == {}


def test_a_reference_says_when_its_documents_were_published() -> None:
    assert measured("ours", "en", HUNDRED).years == "2001-2003"
    assert measured("ours", "en", HUNDRED[:1]).years == "2001" and measured("ours", "de", GERMAN).years == ""


def test_an_earlier_audit_is_a_reference(tmp_path: Path) -> None:
    rows = [
        {"id": str(number), "lang": "es", "published": "2019-03", "scorecard": card}
        for number, card in enumerate(CARDS * 2)
    ]
    whole, lines = tmp_path / "findings.json", tmp_path / "documents.jsonl"
    whole.write_text(json.dumps({"schema": 1, "documents": rows}))
    lines.write_text("\n".join(map(json.dumps, rows)))
    for file in (whole, lines):
        (known,) = references(str(file)).values()
        assert (known.name, known.lang, known.years) == (f"{tmp_path.name}/{file.name}", "es", "2019")
        assert known.percentile("lix", 50.5) == 50


@pytest.mark.parametrize("content", [None, "{", "[]", '{"documents": []}', '{"documents": [{"scorecard": 3}]}'])
def test_a_file_that_is_no_reference_is_told(content: str | None, tmp_path: Path) -> None:
    file = tmp_path / "findings.json"
    if content is not None:
        file.write_text(content)
    with pytest.raises(ReferenceError, match=r"findings\.json"):
        references(str(file))
