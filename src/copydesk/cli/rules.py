"""`audit rules`, `audit explain` and `audit test`: the catalogue, a rule's page, a pack's examples."""

import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import completing
from copydesk.cli.options import Color, Packs
from copydesk.settings import RuleSettings, SettingsError

if TYPE_CHECKING:
    from copydesk.report.rule_card import RuleCard
    from copydesk.rules.catalog import RuleClass

Format = Annotated[
    str,
    typer.Option("--format", help="text or json.", metavar="FORMAT", autocompletion=completing.words("text", "json")),
]

_ROW = (
    "code",
    "name",
    "family",
    "severity",
    "confidence",
    "preview",
    "languages",
    "needs",
    "judged",
    "per_1000",
    "options",
    "aliases",
    "summary",
)


def _rules_with(packs: list[Path] | None) -> "dict[str, RuleClass]":
    from copydesk.rules.catalog import available_rules

    return dict(available_rules(RuleSettings(packs=tuple(map(str, packs or ())))))


def rules(
    format: Format = "text",
    pack: Packs = None,
) -> None:
    """List every rule: code, name, severity, how often it was right.

    With languages, and what it finds.
    """
    from copydesk.report.rule_card import card

    known = [card(rule) for rule in _rules_with(pack).values()]
    if _is_json(format):
        _print_json([_row(each) for each in known])
    else:
        sys.stdout.writelines(_table(known))


def explain(
    rule: Annotated[
        str,
        typer.Argument(
            help="A rule's code or name; a prefix or family for all of its rules.",
            metavar="RULE",
            autocompletion=completing.rules,
        ),
    ],
    format: Format = "text",
    pack: Packs = None,
    color: Color = "auto",
) -> None:
    """Show a rule's page: what it finds, why, and when it is wrong.

    With options, examples, and how often it was right.
    """
    from copydesk.cli.streams import wants_color
    from copydesk.report.rule_card import as_text, card

    named = _named(rule, _rules_with(pack))
    if _is_json(format):
        cards = [card(each) for each in named]
        _print_json(cards if len(cards) > 1 else cards[0])
    elif len(named) > 1:
        sys.stdout.writelines(_table([card(each) for each in named]))
        sys.stdout.write(f"\nA rule's page: audit explain {named[0].code}\n")
    else:
        width = shutil.get_terminal_size((100, 24)).columns
        sys.stdout.write(as_text(named[0], width=width, color=wants_color(color)))


def _named(word: str, known: "dict[str, RuleClass]") -> "list[RuleClass]":
    """The rule of this code or name, else all whose code begins so or that are of this family."""
    from copydesk.rules.catalog import find_rule, matching

    try:
        return [find_rule(word, known)]
    except SettingsError:
        found = [known[code] for code, degree in matching([word], known).items() if degree]
        if not found:
            raise
        return found


def _is_json(format: str) -> bool:
    if format not in ("text", "json"):
        raise SettingsError(f"--format: `{format}` is not one of text, json")
    return format == "json"


def _print_json(value: object) -> None:
    import msgspec

    sys.stdout.write(msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n")


def _row(each: "RuleCard") -> dict[str, object]:
    return {name: getattr(each, name) for name in _ROW}


def _table(cards: "Sequence[RuleCard]") -> Iterator[str]:
    """A line for each rule, under the names of the families; how many of the findings that were read were right."""
    family = ""
    yield f"  {'code':<5}  {'name':<24} {'severity':<8} {'right':>10}  {'languages':<12} what it finds\n"
    for each in cards:
        if each.family != family:
            family = each.family
            yield f"{family}\n"
        judged = "{} of {}".format(*each.judged) if each.judged else "-"
        languages = "all" if each.languages is None else ",".join(each.languages[:3])
        more = f"+{len(each.languages) - 3}" if each.languages is not None and len(each.languages) > 3 else ""
        marks = "".join(
            f"  ({mark})" for mark, there in (("preview", each.preview), ("options", each.options)) if there
        )
        yield (
            f"  {each.code}  {each.name:<24} {each.severity:<8} {judged:>10}  {languages + more:<12} "
            f"{each.summary}{marks}\n"
        )


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
