"""FS040: two reports of one story give different figures, names or dates for the same thing, or one has a "not"."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copydesk.model import Document, Finding
from copydesk.rules.across_rule import AcrossRule
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse.stories.sightings import ConflictSighting, Wording

_SHOWN = 120  # letters of the other sentence in the message
_LOOSE = 0.5  # likeness of two sentences below which a finding is less sure
_SURE, _LESS_SURE = 0.95, 0.85
_KINDS = {"figure": "figure", "name": "name", "date": "date", "negation": "wording"}

_SWIM = (
    "The swim round the harbour wall at Tessmouth drew 738 swimmers on Sunday, the most since the race began, and the "
    "last of them climbed out after dark with a crab in her cap."
)
_BATH = (
    "The council of Tessmouth will not reopen the swimming bath before the autumn because the tiles that it ordered "
    "from Portugal lie at the bottom of the Bay of Biscay."
)
_BELL = (
    "Police found the stolen church bell in a haystack outside Wexley on Wednesday after a child had complained that "
    "the hay was humming whenever the wind came from the sea."
)
_FLOOD = (
    "The flood of the Varn has killed 12 people in Brennholt and the villages below the weir, the prefect, Ivo Marek, "
    "said, and carried off the bridge that the Romans built."
)
_DAY, _NEXT = "2018-07-09", "2018-07-10"


def _case(
    text: str, other: str, *, days: tuple[str, str] = (_DAY, _DAY), outlets: tuple[str, str] = ("echo", "post")
) -> Case:
    """Two reports; the first is looked at."""
    return Case(text, outlet=outlets[0], published=days[0], others=(Case(other, outlet=outlets[1], published=days[1]),))


class ConflictingFigure(AcrossRule):
    """Two reports of one story tell the same thing with different figures, names or dates, or only one has a "not".

    Why it matters: when two outlets carry the same passage, one of them has the figure wrong, and no tool that reads a
    single text can see it. Digits change places, a zero is lost, a point moves when a text is rewritten or translated.

    Texts are held against each other if they tell of one story: they share a passage, or rare names within days. A
    conflict is reported where two sentences agree almost fully and one figure, name, date or "not" differs; and where
    two figures of the same thing differ as slips do (digits swapped, one lost, a zero too many).

    When it is wrong: two things of a kind, counted in the same words, whose figures happen to look like a slip. The
    rule is silent about tolls, votes, prices and all that grows from one report to the next unless the figures are
    slips of each other; about rounded figures and bounds that allow the other ("some 400" beside 397); about other
    units and other periods; inside quotation marks (that is altered-quote); and about versions of one article
    (revised-version). It never says which side is right.

    How common: 0.3 in 1,000 English news articles have one (2 of 6,403, the two sides of one conflict).
    """

    code = "FS040"
    name = "conflicting-figure"
    severity = "warning"
    confidence = 0.9
    # Each side counted: 18 planted ones, and the one conflict there is in 6,403 edited articles.
    judged = (20, 20)
    languages = frozenset({"en"})
    compares = frozenset({"stories"})
    help = "Look up which of the two holds, and correct the other; if both do, say what each of them counts."
    bad = (
        _case(_SWIM.replace("738 swimmers", "\u27e6738 swimmers\u27e7"), _SWIM.replace("738", "783")),
        _case(
            "All of Brennholt drinks from tankers. Engineers led by Petra Solberg shut the aqueduct, which is "
            "\u27e6145 kilometres\u27e7 long, after a pier sank.",
            "The water of Brennholt comes 1,450 kilometres through a pipe that Petra Solberg has now closed.",
        ),
        _case(
            "On Wednesday \u27e6526 lorries\u27e7 stood before the Kessel tunnel, the canton of Auvers said.",
            "Some 625 lorries are stuck in Auvers. Drivers before the Kessel tunnel were given soup.",
        ),
        _case(
            "The brewer Tarnside pays the club of Ellmoor \u27e6\u00a31.8 million\u27e7 a season, said Godfrey Plum.",
            "Fans say the deal brought \u00a318 million a season. Godfrey Plum of Ellmoor will end it.",
        ),
        _case(_BATH.replace("not", "\u27e6not\u27e7"), _BATH.replace("not ", "")),
        _case(_BELL.replace("Wexley", "\u27e6Wexley\u27e7"), _BELL.replace("Wexley", "Torrance")),
        _case(_BELL.replace("Wednesday", "\u27e6Wednesday\u27e7"), _BELL.replace("Wednesday", "Friday")),
    )
    good = (
        _case(_SWIM, _SWIM),
        _case(_SWIM.replace("738", "About 700"), _SWIM),  # rounded
        _case(_SWIM.replace("738", "more than 600"), _SWIM),
        _case(_SWIM, _SWIM.replace("738 swimmers", "738 swimmers, against 783 a year before,")),
        _case(_SWIM, _SWIM.replace("738", "783"), outlets=("echo", "echo"), days=(_DAY, _NEXT)),  # a form of one outlet
        _case(_FLOOD, _FLOOD.replace("12", "19"), days=(_DAY, _NEXT)),  # a toll that grows
        _case(_FLOOD, _FLOOD.replace("12", "19")),
        _case(_BELL, _BELL.replace("child", "postman")),  # no figure, name or date
        _case(_BELL, _BELL.replace("on Wednesday", "yesterday"), days=(_DAY, _NEXT)),
        _case(
            "The aqueduct at Brennholt is 145 kilometres long, said Petra Solberg.",
            "The aqueduct at Brennholt is 90 miles long, said Petra Solberg.",
        ),
        _case(
            "The brewer Tarnside pays the club of Ellmoor \u00a3150,000 a month, said Godfrey Plum.",
            "Tarnside pays the club of Ellmoor \u00a31.5 million a season, said Godfrey Plum.",
        ),
        _case(
            "Of the staff of the Norrland railway 35 percent were born abroad, the minister, Ulla Brandt, said.",
            "Of the staff of the Norrland railway 53 percent are women, the minister, Ulla Brandt, said.",
        ),
        _case(
            "\u201cWe counted 17 wolves on the ridge and not one of them looked hungry,\u201d said Aslak Skum of Varn.",
            "\u201cWe counted 11 wolves on the ridge and not one of them looked hungry,\u201d said Aslak Skum of Varn.",
        ),  # that is altered-quote
        _case(_SWIM, "The lake of Grauberg froze in 783 places, said Ottilie Braun."),  # another story
    )

    def found_among(self, documents: Sequence[Document]) -> Iterable[Finding]:
        """The rule's findings in a small corpus."""
        from copydesk.reuse.stories.among import conflicts_among
        from copydesk.reuse.stories.sightings import conflict_findings

        return conflict_findings(conflicts_among(documents), [each.source for each in documents], [self])

    def finding_for_conflict(self, sighting: "ConflictSighting") -> Finding:
        """The finding on the side the sighting is seen from."""
        conflict = sighting.conflict
        return self.finding(
            sighting.source,
            sighting.here.span,
            message=_message(sighting),
            confidence=_LESS_SURE if conflict.likeness < _LOOSE else _SURE,
            evidence={
                "kind": conflict.kind,
                "here": sighting.here.words,
                "there": sighting.there.words,
                "sentence": sighting.here.sentence,
                "other_sentence": sighting.there.sentence,
                "likeness": conflict.likeness,
                "slip": conflict.slip or None,
                "wordings": [
                    {"words": each.words, "outlets": each.outlets, "first": each.earliest.path}
                    for each in sighting.wordings
                ],
            },
            partners=sighting.partners,
        )


def _message(sighting: "ConflictSighting") -> str:
    here, there = sighting.here, sighting.there
    sentence = " ".join(there.sentence.split())
    if len(sentence) > _SHOWN:
        sentence = f"{sentence[:_SHOWN].rsplit(' ', 1)[0]}…"
    return (
        f"“{here.words}” here, “{there.words}” in {sighting.named.called}: “{sentence}” "
        f"{_counted(sighting.wordings)}Look up which {_KINDS[sighting.conflict.kind]} holds."
    )


def _counted(wordings: Sequence["Wording"]) -> str:
    """How many outlets tell each wording, where one is told by more than one."""
    if all(each.outlets == 1 for each in wordings):
        return ""
    told = [f"{each.outlets} outlet{'s have' if each.outlets > 1 else ' has'} “{each.words}”" for each in wordings]
    return f"{', '.join(told)}. "
