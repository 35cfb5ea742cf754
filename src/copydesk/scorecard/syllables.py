"""Syllables of words: English by rules and a table of exceptions, other languages as textstat counts them.

textstat counts English by the CMU dictionary, which it downloads; nothing here may touch the network. So English words
are counted by their letters, with the words the letters mislead about in `syllables_en.tsv`: rules and table together
give textstat's count for each of its 124,000 words but a few without a vowel. Words it lacks are counted by the rules.
"""

import re
import sys
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import Any
from unicodedata import normalize

from copydesk.text.pattern import lazily

_ACCENT = lazily("[\u0300-\u036f]")
_VOWELS = lazily(r"[aeiouy]+")
# Endings in which an e is written and not spoken.
_SILENT = lazily(
    r"(?<=[a-z])(?:"
    r"(?<=[^aeiouy])(?<![^aeiouylr]l)e$"  # made, whole; not table
    r"|(?<=[^aeiouysxzcg])(?<!ch)(?<!sh)(?<![^aeiouylr]l)es$"  # makes; not races, churches, tables
    r"|(?<=[^aeiouytd])(?<![^aeiouylrw]l)ed$"  # walked, called; not ended, settled
    r"|(?<=[^aeiouy])(?<![^aeiouylr]l)e(?=(?:ly|ful|fully|less|lessly|ness|nesses|ment|ments|some|like|work|where|thing)$)"
    r"|(?<=[iau]q)ues?$|(?<=[aeio]g)ue[sd]?$"  # unique, league
    r")"
)
# Neighbouring vowels that are spoken apart.
_APART = lazily(
    r"(?<![tscgx])i(?=a)|(?<![tscgxnl])i(?=o(?!u))|(?<![tscgx])i(?=ou)"
    r"|(?<=[^tscg])i(?=um|us(?!e|i))"
    r"|(?<=[rd])i(?=en[ct])|e(?=o(?!u|us|p|n))|(?<=cr)e(?=at(?!u))|(?<=^r)e(?=a(?:ct|l[iy]|ff|ss|pp|rr|wa))"
    r"|[^gq]u(?=[a](?!de))|(?<=[lr])u(?=en)|u(?=ous)|(?<=[aeou])y(?=[aeiou](?!d$|s$|ng)(?<!eye))|[aeiouy](?=ing)|o(?=e[mt])"
    r"|(?<=^c)o(?=op|or)|(?<=[pr])e(?=ans?$)|(?<=[a-z][^aeiou])e(?=as?$)|i(?=st(?:s|ic)?$)(?<=[aeu]i)|^mc(?=[a-z])|m(?<=[ths]m)(?=s?$)"
)

# Without one of these a word has nothing that either finds, which is far faster to ask.
_SILENT_AT = (
    *("e", "es", "ed", "ly", "ful", "less", "ness", "nesses", "ment", "ments", "some", "like", "work", "where"),
    "thing",
)
_APART_AT = lazily(r"[aeiouy]{2}|^mc|[ths]ms?$")

_HISSING = ("s", "x", "z", "ch", "sh", "ce", "ge", "se")  # after these the ending -s is a syllable
_SILENT_ENDINGS = frozenset({"ll", "re", "ve", "d", "m"})


@cache
def _exceptions() -> dict[str, int]:
    table = files("copydesk.scorecard").joinpath("syllables_en.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {word: int(count) for count, words in rows for word in words.split()}


def english(word: str) -> int:
    """The syllables of an English word in lower case; each part of a compound counts, a number is one."""
    if word.isalpha() and word.isascii():
        return _plain(word)
    bare = _ACCENT.sub("", normalize("NFKD", word.replace("’", "'")))
    parts = re.split(r"[^a-z']+", bare)
    return sum(_with_apostrophe(part.strip("'")) for part in parts if part.strip("'")) or 1


def _with_apostrophe(part: str) -> int:
    if part in _exceptions() or "'" not in part:
        return _plain(part)
    stem, _, ending = part.rpartition("'")
    if ending == "t" and stem.endswith("n"):
        return english(stem[:-1]) + 1  # didn't, couldn't; don't and won't are in the table
    if ending == "s":
        return english(stem) + stem.endswith(_HISSING)
    return english(stem) if ending in _SILENT_ENDINGS else _plain(part.replace("'", ""))


def _plain(letters: str) -> int:
    known = _exceptions()
    if letters in known:
        return known[letters]
    for suffix in ("s", "ed", "ing"):
        if letters.endswith(suffix) and letters.removesuffix(suffix) in known and _adds_nothing(letters, suffix):
            return known[letters.removesuffix(suffix)] + (suffix == "ing")
    spoken = _SILENT.sub("", letters) if letters.endswith(_SILENT_AT) else letters
    apart = len(_APART.findall(letters)) if _APART_AT.search(letters) else 0
    return max(1, len(_VOWELS.findall(spoken)) + apart)


def _adds_nothing(word: str, suffix: str) -> bool:
    stem = word.removesuffix(suffix)
    return suffix == "ing" or not stem.endswith(
        ("t", "d") if suffix == "ed" else ("s", "x", "z", "ch", "sh", "ce", "ge", "se")
    )


@cache
def counter(lang: str) -> Callable[[str], int]:
    """What counts the syllables of a word in lower case in this language."""
    if lang == "en":
        return english
    authority = _textstat()
    authority.set_lang(lang)
    count: Callable[[str], int] = authority.syllable_count
    return count


def _textstat() -> Any:
    """textstat's counter, without nltk as long as nobody asks for that.

    textstat imports nltk for the English dictionary alone, and nltk loads scipy.stats, which takes a second, longer
    than to audit most folders. While it is imported, it finds a module in nltk's place that loads nltk when used.
    """
    if "nltk" in sys.modules:
        return _import_textstat()
    stand_in: Any = ModuleType("nltk")
    stand_in.__getattr__ = lambda name: getattr(import_module("nltk"), name)
    sys.modules["nltk"] = stand_in
    try:
        return _import_textstat()
    finally:
        del sys.modules["nltk"]


def _import_textstat() -> Any:
    from textstat.textstat import textstatistics

    return textstatistics()
