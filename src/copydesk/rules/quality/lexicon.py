"""Which words are English: those of the CMU Pronouncing Dictionary."""

import zlib
from functools import cache
from importlib.resources import files

_TABLE = "words/english.txt.zlib"  # the dictionary's words without counts; its licence lies beside it


@cache
def english() -> frozenset[str]:
    """117,000 English words and names in small letters, inflected forms included."""
    return frozenset(zlib.decompress((files(__package__) / _TABLE).read_bytes()).decode().split("\n"))
