"""Names and addresses of one publisher become one outlet."""

from copydesk.engine.outlets import Outlets, OutletTold, settled
from copydesk.model import Document


def document(outlet: str | None, host: str | None = None, label: str | None = None) -> Document:
    extra = {key: value for key, value in (("outlet_host", host), ("outlet_label", label)) if value}
    return Document(id="a", path="a", text="x", outlet=outlet, extra=extra)


def outlet_of(found: Outlets, name: str | None, host: str | None = None) -> str | None:
    return found.settle(document(name, host)).outlet


def test_all_names_on_one_host_are_one_outlet() -> None:
    counts: dict[OutletTold, int] = {("Fox News", "foxnews.com", "Fox News"): 20, ("Guest", "foxnews.com", "Guest"): 1}
    found = settled([counts])
    assert outlet_of(found, "Fox News", "foxnews.com") == outlet_of(found, "Guest", "foxnews.com") == "foxnews.com"


def test_the_label_is_what_most_documents_say_and_ties_are_settled_by_name() -> None:
    some: dict[OutletTold, int] = {("a", "x.example", "Zulu"): 3, ("b", "x.example", "Alpha"): 2}
    found = settled([some, {("b", "x.example", "Alpha"): 1}])
    assert found.labels == {"x.example": "Alpha"}
    assert found.settle(document("a", "x.example", "Zulu")).extra["outlet_label"] == "Alpha"


def test_a_document_without_an_address_goes_where_its_name_lies() -> None:
    found = settled([{("gazette", "gazette.example", "Gazette"): 10, ("gazette", None, "Gazette"): 20}])
    assert outlet_of(found, "gazette") == "gazette.example"


def test_a_name_found_on_several_hosts_stays_its_own() -> None:
    told: dict[OutletTold, int] = {
        ("Guest", "a.example", "Guest"): 5,
        ("Guest", "b.example", "Guest"): 5,
        ("Guest", None, "Guest"): 2,
    }
    found = settled([told])
    assert outlet_of(found, "Guest") == "Guest"
    assert outlet_of(found, "Guest", "a.example") == "a.example"


def test_names_without_any_address_stay_as_they_are() -> None:
    found = settled([{("gazette", None, "Gazette"): 3, ("courier", None, "Courier"): 4}])
    assert (outlet_of(found, "gazette"), outlet_of(found, "courier")) == ("gazette", "courier")


def test_what_says_nothing_of_its_outlet_stays_unknown() -> None:
    assert outlet_of(settled([{(None, None, None): 3}]), None) is None
