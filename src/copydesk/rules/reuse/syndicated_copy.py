"""TR007: a passage that another document has too, in a text that says whose it is."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copydesk.model import Document, Finding
from copydesk.rules.reuse.passage_rule import PassageRule, words_changed
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse import Match, Sighting

_SHOWN = 60  # characters of a credit in a message

_LOCK = (
    "The lower lock at Brandsund will be shut from Monday because a gate no longer closes, the canal board said. Forty "
    "barges with timber are waiting above it, and the mill that they were bound for has sent its night shift home."
)
_GATE = (
    "Divers found the hinge worn to half of its width. A new one has to be forged in a yard two hundred kilometres "
    "away, which takes three weeks at the least, since the yard is building the rudder of an icebreaker."
)
_STORY = f"{_LOCK}\n\n{_GATE}"
_TOUCHED = _LOCK.replace("will be shut", "is to be closed").replace("Forty", "Some forty")
_OWN = (
    "Skippers played cards on the quay and shared what was left of the coffee. The lock-keeper, who has worked here "
    "since he was nineteen, had never seen so many boats in a row."
)
_OTHER = (
    "The choir of the fire brigade sang in the rain on Sunday, and nobody went home before the last song. The money "
    "goes to a new ladder, which will reach as high as the church clock."
)
_FIRST = Case(_STORY, outlet="canal-gazette", published="2019-05-02")


def _later(text: str, outlet: str = "timber-post", *others: Case) -> Case:
    return Case(text, outlet=outlet, published="2019-05-03", others=others or (_FIRST,))


class SyndicatedCopy(PassageRule):
    """A passage also stands in another document, and the text says that it is an agency's or that outlet's.

    Why it matters: copy that was taken over and credited is no fault; but it is not the outlet's own, and a count of
    who reported what should know. The finding takes the place of the one on copying. Text copied from an agency without
    a word of credit stays what it is: a copied passage.

    When it is wrong: a credit for a picture or for a quotation ("told Reuters") does not count, nor does a text that
    names its own outlet. Where one of the earlier documents is an agency's own, the credit must name that agency or one
    that it credits itself. "The Associated Press contributed to this report" is taken to answer for the whole text,
    though the agency may have given a line only. What was rewritten (TR004) is reported whatever the text credits.
    """

    code = "TR007"
    name = "syndicated-copy"
    severity = "note"
    confidence = 0.9
    judged = (3, 3)
    help = "Keep the credit, and see that the terms of whom it names allow the use; do not count the text as own work."
    how = "credited"
    bad = (
        _later(f"\u27e6BRANDSUND (Reuters) - {_STORY}\u27e7"),
        _later(f"\u27e6{_STORY}\u27e7\n\nThis story was first published by Canal Gazette."),
        _later(f"{_OWN}\n\n\u27e6{_LOCK}\u27e7\n\n(dpa)"),
        _later(f"Lock shut for weeks\n\nBy Jo Whit, Associated Press\n\n{_OTHER}\n\n\u27e6{_TOUCHED}\u27e7\n\n{_OWN}"),
        _later(
            f"\u27e6{_STORY}\u27e7 \u2014 AFP", "timber-post", Case(_STORY, outlet="afp.com", published="2019-05-02")
        ),
        Case(f"\u27e6{_STORY}\u27e7\n\n(With agency material)", outlet="timber-post", others=(_FIRST,)),
        _later(
            f"\u27e6{_STORY}\u27e7\n\nThe Associated Press contributed to this report.",
            "timber-post",
            Case(f"BRANDSUND (AP) - {_STORY}", outlet="reuters", published="2019-05-02"),
        ),
    )
    good = (
        _later(_STORY),
        _later(f"{_STORY}\n\nThe canal board told Reuters that it would pay the skippers."),
        _later(f"BRANDSUND (Reuters) - {_STORY}", "reuters.com"),
        _later(f"BRANDSUND (Quay 7) - {_STORY}", "quay-7-harbour-radio"),
        _later(f"{_STORY}\n\n\u00a9 2019 Timber Post. All rights reserved."),
        _later(f"{_STORY}\n\n(dpa)", "timber-post", Case(_STORY, outlet="reuters", published="2019-05-02")),
        _later(f"The lock at Brandsund. (AP Photo/Jo Whit)\n\n{_STORY}"),
        _later(f"{_OWN}\n\nThis story was first published by Canal Gazette."),
        _later(f"{_OTHER}\n\n(Reuters)"),
        Case(f"{_STORY}\n\n(Reuters)", outlet="timber-post", published="2019-05-01", others=(_FIRST,)),
        _later(f"{_STORY}\n\nWith thanks to Mill Weekly, where the lock-keeper writes a column."),
    )

    def takes(self, match: "Match") -> bool:
        """All but what was rewritten; asked of passages that a credit answers for."""
        return match.kind != "rewritten"

    def found_among(self, documents: Sequence[Document]) -> Iterable[Finding]:
        """The rule's findings in a small corpus."""
        return self.reported_among(documents, credited=[self])

    def finding_for(self, sighting: "Sighting") -> Finding:
        """The finding, with the credit as evidence."""
        finding = super().finding_for(sighting)
        credit = sighting.credit
        if credit is not None:
            finding.evidence["credit"] = {
                "text": credit.text,
                "how": credit.how,
                "start": credit.span.start,
                "end": credit.span.end,
                "agencies": list(credit.agencies),
            }
        return finding

    def manner(self, sighting: "Sighting") -> str:
        """How many words differ, and whom the text credits."""
        said = words_changed(sighting)
        credit = sighting.credit
        if credit is None:
            return said
        shown = " ".join(credit.text[: 2 * _SHOWN].split())
        cut = shown if len(shown) <= _SHOWN else shown[:_SHOWN].rsplit(" ", 1)[0] + " \u2026"
        return f"{said}; the {credit.how} \u201c{cut}\u201d says where it is from"
