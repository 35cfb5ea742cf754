"""Ordinal numbers in figures and words, and Roman numerals."""

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = (
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}

_WORDS = {
    **{word: number for number, word in enumerate(_UNITS, 1)},
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **{f"{ten[:-1]}ieth": number * 10 for number, ten in enumerate(_TENS, 2)},
    **{
        f"{ten}{joint}{unit}": number * 10 + last
        for number, ten in enumerate(_TENS, 2)
        for last, unit in enumerate(_UNITS, 1)
        for joint in "- "
    },
}
ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(sorted(_WORDS, key=len, reverse=True))})"
ROMAN = r"[IVX]{1,6}"


def ordinal(shown: str) -> int:
    """The number that an ordinal stands for: "45th", "forty-fifth". ValueError if it is none."""
    low = " ".join(shown.lower().split())
    if low[:1].isdecimal():
        return int(low[:-2])
    if low not in _WORDS:
        raise ValueError(f"{shown!r} is no ordinal")
    return _WORDS[low]


def with_suffix(number: int) -> str:
    """The number as an ordinal in figures: 45 is "45th"."""
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def roman(number: int) -> str:
    """A number of at most 89 in Roman numerals."""
    tens, units = divmod(number, 10)
    head = "L" + "X" * (tens - 5) if tens >= 5 else "XL" if tens == 4 else "X" * tens
    return head + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[units]


def from_roman(shown: str) -> int | None:
    """The number that a Roman numeral stands for, None if it is not written as one should be."""
    values = [_ROMAN.get(letter, 0) for letter in shown]
    if not values or 0 in values:
        return None
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if 0 < total < 90 and roman(total) == shown else None
