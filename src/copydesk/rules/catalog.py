"""The catalogue: finds every rule (package walk, entry points, packs) and selects those a run asks for."""

import difflib
import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

import msgspec

from copydesk.knowledge import Knowledge
from copydesk.model import FAMILIES
from copydesk.rules.pack import packs_of
from copydesk.rules.rule import Rule
from copydesk.settings import RuleSettings, SettingsError, in_words

FOLDERS = ("boilerplate", "reuse", "facts", "quality")
ENTRY_POINTS = "copydesk.rules"
ALL = "ALL"

RuleClass = type[Rule]


@cache
def built_in_rules() -> Mapping[str, RuleClass]:
    """Every rule class of the package and of installed plug-ins, by code in order of code."""
    found: dict[str, RuleClass] = {}
    for folder in FOLDERS:
        package = import_module(f"copydesk.rules.{folder}")
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            _take(found, _rules_in(module.name))
    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda p: p.name):
        _take(found, [point.load()])
    return dict(sorted(found.items()))


def _rules_in(module_name: str) -> list[RuleClass]:
    module = import_module(module_name)
    return [
        value
        for value in vars(module).values()
        if isinstance(value, type)
        and issubclass(value, Rule)
        and value.__module__ == module_name
        and _is_complete(value)
    ]


def _is_complete(rule: RuleClass) -> bool:
    return "code" in vars(rule)


def _take(found: dict[str, RuleClass], rules: Iterable[RuleClass]) -> None:
    for rule in rules:
        if rule.code in found and found[rule.code] is not rule:
            raise SettingsError(
                f"two rules share the code {rule.code}: {found[rule.code].__module__} and {rule.__module__}; rename one"
            )
        found[rule.code] = rule


def available_rules(settings: RuleSettings) -> Mapping[str, RuleClass]:
    """The built-in rules, extended by the settings' packs, and those the packs declare. Raises PackError."""
    found = dict(built_in_rules())
    for pack in packs_of(settings):
        found |= {rule.code: rule for rule in pack.rules}
    return dict(sorted(found.items()))


def find_rule(word: str, rules: Mapping[str, RuleClass]) -> RuleClass:
    """The one rule of this code, name or alias. Raises SettingsError that names near ones."""
    for rule in rules.values():
        if word.upper() == rule.code or word.lower() == rule.name or word in rule.aliases:
            return rule
    raise SettingsError(_unknown(word, rules))


def _specificity(word: str, rule: RuleClass) -> int:
    """How closely a selector names a rule: 0 not, 1 ALL, 2 family, 3 and up prefix by length, 9 the rule itself."""
    if word == ALL:
        return 1
    if word == rule.family:
        return 2
    if word in (rule.code, rule.name) or word in rule.aliases:
        return 9
    return 2 + len(word) if rule.code.startswith(word) else 0


def _unknown(word: str, rules: Mapping[str, RuleClass]) -> str:
    """What to say of a word that names no rule; codes are told apart by too little for another to be suggested."""
    known = [*FAMILIES, *(rule.name for rule in rules.values())]
    close = difflib.get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    meant = f"did you mean `{close[0]}`? " if close else ""
    return f"unknown rule `{word}`; {meant}`audit rules` lists them all"


def _selectors(words: Iterable[str]) -> dict[str, str]:
    """Selectors in the case of what they name, and as they were typed: codes and prefixes upper, all else lower."""
    parts = [part.strip() for word in words for part in word.split(",")]
    return {part.lower() if "-" in part or part.lower() in FAMILIES else part.upper(): part for part in parts if part}


def matching(words: Iterable[str], rules: Mapping[str, RuleClass]) -> dict[str, int]:
    """Which rules these selectors name, and how closely. Raises SettingsError for a selector that names none."""
    closeness = dict.fromkeys(rules, 0)
    for word, typed in _selectors(words).items():
        named = False
        for code, rule in rules.items():
            degree = max(_specificity(word, rule), _specificity(word.lower(), rule))
            named = named or degree > 0
            closeness[code] = max(closeness[code], degree)
        if not named and word not in (ALL, *FAMILIES):
            raise SettingsError(_unknown(typed, rules))
    return closeness


def select(settings: RuleSettings, rules: Mapping[str, RuleClass]) -> tuple[RuleClass, ...]:
    """The rules a run uses, in order of code: the most specific selector wins, and `ignore` wins a tie.

    A preview rule runs if previews are on or if it is named itself.
    """
    if settings.select and not _selectors(settings.select):
        raise SettingsError("select: names no rule; name codes, prefixes or families, or leave it out for all")
    chosen = matching([*(settings.select or (ALL,)), *settings.extend_select], rules)
    dropped = matching(settings.ignore, rules)
    left = tuple(
        rule
        for code, rule in rules.items()
        if chosen[code] > dropped[code] and (settings.preview or not rule.preview or chosen[code] == 9)
    )
    if settings.select and not left:
        raise SettingsError("select and ignore leave no rule to run; take from `ignore` what is to be run")
    return left


def make(rules: Iterable[RuleClass], settings: RuleSettings, *, knowledge: Knowledge | None = None) -> tuple[Rule, ...]:
    """Rule instances with their options from [rules.options.CODE]. Raises SettingsError for an option that is wrong."""
    classes = {rule.code: rule for rule in rules}
    given = options_of(settings, {**built_in_rules(), **classes})
    return tuple(rule(given.get(code), knowledge=knowledge) for code, rule in classes.items())


def options_of(settings: RuleSettings, rules: Mapping[str, RuleClass]) -> dict[str, msgspec.Struct]:
    """The options of [rules.options.CODE] by code. Raises SettingsError for one that is wrong."""
    given = {}
    for word, table in settings.options.items():
        rule = find_rule(word, rules)
        if rule.options is None:
            raise SettingsError(f"rules.options.{word}: {rule.code} has no options; remove the table")
        try:
            given[rule.code] = msgspec.convert(table, rule.options)
        except msgspec.ValidationError as error:
            raise SettingsError(f"rules.options.{word}: {in_words(str(error), rule.options)}") from None
    return given
