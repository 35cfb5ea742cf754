"""A text as dates are read from it: the months and weekdays of its language, and what stands beside its numbers."""

import re
from functools import cache
from typing import NamedTuple

import msgspec

from copydesk.model import Document
from copydesk.text.almanac import Almanac, almanac
from copydesk.text.pattern import lazily

_MONTH_BEFORE = lazily(r"(?<![\w’'-])([^\W\d_]{3,12})(\.?)(?:,|[ \u00a0](?:of|de|del|do))?[ \u00a0]\Z")
_MONTH = 20  # how long a month's name is at most, with what may stand between it and a number
_BLANKS = " \u00a0"
_BEHIND_MONTH = frozenset(" \u00a0,.")
_OF_MONTH = frozenset(f"{blank}{word}" for blank in _BLANKS for word in ("of", "de", "do")) | {"del"}
_BEHIND_DAY = frozenset("snrte.ºª°")  # how "st", "th", "er" and the like begin
_BEFORE_MONTH = frozenset("od")  # how "of" and "de" begin

WINDOW = 40
"""How many code points before a number are looked at."""


class _Letters(NamedTuple):
    """The last three letters of the names of months, in lower case, and how they or the words before them begin."""

    last: frozenset[str]
    first: frozenset[str]


class Page(msgspec.Struct, frozen=True):
    """The text that is read, up to `stop`, and the names of its language."""

    text: str
    names: Almanac
    lang: str
    stop: int
    letters: _Letters

    def before(self, offset: int, low: int) -> str:
        """What stands before an offset, as far back as anything is looked for and `low` allows."""
        return self.text[max(low, offset - WINDOW) : offset]

    def month(self, word: str, stop: str = "") -> int | None:
        """The number of a month; English ones are written with a capital, and only shortened ones with a stop."""
        return self._number(self.names.months, word, stop)

    def weekday(self, word: str, stop: str = "") -> int | None:
        """The number of a weekday, likewise."""
        return self._number(self.names.weekdays, word, stop)

    def month_before(self, offset: int, low: int) -> re.Match[str] | None:
        """The word right before an offset if it may be a month's name; a look at its letters spares most searches."""
        text, at, low = self.text, offset, max(low, offset - _MONTH)
        while at > low and text[at - 1] in _BEHIND_MONTH:
            at -= 1
        last = text[max(low, at - 3) : at].lower()
        if last not in self.letters.last and last not in _OF_MONTH:
            return None
        return _MONTH_BEFORE.search(text, low, offset)

    def may_name_month(self, end: int) -> bool:
        """Whether a month's name may stand behind a number that ends there, by the letter that it would begin with."""
        following = self.text[end : end + 2]
        if following[:1] not in _BLANKS:
            return following[:1] in _BEHIND_DAY
        return following[1:] in self.letters.first

    def _number(self, names: dict[str, int], word: str, stop: str) -> int | None:
        if (self.lang == "en" and word[0].islower()) or (stop and word.lower() not in self.names.shortened):
            return None
        return names.get(word.lower())


def page_of(document: Document) -> Page:
    """The body of a document as dates are read from it, English where its language is unknown."""
    names = almanac(document.lang) or Almanac({}, {}, {}, frozenset())
    lang = (document.lang or "en")[:2].lower()
    return Page(document.text, names, lang, document.body.end, _letters(lang))


@cache
def _letters(lang: str) -> _Letters:
    """The letters of a language's months; English ones begin with a capital."""
    names = almanac(lang)
    months = names.months if names is not None else {}
    first = {form for name in months for form in (name[0].upper(), "" if lang == "en" else name[0])}
    return _Letters(frozenset(name[-3:] for name in months), frozenset(first) | _BEFORE_MONTH)
