"""What two reports share without having copied."""

import pytest

from copydesk.reuse.formulas import are_stock, is_filled_form
from copydesk.reuse.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        pytest.param("spokesman declined comment", "en", [True, True, True], id="a formula"),
        pytest.param("lighthouse goose marmalade", "en", [False, False, False], id="plain words"),
        pytest.param("журналистам сообщил", "ru", [True, True], id="in another script"),
        pytest.param("portavoz faro", "es", [True, False], id="by language"),
    ],
)
def test_words_of_newsroom_formulas_are_known(text: str, lang: str, expected: list[bool]) -> None:
    stems = tokenise([text], [lang]).stems
    assert are_stock(stems).tolist() == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(
            "up 3.1 to 204.5, low 11, high 19", "up 2.7 to 311.2, low 9, high 14", True, id="a table read out"
        ),
        pytest.param("up 3.1 to 204.5, low 11, high 19", "rose 3.1 to 204.5; low 11, high 19", False, id="the same"),
        pytest.param("up 3.1 to 204.5", "up 2.7 to 311.2", False, id="too few to tell"),
        pytest.param("no figures", "none here", False, id="none"),
    ],
)
def test_a_form_filled_with_other_figures_is_no_copy(one: str, other: str, expected: bool) -> None:
    assert is_filled_form(one, other) is expected
