"""How original the documents of an audit are, and that neither workers nor the choice of rules change it."""

from pathlib import Path

import pytest

from copydesk import audit
from copydesk.model import Originality, Report
from copydesk.settings import RuleSettings, RunSettings, Settings

FERRY = (
    "The ferry to the outer skerries stays in harbour until the rudder has been welded, the pilot office said. Bread "
    "and post go across in the lifeboat, and the school on Lille Holm has its lessons in the boat house."
)
MORE = (
    "Nine hens were left behind on the quay. A fisherman fed them for a week and kept the eggs, which the owners "
    "thought fair, and sold the feathers to the theatre."
)


def corpus(folder: Path) -> Path:
    texts = {
        "pilot/2020-05-01-ferry.txt": f"{FERRY}\n\nThe welder comes from Norheim.",
        "skerry/2020-05-02-ferry.txt": f"{FERRY}\n\n{MORE}\n\n(Reuters)",
        "quay/2020-05-02-hens.txt": "Rain fell on Sunday, and the choir sang in the shed behind the brewery.",
        "quay/2020-05-03-empty.txt": "\u201cNothing.\u201d",
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, *select: str, workers: int = 1) -> Report:
    settings = Settings(rules=RuleSettings(select=select), run=RunSettings(workers=workers))
    return audit(folder, settings=settings)


def shares(report: Report) -> dict[str, Originality | None]:
    return {each.source.path.rpartition("/")[2]: each.originality for each in report.documents}


@pytest.mark.parametrize("workers", [1, 2])
def test_the_later_document_is_original_in_part(tmp_path: Path, workers: int) -> None:
    known = shares(run(corpus(tmp_path), "reuse", workers=workers))
    assert known["2020-05-01-ferry.txt"] == Originality(1.0)
    assert known["2020-05-02-hens.txt"] == Originality(1.0)
    later = known["2020-05-02-ferry.txt"]
    assert later is not None
    assert later.share is not None and 0.4 < later.share < 0.5
    assert [(each.document.outlet, each.words, each.credited) for each in later.borrowed] == [
        ("pilot", len(FERRY.split()), True)
    ]


def test_it_stands_in_the_scorecard_too(tmp_path: Path) -> None:
    report = run(corpus(tmp_path), "reuse")
    assert all(
        each.originality and each.scorecard["originality"] == each.originality.share for each in report.documents
    )


def test_nothing_is_known_where_passages_are_not_compared(tmp_path: Path) -> None:
    assert set(shares(run(corpus(tmp_path), "quality")).values()) == {None}


def test_a_field_that_names_an_agency_is_a_credit() -> None:
    rows = [
        {"id": "a", "outlet": "pilot", "date": "2020-05-01", "text": f"{FERRY} {MORE}", "lang": "en"},
        {"id": "b", "outlet": "quay", "date": "2020-05-02", "text": FERRY, "lang": "en", "author": "Reuters"},
        {"id": "c", "outlet": "skerry", "date": "2020-05-02", "text": MORE, "lang": "en", "author": "Jo Whit"},
    ]
    report = audit(rows, settings=Settings(rules=RuleSettings(select=("reuse",))))
    found = {finding.document.id: finding.rule for finding in report.findings if finding.severity == "warning"}
    credited = {finding.document.id for finding in report.findings if finding.rule == "TR007"}
    assert credited == {"b"}
    assert found == {"c": "TR002"}
