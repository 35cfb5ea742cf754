"""All quality rules: whatever the text, places lie inside it, and fixes where they say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.rule import Rule, as_case
from copydesk.survey import no_survey

QUALITY = [rule for rule in built_in_rules().values() if rule.family == "quality"]
SLIPS = (
    "the the |said.Then |“No, |he said. |” |saidFriday |notthe |Lviv |Lvov |ends with the|thatthat |12\" |'|it?s |"
    "has assured |For his part |The gate is open. "
)
SIGNS = '"|«|»|Ã©|â€™|\x97|\u200b|\ufffd|<br>|[image]|&amp;|:\n\n|\n\n|é|😀|(…) |Latest news · '
PIECES = st.sampled_from([*SLIPS.split("|"), *SIGNS.split("|")])
ENDLESS = ("a", "aB", "“", "a?s", "x.Y", "<", "[image ", "said said ")
LENGTH = 60_000


@pytest.mark.parametrize("rule", QUALITY, ids=lambda rule: rule.code)
@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(PIECES, max_size=60))
def test_places_lie_inside_the_text(rule: type[Rule], pieces: list[str]) -> None:
    document = Document(id="d", path="d", text="".join(pieces), lang="en")
    for finding in rule().check(document, no_survey()):
        assert 0 <= finding.span.start < finding.span.end <= len(document.text)
        assert finding.message
        if finding.fix is not None:
            assert 0 <= finding.fix.span.start <= finding.fix.span.end <= len(document.text)


@pytest.mark.parametrize("rule", QUALITY, ids=lambda rule: rule.code)
@pytest.mark.parametrize("piece", ENDLESS)
def test_endless_lines_come_to_an_end(rule: type[Rule], piece: str) -> None:
    document = Document(id="d", path="d", text=piece * (LENGTH // len(piece)), lang="en")
    found = list(rule().check(document, no_survey()))
    assert len(found) <= 10  # a template that goes wrong on every line gives a handful of findings


@pytest.mark.parametrize("rule", QUALITY, ids=lambda rule: rule.code)
def test_a_template_gives_a_handful_of_findings(rule: type[Rule]) -> None:
    slips = [as_case(each).plain()[0] for each in rule.bad if isinstance(each, str)]
    text = "\n\n".join(f"{slip}\n\nStory {number} of the town ends here." for number in range(60) for slip in slips)
    document = Document(id="d", path="d", text=text, lang="en")
    assert len(list(rule().check(document, no_survey()))) <= 10
