"""One pass over a text for all patterns of all packs: RE2 stands guard, `regex` confirms and gives the spans."""

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.gate import NoGateError, for_re2, for_regex, plain_i
from copydesk.rules.pack import ANY, Entry, built_in_entries
from copydesk.text import Line, Paragraph

# RE2 gives up silently when a set's automaton outgrows its memory; this is a limit, not what is used.
MAX_MEMORY = 256 << 20
# Seconds one pattern may take on one line or paragraph before it counts as run away.
PATIENCE = 1.0

_serial = itertools.count()


class PatternTimeout(RuntimeError):  # noqa: N818 - it is what happened, as TimeoutError is
    """A pattern ran away on a document; the message names the entry."""


class Unit(msgspec.Struct, frozen=True, gc=False):
    """What a pattern is held against: a line, or in a hard-wrapped text a paragraph with its wraps joined.

    `text` has no white space around; `start` and `end` are its bounds in the document. `lead` counts the characters
    of bullets, arrows and brackets before its first word. `apart` tells that a blank line (or the text's start)
    stands before it.
    """

    number: int
    start: int
    end: int
    text: str
    lead: int
    apart: bool
    paragraph: Paragraph | None = None
    offset: int = 0

    def span(self, start: int, end: int) -> Span:
        """Where a part of `text` stands in the document."""
        if self.paragraph is None:
            return Span(self.start + start, self.start + end)
        return self.paragraph.span(self.offset + start, self.offset + end)

    @property
    def whole(self) -> Span:
        """All of it."""
        return Span(self.start, self.end)


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A pattern's match: `start` and `end` count inside the unit's text, `span` in the document."""

    entry: Entry
    span: Span
    unit: Unit
    start: int
    end: int

    @property
    def line(self) -> int:
        """The ordinal of the unit it stands in."""
        return self.unit.number

    @property
    def words(self) -> str:
        """The matched words."""
        return self.unit.text[self.start : self.end]


class Scan(msgspec.Struct, frozen=True):
    """What a scanner found in a document: hits by place, and the entries that ran away."""

    hits: tuple[Hit, ...] = ()
    slow: tuple[Entry, ...] = ()

    def of_rule(self, *names: str) -> Iterator[Hit]:
        """The hits of one rule's entries, by its name or code; PatternTimeout if one of them ran away here."""
        if late := next((entry for entry in self.slow if entry.rule in names), None):
            raise PatternTimeout(f"the pattern of '{late.id}' took more than {PATIENCE:g} s here; simplify it")
        return (hit for hit in self.hits if hit.entry.rule in names)


@text.view
def units(document: Document) -> tuple[Unit, ...]:
    """The lines of a text that are not blank, or its paragraphs if it is hard-wrapped."""
    if text.is_wrapped(document):
        return tuple(_paragraph_units(document))
    return tuple(unit for line in text.lines(document) if (unit := _line_unit(document, line)) is not None)


class Scanner:
    """All patterns at once. A set is built per language on first use and kept, so keep the scanner too."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._gates: dict[str | None, _Gate] = {}
        self._key = f"{__name__}.scan.{next(_serial)}"

    def hits(self, document: Document) -> tuple[Hit, ...]:
        """What matched, by place; the patterns that ran away are left out."""
        return self.scan(document).hits

    def scan(self, document: Document) -> Scan:
        """What matched and what ran away; computed once per document."""
        known = document.__dict__
        if self._key not in known:
            known[self._key] = self._gate(document.lang).scan(document)
        found: Scan = known[self._key]
        return found

    def _gate(self, lang: str | None) -> "_Gate":
        """The gate of a language's entries; of all entries where the language is unknown."""
        if lang not in self._gates:
            wanted = [entry for entry in self.entries if lang is None or {lang, ANY} & set(entry.languages)]
            self._gates[lang] = _Gate(wanted)
        return self._gates[lang]


@cache
def built_in() -> Scanner:
    """The scanner of the packaged packs, one per process."""
    return Scanner(built_in_entries())


class _RuleSet:
    """The patterns of one rule as one RE2 set; those that RE2 does not take are `open`.

    One set of all rules would need a state for every mixture of what several rules have begun to match: on real text
    it outgrows its memory again and again, and is a hundred times slower than the rules' own sets one after another.
    """

    def __init__(self, entries: list[Entry]) -> None:
        import re2

        options = re2.Options()
        options.max_mem = MAX_MEMORY
        options.log_errors = False
        self._set = re2.Set.SearchSet(options)
        self._guarded: list[Entry] = []
        self.open: list[Entry] = []
        for entry in entries:
            try:
                self._set.Add(for_re2(entry.pattern))
                self._guarded.append(entry)
            except (NoGateError, re2.error):
                self.open.append(entry)
        if self._guarded:
            self._set.Compile()

    def passing(self, searched: bytes) -> list[Entry]:
        """The entries whose patterns may match in the text."""
        if not self._guarded:
            return []
        return [self._guarded[index] for index in sorted(self._set.Match(searched) or ())]


class _Gate:
    """The entries of one language group, by rule."""

    def __init__(self, entries: list[Entry]) -> None:
        by_rule: dict[str, list[Entry]] = {}
        for entry in entries:
            by_rule.setdefault(entry.rule, []).append(entry)
        self._sets = [_RuleSet(own) for own in by_rule.values()]
        self._open = [entry for each in self._sets for entry in each.open]
        self._patterns: dict[str, Any] = {}

    def scan(self, document: Document) -> Scan:
        wanted = self._wanted(_searchable(_searched(document)))
        if not wanted and not self._open:
            return Scan()
        hits: list[Hit] = []
        slow: dict[str, Entry] = {}
        for passage, unit_of in _passages(document):
            searched = _searchable(passage) if wanted else b""
            passing = [entry for each, ids in wanted for entry in each.passing(searched) if entry.id in ids]
            entries = (*passing, *self._open)
            unit = unit_of() if entries else None
            if unit is not None:
                self._confirm(unit, entries, hits, slow)
        hits.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.entry.id))
        return Scan(tuple(hits), tuple(slow.values()))

    def _wanted(self, searched: bytes) -> list[tuple[_RuleSet, set[str]]]:
        """The sets with entries that pass for the whole text, less those that count for nothing without another."""
        passing = [(each, each.passing(searched)) for each in self._sets]
        return [(each, {entry.id for entry in own}) for each, own in passing if any(entry.alone for entry in own)]

    def _confirm(self, unit: Unit, entries: Sequence[Entry], hits: list[Hit], slow: dict[str, Entry]) -> None:
        for entry in entries:
            if entry.id not in slow:
                try:
                    hits.extend(self._confirmed(entry, unit))
                except TimeoutError:
                    slow[entry.id] = entry

    def _confirmed(self, entry: Entry, unit: Unit) -> Iterator[Hit]:
        pattern = self._patterns.get(entry.id)
        if pattern is None:
            import regex

            pattern = self._patterns[entry.id] = regex.compile(for_regex(entry.pattern), regex.IGNORECASE)
        for match in pattern.finditer(unit.text[unit.lead :], timeout=PATIENCE):
            if match.end() > match.start():
                start, end = match.start() + unit.lead, match.end() + unit.lead
                yield Hit(entry, unit.span(start, end), unit, start, end)


def _searchable(passage: str) -> bytes:
    return plain_i(passage).encode("utf-8", "replace")


def _searched(document: Document) -> str:
    """What the gate reads: the body with plain line breaks, wraps joined."""
    if text.is_wrapped(document):
        return "\n".join(paragraph.flat for paragraph in text.paragraphs(document))
    body = document.text[document.body.start : document.body.end]
    return body.replace("\r", "\n") if "\r" in body else body


def _passages(document: Document) -> Iterator[tuple[str, Callable[[], Unit | None]]]:
    """Each unit's text and how to make the unit: most lines hold no match, so none is made for them."""
    if text.is_wrapped(document):
        for unit in units(document):
            yield unit.text, lambda unit=unit: unit  # type: ignore[misc]
    else:
        for line in text.lines(document):
            yield document.text[line.start : line.end], lambda line=line: _line_unit(document, line)  # type: ignore[misc]


def _line_unit(document: Document, line: Line) -> Unit | None:
    """The unit of a line; None if it is blank."""
    raw = document.text[line.start : line.end]
    inner = raw.strip()
    if not inner:
        return None
    start = line.start + len(raw) - len(raw.lstrip())
    before = text.lines(document)[line.number - 1] if line.number else None
    apart = before is None or not document.text[before.start : before.end].strip()
    return Unit(line.number, start, start + len(inner), inner, _lead(inner), apart)


def _paragraph_units(document: Document) -> Iterator[Unit]:
    last = -2
    for number, paragraph in enumerate(text.paragraphs(document)):
        inner = paragraph.flat.strip()
        if inner:
            offset = len(paragraph.flat) - len(paragraph.flat.lstrip())
            whole = paragraph.span(offset, offset + len(inner))
            first = paragraph.lines[0].number
            yield Unit(number, whole.start, whole.end, inner, _lead(inner), first - last > 1, paragraph, offset)
            last = paragraph.lines[-1].number


_OPENING = frozenset("\"'“”„«»‘’‚‹›$€£#@&+–—−©")


def _lead(inner: str) -> int:
    """Bullets, arrows, pictures and brackets before the first word; quotation marks, dashes and signs count as text."""
    for at, char in enumerate(inner):
        if char.isalnum() or char in _OPENING:
            return at
    return 0
