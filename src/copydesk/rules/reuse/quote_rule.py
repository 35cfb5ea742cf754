"""What the rules for quotations have in common: the words of a finding, seen from one side."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from copydesk.model import Document, Finding
from copydesk.rules.across_rule import AcrossRule

if TYPE_CHECKING:
    from copydesk.reuse.quotes.difference import Difference
    from copydesk.reuse.quotes.report import QuoteSighting, Wording

_OPENING = 8  # words
_MARKS = ".,;:!?\u2026\"'\u201c\u201d\u2018\u2019()[]\u2013\u2014-"


class QuoteRule(AcrossRule, abstract=True):
    """A rule over quotations of several documents. A subclass says which differences are its own, and how to say so."""

    compares = frozenset({"quotations"})

    def takes_quotes(self, difference: "Difference") -> bool:
        """Whether quotations that differ so are this rule's."""
        raise NotImplementedError

    def found_among(self, documents: Sequence[Document]) -> Iterable[Finding]:
        """The rule's findings in a small corpus."""
        from copydesk.reuse.quotes.whole import quotes_among

        return quotes_among(documents, [self])[0]

    def finding_for_quote(self, sighting: "QuoteSighting") -> Finding:
        """The finding on the side the sighting is seen from; it has the rule's severity on both."""
        return self.finding(
            sighting.source,
            sighting.here.span,
            message=self.message(sighting),
            confidence=self.sureness(sighting),
            evidence=evidence(sighting),
            partners=sighting.partners,
            cluster=sighting.cluster,
        )

    def sureness(self, sighting: "QuoteSighting") -> float:
        """The confidence of a finding: the rule's own, unless it rests on less."""
        return self.confidence

    def message(self, sighting: "QuoteSighting") -> str:
        """What is said of a quotation, in one line."""
        raise NotImplementedError


def and_more(documents: int) -> str:
    """That there are so many documents besides the one that is named."""
    return f" and {documents - 1} more" if documents > 1 else ""


def opening(text: str) -> str:
    """The first words of a quotation."""
    words = text.split()
    return " ".join(words[:_OPENING]) + ("\u2026" if len(words) > _OPENING else "")


def excerpt(text: str, changed: str) -> str:
    """The words of a quotation around some that stand in it once; else its first words."""
    words, looked_for = text.split(), _bare(changed.split())
    bare, length = _bare(words), len(looked_for)
    found = [at for at in range(len(words)) if length and bare[at : at + length] == looked_for]
    if len(found) != 1 or found[0] + length <= _OPENING:
        return opening(text)
    low, high = found[0] - _OPENING // 2, found[0] + length + _OPENING // 2
    return "\u2026" + " ".join(words[low:high]) + ("\u2026" if high < len(words) else "")


def _bare(words: Sequence[str]) -> list[str]:
    return [word.strip(_MARKS) for word in words]


def evidence(sighting: "QuoteSighting") -> dict[str, Any]:
    """What the finding rests on."""
    difference = sighting.difference
    first = min((sighting.mine, *sighting.others), key=_time)
    return {
        "verdict": difference.verdict,
        "words": difference.words,
        "changed_words": difference.changed,
        "changes": [{"here": change.left, "there": change.right} for change in difference.changes],
        "speaker": {"here": sighting.here.speaker or None, "there": sighting.there.speaker or None},
        "first": first.first.path,
        "first_id": first.first.id,
        "documents": sighting.documents + 1,
        "wordings": [_wording(sighting.mine, here=True), *(_wording(each, here=False) for each in sighting.others)],
    }


def _time(wording: "Wording") -> Any:
    from copydesk.reuse.cluster import time_order

    return time_order(wording.first)


def _wording(wording: "Wording", *, here: bool) -> dict[str, Any]:
    first = wording.first
    return {
        "text": wording.text,
        "here": here,
        "documents": wording.documents,
        "outlets": wording.outlets,
        "first": first.path,
        "first_id": first.id,
        "first_outlet": first.outlet,
        "first_published": first.published.value if first.published else None,
    }
