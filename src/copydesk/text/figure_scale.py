"""The scale of a number in digits: "million", "bn", "1.2m", "5 lakh"."""

import re

from copydesk.text import number_word
from copydesk.text.pattern import lazily

SCALES = {
    **number_word.SCALES,
    "bn": 1e9,
    "tn": 1e12,
    "trn": 1e12,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bln": 1e9,
    "crore": 1e7,
    "lakh": 1e5,
    "b": 1e9,
    "k": 1e3,
}
_SCALE_AFTER = lazily(
    r"(?:[ \u00a0-]?(hundred|thousand|million|billion|trillion|crore|lakh|bn|tn|trn|mln|bln|mn)|(m|b|k))(?![\w])",
    re.IGNORECASE,
)
_COUNTED = lazily(
    r"[ \u00a0](?:people|users|viewers|voters|pounds|euros|dollars|customers|homes|jobs|children|tonnes|barrels"
    r"|visitors|passengers|subscribers|members|visits|downloads|copies|units|vehicles|cars|tourists|trips|journeys|doses"
    r"|workers|households|shares|adults|pupils|patients|followers)\b"
)
_MILLIONS = lazily(rf"\dm{_COUNTED.pattern}")
_LONG_WORD = lazily(r"[ \u00a0-](?:apart|away|deep|high|tall|long|wide|from|above|below|race|final|relay|sprint)\b")


def scale_after(flat: str, end: int, *, money: bool) -> tuple[str, int] | None:
    """The scale word after a number and its end; a bare m, b or k is one only of money or of people."""
    match = _SCALE_AFTER.match(flat, end)
    if match is None or (match[2] and not money and not (match[2] == "m" and _is_millions(flat, match.end()))):
        return None
    return (match[1] or match[2]).lower(), match.end()


def _is_millions(flat: str, end: int) -> bool:
    """Whether a bare m stands for millions: what is counted follows, here or at another m of the sentence."""
    if _COUNTED.match(flat, end):
        return True
    return not _LONG_WORD.match(flat, end) and _MILLIONS.search(flat) is not None
