"""The headline of a text that has none in its metadata: its first line, if it reads like one."""

import re

from copydesk.text.pattern import lazily

_LONGEST = 160
_FIRST_LINE = lazily(r"[^\S\r\n]*([^\r\n]*)(\r\n|\r|\n|\Z)")
_END_MARK = lazily(r"[.!?…:;,。！？][\"'”’»)\]]*$")
_ABBREVIATED = lazily(r"\b(?:U\.S|U\.K|U\.N|E\.U|D\.C|Jr|Sr|Inc|Co|Corp|Ltd|p\.m|a\.m)\.$")
_DATELINE = lazily(
    r"(?:[^\W\d_][\w.'’]*[ ,]+){1,6}\([A-Z][A-Za-z ]+\)\s*(?:--|[—–-])"
    r"|[^\W\d_a-zà-ÿ](?:[^\W\d_a-zà-ÿ]|[ .'’-])+(?:,[\w .]{1,20})?\s+(?:--|[—–])\s"
)
_BYLINE = lazily(
    r"(?i:by|por|par|von|di|door|przez|автор:?|autor(?:in)?:?|текст:?)\s+[^\W\d_a-z][\w.'’-]*(?:[\s,&]+[\w.'’-]+){0,6}"
)
_MARKDOWN = lazily(r"^#{1,6}\s+|\s+#+$")
_WRAPPED = 100
_TOLD = 2  # times that a headline stands in its text at most; a line that comes back more often is the page's


def title_of(text: str, start: int) -> str | None:
    """The first line from `start` on, where it is no more than 160 characters without end mark, dateline or byline.

    The first line of a hard-wrapped paragraph is no title, nor is a line that nothing follows, nor one that stands
    alone again and again, as "Advertisement" does.
    """
    match = _skip_blank(text, start)
    if match is None:
        return None
    line = _MARKDOWN.sub("", match[1].strip())
    if not 3 <= len(line) <= _LONGEST or not any(map(str.isalpha, line[:80])):
        return None
    if (_END_MARK.search(line) and not _ABBREVIATED.search(line)) or _DATELINE.match(line):
        return None
    if line[0] in "<{[|=*-_" or _BYLINE.fullmatch(line) or not _is_alone(text, match):
        return None
    if _comes_back(text, match):
        return None
    return " ".join(line.split())


def _skip_blank(text: str, start: int) -> re.Match[str] | None:
    place = start
    while place < len(text):
        match = _FIRST_LINE.match(text, place, place + 10_000)
        if match is None:
            return None
        if match[1].strip():
            return match
        place = max(match.end(), place + 1)
    return None


def _comes_back(text: str, first: re.Match[str]) -> bool:
    """Whether the first line stands alone in more lines than a headline does."""
    line, times, place = first[1].strip(), 1, first.end() - 1
    while times <= _TOLD and (place := text.find("\n" + line, place)) >= 0:
        place += len(line) + 1
        times += text[place : place + 1] in ("", "\r", "\n")
    return times > _TOLD


def _is_alone(text: str, first: re.Match[str]) -> bool:
    after = _FIRST_LINE.match(text, first.end(), first.end() + 10_000)
    if after is None or first.end() >= len(text):
        return False
    following = after[1].strip()
    if not following:
        return _skip_blank(text, after.end()) is not None
    wrapped = len(following) <= _WRAPPED and len(first[1]) * 4 >= len(following) * 3 and len(first[1]) > 50
    return not following[0].islower() and not wrapped
