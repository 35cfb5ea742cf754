"""BP024 author-bio: who the author is, or how to reach them, stands below the story."""

import re
from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.shape import is_prose, word_count
from copydesk.rules.pack_rule import PackRule
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit, units

BIO = 90  # words of a line that introduces an author
LAST_LINES = 3  # lines of prose at the end among which an author is introduced
BYLINE = 10  # words of a line that may name the author above the story

_NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


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
        "The ferry was late again on Monday, and nobody said why.\n\n⟦Nora Feld is a courts reporter at the Ledger.⟧",
        "The mill will close in May, the owner told the workers.\n\n"
        "⟦Tess Harm covers county government for the Post. Reach her at tharm@post.example or 555-0142.⟧",
        "The mill will close in May, the owner said.\n\n⟦About the author: Dorian Peck writes on insurance.⟧",
        Case("Die Brücke bleibt zu.\n\n⟦Zum Autor: Malte Renk berichtet seit 2011 über Gerichte.⟧", lang="de"),
        Case("Most jest zamknięty.\n\n⟦Autorka jest dziennikarką działu miejskiego.⟧", lang="pl"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Quinter walked to the end of the street and back for forty years.\n\n"
        "Ana Quinter is a retired letter carrier and a writer of poems.",
        "Nora Feld is a reporter at the Ledger, and she was the first to find the file.\n\n"
        "Feld went to the archive on Monday with a list of names, and came back with a story of the town.",
        "“Ada Ruud is a reporter at the Post,” the guard told the clerk, and let her in.",
        "About the author of the letter nothing is known, the police said on Monday.",
        "Clarification: Judge Meek is a writer at the county court, not the appeals court.",
        "The mayor is a columnist at heart, and he says so to all who ask him.",
        "The council voted on Monday.\n\nThe council is an editor of laws, it is said.",
        Case("Erol, edebiyat öğretmeni ve beş yıldır yazları plajda çalışıyor.", lang="tr"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """Someone is introduced at the end, and has not come up in the story."""
        if word_count(document.text[span.start : span.end]) > BIO:
            return False
        if hit.entry.kind == "about":
            return True
        if not _is_at_end(document, span) or units(document)[0].end >= span.start:
            return False
        return hit.entry.kind == "contact" or not _comes_up(document, hit)


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
    """Whether the last name before the cue stands in another line of the story."""
    names = [name for name in _NAME.findall(hit.words) if name[0].isupper()]
    if len(names) < 2:
        return True
    name = re.compile(rf"\b(?:{re.escape(names[1])}|{re.escape(names[-1])})\b") if len(names) < 4 else None
    name = name or re.compile(rf"\b{re.escape(names[1])}\b")
    return any(
        name.search(unit.text) is not None and word_count(unit.text) > BYLINE
        for unit in units(document)
        if unit.number != hit.unit.number
    )
