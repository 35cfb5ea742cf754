"""The table of capitals of parts of states."""

from copydesk.knowledge.region_capitals import region_capitals


def test_every_state_of_the_union_but_those_named_like_other_places_is_there() -> None:
    states = {name for name, row in region_capitals().items() if row.kind == "US state"}
    assert len(states) == 47  # not Georgia, New York and Washington, whose names stand for more
    assert not states & {"Georgia", "New York", "Washington"}


def test_a_capital_is_known_by_every_form_of_its_name() -> None:
    assert region_capitals()["Lower Saxony"].capitals == ("Hanover", "Hannover")
    assert all(row.capitals and row.source for row in region_capitals().values())
