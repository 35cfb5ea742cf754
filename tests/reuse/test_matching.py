"""What counts as a passage that travelled, and where it begins and ends."""

from collections.abc import Sequence

import numpy as np
import pytest

from copydesk.model import Document
from copydesk.reuse import CandidatePairs, Match, compare, match_documents
from copydesk.reuse.shelf import Shelf
from copydesk.settings import ReuseSettings

TIDE = (
    "The tide mill at Carrick turned again on Saturday for the first time since 1934. Volunteers had rebuilt the oak "
    "wheel from drawings that a schoolteacher kept in a biscuit tin."
)
SLUICE = (
    "A retired dyke warden opened the sluice at six in the morning. Some two hundred villagers watched the water rise "
    "behind the gates and cheered when the stones began to move."
)
FLOUR = (
    "The first sack of flour went to the bakery in Lower Bay, which sold forty loaves before noon. Orders for the "
    "coming weekend exceed what the stones can grind."
)
WOOL = (
    "Prices for raw wool fell by a fifth in the autumn sales. Shearers in the eastern hills say that many flocks will "
    "be sold to the lowlands before the frost sets in."
)
CHOIR = (
    "The cathedral choir cancelled its journey to Lisbon because eleven singers have caught measles. Tickets can be "
    "returned at the box office near the cloister until the end of the month."
)
SPOKEN = (
    "“My grandfather ground barley here as a boy, and he told me every winter that the wheel would turn again if we "
    "only kept the channel free of reeds and rubbish,”"
)


def documents(*texts: str, outlets: Sequence[str | None] = ()) -> list[Document]:
    names = outlets or [f"outlet-{index}" for index in range(len(texts))]
    return [
        Document(f"d{i}", f"d{i}.txt", text, outlet=outlet, lang="en")
        for i, (text, outlet) in enumerate(zip(texts, names, strict=True))
    ]


def found(*texts: str, settings: ReuseSettings | None = None) -> list[Match]:
    return match_documents(documents(*texts), settings)[0]


def passages(match: Match, *texts: str) -> tuple[str, str]:
    return tuple(texts[side.document][side.span.start : side.span.end] for side in (match.left, match.right))  # type: ignore[return-value]


def joined(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize("room", [0, 200, 1_000_000])
def test_a_shelf_changes_nothing_however_many_documents_it_has_room_for(room: int) -> None:
    corpus = documents(joined(WOOL, TIDE), joined(TIDE, FLOUR), joined(CHOIR, WOOL, FLOUR), joined(TIDE, CHOIR))
    left, right = np.triu_indices(len(corpus), 1)
    pairs, shelf = CandidatePairs(left.astype(np.int32), right.astype(np.int32)), Shelf(room)
    once = list(compare(pairs, corpus.__getitem__, ReuseSettings()))
    again = [list(compare(pairs[at : at + 1], corpus.__getitem__, ReuseSettings(), shelf)) for at in range(len(pairs))]
    assert once
    assert [match for found in again for match in found] == once


def test_a_copied_paragraph_is_found_with_exact_bounds_on_both_sides() -> None:
    texts = joined(WOOL, TIDE, CHOIR), joined(TIDE, FLOUR.upper())
    [match] = found(*texts)
    assert passages(match, *texts) == (TIDE, TIDE)
    assert (match.kind, match.similarity, match.changed, match.changes) == ("verbatim", 1.0, 0, ())


def test_other_quotation_marks_dashes_and_spaces_are_no_change() -> None:
    left = joined("He said so – “twice” – and left the reeve's office in the rain.", TIDE)
    right = joined('He said so -- "twice" -- and left the reeve’s   office in\nthe rain.', TIDE, WOOL)
    [match] = found(left, right)
    assert (match.kind, match.changed) == ("verbatim", 0)


def test_edits_are_listed_word_by_word() -> None:
    edited = TIDE.replace("Volunteers", "Helpers").replace("biscuit tin", "cake tin").replace("again ", "")
    texts = joined(WOOL, TIDE), joined(edited, CHOIR)
    [match] = found(*texts)
    assert passages(match, *texts) == (TIDE, edited)
    assert match.kind == "edited"
    assert {(change.left, change.right) for change in match.changes} >= {("again", ""), ("biscuit", "cake")}
    assert match.order_kept


def test_paragraphs_in_another_order_are_found() -> None:
    texts = joined(CHOIR, TIDE, SLUICE, FLOUR), joined(FLOUR, TIDE, SLUICE, WOOL)
    both = found(*texts)
    covered = " ".join(passages(match, *texts)[1] for match in both)
    assert all(paragraph in covered for paragraph in (FLOUR, TIDE, SLUICE))


def test_one_copied_run_is_one_match_though_a_paragraph_was_added_inside() -> None:
    texts = joined(CHOIR, TIDE, SLUICE, FLOUR), joined(TIDE, SLUICE, "Entry is free for children.", FLOUR, WOOL)
    assert len(found(*texts)) == 1


def test_a_quotation_alone_is_no_passage() -> None:
    assert found(joined(f"{SPOKEN} said Ada Quill, the miller.", WOOL), joined(f"{SPOKEN} Quill told us.", CHOIR)) == []


def test_a_long_statement_that_each_introduces_in_its_own_words_is_no_passage() -> None:
    statement = (
        "“The mill belongs to those who dug its channel. We shall neither sell the wheel nor lease the stones. Whoever "
        "wants flour may bring grain, as their grandparents did, and wait for the tide like everyone else. My "
        "family has kept the key for ninety years, through two floods and a war, and we will hand it on,”"
    )
    here = f"{statement} the miller's spokeswoman, Ada Lund of the village trust, said on Saturday."
    there = f"In a letter Ada Lund of the village trust, the miller's spokeswoman, has said: {statement}"
    assert found(joined(WOOL, here), joined(there, CHOIR)) == []


def test_a_quotation_between_copied_sentences_belongs_to_the_passage() -> None:
    passage = f"{TIDE} {SPOKEN} said Ada Quill, the new miller, at the gate. {FLOUR}"
    texts = joined(WOOL, passage), joined(passage, CHOIR)
    [match] = found(*texts)
    assert passages(match, *texts) == (passage, passage)


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("CARRICK BAY, Ireland, Saturday, Nov. 12 (Northern News Agency) - ", id="dateline"),
        pytest.param("The minister of state for rural affairs declined to comment on Monday. ", id="phrase"),
        pytest.param("The European Agency for the Management of Operational Cooperation ", id="title"),
    ],
)
def test_short_formulas_are_no_passage(phrase: str) -> None:
    assert found(joined(phrase + WOOL, FLOUR), joined(phrase + CHOIR, TIDE)) == []


def test_one_outlet_may_repeat_itself_unless_asked() -> None:
    same = documents(joined(TIDE, WOOL), joined(TIDE, CHOIR), outlets=["bay-post", "bay-post"])
    assert match_documents(same)[0] == []
    assert len(match_documents(same, ReuseSettings(within_outlet=True))[0]) == 1


def test_documents_of_unknown_outlets_are_compared() -> None:
    assert len(match_documents(documents(joined(TIDE, WOOL), joined(TIDE, CHOIR), outlets=[None, None]))[0]) == 1


def test_ignored_outlets_meet_nobody() -> None:
    assert found(joined(TIDE, WOOL), joined(TIDE, CHOIR), settings=ReuseSettings(ignore_outlets=("outlet-1",))) == []


def test_passages_below_the_least_number_of_words_are_left_out() -> None:
    texts = joined(TIDE, WOOL), joined(TIDE, CHOIR)
    assert len(found(*texts, settings=ReuseSettings(min_words=31))) == 1
    assert found(*texts, settings=ReuseSettings(min_words=32)) == []


def test_a_copied_document_is_one_match_of_the_whole() -> None:
    text = joined(TIDE, SLUICE, FLOUR)
    [match] = found(joined("Mill turns", text), text)
    assert match.kind == "document"


def test_the_order_of_documents_changes_nothing_but_the_sides() -> None:
    texts = [joined(WOOL, TIDE), joined(TIDE.replace("oak", "elm"), CHOIR), joined(SLUICE, TIDE)]
    forth = {frozenset({(m.left.span, m.left.document), (m.right.span, m.right.document)}) for m in found(*texts)}
    back = {
        frozenset({(m.left.span, 2 - m.left.document), (m.right.span, 2 - m.right.document)})
        for m in found(*reversed(texts))
    }
    assert forth == back
    assert len(forth) == 3


@pytest.mark.parametrize("copies", [3, 40])
def test_a_passage_in_many_documents_is_one_cluster_with_all_of_them(copies: int) -> None:
    own = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    texts = [
        joined(TIDE, f"The {own[i % 10]} desk wrote line {i * 7919} about {own[i // 10]} {i * 104729} matters itself.")
        for i in range(copies)
    ]
    _, [cluster] = match_documents(documents(*texts))
    assert len(cluster.members) == copies


def test_many_identical_documents_are_one_cluster() -> None:
    _, [cluster] = match_documents(documents(*[joined(TIDE, SLUICE)] * 60))
    assert len(cluster.members) == 60
    _, [cluster] = match_documents(documents(*[joined(TIDE, SLUICE)] * 60, outlets=[None] * 60))
    assert len(cluster.members) == 60


def test_unlike_documents_have_nothing_in_common() -> None:
    assert match_documents(documents(TIDE, SLUICE, FLOUR, WOOL, CHOIR, "", "  \n", "…")) == ([], [])


def test_nothing_comes_of_nothing() -> None:
    assert match_documents([]) == ([], [])


def test_a_verbatim_paragraph_below_a_vaguely_similar_lead_is_a_passage_of_its_own() -> None:
    leads = (
        "Mill wheel turns after ninety years\n\nCARRICK - The mill that ground the barley of the bay until 1934 turned "
        "on Saturday, in front of a crowd.",
        "Crowd sees the wheel of a mill turn\n\nYou have seen wheels before. You have seen none as old as the mill "
        "wheel in Carrick, which stood still since 1934.",
    )
    texts = joined(leads[0], f"{SLUICE} {FLOUR}", WOOL), joined(leads[1], f"{SLUICE} {FLOUR}", CHOIR)
    [match] = found(*texts)
    assert passages(match, *texts) == (f"{SLUICE} {FLOUR}",) * 2
    assert match.kind == "verbatim"


def test_an_unlike_stretch_between_two_copied_ones_parts_them() -> None:
    texts = joined(CHOIR, TIDE, SLUICE, WOOL), joined(TIDE, FLOUR, FLOUR.lower().replace("the", "this"), SLUICE)
    both = found(*texts)
    assert [passages(match, *texts)[0] for match in both] == [TIDE, SLUICE]
    assert {match.kind for match in both} == {"verbatim"}


def test_an_embedded_post_alone_is_no_passage() -> None:
    post = f"{TIDE} — Ada Quill (@adaquill) May 4, 2019"
    assert found(joined(WOOL, post), joined(post, CHOIR)) == []


def test_a_form_filled_with_other_figures_is_no_passage() -> None:
    form = (
        "Gulls at the eastern breakwater numbered {} at dawn and {} at dusk, cormorants {} and {}, with {} nests on "
        "the pier and {} chicks ringed by the wardens of the bird station."
    )
    assert found(joined(WOOL, form.format(*range(21, 27))), joined(form.format(*range(51, 57)), CHOIR)) == []
    assert len(found(joined(WOOL, form.format(*range(21, 27))), joined(form.format(*range(21, 27)), CHOIR))) == 1


def test_one_sentence_of_background_is_no_rewritten_passage() -> None:
    one = "Quill, a retired miller, was elected warden of the dyke in May after the old warden resigned to keep bees."
    other = (
        "The old dyke warden resigned to keep bees, and Ada Quill, who is a miller, was elected in his place in May."
    )
    assert found(joined(TIDE, WOOL, one), joined(SLUICE, other, CHOIR)) == []


def test_a_little_put_in_between_two_copied_paragraphs_does_not_part_them() -> None:
    put_in = "A gull watched from the rail and said nothing, as gulls do when there is bread to be had at the end."
    texts = joined(CHOIR, TIDE, SLUICE, WOOL), joined(TIDE, put_in, SLUICE)
    [match] = found(*texts)
    assert passages(match, *texts) == (joined(TIDE, SLUICE), joined(TIDE, put_in, SLUICE))


def test_a_copied_beginning_amid_put_in_words_belongs_to_the_passage() -> None:
    put_in = f"{FLOUR} {CHOIR}"
    opening = "Nobody in the harbour had expected that the old pump would start at the very first turn of the crank."
    texts = joined(f"{opening} {TIDE} {SLUICE}", WOOL), joined(f"{opening} {put_in} {TIDE} {SLUICE}")
    spans = [passages(match, *texts)[0] for match in found(*texts)]
    assert spans == [f"{opening} {TIDE} {SLUICE}"]
