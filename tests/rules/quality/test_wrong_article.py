"""SQ015 wrong-article: the sound of what follows decides, and a lone letter is no article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Finding
from copydesk.rules.quality.opening_sound import opening_sound
from copydesk.rules.quality.wrong_article import WrongArticle
from copydesk.survey import no_survey
from copydesk.testing import failures


def found(text: str) -> list[Finding]:
    return list(WrongArticle().check(Document(id="d", path="d", text=text, lang="en"), no_survey()))


def passages(text: str) -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in found(text)]


def test_its_own_examples() -> None:
    assert list(failures(WrongArticle)) == []


VOWEL = """
apple hour hourly honest honour honorary heir heiress umbrella uncle unusual uninsured unimportant unidentified
unissued upset urban urgent ultimate ugly utter FBI MP NGO NBC MRI SUV HIV EU EB AI 8 8th 80 800 8,000 83-year 11 11th
11,000 18 18th 18-point 18,500 F-16 X-ray M-16 e-mail iPhone eBay F.B.I. M.A. Illinois Obama
"""
CONSONANT = """
ferry one once one-time university union unit unique unilateral unanimous uniform European euro eulogy ewe used useful
usual utensil utopian uranium Ukrainian Ugandan U.S. U.N. U-turn UN UK US UFO CIA BBC NATO NASA FEMA 1 7 10 19 110 180
1,200 70-year B-52 T-shirt horse house hundred huge human
"""
UNTOLD = "historic hotel herb habitual Hispanic homage 1,100 1800 1,800 0 A SAT FAQ LNP mph nth McGill Ngo MP3"


@pytest.mark.parametrize("word", VOWEL.split())
def test_opens_with_a_vowel_sound(word: str) -> None:
    assert opening_sound(word, 0) == "vowel"


@pytest.mark.parametrize("word", CONSONANT.split())
def test_opens_with_a_consonant(word: str) -> None:
    assert opening_sound(word, 0) == "consonant"


@pytest.mark.parametrize("word", UNTOLD.split())
def test_letters_alone_do_not_tell(word: str) -> None:
    assert opening_sound(word, 0) is None


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("The crew held a emergency meeting.", "a emergency"),
        ("The mayor is a honest man of the town.", "a honest"),
        ("The town has an unique harbour.", "an unique"),
        ("The harbour is run by an unanimous board.", "an unanimous"),
        ("She is an Republican of the old kind.", "an Republican"),
        ("He won with a 86 percent share of the vote.", "a 86"),
        ("They opened an 19th-century chest with the key.", "an 19th-century"),
        ("A NBC poll showed that the crew was right.", "A NBC"),
        ("The night was long. A old sailor sang.", "A old"),
        ("It was called a “unpleasant” night by the crew.", "a “unpleasant"),
        ("An Ukrainian sailor was among the crew.", "An Ukrainian"),
        ("That was a another slip by the clerk.", "a another"),
        ("The clerk gave a an order to the crew.", "a an"),
    ],
)
def test_a_wrong_article_is_found(text: str, wrong: str) -> None:
    assert passages(text) == [wrong]


@pytest.mark.parametrize(
    "text",
    [
        "The blood was of type A and the vitamin A in it was low.",
        "This is Exhibit A in the case of the ferry, and she got an A in law.",
        "Points a and b of the plan are out, and so is a of the annex.",
        "The team of Hoi An won, and An Binh was the best of the crew.",
        "We sang of the sea. An Binh Tran said so.",
        "At the end the AAA rating was a AAA no longer.",
        "The sign of the bar said viva a la playa and a la plancha.",
        "The German of the crew said wir sind an der Grenze and left.",
        "The Qur'an has the word, and Ramad- an nights are the best.",
        "Class A offences and the Series A investors of the bank.",
        "It was the\na\nold\nlist of the crew.",
        "El barco volvió a entrar y a ocupar el muelle.",
    ],
)
def test_letters_names_and_other_languages_are_left_alone(text: str) -> None:
    assert passages(text) == []


def test_in_a_wrapped_text_the_line_may_break_behind_the_article() -> None:
    line = "the crew of the old ferry waited on the quay for the wind to turn, and all\n"
    text = line * 12 + "of the town came to see what was a\nodd sight for the crew of the ferry, as the\nday went by.\n"
    assert passages(text) == ["a\nodd"]


def test_the_fix_is_safe_only_where_nothing_else_can_be_wrong() -> None:
    (number,) = found("He is a 18-year-old of the town.")
    (word,) = found("He saw the quay, an bridge and the town.")
    (garbled,) = found("The mayor an the cook agreed.")
    assert number.fix is not None and number.fix.safe and number.fix.replacement == "an"
    assert word.fix is not None and not word.fix.safe and word.fix.replacement == "a"
    assert garbled.fix is None


def test_in_a_quotation_it_is_less_sure() -> None:
    (inside,) = found("“It was a awful day of the year,” she said.")
    (outside,) = found("It was a awful day of the year, she said.")
    assert inside.confidence < outside.confidence


@given(st.text(alphabet="aAnN uehxXM8.1-'“’\n", max_size=80))
def test_any_text_gives_spans_of_article_and_word(text: str) -> None:
    for finding in found(text):
        assert text[finding.span.start : finding.span.end].lower().startswith("a")
        assert finding.fix is None or finding.fix.replacement.lower() in ("a", "an")
