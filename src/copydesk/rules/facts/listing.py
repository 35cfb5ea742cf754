"""Lists in a sentence: where the items lie, and how many there can be."""

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from copydesk.text.pattern import lazily

_BRACKETS = lazily(r" ?\([^()]*\)")
_QUOTED = lazily(r"“[^“”?!]{1,60}”|\"[^\"?!]{1,60}\"")
_COMMA = lazily(r", (?!\d{3}\b)")
_JOINT = lazily(r"^(?:and|or|&) ")
_AND = lazily(r" (?:and|&) ")
_OPEN_END = lazily(
    r"\b(?:including|includes?|included|among (?:them|others|which)|such as|like|for example|for instance|e\.g\.|etc|"
    r"(?:and|or) (?:so on|more|others|the rest|the like|possibly|perhaps|maybe)|or so|respectively|as well as|"
    r"plus|along "
    r"with|together with|not|mainly|mostly|chiefly|especially|notably|particular(?:ly)?|(?:starting|beginning) with|"
    r"from|between|both|either|neither|but|then|versus|vs|against|(?:and|or) (?:also|later|then|now|soon))\b",
    re.IGNORECASE,
)
_GOES_ON = lazily(r"\b(?:with|to|for|because|that|which|who|when|where|if)\b")
_SMALL_WORD = r"(?:of|de|del|da|do|du|la|le|al|el|bin|ibn|van|von|der|den|for)(?: the| la)?"
_NAME = rf"(?:the )?[A-ZÀ-Ž][\w'’.&-]*(?: (?:{_SMALL_WORD} )?[A-ZÀ-Ž0-9][\w'’.-]*){{0,6}}"
_NAMES = lazily(rf"{_NAME}(?:, {_NAME}){{0,11}}(?:,? (?:and|&) {_NAME}){{1,3}}(?=,? [a-z])")
_FURTHER = lazily(r"(?:,|\band|\bor) (?:the )?[A-ZÀ-Ž]")
_VERB = lazily(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|might|do|does|did|said|says|told|"
    r"he|she|it|they|we|you|I|there|this|these|those)\b"
)
_TAIL = lazily(r"(?:Jr|Sr|II|III|MD|PhD|Inc|Ltd|LLC|Co|Corp|D|R|I)\.?(?:-[A-Z]\w*\.?)?|\d.*|aged? .*")
_NUMBER = lazily(
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|some|many|both|half|dozens|"
    r"hundreds|"
    r"other|another|his|her|its|their|my)\b",
    re.IGNORECASE,
)
_PAST = lazily(r"\b(?:\w{3,}ed|won|took|made|got|went|came|lost|left|\w+ing)\b")
_SMALL = frozenset(
    [
        "of",
        "the",
        "de",
        "del",
        "da",
        "do",
        "du",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ibn",
        "and",
        "&",
        "for",
        "in",
        "on",
        "at",
        "van",
        "von",
        "der",
        "den",
        "y",
        "e",
        "i",
        "und",
        "et",
        "to",
    ]
)
_ARTICLES = frozenset(("a", "an", "the"))
_MOST_WORDS, _MOST_PLAIN_WORDS = 7, 5


class Count(NamedTuple):
    """How many items a list can have: `least` to `most`, because "and" may join two or stand inside a name."""

    least: int
    most: int


def count(passage: str) -> Count | None:
    """How many items this list has; None if it is no plain list of names or nouns."""
    plain = _QUOTED.sub("X", _BRACKETS.sub("", passage)).strip(" .;")
    if _OPEN_END.search(plain):
        return None
    names = _NAMES.match(plain)
    if names and not _FURTHER.search(plain, names.end()):
        plain = names[0]  # what follows the last name goes on with the sentence
    if (
        _GOES_ON.search(plain)
        or _VERB.search(plain)
        or any(mark in plain for mark in '?!"“”:;()…\u2014\u2013')
        or " '" in plain
    ):
        return None
    pieces = [piece.strip() for piece in _COMMA.split(plain)]
    joined = _JOINT.match(pieces[-1]) is not None
    pieces[-1] = _JOINT.sub("", pieces[-1])
    if (
        not all(_is_item(part) for piece in pieces for part in _parts(piece))
        or len({piece[0].isupper() for piece in pieces}) > 1
    ):
        return None
    if any(_JOINT.match(piece) for piece in pieces):
        return None
    inside = [len(_AND.findall(piece)) for piece in pieces]
    known = [_is_one(piece) for piece in pieces]
    most = len(pieces) + sum(number for number, one in zip(inside, known, strict=True) if not one)
    least = len(pieces)
    if not joined and inside[-1] and not known[-1]:
        least += 1  # without a comma before it, the last "and" joins two items
    elif not joined and len(pieces) > 1:
        return None  # nothing joins the last one: the list may go on
    return Count(least, most)


def _parts(piece: str) -> list[str]:
    return [piece] if piece[:1].isupper() else _AND.split(piece)


def _is_item(piece: str) -> bool:
    """Whether the piece is a plain item: a name with its small words, or a few words in lower case, no sum."""
    words = piece.split()
    if not words or not piece[0].isalpha() or _TAIL.fullmatch(piece) or _NUMBER.match(piece):
        return False
    if not piece[0].isupper():
        return len(words) <= _MOST_PLAIN_WORDS + (words[0] in _ARTICLES) and (
            words[0] in ("a", "an") or not _PAST.search(piece)
        )
    return len(words) <= _MOST_WORDS and all(word[0].isupper() or word in _SMALL for word in words)


def _is_one(piece: str) -> bool:
    """Whether the piece is one known name with "and" in it: "Bosnia and Herzegovina"."""
    return piece.lower().removeprefix("the ").replace("&", "and") in _names()


@cache
def _names() -> frozenset[str]:
    lines = (files(__package__) / "and_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
