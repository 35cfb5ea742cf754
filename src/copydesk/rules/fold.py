"""Texts as literals are looked for in them: case, blanks and digits made equal, lines bare of bullets."""

import re
from functools import lru_cache

from copydesk.rules.gate import plain_i

LINE, BLANK, DIGIT = "\n", " ", "0"
# In literals alone, no text: beside it stands no letter or digit, though one may follow that is part of the literal.
EDGE = "\0"

# What counts as text before a line's first word, and not as a bullet.
OPENING = "\"'“”„«»‘’‚‹›$€£#@&+–—−©"
# Of these, signs that only decorate a line: "+++ Live blog: …", "» Read on".
_DECORATION = r"\+(?=[+ ])|[»›](?=[»› ])"
_LEAD = re.compile(rf"\n(?:(?:[^\w{OPENING}\n]|_|{_DECORATION})+(?=[^\W_]|[{OPENING}])|[^\S\n]+)")
_WIDE_BLANKS = (
    "\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
_NARROW_BLANKS = b"\t\x0b\x0c\x1c\x1d\x1e\x1f"
_CAPITALS = bytes(range(65, 91))
_PLAIN = bytes.maketrans(
    _CAPITALS + b"123456789" + _NARROW_BLANKS, _CAPITALS.lower() + b"0" * 9 + b" " * len(_NARROW_BLANKS)
)
_ASCII = bytes(range(128))
# Characters that change beyond which a text is folded as a whole: its script has capitals of its own.
_MANY = 12
_RUN = re.compile(b"  +")


def folded(passage: str) -> bytes:
    """A text in which literals are looked for, in UTF-8: a line break before each line, and one at the end."""
    raw = _LEAD.sub(LINE, f"\n{passage}\n").encode("utf-8", "replace").translate(_PLAIN)
    if not raw.isascii():
        raw = _folded_beyond(raw)
    if b"  " in raw:
        raw = _RUN.sub(b" ", raw)
    return raw.replace(b" \n", b"\n")


def _folded_beyond(raw: bytes) -> bytes:
    """The text with each character beyond ASCII folded too: of most texts that is a few, of which few change."""
    beyond = set(raw.translate(None, _ASCII).decode())
    changed = [char for char in beyond if _fold(char) != char]
    many = len(changed) > _MANY
    for char in changed:
        if not many or _fold(char) != char.casefold():
            raw = raw.replace(char.encode(), _fold(char).encode())
    return raw.decode().casefold().encode() if many else raw


@lru_cache(maxsize=1 << 14)
def _fold(char: str) -> str:
    """A character beyond ASCII in lower case; as a plain blank or digit if it is any other."""
    return BLANK if char in _WIDE_BLANKS else DIGIT if char.isdecimal() else plain_i(char).casefold()


def folded_literal(chars: str) -> str:
    """A run of characters of a pattern, a blank or a digit, as it stands in a folded text."""
    if chars.isdecimal():
        return DIGIT
    return BLANK if chars.isspace() and chars != LINE else chars.casefold()
