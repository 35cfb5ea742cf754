"""Quotations of a whole run: the same findings with any number of workers and any form of reference."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from copydesk.api import audit, index
from copydesk.model import Report
from copydesk.settings import RuleSettings, RunSettings, Settings

STATEMENT = "We have tasted every pickle in the cellar twice, and none of them was older than the treaty"
PROMISE = "The tower will stand as long as the council pays for nails, and not one afternoon longer"
OWN = [
    "Hail broke eleven panes of the palm house on Sunday while the gardener was having his hair cut.",
    "A bus full of accordion players took the wrong exit and gave a concert at the petrol station.",
    "The swimming pool reopens with warmer water and a plaque for the swan that lived there in spring.",
    "Two brothers have opened a shop for left-handed scissors and report a queue around the corner.",
    "The night train stops again at the border, where the dining car is changed for a better one.",
    "Bees have settled in the letter box of the tax office, and forms are handed in by the window.",
]


def article(number: int, words: str, speaker: str) -> str:
    return f"{OWN[number]}\n\n\u201c{words},\u201d said {speaker}.\n\n{OWN[number - 1][::-1]}"


ARTICLES = {
    "new/herald/2021-04-01-pickles.txt": article(0, STATEMENT.replace("none", "one"), "inspector Mona Ekdahl"),
    "new/courier/2021-04-02-tower.txt": article(1, PROMISE, "mayor Jonas Weil"),
    "new/post/2021-04-02-pickles.txt": article(2, STATEMENT, "inspector Mona Ekdahl"),
    "old/gazette/2021-03-31-pickles.txt": article(3, STATEMENT, "inspector Mona Ekdahl"),
    "old/times/2021-04-01-tower.txt": article(4, PROMISE.replace("nails", "beer"), "mayor Jonas Weil"),
    "old/mercury/2021-04-01-tower.txt": article(5, PROMISE, "mayor Jonas Weil"),
}
QUOTES = RuleSettings(select=("TR005", "TR006"))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Articles in `new` and `old`."""
    for name, text in ARTICLES.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\noutlet: {file.parent.name}\n---\n\n{text}", encoding="utf-8")
    return tmp_path


def plain(report: Report) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    return [
        (
            Path(finding.document.path).name,
            finding.rule,
            finding.message,
            [(Path(partner.document.path).name, partner.text) for partner in finding.partners],
        )
        for finding in report.findings
    ]


def indexed(folder: Path) -> Path:
    assert index(str(folder / "old"), folder / "old.index").errors == ()
    return folder / "old.index"


@pytest.mark.parametrize("reference", [lambda folder: folder / "old", indexed], ids=["folder", "index"])
def test_a_reference_is_held_against_the_inputs_alone(corpus: Path, reference: Callable[[Path], Path]) -> None:
    report = audit(corpus / "new", settings=Settings(rules=QUOTES), against=reference(corpus))
    joint = audit(corpus, settings=Settings(rules=QUOTES))
    own = {name.rpartition("/")[2] for name in ARTICLES if name.startswith("new/")}
    wanted = [row for row in plain(joint) if row[0] in own]
    assert sorted(plain(report), key=repr) == sorted(wanted, key=repr)
    assert {row[1] for row in wanted} == {"TR005", "TR006"}


def test_a_document_of_the_index_that_is_audited_now_is_not_its_own_partner(corpus: Path) -> None:
    file = indexed(corpus)
    report = audit(corpus / "old" / "times", settings=Settings(rules=QUOTES), against=file)
    assert [finding.rule for finding in report.findings] == ["TR005"]


def test_workers_change_nothing(corpus: Path) -> None:
    reports = [audit(corpus, settings=Settings(rules=QUOTES, run=RunSettings(workers=workers))) for workers in (1, 2)]
    one, two = (msgspec.json.encode((report.findings, report.clusters)) for report in reports)
    assert one == two


def test_a_third_carrier_makes_one_new_finding_and_leaves_the_others_known(corpus: Path) -> None:
    settings = Settings(rules=RuleSettings(select=("TR005",)))
    before = {finding.fingerprint for finding in audit(corpus, settings=settings).findings}
    file = corpus / "new" / "evening" / "2021-03-30-pickles.txt"
    file.parent.mkdir()
    told = article(4, STATEMENT.replace("none", "one"), "inspector Mona Ekdahl")
    file.write_text(f"---\noutlet: evening\n---\n\n{told}", encoding="utf-8")
    after = {finding.fingerprint: finding for finding in audit(corpus, settings=settings).findings}
    assert before < set(after)
    assert [Path(after[new].document.path).name for new in set(after) - before] == ["2021-03-30-pickles.txt"]
