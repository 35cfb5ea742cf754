"""BP019 navigation: menus, breadcrumbs, tags and links for finding one's way on a page stand in the text."""

from functools import cache
from typing import Any, ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.shape import ends_sentence, is_prose, word_count
from copydesk.rules.pack_rule import PackRule, is_title, position
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit

PART_WORDS = 3  # words of one stop of a menu or breadcrumb
FEWEST = 2  # stops that are sections' names
TAGS = 40  # words of a line of tags
HEAD = 3  # lines above the story among which a section or a breadcrumb stands


@cache
def _parts() -> Any:
    import regex

    return regex.compile(r"\s*[|·•>»›/→]\s*|\s{2,}|\s+-\s+")


class Navigation(PackRule):
    """The page's menu, its path to the article, its tags or a link such as “Skip to main content” stand in the text.

    Why it matters: names of sections and tags are counted as words of the story, and every article of the outlet seems
    to treat all of them.

    When it is wrong: a table's head, a route, the moves of a game are rows of short parts too. A row therefore holds at
    least two names of sections and no sentence; a single section's name is taken only above the story.
    """

    code = "BP019"
    name = "navigation"
    confidence = 0.97
    judged = (40, 40)
    message = "“{text}” helps to find one's way on the page; remove it."
    help = "Remove the line; keep tags and the section as metadata."
    bad: ClassVar[tuple[Example, ...]] = (
        "⟦Home News Sports Opinion Obituaries Classifieds⟧\n\nThe ferry was late again on Monday.",
        "⟦Skip to main content⟧\n\nThe ferry was late again on Monday, and nobody said why.",
        "The mill will close in May, the owner told the workers.\n\n⟦Filed under: Mill, Harbour, Work⟧",
        "The ferry was late.\n\n⟦Scores | Fixtures | Tables | Transfers | Video⟧",
        Case("⟦Ana Sayfa > Yaşam > Mahalle⟧\n\nKöprü bahara kadar kapalı.", lang="tr"),
        Case("⟦Startseite | Lokales | Sport | Kultur⟧\n\nDie Brücke bleibt zu.", lang="de"),
        Case("⟦Головна · Новини · Спорт · Культура⟧\n\nМіст закрито.", lang="uk"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "The route: Main Pier, Gull Rock, Upper Island, Lower Island, Main Pier.",
        "38. Rd7 > Kf8\n39. Rh7 > Kg8\n40. Rg7 > time?",
        "Home again, the crew slept for two days.",
        "Yes: Barron, Diaz, Fitch, Lam\nNo: Abbott, Crane, Hill",
        "News of the flood came on Monday.",
        "The council voted on Monday to keep the ferry in the winter.\n\nSport\n\nThe club has lost its field.",
        "Monday | Rovers | 2:1",
        "Back to the top of the table went the club on Monday.",
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A menu has stops that are sections; a section alone stands above the story; tags are no sentence."""
        line = document.text[span.start : span.end]
        if is_title(document, hit.unit):
            return False
        if hit.entry.kind == "menu":
            return _is_menu(document, hit)
        if hit.entry.kind == "trail":
            parts = [part for part in _parts().split(line) if part]
            short = hit.unit.number <= HEAD and all(word_count(part) <= PART_WORDS for part in parts)
            return short and any(part.casefold().strip() in _sections() for part in parts)
        if hit.entry.kind == "section":
            return position(document, span) == "head" and hit.unit.number <= HEAD
        if hit.entry.kind == "tags":
            return word_count(line) <= TAGS and not (is_prose(line) and ends_sentence(line))
        return True


def _is_menu(document: Document, hit: Hit) -> bool:
    """Whether all parts of the line are short, and two or more of them name sections."""
    line = hit.unit.text
    parts = [part for part in _parts().split(line) if part]
    if len(parts) <= FEWEST or ends_sentence(line) or any(word_count(part) > PART_WORDS + 1 for part in parts):
        return False
    known = _sections()
    return sum(part.casefold().strip() in known for part in parts) >= FEWEST


_SECTIONS = """
about|about us|accueil|actu|actualité|actualités|africa|ana sayfa|anasayfa|arts|asia|ausland|auto|binnenland|
biznes|books|brasil|buitenland|business|capa|cidades|ciencia|ciência|classifieds|contact|contact us|cotidiano|
crime|cronaca|cultura|culture|cultuur|deportes|desporto|digital|dünya|e-paper|economia|economie|economía|
education|ekonomi|entertainment|entretenimento|epaper|esportes|esteri|europe|faits divers|fashion|feuilleton|
film|finance|fixtures|food|gesellschaft|gospodarka|gündem|haber|haberler|health|home|home page|homepage|inicio|
inland|internacional|international|international news|início|italia|jobs|kraj|kultur|kultura|kültür|
kültür sanat|life|lifestyle|local|login|lokales|magazin|mahalle|markets|meinung|monde|mondo|money|movies|mundo|
music|nachrichten|nacional|national|nauka|news|newsletters|nieuws|noticias|notizie|notícias|obituaries|opinie|
opinion|opinions|opinião|opinión|panorama|photos|podcasts|politica|politics|politiek|politik|politique|
polityka|política|portada|regio|region|regional|reise|région|régions|salud|salute|santé|saúde|sağlık|science|
sciences|scienza|scores|siyaset|sociedad|société|spettacoli|spettacolo|spor|sport|sports|start|startseite|
strona główna|style|subscribe|sucesos|tables|tech|technology|tecnologia|tecnología|teknoloji|transfers|trauer|
travel|tv|uk|us|video|videos|voorpagina|vídeos|weather|wetenschap|wiadomości|wirtschaft|wissen|world|yaşam|
zdrowie|économie|świat|в мире|главная|головна|економіка|здоров'я|здоровье|культура|мир|наука|новини|новости|
общество|оголошення|події|политика|політика|происшествия|регионы|регіони|світ|спорт|суспільство|технологии|
технології|экономика
"""


@cache
def _sections() -> frozenset[str]:
    return frozenset(name.strip() for name in _SECTIONS.split("|"))
