"""Packs: TOML files whose patterns feed rules, and may declare rules of their own."""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from copydesk.model import CopydeskError, Severity
from copydesk.settings import RuleSettings

if TYPE_CHECKING:
    from copydesk.rules.rule import Rule

_T = TypeVar("_T", bound=msgspec.Struct)

ANY = "any"
LARGEST_FILE = 2_000_000
MOST_TABLES = 5_000
_CODE = re.compile(r"X\d{3}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANG = re.compile(r"[a-z]{2,3}|any")
_LONGEST = {"name": 100, "message": 500, "help": 1_000, "page": 20_000}
_UNKNOWN = re.compile(r"unknown field `(.*?)`")
_MISSING = re.compile(r"missing required field `(.*?)`")


class PackError(CopydeskError):
    """A pack cannot be used; one line: file, line, entry, what is wrong."""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One pattern of a rule, with its examples.

    In `pattern` a blank stands for any run of white space, case is ignored (`(?-i:...)` heeds it) and `^` is the start
    of a line after bullets and blanks. `lang` names the documents' languages, or "any". `shape` names the check in
    Python that turns a match into the inserted span or refuses it (`copydesk.rules.boilerplate.shape.SHAPES`).
    `kind` groups entries for the rule and for the evidence. `bad` are texts the rule must flag, with the span in
    ⟦ ⟧ or, without marks, as a whole; `good` are look-alikes. `confidence` overrides the rule's.
    An entry with `alone = false` is looked for only where another entry of its rule matches in the document.
    """

    id: str
    rule: str
    pattern: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    lang: str | tuple[str, ...] = ANY
    shape: str | None = None
    kind: str | None = None
    confidence: float | None = None
    alone: bool = True

    @property
    def languages(self) -> tuple[str, ...]:
        """Its languages as a tuple."""
        return (self.lang,) if isinstance(self.lang, str) else self.lang


class RuleText(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule that a user's pack declares: what it is called and what it says.

    `message` is a template: {text} is the passage, {words} what the pattern matched.
    `page` is what `audit explain` shows; without it, the message and the help.
    `insertion` tells that what it finds is none of the story's: other rules do not read it, as with boilerplate.
    """

    code: str
    name: str
    message: str
    severity: Severity = "warning"
    help: str = ""
    page: str = ""
    confidence: float = 0.9
    insertion: bool = False


class Pack(msgspec.Struct, frozen=True, dict=True):
    """What a file declares: patterns, and the texts of rules of its own."""

    path: str
    entries: tuple[Entry, ...] = ()
    declared: tuple[RuleText, ...] = ()

    @property
    def rules(self) -> "tuple[type[Rule], ...]":
        """The rule classes of the pack: those it declares, and those it extends in place of the built-in ones."""
        if "_rules" not in self.__dict__:
            from copydesk.rules.pack_rule import rules_of

            self.__dict__["_rules"] = rules_of(self)
        made: tuple[type[Rule], ...] = self.__dict__["_rules"]
        return made


def load_pack(path: str | Path) -> Pack:
    """The pack of a TOML file; PackError if it cannot be read or any part of it is wrong."""
    try:
        with Path(path).open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
        if len(content) > LARGEST_FILE:
            raise PackError(f"{path}:1: is larger than {LARGEST_FILE:,} bytes; make several packs of it")
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise PackError(f"{path}: is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror or error}") from None
    return read_pack(text, str(path))


def read_pack(text: str, path: str, *, try_patterns: bool = True) -> Pack:
    """The pack in a text; `path` names it in errors. Trying every pattern costs a compilation each."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        line = found[1] if found else len(text.splitlines())  # "at end of document"
        raise PackError(f"{path}:{line}: no valid TOML: {error}") from None
    except (ValueError, RecursionError) as error:  # a number of ten thousand digits, a thousand brackets in each other
        raise PackError(f"{path}:1: no valid TOML: {error}") from None
    if unknown := sorted(set(table) - {"entry", "rule"}):
        where = f"{path}:{_line_of(text, unknown[0])}"
        raise PackError(f"{where}: unknown table '{unknown[0]}'; a pack has [[entry]] and [[rule]]")
    declared = tuple(_rule(raw, text, path) for raw in _listed(table.get("rule", []), path, "rule"))
    entries = tuple(
        _entry(raw, text, path, try_pattern=try_patterns) for raw in _listed(table.get("entry", []), path, "entry")
    )
    _refuse_repeated([entry.id for entry in entries], text, path)
    _refuse_repeated([rule.code for rule in declared], text, path)
    _refuse_repeated([rule.name for rule in declared], text, path)
    return Pack(path, entries, declared)


def packs_of(settings: RuleSettings) -> tuple[Pack, ...]:
    """The packs that the settings name, joined to one, so that several may extend the same rule."""
    if not settings.packs:
        return ()
    packs = [load_pack(path) for path in settings.packs]
    seen: dict[str, str] = {}
    for pack in packs:
        for name in (*(entry.id for entry in pack.entries), *(rule.code for rule in pack.declared)):
            if name in seen:
                raise PackError(f"{pack.path}:1: '{name}' is declared in {seen[name]} too")
            seen[name] = pack.path
    joined = Pack(
        ", ".join(pack.path for pack in packs),
        tuple(entry for pack in packs for entry in pack.entries),
        tuple(rule for pack in packs for rule in pack.declared),
    )
    _refuse_unknown_rules(packs, joined)
    return (joined,)


def _refuse_unknown_rules(packs: list[Pack], joined: Pack) -> None:
    from copydesk.rules.pack_rule import rules_by_name

    known = rules_by_name((joined,))
    for pack in packs:
        for entry in pack.entries:
            if entry.rule not in known:
                unknown = f"no rule '{entry.rule}' takes patterns{_nearest(entry.rule, known)}"
                raise PackError(f"{pack.path}:1: entry '{entry.id}': {unknown}")


def _listed(value: Any, path: str, key: str) -> list[dict[str, Any]]:
    items = value if isinstance(value, list) else [value]
    if len(items) > MOST_TABLES:
        raise PackError(f"{path}:1: has {len(items):,} [[{key}]] tables, more than {MOST_TABLES:,}; make several packs")
    if not all(isinstance(item, dict) for item in items):
        raise PackError(f"{path}:1: write [[{key}]] tables")
    return items


def _entry(raw: dict[str, Any], text: str, path: str, *, try_pattern: bool) -> Entry:
    label = str(raw.get("id", raw.get("pattern", "")))

    def where() -> str:  # to look for the line costs as much as to read the entry
        return f"{path}:{_line_of(text, label)}: entry '{label}'"

    entry = _converted(raw, Entry, where)
    if not entry.bad or not entry.good:
        raise PackError(f"{where()}: needs at least one bad and one good example")
    if wrong := [lang for lang in entry.languages if not _LANG.fullmatch(lang)]:
        raise PackError(f'{where()}: lang \'{wrong[0]}\' is no ISO 639 code such as "en", nor "any"')
    if entry.confidence is not None and not 0 <= entry.confidence <= 1:
        raise PackError(f"{where()}: confidence must be between 0 and 1")
    _refuse_shape(entry.shape, where)
    if try_pattern:
        _refuse_pattern(entry.pattern, where)
    return entry


def _refuse_shape(shape: str | None, where: Callable[[], str]) -> None:
    from copydesk.rules.boilerplate.shape import SHAPES

    if shape is not None and shape not in SHAPES:
        known = ", ".join(sorted(SHAPES))
        raise PackError(f"{where()}: unknown shape '{shape}'{_nearest(shape, SHAPES)}; there are {known}")


def _refuse_pattern(pattern: str, where: Callable[[], str]) -> None:
    from copydesk.rules.bearable import refusal

    if why := refusal(pattern):
        raise PackError(f"{where()}: pattern: {why}")


def _rule(raw: dict[str, Any], text: str, path: str) -> RuleText:
    label = str(raw.get("code", raw.get("name", "")))

    def where() -> str:
        return f"{path}:{_line_of(text, label)}: rule '{label}'"

    rule = _converted(raw, RuleText, where)
    if long := [key for key, most in _LONGEST.items() if len(getattr(rule, key)) > most]:
        raise PackError(f"{where()}: {long[0]} is longer than {_LONGEST[long[0]]:,} characters; say it shorter")
    if not _CODE.fullmatch(rule.code):
        raise PackError(f"{where()}: the code of a pack's own rule is X and three digits, such as X001")
    if not _NAME.fullmatch(rule.name):
        raise PackError(f"{where()}: name '{rule.name}' must be kebab-case")
    if rule.severity == "error" and rule.confidence < 0.97:
        raise PackError(f"{where()}: a rule below confidence 0.97 is never an error")
    return rule


def _converted(raw: dict[str, Any], kind: type[_T], where: Callable[[], str]) -> _T:
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        message = str(error)
        if found := _UNKNOWN.search(message):
            message = f"unknown key '{found[1]}'{_nearest(found[1], kind.__struct_fields__)}"
        elif found := _MISSING.search(message):
            message = f"'{found[1]}' is missing"
        raise PackError(f"{where()}: {message}") from None


def _nearest(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=1)
    return f" (did you mean '{close[0]}'?)" if close else ""


def _line_of(text: str, label: str) -> int:
    """The line that holds a value: tomllib tells none."""
    if not label:
        return 1
    quoted = (f'"{label}"', f"'{label}'", label)
    place = next((at for form in quoted if (at := text.find(form)) >= 0), 0)
    return text.count("\n", 0, place) + 1


def _refuse_repeated(names: list[str], text: str, path: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise PackError(f"{path}:{_line_of(text, name)}: '{name}' is declared twice")
        seen.add(name)
