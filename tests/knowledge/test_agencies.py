import pytest

from copydesk.knowledge.agencies import SOME, Agencies, built_in_agencies
from copydesk.knowledge.table import KnowledgeError


@pytest.mark.parametrize(
    ("names", "agencies"),
    [
        ("dpa/AFP", ("Deutsche Presse-Agentur", "Agence France-Presse")),
        ("Reuters and AP", ("Reuters", "Associated Press")),
        ("the associated press", ("Associated Press",)),
        ("dpa/lno", ("Deutsche Presse-Agentur",)),
        ("Jo Whit and AFP", ("Agence France-Presse",)),
        ("Reuters Staff", ("Reuters",)),
        ("agency material", (SOME,)),
        ("REUTERS", ("Reuters",)),
        ("ap", ()),
        ("Jo Whit/Reuters", ()),
        ("Jo Whit, Bloomberg", ()),
        ("the harbour board of the lower town and Reuters", ()),
        ("Harbour Post", ()),
        ("", ()),
    ],
)
def test_a_list_of_names_is_of_agencies_or_of_none(names: str, agencies: tuple[str, ...]) -> None:
    assert built_in_agencies().listed(names) == agencies


def test_a_line_names_agencies_wherever_it_does_but_no_part_of_a_word() -> None:
    agencies = built_in_agencies()
    assert agencies.mentioned("Jo Whit of Australian Associated Press, and AFP") == (
        "Australian Associated Press",
        "Agence France-Presse",
    )
    assert agencies.mentioned("APRIL, and the Reutersville choir") == ()
    assert agencies.mentioned("北京5月3日新华社记者") == ("Xinhua",)


@pytest.mark.parametrize(
    ("outlet", "agency"),
    [
        ("reuters.com", "Reuters"),
        ("associated-press", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("ptinews.com", "Press Trust of India"),
        ("harbour-post", None),
    ],
)
def test_an_outlet_can_be_an_agency(outlet: str, agency: str | None) -> None:
    assert built_in_agencies().publishing_as(outlet) == agency


def test_a_mistake_in_the_table_is_told_with_its_line() -> None:
    with pytest.raises(KnowledgeError, match=r"a\.tsv:2"):
        Agencies("name\taliases\thosts\tas_of\tsource\nReuters\tRTR\n", "a.tsv")
