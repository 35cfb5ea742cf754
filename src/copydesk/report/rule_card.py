"""All that is known of a rule, from its class: as values for programs, and as a page for the terminal."""

import inspect
import re
import textwrap
from collections.abc import Iterator
from typing import Any

import msgspec
import tomli_w

from copydesk.report.palette import Palette
from copydesk.report.rule_page import paragraphs
from copydesk.report.safe import one_line, shorten
from copydesk.rules.rule import Case, Example, Rule, as_case
from copydesk.text.pattern import lazily

SHOWN_CASES = 4
LONGEST_CASE = 320

_LEADS = {"Why it matters": "why", "When it is wrong": "when_wrong", "How common": "how_common"}
_LEAD = lazily(rf"({'|'.join(_LEADS)}):\s*(?=\S)")
_RATE = lazily(r"(\d+(?:\.\d+)?|none|one) (?:in|of) (\d[\d,]*)")
_KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}
_ABOUT = lazily(r"`(\w+)`: ((?:(?!; `\w+`:|\. `\w+`:).)+)", re.DOTALL)
_BAD_MARK, _END_MARK = "⟦", "⟧"


class Option(msgspec.Struct, frozen=True):
    """A setting of one rule, under [rules.options.CODE]: its kind in words, its default, what it does."""

    name: str
    kind: str
    default: Any
    about: str


class ShownCase(msgspec.Struct, frozen=True):
    """An example that is a test: what must be found stands in ⟦ ⟧. `others` counts further documents it needs."""

    text: str
    published: str | None = None
    outlet: str | None = None
    lang: str | None = None
    others: int = 0


class RuleCard(msgspec.Struct, frozen=True, kw_only=True):
    """A rule as programs read it. `judged` is [right, read]; `per_1000` counts documents of plain news, null unknown.

    `method` are the paragraphs of the page that are neither why, nor when it is wrong, nor how common it is.
    """

    code: str
    name: str
    family: str
    severity: str
    confidence: float
    preview: bool
    languages: list[str] | None
    needs: list[str]
    judged: tuple[int, int] | None
    per_1000: float | None
    summary: str
    method: list[str]
    why: str
    when_wrong: str
    how_common: str
    help: str
    fixes: bool
    ocr: str
    options: list[Option]
    aliases: list[str]
    found: list[ShownCase]
    not_found: list[ShownCase]


def card(rule: type[Rule]) -> RuleCard:
    """Everything about a rule, from its class."""
    first, *rest = paragraphs(rule)
    told = {"why": "", "when_wrong": "", "how_common": ""}
    method = []
    for part in rest:
        lead = _LEAD.match(part)
        if lead:
            told[_LEADS[lead[1]]] = part[lead.end()].upper() + part[lead.end() + 1 :]
        else:
            method.append(part)
    return RuleCard(
        code=rule.code,
        name=rule.name,
        family=rule.family,
        severity=rule.severity,
        confidence=rule.confidence,
        preview=rule.preview,
        languages=sorted(rule.languages) if rule.languages is not None else None,
        needs=sorted(rule.needs),
        judged=rule.judged,
        per_1000=_per_1000(told["how_common"]),
        summary=first,
        method=method,
        **told,
        help=rule.help,
        fixes=rule.mends or rule.family in ("boilerplate", "custom"),
        ocr=_ocr(rule),
        options=options(rule),
        aliases=list(rule.aliases),
        found=[_shown(example) for example in rule.bad],
        not_found=[_shown(example) for example in rule.good],
    )


def options(rule: type[Rule]) -> list[Option]:
    """The settings of a rule, none for most."""
    if rule.options is None:
        return []
    said = inspect.cleandoc(rule.options.__doc__ or "")
    about = {name: " ".join(text.split()).rstrip(".") for name, text in _ABOUT.findall(said)}
    return [
        Option(field.encode_name, _kind(field.type), msgspec.to_builtins(field.default), about.get(field.name, ""))
        for field in msgspec.structs.fields(rule.options)
    ]


def as_text(rule: type[Rule], *, width: int = 100, color: bool = False) -> str:
    """The rule's page for a terminal of this width."""
    return "\n".join(_lines(card(rule), min(width, 100), Palette(color=color))) + "\n"


def _lines(told: RuleCard, width: int, paint: Palette) -> Iterator[str]:
    preview = ", preview: runs with --preview or when it is selected by its code" if told.preview else ""
    yield paint.heading(f"{told.code} {told.name}") + f" ({told.family}, {told.severity}{preview})"
    yield ""
    for part in (told.summary, *told.method):
        yield from textwrap.wrap(part, width)
        yield ""
    for title, text in (
        ("Why it matters", told.why),
        ("What to do", told.help),
        ("When it is wrong", told.when_wrong),
        ("How often it is right", standing(told)),
        ("How common", told.how_common),
        ("Languages", ", ".join(told.languages) if told.languages else "all"),
        ("Texts read from printed pages", told.ocr),
    ):
        if text:
            yield from _titled(title, text, width, paint)
    if told.options:
        yield paint.heading("Options, in copydesk.toml")
        yield f"  [rules.options.{told.code}]"
        for option in told.options:
            line = tomli_w.dumps({option.name: option.default}).strip()
            yield from textwrap.wrap(f"{line}  # {option.kind}; {option.about}", width - 2, **_indented(2))
        yield ""
    yield from _cases("Found", told.found, width, paint)
    yield ""
    yield from _cases("Not found", told.not_found, width, paint)


def standing(told: RuleCard) -> str:
    """How sure the rule is, and how many of its findings were right when they were read."""
    judged = f"{told.judged[0]} of {told.judged[1]} findings that were read were right" if told.judged else ""
    return f"{judged or 'no findings of it were read and counted yet'}; confidence {told.confidence:g}"


def _titled(title: str, text: str, width: int, paint: Palette) -> Iterator[str]:
    yield paint.heading(title)
    yield from textwrap.wrap(text, width - 2, **_indented(2))
    yield ""


def _indented(by: int) -> dict[str, Any]:
    return {"initial_indent": " " * by, "subsequent_indent": " " * by, "break_on_hyphens": False}


def _cases(title: str, cases: list[ShownCase], width: int, paint: Palette) -> Iterator[str]:
    more = f", {SHOWN_CASES} of {len(cases)}" if len(cases) > SHOWN_CASES else ""
    yield paint.heading(title) + paint.quiet(f" (each is a test{more})")
    for case in cases[:SHOWN_CASES]:
        about = [case.published, case.outlet, f"beside {case.others} more" if case.others else None]
        known = f"  ({', '.join(each for each in about if each)})" if any(about) else ""
        text = shorten_around_mark(one_line(case.text)) + known
        yield from textwrap.wrap(text, width - 4, initial_indent="  - ", subsequent_indent="    ")


def shorten_around_mark(text: str) -> str:
    """An example at most LONGEST_CASE long, cut so that its first mark stays in sight."""
    if len(text) <= LONGEST_CASE:
        return text
    start = max(0, min(text.find(_BAD_MARK) - 80, len(text) - LONGEST_CASE))
    cut = shorten(text[start:], LONGEST_CASE)
    if cut.count(_BAD_MARK) > cut.count(_END_MARK):
        cut += _END_MARK
    return ("…" if start else "") + cut


def _shown(example: Example) -> ShownCase:
    case: Case = as_case(example)
    text = case.text.decode("utf-8", "replace") if isinstance(case.text, bytes) else case.text
    return ShownCase(text, case.published, case.outlet, case.lang, len(case.others))


def _kind(given: Any) -> str:
    return _KINDS.get(given, "a list" if getattr(given, "__origin__", None) in (tuple, list) else "a value")


def _per_1000(said: str) -> float | None:
    """Documents of 1,000 that carry the rule, from the sentence on the page that says how common it is."""
    match = _RATE.search(said.lower())
    if match is None:
        return None
    count = {"none": 0.0, "one": 1.0}.get(match[1]) if match[1].isalpha() else float(match[1])
    return None if count is None else round(1000 * count / int(match[2].replace(",", "")), 2)


def _ocr(rule: type[Rule]) -> str:
    if rule.ocr_noise:
        return "silent with `[quality] ocr = true`: the noise of such texts sets it off"
    if rule.ocr_options:
        given = ", ".join(tomli_w.dumps({name: value}).strip() for name, value in rule.ocr_options.items())
        return f"with `[quality] ocr = true`: {given}"
    return ""
