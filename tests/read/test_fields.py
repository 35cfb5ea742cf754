import pytest

from copydesk.read.fields import id_of, keys_of, mapping, text_of, told
from copydesk.settings import FieldSettings

DEFAULT = FieldSettings()


@pytest.mark.parametrize(
    "name", ["maintext", "text", "body_text", "articleBody", "plaintext", "content", "article", "body", "raw_content"]
)
def test_names_of_the_text(name: str) -> None:
    assert text_of({"id": 1, name: "A text."}, DEFAULT) == "A text."


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"maintext": "", "text": "A text."}, "A text."),
        ({"text": ""}, ""),
        ({"text": None}, None),
        ({"text": ["a", "b"]}, None),
        ({"metadata": {"text": "Nested."}}, "Nested."),
        ({"title": "x"}, None),
    ],
    ids=["the first that is not empty", "an empty text is a text", "null is none", "a list is none", "nested", "none"],
)
def test_the_text(record: dict[str, object], text: str | None) -> None:
    assert text_of(record, DEFAULT) == text


def test_settings_come_first_and_reach_into_objects() -> None:
    settings = FieldSettings(text="a.b", date="when", outlet="desk", id="nr", title="kop", lang="taal", url="adres")
    record = {
        "a": {"b": "A text."}, "text": "Another.", "when": "2022", "desk": "Klaxon", "nr": 7, "kop": "Storm",
        "taal": "nl", "adres": "https://a.example/x", "outlet": "Other",
    }  # fmt: skip
    assert text_of(record, settings) == "A text."
    found = told(record, settings)
    assert (found.id, found.date, found.outlet, found.title, found.lang) == ("7", "2022", "Klaxon", "Storm", "nl")
    assert found.url == "https://a.example/x"


def test_a_set_field_that_is_missing_is_not_replaced_by_a_guess() -> None:
    assert text_of({"text": "A text."}, FieldSettings(text="body_x")) is None


@pytest.mark.parametrize(
    ("record", "outlet", "label", "url"),
    [
        ({"source_domain": "a.example", "url": "https://a.example/1"}, "a.example", "a.example", "https://a.example/1"),
        (
            {"source-hostname": "The Paper", "hostname": "www.a.example", "source": "https://a.example/1"},
            "a.example",
            "The Paper",
            "https://a.example/1",
        ),
        ({"sitename": "The Paper"}, "The Paper", "The Paper", None),
        ({"outlet": "The Paper", "domain": "group.example"}, "The Paper", "The Paper", None),
        ({"publisher": {"name": "The Paper"}}, "The Paper", "The Paper", None),
        ({"source": "The Paper"}, "The Paper", "The Paper", None),
        ({"source": "https://a.example/1"}, None, None, "https://a.example/1"),
        ({"source": "common-crawl", "added": "2024", "metadata": {}}, None, None, None),
        (
            {"metadata": {"url": "https://a.example/1", "sitename": "The Paper"}},
            "The Paper",
            "The Paper",
            "https://a.example/1",
        ),
    ],
    ids=[
        "news-please: the domain",
        "trafilatura: the host is the key, the site's name the label",
        "a site's name alone",
        "an outlet field before a host",
        "schema.org",
        "source when no address",
        "source when an address",
        "dolma's source is a data set",
        "nested",
    ],
)
def test_outlet_and_address(record: dict[str, object], outlet: str | None, label: str | None, url: str | None) -> None:
    found = told(record, DEFAULT)
    assert (found.outlet, found.label, found.url) == (outlet, label, url)


def test_a_data_set_is_kept_apart() -> None:
    assert told({"source": "cc", "created": "2024", "metadata": {}}, DEFAULT).dataset == "cc"


@pytest.mark.parametrize("value", [True, [], {}, ""])
def test_an_id_is_a_string_or_a_number(value: object) -> None:
    assert id_of({"id": value, "guid": 12}, DEFAULT) == "12"


def test_the_mapping_names_the_fields_that_are_read() -> None:
    record = {"text": "A text.", "id": 3, "metadata": {"date": "2022", "url": "https://a.example"}, "score": 0.4}
    assert mapping(record, DEFAULT) == {"text": "text", "id": "id", "date": "metadata.date", "url": "metadata.url"}
    assert keys_of(record) == ("text", "id", "metadata", "score", "metadata.date", "metadata.url")


@pytest.mark.parametrize(
    ("record", "byline"),
    [
        ({"author": "Reuters"}, "Reuters"),
        ({"authors": ["Ada  Quill", "AFP"]}, "Ada Quill, AFP"),
        ({"byline": "Jo Whit", "author": "Jo Whit", "metadata": {"credit": "dpa"}}, "Jo Whit, dpa"),
        ({"author": {"name": "Jo Whit"}}, None),
        ({"author": " "}, None),
    ],
)
def test_the_byline_holds_every_name_once(record: dict[str, object], byline: str | None) -> None:
    assert told({**record, "text": "It rained."}, FieldSettings()).byline == byline
