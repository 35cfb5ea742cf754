"""How far a text reports what people say as translations do: its verbs, tense, links, figures and quotation marks."""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from copydesk.knowledge.literals import LiteralSearch
from copydesk.model import Document, Span
from copydesk.text.pattern import lazily
from copydesk.text.quotation import inside_quotation, quotations
from copydesk.text.reporting import verbs_of_saying
from copydesk.text.view import view
from copydesk.text.word import word_count

_TOUCH = 24  # code points between a verb and the quotation that it reports
_STANDS_FOR = {
    "{his}": ("his", "her", "its", "their"),
    "{he}": ("he", "she", "they"),
    "{He}": ("He", "She", "They"),
    "{day}": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "{said}": ("said", "announced", "declared", "stated", "explained", "warned", "assured", "confirmed", "reported"),
    "{noted}": (
        "noted", "added", "said", "stated", "stressed", "emphasized", "underlined", "pointed out", "explained",
        "highlighted", "indicated", "recalled",
    ),
}  # fmt: skip
_UNITS = (
    "%", " %", " percent", " per cent", " million", " billion", " thousand", " trillion", " euro", " dollar", " point",
    " met", " kilom", " hectare", " ton", " degree", " km", " second", " kg", " milliard",
)  # fmt: skip
_COMMA_FIGURE = lazily(r"(?<![\w.,])(?:R?[$£€] ?)?\d{1,3},\d{1,2}$")
_DOTTED_FIGURE = lazily(r"(?<![\w.,$£€])[1-9]\d{0,2}\.\d$")
_NOT_COUNTED = lazily(
    r"(?:per|percent|million|billion|trillion|thousand|points?|seconds?|inch\w*|gallons?|basis|and|or|to|in|at)\b|[^a-z]"
)
_HUNDREDS = lazily(r"(?<![\w.,$£€])(?<!\d )[1-9]\d{0,2}$")
_HOUR = lazily(r"(?<![\w.,])[012]?\d$")
_LOW_MARK = lazily(r"„[^\W\d_][^„“”\n]{2,300}[“”]")
_SO_NAME = lazily(r" (?:the [a-z]+|[A-Z][\w-]+)[.,;]")
_VERB = lazily(r" (?:(?:he|she|they|[A-Z][\w.-]{1,20}(?: [A-Z][\w-]{1,20}){0,2}) )?(?:has |also )?([a-z]+)\b")
_BEFORE = 12
_ENDS = frozenset('.!?…:”"»)')
_BEFORE_MARK = frozenset(".!?…")


class TranslatedSpeech(msgspec.Struct, frozen=True):
    """What of a text's reporting is as in translations; places are offsets in the document.

    `perfect` are present-perfect reporting verbs ("has assured"), `touching` those beside a quotation; `marked` are
    verbs that plain reporting does without ("stressed"); `openings` begin a sentence ("For his part"), as do `links`,
    which essays have too ("Thus"); `phrases` stand anywhere ("in statements to the media"); `cuts` are "(…)", `marks`
    quotations set as in other languages („so“), `figures` those written so ("4,7 million").
    """

    words: int
    perfect: tuple[Span, ...] = ()
    touching: tuple[Span, ...] = ()
    marked: tuple[Span, ...] = ()
    openings: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    phrases: tuple[Span, ...] = ()
    cuts: tuple[Span, ...] = ()
    marks: tuple[Span, ...] = ()
    figures: tuple[Span, ...] = ()

    def per_thousand(self, count: int) -> float:
        """A count as a rate per 1,000 words."""
        return 1000 * count / max(1, self.words)


@view
def translated_speech(document: Document) -> TranslatedSpeech:
    """What of an English document's reporting is as in translations; quotations themselves are left out."""
    found: dict[str, list[Span]] = {kind: [] for kind in _CONFIRM}
    for kind, span in _found(document):
        found[kind].append(span)
    perfect = tuple(sorted(found["perfect"] + found["marked perfect"]))
    marked = tuple(sorted(found["marked"] + found["marked perfect"]))
    return TranslatedSpeech(
        words=word_count(document),
        perfect=perfect,
        touching=tuple(_touching(document, perfect)),
        marked=marked,
        openings=tuple(found["opening"]),
        links=tuple(found["link"]),
        phrases=tuple(found["phrase"]),
        cuts=tuple(found["cut"]),
        marks=tuple(sorted(found["low mark"] + found["behind mark"] + found["apart"])),
        figures=tuple(sorted(found["figure"] + found["thousands"] + found["spaced"] + found["hour"])),
    )


@view
def reporting_verbs(document: Document) -> int:
    """How many verbs an English document reports speech with, plain and marked, in quotations too."""
    body = document.body
    text = document.text[body.start : body.end]
    return sum(1 for _, start, end in _verbs().finds(text) if _word(text, start, end))


def _touching(document: Document, verbs: tuple[Span, ...]) -> Iterator[Span]:
    """The verbs with an end of a quotation close by."""
    bounds = [edge for each in quotations(document) for edge in (each.start, each.end)] if verbs else []
    for span in verbs:
        if any(0 <= edge - span.end <= _TOUCH or 0 <= span.start - edge <= _TOUCH for edge in bounds):
            yield span


def _found(document: Document) -> Iterator[tuple[str, Span]]:
    """Every sign with its kind, in order: one search for all literals, each hit looked at closer."""
    kinds, search = _search()
    body = document.body
    text = document.text[body.start : body.end]
    for index, start, end in search.finds(text):
        kind = kinds[index]
        place = _CONFIRM[kind](text, start, end)
        if place is None:
            continue
        span = Span(body.start + place[0], body.start + place[1])
        if kind in _ANYWHERE or not inside_quotation(document, span):
            yield kind, span


_Place = tuple[int, int] | None


def _word(text: str, start: int, end: int) -> _Place:
    """Whole words."""
    return None if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum() else (start, end)


def _opening(text: str, start: int, end: int) -> _Place:
    """Whole words that begin a sentence."""
    if (
        start
        and text[start - 1] not in "\n\r"
        and not (text[start - 1] == " " and text[start - 2 : start - 1] in _ENDS)
    ):
        return None
    return _word(text, start, end)


def _as_it_is(text: str, start: int, end: int) -> _Place:
    return start, end


def _figure(text: str, start: int, end: int) -> _Place:
    """The last digit and a unit: the figure, if its decimals stand behind a comma."""
    return _begun(_COMMA_FIGURE, text, start, start + 1, end)


def _thousands(text: str, start: int, end: int) -> _Place:
    """A point and a round number: the figure, if things are counted with it ("80.000 homes")."""
    return None if _NOT_COUNTED.match(text, end) else _begun(_DOTTED_FIGURE, text, start, start + 2, end - 1)


def _spaced(text: str, start: int, end: int) -> _Place:
    """Thousands behind a blank: the figure, if things are counted with it ("80 000 homes")."""
    return None if _NOT_COUNTED.match(text, end) else _begun(_HUNDREDS, text, start, start, end - 1)


def _hour(text: str, start: int, end: int) -> _Place:
    """The minutes of "14h30"."""
    return None if text[end : end + 1].isalnum() else _begun(_HOUR, text, start, start, end)


def _begun(pattern: re.Pattern[str], text: str, start: int, until: int, end: int) -> _Place:
    """The place that a pattern matches up to `until`, drawn out to `end`."""
    match = pattern.search(text, max(0, start - _BEFORE), until)
    return (match.start(), end) if match else None


def _low_mark(text: str, start: int, end: int) -> _Place:
    """A quotation in „German“ marks."""
    match = _LOW_MARK.match(text, start)
    return match.span() if match else None


def _behind_mark(text: str, start: int, end: int) -> _Place:
    """A closing mark with what other desks have behind it: "…", so Lind; "…" - she noted; "…", she noted."""
    if not text[start - 1 : start].isalnum() and text[start - 1 : start] not in _BEFORE_MARK:
        return None
    match = (_SO_NAME if text[end - 1] == "o" else _VERB).match(text, end)
    if match is None or (match.lastindex and match[1] not in _known_verbs()):
        return None
    return start, match.end()


def _apart(text: str, start: int, end: int) -> _Place:
    """A closing mark with a blank before it and none behind, or at the end of a line."""
    following, before = text[end : end + 1], text[start - 1 : start]
    stands_apart = following.islower() or following == "." or (following in "\r\n" and before in ".,?!")
    return (start, end) if start and stands_apart else None


# What a literal of each kind must be to count.
_CONFIRM: dict[str, Callable[[str, int, int], _Place]] = {
    "perfect": _word, "marked perfect": _word, "marked": _word, "opening": _opening, "link": _opening,
    "phrase": _word, "cut": _as_it_is, "low mark": _low_mark, "behind mark": _behind_mark, "apart": _apart,
    "figure": _figure, "thousands": _thousands, "spaced": _spaced, "hour": _hour,
}  # fmt: skip
_ANYWHERE = frozenset({"cut", "low mark", "behind mark", "apart"})  # within quotations too


class _Habit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The turns of one source language."""

    language: str
    marked: tuple[str, ...]
    openings: tuple[str, ...]
    phrases: tuple[str, ...]


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    perfect: tuple[str, ...]
    adverbs: tuple[str, ...]
    marked: tuple[str, ...]
    links: tuple[str, ...]
    habit: tuple[_Habit, ...]


@cache
def _table() -> _Table:
    from importlib.resources import files

    return msgspec.toml.decode((files(__package__) / "habits.toml").read_bytes(), type=_Table)


@cache
def _marked() -> frozenset[str]:
    table = _table()
    return frozenset((*table.marked, *(verb for habit in table.habit for verb in habit.marked)))


@cache
def _known_verbs() -> frozenset[str]:
    return verbs_of_saying("en") | _marked()


@cache
def _verbs() -> LiteralSearch:
    return LiteralSearch(sorted(_known_verbs()))


@cache
def _search() -> tuple[list[str], LiteralSearch]:
    """The kind of each literal, and what finds them."""
    kinds = _literals()
    return list(kinds.values()), LiteralSearch(kinds)


def _literals() -> dict[str, str]:
    """Every literal that is searched for, and its kind; of two kinds the later."""
    table = _table()
    adverbs = ("", *(f"{adverb} " for adverb in table.adverbs))
    kinds = dict.fromkeys(_marked(), "marked") | dict.fromkeys(table.links, "link")
    for kind, verbs in (("perfect", table.perfect), ("marked perfect", _marked())):
        kinds |= {f"{has} {adverb}{verb}": kind for has in ("has", "have") for adverb in adverbs for verb in verbs}
    for habit in table.habit:
        kinds |= {each: "phrase" for line in habit.phrases for each in _spelt_out(line)}
        kinds |= {each: "opening" for line in habit.openings for each in _spelt_out(line)}
    kinds |= {f"{digit}{unit}": "figure" for digit in range(10) for unit in _UNITS}
    kinds |= {f".{digit}00 ": "thousands" for digit in range(10)}
    kinds |= {f"h{minutes}": "hour" for minutes in ("00", "15", "30", "45")}
    kinds |= dict.fromkeys(("(…)", "(...)"), "cut") | {"„": "low mark"}
    behind = [f"{mark}{link}" for mark in '"“”' for link in (", so", " so", " -", " –")]
    return kinds | dict.fromkeys((*behind, '",', "”,"), "behind mark") | {" ”": "apart", " 000 ": "spaced"}


def _spelt_out(line: str) -> Iterator[str]:
    """The phrases that a line of the table stands for."""
    held = [sign for sign in _STANDS_FOR if sign in line]
    for words in itertools.product(*(_STANDS_FOR[sign] for sign in held)):
        phrase = line
        for sign, word in zip(held, words, strict=True):
            phrase = phrase.replace(sign, word)
        yield phrase
