"""Safe fixes applied to a text, and the way back from the offsets of the mended text to those of the original."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import msgspec

from copydesk import policy
from copydesk.engine.document import mendable, repairs
from copydesk.engine.rulebook import Rules, rules_of
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.catalog import ALL, RuleClass, available_rules, matching
from copydesk.rules.rule import Rule
from copydesk.settings import Settings
from copydesk.survey import no_survey

# Taking a passage away can bring two equal words together: the mended text is looked at again, this often at most.
PASSES = 5


class Edit(msgspec.Struct, frozen=True):
    """One replacement in a text; `rule` is the code of the rule whose fix it is."""

    span: Span
    replacement: str
    rule: str


class Cleaned(msgspec.Struct, frozen=True, dict=True):
    """A mended text. `edits` are in order, apart from each other, in offsets of the text before them.

    `before` is an earlier step of mending, None if that text is the original.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    before: "Cleaned | None" = None

    @property
    def changed(self) -> bool:
        """Whether it differs from the original."""
        return bool(self.edits) or (self.before is not None and self.before.changed)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each edit's replacement begins in the mended text."""
        grown = accumulate((len(edit.replacement) - len(edit.span) for edit in self.edits), initial=0)
        return [edit.span.start + shift for edit, shift in zip(self.edits, grown, strict=False)]

    def original(self, offset: int) -> int:
        """The offset in the original of the character at an offset of the mended text, 0 to its length.

        What was put in for a passage lies where the passage began; the end lies behind all that was taken away there.
        """
        place = bisect_right(self._starts, offset) - 1
        if place < 0:
            here = offset
        else:
            edit, start = self.edits[place], self._starts[place]
            inside = offset < start + len(edit.replacement)
            here = edit.span.start if inside else edit.span.end + offset - start - len(edit.replacement)
        return here if self.before is None else self.before.original(here)

    @property
    def removed(self) -> tuple[tuple[int, int, str], ...]:
        """What was changed: start, end and rule, in offsets of the original, in order."""
        found = [] if self.before is None else list(self.before.removed)
        for edit in self.edits:
            start, end = edit.span.start, edit.span.end
            if self.before is not None and end > start:
                start, end = self.before.original(start), self.before.original(end - 1) + 1
            elif self.before is not None:
                start = end = self.before.original(start)
            found.append((start, end, edit.rule))
        return tuple(sorted(found))


def safe_edits(findings: Iterable[Finding], more: Iterable[tuple[str, Fix]] = ()) -> tuple[Edit, ...]:
    """The safe fixes of one document's findings, and `more` (a rule's code, a fix), as edits that do not overlap.

    Overlapping removals are one; where a removal covers what another fix would replace, it is removed; of fixes that
    contradict each other the surest counts.
    """
    fixes = [
        (finding.fix, -finding.confidence, finding.rule) for finding in findings if finding.fix and finding.fix.safe
    ]
    fixes += [(fix, -1.0, code) for code, fix in more if fix.safe]
    fixes.sort(key=lambda entry: (entry[0].span, entry[1], entry[2]))
    groups: list[list[tuple[float, Edit]]] = []
    end = -1
    for fix, unsure, rule in fixes:
        edit = Edit(fix.span, fix.replacement, rule)
        if groups and (fix.span.start < end or groups[-1][-1][1].span == fix.span):
            groups[-1].append((unsure, edit))
        else:
            groups.append([(unsure, edit)])
        end = max(end, fix.span.end)
    return tuple(_merged(group) for group in groups)


def _merged(group: Sequence[tuple[float, Edit]]) -> Edit:
    removals = [edit for _, edit in group if not edit.replacement]
    whole = Span(group[0][1].span.start, max(edit.span.end for _, edit in group))
    if len(removals) == len(group):
        return Edit(whole, "", removals[0].rule)
    covering = next((edit for edit in removals if edit.span.contains(whole)), None)
    return covering or min(group, key=lambda entry: entry[0])[1]


def cleaned(text: str, edits: Sequence[Edit], before: Cleaned | None = None) -> Cleaned:
    """The text with these edits made; they are in order and do not overlap."""
    return Cleaned("".join(_pieces(text, edits)), tuple(edits), before)


def _pieces(text: str, edits: Iterable[Edit]) -> Iterator[str]:
    last = 0
    for edit in edits:
        yield text[last : edit.span.start]
        yield edit.replacement
        last = edit.span.end
    yield text[last:]


class Cleaner:
    """Mends documents: the fixes of an audit, then what only their absence brought to light."""

    def __init__(self, settings: Settings) -> None:
        alone = msgspec.structs.replace(settings.run, scope="document")
        self.settings = msgspec.structs.replace(settings, run=alone)

    def clean(
        self, document: Document, findings: Iterable[Finding], *, silenced: frozenset[str] = frozenset()
    ) -> Cleaned:
        """The document's text with the safe fixes of these findings, and of those found after them, applied.

        Rules `silenced` at some place of the document mend what is given and nothing more: what was silenced stays.
        """
        result = cleaned(document.text, self._edits(document, findings, silenced))
        for _ in range(PASSES):
            if not result.edits:
                break
            again = _with_text(document, result.text)
            found = [finding for finding in self._found(again) if finding.rule not in silenced]
            edits = self._edits(again, found, silenced)
            if not edits:
                break
            result = cleaned(result.text, edits, result)
        return result

    def fixes(self, finding: Finding) -> bool:
        """Whether something of a finding is mended: it has a safe fix or stands for places that have, and may be."""
        return finding.rule in self._fixed and (
            (finding.fix is not None and finding.fix.safe) or self._stands_for_more(finding)
        )

    def _edits(self, document: Document, findings: Iterable[Finding], silenced: frozenset[str]) -> tuple[Edit, ...]:
        fixed = [finding for finding in findings if self.fixes(finding)]
        codes = {finding.rule for finding in fixed if self._stands_for_more(finding)} - silenced
        return safe_edits(fixed, repairs(document, no_survey(), self._rules, codes) if codes else ())

    def _stands_for_more(self, finding: Finding) -> bool:
        """Whether its rule is to be asked for all places: the finding is one a file, or the last of many."""
        return finding.rule in self._repairing and (finding.fix is None or "more" in finding.evidence)

    def _found(self, document: Document) -> list[Finding]:
        found = mendable(document, no_survey(), self._rules)
        return policy.apply(found, self.settings, self._available)

    @cached_property
    def _rules(self) -> Rules:
        return rules_of(self.settings)

    @cached_property
    def _available(self) -> Mapping[str, RuleClass]:
        return available_rules(self.settings.rules)

    @cached_property
    def _repairing(self) -> frozenset[str]:
        return frozenset(code for code, rule in self._available.items() if rule.repairs is not Rule.repairs)

    @cached_property
    def _fixed(self) -> frozenset[str]:
        """The codes of the rules whose fixes are made: [clean] fix and no-fix."""
        chosen = matching(self.settings.clean.fix or (ALL,), self._available)
        left = matching(self.settings.clean.no_fix, self._available)
        return frozenset(code for code in self._available if chosen[code] > left[code])


def _with_text(document: Document, text: str) -> Document:
    """The document with another text; its front matter is never changed."""
    return msgspec.structs.replace(document, text=text, body=Span(min(document.body.start, len(text)), len(text)))
