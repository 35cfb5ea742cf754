"""What the rules for facts have judged of a document, as items of its check sheet."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from copydesk.checks.item import Item, shown_in
from copydesk.model import CheckKind, Document, Finding
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.rule import Rule

# The kind of what a rule judges, by the number of its code.
_KINDS: tuple[tuple[range, CheckKind], ...] = (
    (range(1, 10), "name"),
    (range(10, 14), "date"),
    (range(14, 15), "age"),
    (range(15, 20), "date"),
    (range(20, 24), "figure"),
    (range(24, 25), "conversion"),
    (range(25, 30), "figure"),
    (range(30, 35), "place"),
    (range(36, 38), "place"),
)


def judged(document: Document, rules: Iterable[Rule], findings: Iterable[Finding]) -> Iterator[Item]:
    """The claims that the rules compared, and the findings of rules for facts that compare none.

    Several rules may judge one passage: what conflicts stands for what agrees, and that for what is unknown.
    """
    kinds: dict[CheckKind, list[Item]] = {}
    for each in _every(document, rules, findings):
        kinds.setdefault(each.kind, []).append(each)
    for items in kinds.values():
        items.sort(key=lambda each: (each.span.start, each.span.end))
        group: list[Item] = []
        end = 0
        for each in items:
            if group and each.span.start >= end:
                yield from _telling(group)
                group = []
            group.append(each)
            end = max(end, each.span.end)
        yield from _telling(group)


def _telling(group: list[Item]) -> Iterator[Item]:
    """What is left of items whose spans overlap: all that conflict, or one."""
    conflicts = [each for each in group if each.status == "conflicts"]
    if conflicts:
        yield from conflicts
    elif group:
        yield max(group, key=lambda each: (each.status == "agrees", len(each.span)))


def _every(document: Document, rules: Iterable[Rule], findings: Iterable[Finding]) -> Iterator[Item]:
    comparing: set[str] = set()
    for rule in _comparing(tuple(rules), document.lang):
        comparing.add(rule.code)
        if rule.may_find(document):
            for claim in rule.claims(document):
                yield _of_claim(document, rule, claim)
    for finding in findings:
        if finding.family == "facts" and finding.rule not in comparing:
            text = shown_in(document.text, finding.span)
            yield Item(
                span=finding.span,
                kind=kind_of(finding.rule),
                key=text.lower(),
                text=text,
                status="conflicts",
                fact=finding.message,
                code=finding.rule,
            )


@lru_cache(maxsize=16)
def _comparing(rules: tuple[Rule, ...], lang: str | None) -> tuple[FactRule, ...]:
    """Those of the rules that compare claims, and read this language."""
    return tuple(
        rule
        for rule in rules
        if isinstance(rule, FactRule) and (rule.languages is None or lang in (None, *rule.languages))
    )


def kind_of(code: str) -> CheckKind:
    """What a rule is about; a name where its code does not tell."""
    number = int(code[-3:])
    return next((kind for numbers, kind in _KINDS if number in numbers), "name")


def _of_claim(document: Document, rule: Rule, claim: Claim) -> Item:
    text = shown_in(document.text, claim.span)
    conflicts = claim.verdict == "conflicts"
    return Item(
        span=claim.span,
        kind=kind_of(rule.code),
        key=text.lower(),
        text=text,
        status=claim.verdict,
        fact=claim.message if conflicts else claim.fact,
        code=rule.code if conflicts else "",
    )
