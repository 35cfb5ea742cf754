"""SQ005: letters that were decoded in the wrong encoding, or lost on the way."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import SURE, Case, Rule
from copydesk.survey import Survey
from copydesk.text import beyond_ascii, has_high_runs
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
    judged = (40, 40)
    help = "Read the source again in its own encoding, or put the letters back."
    bad = (
        "The guests of the caf⟦Ã©⟧ left.",
        "⟦â€œ⟧Never⟦â€\x9d⟧ is a long time, it⟦â€™⟧s said.",
        "The plan was Obama⟦?⟧s own, and he didn⟦?⟧t like it.",
        "It cost 300 pounds \u2014 or so\x97 they say.".replace("\x97", "⟦\x97⟧"),
        Case("La ni⟦Ã±⟧a ley⟦Ã³⟧ la carta.", lang="es"),
    )
    good = (
        "The guests of the café left; “never” is a long time, it’s said.",
        "Was it Obama? So it seems. Why? They can't tell.",
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
        yield from (self._damaged(document, span, meant) for span, meant in _damage(document))
        yield from (self._lost(document, match) for match in _lost(document))

    def _damaged(self, document: Document, span: Span, meant: str) -> Finding:
        shown = document.text[span.start : span.end]
        printable = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in shown)
        return self.finding(
            document,
            span,
            message=f"“{printable}” is “{meant}” read in the wrong encoding; put it back.",
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


def _damage(document: Document) -> Iterator[tuple[Span, str]]:
    """Each damaged sequence, and what was meant."""
    letters = beyond_ascii(document)
    text, body = document.text, document.body
    taken: list[Span] = []
    if letters & _LEADS and has_high_runs(document):
        for match in _RUN.finditer(text, body.start, body.end):
            meant = _meant(match[0])
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
