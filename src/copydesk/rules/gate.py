"""A pack's pattern for two engines: exactly for `regex`, and for RE2 as a gate that lets through at least as much."""

import re
from collections.abc import Iterator

# A token of a pattern: an escape, a class, a look-around's or atomic group's opening, a quantifier,
# a run of letters, any character.
_TOKEN = re.compile(
    r"""(?P<escape>\\(?:[pP]\{[^}]*\}|.))
      | (?P<set>\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\])
      | (?P<look>\(\?<?[=!])
      | (?P<atomic>\(\?>)
      | (?P<open>\((?:\?(?:P?<\w+>|[a-zA-Z-]*:|[a-zA-Z-]+\)))?)
      | (?P<close>\))
      | (?P<quantifier>(?:[*+?]|\{\d+(?:,\d*)?\})[+?]?)
      | (?P<blank>[ ](?:[*+?]|\{\d+(?:,\d*)?\})?[+?]?)
      | (?P<char>[^\W\d_]+(?![*+?{])|.)""",
    re.VERBOSE | re.DOTALL,
)
_INLINE_FLAGS = re.compile(r"\(\?[a-zA-Z-]+\)")
_CLASSES = {"w": r"\pL\pM\pN_", "d": r"\p{Nd}", "s": r"\s\pZ"}
_NARROWER = re.compile(r"\\[WSDbB]")
_START = r"(?m:^)[^\pL\pN\n]*"
_END = r"[^\pL\pN\n]*(?m:$)"


class NoGateError(ValueError):
    """RE2 cannot stand guard for this pattern; it runs in `regex` alone."""


def for_regex(pattern: str) -> str:
    """The pattern as `regex` runs it: a blank stands for any run of white space, an optional one for any or none."""
    return "".join(r"\s" + piece[1:] if piece[0] == " " else piece for _, piece in tokens(pattern))


def tokens(pattern: str) -> Iterator[tuple[str, str]]:
    """Kind and text of each token; a blank comes with its quantifier, so that no repeat is ever nested in another."""
    for token in _TOKEN.finditer(pattern):
        piece = token[0]
        if piece[0] == " ":
            optional = piece[1:2] in ("?", "*") or piece.startswith(" {0")
            yield "blank", " *" if optional else " +"
        else:
            yield str(token.lastgroup), piece


def for_re2(pattern: str) -> str:
    r"""A pattern for RE2 that matches wherever the pattern itself does, case ignored; NoGateError where there is none.

    RE2's \w, \d, \s and \b know ASCII only and it has no look-around: classes are spelt out, the others fall away,
    and with them \K, which moves the start of a match. The text to search is to be passed through `plain_i`.
    `^` and `$` are the bounds of any line, over bullets and blanks, so that one pass serves a whole text.
    """
    out: list[str] = []
    skipping = 0
    for kind, piece in tokens(plain_i(pattern)):
        if skipping:
            skipping += (kind in ("look", "open", "atomic") and not _INLINE_FLAGS.fullmatch(piece)) - (kind == "close")
            continue
        if kind == "look":
            skipping = 1
            out.append("(?:)")
            continue
        out.append(_piece(kind, piece))
    return "(?i)" + "".join(out)


def plain_i(text: str) -> str:
    """The text with Turkish dotted and dotless i as plain ones: `regex` takes all four for one letter, RE2 does not."""
    return text if text.isascii() else text.replace("\u0130", "i").replace("\u0131", "i")


def _piece(kind: str, piece: str) -> str:
    if kind == "escape":
        return _escape(piece)
    if kind == "set":
        if piece.startswith("[^") and _NARROWER.search(piece):
            raise NoGateError(piece)
        return re.sub(r"\\([wds])", lambda match: _CLASSES[match[1]], piece)
    if kind == "atomic":
        return "(?:"
    if kind == "quantifier":
        return piece[:-1] if piece[-1] == "+" and len(piece) > 1 else piece
    if kind == "blank":
        return r"[\s\pZ]" + piece[1:]
    return {"^": _START, "$": _END}.get(piece, piece)


def _escape(piece: str) -> str:
    letter = piece[1]
    if letter in "bBK":
        return "(?:)"
    if letter in _CLASSES:
        return f"[{_CLASSES[letter]}]"
    if letter == "A":
        return _START
    if letter in "zZ":
        return _END
    return piece
