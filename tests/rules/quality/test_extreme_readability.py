"""extreme-readability: far beyond the reference by every measure at once, and says what that mostly means."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.quality.extreme_readability import BEYOND, FEWEST_WORDS, ExtremeReadability
from copydesk.scorecard import packaged, scorecard
from copydesk.survey import no_survey

GLUED = "The commissioners met on Monday in the harbour.The investigators had found considerable irregularities."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(ExtremeReadability().check(Document(id="d", path="d", text=text, lang=lang), no_survey()))


def test_a_text_that_lost_its_sentence_ends_gets_one_note_that_names_figure_percentile_and_reference() -> None:
    (finding,) = findings(GLUED * 20)
    assert finding.severity == "note"
    assert all(word in finding.message for word in ("words to a sentence", "LIX", "in 100", "english-news"))
    assert finding.evidence["percentile"] > 99 and finding.evidence["reference"] == "english-news"
    assert finding.span.start == 0 and finding.span.end <= 80


def test_the_same_text_with_its_spaces_is_silent() -> None:
    assert not findings(GLUED.replace(".", ". ") * 20)


def test_a_short_text_is_not_measured() -> None:
    assert not findings(GLUED * (FEWEST_WORDS // 13 - 2))


@pytest.mark.parametrize("measure", sorted(BEYOND))
def test_one_measure_alone_is_a_matter_of_style(measure: str) -> None:
    plain = "She went to the sea and sat on the wall and saw the boats and sang of old days and ate the pie and " * 2
    hard = "Environmental considerations dominate international parliamentary deliberations. "
    texts = {"words_per_sentence": (plain + "then slept. ") * 12, "flesch_kincaid": hard * 40, "lix": hard * 40}
    card = scorecard(Document(id="d", path="d", text=texts[measure], lang="en"))
    assert card[measure] > packaged().value_at(measure, BEYOND[measure])  # type: ignore[operator]
    assert not findings(texts[measure])


def test_a_text_without_a_space_is_cut_where_the_message_would_be_too_long() -> None:
    (finding,) = findings("harbourmaster-" * 30 + GLUED.replace(" ", "\u2003") * 20)
    assert 0 < len(finding.span) <= 80
