"""Measures beside their conversions: what is found, what is left alone, and how figures are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.rules.facts.measure import measures
from copydesk.rules.facts.unit_conversion import UnitConversion
from copydesk.rules.rule import Case
from copydesk.testing import findings_on


def shown(text: str) -> list[str]:
    found, _ = findings_on(UnitConversion, Case(text))
    return [text[each.span.start : each.span.end] for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "The pipeline runs for 300 miles (183 km) under the ice.",
        "They walked 12 kilometres (70 miles) to the well.",
        "A slope of 900 metres (9,000 feet) lies above it.",
        "The bridge is 1,600 feet (48 metres) long.",
        "Some 2,000 hectares (500 acres) burned.",
        "The reservoir covers 50 square miles (80 sq km) when full.",
        "It swallowed 3 million gallons (1.1 million litres) a day.",
        "The bull weighs 900 kg (198 lb).",
        "The nugget weighs 72 kilograms (15.8 pounds).",
        "He drove at 100 mph (62 km/h) through a village.",
        "Gusts of 70 knots (80 km/h) were felt.",
        "It was 104 degrees Fahrenheit (48 degrees Celsius) in the shade.",
        "At minus 10 Celsius (41 Fahrenheit) the pipes burst.",
        "The statue is six feet (18 metres) tall.",
        "Rainfall reached 4.5 inches (45 mm) in an hour.",
        "A 15-foot (46-metre) python was found.",
        "They need 10 to 12 gallons (3.8 to 4.5 litres).",
        "The suspect is 6ft 2in (1.58m) tall.",
        "The tyre holds 32 psi (5.5 bar).",
        "Every barrel, 42 gallons/15.9 litres, is counted.",
    ],
)
def test_a_wrong_conversion_is_found_whole(text: str) -> None:
    assert len(shown(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The pipeline runs for 300 miles (480 km) under the ice.",
        "About 3,000 people marched 2 miles (3 km) in 30 minutes (on foot).",
        "A slope of 900 metres (3,000 feet) lies above it; snow lay 10ft (3m) deep.",
        "It is 1,600 feet (488 metres) long and 25 feet (8 m) wide.",
        "Some 2,000 hectares (5,000 acres, or 20 sq km) burned.",
        "The field is 100 yards (90 metres) long; the lake 5 miles by 2 miles (8 km by 3 km).",
        "He ran 100 metres (in 10 seconds), then 1 mile (5,280 feet).",
        "It was in the 90s F (30s C), and 99F (37C) at noon.",
        "Temperatures rose by 10 degrees Celsius (18 degrees Fahrenheit) in a day.",
        "Sea levels rose 8 inches (20 cm); the ice is 2.7 degrees Fahrenheit (1.5 C) warmer.",
        "The ship sank 200 miles (370 km) off the coast.",
        "The safe weighs 2 tons (1.8 tonnes) or, they say, a ton (907 kg).",
        "Gold rose to a dollar an ounce (31 g) more.",
        "It holds 5 gallons (19 litres), 5 gallons (23 litres) in Britain.",
        "Trains run at 300 kilometers per hour (186 miles per hour, or mph).",
        "The plane fell 30,000ft (9,100m) at 500 mph (800kph).",
        "A pound (450 grams) of flour, 8 oz (225g) of butter, 2 pints (1.1 litres) of milk.",
        "The mark was set at 8.95m (29ft 4½in).",
        "The plot of 3 acres (1.2 hectares) cost £3m (€3.5m).",
        "They sat 6 feet (two metres) apart, 6ft (1.8m) at least.",
        "It lies 20 miles (32 km) north and 5 miles (8 km) east of the 38th parallel.",
        "Carry no more than 100 ml (3.4 ounces) of gel.",
        "The cyclone had 946 hPa (27.9 inHg) at its heart.",
        "A 5K race (3.1 miles) and a 10K (6.2 miles).",
        "The house is 1,100 square feet (100 square meters).",
    ],
)
def test_a_right_or_rounded_one_is_not(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("three and a half miles", (3.5,), "mile"),
        ("half a mile", (0.5,), "mile"),
        ("a mile and a half", (1.5,), "mile"),
        ("5ft 10in", (5 + 10 / 12,), "foot"),
        ("5'10\"", (5 + 10 / 12,), "foot"),
        ("6-foot-2 (", (6 + 2 / 12,), "foot"),
        ("11st 4lb", (11 + 4 / 14,), "stone"),
        ("3½ inches", (3.5,), "inch"),
        ("3/4 inch", (0.75,), "inch"),
        ("10 to 15 miles", (10, 15), "mile"),
        ("10-15km", (10, 15), "kilometre"),
        ("minus 40 degrees Celsius", (-40,), "degree Celsius"),
        ("-5 to -10C", (-5, -10), "degree Celsius"),
        ("1.5 million acres", (1.5e6,), "acre"),
        ("1,234.5 sq km", (1234.5,), "square kilometre"),
    ],
)
def test_how_measures_are_read(text: str, values: tuple[float, ...], unit: str) -> None:
    (found,) = measures(text)
    assert found.values == pytest.approx(values)
    assert found.units[0].name == unit


@given(st.text(alphabet="0123456789 ,.()-–/½'\"acfkmiles°", max_size=200))
def test_no_text_breaks_the_reading(text: str) -> None:
    for measure in measures(text):
        assert 0 <= measure.start < measure.end <= len(text)
    list(UnitConversion().claims(Document(id="a", path="a", text=text or " ", lang="en")))


@given(st.floats(1, 1e5), st.integers(2, 3), st.sampled_from([("miles", "km", 1.609344), ("kg", "lb", 2.2046226)]))
def test_what_is_rounded_to_its_own_digits_is_never_reported(
    value: float, digits: int, units: tuple[str, str, float]
) -> None:
    first = float(f"{value:.3g}")
    second = float(f"{first * units[2]:.{digits}g}")
    assert shown(f"It measures {first:,g} {units[0]} ({second:,g} {units[1]}), they said.") == []
