"""What is noted of words: their syllables and the lists they are in; looked up for all words of a text at once."""

from collections.abc import Callable
from functools import cache

from copydesk.scorecard.syllables import counter
from copydesk.scorecard.word_lists import LISTED_LANGUAGES, SYLLABLES, word_lists
from copydesk.survey.memory import WordMemory


@cache
def memory(lang: str) -> WordMemory:
    """The syllables (in the low 8 bits) and the marks of each word of a language."""
    return WordMemory(_reader(lang))


def _reader(lang: str) -> Callable[[str], int]:
    """What tells the traits of a word in lower case."""
    count = counter(lang)
    marks = word_lists(lang).marks if lang in LISTED_LANGUAGES else {}
    return lambda word: min(count(word), SYLLABLES) | marks.get(word, 0)
