"""The base of rules that live on packs, and the rules that users' packs declare or extend."""

import re
import types
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules import scan
from copydesk.rules.boilerplate.shape import SHAPES, is_prose
from copydesk.rules.pack import Entry, Pack, RuleText
from copydesk.rules.rule import SURE, Rule
from copydesk.rules.scan import Hit, Scanner
from copydesk.rules.unit import Unit, units
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    from copydesk.survey import Survey

EXCERPT = 80

# How corrections and notes of the editors open: they are part of the article, whatever words stand in them.
_NOTE = lazily(
    r"""corrections?\b | clarifications?\b | (?:editor|author|translator|publisher)s?['’]?s?\s+note
      | this\s+(?:story|article|post)\s+(?:has\s+been|was)\s+(?:updated|corrected|amended) | an\s+earlier\s+version
      | fe\s+de\s+errat | correcci[oó]n | rectificaci[oó]n | aclaraci[oó]n | nota\s+del?\s+(?:la\s+)?(?:editor|redacci)
      | rectificatif | précision\b | note\s+d(?:e|u)\s+(?:la\s+)?(?:rédac|traduc) | ndlr\b
      | korrektur | berichtigung | richtigstellung | anm(?:erkung|\.)\s*(?:d(?:er)?\.?)\s*red
      | correzion[ei] | rettifica | errata | nota\s+d(?:ella|el)\s+(?:redaz|tradut) | ndr\b
      | correç(?:ão|ões) | erramos | nota\s+d[ao]\s+(?:reda|edit|tradu)
      | поправка | уточнение | исправление | примечание | от\s+редакции
      | виправлення | уточнення | примітка | від\s+редакції
      | sprostowanie | korekta | od\s+redakcji | przyp\. | rectificatie | correctie | noot\s+van | naschrift
      | düzeltme | tekzip | (?:editör|yazar)ün\s+notu""",
    re.IGNORECASE | re.VERBOSE,
)


class PackRule(Rule, abstract=True):
    """A rule whose patterns are data. A subclass gives code, name, page and cases; `accepts` adds its own guards.

    `message` is a template: {text} is the passage, {words} what the pattern matched.
    """

    message: ClassVar[str] = "“{text}” was left in by the page around the article; remove it."
    scanners: ClassVar[tuple[Scanner, ...]] = ()

    def foresee(self, documents: Sequence[Document]) -> None:
        """Look for all patterns in all of them at once."""
        for scanner in self._every:
            scanner.foresee(documents)

    def may_find(self, document: Document) -> bool:
        """Whether a pattern of its own matches, or ran away."""
        for scanner in self._every:
            rules = scanner.scan(document).rules
            if self.name in rules or self.code in rules:
                return True
        return False

    @cached_property
    def _every(self) -> tuple[Scanner, ...]:
        return (self.packaged(), *self.scanners)

    def among(self, documents: Sequence[Document]) -> Sequence[int]:
        """The places of those in which a pattern of its own matches."""
        if len(self._every) > 1 or type(self).may_find is not PackRule.may_find:
            return super().among(documents)
        scan, own = self._every[0].scan, {self.name, self.code}
        return [place for place, document in enumerate(documents) if not own.isdisjoint(scan(document).rules)]

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """One finding for each passage that an entry's pattern and shape agree on."""
        for hit, span in self.passages(document):
            yield self.passage_finding(document, hit, span)

    def packaged(self) -> Scanner:
        """The scanner of the entries that come with the package: of all packs, so that one pass serves their rules."""
        return scan.built_in()

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """Whether a passage that pattern and shape agree on is one indeed."""
        return True

    def hits(self, document: Document) -> Iterator[Hit]:
        """What the rule's entries match, by place, outside quotations, corrections and editors' notes."""
        for scanner in self._every:
            for hit in scanner.scan(document).of_rule(self.name, self.code):
                if not is_note(hit.unit) and not text.inside_quotation(document, hit.span):
                    yield hit

    def passages(self, document: Document) -> Iterator[tuple[Hit, Span]]:
        """Hits with the span their shape gives them; of overlapping spans the surest, then the longest."""
        shaped = []
        for hit in self.hits(document):
            span = SHAPES[hit.entry.shape or "sentence"](document, hit)
            if span is not None and self.accepts(document, hit, span):
                shaped.append((hit, span))
        shaped.sort(key=lambda pair: (pair[1].start, -self.sureness(pair[0]), -len(pair[1])))
        end = -1
        for hit, span in shaped:
            if span.start >= end:
                end = span.end
                yield hit, span

    def sureness(self, hit: Hit) -> float:
        """The confidence of a hit: its entry's, else the rule's."""
        return self.confidence if hit.entry.confidence is None else hit.entry.confidence

    def passage_finding(self, document: Document, hit: Hit, span: Span) -> Finding:
        """The finding for one passage; taking it out is a safe fix where it is sure."""
        confidence = self.sureness(hit)
        quoted = excerpt(document.text[span.start : span.end])
        return self.finding(
            document,
            span,
            message=self.message.replace("{words}", hit.words).replace("{text}", quoted),
            evidence={"kind": hit.entry.kind or self.name, "words": hit.words, "position": position(document, span)},
            confidence=confidence,
            entry=hit.entry.id,
            fix=removal(document, span, safe=confidence >= SURE),
        )


def is_note(unit: Unit) -> bool:
    """Whether it is a correction, a clarification or a note of editor or translator."""
    return _NOTE.match(unit.text, unit.lead) is not None


def is_title(document: Document, unit: Unit) -> bool:
    """Whether it is the article's own headline."""
    title = document.title
    if title is None or len(unit.text) > 2 * len(title):  # an endless line is not folded for every hit in it
        return False
    return text.normalise_space(unit.text) == text.normalise_space(title)


def excerpt(passage: str) -> str:
    """A passage as a message quotes it: on one line, cut at a word."""
    flat = text.normalise_space(passage[: 8 * EXCERPT])
    if len(flat) <= EXCERPT:
        return flat
    return flat[:EXCERPT].rsplit(" ", 1)[0].rstrip(",;:.") + " …"


def position(document: Document, span: Span) -> str:
    """Where in the article a passage stands: head (no prose before it), tail (none after it), middle, or whole."""
    prose = _prose(document)
    before = prose is not None and prose.start < span.start
    after = prose is not None and prose.end > span.end
    return "middle" if before and after else "tail" if before else "head" if after else "whole"


@text.view
def _prose(document: Document) -> Span | None:
    """From the first line of prose to the last."""
    every = units(document)
    first = next((unit for unit in every if is_prose(unit.text)), None)
    last = next((unit for unit in reversed(every) if is_prose(unit.text)), None)
    return None if first is None or last is None else Span(first.start, last.end)


def removal(document: Document, span: Span, *, safe: bool) -> Fix:
    """The fix that takes a passage out: whole lines with a line break, a part of a line with the blank beside it."""
    body, start, end = document.text, span.start, span.end
    while start > document.body.start and body[start - 1] in " \t\xa0":
        start -= 1
    while end < document.body.end and body[end] in " \t\xa0":
        end += 1
    opens_line = start == document.body.start or body[start - 1] in "\r\n"
    ends_line = end == document.body.end or body[end] in "\r\n"
    if opens_line and ends_line:
        end += 2 if body.startswith("\r\n", end) else 1 if end < document.body.end else 0
        return Fix(Span(start, min(end, document.body.end)), "", safe)
    if ends_line:
        return Fix(Span(start, end), "", safe)
    return Fix(Span(start if opens_line else span.start, end), "", safe)


def rules_of(pack: Pack) -> tuple[type[Rule], ...]:
    """The rules that a pack declares, and the built-in rules it extends, as classes like any other.

    A class for a built-in rule is a subclass with the same code and name: it takes the built-in one's place.
    """
    scanner = Scanner(pack.entries)
    made = [_declared(rule, scanner, pack.entries) for rule in pack.declared]
    own = {rule.name for rule in pack.declared}
    built_in = _built_in()
    for name in sorted({entry.rule for entry in pack.entries}):
        base = built_in.get(name)
        if base is not None and not own & {base.name, base.code}:
            made.append(_extended(base, scanner))
    return tuple(made)


def rules_by_name(packs: Sequence[Pack] = ()) -> Mapping[str, type[PackRule]]:
    """The rules that take patterns, by name and code: the built-in ones, with what the packs add."""
    found = dict(_built_in())
    for pack in packs:
        for rule in pack.rules:
            if issubclass(rule, PackRule):
                found[rule.name] = found[rule.code] = rule
    return found


def _built_in() -> dict[str, type[PackRule]]:
    from copydesk.rules.catalog import built_in_rules

    taking = [rule for rule in built_in_rules().values() if issubclass(rule, PackRule)]
    return {key: rule for rule in taking for key in (rule.name, rule.code)}


def _extended(base: type[PackRule], scanner: Scanner) -> type[PackRule]:
    members: dict[str, Any] = {"__doc__": base.__doc__, "__module__": base.__module__}
    members |= {"code": base.code, "scanners": (*base.scanners, scanner)}
    return _made(base.__name__, base, members)


def _declared(rule: RuleText, scanner: Scanner, entries: Sequence[Entry]) -> type[PackRule]:
    own = [entry for entry in entries if entry.rule in (rule.name, rule.code)]
    members: dict[str, Any] = {
        "__doc__": rule.page or f"{rule.message}\n\n{rule.help}".strip(),
        "code": rule.code,
        "name": rule.name,
        "family": "custom",
        "inserts": rule.insertion,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "help": rule.help,
        "message": rule.message,
        "bad": tuple(bad if "\u27e6" in bad else f"\u27e6{bad}\u27e7" for entry in own for bad in entry.bad),
        "good": tuple(good for entry in own for good in entry.good),
        "scanners": (scanner,),
    }
    title = "".join(part.capitalize() for part in rule.name.split("-"))
    # A pack's rule may rest on one example of each kind: it is made without the demands on rules in code.
    return _made(title, PackRule, members, abstract=True)


def _made(title: str, base: type[PackRule], members: dict[str, Any], *, abstract: bool = False) -> type[PackRule]:
    made: type[PackRule] = types.new_class(title, (base,), {"abstract": abstract}, lambda space: space.update(members))
    return made
