"""Numbers written in words: "twenty-one", "two hundred and five", "a dozen", "two thirds", "half"."""

from typing import NamedTuple

from copydesk.text.pattern import lazily

_UNIT = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEEN = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TEN = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_PARTS = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
VALUES = {**_UNIT, **_TEEN, **_TEN}
ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "eleventh": 11,
    "twelfth": 12,
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}


def _any(words: dict[str, int] | dict[str, float]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


_SMALL = rf"(?:{_any(_TEN)}(?:[- ]{_any(_UNIT)}\b)?|{_any(_TEEN)}|{_any(_UNIT)})\b"
_HUNDREDS = rf"(?:(?:{_SMALL}|a)[ -]hundred\b(?:(?: and)? {_SMALL})?|{_SMALL})"
_LARGE = r"(?:thousand|million|billion|trillion)\b"
_WHOLE = (
    rf"(?:{_SMALL} and a half\b(?: {_LARGE})?"
    rf"|{_HUNDREDS}[ -]{_LARGE}(?:(?: and)? {_HUNDREDS}(?! {_LARGE})| and a half\b)?"
    rf"|a {_LARGE}(?: and a half\b)?|(?:{_SMALL}|a) dozen\b|{_HUNDREDS})"
)
_PART = rf"(?:(?:{_any(_UNIT)}|a|an)[ -]{_any(_PARTS)}s?\b|half\b(?: an?(?: (?:{_LARGE}|dozen\b)))?)"
_ORDINAL = rf"(?:{_any(_TEN)}-)?{_any(ORDINALS)}\b"

# One alternation, longest readings first; every repeat is bounded, so that a search is linear.
PATTERN = rf"(?P<part>{_PART})|(?P<ordinal>{_ORDINAL})|(?P<whole>{_WHOLE})"
_WORD = lazily(r"[a-z]+")

# Where the pattern may match, in lower case: found first, since most of a sentence is no number.
HINT = (
    r"one\b|tw[eo]|thir|thre|fou?r|fif|fiv|firs|six|seve|seco|eigh|nin|ten(?:th)?\b|elev|half\b|hundredth"
    r"|an? (?:hundr|thou|mill|bill|trill|doze|half|third|quart|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth)"
)
_OPENINGS_LISTED = (
    "one twe two thir thre for four fif fiv firs six seve seco eigh nin ten elev half hundredth a-hundr a-thou a-mill "
    "a-bill a-trill a-doze a-half a-third a-quart a-four a-fif a-six a-seven a-eig a-nin a-ten an-hundr an-thou "
    "an-mill an-bill an-trill an-doze an-half an-third an-quart an-four an-fif an-six an-seven an-eig an-nin an-ten"
)
# How each match of the hint begins.
OPENINGS = tuple(each.replace("-", " ") for each in _OPENINGS_LISTED.split())


class WordNumber(NamedTuple):
    """What a number in words says: its value, and the power of ten of the last place it names."""

    value: float
    step: float


def whole(words: str) -> WordNumber:
    """The value of words that match `whole` of the pattern; the step is that of the last word ("two million": 1e6)."""
    total = group = 0.0
    step = scale = 1.0
    for word in _WORD.findall(words.lower()):
        if word == "half":
            step = scale / 2
            total += step
        elif word in ("a", "and"):
            group = group or float(word == "a" and not total)  # "a million", not "a million and a half"
        elif word == "dozen":
            group, step = group * 12, 1.0
        elif word == "hundred":
            group, step = group * 100, 100.0
        elif word in SCALES:
            scale = SCALES[word]
            total, group, step = (total + group) * scale, 0.0, step * scale if step < 1 else scale
        elif word in VALUES:
            group, step = group + VALUES[word], 1.0
    return WordNumber(total + group, step)


def part(words: str) -> WordNumber:
    """The value of words that match `part`: "two thirds" 0.667, "half a million" 500,000; a fraction has step 0."""
    found = _WORD.findall(words.lower())
    if found[0] == "half":
        scale = 12.0 if found[-1] == "dozen" else SCALES.get(found[-1], 1.0)
        return WordNumber(scale / 2, scale / 10 if scale > 12 else float(scale == 12))
    last = found[-1] if found[-1] in _PARTS else found[-1].removesuffix("s")
    return WordNumber(_UNIT.get(found[0], 1) / _PARTS[last], 0.0)


def ordinal(words: str) -> int:
    """The place that words matching `ordinal` give: "twenty-first" 21."""
    return sum(_TEN.get(word, ORDINALS.get(word, 0)) for word in _WORD.findall(words.lower()))
