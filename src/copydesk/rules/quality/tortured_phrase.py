"""SQ012: fixed names whose words were exchanged for others of like meaning."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.model import Document, Finding
from copydesk.rules.pack import read_pack
from copydesk.rules.pack_rule import PackRule, excerpt
from copydesk.rules.quality.once import collapsed
from copydesk.rules.rule import Case
from copydesk.rules.scan import Scanner
from copydesk.survey import Survey

_LIST = "words/tortured_phrase.toml"


class TorturedPhraseOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`fewest`: how many such phrases a text must hold before any is reported."""

    fewest: int = 2


class TorturedPhrase(PackRule):
    """A fixed name stands there with its words exchanged: "joined together countries" for the United Nations.

    Why it matters: programs that reword a text to hide where it was taken from do not know which words are names. A
    text with such phrases is somebody else's, and its figures and quotations are as little to be trusted as its names.

    One such phrase may be a joke or a slip, so a text must hold two; `[rules.options.SQ012] fewest = 1` reports the
    first. A pack of your own adds phrases: entries with `rule = "tortured-phrase"`, the name that is meant as `kind`
    and an example that holds the phrase twice. Quotations are left alone.

    It knows the phrases of its list alone, and most reworded texts hold none: that nothing is found says nothing.

    When it is wrong: a text about such phrases that does not set them in quotation marks, puns, and names that happen
    to be spelt so.

    How common: none of 6,403 English news articles has one.
    """

    code = "SQ012"
    name = "tortured-phrase"
    preview = True
    confidence = 0.9
    languages = frozenset({"en"})
    options = TorturedPhraseOptions
    help = "Look for the text that this one was made from."
    bad = (
        "The ⟦prime pastor⟧ met the head of the ⟦joined together countries⟧ on Monday.",
        "Firms that use ⟦counterfeit consciousness⟧ shall be watched, the ⟦secretary-common⟧ said.",
        "She was treated for ⟦bosom malignancy⟧. Her doctor wrote of ⟦bosom malignancy⟧ in a letter.",
        Case("The ⟦dying toll⟧ rose to nine, regional ⟦fireplace department⟧ officials said.", lang="en"),
    )
    good = (
        "The prime minister met the head of the United Nations on Monday.",
        "The prime pastor of the valley is a man of 80.",
        "Such programs write “prime pastor” and “joined together countries”.",
        "Artificial intelligence is used to treat breast cancer, and the death toll falls.",
        "The two kingdoms were joined together; countries and states met in the great hall of the house.",
    )

    def packaged(self) -> Scanner:
        """The scanner of the rule's own list, which is read when it is first asked for."""
        return _packaged()

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding for each such phrase of a text that holds two or more."""
        found = list(self.passages(document))
        given = self.given
        if isinstance(given, TorturedPhraseOptions) and len(found) < max(1, given.fewest):
            return
        reports = []
        for hit, span in found:
            meant = hit.entry.kind
            reads = f"the words of a fixed name, “{meant}”, exchanged for others" if meant else "an exchanged name"
            shown = excerpt(document.text[span.start : span.end])
            reports.append(
                self.finding(
                    document,
                    span,
                    message=f"“{shown}” looks like {reads}. Write the name, and look for the text this was made from.",
                    evidence={"meant": meant, "words": hit.words, "phrases": len(found)},
                    confidence=self.sureness(hit),
                    entry=hit.entry.id,
                )
            )
        yield from collapsed(reports)


@cache
def _packaged() -> Scanner:
    listed = files("copydesk.rules.quality").joinpath(_LIST).read_text(encoding="utf-8")
    return Scanner(read_pack(listed, _LIST, try_patterns=False).entries)
