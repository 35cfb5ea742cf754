"""Where the titles before a name begin."""

import pytest

from copydesk.knowledge import built_in
from copydesk.rules.facts.titled import titled_from


@pytest.mark.parametrize(
    ("text", "naming"),
    [
        pytest.param("Yesterday President Barack Obama sang.", "President Barack Obama", id="title"),
        pytest.param(
            "It was Germany's chancellor Angela Merkel.", "Germany's chancellor Angela Merkel", id="its-state"
        ),
        pytest.param(
            "So former secretary of state Colin Powell said.", "former secretary of state Colin Powell", id="of-state"
        ),
        pytest.param("The aunt of Barack Obama sang.", "Barack Obama", id="none"),
    ],
)
def test_titles_belong_to_the_naming(text: str, naming: str) -> None:
    mention = next(built_in().mentions(text))
    assert text[titled_from(text, mention) : mention.end] == naming
