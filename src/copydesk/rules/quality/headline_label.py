"""SQ019: a label of the page stands in the headline."""

import re
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Fix, Span
from copydesk.rules.rule import Case, Rule
from copydesk.survey import Survey
from copydesk.text.pattern import lazily

_LABEL = lazily(
    r"^(?P<label>(?:latest|breaking|live|top|world|local|today['’]?s|trending|hot|developing)(?: (?:news|updates?|"
    r"stories|headlines))"
    r"|(?:live|live updates?|breaking|just in|update[ds]?|watch live|últimas noticias|última hora|en directo|en direct|"
    r"dernière minute|eilmeldung|ultime notizie|ultim['’]ora|últimas notícias|ao vivo|новости|последние новости))"
    r" ?[|»›·•] ?(?=\S)",
    re.IGNORECASE,
)
_TAIL = lazily(r" ?[|»›·•] ?(?P<tail>[^|»›·•]{3,40})$|(?: [–—-] )(?P<dashed>[^|–—-]{3,40})$")
_LONGEST = 220
_LEAST = 3


class HeadlineLabel(Rule):
    """The headline carries a label of the page: "Latest news |" before it, or the outlet's own name behind it.

    Why it matters: two copies of a headline do not match, and the label is counted as words of the story.

    "Opinion:", "Analysis:" and the like say what kind of text it is and are left alone.

    When it is wrong: a headline that really ends in the outlet's name.

    How common: 0.2 in 1,000 English news articles have one (1 of 6,403).
    """

    code = "SQ019"
    name = "headline-label"
    mends = True
    severity = "note"
    confidence = 0.93
    judged = (1, 1)
    help = "Cut the label off, and keep it as metadata if it says something."
    bad = (
        "⟦Latest news |⟧ Ferry stays in port\n\nThe ferry stayed in port on Monday, and nobody was told why.",
        "⟦BREAKING |⟧ Ferry stays in port\n\nThe ferry stayed in port on Monday, and nobody was told why.",
        Case(
            "Ferry stays in port ⟦| Harbour Post⟧\n\nThe ferry stayed in port on Monday, and nobody was told why.",
            outlet="Harbour Post",
        ),
    )
    good = (
        "Opinion: The ferry should stay\n\nThe ferry stayed in port on Monday, and nobody was told why.",
        "Breaking news was rare in Harrow\n\nThe ferry stayed in port on Monday, and nobody was told why.",
        "Live and let live\n\nThe ferry stayed in port on Monday, and nobody was told why.",
        "Ferry stays in port | First of three parts\n\nThe ferry stayed in port on Monday, and nobody knew why.",
        "Latest news from the ferry: none\n\nThe ferry stayed in port on Monday, and nobody was told why.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a finding if the first line is a headline with a label."""
        first = next((line for line in text.lines(document) if document.text[line.start : line.end].strip()), None)
        if first is None:
            return
        line = document.text[first.start : first.end]
        if len(line) > _LONGEST or len(line.split()) < _LEAST:
            return
        match = _LABEL.match(line.lstrip())
        if match is not None:
            start = first.start + len(line) - len(line.lstrip())
            yield self._report(document, Span(start, start + len(match[0].rstrip())), match["label"])
        tail = _TAIL.search(line.rstrip())
        name = (tail["tail"] or tail["dashed"]) if tail else None
        if tail is not None and name is not None and _is_outlet(document, name):
            span = Span(first.start + tail.start(), first.start + tail.end())
            lead = len(document.text[span.start : span.end]) - len(document.text[span.start : span.end].lstrip())
            yield self._report(document, Span(span.start + lead, span.end), name.strip())

    def _report(self, document: Document, span: Span, label: str) -> Finding:
        return self.finding(
            document,
            span,
            message=f"“{document.text[span.start : span.end]}” is a label of the page in the headline; cut it off.",
            evidence={"label": label},
            fix=Fix(span, "", safe=False),
        )


def _is_outlet(document: Document, name: str) -> bool:
    known = {document.outlet or "", str(document.extra.get("outlet_label") or "")}
    folded = {"".join(char for char in each.casefold() if char.isalnum()) for each in known if each}
    return "".join(char for char in name.casefold() if char.isalnum()) in folded
