"""What the rules for facts have judged of a document, as items of its check sheet."""

from collections.abc import Container, Iterable, Iterator
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


def judged(
    document: Document, rules: Iterable[Rule], findings: Iterable[Finding], asked: Container[str] = frozenset()
) -> Iterator[Item]:
    """The claims that the rules compared, and the findings of rules for facts that compare none.

    Several rules may judge one passage: what conflicts stands for what agrees, and that for what is unknown. `asked`
    are the codes of rules that were asked of this very document before: what they compared is known.
    """
    kinds: dict[CheckKind, list[Item]] = {}
    for each in _every(document, rules, findings, asked):
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


def _every(
    document: Document, rules: Iterable[Rule], findings: Iterable[Finding], asked: Container[str]
) -> Iterator[Item]:
    comparing = _comparing(tuple(rules), document.lang)
    for code, (rule, claims_in_check) in comparing.items():
        claims = rule.compared(document)
        if claims is None and not (claims_in_check and code in asked) and rule.may_find(document):
            claims = rule.claims(document)
        for claim in claims or ():
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
def _comparing(rules: tuple[Rule, ...], lang: str | None) -> dict[str, tuple[FactRule, bool]]:
    """Those of the rules that compare claims, and read this language, by their codes; and whether to check is to."""
    return {
        rule.code: (rule, type(rule).check is FactRule.check)
        for rule in rules
        if isinstance(rule, FactRule) and (rule.languages is None or lang in (None, *rule.languages))
    }


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
