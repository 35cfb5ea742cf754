"""Titles before a name: which words may stand there, and whether they fit the offices someone held."""

from functools import cache
from importlib.resources import files

import msgspec

from copydesk.knowledge import Person
from copydesk.knowledge.table import rows
from copydesk.text.pattern import lazily

_TABLE = "titles.tsv"
_NATIONAL = lazily(r"[A-Z]\w*(?:an|ian|ish|ese|ch|i|ek|iss|ai|ine|erb|roat|ak|ot|egro|sh|que)")
_WORD = lazily(r"[^\s-]+")
_COMPOUND = lazily(r"\b([Pp]rime)[ -]([Mm]inister)")
_CHIEF_JUSTICE = lazily(r"\b[Cc]hief[ -](?=[Jj]ustice)")
_OF_FILM = lazily(r"\b(?:film|movie)[ -](?=star|idol|legend|actor|actress)")  # alone "late film" is a film
_HEAD_OF = lazily(r" of (?:state|government|staff|the opposition)\b")
_OF = lazily(r"\bof (?:the )?(?P<body>[A-Z][\w .]*?)\s*$")
_MOST_WORDS = 8


class _Titles(msgspec.Struct, frozen=True):
    """Title nouns with what they fit, nouns that name no office, and words that go with either.

    `offices` fit by office held, `honours` by the bodies served, `trades` by the field of the row's source.
    """

    offices: dict[str, frozenset[str]]
    honours: dict[str, frozenset[str]]
    trades: dict[str, frozenset[str]]
    nouns: frozenset[str]
    modifiers: frozenset[str]


@cache
def _titles() -> _Titles:
    table = (files(__package__) / _TABLE).read_text(encoding="utf-8")
    listed = [row for _, row in rows(table, ["word", "kind", "fits"], _TABLE)]
    fitting = {
        wanted: {word: frozenset(fits.split("|")) for word, kind, fits in listed if kind == wanted}
        for wanted in ("office", "honour", "trade")
    }
    return _Titles(
        fitting["office"],
        fitting["honour"],
        fitting["trade"],
        frozenset(word for word, kind, _ in listed if kind == "noun"),
        frozenset(word for word, kind, _ in listed if kind == "modifier"),
    )


def reads_as_title(gap: str) -> bool:
    """Whether words before a name can be nothing but its titles."""
    gap = _OF_FILM.sub("", _HEAD_OF.sub("", gap))
    body = _OF.search(gap)
    words = _WORD.findall(gap[: body.start()] if body else gap)
    if len(words) > _MOST_WORDS or (body and not words):
        return False
    return all(_is_title_word(word) for word in words)


def names_a_title(gap: str) -> bool:
    """Whether one of the words is a title noun ("president", "leader"), not only "former" or "Russian"."""
    known = _titles()
    return any(
        word in known.offices or word in known.honours or word in known.trades or word in known.nouns
        for word in _words(gap)
    )


def names_an_office(gap: str) -> bool:
    """Whether one of the words is an office or honour that tells namesakes apart, so that `fits` says something."""
    known = _titles()
    return any(word in known.offices or word in known.honours for word in _words(gap))


def names_a_trade(gap: str) -> bool:
    """Whether one of the words is a trade ("novelist"), which tells a common name apart if it fits."""
    return any(word in _titles().trades for word in _words(gap))


def fits(gap: str, person: Person) -> bool:
    """Whether the person held every office that the words name: "late senator" does not fit one who never was.

    Likewise for honours and trades: "Sir" wants somebody who served where it is given, or whose name is unmistakable,
    and "singer" somebody known for music.
    """
    body = _OF.search(_HEAD_OF.sub("", gap))
    if body and not any(body["body"] in term.body or term.body in body["body"] for term in person.terms):
        return False
    return all(_word_fits(word, person) for word in _words(gap))


def _word_fits(word: str, person: Person) -> bool:
    known = _titles()
    if word in known.offices:
        return any(wanted in term.office for wanted in known.offices[word] for term in person.terms)
    if word in known.honours:
        served = any(term.body in known.honours[word] for term in person.terms)
        return served or not (person.terms or person.name in person.titled)
    return word not in known.trades or any(field in person.source for field in known.trades[word])


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
    listed = low in known.modifiers or names_a_title(low)
    return listed or _NATIONAL.fullmatch(word) is not None


def _words(gap: str) -> list[str]:
    return [word.rstrip(".").lower() for word in _WORD.findall(_CHIEF_JUSTICE.sub("", _COMPOUND.sub("premier", gap)))]
