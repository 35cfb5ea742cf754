"""What the characters of lines count as: letters, digits, the marks of sentences and those of pages."""

from functools import cache
from typing import Any

import numpy as np

LETTER, UPPER, DIGIT, SPACE, END, SEPARATOR = (1 << bit for bit in range(6))
QUOTE, SYMBOL, COMMA, COLON, DASH, BRACKET = (1 << bit for bit in range(6, 12))

# The characters of each class of marks.
MARKS = {
    END: ".!?…。！？",
    SEPARATOR: "|>›»·•→◦▪■►▶/",
    QUOTE: "\"'“”„‚‘’«‹",
    SYMBOL: "@#©®&+*=%$€£_~^\\",
    COMMA: ",;、，",
    COLON: ":：",
    DASH: "-–—",
    BRACKET: "()[]{}",
}
_TOLD = 0x3000  # code points that are told apart one by one; above, all are letters but for some marks
_TABLE = 0x10000  # beyond, they are pictures


@cache
def classes() -> Any:
    """The class of each code point below _TABLE; ideographs are letters, and the last stands for all pictures."""
    table = np.full(_TABLE, LETTER, np.uint16)
    table[:_TOLD] = 0
    table[-1] = SYMBOL
    for code in range(_TOLD):
        char = chr(code)
        if char.isalpha():
            table[code] = LETTER | (UPPER if char.isupper() or char.istitle() else 0)
        elif char.isdigit():
            table[code] = DIGIT
        elif char.isspace():
            table[code] = SPACE
        elif code > 0x2000:
            table[code] = SYMBOL
    for mark, chars in MARKS.items():
        table[[ord(char) for char in chars]] = mark
    return table


def codes(joined: str) -> Any:
    """The code points of a text; those beyond the basic plane are one."""
    units = np.frombuffer(joined.encode("utf-16-le", "replace"), np.uint16)
    if len(units) == len(joined):
        return units
    wide = np.frombuffer(joined.encode("utf-32-le", "replace"), np.uint32)
    return np.minimum(wide, _TABLE - 1).astype(np.uint16)
