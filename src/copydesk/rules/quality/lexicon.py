"""Which words are English: those of the CMU Pronouncing Dictionary, and those that several documents hold."""

import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.survey import Survey

_TABLE = "words/english.txt.zlib"  # the dictionary's words without counts; its licence lies beside it
COMMON = 3  # documents of a corpus that hold a word before it counts as one


@cache
def english() -> frozenset[str]:
    """117,000 English words and names in small letters, inflected forms included."""
    return frozenset(zlib.decompress((files(__package__) / _TABLE).read_bytes()).decode().split("\n"))


def is_word(word: str, survey: "Survey") -> bool:
    """Whether the word is in the dictionary, or stands in several documents of the corpus."""
    return word.lower() in english() or survey.word_documents(word) >= COMMON
