"""Texts as literals are looked for in them: case, blanks and digits made equal, lines bare of bullets."""

import re

from copydesk.rules.gate import plain_i

LINE, BLANK, DIGIT = "\n", " ", "0"
# In literals alone, no text: beside it stands no letter or digit, though one may follow that is part of the literal.
EDGE = "\0"

# What counts as text before a line's first word, and not as a bullet.
OPENING = "\"'“”„«»‘’‚‹›$€£#@&+–—−©"
_LEAD = re.compile(rf"\n(?:(?:[^\w{OPENING}\n]|_)+(?=[^\W_]|[{OPENING}])|[^\S\n]+)")
_WIDE_BLANKS = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_NARROW_BLANKS = b"\t\x0b\x0c\x1c\x1d\x1e\x1f"
_CAPITALS = bytes(range(65, 91))
_PLAIN = bytes.maketrans(
    _CAPITALS + b"123456789" + _NARROW_BLANKS, _CAPITALS.lower() + b"0" * 9 + b" " * len(_NARROW_BLANKS)
)
_WIDE_DIGIT = re.compile(r"(?![0-9])\d")
# The bytes that open the UTF-8 forms of decimal digits beyond ASCII.
_OPENS_DIGIT = b"\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0"
_RUN = re.compile(b"  +")


def folded(passage: str) -> bytes:
    """A text in which literals are looked for, in UTF-8: a line break before each line, and one at the end."""
    bare = _LEAD.sub(LINE, f"\n{passage}\n")
    if bare.isascii():
        raw = bare.encode("ascii")
    else:
        bare = plain_i(bare).casefold()
        for blank in _WIDE_BLANKS:
            if blank in bare:
                bare = bare.replace(blank, BLANK)
        raw = bare.encode("utf-8", "replace")
        if any(byte in raw for byte in _OPENS_DIGIT):
            raw = _WIDE_DIGIT.sub(DIGIT, bare).encode("utf-8", "replace")
    raw = raw.translate(_PLAIN)
    if b"  " in raw:
        raw = _RUN.sub(b" ", raw)
    return raw.replace(b" \n", b"\n")


def folded_literal(chars: str) -> str:
    """A run of characters of a pattern, a blank or a digit, as it stands in a folded text."""
    if chars.isdecimal():
        return DIGIT
    return BLANK if chars.isspace() and chars != LINE else chars.casefold()
