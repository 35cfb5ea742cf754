"""One pass over a text for all patterns of all packs: their literals tell where to look, `regex` gives the spans.

The computing time is read to stop a pattern that runs away, and for nothing else.
"""

import itertools
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from time import process_time
from typing import Any

import msgspec

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.fold import folded
from copydesk.rules.gate import NoGateError, for_re2, for_regex, plain_i
from copydesk.rules.literal_index import LiteralIndex
from copydesk.rules.pack import ANY, Entry
from copydesk.rules.packaged import built_in_entries
from copydesk.rules.unit import Unit, unit_of_line, units
from copydesk.text.batch import body_of
from copydesk.text.view import accounted

# RE2 gives up silently when an automaton outgrows its memory; this is a limit, not what is used.
MAX_MEMORY = 256 << 20
# Seconds of computing that one pattern may take on one line or paragraph before it counts as run away.
PATIENCE = 1.0
# Lines' worth of it that a pattern may take on a document as a whole, and as much for every million characters.
LINES_WORTH = 5

# Characters of a line or paragraph beyond which RE2 stands guard before `regex`.
LONG = 4000
# Lines without a match in a row after which RE2 looks first: it is quick to search and slow to build.
IN_VAIN = 8

_serial = itertools.count()


class PatternTimeout(RuntimeError):  # noqa: N818 - it is what happened, as TimeoutError is
    """A pattern ran away on a document; the message names the entry."""


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


class Scan(msgspec.Struct, frozen=True, dict=True):
    """What a scanner found in a document: hits by place, and the entries that ran away."""

    hits: tuple[Hit, ...] = ()
    slow: tuple[Entry, ...] = ()

    @cached_property
    def rules(self) -> frozenset[str]:
        """The rules of all these entries, each as its entries name it: the others need not be asked."""
        return frozenset(entry.rule for entry in (*(hit.entry for hit in self.hits), *self.slow))

    def of_rule(self, *names: str) -> Iterator[Hit]:
        """The hits of one rule's entries, by its name or code; PatternTimeout if one of them ran away here."""
        if late := next((entry for entry in self.slow if entry.rule in names), None):
            raise PatternTimeout(f"the pattern of '{late.id}' took too long here and was stopped; simplify it")
        return (hit for hit in self.hits if hit.entry.rule in names)


_NOTHING = Scan()


class Scanner:
    """All patterns at once. An index is built per language on first use and kept, so keep the scanner too."""

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
            self._leave((document,), document.lang)
        found: Scan = known[self._key]
        return found

    def foresee(self, documents: Iterable[Document]) -> None:
        """Scan those of the documents that were not yet, all in one search, and leave each what was found in it."""
        lacking: dict[str | None, list[Document]] = {}
        for document in documents:
            if self._key not in document.__dict__:
                lacking.setdefault(document.lang, []).append(document)
        for lang, alike in lacking.items():
            self._leave(alike, lang)

    def _leave(self, documents: Sequence[Document], lang: str | None) -> None:
        """Scan documents of one language and leave each what was found in it."""
        scanned = accounted(
            f"{__name__}.scan", lambda: list(self._gate(lang).scans(documents)), kind="view", times=len(documents)
        )
        for document, found in zip(documents, scanned, strict=True):
            document.__dict__[self._key] = found

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


class _Gate:
    """The entries of one language group; those that count for nothing without another wait, by rule."""

    def __init__(self, entries: list[Entry]) -> None:
        self._alone = LiteralIndex([entry for entry in entries if entry.alone])
        waiting: dict[str, list[Entry]] = {}
        for entry in entries:
            if not entry.alone:
                waiting.setdefault(entry.rule, []).append(entry)
        self._waiting = waiting
        self._companions: dict[str, LiteralIndex] = {}
        self._patterns: dict[str, Any] = {}
        self._guards: dict[str, Any] = {}
        self._vain: Counter[str] = Counter()

    def scans(self, documents: Sequence[Document]) -> Iterator[Scan]:
        """What is found in each of the documents, by one search in all of them."""
        passages = [_searched(document) for document in documents]
        firsts = [0, *itertools.accumulate(passage.count("\n") + 1 for passage in passages)]
        wanted: list[dict[int, list[Entry]]] = [{} for _ in documents]
        for line, entries in self._alone.candidates(folded("\n".join(passages))).items():
            place = bisect_right(firsts, line) - 1
            wanted[place][line - firsts[place]] = entries
        return map(self._scan, documents, passages, wanted)

    def _scan(self, document: Document, passage: str, wanted: dict[int, list[Entry]]) -> Scan:
        """What is found in a document where these entries may match, and what waits for that."""
        if not wanted:
            return _NOTHING
        hits: list[Hit] = []
        slow: dict[str, Entry] = {}
        self._confirm(document, wanted, hits, slow)
        waiting = sorted({hit.entry.rule for hit in hits} & self._waiting.keys())
        searched = folded(passage) if waiting else b""
        for rule in waiting:
            if rule not in self._companions:
                self._companions[rule] = LiteralIndex(self._waiting[rule])
            self._confirm(document, self._companions[rule].candidates(searched), hits, slow)
        hits.sort(key=lambda hit: (hit.span.start, hit.span.end, hit.entry.id))
        return Scan(tuple(hits), tuple(slow.values()))

    def _confirm(
        self, document: Document, wanted: dict[int, list[Entry]], hits: list[Hit], slow: dict[str, Entry]
    ) -> None:
        spent: defaultdict[str, float] = defaultdict(float)
        patience = LINES_WORTH * PATIENCE * (1 + len(document.text) / 1_000_000)
        began = process_time()
        for number in sorted(wanted):
            unit = unit_of_line(document, number)
            if unit is None:
                continue
            for entry in wanted[number]:
                if entry.id in slow:
                    continue
                try:
                    hits.extend(self._confirmed(entry, unit))
                except TimeoutError:
                    slow[entry.id] = entry
                now = process_time()  # a slow call: what ends one entry's time begins the next one's
                spent[entry.id] += now - began
                began = now
                if spent[entry.id] > patience:
                    slow[entry.id] = entry

    def _confirmed(self, entry: Entry, unit: Unit) -> Iterator[Hit]:
        if (len(unit.text) > LONG or self._vain[entry.id] > IN_VAIN) and not self._passes(entry, unit):
            return
        pattern = self._patterns.get(entry.id)
        if pattern is None:
            import regex

            pattern = self._patterns[entry.id] = regex.compile(for_regex(entry.pattern), regex.IGNORECASE)
        self._vain[entry.id] += 1
        for match in pattern.finditer(unit.text[unit.lead :], timeout=PATIENCE):
            self._vain[entry.id] = 0
            if match.end() > match.start():
                start, end = match.start() + unit.lead, match.end() + unit.lead
                yield Hit(entry, unit.span(start, end), unit, start, end)

    def _passes(self, entry: Entry, unit: Unit) -> bool:
        """Whether RE2, linear in the text whatever the pattern, finds that it may match."""
        if entry.id not in self._guards:
            self._guards[entry.id] = _guard(entry)
        guard = self._guards[entry.id]
        return guard is None or guard.search(plain_i(unit.text).encode("utf-8", "replace")) is not None


def _guard(entry: Entry) -> Any:
    import re2

    options = re2.Options()
    options.max_mem = MAX_MEMORY
    options.log_errors = False
    try:
        return re2.compile(for_re2(entry.pattern), options)
    except (NoGateError, re2.error):
        return None


def _searched(document: Document) -> str:
    """What literals are looked for in, once it is folded: the units, or all lines with plain line breaks."""
    if text.is_wrapped(document):
        return "\n".join(unit.text for unit in units(document))
    body = body_of(document)
    return body.replace("\r\n", "\n").replace("\r", "\n") if "\r" in body else body
