"""BP002 related-block beyond the rule's own examples: how far a block reaches, and blocks known by shape."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.related_block import RelatedBlock
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."
TAIL = (
    "Harbour board puts off the vote on the winter timetable",
    "Island clinic loses its only nurse after eleven years",
    "What your phone tells the pharmacy about your week",
)


def findings(text: str, lang: str | None = "en", title: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return list(RelatedBlock().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, title)]


def test_own_examples_hold() -> None:
    assert list(failures(RelatedBlock)) == []


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["line by line", "a blank line between"])
def test_a_block_ends_where_the_story_goes_on(gap: str) -> None:
    block = gap.join(["Related stories", *TAIL])
    assert flagged(f"{STORY}\n\n{block}\n\n{STORY}") == [block]


def test_a_tight_block_ends_at_the_blank_line() -> None:
    block = "Read next\n" + "\n".join(TAIL)
    assert flagged(f"{STORY}\n\n{block}\n\nWhat the council said\n\n{STORY}") == [block]


def test_a_tight_list_below_a_spaced_block_is_the_storys_own() -> None:
    block = "\n\n".join(["Most read", *TAIL])
    listed = "What has changed\nSpot rates are down by half\nDiesel is up by a third"
    assert flagged(f"{STORY}\n\n{block}\n\n{listed}\n\n{STORY}") == [block]


def test_a_header_with_nothing_left_below_it_is_less_sure() -> None:
    (finding,) = findings(f"{STORY}\n\nYou may also like")
    assert finding.confidence < 0.97
    assert finding.fix is not None
    assert not finding.fix.safe


def test_headlines_below_the_storys_end_are_a_block_by_their_shape() -> None:
    tail = "\n\n".join(TAIL)
    (finding,) = findings(f"{STORY}\n\n{tail}")
    assert finding.evidence["kind"] == "tail"
    assert finding.evidence["lines"] == 3
    assert finding.confidence < 0.9


@pytest.mark.parametrize(
    "tail",
    [
        "Ana Bell\n\nKit Moreau\n\nJoy Ade",
        "Monday: chicken and rice\n\nTuesday: bean chili\n\nWednesday: pasta bake",
        "The tide came in\nand took the boat\nand nobody went after it that year",
        "\n\n".join(TAIL[:2]),
        "Correction: the ferry is called Ida\n\n" + "\n\n".join(TAIL[:2]),
    ],
    ids=["names", "menu", "verse", "two lines", "correction"],
)
def test_what_a_story_may_end_in_stays(tail: str) -> None:
    assert flagged(f"{STORY}\n\n{tail}") == []


def test_headlines_amid_the_story_are_subheads() -> None:
    assert flagged(f"{STORY}\n\n" + "\n\n".join(TAIL) + f"\n\n{STORY}") == []


def test_the_headline_of_the_article_heads_no_block() -> None:
    assert flagged(f"Most read\n\n{STORY}", title="Most read") == []


@pytest.mark.parametrize(
    ("header", "below", "lang"),
    [
        ("Mehr zum Thema", "„So lange hält hier nichts“", "de"),
        ("More from the capital", "What the ministers want", "en"),
    ],
    ids=["in quotation marks", "below a header that lost its links"],
)
def test_a_subhead_below_a_header_stays(header: str, below: str, lang: str) -> None:
    assert flagged(f"{STORY}\n\n{header}\n\n{below}\n\n{STORY}", lang) == [header]


@pytest.mark.parametrize(
    "lines",
    [
        ["More from the report:", "“We never looked at the beams at all,” it says on page nine."],
        ["Monday 15 August", "Police say that there are doubts about what the divers told", "Tuesday 16 August"],
        ["- Ada Ruud", "What to read about the harbour and its long history", "Where to find the table of all tides"],
        [
            "Island clinic loses its only nurse [Post]",
            "Skip fees to rise for the third year [Courier]",
            "Ferry sold [Bee]",
        ],
    ],
    ids=["words that lead over", "a list of days", "a signature", "a digest with its sources"],
)
def test_lists_that_the_story_makes_itself_stay(lines: list[str]) -> None:
    assert flagged("\n\n".join([STORY, *lines])) == []
