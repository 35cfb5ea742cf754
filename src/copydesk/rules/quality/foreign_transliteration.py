"""SQ020: a name stands in the form of another language than the text's."""

from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.name_forms import NameForm, name_forms
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import Rule
from copydesk.survey import Survey


class ForeignTransliteration(Rule):
    """A place or a person is named in the form of another language: "Zaporiyia" in an English text.

    Why it matters: the name is not found by who looks for it, and it shows where the text comes from: a translation
    from that language, made in haste.

    One note a name says how often it stands there. Forms that English texts print as a matter of course (Kiev and Kyiv)
    are never reported.

    When it is wrong: the name of a street, a club or a family that is spelt so; a text about the spelling.
    """

    code = "SQ020"
    name = "foreign-transliteration"
    severity = "note"
    confidence = 0.9
    languages = frozenset({"en"})
    help = "Use the form that texts in this language have, and look at where the text comes from."
    bad = (
        "Shells fell on ⟦Zaporiyia⟧ on Monday, and again on Zaporiyia on Tuesday.",
        "The mayor of ⟦Kiew⟧ spoke to the crowd.",
        "The road to ⟦Zaporijia⟧ was closed.",
    )
    good = (
        "Shells fell on Zaporizhzhia on Monday.",
        "The mayor of Kiev spoke to the mayor of Kyiv.",
        "Odessa, Texas, and Kharkov are named in the book.",
        "“Kiew ist schön,” she wrote.",
        "Luhansk and Donetsk were shelled.",
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


# Languages written in Latin letters; romanisations of others are read as English ones by many papers.
_LANGUAGES = {
    "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish",
    "fr": "French", "hu": "Hungarian", "it": "Italian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "ro": "Romanian", "pt": "Portuguese", "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip


def foreign_forms(document: Document) -> dict[str, list[NameForm]]:
    """The names in a form that only other languages with Latin letters have, by form, outside quotations."""
    found: dict[str, list[NameForm]] = {}
    for form in name_forms(document):
        variant = form.variant
        if variant.usual or variant.kind != "place" or not set(variant.languages) <= _LANGUAGES.keys():
            continue
        if not text.inside_quotation(document, Span(form.start, form.end)):
            found.setdefault(variant.form, []).append(form)
    return found
