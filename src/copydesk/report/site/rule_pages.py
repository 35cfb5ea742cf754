"""The pages of rules, made from their classes: what, why, options, examples, how often they were right."""

from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.report.context import ReportContext
from copydesk.report.rule_page import paragraphs
from copydesk.report.safe import block
from copydesk.report.site.differences import Run
from copydesk.report.site.templates import template
from copydesk.rules.rule import Case, Example, Rule, as_case

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = 12
LONGEST = 1_200
_LEADS = ("Why it matters:", "When it is wrong:", "Method:", "Source:")


def rule_page(rule: type[Rule], found: int, context: ReportContext) -> str:
    """The page as HTML; `found` is how many findings of this rule the report has."""
    title, *rest = paragraphs(rule)
    return template("rule").render(
        top="../",
        context=context,
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=rule.severity,
        title=title,
        told=[_led(paragraph) for paragraph in rest],
        help=rule.help,
        found=found,
        judged=rule.judged,
        languages=", ".join(sorted(rule.languages or ())),
        preview=rule.preview,
        ocr=rule.ocr_noise,
        options=_options(rule),
        bad=_examples(rule.bad),
        good=_examples(rule.good),
    )


def _led(paragraph: str) -> tuple[str, str]:
    for lead in _LEADS:
        if paragraph.startswith(lead):
            return lead, paragraph.removeprefix(lead)
    return "", paragraph


def _options(rule: type[Rule]) -> list[tuple[str, str]]:
    """The options of a rule with their defaults."""
    if rule.options is None:
        return []
    return [(field.encode_name, _default(field)) for field in msgspec.structs.fields(rule.options)]


def _default(field: msgspec.structs.FieldInfo) -> str:
    if field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT:
        return ""
    value: Any = field.default if field.default is not msgspec.NODEFAULT else field.default_factory()
    return block(str(sorted(value) if isinstance(value, frozenset | set) else value))


def _examples(cases: "Sequence[Example]") -> list[dict[str, Any]]:
    return [_example(as_case(case)) for case in cases[:EXAMPLES]]


def _example(case: Case) -> dict[str, Any]:
    """An example in runs; what is to be found is marked. It is a test of the rule, word for word."""
    text, spans = case.plain()
    runs: list[Run] = []
    last = 0
    for span in spans:
        runs += [
            Run(block(text[last : span.start]), changed=False),
            Run(block(text[span.start : span.end]), changed=True),
        ]
        last = span.end
    runs.append(Run(block(text[last:]), changed=False))
    told = [case.published and f"published {case.published}", case.lang if case.lang != "en" else None, case.outlet]
    return {
        "runs": _shortened([run for run in runs if run.text]),
        "told": ", ".join(part for part in told if part),
        "others": [_shortened(_plain(other)) for other in case.others[:2]],
    }


def _plain(case: Case) -> list[Run]:
    return [Run(block(case.plain()[0]), changed=False)]


def _shortened(runs: list[Run]) -> list[Run]:
    """The runs up to some length; a long one by its end before, by its beginning after what is to be found."""
    kept: list[Run] = []
    for place, run in enumerate(runs):
        if len(run.text) <= LONGEST:
            kept.append(run)
        elif place == 0 and len(runs) > 1:
            kept.append(Run("… " + run.text[-LONGEST // 4 :], run.changed))
        else:
            kept.append(Run(run.text[: LONGEST // 2] + " …", run.changed))
    return kept
