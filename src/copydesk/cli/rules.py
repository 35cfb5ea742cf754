"""`audit rules`, `audit explain` and `audit test`: the catalogue, a rule's page, a pack's examples."""

import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli.options import Packs
from copydesk.settings import RuleSettings, SettingsError

if TYPE_CHECKING:
    from copydesk.rules.catalog import RuleClass

_SHOWN_CASES = 3


def _rules_with(packs: list[Path] | None) -> "dict[str, RuleClass]":
    from copydesk.rules.catalog import available_rules

    return dict(available_rules(RuleSettings(packs=tuple(map(str, packs or ())))))


def rules(
    format: Annotated[str, typer.Option("--format", help="text or json.", metavar="FORMAT")] = "text",
    pack: Packs = None,
) -> None:
    """List every rule: code, name, severity, languages."""
    known = _rules_with(pack)
    if format == "json":
        import msgspec

        rows = [_row(rule) for rule in known.values()]
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(rows), indent=2).decode() + "\n")
        return
    if format != "text":
        raise SettingsError(f"--format: `{format}` is no format of this command; use text or json")
    family = ""
    for rule in known.values():
        if rule.family != family:
            family = rule.family
            sys.stdout.write(f"{family}\n")
        preview = "  (preview)" if rule.preview else ""
        sys.stdout.write(f"  {rule.code}  {rule.name:<24} {rule.severity:<8} {_first_line(rule)}{preview}\n")


def _row(rule: "RuleClass") -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.family,
        "severity": rule.severity,
        "confidence": rule.confidence,
        "preview": rule.preview,
        "languages": sorted(rule.languages) if rule.languages is not None else None,
        "needs": sorted(rule.needs),
        "judged": list(rule.judged) if rule.judged else None,
        "summary": _first_line(rule),
    }


def _first_line(rule: "RuleClass") -> str:
    return inspect.cleandoc(rule.__doc__ or "").split("\n")[0]


def explain(
    rule: Annotated[str, typer.Argument(help="A rule's code or name.", metavar="RULE")], pack: Packs = None
) -> None:
    """Show a rule's page: what it finds, why it matters, when it is wrong, with examples."""
    from copydesk.rules.catalog import find_rule

    sys.stdout.write(page(find_rule(rule, _rules_with(pack))))


def page(rule: "RuleClass") -> str:
    """The page of one rule as plain text."""
    from copydesk.rules.rule import as_case

    languages = ", ".join(sorted(rule.languages)) if rule.languages else "all"
    judged = f"{rule.judged[0]} of {rule.judged[1]} right when judged" if rule.judged else "not yet judged"
    lines = [
        f"{rule.code} {rule.name} ({rule.family}, {rule.severity}{', preview' if rule.preview else ''})",
        f"languages: {languages} · confidence {rule.confidence:g} · {judged}",
        "",
        inspect.cleandoc(rule.__doc__ or ""),
    ]
    if rule.ocr_noise:
        lines += [
            "",
            "With `[quality] ocr = true` this rule is silent: the noise of texts read from printed pages sets it off.",
        ]
    if rule.help:
        lines += ["", f"What to do: {rule.help}"]
    lines += ["", "Found:"] + [f"  {_shown(case)}" for case in map(as_case, rule.bad[:_SHOWN_CASES])]
    lines += ["", "Not found:"] + [f"  {_shown(case)}" for case in map(as_case, rule.good[:_SHOWN_CASES])]
    return "\n".join(lines) + "\n"


def _shown(case: object) -> str:
    text = getattr(case, "text", "")
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    published = getattr(case, "published", None)
    short = " / ".join(line.strip() for line in text.splitlines() if line.strip())
    return (short if len(short) <= 160 else short[:157] + "...") + (f"  ({published})" if published else "")


def test(
    pack: Annotated[list[Path], typer.Argument(help="Packs (TOML files) whose examples are run.", metavar="PACK...")],
) -> None:
    """Run a pack's own examples; exit 1 if one fails."""
    from copydesk.rules.pack import load_pack
    from copydesk.testing import pack_failures

    failed = 0
    for file in pack:
        loaded = load_pack(file)
        found = list(pack_failures(loaded))
        for line in found:
            sys.stdout.write(f"{file}: {line}\n")
        failed += len(found)
        sys.stdout.write(f"{file}: {len(loaded.entries)} entries, {len(found)} failures\n")
    if failed:
        raise typer.Exit(1)
