"""BP003 gambling-ad beyond the rule's own examples: blocks, sentences, guards, capture dates."""

from datetime import date, datetime

import pytest

from copydesk.model import Document, Finding, Published, Span
from copydesk.rules.boilerplate.gambling_ad import GamblingAd
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def published(day: str) -> Published:
    start = datetime.fromisoformat(day)
    return Published(start, start.replace(hour=23, minute=59), "day", "field", day, date.fromisoformat(day))


def findings(text: str, lang: str | None = "en", **fields: object) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, **fields)  # type: ignore[arg-type]
    return list(GamblingAd().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", **fields: object) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, **fields)]


def test_own_examples_hold() -> None:
    assert list(failures(GamblingAd)) == []


def test_a_footer_is_one_finding_across_its_blank_line() -> None:
    footer = "The Best Online Bookmakers February 22 2024\n\nBetMGM Casino"
    (finding,) = findings(f"{STORY}\n\n{footer}", published=published("2022-09-28"))
    assert finding.span == Span(len(STORY) + 2, len(STORY) + 2 + len(footer))
    assert finding.evidence["lines"] == 2
    assert finding.evidence["position"] == "tail"
    assert finding.evidence["captured_after"] == "2024-02-22"
    assert "dated 2024-02-22, after the story" in finding.message


@pytest.mark.parametrize(
    "story", [published("2024-03-01"), None], ids=["date before the story", "story without a date"]
)
def test_no_capture_is_told_without_a_later_date(story: Published | None) -> None:
    (finding,) = findings(f"{STORY}\n\nThe Best Online Bookmakers February 22 2024", published=story)
    assert "captured_after" not in finding.evidence


@pytest.mark.parametrize(
    ("lang", "block"),
    [
        ("en", "Best betting sites October 2022\n1. Copperbet – 100% up to $200\n2. Crown Dice Sportsbook\n3. Wagerly"),
        ("en", "Today's odds\nRovers 9/2 | Draw 14/5 | Town 4/6\nBet $10, get $30 in free bets at BetHeron\n18+ only"),
        (
            "es",
            "Los mejores casinos online de junio 2023\n\nCasino Garza – 50 tiradas gratis\n\nPalma Bet – sin depósito",
        ),
        ("fr", "Casino Belle-Rive, le meilleur casino en ligne 2023 : 30 tours gratuits sans dépôt"),
        ("de", "WettReiher: Jetzt 50 Euro Bonus auf deine erste Wette sichern! 18+ | Suchtrisiko | AGB gelten"),
        ("it", "Quote di oggi\n1: 2,10 – X: 3,25 – 2: 3,40\nBonus 300 € per i nuovi iscritti. Gioca responsabilmente."),
        ("pt", "Melhores sites de apostas de 2022\n1º Cassino Garça – bônus de 100%\n2º Onça da Sorte – Pix na hora"),
        ("ru", "Лучшие онлайн-казино 2021\nКазино Цапля — 100 фриспинов\nЗолотой Двор — быстрый вывод на карту"),
        ("uk", "ТОП казино України\nКазино Чапля — 77 фріспінів без депозиту\nЗолотий Сом — виграй мільйон"),
        ("pl", "BetCzapla: zakład bez ryzyka 200 zł na start! Kod: KURIER. Hazard może uzależniać. 18+"),
        ("nl", "Beste online casino’s zonder Cruks 2023: Casino Reiger, Tulpen Slots"),
        ("tr", "Güvenilir casino siteleri 2023\nCasino Balıkçıl – 150 freespin\nAltın Koy – yatırımsız deneme bonusu"),
    ],
)
def test_a_block_is_one_finding(lang: str | None, block: str) -> None:
    assert flagged(f"{STORY}\n{block}\n{STORY}", lang) == [block]


def test_a_block_ends_at_prose() -> None:
    text = f"Best betting sites\n1. Crown Sportsbook\n2. Wagerly\n{STORY}\nCasino tales by the fire"
    assert flagged(text) == ["Best betting sites\n1. Crown Sportsbook\n2. Wagerly"]


def test_a_subhead_behind_a_blank_line_is_no_part_of_the_block() -> None:
    text = f"{STORY}\n\nBest betting sites 2023\n\nBetHeron Casino\n\nWhat the neighbours say\n\n{STORY}"
    assert flagged(text) == ["Best betting sites 2023\n\nBetHeron Casino"]


def test_a_numbered_list_of_the_story_is_no_part_of_the_block() -> None:
    moves = "The arbiter wrote the last moves on the board for the crowd:\n38. Rd7\n39. Rh7"
    ad = "Play 500+ slots at Heron Casino – 50 free spins, no deposit needed."
    assert flagged(f"{ad}\n{moves}") == [ad]


@pytest.mark.parametrize(
    "ad",
    [
        "Claim your $500 welcome bonus at Copper Casino today.",
        "Prefer slots? SpinHeron hands you 75 free spins just for saying hi.",
        "Try HeronSlots with 200 free coins tonight.",
        "Bet $10 and get $30 in free bets at BetHeron. T&Cs apply.",
    ],
)
def test_a_sentence_inside_a_paragraph_is_flagged_alone(ad: str) -> None:
    text = f"{STORY} {ad} {STORY}"
    assert ad.endswith(tuple(flagged(text)))
    assert len(flagged(text)) == 1


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "The state gaming board has cut the list of bidders for the casino license from five to two."),
        ("en", "The website gives new players a $250 welcome bonus and free spins, which the board asked about."),
        ("en", "The bookmakers had made Eastgate 4/6 favorites before kick-off, with Rovers at 9/2."),
        ("en", "“Bet now, claim your free bets” is written on every bus in town, she said."),
        ("en", "The firm wanted odds on the screen during play, and a bonus code at half time."),
        ("en", "One firm was offering 5-1 that the bigger volcano goes off by June."),
        ("en", "Adverts must tell players to gamble responsibly, the regulator said."),
        ("en", "Editor's note: The free bets in this story are invented."),
        ("en", "The best casino in town burned down in 1931, and nobody has rebuilt it."),
        ("es", "El club rechazó el bono de bienvenida de una casa de apuestas que quería su nombre en la camiseta."),
        ("fr", "Depuis 1957, on pariait sur les chevaux au café ; le casino a pris la suite."),
        ("de", "Das Gericht verbot dem Casino den Willkommensbonus, mit dem es um neue Kunden warb."),
        ("pt", "«Aposte em nós, é o que dizemos ao torcedor», afirmou o presidente do clube."),
        ("ru", "Букмекер предлагал бонус за регистрацию, который запретил суд."),
        ("pl", "Na mecz z liderem kurs u bukmachera wynosił 7,20, padł remis 1:1."),
        ("tr", "Geçen hafta takımın galibiyetine 2,40 oran verilmişti, maç 0-0 bitti."),
    ],
)
def test_a_story_about_betting_keeps_its_sentences(lang: str | None, line: str) -> None:
    assert flagged(f"{line}\n\n{STORY}", lang) == []


def test_an_operators_name_alone_is_no_advertisement() -> None:
    assert flagged(f"{STORY}\n\nBetMGM Casino\n\n{STORY}") == []


def test_the_storys_own_headline_stays() -> None:
    title = "Best betting sites lose their licences"
    assert flagged(f"{title}\n\n{STORY}", title=title) == []


def test_a_sure_block_has_a_safe_fix_and_a_sentence_has_not() -> None:
    (block,) = findings(f"{STORY}\n\nBest betting sites 2023\nHeron Casino: 50 free spins")
    (sentence,) = findings(f"{STORY} Claim your $500 welcome bonus at Copper Casino. {STORY}")
    assert block.fix is not None
    assert sentence.fix is not None
    assert (block.fix.safe, sentence.fix.safe) == (True, False)
