"""The shapes of inserted lines: what a title, a label, a list item and prose look like, in any language."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.sentence import sentence_around
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    from copydesk.rules.scan import Hit

TITLE = (8, 120)
CUED_TITLE = (3, 160)
LABEL = 60
PROSE_WORDS = 8
OPENING = 120  # characters that mostly tell whether a passage is prose

_END_MARKS = ".!?…。！？"
_CLOSING = "\"'”’»“›)]"
_SEPARATORS = ":：|»›→>–—-"

# The commonest function words of the languages that packs cover: a sentence of eight words has two of them.
_FUNCTION_WORDS = """
the of and to in that is was for on with as by at from it he she they but not be are has had his her their which
el la los las de del que y en un una por con para se su es al lo como más pero fue
le les des et en un une du dans est que qui pour par sur au aux il elle pas ne se
der die das und den von zu mit ist im dem nicht ein eine auf für als auch sich des er sie es hat
il lo gli i di che e un una per con del della non è nel si sono da al
anche alla alle dal dalla nella sul sulla ha hanno dei delle degli più
o os as do da dos das em um uma para com não que no na se por foi
ao aos à nas nos pela pelo mais está são também já
и в не на что с по к из за от он она они как это для был была
о об у до при под через во со его её их но или уже который которая которые также
і в не на що з по до із за від він вона вони як це для був була та у
й про при під через його її їх але або вже який яка яке які також
i w nie na z do że się o jest to za po od jak dla był była
przez przed przy jego jej ich oraz są już tylko tym tego który która które którzy
de het een en van in is op te dat voor met zijn niet aan er om ook als
naar hij maar heeft hebben wordt werd bij uit deze
ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ama
göre diye ise var yok karşı üzere
"""


@cache
def function_words() -> frozenset[str]:
    """The commonest function words of the languages that packs cover."""
    return frozenset(_FUNCTION_WORDS.split())


# The same as "word" and "letters" below, on ASCII: in half the time.
_PLAIN_WORD = lazily(r"[A-Za-z0-9]+(?:['-][A-Za-z0-9]+)*")
_PLAIN_LETTERS = lazily(r"\w+", re.ASCII)


@cache
def _patterns() -> Mapping[str, Any]:
    import regex

    closing = regex.escape(_CLOSING)
    return {
        "letters": regex.compile(r"\w+"),
        "word": regex.compile(r"[\p{L}\p{M}\p{N}]+(?:['’-][\p{L}\p{M}\p{N}]+)*"),
        "break": regex.compile(rf"\p{{Ll}}{{3}}[.!?…][{closing}]*\s+[\"'“„«‘]?\p{{Lu}}"),
        "ideographs": regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]"),
        "marker": regex.compile(r"(?:\d{1,2}(?:[.)]|º|ª|°)|[-*•·▪►▶✓✔★☆➤→])\s*\S"),
        "token": regex.compile(r"\S+"),
        # A Turkish sentence ends in its verb, and may do without any function word.
        "verb": regex.compile(
            r"[ğşıİçöü].*\p{L}\p{L}(?:[dt][ıiuü]|[ıiuü]yor|acak|ecek|m[ıiuü]ş|d[ıiuü]r|m[ae]kt[ae])(?:l[ae]r)?[.!?…]"
        ),
        "stop": regex.compile(r"\p{Ll}{2}[.!?](?=\s|$)"),
    }


def word_count(passage: str) -> int:
    """How many words a passage has."""
    return len((_PLAIN_WORD if passage.isascii() else _patterns()["word"]).findall(passage))


def ends_sentence(passage: str) -> bool:
    """Whether it ends as a sentence does, quotation marks and brackets aside."""
    return passage.rstrip().rstrip(_CLOSING)[-1:] in _END_MARKS and bool(passage.strip())


def is_prose(passage: str) -> bool:
    """Whether it holds running text: it ends as a sentence, or is long, and has function words."""
    bare = passage.strip()
    if not bare.isascii() and _patterns()["ideographs"].search(bare):
        return len(bare) > 2 * LABEL or (len(bare) > LABEL / 2 and ends_sentence(bare))
    if not _opens_as_prose(bare) and not (
        _has(PROSE_WORDS, _patterns()["word"].finditer(bare))
        and (_has(2, _function_words_in(bare)) or _ends_in_turkish_verb(bare))
    ):
        return False
    return bare.endswith(":") or ends_sentence(bare) or len(bare) > 2 * TITLE[1] or has_break(bare)


def _ends_in_turkish_verb(passage: str) -> bool:
    """Whether it is Turkish by its letters and ends in a verb of telling: past, present, future or hearsay."""
    return not passage.isascii() and _patterns()["verb"].search(passage[-OPENING:]) is not None


def _opens_as_prose(passage: str) -> bool:
    """Whether its first words are as many, and as common, as those of running text: of most prose they are."""
    first = passage[:OPENING]
    if word_count(first) <= PROSE_WORDS:  # the last may be cut off
        return False
    folded = _folded(first)
    words = (_PLAIN_LETTERS if folded.isascii() else _patterns()["letters"]).findall(folded)[:-1]
    return sum(map(function_words().__contains__, words)) >= 2


def _function_words_in(passage: str) -> Iterator[str]:
    known = function_words()
    return (match[0] for match in _patterns()["letters"].finditer(passage) if _folded(match[0]) in known)


def _folded(word: str) -> str:
    """A word in lower case; a capital i may have its dot."""
    return word.lower() if word.isascii() else word.replace("\u0130", "i").casefold()


def _has(least: int, found: Iterable[object]) -> bool:
    """Whether there are so many; no more are looked for."""
    return sum(1 for _ in islice(found, least)) == least


def has_break(passage: str) -> bool:
    """Whether one sentence ends and another begins inside it."""
    return _patterns()["break"].search(passage) is not None


def has_marker(passage: str) -> bool:
    """Whether it opens as an item of a list does: a bullet or a number."""
    return _patterns()["marker"].match(passage) is not None


def is_title_like(passage: str, *, least: int = TITLE[0], most: int = TITLE[1]) -> bool:
    """Whether it could be a headline: of a headline's length, opening upper-case, without full stop or colon."""
    bare = passage.strip()
    if not least <= len(bare) <= most or bare[-1] in ".:;,…。" or has_break(bare):
        return False
    return has_marker(bare) or opens_title(bare)


def opens_title(passage: str) -> bool:
    """Whether the first character is upper-case, a digit, a mark, or of a script without case."""
    first = passage.lstrip(" \t\xa0\"'“„«‘¿¡([")[:1]
    return bool(first) and not first.islower()


def is_label(passage: str) -> bool:
    """Whether it is a short line that is no sentence: a button, a section's name."""
    bare = passage.strip()
    return len(bare) <= LABEL and not is_prose(bare)


def after_separator(rest: str) -> str | None:
    """What follows a cue's colon, bar, arrow or spaced dash; None without one."""
    bare = rest.lstrip()
    if not bare or bare[0] not in _SEPARATORS:
        return None
    tight_hyphen = bare[0] == "-" and (rest[:1] == "-" or bare[1:2] not in ("", " ", "\xa0"))
    return None if tight_hyphen else bare.lstrip(_SEPARATORS + " \t\xa0")


def _title_after(document: Document, hit: "Hit") -> Span | None:
    rest = after_separator(hit.unit.text[hit.end :])
    if rest is None or not CUED_TITLE[0] <= len(rest) <= CUED_TITLE[1] or not opens_title(rest) or has_break(rest):
        return None
    return hit.unit.whole


def _title_first(document: Document, hit: "Hit") -> Span | None:
    """As `title-like`; where the story runs on behind the headline's full stop, cue and headline alone."""
    whole = _title_after(document, hit)
    rest = after_separator(hit.unit.text[hit.end :])
    if whole is not None or rest is None or not opens_title(rest) or not has_break(rest[: CUED_TITLE[1]]):
        return whole
    first = sentence_around(document, hit.span, hit.unit.whole)
    if len(rest) <= CUED_TITLE[1] and not is_prose(document.text[first.end : hit.unit.end]):
        return hit.unit.whole
    return first if len(first) <= CUED_TITLE[1] else None


def _inline_title(document: Document, hit: "Hit") -> Span | None:
    """A cue and its headline inside a paragraph: as far as the next sentence, which opens without a mark before it."""
    rest = hit.unit.text[hit.end : hit.end + CUED_TITLE[1]]
    if not opens_title(rest):
        return None
    stop = _next_opening(rest) if document.lang != "de" else _next_opening_in_german(rest)
    if stop == CUED_TITLE[1] or has_break(rest[:stop]):
        return None
    return hit.unit.span(hit.start, hit.end + len(rest[:stop].rstrip()))


def _next_opening(rest: str) -> int:
    """Where the next sentence opens: at a capitalised function word, else at any capitalised word, amid small ones."""
    words = list(_patterns()["token"].finditer(rest))
    openings = [
        words[at]
        for at in range(3, len(words) - 1)
        if words[at][0][0].isupper() and words[at - 1][0][-1].islower() and words[at + 1][0][0].islower()
    ]
    known = function_words()
    first = next((word for word in openings if word[0].lower() in known), openings[0] if openings else None)
    return first.start() if first else len(rest.rstrip())


def _next_opening_in_german(rest: str) -> int:
    """As above, but nouns have capitals: a capitalised function word opens the next sentence, else a full stop ends."""
    end = _patterns()["stop"].search(rest)
    known = function_words()
    words = list(_patterns()["token"].finditer(rest, 0, end.end() if end else len(rest)))
    opening = next((word for word in words[3:] if word[0][0].isupper() and word[0].lower() in known), None)
    return opening.start() if opening else end.end() if end else _next_opening(rest)


def _bracket(document: Document, hit: "Hit") -> Span | None:
    """The bracket that the match opens, if a title stands in it."""
    inner = hit.unit.text
    opening = inner[hit.start]
    closing = inner.find({"(": ")", "[": "]"}.get(opening, "\n"), hit.end)
    if closing < 0:
        return None
    title = after_separator(inner[hit.end : closing])
    fits = title is not None and CUED_TITLE[0] <= len(title) <= CUED_TITLE[1] and opens_title(title)
    return hit.unit.span(hit.start, closing + 1) if fits else None


def _short(document: Document, hit: "Hit") -> Span | None:
    return hit.unit.whole if is_label(hit.unit.text) else None


def _line(document: Document, hit: "Hit") -> Span | None:
    return None if is_prose(hit.unit.text) else hit.unit.whole


def _whole_line(document: Document, hit: "Hit") -> Span | None:
    around = hit.unit.text[hit.unit.lead : hit.start] + hit.unit.text[hit.end :]
    return None if any(char.isalnum() for char in around) else hit.unit.whole


def _unit(document: Document, hit: "Hit") -> Span | None:
    return hit.unit.whole


def _sentence(document: Document, hit: "Hit") -> Span | None:
    return sentence_around(document, hit.span, hit.unit.whole)


def _opening(document: Document, hit: "Hit") -> Span | None:
    """The sentences matched, if the line opens with them and tells no story besides."""
    found = sentence_around(document, hit.span, hit.unit.whole)
    opens = found.start <= hit.unit.start + hit.unit.lead
    return found if opens and not is_prose(document.text[found.end : hit.unit.end]) else None


def _lone(document: Document, hit: "Hit") -> Span | None:
    """The line, if it is of a headline's length and no sentence."""
    bare = hit.unit.text
    fits = len(bare) <= TITLE[1] and not ends_sentence(bare) and not is_prose(bare) and not has_break(bare)
    return hit.unit.whole if fits else None


def _match(document: Document, hit: "Hit") -> Span | None:
    return hit.span


Shape = Callable[[Document, "Hit"], Span | None]

SHAPES: Mapping[str, Shape] = {
    "title-like": _title_after,
    "title-first": _title_first,
    "bracket": _bracket,
    "inline-title": _inline_title,
    "short": _short,
    "line": _line,
    "whole-line": _whole_line,
    "unit": _unit,
    "sentence": _sentence,
    "opening": _opening,
    "lone": _lone,
    "match": _match,
}
