"""BP024 author-bio: who the author is, or how to reach them, stands below the story."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, ClassVar

from copydesk.model import Document, Finding, Span
from copydesk.rules.boilerplate.shape import is_prose, word_count
from copydesk.rules.pack_rule import PackRule, excerpt, is_note, position, removal
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.rules.unit import Unit, units
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    from copydesk.survey import Survey

BIO = 90  # words of a line that introduces an author
LAST_LINES = 3  # lines of prose at the end among which an author is introduced
BYLINE = 10  # words of a line that may name the author above the story

HEAD = 4  # lines above the story among which the byline stands
SIGNED = 0.93  # confidence where the byline's own name opens the last line

# "By Nell Farthing", "By Nell Farthing, sports editor", "Nell Farthing | 12 May 2019"
_BYLINE = lazily(
    r"^(?:[Bb][Yy]|Von|Por|Par|Di|Door)[ :]+"
    r"(?P<name>[A-Z][\w’'.-]+(?: (?:(?:de|van|von|der|la|al|bin) )?[A-Z][\w’'.-]+){1,3})"
)
_INTRODUCES = lazily(
    r"(?:, [^,.]{3,60},)? (?:is|was|has|covers|reports|writes|edits|works|joined|lives|teaches|runs|hosts|can be|"
    r"may be|ist|schreibt|berichtet|es|est|è|é)\b"
)
_ARTICLES = ("The ", "A ", "An ")
_DASHES = "–—- "
# The last word of a newspaper's name: "Harbour Post reports on …" speaks of the outlet.
_PAPERS = """
argus bulletin chronicle courier daily dispatch echo examiner express gazette globe guardian herald independent
inquirer journal ledger mail mercury messenger mirror monitor news observer online post press record register
reporter review sentinel standard star sun telegraph times tribune voice weekly world tagblatt zeitung
"""
_CAPITALS = "A-ZÀ-ÞĆČĎĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽЀ-ЯҐ"
# The names a line opens with: two or more words with a capital, particles between them.
_OPENING = lazily(
    rf"(?:[{_CAPITALS}][\w’'.-]*[ ])(?:(?:de|van|von|der|la|al|bin|del|da|do|di) )*"
    rf"(?:[{_CAPITALS}][\w’'.-]*(?:[ ,]|$))+"
)
_NAME = lazily(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class AuthorBio(PackRule):
    """The author is introduced below the story: what they write about, since when, where to reach them.

    Why it matters: the author is taken for a person of the story, and an address or a number that was meant for readers
    of the page goes with every copy of the text.

    When it is wrong: the last sentence of a profile says what its person does. The rule therefore asks that the
    name does not come up in the story, bylines aside, or that the line says itself that it is about the author.
    """

    code = "BP024"
    name = "author-bio"
    confidence = 0.95
    judged = (39, 40)
    message = "“{text}” introduces the author; keep it apart from the story."
    help = "Remove the line; keep what it says about the author as metadata."
    bad: ClassVar[tuple[Example, ...]] = (
        (
            "The ferry was late again on Monday, and nobody at the harbour said why.\n\n"
            "⟦About the author\nDr Nell Farthing teaches the history of seafaring in Gullwick.⟧"
        ),
        "The ferry was late again on Monday, and nobody said why.\n\n⟦Nora Feld is a courts reporter at the Ledger.⟧",
        "The mill will close in May, the owner told the workers.\n\n"
        "⟦Tess Harm covers county government for the Post. Reach her at tharm@post.example or 555-0142.⟧",
        "The mill will close in May, the owner said.\n\n⟦About the author: Dorian Peck writes on insurance.⟧",
        "By Tess Harm\n\nThe mill will close in May.\n\nThe owner told the workers on Monday, at the gate.\n\n"
        "Nobody was surprised.\n\n⟦Tess Harm reports on the harbour, by day and in the rain.⟧",
        Case("Die Brücke bleibt zu.\n\n⟦Zum Autor: Malte Renk berichtet seit 2011 über Gerichte.⟧", lang="de"),
        Case("Most jest zamknięty.\n\n⟦Autorka jest dziennikarką działu miejskiego.⟧", lang="pl"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        (
            "The ferry was late again on Monday, and nobody at the harbour said why.\n\n"
            "Gullwick Post reports on what matters in the harbour, every morning, since 1902."
        ),
        "Quinter walked to the end of the street and back for forty years.\n\n"
        "Ana Quinter is a retired letter carrier and a writer of poems.",
        "Nora Feld is a reporter at the Ledger, and she was the first to find the file.\n\n"
        "Feld went to the archive on Monday with a list of names, and came back with a story of the town.",
        "By Tess Harm\n\nThe mill will close in May.\n\nNobody was surprised.\n\nThe owner left.\n\n"
        "Tess and her dog is what they called the last shift.",
        "“Ada Ruud is a reporter at the Post,” the guard told the clerk, and let her in.",
        "About the author of the letter nothing is known, the police said on Monday.",
        "Clarification: Judge Meek is a writer at the county court, not the appeals court.",
        "The mayor is a columnist at heart, and he says so to all who ask him.",
        "The council voted on Monday.\n\nThe council is an editor of laws, it is said.",
        Case("Erol, edebiyat öğretmeni ve beş yıldır yazları plajda çalışıyor.", lang="tr"),
    )

    def may_find(self, document: Document) -> bool:
        """Always: a signed line is told by the byline."""
        return True

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """The lines of the packs, and a last line that opens with the name of the byline."""
        signed = _signed(document)
        for finding in super().check(document, survey):
            if signed is None or not signed.overlaps(finding.span):
                yield finding
            elif 2 * len(finding.span) > len(signed):
                yield finding
                signed = None
        if signed is not None:
            yield self.finding(
                document,
                signed,
                message=self.message.format(text=excerpt(document.text[signed.start : signed.end])),
                evidence={"kind": "signed", "lines": 1, "position": position(document, signed)},
                confidence=SIGNED,
                entry="author.signed",
                fix=removal(document, signed, safe=False),
            )

    def passages(self, document: Document) -> Iterator[tuple[Hit, Span]]:
        """Hits with their spans; a header that stands alone goes with the line below it."""
        for hit, span in super().passages(document):
            below = _introduction(document, hit) if hit.entry.kind == "about" else None
            yield hit, span if below is None else Span(span.start, below.end)

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """Someone is introduced at the end, and has not come up in the story."""
        if word_count(document.text[span.start : span.end]) > BIO:
            return False
        if hit.entry.kind == "about":
            return True
        if not _is_at_end(document, span) or units(document)[0].end >= span.start or _is_outlet(document, hit.words):
            return False
        return hit.entry.kind == "contact" or not _comes_up(document, hit)


@cache
def _papers() -> frozenset[str]:
    return frozenset(_PAPERS.split())


def _introduction(document: Document, hit: Hit) -> Unit | None:
    """The line below a header that says no more than that it is about the author."""
    if any(map(str.isalnum, hit.unit.text[hit.end :])):
        return None
    below = next((unit for unit in units(document) if unit.start > hit.unit.start), None)
    return below if below is not None and word_count(below.text) <= BIO and not is_note(below) else None


def _is_outlet(document: Document, words: str) -> bool:
    """Whether the name that opens a line is the outlet's own, or a newspaper's by its last word."""
    opening = _OPENING.match(words.lstrip(_DASHES))
    name = opening[0].strip(" ,") if opening is not None else ""
    label = str(document.extra.get("outlet_label") or document.outlet or "")
    return bool(name) and (name.split()[-1].lower() in _papers() or name.lower() == label.lower())


def _signed(document: Document) -> Span | None:
    """The line at the end that introduces whoever the byline names, or somebody new by what they do for the outlet."""
    lines = units(document)
    bylines = ((_BYLINE.match(unit.text[unit.lead :]), unit) for unit in lines[:HEAD])
    names = [match["name"] for match, unit in bylines if match is not None and word_count(unit.text) <= BYLINE]
    for unit in lines[max(HEAD, len(lines) - LAST_LINES) :]:
        text = unit.text[unit.lead :]
        opening = _OPENING.match(text)
        if (
            opening is None
            or text.startswith(_ARTICLES)
            or _is_outlet(document, text)
            or not _INTRODUCES.match(text, len(opening[0].rstrip(" ,")))
            or word_count(text) > BIO
        ):
            continue
        if any(text.startswith(name) for name in names) or (
            (house := _house(document)) is not None
            and house.search(text)
            and not _is_spoken_of(document, {opening[0].split()[1]}, unit.number)
        ):
            return Span(unit.start + unit.lead, unit.start + len(unit.text.rstrip()))
    return None


def _house(document: Document) -> re.Pattern[str] | None:
    """The outlet's own name as its people say it: "the Mercury", "for the Examiner"."""
    words = str(document.extra.get("outlet_label") or "").split()
    return lazily(rf"\b[Tt]he (?:\w+ )?{re.escape(words[-1])}\b") if words and len(words[-1]) > 3 else None


def _is_at_end(document: Document, span: Span) -> bool:
    """Whether at most a few lines of prose, such as other authors' lines, follow."""
    below = 0
    for unit in reversed(units(document)):
        if unit.start <= span.start:
            return below < LAST_LINES
        below += is_prose(unit.text)
        if below >= LAST_LINES:
            return False
    return True


def _comes_up(document: Document, hit: Hit) -> bool:
    """Whether a name that opens the line stands in another line of the story, bylines aside."""
    opening = _OPENING.match(hit.words.lstrip(_DASHES))
    names = _NAME.findall(opening[0]) if opening is not None else []
    if len(names) < 2:
        return True
    return _is_spoken_of(document, {names[1], names[-1]}, hit.unit.number)


def _is_spoken_of(document: Document, names: set[str], line: int) -> bool:
    name = lazily(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")
    return any(
        name.search(unit.text) is not None and word_count(unit.text) > BYLINE
        for unit in units(document)
        if unit.number != line
    )
