"""SQ005: letters that were decoded in the wrong encoding, or lost on the way."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.lost_letter import lost_letters
from copydesk.rules.quality.once import collapsed, shortened
from copydesk.rules.rule import SURE, Case, Rule
from copydesk.survey import Survey
from copydesk.text import beyond_ascii, has_high_runs, inside_quotation
from copydesk.text.pattern import lazily

# What UTF-8 becomes when it is read as Windows-1252 or Latin-1, once or twice. Only texts that hold it are looked at.
_LEAD = "ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷"
_REST = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_RUN = lazily(rf"(?:[{_LEAD}][{_REST}]{{1,3}}[\u00a0\u00ad]?)+")
_BARE = lazily(r"â€(?=[\s,.;:!?)]|$)")  # the closing quotation mark, whose last byte has no letter
_CONTROL = lazily("[\u0080-\u009f]+")
_LEADS, _CONTROLS = frozenset(_LEAD), frozenset(map(chr, range(0x80, 0xA0)))
_LOST = lazily(r"\?(?:s|t|re|ve|ll|d|m)(?![\w=&?/])")
_WORD_BEFORE = lazily(r"(?<![\w/&=?.#%+-])[A-Za-z]{2,40}$")
_LINK_BEFORE = lazily(r"(?:https?:|www\.|//)\S*$")
_LOOK = 120
_CLOSING = "\u201d"
# Letters of Central Europe that two signs stand for which also stand side by side elsewhere: "Ä…" is "ą", or the end
# of a German's "Ä…".
_CENTRAL = frozenset("ąćęłńśźżĄĆĘŁŃŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽőűŐŰğışĞİŞăĂāēīļķņūģț")
# Cyrillic of Windows-1251 read as Western letters, and UTF-8 read as KOI8-R.
_CYRILLIC = lazily(r"[À-ÿ¸¨]{3,}+(?:[ ,.;:!?«»\"()–—-]{1,3}[À-ÿ¸¨]++)*+")
_RUSSIAN = lazily(r"(?:[РС](?:[ЂЃѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ\u0098\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї]|‚)){3,}")
_KOI = lazily(r"(?:[пяП][─│┌┐└┘├┤┬┴┼▀▄█▌▐░▒▓⌠■∙√≈≤≥\u00a0⌡°²·÷═║╒ё╓╔╗╘╙╚╛╜╝╞╟╠╡Ё╢╣╤╥╦╧╨╩╪╫╬©]){3,}")
_WESTERN, _SEVERAL = frozenset(map(chr, range(0xC0, 0x100))), 4
_FEWEST_CYRILLIC, _SPOKEN = 8, frozenset("аеёиоуыэюя")
_TALK = lazily(r"\b(?:mojibake|encodings?|UTF-8|Unicode|character sets?|garbled|code ?pages?)\b", re.IGNORECASE)
_LIKELY = 0.95
_PLAIN = lazily(r"[\s\w\u2010-\u2044.,;:!?'\"()€$£°§©®™&%/@#*+=<>\[\]{}|~^`´-]*")


class Mojibake(Rule):
    """Letters stand for others, because bytes were read in the wrong encoding, or an apostrophe became a question mark.

    Why it matters: "cafÃ©" and "Obama?s" cannot be searched or matched, and the damage grows with each copy.

    The safe fix puts back what was meant, where that is beyond doubt.

    When it is wrong: a text about encodings that shows such letters. The rule leaves links and code alone.

    How common: 9.8 in 1,000 English news articles have one (63 of 6,403).
    """

    code = "SQ005"
    name = "mojibake"
    mends = True
    goes_first = True
    severity = "warning"
    confidence = SURE
    judged = (46, 46)
    help = "Read the source again in its own encoding, or put the letters back."
    bad = (
        "The guests of the caf⟦Ã©⟧ left.",
        "⟦â€œ⟧Never⟦â€\x9d⟧ is a long time, it⟦â€™⟧s said.",
        "The plan was Obama⟦?⟧s own, and he didn⟦?⟧t like it.",
        "Professor Agao⟦?⟧lu of the institute left, and so did ⟦????⟧ of the same.",
        "It cost 300 pounds \u2014 or so\x97 they say.".replace("\x97", "⟦\x97⟧"),
        Case("La ni⟦Ã±⟧a ley⟦Ã³⟧ la carta.", lang="es"),
        Case("Dachs unterh⟦?⟧hlt den Damm.", lang="de"),
        Case("Most b⟦Ä™⟧dzie kosztowa⟦Å‚⟧ wi⟦Ä™⟧cej.", lang="pl"),
        "The crew ⟦?⟧ nine men ⟦?⟧ left, and the boat ⟦?⟧has grown old.",
        Case("Die ⟦?⟧ltesten Briefe lagen im Keller.", lang="de"),
        Case("⟦РљР°С‚РѕРє⟧ открыт.", lang="ru"),
        Case("⟦Ãîðîæàíå âûøëè⟧ на улицу.", lang="ru"),
        Case("⟦п╪п╬я│я┌⟧ закрыт.", lang="ru"),
    )
    good = (
        "The guests of the café left; “never” is a long time, it’s said.",
        "Was it Obama? So it seems. Why? They can't tell.",
        "Who said it?she asked. Was it he?and if so, why? What ???",
        "The encoding was wrong, and letters began “Â£40 for the cafÃ©”.",
        "See page.jsp?id=4 and watch?v=3 on post.example/a?b.",
        Case("Das Ä… nein, „Ä“ sagt man so.", lang="de"),
        Case("Où est-elle?demanda-t-il.", lang="en"),
        "See https://post.example/a?s=1&t=2 and page.php?story=3.",
        "Ângela e Élise são de São Paulo, à Ècole.",
        Case("L'Île-d'Orléans, où l'été dure, « Ô » dit-il.", lang="fr"),
        Case("Ärger über Öl und Übermut.", lang="de"),
        Case("Привет, мир: «да»?", lang="ru"),
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each damaged sequence."""
        yield from collapsed(sorted(self._found(document), key=lambda each: each.span))

    def repairs(self, document: Document) -> Iterator[Fix]:
        """What was meant, for every damaged sequence."""
        return (Fix(span, meant, safe=True) for span, meant in _damage(document))

    def _found(self, document: Document) -> Iterator[Finding]:
        damage = list(_damage(document))
        quoted = (
            bool(damage) and _TALK.search(document.text) is not None
        )  # it may show such letters, and not be damaged
        for span, meant in damage:
            if not (quoted and inside_quotation(document, span)):
                yield self._damaged(document, span, meant)
        yield from (self._lost(document, match) for match in _lost(document))
        for span, what, shown in lost_letters(document):
            yield self._lost_letters(document, span, what=what, shown=shown)

    def _damaged(self, document: Document, span: Span, meant: str) -> Finding:
        shown = document.text[span.start : span.end]
        printable = "".join(char if char.isprintable() else f"<U+{ord(char):04X}>" for char in shown)
        return self.finding(
            document,
            span,
            message=f"“{shortened(printable)}” is “{shortened(meant)}” read in the wrong encoding; put it back.",
            evidence={"found": printable, "meant": meant},
            fix=Fix(span, meant, safe=True),
        )

    def _lost(self, document: Document, match: re.Match[str]) -> Finding:
        span = Span(match.start(), match.start() + 1)
        return self.finding(
            document,
            span,
            message=f"“{_word(document, match)}”: the question mark stands for a lost apostrophe; put it back.",
            evidence={"found": _word(document, match), "meant": "’"},
            confidence=_LIKELY,
            fix=Fix(span, "’", safe=False),
        )

    def _lost_letters(self, document: Document, span: Span, *, what: str, shown: str) -> Finding:
        return self.finding(
            document,
            span,
            message=f"“{shown}”: the question mark stands for {what}; put back what the source has.",
            evidence={"found": shown, "meant": None},
            confidence=_LIKELY,
        )


def _damage(document: Document) -> Iterator[tuple[Span, str]]:
    """Each damaged sequence, and what was meant."""
    letters = beyond_ascii(document)
    text, body = document.text, document.body
    taken: list[Span] = []
    if letters and has_high_runs(document):
        for span, meant in _cyrillic(text, body, letters):
            taken.append(span)
            yield span, meant
    if letters & _LEADS and has_high_runs(document):
        for match in _RUN.finditer(text, body.start, body.end):
            if _is_taken(match.start(), taken):
                continue
            meant = _meant(match[0])
            beside = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
            if meant == match[0] and any(map(str.isalpha, beside)):
                meant = _central(match[0])
            if meant != match[0] and len(meant) < len(match[0]) and _PLAIN.fullmatch(meant):
                taken.append(Span(*match.span()))
                yield taken[-1], meant
        for match in _BARE.finditer(text, body.start, body.end):
            if not _is_taken(match.start(), taken):
                yield Span(*match.span()), _CLOSING
    if letters & _CONTROLS:
        for match in _CONTROL.finditer(text, body.start, body.end):
            if not _is_taken(match.start(), taken):
                yield Span(*match.span()), _from_windows(match[0])


@lru_cache(1000)
def _meant(run: str) -> str:
    """What a run of damaged letters was; a text has the same few again and again."""
    from ftfy import fix_encoding

    return fix_encoding(run)


def _central(run: str) -> str:
    """The letters of Central Europe that a run was, or the run where it is none."""
    try:
        meant = b"".join(map(_byte, run)).decode()
    except UnicodeError:
        return run
    return meant if _CENTRAL.issuperset(meant) else run


def _byte(char: str) -> bytes:
    return char.encode("latin-1" if char < "\u0100" else "cp1252")


def _cyrillic(text: str, body: Span, held: frozenset[str]) -> Iterator[tuple[Span, str]]:
    """Cyrillic that was read as Western letters or as the frames of KOI8-R."""
    western = len(held & _WESTERN) >= _SEVERAL
    for match in _CYRILLIC.finditer(text, body.start, body.end) if western else ():
        run = match[0]
        meant = run.encode("cp1252", "replace").decode("cp1251")
        letters = [char for char in meant.lower() if char.isalpha()]
        spoken = sum(char in _SPOKEN for char in letters)
        if len(letters) >= _FEWEST_CYRILLIC and 0.25 * len(letters) <= spoken <= 0.65 * len(letters):
            yield Span(*match.span()), meant
    for match in _RUSSIAN.finditer(text, body.start, body.end) if "Р" in held else ():
        meant = match[0].replace("\u0098", "").encode("cp1251", "replace").decode("utf-8", "ignore")
        if meant.isalpha():
            yield Span(*match.span()), meant
    for match in _KOI.finditer(text, body.start, body.end) if "п" in held else ():
        meant = match[0].encode("koi8-r", "replace").decode("utf-8", "replace")
        if meant.isalpha():
            yield Span(*match.span()), meant


def _is_taken(at: int, taken: list[Span]) -> bool:
    """Whether one of these spans, which are in order, holds the place."""
    place = bisect_right(taken, at, key=_start) - 1
    return place >= 0 and at < taken[place].end


def _start(span: Span) -> int:
    return span.start


def _word(document: Document, match: re.Match[str]) -> str:
    """The whole word around a lost apostrophe."""
    before = _WORD_BEFORE.search(document.text, max(document.body.start, match.start() - 41), match.start())
    return (before[0] if before else "") + match[0]


def _lost(document: Document) -> Iterator[re.Match[str]]:
    text, body = document.text, document.body
    if "?" not in text:
        return
    for match in _LOST.finditer(text, body.start, body.end):
        if not _WORD_BEFORE.search(text, max(body.start, match.start() - 41), match.start()):
            continue
        if not _LINK_BEFORE.search(text, max(body.start, match.start() - _LOOK), match.start()):
            yield match


def _from_windows(controls: str) -> str:
    """What C1 control characters are in Windows-1252; those that are nothing there fall away."""
    return controls.encode("latin-1").decode("cp1252", "ignore")
