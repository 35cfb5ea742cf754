"""The lists of words that are counted, by language: English only, other languages have none."""

import re
import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.text.reporting import TITLES, reporting, verbs_of_saying

LISTED_LANGUAGES = frozenset({"en"})

# What is noted of a word beside its syllables, one bit each.
SYLLABLES = 0xFF
HEDGE, LOADED, FIRST_PERSON, FIRST_PERSON_SMALL, SAYING, NO_NAME, ANONYMOUS, EASY = (1 << bit for bit in range(8, 16))


class WordLists(msgspec.Struct, frozen=True):
    """The lists of one language: the `marks` of words in lower case, and the pattern of anonymous sourcing."""

    marks: dict[str, int]
    anonymous: re.Pattern[str]


@cache
def word_lists(lang: str) -> WordLists:
    """The lists of a language that has some."""
    source = files("copydesk.scorecard").joinpath(f"words_{lang}.toml").read_text(encoding="utf-8")
    table = tomllib.loads(source)
    known = reporting(lang)
    marks: dict[str, int] = {}
    listed = (
        (HEDGE, table["hedges"]),
        (LOADED, table["loaded"]),
        (FIRST_PERSON, table["first_person"]),
        (FIRST_PERSON_SMALL, table["first_person_small"]),
        (ANONYMOUS, table["anonymous_cues"]),
        (EASY, table["easy"]),
        (SAYING, verbs_of_saying(lang)),
        (NO_NAME, (*(known.small if known else ()), *TITLES, *_WEEKDAYS)),
    )
    for mark, words in listed:
        for word in words:
            for spelling in (word, word.replace("'", "’")):
                marks[spelling] = marks.get(spelling, 0) | mark
    return WordLists(marks, re.compile("|".join(table["anonymous"])))


_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "april", "may", "june")
