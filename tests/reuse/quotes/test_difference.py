"""What is an alteration of a quotation, and what an editor may do to one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Span
from copydesk.reuse.match import Change
from copydesk.reuse.quotes.difference import Couple, Difference, difference
from copydesk.reuse.quotes.saying import Saying

KEEPER = "I have wound this clock by hand for thirty years and I will not hand the key to a machine"
FLOOD = "The river came through the letter box at two in the morning and it took the piano with it"


def saying(text: str, speaker: str = "Ada Lind", **more: object) -> Saying:
    place = Span(0, len(text) + 2)
    known = {"document": 0, "ordinal": 0, "span": place, "text": text, "speaker": speaker, "named": bool(speaker)}
    return Saying(**{"near": frozenset(), **known, **more})  # type: ignore[arg-type]


def between(here: str, there: str, **more: object) -> Difference | None:
    return difference(Couple(saying(here), saying(there), **more))  # type: ignore[arg-type]


ALTERED = [
    (KEEPER, KEEPER.replace("machine", "computer"), [("machine", "computer")]),
    (KEEPER, KEEPER.replace("will not", "will"), [("not", "")]),
    (KEEPER, KEEPER.replace("thirty", "forty"), [("thirty", "forty")]),
    (KEEPER, KEEPER.replace("thirty", "13"), [("thirty", "13")]),
    (KEEPER, KEEPER.replace("will not", "won't").replace("wound", "mended"), [("wound", "mended")]),
    (FLOOD, FLOOD.replace("it took the piano", "it took my grandfather's piano"), [("the", "my grandfather's")]),
    (FLOOD, FLOOD.replace("two in the morning", "noon"), [("two in the morning", "noon")]),
    (FLOOD, f"We were asleep. {FLOOD.replace('river', 'sea')}. Nobody drowned.", [("river", "sea")]),
    ("We never promised to allow the lorries back", "We never promised to enable the lorries back",
     [("allow", "enable")]),
    ("Not one of the boats was insured, not one", "Every one of the boats was insured, every one",
     [("Not", "Every"), ("not", "every")]),
]  # fmt: skip


@pytest.mark.parametrize(("here", "there", "changes"), ALTERED, ids=lambda value: str(value)[:40])
def test_a_changed_word_is_named(here: str, there: str, changes: list[tuple[str, str]]) -> None:
    found = between(here, there)
    assert found is not None
    assert found.changes == tuple(Change(*change) for change in changes)


@pytest.mark.parametrize(("here", "there", "changes"), ALTERED, ids=lambda value: str(value)[:40])
def test_it_is_the_same_from_the_other_side(here: str, there: str, changes: list[tuple[str, str]]) -> None:
    one, other = between(here, there), between(there, here)
    assert one is not None
    assert one.mirrored == other


ALLOWED = {
    "cut at the end": KEEPER.partition(" and ")[0],
    "cut at the start": KEEPER.partition(" and ")[2],
    "ellipsis": KEEPER.replace("by hand for thirty years", "\u2026"),
    "ellipsis in brackets": KEEPER.replace("by hand for thirty years", "(...)"),
    "spaced ellipsis": KEEPER.replace("by hand for thirty years", ". . ."),
    "name in brackets": KEEPER.replace("this clock", "[the town hall clock]"),
    "word added in brackets": KEEPER.replace("this clock", "this [broken] clock"),
    "capital in brackets": KEEPER.replace("I have", "[H]ave"),
    "ending in brackets": KEEPER.replace("wound", "w[i]nd"),
    "figures": KEEPER.replace("thirty", "30"),
    "contractions": KEEPER.replace("I have", "I've").replace("will not", "won't"),
    "curly apostrophe": KEEPER.replace("will not", "won\u2019t"),
    "dash": KEEPER.replace(" and I", " \u2014 and I"),
    "stutter": KEEPER.replace("and I will", "and I, I will"),
    "filler": KEEPER.replace("and I will", "and, uh, I will"),
    "small words": KEEPER.replace("to a machine", "to the machine"),
    "hyphen": KEEPER.replace("by hand", "by-hand"),
    "slip of the keyboard": KEEPER.replace("machine", "machone"),
    "style of quotation marks inside": KEEPER.replace("the key", "\u2018the key\u2019"),
    "sentence left out": f"{KEEPER}. It is mine. I was born below it.",
}


@pytest.mark.parametrize("there", ALLOWED.values(), ids=ALLOWED)
def test_an_editor_may(there: str) -> None:
    here = f"{KEEPER}. I was born below it." if there.startswith(f"{KEEPER}. It is") else KEEPER
    found = between(here, there)
    assert found is not None
    assert found.changes == ()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (
            "The colour of the harbour wall was our favourite defence",
            "The color of the harbor wall was our favorite defense",
        ),
        (
            "They were recognised and organised by the labour office",
            "They were recognized and organized by the labor office",
        ),
        ("Take the damned bell and leave my tower tonight", "Take the d----- bell and leave my tower tonight"),
        ("This bloody bridge was shut by those cowards again", "This b***** bridge was shut by those cowards again"),
        ("The U.S. sent twenty-one crates of apples to us", "The United States sent 21 crates of apples to us"),
        (
            "We lost 40 per cent of the hens and five million coins",
            "We lost forty percent of the hens, 5,000,000 coins",
        ),
        ("He's going to sing it as the second verse of the hymn", "He is gonna sing it as the 2nd verse of the hymn"),
        ("My mum kept the mumps quiet until the boats were in", "My mom kept the mumps quiet until the boats were in"),
        (
            "The VP fell into the fountain as the brass band began",
            "The vice president fell into the fountain as the brass band began",
        ),
        ("It was world war three in that kitchen over the soup", "It was World War III in that kitchen over the soup"),
    ],
    ids=lambda value: value[:30],
)
def test_spelling_and_figures_are_style(here: str, there: str) -> None:
    found = between(here, there)
    assert found is not None
    assert found.changes == ()


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (KEEPER, FLOOD),
        ("We will build a school for the children of the valley", "We will build a prison, and the farmers will pay"),
        ("I think that it is a good thing for the country", "I think that it is a bad thing for the country"),
        (
            "The voters know they are not better off than they were ten years ago",
            "We are not better off than we were ten years ago",
        ),
    ],
    ids=lambda value: value[:30],
)
def test_different_sayings_are_not_compared(here: str, there: str) -> None:
    assert between(here, there) is None


def test_a_phrase_that_goes_on_otherwise_on_both_sides_after_days_is_said_again() -> None:
    here = "I have not heard the old bell ring all winter, and neither has my sister"
    phrase = "I have not heard the old bell ring since Easter, sir"
    assert between(here, phrase, days=30) is None
    assert between(here, phrase, days=1) is not None
    whole = between(here, "I have not heard the old bell ring", days=30)
    assert whole is not None
    assert (whole.verdict, whole.changes) == ("cut", ())


def test_half_the_words_may_be_changed_in_the_mouth_of_one_speaker_at_one_time() -> None:
    reworded = "I have oiled that clock by hand for ages, and I will never hand my key to a robot"
    found = between(KEEPER, reworded, days=0)
    assert found is not None
    assert found.verdict == "reworded"
    assert difference(Couple(saying(KEEPER), saying(reworded, "Jo Ash"), days=0)) is None
    assert between(KEEPER, reworded, days=1) is None
    assert between(KEEPER, reworded, days=1, shares_passages=True) is not None
    assert between(KEEPER, reworded) is None


LATER = "I have tended that bell by hand for thirty years and I will not hand its key to any machine"


def test_a_few_words_may_be_changed_within_two_days() -> None:
    found = between(KEEPER, LATER, days=2)
    assert found is not None
    assert found.verdict == "reworded"


def test_who_says_it_otherwise_at_another_time_says_it_again() -> None:
    unnamed = saying(LATER, "", near=frozenset({"lind"}))
    assert between(KEEPER, LATER, days=30) is not None
    assert difference(Couple(saying(KEEPER), unnamed, days=30)) is None
    assert difference(Couple(saying(KEEPER), unnamed, days=1)) is not None


def test_undated_words_are_changed_where_both_texts_name_the_speaker_or_tell_one_story() -> None:
    unnamed = saying(LATER, "", near=frozenset({"lind"}))
    assert between(KEEPER, LATER) is not None
    assert difference(Couple(saying(KEEPER), unnamed)) is None
    assert difference(Couple(saying(KEEPER), unnamed, in_story=True)) is not None


def test_words_of_nobody_known_are_a_saying_that_comes_back() -> None:
    here, there = "Our boats leak and our nets rot in the yard", "Our boats leak and our ropes rot in the yard"
    nobody = saying(here, ""), saying(there, "")
    assert difference(Couple(*nobody, days=3)) is not None
    assert difference(Couple(*nobody, days=300)) is None


def test_two_people_who_are_named_say_nearly_the_same_in_one_text_alone() -> None:
    one_word = KEEPER.replace("machine", "computer")
    three_words = one_word.replace("thirty", "forty").replace("wound", "mended")
    assert difference(Couple(saying(KEEPER), saying(one_word, "Jo Ash"))) is not None
    assert difference(Couple(saying(KEEPER), saying(three_words, "Jo Ash"))) is None


def test_a_statement_in_other_words_is_told_in_documents_that_share_passages() -> None:
    retold = "Since my wedding I wound that clock each dawn myself; no machine ever gets my key"
    assert between(KEEPER, retold) is None
    assert between(KEEPER, retold, in_story=True, days=0) is None
    found = between(KEEPER, retold, in_story=True, shares_passages=True, days=0)
    assert found is not None
    assert found.verdict == "retold"


OWED = "I lent him the wheelbarrow and he lent the wheelbarrow to the bishop"


def test_one_statement_may_be_retold_without_a_shared_passage_in_whole_sentences() -> None:
    retold = "He had a wheelbarrow off me; next, our bishop had it"
    found = between(OWED, retold, in_story=True, days=1)
    assert found is not None
    assert found.verdict == "retold"
    assert between(OWED, retold[0].lower() + retold[1:], in_story=True, days=1) is None
    assert between(OWED, retold, in_story=True, days=5) is None


def test_two_people_may_say_something_alike() -> None:
    here, there = "It was the best pie I have eaten in this town", "It was the best cake I have eaten in this town"
    assert difference(Couple(saying(here, "Ada Lind"), saying(there, "Jo Ash"))) is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_alike_from_both_sides(here: str, there: str) -> None:
    one, other = between(here, there, framed=True), between(there, here, framed=True)
    assert (one is None) == (other is None)


@given(
    st.lists(
        st.sampled_from(["harbour", "bell", "not", "21", "[the]", "\u2026", "we're", "coin"]), min_size=6, max_size=20
    )
)
def test_a_quotation_is_the_same_as_itself(words: list[str]) -> None:
    found = between(" ".join(words), " ".join(words), framed=True)
    assert found is None or found.changes == ()
