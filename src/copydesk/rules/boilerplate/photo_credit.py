"""BP021 photo-credit: who took a picture that the text no longer has stands among its lines."""

from functools import cache
from typing import Any, ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.rights_notice import names_house
from copydesk.rules.boilerplate.shape import ends_sentence, word_count
from copydesk.rules.pack_rule import PackRule, is_title
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit

CREDIT = 14  # words of a line that names who took a picture
PLAIN = 4  # words of a credit in small letters: "press service of the district"
CAPTION = 100  # words of a caption with a credit in brackets
SMALL = 1  # words in small letters that a credit of names may hold

# Words that stand in small letters between the names of a credit.
_SMALL_WORDS = """
by of the and for via from in on at to with handout file archive archives pool courtesy provided press photo
photos de del la las los el y e da do das dos di des du et le les à pour von der die das und vom van den des
en dpa afp ap archiv archivo arquivo archivio cortesía cortesia divulgação reprodução xinhua epa pap fot stock
screenshot из с и від з та архив архива архіву пресс-служба пресс-служб фото ekran görüntüsü arşiv arşivi
"""


@cache
def _particles() -> frozenset[str]:
    return frozenset(_SMALL_WORDS.split())


@cache
def _words() -> Any:
    import regex

    return regex.compile(r"[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*")


class PhotoCredit(PackRule):
    """A picture's credit stands in the text without the picture: “Photo: …”, “Foto: …”, “… / Getty Images”.

    Why it matters: the photographer or the agency is taken for a person of the story, or for its source.

    When it is wrong: a story on photography; a headline such as “Photos: …”. The rule asks for the cue with a mark and
    a short line of names behind it, or a picture agency at the end of a line that is no sentence. A caption that ends
    in a photographer's name in brackets goes with it, at lower confidence.
    """

    code = "BP021"
    name = "photo-credit"
    confidence = 0.97
    judged = (40, 40)
    message = "“{text}” credits a picture that is not there; remove it."
    help = "Remove the line, or keep it with the picture."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late.\n\n⟦Photo: Dale Emmer / Harbour Post⟧\n\nNobody explained why.",
        "⟦Image credit: Harbour Marathon / handout⟧\n\nThe runners left at nine.",
        "⟦The crew checks the bow of the ferry. (Jo Whit/Harbour Post)⟧\n\nThe ferry was late again on Monday.",
        "The ferry was late.\n\n⟦Getty Images⟧",
        Case("Die Brücke bleibt zu.\n\n⟦Foto: Imke Tjark⟧", lang="de"),
        Case("Мост закрыт.\n\n⟦Фото: пресс-служба района⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Photo finishes are rare in rowing, where the gaps are mostly counted in lengths.",
        "Photos: Storm tears the roof off the market hall and floods the old town for a second day",
        "Each photo is credited to the people behind the door.",
        "Picture: a farm, two dogs, and no road for miles.",
        "The agency sued Getty Images in 2019.",
        "Image: the word stands for two things in the law of the sea.",
        "The plant closed on Monday, the company said. (Reuters/AFP)",
        Case("Foto: es war das letzte Bild, das er machte.", lang="de"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A credit is short and made of names."""
        if is_title(document, hit.unit):
            return False
        if hit.entry.kind == "caption":
            return word_count(document.text[span.start : span.end]) <= CAPTION
        if hit.entry.kind == "ends":
            return not ends_sentence(hit.words) and word_count(hit.words) <= CREDIT and _is_of_names(hit.words)
        if hit.entry.kind == "sign" and names_house(document.text[span.start : span.end]):
            return False
        return hit.entry.kind == "fixed" or _is_credit(hit)


def _is_of_names(credit: str) -> bool:
    """Whether the words behind the cue are names, with a word or two that joins them."""
    words = [match[0] for match in _words().finditer(credit)][1:]
    particles = _particles()
    return all(word[0].isupper() or word.lower() in particles or word.lower().startswith("ph") for word in words)


def _is_credit(hit: Hit) -> bool:
    """Whether what stands beside the cue could name a photographer or an agency."""
    line = hit.unit.text
    beside = line[hit.unit.lead : hit.start] + " " + line[hit.end :]
    words = [match[0] for match in _words().finditer(beside)]
    if len(words) > CREDIT or beside.rstrip().endswith(("!", "?")):
        return False
    particles = _particles()
    small = sum(1 for word in words if word[0].islower() and word.lower() not in particles)
    return small <= SMALL if len(words) > PLAIN else not beside.rstrip().endswith(".") or small == 0
