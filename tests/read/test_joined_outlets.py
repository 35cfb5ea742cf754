"""Names and addresses of one publisher become one outlet."""

from copydesk.read.joined_outlets import join, labels


def test_all_names_on_one_host_are_one_outlet() -> None:
    keys = join({("Fox News", "foxnews.com"): 20, ("Fox Online News", "foxnews.com"): 30, ("Guest", "foxnews.com"): 1})
    assert set(keys.values()) == {"foxnews.com"}


def test_a_document_without_an_address_goes_where_its_name_lies() -> None:
    keys = join({("gazette", "gazette.example"): 10, ("gazette", None): 20})
    assert keys["gazette", None] == "gazette.example"


def test_a_name_found_on_several_hosts_stays_its_own() -> None:
    keys = join({("Guest Writer", "a.example"): 5, ("Guest Writer", "b.example"): 5, ("Guest Writer", None): 2})
    assert keys["Guest Writer", None] == "Guest Writer"
    assert keys["Guest Writer", "a.example"] == "a.example"


def test_names_without_any_address_stay_as_they_are() -> None:
    assert join({("gazette", None): 3, ("courier", None): 4}) == {
        ("gazette", None): "gazette",
        ("courier", None): "courier",
    }


def test_what_says_nothing_of_its_outlet_stays_unknown() -> None:
    assert join({(None, None): 3}) == {}


def test_the_label_is_what_most_documents_say_and_ties_are_settled_by_name() -> None:
    said = [("fox", "Fox News"), ("fox", "Fox News"), ("fox", "Guest"), ("a", "Zulu"), ("a", "Alpha")]
    assert labels(said) == {"fox": "Fox News", "a": "Alpha"}
