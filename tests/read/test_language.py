import pytest

from copydesk.read.language import language_code


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("en-US", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("pt_BR", "pt"),
        ("DE", "de"),
        ("und", None),
        ("", None),
        (None, None),
        ("of the sea", None),
    ],
)
def test_reads_what_metadata_says(value: str | None, code: str | None) -> None:
    assert language_code(value) == code
