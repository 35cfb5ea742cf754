"""Leftover lines: what the model flags between and around the story, and what stays the story's own."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.furniture import furniture
from copydesk.rules.boilerplate.judgement import judged_lines
from copydesk.rules.boilerplate.leftover_line import LeftoverLine
from copydesk.rules.boilerplate.line_feature import FEATURES
from copydesk.rules.boilerplate.line_model import model
from copydesk.rules.boilerplate.line_table import table_of
from copydesk.survey import no_survey

STORY = {
    "en": (
        "The council voted on Monday to keep the ferry in the winter, and the mayor was pleased with the outcome.",
        "A second vote on the timetable is planned for March, when the company has to name the price of a crossing.",
    ),
    "de": (
        "Der Stadtrat hat am Montag beschlossen, die Fähre im Winter fahren zu lassen, und sie war damit zufrieden.",
        "Eine zweite Abstimmung über den Fahrplan ist für März geplant, wenn die Firma den Preis nennen muss.",
    ),
    "fr": (
        "Le conseil a voté lundi pour garder le bac en hiver, et la maire était très contente de ce long débat.",
        "Un second vote sur les horaires est prévu en mars, quand la société devra dire le prix de la traversée.",
    ),
    "es": (
        "El consejo votó el lunes a favor de mantener el ferri en invierno, y la alcaldesa estaba muy contenta.",
        "La segunda votación sobre el horario será en marzo, cuando la empresa tenga que decir lo que cuesta.",
    ),
    "ru": (
        "Совет в понедельник проголосовал за то, чтобы паром ходил и зимой, и мэр была этим очень довольна.",
        "Второе голосование о расписании назначено на март, когда компания должна сказать, сколько он стоит.",
    ),
    "pl": (
        "Rada zdecydowała w poniedziałek, że prom będzie pływał także zimą, i burmistrz była z tego zadowolona.",
        "Drugie głosowanie w sprawie rozkładu jest planowane na marzec, gdy firma ma podać, ile to kosztuje.",
    ),
}

OWN = {
    "subhead": ("en", "{0}\nA vote in March\n{1}"),
    "subhead in German": ("de", "{0}\nWas die Läden wollen\n{1}"),
    "subhead in Polish": ("pl", "{0}\nCo dalej z promem\n{1}"),
    "interview": ("fr", "{0}\nQuand avez-vous appris à naviguer ?\n{1}\nEt qui vous l'a appris ?\n{0}"),
    "list": ("es", "{0}\n- Dos viajes el lunes\n- Tres viajes el sábado\n- Ninguno el domingo\n{1}"),
    "list without marks": ("ru", "{0}\nСемена\nПисьма\nЛекарства\n{1}"),
    "timetable": ("de", "{0}\nMontag: 8.00 Uhr, Hafen\nDienstag: 9.30 Uhr, Insel\nMittwoch: 10.00 Uhr, Hafen\n{1}"),
    "timetable at the end": ("en", "{0}\n{1}\nMonday: Opening, Town Hall\nTuesday: Choir\nWednesday: Boat race"),
    "results": ("es", "{0}\n{1}\nResultados\nRovers 2-1 City\nUnited 0-0 Albion\nOrient 3-3 County"),
    "odds": ("en", "{0}\nThe odds\nRovers 5/2\nCity 11/4\nUnited 7/1\n{1}"),
    "table": ("pl", "{0}\nRovers 3 1 2 14.5\nCity 2 2 2 11.0\nUnited 1 0 5 3.5\n{1}"),
    "verse": ("en", "{0}\n\nThe gulls come home at evening,\nThe nets are hung to dry,\nand over it\nthe lamps go by"),
    "byline": ("de", "Fähre bleibt\n\nVon Ada Ruud\n\n{0}\n\n{1}"),
    "signature": ("fr", "{0}\n\n{1}\n\nAda Ruud"),
    "correction": ("en", "{0}\n\n{1}\n\nCorrection: An earlier version gave a wrong date"),
    "editor's note": ("pl", "{0}\n\n{1}\n\nSprostowanie: podaliśmy złą datę"),
    "correction in Russian": ("ru", "{0}\n\n{1}\n\nПоправка: дата была другой"),
    "quotation": ("en", "{0}\n\n“Sign in or create an account”\n\n{1}"),
    "tour dates": ("en", "{0}\n{1}\nJune 10 – Tampa, Old Pier\nJune 14 – Mobile, Yard\nJuly 2 – Erie, Quay"),
    "last word of an interview": ("en", "{0}\nDo you miss the sea?\n{1}\nWould you go back?\nNever."),
    "numbered heads among adverts": (
        "en",
        "{0}\nAdvertisement\n2. The price\n{1}\nAdvertisement\n3. The shops\n{0}\nShare\nAdvertisement",
    ),
    "prose alone": ("es", "{0}\n\n{1}"),
}


def found(body: str, lang: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=body, lang=lang)
    return list(LeftoverLine().check(document, no_survey()))


def flagged(body: str, lang: str | None = None) -> list[str]:
    return [body[each.span.start : each.span.end] for each in found(body, lang)]


@pytest.mark.parametrize(("lang", "body"), OWN.values(), ids=OWN)
def test_what_is_the_storys_own_stays(lang: str, body: str) -> None:
    assert flagged(body.format(*STORY[lang]), lang) == []


@pytest.mark.parametrize(
    ("lang", "foot"),
    [
        ("en", "Sign in\nCreate account\nPrivacy Policy\nHelp"),
        ("de", "Kommentare\n0 Kommentare\nAlle Artikel\nNewsletter\nE-Paper"),
        ("es", "Comentarios\nIniciar sesión\nAviso legal"),
        ("ru", "Комментарии\nВойти\nРеклама\nКонтакты"),
    ],
)
def test_buttons_below_the_story_are_found_beside_those_with_a_name(lang: str, foot: str) -> None:
    body = "\n".join((*STORY[lang], foot))
    lines = {line for passage in flagged(body, lang) for line in passage.splitlines()}
    assert lines
    assert lines <= set(foot.splitlines())


def test_neighbouring_lines_are_one_finding_that_says_why() -> None:
    body = "\n".join((*STORY["de"], "Kommentare\nAnmelden\nAlle Artikel\nNewsletter"))
    (first, *_) = found(body, "de")
    assert first.evidence["lines"] == 2
    assert "below the last full sentence" in first.evidence["reasons"]
    assert "2 lines without a full stop" in first.message
    assert 0.5 < first.confidence < 1
    assert first.fix is not None
    assert not first.fix.safe


def test_findings_are_the_same_with_any_line_end() -> None:
    body = "\n".join((*STORY["en"], "Sign in\nCreate account\nPrivacy Policy\nHelp"))
    assert flagged(body.replace("\n", "\r\n")) == flagged(body)


def test_blank_lines_between_the_lines_do_not_matter() -> None:
    lines = (*STORY["en"], "Sign in", "Create account", "Privacy Policy", "Help")
    assert flagged("\n\n".join(lines)) == flagged("\n".join(lines))


@pytest.mark.parametrize(
    "body", ["", "\n\n", "One line", "…", "a\n" * 3000, "\u3042" * 50 + "\n\U0001f600\nx", "\x00\n\ud800\n1"]
)
def test_odd_texts_are_judged_without_a_crash(body: str) -> None:
    found(body)


def test_a_byline_on_a_littered_page_stays() -> None:
    one, two = STORY["en"]
    body = f"Share\nSign in\nSubscribe\nAdvertisement\nBy Ada Ruud\n{one}\n{two}\nRead also\nWeather\nTraffic"
    assert any("Weather" in each for each in flagged(body, "en"))
    assert not any("Ada Ruud" in each for each in flagged(body, "en"))


def test_a_run_is_parted_where_its_lines_are_sure() -> None:
    surest, _ = model().bins[-1]
    foot = "Read also\nWeather\nTraffic\nHarbour lights\nA walk to the pier\nSign up for our newsletter\nShare"
    document = Document(id="a", path="a", text="\n".join((*STORY["en"], foot)), lang="en")
    judged = judged_lines(document)
    assert judged is not None
    table, chances = judged
    for each in LeftoverLine().check(document, no_survey()):
        inside = [
            chances[at] >= surest
            for at, unit in enumerate(table.lines)
            if each.span.start <= unit.start and unit.end <= each.span.end
        ]
        assert len(set(inside)) == 1


def test_a_line_without_letters_goes_only_between_lines_that_go() -> None:
    one, two = STORY["en"]
    assert "___" not in " ".join(flagged(f"{one}\n___\n{two}\n___\nRead also\nWeather\nTraffic", "en"))


def test_a_text_of_sentences_alone_has_no_table() -> None:
    document = Document(id="a", path="a", text="\n".join(STORY["en"]))
    assert table_of(document, []) is None


def test_the_model_knows_its_features_and_its_confidence_never_falls() -> None:
    judge = model()
    assert judge.features.max() < len(FEATURES)
    shares = [judge.confidence(chance / 100) for chance in range(101)]
    assert shares == sorted(shares)
    assert max(shares) <= 0.97


def test_furniture_words_are_lower_case() -> None:
    assert all(word == word.lower() for words in furniture().values() for word in words)
