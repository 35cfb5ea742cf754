"""A rule's page from its class: what, why, examples that are tests, when it is wrong."""

import inspect
import re

from copydesk.report.checklist import plain as escaped
from copydesk.rules.rule import Case, Rule, as_case

_EXAMPLES = 3
_LONGEST = 160
_LEAD = re.compile(r"^((?:Why it matters|When it is wrong|How common|What to do|Method|Source):)")


def summary(rule: type[Rule]) -> str:
    """The first line of the page: what is wrong."""
    return paragraphs(rule)[0]


def paragraphs(rule: type[Rule]) -> list[str]:
    """The docstring's paragraphs, each on one line."""
    page = inspect.cleandoc(rule.__doc__ or "") or rule.name
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n", page)]


def plain(rule: type[Rule]) -> str:
    """The page without markup: the docstring, and what to do."""
    silent = ["Silent with the setting quality.ocr, for texts read from printed pages."] if rule.ocr_noise else []
    return "\n\n".join([*paragraphs(rule), *silent, *([f"What to do: {rule.help}"] if rule.help else [])])


def markdown(rule: type[Rule]) -> str:
    """The page in Markdown, with examples and how often it was right when it was judged."""
    told = [_LEAD.sub(r"**\1**", part) for part in plain(rule).split("\n\n")]
    if rule.judged:
        told.append(f"{rule.judged[0]} of {rule.judged[1]} findings that were read were right.")
    for title, cases in (("Found", rule.bad), ("Not found", rule.good)):
        shown = [f"- {escaped(example(as_case(case)))}" for case in cases[:_EXAMPLES]]
        told.append("\n".join([f"**{title}:**", "", *shown]))
    return f"## {rule.code} {rule.name}\n\n" + "\n\n".join(told)


def example(case: Case) -> str:
    """An example on one line, shortened."""
    text = case.text.decode("utf-8", "replace") if isinstance(case.text, bytes) else case.text
    short = " / ".join(line.strip() for line in text.splitlines() if line.strip())
    cut = short if len(short) <= _LONGEST else short[: _LONGEST - 1] + "…"
    return cut + (f" ({case.published})" if case.published else "")
