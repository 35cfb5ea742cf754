"""SQ020: a name stands in the form of another language than the text's."""

from collections.abc import Iterator

from copydesk import text
from copydesk.knowledge.variants import built_in_variants
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.name_forms import NameForm, name_forms, speaks_of_spelling
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily
from copydesk.text.reporting import TITLES

# A capitalised word within a sentence, right before a name.
_FIRST_NAME = lazily(r"(?<=[^\s.!?:] )([A-Z][\w’'-]+)[ \u00a0]$")


class ForeignTransliteration(Rule):
    """A place or a person is named in the form of another language: "Zaporiyia" or "Poutine" in an English text.

    Why it matters: the name is not found by who looks for it, and it shows where the text comes from: a translation
    from that language, made in haste.

    One note a name says how often it stands there. Forms that English texts print as a matter of course (Kiev and Kyiv)
    are never reported, nor any in a text about spelling, in quotation marks, or behind a first name that no person of
    the news has.

    When it is wrong: the name of a street, a club or a family that is spelt so.

    How common: none of 6,403 English news articles has one.
    """

    code = "SQ020"
    name = "foreign-transliteration"
    severity = "note"
    confidence = 0.9
    languages = frozenset({"en"})
    judged = (1, 1)
    help = "Use the form that texts in this language have, and look at where the text comes from."
    bad = (
        "Shells fell on ⟦Zaporiyia⟧ on Monday, and again on Zaporiyia on Tuesday.",
        "The mayor of ⟦Kiew⟧ spoke to the crowd.",
        "The road to ⟦Zaporijia⟧ was closed.",
        "The visit of Vladimir ⟦Poutine⟧ was short.",
        "He was stopped by ⟦Loukachenko⟧ at the gate.",
    )
    good = (
        "Shells fell on Zaporizhzhia on Monday.",
        "The mayor of Kiev spoke to the mayor of Kyiv.",
        "Odessa, Texas, and Kharkov are named in the book.",
        "“Kiew ist schön,” she wrote.",
        "Luhansk and Donetsk were shelled.",
        "The dentist, Erika Peskow, has two sons.",
        "Germans read of Charkiw, and the French of Kharkiv: spellings differ.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield one note for each such name, at its first place."""
        yield from collapsed(list(self._found(document)))

    def _found(self, document: Document) -> Iterator[Finding]:
        for found in foreign_forms(document).values():
            first = found[0]
            shown = document.text[first.start : first.end]
            tongues = ", ".join(dict.fromkeys(_LANGUAGES.get(code, code) for code in first.variant.languages))
            usual = first.variant.group
            times = f" It stands here {len(found)} times." if len(found) > 1 else ""
            yield self.finding(
                document,
                Span(first.start, first.end),
                message=f"“{shown}” is how {tongues} texts write this name ({usual}).{times} "
                "Use the form of this text's own language.",
                evidence={
                    "form": shown,
                    "languages": list(first.variant.languages),
                    "group": usual,
                    "places": [each.start for each in found][:100],
                },
            )


# Languages written in Latin letters, and Greek; romanisations of others are read as English ones by many papers.
_LANGUAGES = {
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hu": "Hungarian", "it": "Italian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "ro": "Romanian", "pt": "Portuguese", "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip


def foreign_forms(document: Document) -> dict[str, list[NameForm]]:
    """The names in a form that only other languages with Latin letters have, by form, outside quotations."""
    found: dict[str, list[NameForm]] = {}
    for form in name_forms(document):
        variant = form.variant
        if variant.usual or variant.kind == "first" or not set(variant.languages) <= _LANGUAGES.keys():
            continue
        if not text.inside_quotation(document, Span(form.start, form.end)) and not _is_somebody_else(document, form):
            found.setdefault(variant.form, []).append(form)
    return found if found and not speaks_of_spelling(document) else {}


def _is_somebody_else(document: Document, form: NameForm) -> bool:
    """Whether a surname stands behind a first name that no person of the news has in any form."""
    before = _FIRST_NAME.search(document.text, max(0, form.start - 30), form.start)
    if form.variant.kind != "surname" or before is None or before[1].lower() in TITLES:
        return False
    known = built_in_variants().of(before[1])
    return known is None or known.kind != "first"
