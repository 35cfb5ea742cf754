"""Which safe fixes a cleaned copy gets, and that a second cleaning finds nothing more to do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import check_text
from copydesk.clean import Cleaner
from copydesk.model import Document
from copydesk.settings import CleanSettings, Settings, SettingsError

SLIPS = (
    "the the ", "said.Then ", "boat,which ", "re\u00adward ", "re\u200bward ", "the\u200b the ", "caf\u00c3\u00a9 ",
    "it\u00e2\u20ac\u2122s ", "1990\x96", "\ufeff", "\u200e", "late.\u200bNobody ", "\u00c3\u0083\u00c2\u00a9 ",
    "The boat left. ", "\n\n", "\n", "“No,” ", "a", ".", " ", "har\u00ad\nbour ", "\U0001f468\u200d\U0001f469 ",
    "می\u200cخواهم ", "Obama?s ", "Read more: Ferry to sail again\n",
)  # fmt: skip


def mended(text: str, **given_settings: object) -> str:
    chosen = Settings(clean=CleanSettings(**given_settings))  # type: ignore[arg-type]
    document = Document(id="a", path="a.txt", text=text, lang="en")
    return Cleaner(chosen).clean(document, check_text(text, lang="en").findings).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("The caf\u00c3\u00a9 was shut.", "The café was shut.", id="mojibake"),
        pytest.param("It cost 300 \x97 or so\x85 he said.", "It cost 300 — or so… he said.", id="C1 controls"),
        pytest.param("He said the the boat left.", "He said the boat left.", id="doubled function words"),
        pytest.param("It was late.Nobody came.", "It was late. Nobody came.", id="missing spaces"),
        pytest.param("A re\u200bward was of\u00adfered.", "A reward was offered.", id="invisible characters"),
        pytest.param("He said the\u200b the boat left.", "He said the boat left.", id="what they hid"),
        pytest.param("\ufeffThe boat\u2060 left.", "The boat left.", id="marks of byte order inside"),
    ],
)
def test_safe_damage_is_mended(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The family \U0001f468\u200d\U0001f469\u200d\U0001f467 waved.", id="joiners of emoji"),
        pytest.param("They sang می\u200cخواهم بروم.", id="joiners of Persian"),
        pytest.param("He wrote \u202bשלום\u202c, and \u200ea word.", id="marks of direction beside Hebrew"),
        pytest.param("The flag \U0001f3f4\U000e0067\U000e0062\U000e007f flew.", id="tags of flags"),
        pytest.param("The har\u00ad\nbour was shut.", id="a hyphen at a line's end"),
        pytest.param("He read the\u200btown aloud.", id="a break that is all that keeps two words apart"),
        pytest.param("They paid a rewаrd of 400.", id="letters of another script"),
        pytest.param("It was Obama?s plan.", id="a lost apostrophe, which may be a question mark"),
    ],
)
def test_what_is_needed_or_not_sure_is_left(text: str) -> None:
    assert mended(text) == text


@pytest.mark.parametrize(
    "slip", ["It was late.Nobody came.", "He saw the the boat.", "The caf\u00c3\u00a9 shut.", "A re\u200bward."]
)
def test_all_places_are_mended_though_a_finding_stands_for_many(slip: str) -> None:
    text = "\n\n".join(f"Day {number}. {slip}" for number in range(70))
    assert mended(text) == text.replace(slip, mended(slip))


def test_each_kind_of_fix_can_be_switched() -> None:
    text = "The caf\u00c3\u00a9 shut.Nobody saw the the re\u200bward.\n"
    assert mended(text, fix=("SQ005",)) == "The café shut.Nobody saw the the re\u200bward.\n"
    assert mended(text, no_fix=("SQ005", "missing-space")) == "The caf\u00c3\u00a9 shut.Nobody saw the reward.\n"
    assert mended(text, fix=("quality",), no_fix=("SQ001",)) == "The café shut. Nobody saw the the reward.\n"
    assert mended(text, no_fix=("ALL",)) == text


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(SettingsError, match="did you mean"):
        mended("He saw the the boat.", no_fix=("doubled-wort",))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SLIPS), max_size=30))
def test_a_second_cleaning_changes_nothing(pieces: list[str]) -> None:
    once = mended("".join(pieces))
    assert mended(once) == once
