"""Words of a quotation in the form they are compared in: what an editor may change without changing what was said."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

from copydesk.knowledge.variants import built_in_variants
from copydesk.text.number_word import ORDINALS, SCALES, VALUES
from copydesk.text.pattern import lazily

Kind = Literal["word", "open", "gap"]

# An ellipsis with or without brackets, an editor's brackets, a bleeped word, a word, a number, a sign that is read out.
_TOKEN = lazily(
    r"(?P<gap>[(\[]?\s?(?:…|\.\s?\.\s?\.(?:\s?\.)?)\s?[)\]]?)"
    r"|(?P<bleep>\b[^\W\d_]{1,3}(?:\*{1,12}|-{2,12}|_{2,12}|[–—](?=[^\W\d_]{1,4}\b)|[#@!]{3,8})[^\W\d_]{0,6}|\*{2,12})"
    r"|(?P<mended>\[[^\W_]{1,12}\][^\W_]{1,30}|[^\W_]{1,30}\[[^\W_]{1,12}\])"
    r"|(?P<open>\[[^\[\]]{1,80}\]|\([^()]{1,60}\))"
    r"|(?P<number>\d[\d,.]{0,20}\d|\d)(?P<ordinal>st|nd|rd|th)?(?![^\W_])"
    r"|(?P<initials>(?:[^\W\d_]\.){2,6})"
    r"|(?P<word>[^\W_]{1,40}(?:['’‘][^\W_]{1,12}){0,3})"
    r"|(?P<sign>[%&])"
)
_SIGNS = {"%": ("percent",), "&": ("and",)}
_STEMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}  # of can't, won't, shan't, ain't
_ENDINGS = {"ll": "will", "ve": "have", "re": "are", "m": "am", "d": "would"}
# British and American endings; what a word becomes need not be one, as long as both spellings become it.
_BRITISH_LISTED = (
    "isation:ization isations:izations ising:izing ised:ized ise:ize ises:izes yse:yze ysed:yzed our:or ours:ors"
    " oured:ored ouring:oring ourable:orable ourite:orite ourites:orites tre:ter tres:ters elling:eling elled:eled"
    " eller:eler ellers:elers ogue:og ence:ense ences:enses ement:ment"
)
_BRITISH = tuple(pair.partition(":")[::2] for pair in _BRITISH_LISTED.split())

_SHORT_NAMES = {("united", "states"): "us", ("united", "kingdom"): "uk", ("united", "nations"): "un",
                ("european", "union"): "eu", ("per", "cent"): "percent", ("new", "york"): "ny"}  # fmt: skip
_ROMAN = {"ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11", "xii": "12"}


class Spoken(msgspec.Struct, frozen=True, gc=False):
    """One word as it is compared; it stands at code points `start` to `end` of the quotation.

    "open" is what an editor put in or left out (brackets, a bleep), which may stand for anything; "gap" an ellipsis.
    `opens` tells that a sentence begins with it.
    """

    start: int
    end: int
    form: str
    kind: Kind = "word"
    opens: bool = False


@lru_cache(maxsize=4096)
def spoken(text: str) -> tuple[Spoken, ...]:
    """The words of a quotation in order; contractions are taken apart, numbers in words are figures."""
    return tuple(_numbers(list(_words(text))))


def _words(text: str) -> Iterator[Spoken]:
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        opens = any(mark in text[last:start] for mark in ".!?") or last == 0
        last = end
        if match.lastgroup == "gap":
            yield Spoken(start, end, "", "gap", opens)
        elif match.lastgroup in ("bleep", "mended", "open"):
            yield Spoken(start, end, match[0].strip("[]()").lower(), "open", opens)
        else:
            for form in _forms(match):
                yield Spoken(start, end, form, "word", opens)
                opens = False


def _forms(match: re.Match[str]) -> tuple[str, ...]:
    low = match[0].lower().replace("’", "'").replace("‘", "'")
    if match["number"]:
        return (_figure(match["number"]) + ("th" if match["ordinal"] else ""),)
    if match["initials"]:
        return (low.replace(".", ""),)
    return _SIGNS[low] if match["sign"] else _taken_apart(low)


def _figure(digits: str) -> str:
    plain = digits.replace(",", "") if digits.count(",") and not digits.rpartition(",")[2].startswith("0,") else digits
    return plain[:-2] if plain.endswith(".0") else plain


@cache
def _taken_apart(word: str) -> tuple[str, ...]:
    """The forms of a word in lower case: "can't" is "can not", "she'll" "she will"."""
    if word in _variants():
        return _variants()[word]
    stem, mark, ending = word.rpartition("'")
    if mark:
        if ending == "t" and stem.endswith("n"):
            bare = stem[:-1]
            return (_STEMS.get(bare, bare), "not")
        if ending in _ENDINGS and stem:
            return (stem, _ENDINGS[ending])
        if ending == "s" and stem:
            return (_plain(stem), "'s")
        return (_plain(word.replace("'", "")),)
    return (_plain(word),)


@cache
def _variants() -> dict[str, tuple[str, ...]]:
    lines = files("copydesk.reuse.quotes").joinpath("spoken_variants.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {variant: tuple(said.split()) for variant, _, said in pairs}


@cache
def _plain(word: str) -> str:
    known = built_in_variants().words.get(word)
    if known is not None:
        return known
    if word in _ROMAN:
        return _ROMAN[word]
    if word in ORDINALS:
        return f"{ORDINALS[word]}th"
    for british, american in _BRITISH:
        if word.endswith(british) and len(word) > len(british) + 2:
            return word[: -len(british)] + american
    return word


def _numbers(words: list[Spoken]) -> Iterator[Spoken]:
    """The words with numbers in words as figures: "twenty-one" 21, "five million" 5000000."""
    at = 0
    while at < len(words):
        if (short := _SHORT_NAMES.get((words[at].form, words[at + 1].form if at + 1 < len(words) else ""))) is not None:
            yield Spoken(words[at].start, words[at + 1].end, short, "word", words[at].opens)
            at += 2
            continue
        end, value = _number(words, at)
        if end > at:
            first = words[at]
            yield Spoken(first.start, words[end - 1].end, _shown(value), "word", first.opens)
            at = end
        else:
            yield words[at]
            at += 1


def _number(words: list[Spoken], at: int) -> tuple[int, float]:
    """Where the number that begins here ends, and its value."""
    total = group = 0.0
    end = at
    while end < len(words) and words[end].kind == "word":
        form = words[end].form
        if form in VALUES:
            if end > at and not (group and group % 100 == 0) and not (group % 100 >= 20 and VALUES[form] < 10):
                break
            group += VALUES[form]
        elif end == at and _is_figure(form):
            group = float(form)
        elif form == "hundred" and end > at and group:
            group *= 100
        elif form in SCALES and form != "hundred" and end > at and group:
            total, group = total + group * SCALES[form], 0.0
        else:
            break
        end += 1
    return end, total + group


def _is_figure(form: str) -> bool:
    return form[0].isdecimal() and form.isascii() and form.count(".") < 2 and form.replace(".", "").isdecimal()


def _shown(value: float) -> str:
    return str(int(value)) if value == int(value) else f"{value:.6g}"
