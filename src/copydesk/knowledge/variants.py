"""Variants of names: which forms are one name, which language a form follows, which ones English texts print."""

from functools import cache, cached_property
from typing import Literal

import msgspec

from copydesk.knowledge.table import KnowledgeError, rows

VariantKind = Literal["place", "surname", "first", "word"]

_KINDS: dict[str, VariantKind] = {"place": "place", "surname": "surname", "first": "first", "word": "word"}
_NO_LANGUAGES: tuple[str, ...] = ()
_COLUMNS = ["group", "kind", "form", "language", "usual", "as_of", "source"]


class Variant(msgspec.Struct, frozen=True, gc=False):
    """One form of a name: its group, and the languages whose romanisation or own spelling it follows.

    `usual`: English texts print it as a matter of course ("Kiev" and "Kyiv", not "Kiew").
    """

    group: str
    kind: VariantKind
    form: str
    languages: tuple[str, ...]
    usual: bool


class Variants:
    """The forms by how they are written; case does not count."""

    def __init__(self, table: str, label: str) -> None:
        self._by_form: dict[str, Variant] = {}
        for number, (group, kind, form, language, usual, _, _) in rows(table, _COLUMNS, label):
            key, before, common = form.lower(), _NO_LANGUAGES, usual == "yes"
            if key in self._by_form:
                known = self._by_form[key]
                if (known.group, known.kind) != (group, kind):
                    raise KnowledgeError(f"{label}:{number}: {form!r} stands in two groups")
                before, common = known.languages, known.usual or common
            if kind not in _KINDS:
                raise KnowledgeError(f"{label}:{number}: the kind must be one of {', '.join(_KINDS)}, not {kind!r}")
            self._by_form[key] = Variant(group, _KINDS[kind], form, (*before, language), common)

    def of(self, name: str) -> Variant | None:
        """What is known of this form, None if nothing is."""
        return self._by_form.get(name.lower())

    def group(self, name: str) -> str | None:
        """The group of a name ("kyiv" of "Kiev"), None if it is in none."""
        known = self.of(name)
        return known.group if known else None

    def languages(self, form: str) -> tuple[str, ...]:
        """The languages that a form follows, as ISO 639-1 codes; none if it is not known."""
        known = self.of(form)
        return known.languages if known else ()

    def one_name(self, one: str, other: str) -> bool:
        """Whether two forms are variants of one name."""
        group = self.group(one)
        return group is not None and group == self.group(other)

    @cached_property
    def groups(self) -> dict[str, tuple[Variant, ...]]:
        """The forms of each group, in the order of the table."""
        found: dict[str, tuple[Variant, ...]] = {}
        for variant in self._by_form.values():
            found[variant.group] = (*found.get(variant.group, ()), variant)
        return found

    @cached_property
    def words(self) -> dict[str, str]:
        """The forms that are single words, in lower case, and the one of their group that they count as."""
        found: dict[str, str] = {}
        for forms in self.groups.values():
            words = [variant.form.lower() for variant in forms if variant.form.isalpha()]
            found.update(dict.fromkeys(words[1:], words[0]) if words else {})
        return found


@cache
def built_in_variants() -> Variants:
    """The table that comes with the package, read once."""
    from importlib.resources import files

    return Variants((files(__package__) / "variants.tsv").read_text(encoding="utf-8"), "variants.tsv")
