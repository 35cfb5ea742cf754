"""TR009: one of several versions of an article, and what was changed from one to the next."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from copydesk.model import Document, Finding
from copydesk.rules.across_rule import AcrossRule
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse import VersionSighting
    from copydesk.reuse.revision import Edit

_SHOWN = 3
_NAMED = {
    "figure": ("figure", "figures"),
    "name": ("name", "names"),
    "quotation": ("quotation", "quotations"),
    "words": ("other place", "other places"),
    "text": ("passage", "passages"),
}

_FIRST = (
    "Four miners were brought up alive on Tuesday night from the flooded shaft of the Karsund slate mine, thirty "
    "hours after water had burst through a wall of the lower gallery. Rescuers heard them knocking on a pipe.\n\n"
    "\u201cThey asked for tobacco before they asked for bread,\u201d said Ines Holt, who led the rescue. The mine "
    "will stay shut until the inspectors have walked every gallery. Two more men are missing, and pumps from three "
    "towns are at work to lower the water in the shaft."
)
_SECOND = _FIRST.replace("Four miners", "Five miners").replace("Two more men are", "One more man is")
_LONGER = (
    f"{_SECOND}\n\nThe company that owns the mine had been fined in the spring because a wall was thinner than "
    "the plans said. Its director did not answer questions at the gate."
)
_OTHER = (
    "The ferry to the outer islands will run twice a day from Monday, because the bakers there want their flour "
    "earlier. Tickets cost the same. The new captain, a former racing cyclist, promises to blow the horn only once.\n\n"
    "The old timetable hung in the waiting room for forty years and goes to the museum, along with the bell. At the "
    "pier the kiosk sells the last paper copies for the price of a coffee, signed by the captain."
)
_TITLE = "Miners saved from flooded shaft"
_WEATHER = (
    "Tomorrow: cloudy at first, later bright spells, with light winds from the west and a high of 14 degrees. The "
    "coast stays dry until evening, and in the hills fog lingers in the valleys. Outlook: changeable and mild."
)


class RevisedVersion(AcrossRule):
    """A document is one of several versions of the same article; the finding says what was changed.

    Why it matters: an article that is updated without a word leaves two truths in the archive. Which figures, names and
    quotations were changed is what a correction would have told. In a collection the versions count as one article.

    When it is wrong: documents with one address (scheme, tracking parameters and mobile forms aside) and half of the
    text in common are versions. So are documents of one outlet within 30 days that share most of the text under near
    headlines. A column that says nearly the same every week under the same title may be taken for versions of one
    article.
    """

    code = "TR009"
    name = "revised-version"
    severity = "note"
    compares = frozenset({"versions"})
    confidence = 0.95
    help = "Keep the version that is right; if a fact was changed, say so in a correction."
    bad = (
        Case(
            f"\u27e6{_SECOND}\u27e7",
            outlet="slate-gazette",
            published="2015-03-11",
            title=_TITLE,
            others=(Case(_FIRST, outlet="slate-gazette", published="2015-03-10", title=_TITLE),),
        ),
        Case(
            f"\u27e6{_FIRST}\u27e7",
            outlet="slate-gazette",
            published="2015-03-10",
            title=_TITLE,
            others=(
                Case(_LONGER, outlet="slate-gazette", published="2015-03-12", title="Five miners saved from shaft"),
                Case(_OTHER, outlet="slate-gazette", published="2015-03-12", title="Ferry to run twice a day"),
            ),
        ),
        Case(
            f"\u27e6{_SECOND}\u27e7",
            outlet="slate-gazette",
            others=(Case(_FIRST, outlet="slate-gazette"), Case(_FIRST, outlet="iron-herald")),
        ),
    )
    good = (
        Case(
            _SECOND,
            outlet="slate-gazette",
            published="2015-03-11",
            title=_TITLE,
            others=(Case(_FIRST, outlet="iron-herald", published="2015-03-10", title=_TITLE),),
        ),
        Case(
            _SECOND,
            outlet="slate-gazette",
            published="2015-06-11",
            title=_TITLE,
            others=(Case(_FIRST, outlet="slate-gazette", published="2015-03-10", title=_TITLE),),
        ),
        Case(
            _OTHER,
            outlet="slate-gazette",
            published="2015-03-11",
            title=_TITLE,
            others=(Case(_FIRST, outlet="slate-gazette", published="2015-03-10", title=_TITLE),),
        ),
        Case(
            _SECOND,
            outlet="slate-gazette",
            published="2015-03-11",
            title="Ferry to run twice a day",
            others=(Case(_FIRST, outlet="slate-gazette", published="2015-03-10", title=_TITLE),),
        ),
        Case(_SECOND, title=_TITLE, others=(Case(_FIRST, title=_TITLE),)),
        Case(
            _WEATHER,
            outlet="slate-gazette",
            published="2015-03-11",
            title="The weather",
            others=(
                Case(
                    "Tomorrow: sleet in the north, dry in the south, and a high of 3 degrees. Roads may be icy before "
                    "noon. Outlook: cold, with a sharp wind from the east and frost at night in all parts.",
                    outlet="slate-gazette",
                    published="2015-03-10",
                    title="The weather",
                ),
            ),
        ),
    )

    def found_among(self, documents: Sequence[Document]) -> Iterable[Finding]:
        """The rule's findings in a small corpus."""
        from copydesk.reuse.whole_run import report_on
        from copydesk.settings import ReuseSettings

        return report_on(documents, ReuseSettings(), revised=[self])[0]

    def finding_for_version(self, sighting: "VersionSighting") -> Finding:
        """The finding on one version."""
        return self.finding(
            sighting.source,
            sighting.here.span,
            message=_message(sighting),
            evidence=_evidence(sighting),
            partners=sighting.partners,
            cluster=sighting.cluster,
        )


def _message(sighting: "VersionSighting") -> str:
    other, when = sighting.named, sighting.named.published
    place = other.path if other.row is None else f"{other.path}, row {other.row}"
    named = f"{place} ({when.value})" if when else place
    order = {"earlier": "A later version of", "later": "An earlier version of"}.get(sighting.relation, "A version of")
    return f"{order} {named}, {_changes(sighting)}"


def _changes(sighting: "VersionSighting") -> str:
    counts = sighting.revision.counts
    if not counts and sighting.headline is None:
        return "unchanged"
    told = [f"{count} {_NAMED[kind][count > 1]}" for kind, count in counts.items()]
    said = f"changed: {', '.join((['headline'] if sighting.headline else []) + told)}"
    shown = [
        f"\u201c{edit.left}\u201d \u2192 \u201c{edit.right}\u201d" for edit in sighting.edits if edit.kind != "text"
    ]
    return f"{said}: {'; '.join(shown[:_SHOWN])}" if shown else said


def _shown(edit: "Edit") -> str:
    if not edit.left:
        return f"added \u201c{edit.right}\u201d"
    return (
        f"\u201c{edit.left}\u201d \u2192 \u201c{edit.right}\u201d" if edit.right else f"dropped \u201c{edit.left}\u201d"
    )


def _evidence(sighting: "VersionSighting") -> dict[str, Any]:
    match, headline = sighting.revision.match, sighting.headline
    return {
        "words": sighting.here.words,
        "similarity": match.similarity,
        "containment": match.containment,
        "same_address": sighting.revision.same_address,
        "headline": {"before": headline.left, "after": headline.right} if headline else None,
        "changed": sighting.revision.counts,
        "changes": [{"kind": edit.kind, "before": edit.left, "after": edit.right} for edit in sighting.edits],
        "versions": sighting.versions,
    }
