"""BP001 related-link beyond the rule's own examples: shapes, guards, fixes."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.related_link import RelatedLink
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter."


def findings(text: str, lang: str | None = "en", title: str | None = None) -> list[Finding]:
    document = Document(id="a", path="a", text=text, lang=lang, title=title)
    return list(RelatedLink().check(document, no_survey()))


def flagged(text: str, lang: str | None = "en", title: str | None = None) -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang, title=title)]


def test_own_examples_hold() -> None:
    assert list(failures(RelatedLink)) == []


@pytest.mark.parametrize(
    "line",
    [
        "Read:  Harbour board puts off the vote on the winter timetable",
        "READ MORE: Skip fees to rise for the third year",
        "More:Ferry crew finds a wallet lost in 1988",
        "See also | Island clinic loses its only nurse",
        "NOW READ: The tortoise who swims like a champion.",
        "You might also like: Which lighthouse are you?",
        "( WATCH: The finish nobody expected)",
        "→ Related story: What your phone tells the pharmacy",
        "Don’t miss – The night class where everyone is over sixty",
        "READ NEXT » How to apply for a berth",
        "Click here for more coverage of the ferry",
    ],
)
def test_a_cue_and_a_headline_are_a_pointer(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == [line]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("es", "Le puede interesar: Cómo reconocer un mensaje falso"),
        ("fr", "À lire aussi : Neige de culture, la facture qui fâche"),
        ("de", "Mehr zum Thema: Streit um die neue Brücke"),
        ("it", "Leggi anche: Il campanile pende di altri due millimetri"),
        ("pt", "Veja também: Moradores pedem asfalto na estrada"),
        ("ru", "Читайте также: Почему в посёлке нет автобуса"),
        ("uk", "ЧИТАЙТЕ ТАКОЖ: Млин на Дубовій виставили на продаж"),
        ("pl", "Zobacz też: Ratusz szuka pieniędzy na nowy dach"),
        ("nl", "Bekijk ook: Dorpswinkel zoekt eigenaar met humor"),
        ("tr", "İlgili haber: Balıkçı barınağına zam geldi"),
    ],
)
def test_pointers_in_other_languages(lang: str | None, line: str) -> None:
    assert flagged(line, lang) == [line]


def test_a_pointer_keeps_the_language_of_its_template() -> None:
    assert flagged(f"{STORY}\n\nÀ lire aussi : Le club de boules cherche un toit", "en") != []


@pytest.mark.parametrize(
    "line",
    [
        "Read: the minister had lied, and everybody in the hall knew it.",
        "Read the inspection report, all of it, and then ask me again.",
        "See you at the bottom: the carriers have a joke for everything.",
        "More than once: the gate was left open.",
        "“Read more: that is all I ask of my pupils,” the teacher said.",
        "Correction: Read more: was left in an earlier version of this story.",
        "The list of related cases: Oslo, Turin and Graz.",
        "Watch-makers in the valley have no apprentices.",
        "Read-only access was granted to the auditors.",
    ],
)
def test_prose_that_opens_with_a_cue_word_stays(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_a_headline_that_opens_with_a_cue_is_the_storys_own() -> None:
    title = "Watch: Ferry crew rescues a deer"
    assert flagged(f"{title}\n\n{STORY}", title=title) == []
    assert flagged(f"{STORY}\n\n{title}", title="Deer rescued") == [title]


def test_a_pointer_inside_a_paragraph_is_flagged_alone() -> None:
    text = f"{STORY} RELATED: Credit union opens first branch on the south side"
    assert flagged(text) == ["RELATED: Credit union opens first branch on the south side"]


def test_the_story_that_runs_on_behind_a_pointer_stays() -> None:
    text = f"NOW READ: Man finds his late aunt in a cheese toastie. {STORY}"
    assert flagged(text) == ["NOW READ: Man finds his late aunt in a cheese toastie."]


def test_a_bracket_is_flagged_with_its_brackets() -> None:
    text = f"{STORY} (RELATED: Ferry Crew Finds Wallet) {STORY}"
    assert flagged(text) == ["(RELATED: Ferry Crew Finds Wallet)"]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_the_safe_fix_takes_the_line_out(line_end: str) -> None:
    text = line_end.join([STORY, "Read more: Crew finds wallet", STORY])
    (finding,) = findings(text)
    assert finding.fix is not None
    assert finding.fix.safe
    fixed = text[: finding.fix.span.start] + finding.fix.replacement + text[finding.fix.span.end :]
    assert fixed == line_end.join([STORY, STORY])


def test_the_fix_inside_a_paragraph_is_not_safe() -> None:
    (finding,) = findings(f"{STORY} RELATED: Credit union opens first branch")
    assert finding.fix is not None
    assert not finding.fix.safe


def test_evidence_names_entry_words_and_position() -> None:
    (finding,) = findings(f"{STORY}\n\nREAD MORE: Crew finds wallet\n\n{STORY}")
    assert finding.entry is not None
    assert finding.entry.startswith("related.")
    assert finding.evidence == {"kind": "related", "words": "READ MORE", "position": "middle"}
    assert "“READ MORE: Crew finds wallet” points to another article" in finding.message


def test_one_line_is_one_finding_however_many_entries_match() -> None:
    assert len(findings("Lees ook: De laatste veerman van de plas", None)) == 1


@pytest.mark.parametrize("headline", ["Opinion: Is the Ferry Worth It?", "Watch: Seal Takes the Ferry Home"])
def test_a_first_line_that_opens_with_a_label_is_the_headline(headline: str) -> None:
    assert flagged(f"{headline}\n\n{STORY}\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\n{headline}\n\n{STORY}") == [headline]


def test_a_label_before_the_articles_own_headline_is_no_pointer() -> None:
    text = f"{STORY}\n\nOpinion: Is the Ferry Worth It?\n\n{STORY}"
    assert flagged(text, title="Is the Ferry Worth It?") == []


@pytest.mark.parametrize("aside", ["(read: Wexcombers)", "[read: The Ferry Company]"])
def test_an_aside_that_says_who_is_meant_is_the_storys(aside: str) -> None:
    assert flagged(f"The harbour folk {aside} pay for all of it.") == []
