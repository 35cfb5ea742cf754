"""SQ006: bytes of the file that are no letters in its encoding."""

from collections.abc import Iterator

from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import SURE, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

_RUN = lazily("\ufffd+")
_AROUND = 20


class UndecodableBytes(Rule):
    """Letters were lost: in their place stands the replacement character �.

    Why it matters: what was there cannot be told from the text any more. The source may still have it.

    When it is wrong: a text about encodings that shows the character.

    How common: none of 6,403 English news articles, all of them decoded and of 300 words or more, has one.
    """

    code = "SQ006"
    name = "undecodable-bytes"
    goes_first = True
    confidence = SURE
    judged = (5, 5)
    help = "Look the passage up in the source, and read the file in the encoding it was written in."
    bad = (
        "The caf⟦\ufffd⟧ was closed.",
        "Se\u00f1or Ib⟦\ufffd\ufffd⟧ez left.",
        "⟦\ufffd⟧Never⟦\ufffd⟧, she said.",
    )
    good = (
        "The café was closed.",
        "A question? Yes.",
        "The mark ◆ and the box □ are no letters.",
        "¿Qué? ¡Nada!",
        "She drew a ? in a diamond.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each run of lost letters."""
        text, body = document.text, document.body
        if "\ufffd" not in text:
            return
        found = []
        for match in _RUN.finditer(text, body.start, body.end):
            around = " ".join(text[max(body.start, match.start() - _AROUND) : match.end() + _AROUND].split())
            count = len(match[0])
            lost = "a letter is" if count == 1 else f"{count} letters are"
            found.append(
                self.finding(
                    document,
                    Span(*match.span()),
                    message=f"“{around}”: {lost} lost here. Look it up in the source.",
                    evidence={"lost": count, "encoding": document.encoding},
                )
            )
        yield from collapsed(found)
