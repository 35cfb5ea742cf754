"""SQ010: one name is written in two ways in one text."""

import re
from collections.abc import Iterator

from copydesk import text
from copydesk.knowledge.fold import fold
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.name_forms import NameForm, name_forms, speaks_of_spelling
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

_ABOUT = lazily(
    r"\b(?:spell\w*|spelt|misspel\w*|transliterat\w*|romani[sz]\w*|also known as|also called|formerly|known as|"
    r"pronounc\w*|"
    r"renamed|in (?:Russian|Ukrainian|German|French|Spanish|Polish|English|Arabic|Belarusian))\b",
    re.IGNORECASE,
)
_ANOTHER_THING = lazily(
    r"(?:chicken|Dynamo|Dinamo|Lokomotiv|Shakhtar|Metalist|Chornomorets|FC|Radio|Hotel|Hotels|Café|Street|Avenue|"
    r"cake|opera|"
    r"battle of|Battle of|Treaty of|Nazi|Free City of)[ -]$"
)
_SURNAME = lazily(r"[ \u00a0]((?:[A-Z]\.[ \u00a0])?[A-Z][\w’'-]+(?: [A-Z][\w’-]+){0,2})")
_THING_BEHIND = lazily(
    r"[ \u00a0-](?:Post|Times|Independent|Star|Herald|Rus|Arsenal|Ballet|Opera|Philharmonic|Symphony|Orchestra|"
    r"Protocol|Agreement|File|Cathedral|Bank|Airport)\b"
)
_WITHIN = lazily(r"[\w,)’'][ \u00a0\n]")
_BEFORE = 16
# A name with a letter beyond plain Latin ones in it.
_ACCENTS = frozenset("àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćčďđēęěğīįıłńņňőœřśşšţťūůűųźżžșț")
_ACCENTED = lazily(rf"(?<![\w-])[A-ZÀ-Þ][\w-]*[{''.join(sorted(_ACCENTS))}][\w-]*")
_LEAST = 5  # letters; "Renée" and "Renee" may be two, "Saint-Brévin" and "Saint-Brevin" are not
# Where every noun has a capital, and an umlaut makes the plural: Mutter, Mütter.
_NOUNS_WITH_UMLAUTS = frozenset({"de", "lb", None})
_WITHOUT_UMLAUTS = str.maketrans("äöüÄÖÜ", "aouAOU")


class MixedTransliteration(Rule):
    """One name is written in two ways in one text: Luhansk here, Lugansk there.

    Why it matters: a reader takes them for two, and so does every search and count. It shows that the text was put
    together from several sources, or by machine.

    Places and surnames are told by a table of forms. A first name counts only where both spellings stand before one
    surname. A name with its accents here and without them there counts where one way is the rarer one: of one each,
    nobody can tell which is the slip. The rarer form is reported, at its first place.

    When it is wrong: a dish, a club or a battle that keeps its old name; a text about the spelling; two people; a
    plural that an umlaut makes. The rule knows the first two and the last, and is silent inside quotation marks.

    How common: 1.9 in 1,000 English news articles have one (12 of 6,403).
    """

    code = "SQ010"
    name = "mixed-transliteration"
    ocr_noise = True
    confidence = 0.93
    judged = (12, 12)
    help = "Decide on one form, and use it throughout."
    bad = (
        "Shells fell on Luhansk. The mayor of ⟦Lugansk⟧ spoke. Luhansk was dark.",
        "Mr Zelensky thanked the house. Later ⟦Zelenskiy⟧ left; Zelensky's car was waiting.",
        "The road to Saint-Brévin was closed. Saint-Brévin slept. In ⟦Saint-Brevin⟧ a dog barked.",
        "Dmitri Medvedev spoke first. ⟦Dimitri⟧ Medvedev spoke last, and Dmitri Medvedev said no.",
    )
    good = (
        "Shells fell on Luhansk. The mayor of Luhansk spoke.",
        "Sergei Kislyak met Sergey Lavrov.",
        "In Kyiv they ate chicken Kiev and watched Dynamo Kiev.",
        "Luhansk, spelled Lugansk in Russian, was shelled.",
        "Kyiv was quiet. “We love Kiev,” the singer shouted.",
        "Kiev was dark, the Kyiv Post wrote. Kiev slept.",
        "Mohammad Javad Zarif met Mohammed Javad Azari in the hall.",
        "Erdoğan spoke. Erdogan left.",
        "Gaddafi's son Saif was in Zintan.",
        "The volcano, Snæfellsjökúll, is high. Snæfellsjökull slept.",
        "The café in Rosário was full. Rosario slept.",
        "Julián Castro spoke, Julián Castro left; Julian Assange stayed.",
        "Martín Harrow met Martin Lee, and Martín Harrow laughed.",
        "“Saint-Brevin is ours,” they sang in Saint-Brévin. Saint-Brévin slept.",
        Case("Diesem Impfschaden ging man nach. Impfschäden sind selten, und solche Impfschäden zählt man.", lang="de"),
        Case("Cuándo vendrá, nadie lo sabe. Cuando llueva, dicen. Cuando quiera, dice el alcalde.", lang="es"),
        "Our guide to spellings has Luhansk. Half of the papers of this country print Lugansk, but Luhansk is winning.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each rarer form of a name."""
        yield from collapsed(list(self._found(document)))

    def _found(self, document: Document) -> Iterator[Finding]:
        groups: dict[tuple[str, str], list[NameForm]] = {}
        for form in _of_mixed_groups(document):
            key = _key(document, form)
            if key is not None:
                groups.setdefault(key, []).append(form)
        taken: set[int] = set()
        for forms in groups.values():
            taken.update(form.start for form in forms)
            yield from self._mixed(document, forms)
        yield from self._with_and_without_marks(document, taken)

    def _with_and_without_marks(self, document: Document, taken: set[int]) -> Iterator[Finding]:
        """Names that stand with their accents here and without them there."""
        body = document.body
        accented: dict[str, list[int]] = {}
        for match in _accented(document):
            if match.start() not in taken and not text.inside_quotation(document, Span(*match.span())):
                accented.setdefault(match[0], []).append(match.start())
        for name, places in accented.items():
            bare = fold(name)
            if bare == name or len(bare) < _LEAST or not bare.isascii() or bare not in document.text:
                continue
            plain = [
                match.start()
                for match in re.finditer(rf"(?<![\w-]){re.escape(bare)}(?![\w-])", document.text[: body.end])
                if match.start() >= body.start and not text.inside_quotation(document, Span(*match.span()))
            ]
            # One of each tells nothing: papers print the marks at the first mention and leave them out from then on.
            told_apart = document.lang in _NOUNS_WITH_UMLAUTS and _differ_by_umlauts(name, bare)
            if not plain or len(plain) == len(places) or told_apart or not _are_names(document, plain, places):
                continue
            if _is_one_bearer(document, [*plain, *places], len(bare)):
                rare, usual = (bare, name) if len(plain) < len(places) else (name, bare)
                where = {bare: plain, name: places}
                yield self._report(document, (rare, where[rare]), (usual, where[usual]))

    def _mixed(self, document: Document, forms: list[NameForm]) -> Iterator[Finding]:
        by_form: dict[str, list[NameForm]] = {}
        for form in forms:
            by_form.setdefault(document.text[form.start : form.end], []).append(form)
        if len(by_form) < 2:
            return
        # The commoner form is the text's own; of equals, the first one.
        usual = max(by_form, key=lambda each: (len(by_form[each]), -by_form[each][0].start))
        for rare, places in by_form.items():
            if rare == usual or text.normalise_space(rare).casefold() == usual.casefold():
                continue
            if fold(rare) == fold(usual) and len(places) == len(by_form[usual]):
                continue  # they differ by their accents alone, and one of each tells nothing
            yield self._report(
                document, (rare, [each.start for each in places]), (usual, [each.start for each in by_form[usual]])
            )

    def _report(self, document: Document, rare: tuple[str, list[int]], usual: tuple[str, list[int]]) -> Finding:
        (form, places), (other, others) = rare, usual
        where = text.location(document, Span(others[0], others[0]))
        return self.finding(
            document,
            Span(places[0], places[0] + len(form)),
            message=f"“{form}” ({len(places)} ×) and “{other}” ({len(others)} ×, first in {where.called}) "
            "are one name. Decide on one form.",
            evidence={"form": form, "usual": other, "places": places[:50], "usual_places": others[:50]},
        )


def _accented(document: Document) -> Iterator[re.Match[str]]:
    """The names with an accent; only lines that hold one are searched."""
    if text.beyond_ascii(document).isdisjoint(_ACCENTS):
        return
    source, body = document.text, document.body
    searched = body.start
    for place in text.high_places(document).tolist():
        at = body.start + place
        if at >= searched and source[at] in _ACCENTS:
            low = source.rfind("\n", searched, at) + 1
            end = source.find("\n", at, body.end)
            searched = end if end >= 0 else body.end
            yield from _ACCENTED.finditer(source, max(low, body.start), searched)


def _of_mixed_groups(document: Document) -> list[NameForm]:
    """The forms whose group is written in more than one way, as hardly any is: the rest need no closer look."""
    written: dict[str, set[str]] = {}
    for form in name_forms(document):
        written.setdefault(form.variant.group, set()).add(document.text[form.start : form.end])
    mixed = [form for form in name_forms(document) if len(written[form.variant.group]) > 1]
    return mixed if mixed and not speaks_of_spelling(document) else []


def _differ_by_umlauts(name: str, bare: str) -> bool:
    return name.translate(_WITHOUT_UMLAUTS) == bare


def _are_names(document: Document, *forms: list[int]) -> bool:
    """Whether each form stands within a sentence somewhere: where one begins, Cuándo and Cuando are two words.

    In English only names and a few borrowed words have accents.
    """
    return document.lang == "en" or all(
        any(_WITHIN.fullmatch(document.text, max(0, at - 2), at) for at in places) for places in forms
    )


def _is_one_bearer(document: Document, places: list[int], length: int) -> bool:
    """Whether no two surnames stand behind the name: Julián Castro and Julian Assange are two men."""
    behind = {match[1] for at in places if (match := _SURNAME.match(document.text, at + length))}
    return len(behind) < 2


def _key(document: Document, form: NameForm) -> tuple[str, str] | None:
    """What a form is a form of: its group, and for a first name the surname behind it; None if it is left alone."""
    source = document.text
    if _ANOTHER_THING.search(source, max(0, form.start - _BEFORE), form.start) or _THING_BEHIND.match(source, form.end):
        return None
    if text.inside_quotation(document, Span(form.start, form.end)):
        return None
    sentence = text.narration_at(document, form.start)
    if sentence.debunked or _is_about_spelling(document, form):
        return None
    if form.variant.kind != "first":
        return form.variant.group, ""
    surname = _SURNAME.match(source, form.end)
    return (form.variant.group, surname[1]) if surname is not None else None


def _is_about_spelling(document: Document, form: NameForm) -> bool:
    return _ABOUT.search(document.text, max(0, form.start - 60), form.end + 60) is not None
