"""Measures in a sentence: a figure, a range or a compound with its unit, and what it can mean."""

import re
from functools import cache, lru_cache
from math import floor, log10

import msgspec

from copydesk.knowledge.units import Unit, built_in_units
from copydesk.text import number_word
from copydesk.text.pattern import lazily

_DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d+(?:[ \u00a0]?[½¼¾⅓⅔⅛]| \d/\d{1,2})?|[½¼¾⅓⅔⅛]|\d/\d{1,2})(?![,.]?\d)"
)
_SCALE = r"(?:[ \u00a0-]?(?:hundred|thousand|million|billion)\b|(?:m|bn|k)(?=[ \u00a0-]))?"
_SCALES = {**number_word.SCALES, "m": 1e6, "bn": 1e9, "k": 1e3, "": 1.0}
_VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_TO = r"(?:[ \u00a0]?[-–—][ \u00a0]?|[- ]*(?: to | or | and )[ \u00a0]?)"
_MINOR = lazily(
    r"(?:,? (?:and )?|-| ?)"
    r"(?P<minor>\d{1,2}(?:\.\d+)?|eleven|ten|nine|eight|seven|six|five|four|three|two|one)(?P<half>½|(?: and a half)?)"
    r"(?:[ \u00a0-]?(?P<unit>inch(?:es)?|ins?|lbs?|pounds?|oz|ounces?)\b|[\"”″]|''|’’"
    r"|(?=[- \u00a0]?[(\[),.]| tall\b|-tall\b))"
)
_MINORS = {"foot": "inch", "stone": "pound", "pound": "ounce"}
_HALF_MORE = lazily(r" and a (half|quarter)\b")
_HEDGE = lazily(
    r"(?:about|around|roughly|approximately|approx\.?|circa|some|nearly|almost|close to|just|over|under|more than|"
    r"less than|fewer than|at least|at most|up to|as much as|as many as|estimated|well|below|above|or so|a little|"
    r"~|≈|>|<|an?)[ \u00a0]$",
    re.IGNORECASE,
)
_SEA = lazily(
    r"\b(?:nautical|knots?|territorial|offshore|ships?|vessels?|boats?|naval|navy|coast\w*|sea|ocean|gulf|strait|"
    r"island|maritime|exclusion zone|no-fly|aircraft|airspace|storm|hurricane|cyclone)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred"
)


class Measure(msgspec.Struct, frozen=True, gc=False):
    """A figure with its unit; `start` and `end` count in the sentence.

    `values` are the figure, or both ends of a range; `steps` the place each is printed to (0.1, 1, 100,000; a fraction
    in words has a tenth of itself). `units` are the units it may be given in, the likeliest first. `hedged`: a word
    before it makes it vague.
    """

    start: int
    end: int
    values: tuple[float, ...]
    steps: tuple[float, ...]
    units: tuple[Unit, ...]
    hedged: bool = False
    written: str = ""

    def printed(self, index: int) -> tuple[float, float]:
        """What a value can mean if every printed place counts."""
        value, half = self.values[index], self.steps[index] / 2
        return value - half, value + half

    def rounded(self, index: int) -> tuple[float, float]:
        """What a value can mean if it was rounded to its last digit that is not 0, or to a five."""
        value, step = self.values[index], self.steps[index]
        if not value or not step:
            return value * 0.8, value * 1.25
        place = step
        mantissa = round(abs(value) / step)
        while mantissa and mantissa % 10 == 0:
            mantissa //= 10
            place *= 10
        half = place * (2.5 if mantissa % 10 == 5 and mantissa > 5 else 0.5)
        below = max(place / 20, step / 2) if mantissa == 1 else half
        return value - min(below, max(abs(value) * 0.3, step / 2)), value + min(half, max(abs(value) * 0.3, step / 2))


@cache
def _pattern() -> re.Pattern[str]:
    def escaped(written: str) -> str:
        text = re.escape(written).replace(r"\ ", "[ \u00a0-]")
        return f"(?i:{text})" if written.islower() and len(written) > 3 else text

    marks = r"['’′](?=[ \u00a0]?\d{1,2}(?:\.\d+|½)?[\"”″])"  # 5'10"
    units = "|".join(escaped(each) for each in built_in_units().spellings if each not in "\"″'′")
    minus = r"[-−–](?=\d)|(?i:minus[ -])"
    return lazily(
        rf"(?<![\w.,$£€¥-])(?<!\d/)(?P<minus>{minus})?(?:(?P<first>{_DIGITS})(?P<scale1>{_SCALE})"
        rf"(?:{_TO}(?P<minus2>{minus})?(?P<second>{_DIGITS})(?P<scale2>{_SCALE}))?"
        rf"|(?:{number_word.PATTERN})(?: (?i:to|or) (?P<second_word>{_SMALL_WORDS}))?(?: an?\b| of an?\b)?"
        rf"|(?P<article>(?i:an?)\b))"
        rf"[ \u00a0-]?(?P<unit>(?:{units})(?![\w²³])|{marks})"
    )


@lru_cache(maxsize=2048)
def measures(flat: str) -> tuple[Measure, ...]:
    """The measures of a sentence in order, without overlaps."""
    found: list[Measure] = []
    for match in _pattern().finditer(flat):
        if found and match.start() < found[-1].end:
            continue
        measure = _measure(flat, match)
        if measure is not None:
            found.append(measure)
    return tuple(found)


def _measure(flat: str, match: re.Match[str]) -> Measure | None:
    written = match["unit"]
    units = built_in_units().called(written.replace("’", "'").replace("\u00a0", " "))
    if not units or match["ordinal"]:
        return None
    if units[0].name == "mile" and len(units) > 1 and not _SEA.search(flat):
        units = units[:1]
    values, steps = _figures(match)
    end = match.end()
    if len(values) == 1 and (more := _HALF_MORE.match(flat, end)):
        values, end = (values[0] + (0.5 if more[1] == "half" else 0.25),), more.end()
    if len(values) == 1 and (minor := _minor(flat, end, units[0])):
        values, steps, end = (values[0] + minor[0],), (minor[1],), int(minor[2])
    hedged = _HEDGE.search(flat[max(0, match.start() - 16) : match.start()]) is not None
    hedged = hedged or bool(match["article"]) or match["part"] is not None
    return Measure(match.start(), end, values, steps, units, hedged, written)


def _minor(flat: str, end: int, unit: Unit) -> tuple[float, float, float] | None:
    """The inches behind feet, the pounds behind stone: their value and step in the greater unit, and their end."""
    lesser = _MINORS.get(unit.name)
    match = _MINOR.match(flat, end) if lesser else None
    if match is None or lesser is None or not (match["unit"] or unit.name == "foot"):
        return None
    small = built_in_units().called(lesser)[-1 if lesser == "ounce" else 0]
    if match["unit"] and small not in built_in_units().called(match["unit"]):
        return None
    small = next((each for each in built_in_units().rows if each.name == lesser), small)
    share = small.factor / unit.factor if lesser != "ounce" else 1 / 16
    value = float(match["minor"]) if match["minor"][0].isdigit() else number_word.whole(match["minor"]).value
    if value * share >= 1:
        return None
    return (value + (0.5 if match["half"] else 0.0)) * share, share / (2 if match["half"] else 1), match.end()


def _figures(match: re.Match[str]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The values of a measure and the places they are printed to."""
    if match["article"]:
        return (1.0,), (1.0,)
    if match["part"]:
        share = number_word.part(match["part"])
        return (share.value,), (share.step or share.value / 5,)
    if match["whole"]:
        words = number_word.whole(match["whole"])
        if match["second_word"]:
            further = number_word.whole(match["second_word"])
            return (words.value, further.value), (words.step, further.step)
        return (words.value,), (words.step,)
    scale = match["scale1"].strip(" \u00a0-").lower() or (match["scale2"] or "").strip(" \u00a0-").lower()
    first = _digits(match["first"], _SCALES[scale], minus=bool(match["minus"]))
    if not match["second"]:
        return (first[0],), (first[1],)
    second_scale = (match["scale2"] or "").strip(" \u00a0-").lower()
    second = _digits(match["second"], _SCALES[second_scale], minus=bool(match["minus2"]))
    return (first[0], second[0]), (first[1], second[1])


def _digits(shown: str, factor: float, *, minus: bool) -> tuple[float, float]:
    plain = shown.replace(",", "").replace("\u00a0", " ")
    value, step = 0.0, 1.0
    for piece in plain.replace(plain[-1], f" {plain[-1]}").split() if plain[-1] in _VULGAR else plain.split():
        if piece in _VULGAR:
            value, step = value + _VULGAR[piece], 0.25
        elif "/" in piece:
            above, _, below = piece.partition("/")
            value, step = value + float(above) / (float(below) or 1.0), 1 / (float(below) or 1.0)
        else:
            value += float(piece)
            step = 10.0 ** -len(piece.partition(".")[2]) if "." in piece else 1.0
    return (-value if minus else value) * factor, step * factor


def significant(measure: Measure) -> int:
    """How many digits of its first value say something: 40 has one, 26.2 three."""
    value, step = abs(measure.values[0]), measure.steps[0]
    if not value or not step:
        return 1
    digits = str(round(value / step)).rstrip("0")
    return max(1, len(digits)) if floor(log10(value)) > -9 else 1
