"""BP023 agency-credit: who supplied or helped to write the text is named in a line of its own."""

from typing import ClassVar

import msgspec

from copydesk.model import Document, Finding, Severity, Span
from copydesk.rules.boilerplate.shape import word_count
from copydesk.rules.pack_rule import PackRule, position
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit

CREDIT = 45  # words of a line that credits agencies and colleagues


class AgencyCredit(PackRule):
    """A credit stands apart from the story: “With files from …”, “Reporting by …; editing by …”, “(dpa)”, “Source: …”.

    Why it matters: it is a note and no mistake: it says where the text comes from. A count of names or of the words of
    the story should not hold it, and a comparison should know of it; keep it as metadata.

    When it is wrong: a sentence of the story that names its source. The rule takes formulas alone, in a line or a
    bracket of their own below the story.
    """

    code = "BP023"
    name = "agency-credit"
    severity: ClassVar[Severity] = "note"
    confidence = 0.97
    judged = (40, 40)
    message = "“{text}” credits an agency or a colleague; keep it as metadata."
    help = "Move the credit to the article's metadata; do not lose it."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late again on Monday, and nobody said why.\n\n⟦(Reporting by Ada Ruud; Editing by Kit Moreau)⟧",
        "The mill will close in May, the owner said.\n\n⟦Night desk writer Jo Whit contributed to this report.⟧",
        "The mill will close in May, the owner told the workers.\n\n⟦With files from The Canadian Press⟧",
        "The mill will close in May, the owner told the workers.\n\n⟦SOURCE: Harbour News⟧",
        Case("Die Brücke bleibt bis zum Sommer zu, und das ist nicht alles.\n\n⟦(Quelle: APA/dpa)⟧", lang="de"),
        Case("Le pont reste fermé, et il y a fort à faire pour la commune.\n\n⟦(Avec AFP)⟧", lang="fr"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "The paper contributed to this report on the state of the harbour, the minister said.",
        "Reporting by the town's own auditors was late for the third year.",
        "Source: the spring rises under the old mill, and runs dry in August.",
        "The agency AFP said on Monday that the bridge was closed.",
        "With files from the archive, the lawyer proved that the land was hers.",
        "PARIS (AFP) — The bridge was closed on Monday.",
        "“With files from The Canadian Press,” it said below every story.",
        Case("Die Quelle: ein Mitarbeiter, der nicht genannt werden will.", lang="de"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A credit is no long paragraph; one that is told by its place alone stands below the story."""
        if word_count(document.text[span.start : span.end]) > CREDIT:
            return False
        return hit.entry.kind != "tail" or position(document, span) == "tail"

    def passage_finding(self, document: Document, hit: Hit, span: Span) -> Finding:
        """As of other passages, but a credit is never taken out unasked: it says whose text it is."""
        found = super().passage_finding(document, hit, span)
        return found if found.fix is None else msgspec.structs.replace(found, fix=None)
