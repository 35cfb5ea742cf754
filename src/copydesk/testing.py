"""Runs a rule's own examples: used by the tests, and by `audit test` for packs."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time

from copydesk.model import Document, Finding, Published, Span
from copydesk.rules.pack import ANY, Entry, Pack
from copydesk.rules.pack_rule import PackRule, rules_by_name
from copydesk.rules.rule import Case, Example, Rule, as_case
from copydesk.survey import merge, survey


def document_of(case: Case, number: int = 0) -> tuple[Document, list[Span]]:
    """The case as a document named `case-N`, and its expected spans."""
    text, spans = case.plain()
    published = None
    if case.published:
        day = datetime.fromisoformat(case.published)
        latest = datetime.combine(day.date(), time.max)
        published = Published(day, latest, "day", "field", case.published, day.date())
    name = f"case-{number}"
    return (
        Document(
            id=name, path=name, text=text, outlet=case.outlet, published=published, title=case.title, lang=case.lang
        ),
        spans,
    )


def findings_on(rule: type[Rule], case: Case) -> tuple[list[Finding], list[Span]]:
    """What the rule finds in the case's document, and the spans the case expects, both sorted."""
    documents = [document_of(each, number) for number, each in enumerate((case, *case.others))]
    known = merge([survey(document for document, _ in documents)])
    target, spans = documents[0]
    if rule.languages is not None and target.lang not in rule.languages:
        return [], spans
    found = list(rule().check_among(target, known, [document for document, _ in documents]))
    return sorted(found, key=lambda finding: finding.span), sorted(spans)


def failures(rule: type[Rule]) -> Iterator[str]:
    """One line for every example of the rule that does not do what it says."""
    yield from case_failures(rule, rule.bad, bad=True)
    yield from case_failures(rule, rule.good, bad=False)


def case_failures(rule: type[Rule], cases: Sequence[Example], *, bad: bool) -> Iterator[str]:
    """One line for every case that fails: a bad one whose spans are not exactly found, a good one that is flagged."""
    for case in map(as_case, cases):
        found, expected = findings_on(rule, case)
        spans = [finding.span for finding in found]
        shown = " ".join(case.plain()[0].split())[:100]
        if not bad and spans:
            yield f"{rule.code} good case is flagged at {_places(spans)}: {shown}"
        elif bad and spans != expected:
            yield f"{rule.code} bad case: expected {_places(expected)}, found {_places(spans) or 'nothing'}: {shown}"


def _places(spans: Sequence[Span]) -> str:
    return ", ".join(f"{span.start}-{span.end}" for span in spans)


def pack_failures(pack: Pack) -> Iterator[str]:
    """One line for every example of the pack's entries that its rule gets wrong."""
    known = rules_by_name((pack,))
    for entry in pack.entries:
        yield from entry_failures(entry, known.get(entry.rule))


def entry_failures(entry: Entry, rule: type[PackRule] | None) -> Iterator[str]:
    """One line for each example of an entry that its rule gets wrong."""
    if rule is None:
        yield f"{entry.id}: there is no rule '{entry.rule}' that takes patterns"
        return
    lang = next((lang for lang in entry.languages if lang != ANY), None)
    marked = [bad if "\u27e6" in bad else f"\u27e6{bad}\u27e7" for bad in entry.bad]
    for line in case_failures(rule, [Case(bad, lang=lang) for bad in marked], bad=True):
        yield f"{entry.id}: {line}"
    for line in case_failures(rule, [Case(good, lang=lang) for good in entry.good], bad=False):
        yield f"{entry.id}: {line}"
