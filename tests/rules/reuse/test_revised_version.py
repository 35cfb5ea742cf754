"""TR009: versions of one article, what was changed, and that they count once."""

from typing import Any

import pytest

from copydesk.api import audit
from copydesk.model import Finding, Report
from copydesk.rules.reuse.revised_version import RevisedVersion
from copydesk.testing import failures

FIRST = (
    "Four miners were brought up alive on Tuesday night from the flooded shaft of the Karsund slate mine, 30 hours "
    "after water had burst through a wall of the lower gallery. Rescuers heard them knocking on a pipe.\n\n"
    "“They asked for tobacco before they asked for bread,” said Ines Holt, who led the rescue. The mine will stay "
    "shut until the inspectors have walked every gallery, and pumps from three towns are at work in the shaft."
)
OTHER = "At the pier the kiosk sells the last paper timetables for the price of a coffee, signed by the captain."
URL = "https://www.gazette.example/2015/miners"


def row(name: str, text: str = FIRST, **more: Any) -> dict[str, Any]:
    given = {"id": name, "text": text, "outlet": "gazette", "lang": "en", "title": "Miners saved from flooded shaft"}
    return given | {"date": f"2015-03-1{name[-1]}"} | more


def versions(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == "TR009"]


def copies(report: Report) -> list[tuple[str, list[str]]]:
    return [
        (finding.document.id, [partner.document.id for partner in finding.partners])
        for finding in report.findings
        if finding.rule in ("TR001", "TR002", "TR003", "TR004")
    ]


def test_own_examples_hold() -> None:
    assert list(failures(RevisedVersion)) == []


@pytest.mark.parametrize(
    ("old", "new", "change"),
    [
        pytest.param("30 hours", "26 hours", ("figure", "30", "26"), id="figure"),
        pytest.param("Ines Holt", "Inga Holt", ("name", "Ines", "Inga"), id="name"),
        pytest.param("for tobacco", "for water", ("quotation", "tobacco", "water"), id="quotation"),
        pytest.param("heard them knocking", "heard them tapping", ("words", "knocking", "tapping"), id="words"),
    ],
)
def test_it_says_what_was_changed(old: str, new: str, change: tuple[str, str, str]) -> None:
    first, second = versions(audit([row("v1"), row("v2", FIRST.replace(old, new))]))
    kind, before, after = change
    for finding in (first, second):
        assert finding.evidence["changes"] == [{"kind": kind, "before": before, "after": after}]
        assert finding.severity == "note"
        assert f"“{before}” → “{after}”" in finding.message
    assert first.message.startswith("An earlier version of records, row 2")
    assert second.message.startswith("A later version of records, row 1 (2015-03-11)")


def test_the_gravest_changes_come_first() -> None:
    text = FIRST.replace("knocking", "tapping").replace("tobacco", "water").replace("Ines", "Inga").replace("30", "26")
    _, second = versions(audit([row("v1"), row("v2", text)]))
    assert [change["kind"] for change in second.evidence["changes"]] == ["figure", "name", "quotation", "words"]


def test_a_new_headline_is_named_before_all() -> None:
    _, second = versions(audit([row("v1"), row("v2", title="Miners saved from shaft after 30 hours")]))
    assert second.evidence["headline"] == {
        "before": "Miners saved from flooded shaft",
        "after": "Miners saved from shaft after 30 hours",
    }
    assert "changed: headline" in second.message


def test_a_whole_new_paragraph_is_a_passage() -> None:
    longer = f"{FIRST}\n\nThe company that owns the mine had been fined in spring for a wall too thin by half a yard."
    _, second = versions(audit([row("v1"), row("v2", longer)]))
    assert second.evidence["changed"] == {"text": 1}


def test_an_unchanged_text_says_so() -> None:
    assert all(finding.message.endswith(", unchanged") for finding in versions(audit([row("v1"), row("v2")])))


def test_one_address_is_one_article_whatever_its_form_and_time() -> None:
    rows = [
        row("v1", url=URL, date="2014-01-01"),
        row("v2", FIRST.replace("30", "26"), url=f"{URL.replace('www', 'm')}/?utm_source=x", title="Quite another"),
    ]
    assert [finding.evidence["same_address"] for finding in versions(audit(rows))] == [True, True]


def test_one_address_with_another_text_is_another_article() -> None:
    assert versions(audit([row("v1", url=URL), row("v2", f"{OTHER} " * 5, url=URL)])) == []


def test_three_versions_form_a_chain_and_one_cluster() -> None:
    report = audit([row("v1"), row("v2", FIRST.replace("30", "26")), row("v3", FIRST.replace("30", "25"))])
    named = {finding.document.id: finding.partners[0].document.id for finding in versions(report)}
    assert named == {"v1": "v2", "v2": "v1", "v3": "v2"}
    [cluster] = report.clusters
    assert (cluster.kind, [member.document.id for member in cluster.members]) == ("versions", ["v1", "v2", "v3"])


def test_versions_are_no_copies_of_each_other() -> None:
    assert copies(audit([row("v1", url=URL), row("v2", url=URL, outlet=None)])) == []


def test_a_copy_of_both_versions_names_the_earliest_alone() -> None:
    rows = [
        row("v1"),
        row("v2", FIRST.replace("30", "26")),
        row("c3", f"{OTHER}\n\n{FIRST}", outlet="herald", title="Timetables"),
    ]
    report = audit(rows)
    assert copies(report) == [("v1", ["c3"]), ("c3", ["v1"])]
    passages = [cluster for cluster in report.clusters if cluster.kind == "passage"]
    assert [[member.document.id for member in each.members] for each in passages] == [["v1", "c3"]]


def test_what_only_the_later_version_has_is_still_its_own() -> None:
    added = (
        "The company that owns the mine had been fined in spring, because a wall was thinner than the plans said, and "
        "because nobody had walked the lower gallery since the old inspector retired to his bees on the coast."
    )
    rows = [
        row("v1"),
        row("v2", f"{FIRST}\n\n{added}"),
        row("c3", f"{OTHER}\n\n{added}", outlet="herald", title="Timetables"),
    ]
    assert copies(audit(rows)) == [("v2", ["c3"]), ("c3", ["v2"])]


def test_a_crowd_of_equal_texts_in_one_outlet_is_one_cluster() -> None:
    report = audit([row(f"d{n}", date=f"2015-03-{1 + n % 28:02}", title=None) for n in range(40)])
    [cluster] = report.clusters
    assert len(cluster.members) == len(versions(report)) == 40
