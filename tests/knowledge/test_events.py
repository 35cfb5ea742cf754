"""The tables of events and of time zones: whole, consistent, and found in a text by their names."""

from datetime import date
from zoneinfo import available_timezones

import pytest

from copydesk.knowledge import Events, KnowledgeError, built_in
from copydesk.knowledge.zones import built_in_zones

EVENTS = built_in().events
HEAD = "event\twhen\tnouns\tclauses\tunless\tas_of\tsource\n"


def events_of(row: str) -> Events:
    return Events(lambda _: HEAD + row)


def test_there_are_many_events_and_no_name_is_shared() -> None:
    assert len(EVENTS.all) > 150
    assert len({event.name for event in EVENTS.all}) == len(EVENTS.all)
    assert len(EVENTS.names) > 1000


def test_every_event_lies_before_the_day_its_row_vouches_for_and_has_a_source() -> None:
    for event in EVENTS.all:
        assert event.when.latest <= event.as_of, event
        assert event.source


def test_no_name_is_so_short_that_it_could_be_anything() -> None:
    assert [name for name in EVENTS.names if len(name) < 5 and name != "9/11"] == []


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("He saw the fall of the Berlin Wall on television.", "fall of the Berlin Wall"),
        ("When the Berlin Wall fell he was six.", "fall of the Berlin Wall"),
        ("Collapse of the Berlin Wall, told by neighbours", "fall of the Berlin Wall"),
        ("Russia’s annexation of Crimea", "annexation of Crimea"),
        ("The NHS was founded for all.", "founding of the National Health Service"),
        ("since the Sept. 11, 2001, terrorist attacks", "September 11 attacks"),
    ],
)
def test_an_event_is_found_by_its_names(sentence: str, event: str) -> None:
    assert [mention.event.name for mention in EVENTS.mentions(sentence)] == [event]


@pytest.mark.parametrize(
    "sentence",
    ["China's moon landing in 2013", "The Berlin Wallflowers fell", "Robert Kennedy was shot", "a 9/112 ratio"],
)
def test_another_event_of_a_like_name_is_not_taken_for_it(sentence: str) -> None:
    found = {mention.event.name for mention in EVENTS.mentions(sentence)}
    assert not found & {"first moon landing", "fall of the Berlin Wall", "assassination of John F. Kennedy"}
    assert "September 11 attacks" not in found


def test_alternatives_in_brackets_stand_for_each_name() -> None:
    events = events_of("storm\t2001-02-03\t(great;) storm of X\t\t\t2025-01-01\tlog\n")
    assert set(events.names) >= {"great storm of X", " storm of X", "Great storm of X"}


@pytest.mark.parametrize(
    "row",
    [
        "storm\t2001-02-30\tstorm of X\t\t\t2025-01-01\tlog\n",
        "storm\t2001-02-03\tstorm of X\t\t\tyesterday\tlog\n",
        "storm\t2001-02-03\tstorm of X\n",
        "storm\t2001\tstorm of X\t\t\t2025-01-01\tlog\ngale\t2002\tstorm of X\t\t\t2025-01-01\tlog\n",
    ],
)
def test_a_mistake_in_the_table_is_an_error_that_names_it(row: str) -> None:
    with pytest.raises(KnowledgeError, match=r"events\.tsv"):
        dict(events_of(row).names)


def test_every_zone_is_one_of_the_tz_database() -> None:
    assert {zone.name for zone in built_in_zones().names.values()} <= available_timezones()


@pytest.mark.parametrize(
    ("name", "day", "hours"),
    [
        ("Moscow", date(2013, 7, 4), {4}),
        ("Moscow", date(2015, 7, 4), {3}),
        ("London", date(2015, 7, 4), {1}),
        ("Istanbul", date(2017, 1, 4), {3}),
        ("Kathmandu", date(2017, 1, 4), {5.75}),
        ("GMT", date(2015, 7, 4), {0}),
        ("EST", date(2015, 7, 4), {-5, -4}),
    ],
)
def test_clocks_are_read_as_of_the_day(name: str, day: date, hours: set[float]) -> None:
    assert built_in_zones().names[name].offsets([day]) == {int(each * 60) for each in hours}
