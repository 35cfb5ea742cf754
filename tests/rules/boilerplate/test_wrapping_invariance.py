"""Hard wraps change nothing: what is found in a text set to 72 columns is what is found in the text as it was."""

import textwrap
from collections.abc import Iterator

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.rule import Rule
from copydesk.survey import merge, survey
from copydesk.text import is_wrapped

WIDTH = 72

TEXTS = {
    "en": [
        "The harbour master of Wexcombe closed the inner basin on Tuesday evening, after a barge that had been loaded "
        "with gravel for the new promenade settled on the bottom and would not be moved by either of the two tugs.",
        "Divers went down in the morning and found that nothing was broken. The skipper, who has worked on the river "
        "for thirty-one years, said that the gravel had shifted in the night and that he had heard it go.",
        "Read more: Promenade will cost half as much again, council told",
        "The insurers are expected in the week after next. Until then the fishing boats will lie in the outer basin, "
        "where there is water enough for most of them but shelter for hardly any when the wind stands in the north.",
        "Residents were told to keep away from the quay, although by noon the barge had been photographed from every "
        "side and a stall had begun to sell tea. The tea, according to the harbour master, was not authorised either.",
        "Best betting sites for May: claim your £50 welcome bonus and 100 free spins. 18+, T&Cs apply.",
        "A second barge with the rest of the gravel is on its way from the quarry. It has been asked to wait upstream, "
        "and its crew have been asked whether they would like to come to the concert in the church on Saturday night.",
    ],
    "de": [
        "Der Hafenmeister von Wexhafen hat am Dienstagabend das innere Becken gesperrt, nachdem ein Lastkahn, der mit "
        "Kies für die neue Promenade beladen war, auf Grund gelaufen und von keinem Schlepper zu bewegen war.",
        "Taucher stiegen am Morgen hinunter und fanden nichts Zerbrochenes. Der Schiffer, der seit dreißig Jahren "
        "auf dem Fluss arbeitet, sagte, der Kies habe sich in der Nacht verschoben, und er habe es gehört.",
        "Lesen Sie auch: Promenade wird um die Hälfte teurer",
        "Die Versicherer werden nächste Woche erwartet. Bis dahin liegen die Fischerboote im äußeren Becken, "
        "wo es Wasser genug für die meisten gibt, aber kaum Schutz, wenn der Wind aus dem Norden kommt.",
        "Die Anwohner sollten dem Kai fernbleiben, doch bis zum Mittag war der Kahn von allen Seiten fotografiert, und "
        "ein Stand verkaufte Tee. Auch der Tee, sagte der Hafenmeister, war nicht genehmigt worden, von niemandem.",
        "Ein zweiter Kahn mit dem übrigen Kies ist vom Steinbruch unterwegs. Er soll flussaufwärts warten, und seine "
        "Mannschaft wurde gefragt, ob sie am Samstagabend zum Konzert in die Kirche kommen möchte oder nicht.",
    ],
    "es": [
        "El capitán del puerto de Valdemar cerró el martes a la tarde la dársena interior, luego de que una barcaza "
        "cargada de grava para el nuevo paseo se asentara en el fondo y no la movieran los dos remolcadores.",
        "Los buzos bajaron por la mañana y no hallaron nada roto. El patrón, que trabaja en el río hace treinta y "
        "un años, dijo que la grava se había corrido durante la noche y que él la había oído moverse.",
        "Lea también: El paseo costará la mitad más de lo previsto",
        "Se espera a los aseguradores dentro de dos semanas. Hasta entonces los barcos de pesca quedarán en la dársena "
        "exterior, donde hay agua bastante para casi todos, pero apenas abrigo cuando el viento sopla del norte.",
        "A los vecinos se les pidió que no se acercaran al muelle, aunque a mediodía la barcaza ya estaba fotografiada "
        "por todos los lados y un puesto vendía té. Tampoco el té, según el capitán, tenía permiso de nadie.",
        "Una segunda barcaza con el resto de la grava viene de la cantera. Se le ha pedido que espere río arriba, y a "
        "sus tripulantes se les ha preguntado si quieren venir el sábado por la noche al concierto de la iglesia.",
    ],
}  # fmt: skip


def hyphenated(paragraph: str) -> str:
    """The paragraph in columns, with every long word that does not fit broken by a hyphen."""
    rows, row = [], ""
    for word in paragraph.split():
        room = WIDTH - len(row) - 1
        if len(row) + 1 + len(word) <= WIDTH or not row:
            row = f"{row} {word}".strip()
        elif word.isalpha() and word.islower() and len(word) >= 8 and room >= 5:
            cut = min(room - 1, len(word) - 3)
            rows.append(f"{row} {word[:cut]}-")
            row = word[cut:]
        else:
            rows.append(row)
            row = word
    return "\n".join([*rows, row])


SETTINGS = {"columns": lambda paragraph: "\n".join(textwrap.wrap(paragraph, WIDTH)), "hyphens": hyphenated}


def document(lang: str, text: str) -> Document:
    return Document(id=lang, path=f"{lang}.txt", text=text, lang=lang, outlet="post")


def findings(rule: type[Rule], here: Document) -> Iterator[Finding]:
    known = merge([survey([here])])
    return iter(sorted(rule().check(here, known), key=lambda finding: finding.span))


def told(rule: type[Rule], here: Document) -> list[tuple[str | None, float, str]]:
    """What is found but for its place: the entry, how sure it is, and the letters of the passage."""
    return [
        (found.entry, found.confidence, "".join(filter(str.isalnum, here.text[found.span.start : found.span.end])))
        for found in findings(rule, here)
    ]


BOILERPLATE = [rule for rule in built_in_rules().values() if rule.family == "boilerplate" and "lines" not in rule.needs]


@pytest.mark.parametrize("rule", BOILERPLATE, ids=lambda rule: rule.name)
@pytest.mark.parametrize("lang", TEXTS)
@pytest.mark.parametrize("setting", SETTINGS)
def test_findings_are_those_of_the_unwrapped_text(rule: type[Rule], lang: str, setting: str) -> None:
    plain = document(lang, "\n\n".join(TEXTS[lang]))
    wrapped = document(lang, "\n\n".join(map(SETTINGS[setting], TEXTS[lang])))
    assert is_wrapped(wrapped)
    assert told(rule, wrapped) == told(rule, plain)


@pytest.mark.parametrize("lang", TEXTS)
def test_the_texts_hold_insertions_to_find(lang: str) -> None:
    plain = document(lang, "\n\n".join(TEXTS[lang]))
    assert any(told(rule, plain) for rule in BOILERPLATE)


def cases() -> Iterator[pytest.param]:  # type: ignore[valid-type]
    """Each rule's own bad cases of one line, amid the prose of their language."""
    for rule in BOILERPLATE:
        for number, example in enumerate(rule.bad):
            lang = getattr(example, "lang", None) or "en"
            plain = example if isinstance(example, str) else example.plain()[0]
            line = plain.replace("\u27e6", "").replace("\u27e7", "").strip()
            if lang in TEXTS and "\n" not in line and isinstance(plain, str):
                yield pytest.param(rule, lang, line, id=f"{rule.name}-{number}")


@pytest.mark.parametrize(("rule", "lang", "line"), list(cases()))
def test_each_rules_own_lines_are_found_in_wrapped_prose_too(rule: type[Rule], lang: str, line: str) -> None:
    prose = [part for part in TEXTS[lang] if len(part) > 150]
    parts = [*prose[:3], line, *prose[3:]]
    plain, wrapped = (
        document(lang, "\n\n".join(parts)),
        document(lang, "\n\n".join(map(SETTINGS["columns"], parts))),
    )
    assert is_wrapped(wrapped)
    assert told(rule, wrapped) == told(rule, plain)
