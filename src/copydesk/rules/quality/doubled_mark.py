"""SQ021: a comma or a full stop is printed twice, or two marks stand where one belongs."""

import re
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.batch import Batch, together
from copydesk.text.pattern import lazily

_COMMAS = lazily(r"(?<=[^\W_]),(?: {0,2},)+(?=[\s\"”’»]|[^\W_])")
_SEMICOLONS = lazily(r"(?<=[^\W_])(?:; {0,2};|, {0,2};|; {0,2},)(?=\s)")
_STOPS = lazily(r"(?<=[^\W_]{3})\.\.(?=\n|\r|$|\s+[\"“‘«]?[A-ZÀ-ÞА-Я])")
_COMMA_STOP = lazily(r"(?<=[a-zà-öø-ÿа-я]{3}),\.(?=\n|\r|$|\s+[\"“‘«]?[A-ZÀ-ÞА-Я])")
_PATTERNS = {",": (_COMMAS, _SEMICOLONS, _COMMA_STOP), ";": (_SEMICOLONS,), ".": (_STOPS,)}
_HABIT = 2  # pairs of stops beyond which they are how the writer ends a thought


class DoubledMark(Rule):
    """A comma, a semicolon or a full stop is printed twice, or a comma before a full stop.

    Why it matters: it is what is left where a word, a link or a quotation was taken out and nobody read the sentence
    again; and programs that part texts into sentences count one too many.

    Two stops are left alone where a text has them again and again, for some write them as an ellipsis, and so is what
    is quoted. Three are an ellipsis.

    When it is wrong: dots that a writer meant, in a message or a diary that is not set in quotation marks.
    """

    code = "SQ021"
    name = "doubled-mark"
    mends = True
    ocr_noise = True
    confidence = 0.93
    judged = (17, 17)
    help = "Delete one of the marks, and look whether words are missing between them."
    bad = (
        "The ferry left on Monday⟦,,⟧ a day late.",
        "Nobody was hurt⟦..⟧ The mayor was told at noon⟦..⟧",
        "The fare rose⟦, ,⟧ and the boat was full⟦; ;⟧ it left at nine⟦,.⟧ Nobody waved.",
        "“It was cold⟦,,⟧” she said.",
        Case("Le bac est parti⟦..⟧ Personne n'a salué.", lang="fr"),
    )
    good = (
        "The ferry left... Nobody waved. . . . It rained ...",
        "The firm, Harbour Boats Inc., and Mr. Lund, of Hull, Conn., paid.",
        "Well.. it left.. And so.. Who knows.. Nobody.. And on it went..",
        "She wrote “We were cold.. Nobody came..” to her aunt.",
        "See ../boats and a..b, rows 1,,2 of a table, and ,,Boot`` in print.",
        "„Das Boot“, sagte sie; ,,es fuhr ab``.",
        "The range [0..9] and x,,y stand; at noon .. the rest",
    )

    def may_find(self, document: Document) -> bool:
        """Not where no mark is followed by another."""
        return bool(_two_marks(document))

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each such pair."""
        yield from collapsed([self._report(document, Span(*match.span())) for match in _pairs(document)])

    def _report(self, document: Document, span: Span) -> Finding:
        marks = document.text[span.start : span.end]
        right = "." if "." in marks else ";" if ";" in marks else ","
        before = document.text[max(document.body.start, span.start - 20) : span.start].rsplit(None, 1)[-1]
        return self.finding(
            document,
            span,
            message=f"“{before}{marks}”: two marks stand where one belongs; leave “{right}” alone.",
            evidence={"marks": marks},
            fix=Fix(span, right, safe=False),
        )


def _pairs(document: Document) -> list[re.Match[str]]:
    found: list[re.Match[str]] = []
    stops: list[re.Match[str]] = []
    for at in _two_marks(document):
        for pattern in _PATTERNS[document.text[at]]:
            match = pattern.match(document.text, at, document.body.end)
            if match is not None and _is_slip(document, match):
                (stops if pattern is _STOPS else found).append(match)
    return sorted([*found, *(stops if len(stops) <= _HABIT else ())], key=re.Match.start)


@together(rule="SQ021")
def _two_marks(batch: Batch) -> Iterator[list[int]]:
    """Where a comma, a semicolon or a stop is followed by another, or by a blank or two and another."""
    import numpy as np

    codes = batch.codes
    places = ((codes == ord(",")) | (codes == ord(";")) | (codes == ord("."))).nonzero()[0]
    last = len(codes) - 1
    ahead = [codes[np.minimum(places + step, last)] for step in (1, 2, 3)]
    blank = [ahead[0] == ord(" "), (ahead[0] == ord(" ")) & (ahead[1] == ord(" "))]
    near = (ahead[0] == ord(",")) | (ahead[0] == ord(";")) | (ahead[0] == ord("."))
    far = blank[0] & ((ahead[1] == ord(",")) | (ahead[1] == ord(";")))
    farther = blank[1] & ((ahead[2] == ord(",")) | (ahead[2] == ord(";")))
    return batch.placed(places[near | far | farther])


def _is_slip(document: Document, match: re.Match[str]) -> bool:
    """Whether it is neither a row of a table nor a stop that a speaker or a writer meant."""
    source = document.text
    if match[0][0] == ",":
        digits = source[match.start() - 1].isdecimal() and source[match.end() : match.end() + 1].isalnum()
        return not digits and (" " in match[0] or source[match.end()].isspace() or source[match.end()] in '"”’»')
    return match[0] != ".." or not text.inside_quotation(document, Span(*match.span()))
