"""Titles before a name: which words may stand there, and whether they fit the offices someone held."""

import re
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.knowledge import Person

_TABLE = "titles.tsv"
_NATIONAL = re.compile(r"[A-Z]\w*(?:an|ian|ish|ese|ch|i|ek|iss|ai|ine|erb|roat|ak|ot|egro|sh|que)")
_WORD = re.compile(r"[^\s-]+")
_COMPOUND = re.compile(r"\b([Pp]rime)[ -]([Mm]inister)")
_HEAD_OF = re.compile(r" of (?:state|government|staff|the opposition)\b")
_OF = re.compile(r"\bof (?:the )?(?P<body>[A-Z][\w .]*?)\s*$")
_MOST_WORDS = 8


class _Titles(msgspec.Struct, frozen=True):
    """Title nouns with the offices they fit, nouns that name no office, and words that go with either."""

    offices: dict[str, frozenset[str]]
    nouns: frozenset[str]
    modifiers: frozenset[str]


@cache
def _titles() -> _Titles:
    lines = (files(__package__) / _TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")][1:]
    return _Titles(
        {word: frozenset(offices.split("|")) for word, kind, offices in rows if kind == "office"},
        frozenset(word for word, kind, _ in rows if kind == "noun"),
        frozenset(word for word, kind, _ in rows if kind == "modifier"),
    )


def reads_as_title(gap: str) -> bool:
    """Whether words before a name can be nothing but its titles."""
    gap = _HEAD_OF.sub("", gap)
    body = _OF.search(gap)
    words = _WORD.findall(gap[: body.start()] if body else gap)
    if len(words) > _MOST_WORDS or (body and not words):
        return False
    return all(_is_title_word(word) for word in words)


def names_a_title(gap: str) -> bool:
    """Whether one of the words is a title noun ("president", "leader"), not only "former" or "Russian"."""
    known = _titles()
    return any(word in known.offices or word in known.nouns for word in _words(gap))


def names_an_office(gap: str) -> bool:
    """Whether one of the words is an office that the tables know, so that `fits` says something."""
    return any(word in _titles().offices for word in _words(gap))


def fits(gap: str, person: Person) -> bool:
    """Whether the person held every office that the words name: "late senator" does not fit one who never was."""
    body = _OF.search(_HEAD_OF.sub("", gap))
    if body and not any(body["body"] in term.body or term.body in body["body"] for term in person.terms):
        return False
    offices = _titles().offices
    return all(
        any(wanted in term.office for wanted in offices[word] for term in person.terms)
        for word in _words(gap)
        if word in offices
    )


def leading_title(behind: str) -> str:
    """The title words that stand behind a name and a comma: "prime minister" of "prime minister for ten years"."""
    found = []
    for word in _WORD.findall(behind[:80])[:_MOST_WORDS]:
        bare = word.rstrip(",;:.)")
        if not (_is_title_word(bare) or bare in ("a", "an", "the")):
            break
        found.append(bare)
        if bare != word:
            break
    return " ".join(found)


def _is_title_word(word: str) -> bool:
    low = word.rstrip(".").lower()
    known = _titles()
    listed = low in known.offices or low in known.nouns or low in known.modifiers
    return listed or _NATIONAL.fullmatch(word) is not None


def _words(gap: str) -> list[str]:
    return [word.rstrip(".").lower() for word in _WORD.findall(_COMPOUND.sub("premier", gap))]
