"""Makes text from documents harmless wherever a line of ours shows it."""

import re
import unicodedata

BREAK_MARK = " \u21b5 "
"""Stands where a passage had a line break."""

_BREAKS = re.compile(r"[ \t]*[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
# Controls, invisible format characters, bidi marks and overrides, surrogates, tags. The joiners U+200C and U+200D
# stay: Persian, Indic scripts and emoji need them, and they move nothing.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def one_line(text: str) -> str:
    """The text as one line that cannot steer a terminal or turn the reading direction.

    A line break becomes BREAK_MARK, a tab a space; a control or invisible character is named, as in <U+202E>.
    """
    if text.isprintable():  # nothing that is blanked or named here counts as printable
        return text
    joined = _BREAKS.sub(BREAK_MARK, text.strip("\n\r")).replace("\t", " ")
    return _UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", joined)


def stripped(text: str) -> str:
    """The text as one line for a table cell: line breaks and tabs become a space, what is unsafe is left out."""
    if text.isprintable():
        return text
    return _UNSAFE.sub("", _BREAKS.sub(" ", text).replace("\t", " "))


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide East Asian characters, none for combining marks.

    Our own colours take none; text from documents cannot hold any once it went through one_line.
    """
    if "\x1b" in text:
        text = _COLOUR.sub("", text)
    if text.isascii():
        return len(text)
    return sum(_cell(char) for char in text)


def _cell(char: str) -> int:
    if unicodedata.combining(char) or char in "\u200c\u200d":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def shorten(text: str, width: int) -> str:
    """The text cut to this many terminal columns, with an ellipsis where something was left out."""
    if len(text) * 2 <= width or cells(text) <= width:
        return text
    taken, kept = 0, 0
    for char in text:
        taken += _cell(char)
        if taken > width - 1:
            break
        kept += 1
    head = text[:kept]
    space = head.rfind(" ")
    # A cut between words reads better, unless it costs a good part of the line.
    if space > kept * 0.8:
        head = head[:space]
    return head.rstrip() + "…"


def shorten_path(path: str, width: int) -> str:
    """The path cut from the left: its end tells more than its beginning."""
    if cells(path) <= width:
        return path
    tail = path[-(width - 1) :]
    while cells(tail) > width - 1:
        tail = tail[1:]
    return "…" + tail


def block(text: str) -> str:
    """The text with its line breaks and tabs, every other control or invisible character named, as in <U+202E>."""
    if is_plain(text):
        return text
    broken = _LINE_ENDS.sub("\n", text)
    return _UNSAFE.sub(lambda found: f"<U+{ord(found[0]):04X}>", broken)


def is_plain(text: str) -> bool:
    """Whether it holds nothing that `block` would change: printable characters, line feeds, tabs, hard spaces."""
    return text.isprintable() or text.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable()


def markup(text: str) -> str:
    """The text as HTML that shows it, in content or in a quoted attribute: every character of markup escaped."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace('"', "&#34;").replace("'", "&#39;")
