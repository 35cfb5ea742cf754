"""Which form of a name each outlet prints, where a corpus has several: a table, no finding."""

from collections import Counter

import msgspec

from copydesk.knowledge.variants import Variant, built_in_variants
from copydesk.model import Report
from copydesk.report.wording import number

Tally = dict[str, Counter[str | None]]


class SpellingFormRow(msgspec.Struct, frozen=True):
    """A form of a name. `usual`: English texts print it as a matter of course. Counts are documents, not places."""

    form: str
    usual: bool
    documents: int
    outlets: dict[str, int]


class SpellingRow(msgspec.Struct, frozen=True):
    """A name that documents of one language write in several forms; `name` is the form that English texts print."""

    name: str
    group: str
    lang: str | None
    forms: list[SpellingFormRow]


def spelling_rows(report: Report) -> list[SpellingRow]:
    """The names that documents of one language write in two forms or more, those in most documents first."""
    tallies: dict[tuple[str, str | None], Tally] = {}
    for document in report.documents:
        for form in document.spellings:
            variant = built_in_variants().of(form)
            if variant is not None:
                tally = tallies.setdefault((variant.group, document.lang), {})
                tally.setdefault(form, Counter())[document.source.outlet] += 1
    found = [_row(group, lang, tally) for (group, lang), tally in tallies.items() if len(tally) > 1]
    return sorted(found, key=lambda row: (-sum(form.documents for form in row.forms), row.group, row.lang or ""))


def in_words(row: SpellingRow) -> str:
    """Kyiv 12 / Kiev 3."""
    return " / ".join(f"{form.form} {number(form.documents)}" for form in row.forms)


def _row(group: str, lang: str | None, tally: Tally) -> SpellingRow:
    forms = built_in_variants().groups[group]
    usual = next((variant.form for variant in forms if variant.usual), forms[0].form)
    ranked = sorted(tally, key=lambda form: (-tally[form].total(), form))
    return SpellingRow(usual, group, lang, [_form(form, tally[form]) for form in ranked])


def _form(form: str, outlets: Counter[str | None]) -> SpellingFormRow:
    variant: Variant | None = built_in_variants().of(form)
    named = {
        outlet: outlets[outlet] for outlet in sorted(filter(None, outlets), key=lambda name: (-outlets[name], name))
    }
    return SpellingFormRow(form, variant is not None and variant.usual, outlets.total(), named)
