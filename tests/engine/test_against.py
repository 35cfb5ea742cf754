"""Comparing with documents that are not reported on: folders, record files, tables and indexes say the same."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from copydesk.api import audit, index
from copydesk.model import Report
from copydesk.read import ReadError
from copydesk.settings import CorpusSettings, ReuseSettings, RuleSettings, RunSettings, Settings

KITES = (
    "Eleven kites crashed into the lighthouse during the festival on Sunday, and the keeper climbed out to cut the "
    "strings with a bread knife. Nobody was hurt, but the lamp stayed dark for two nights."
)
DEPOT = (
    "The old tram depot opened as a market hall with thirty stalls, a cheese counter and a barber who works on a "
    "converted dentist's chair. Rents were frozen for the first five years by the council."
)
MOLE = (
    "The breakwater was poured in 1931 by convicts from the island prison, who mixed the concrete with sea water; the "
    "iron inside has rusted ever since, and every decade a storm carries off another few metres of the crown."
)
MOTTO = "Flat country, straight talk: the Mercury."
MOLE_EDITED = MOLE.replace("convicts", "prisoners").replace("carries off", "takes").replace("rusted", "swollen")
OWN = [
    "Green is the bandstand now, said the painter, and left his ladder standing in the rain until Monday.",
    "Rain is expected over the dunes until Thursday morning, with gusts that may topple unsecured parasols.",
    "Hail fell on the coast for an hour; gardeners counted their losses in lettuces and panes of glass.",
    "Snow closed the pass at noon, and forty lorries turned back to the inn where the soup had run out.",
    "A heron has moved into the fountain before the town hall and fishes for the coins of the wedding guests.",
    "The choir sang without its director, who was stuck in the lift with both of the soloists and a harp.",
]

Row = dict[str, Any]
Reference = Callable[[Path], Any]


def row(name: str, text: str, outlet: str, date: str, **more: str) -> Row:
    return {"id": name, "text": text, "outlet": outlet, "date": date, "lang": "en", **more}


INPUTS = [
    row("new-1", f"{OWN[0]}\n\n{KITES}\n\n{MOTTO}", "mercury", "2020-05-04", title="Bandstand repainted"),
    row("new-2", f"{DEPOT}\n\n{OWN[1]}", "echo", "2020-05-05", title="Market hall opens"),
    row("new-3", f"{OWN[4]}\n\n{MOLE_EDITED}", "post", "2020-05-06", title="Heron"),
    row("new-4", f"{OWN[3]}\n\n{KITES}", "post", "2020-05-06", title="Snow"),
    row("new-5", f"{MOLE} {DEPOT.replace('thirty', 'forty')}", "echo", "2020-05-06", url="https://echo.example/mole"),
]
ARCHIVE = [
    row("old-1", f"{OWN[4]}\n\n{KITES.replace('bread', 'butter')}", "herald", "2020-05-03", title="Heron"),
    row("old-2", f"{OWN[5]}\n\n{DEPOT}\n\n{MOTTO}", "mercury", "2020-05-01", title="Choir"),
    row("old-3", f"{OWN[4].upper()}\n\n{MOTTO}", "mercury", "2020-04-01", title="Heron again"),
    row("old-4", f"{OWN[5].upper()}\n\n{MOTTO}", "mercury", "2020-04-02", title="Choir again"),
    row("old-5", f"{OWN[5]}\n\n{KITES}", "herald", "2020-05-02", title="Lift"),
    row("old-6", f"{MOLE} {DEPOT}", "echo", "2020-05-01", url="http://www.echo.example/mole?utm_source=x"),
    row("old-7", f"{OWN[2]}\n\n{MOLE} {DEPOT}", "gazette", "2020-06-01"),
]


def write(file: Path, rows: list[Row]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"".join(msgspec.json.encode(each) + b"\n" for each in rows))
    return file


def indexed(file: Path, to: Path) -> Path:
    assert index(str(file), to).errors == ()
    return to


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Inputs in `inputs.jsonl` and a reference in `later/archive.jsonl`."""
    write(tmp_path / "inputs.jsonl", INPUTS)
    write(tmp_path / "later" / "archive.jsonl", ARCHIVE)
    return tmp_path


AS_FOLDER: Reference = lambda folder: folder / "later"  # noqa: E731
AS_FILE: Reference = lambda folder: folder / "later" / "archive.jsonl"  # noqa: E731
AS_INDEX: Reference = lambda folder: indexed(folder / "later" / "archive.jsonl", folder / "archive.index")  # noqa: E731
FORMS = [
    pytest.param(AS_FOLDER, id="folder"),
    pytest.param(AS_FILE, id="record file"),
    pytest.param(AS_INDEX, id="index"),
]


def plain(report: Report, path: str = "inputs.jsonl") -> list[Any]:
    """The findings on one file without what tells a reference apart.

    A cluster's id depends on its earliest member, which only copies among the reference may tie to a finding.
    """
    found = [msgspec.to_builtins(finding) for finding in report.findings if finding.document.path == path]
    for finding in found:
        del finding["cluster"]
        for partner in finding["partners"]:
            partner["reference"] = False
    return found


@pytest.mark.parametrize("reference", FORMS)
def test_findings_are_those_of_one_joint_audit_cut_to_the_inputs(corpus: Path, reference: Reference) -> None:
    joint = audit([corpus / "inputs.jsonl", corpus / "later" / "archive.jsonl"])
    alone = audit(corpus / "inputs.jsonl", against=reference(corpus))
    assert plain(alone) == plain(joint)
    assert {"TR002", "TR003", "TR009", "BP030"} <= {finding.rule for finding in alone.findings}


@pytest.mark.parametrize("reference", FORMS)
def test_only_inputs_are_reported_on(corpus: Path, reference: Reference) -> None:
    report = audit(corpus / "inputs.jsonl", against=reference(corpus))
    assert [each.source.id for each in report.documents] == [each["id"] for each in INPUTS]
    assert {finding.document.path for finding in report.findings} == {"inputs.jsonl"}
    marked = {(partner.document.path, partner.reference) for each in report.findings for partner in each.partners}
    assert marked == {("inputs.jsonl", False), ("later/archive.jsonl", True)}
    assert any("7 reference documents of" in notice for notice in report.notices)


@pytest.mark.parametrize("reference", FORMS)
def test_partners_are_quoted_with_their_place(corpus: Path, reference: Reference) -> None:
    report = audit(corpus / "inputs.jsonl", against=reference(corpus))
    partners = [partner for finding in report.findings for partner in finding.partners if partner.reference]
    texts = {each["id"]: each["text"] for each in ARCHIVE}
    for partner in partners:
        assert partner.text == texts[partner.document.id][partner.span.start : partner.span.end] != ""
        assert partner.location is not None


def test_a_table_is_a_reference_too(corpus: Path) -> None:
    report = audit(INPUTS, against=ARCHIVE)
    assert {partner.document.path for each in report.findings for partner in each.partners} == {"records", "reference"}
    rules = [finding.rule for finding in report.findings]
    assert rules == [finding.rule for finding in audit(corpus / "inputs.jsonl", against=AS_FILE(corpus)).findings]


def test_several_references_add_up(corpus: Path) -> None:
    one = indexed(write(corpus / "later" / "one.jsonl", ARCHIVE[:2]), corpus / "one.index")
    two = indexed(write(corpus / "later" / "two.jsonl", ARCHIVE[2:5]), corpus / "two.index")
    three = write(corpus / "later" / "three.jsonl", ARCHIVE[5:])
    report = audit(corpus / "inputs.jsonl", against=[one, two, three])
    whole = audit(corpus / "inputs.jsonl", against=AS_FILE(corpus))
    assert [(each.rule, each.span) for each in report.findings] == [(each.rule, each.span) for each in whole.findings]
    counts = [notice.split()[2] for notice in report.notices if notice.startswith("compared with")]
    assert counts == ["2", "3", "2"]


@pytest.mark.parametrize("reference", FORMS)
def test_references_are_not_compared_with_each_other(tmp_path: Path, reference: Reference) -> None:
    write(tmp_path / "inputs.jsonl", [row("new", OWN[0], "mercury", "2020-05-04")])
    write(tmp_path / "later" / "archive.jsonl", ARCHIVE)
    report = audit(tmp_path / "inputs.jsonl", against=reference(tmp_path))
    assert [each for each in report.findings if each.family == "reuse"] == []
    assert report.clusters == ()


@pytest.mark.parametrize("reference", FORMS)
def test_clusters_may_hold_members_of_the_reference(corpus: Path, reference: Reference) -> None:
    report = audit(corpus / "inputs.jsonl", against=reference(corpus))
    kites = next(each for each in report.clusters if "new-4" in {member.document.id for member in each.members})
    assert [member.document.id for member in kites.members] == ["old-5", "old-1", "new-1", "new-4"]


@pytest.mark.parametrize("reference", FORMS)
def test_a_file_given_on_both_sides_is_an_input(corpus: Path, reference: Reference) -> None:
    paths = [corpus / "inputs.jsonl", corpus / "later" / "archive.jsonl"]
    report = audit(paths, against=reference(corpus))
    assert plain(report) == plain(audit(paths))
    assert not any(partner.reference for each in report.findings for partner in each.partners)
    assert any(notice.startswith("compared with 0 reference documents") for notice in report.notices)


def test_an_index_of_everything_leaves_the_audited_file_out(corpus: Path) -> None:
    store = indexed(corpus, corpus / "all.index")
    report = audit(corpus / "inputs.jsonl", against=store)
    assert plain(report) == plain(audit(corpus / "inputs.jsonl", against=AS_FILE(corpus)))


@pytest.mark.parametrize("reference", FORMS)
def test_the_number_of_workers_does_not_show(corpus: Path, reference: Reference) -> None:
    store = reference(corpus)
    one, two = (
        audit(corpus / "inputs.jsonl", against=store, settings=Settings(run=RunSettings(workers=workers)))
        for workers in (1, 2)
    )
    assert one == two


@pytest.mark.parametrize("reference", FORMS)
def test_outlet_and_date_of_the_drafts_are_not_those_of_the_reference(tmp_path: Path, reference: Reference) -> None:
    (tmp_path / "draft.txt").write_text(f"{OWN[0]}\n\n{KITES}\n")
    write(tmp_path / "later" / "archive.jsonl", ARCHIVE)
    settings = Settings(corpus=CorpusSettings(outlet="mercury", date="2020-05-09"))
    report = audit(tmp_path / "draft.txt", against=reference(tmp_path), settings=settings)
    [finding] = [each for each in report.findings if each.family == "reuse"]
    assert {(each.document.outlet, each.relation) for each in finding.partners} == {("herald", "earlier")}


def test_an_index_moves_with_its_documents(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = AS_INDEX(corpus)
    before = audit(corpus / "inputs.jsonl", against=store)
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "moved"
    shutil.move(corpus, elsewhere)
    after = audit(elsewhere / "inputs.jsonl", against=elsewhere / store.name)
    assert plain(after) == plain(before)


def test_what_is_outside_of_the_inputs_folder_has_its_whole_path(tmp_path: Path) -> None:
    write(tmp_path / "desk" / "inputs.jsonl", INPUTS)
    archive = write(tmp_path / "archive" / "archive.jsonl", ARCHIVE)
    for reference in (archive, indexed(archive, tmp_path / "x.index")):
        report = audit(tmp_path / "desk" / "inputs.jsonl", against=reference)
        paths = {each.document.path for finding in report.findings for each in finding.partners if each.reference}
        assert paths == {archive.as_posix()}


def test_what_cannot_be_read_of_a_reference_is_told_and_no_error(corpus: Path) -> None:
    with (corpus / "later" / "archive.jsonl").open("ab") as stream:
        stream.write(b"{broken\n")
    report = audit(corpus / "inputs.jsonl", against=AS_FILE(corpus))
    assert report.errors == ()
    assert any("1 of" in notice and "could not be read" in notice for notice in report.notices)


def test_a_reference_that_is_not_there_is_refused(corpus: Path) -> None:
    with pytest.raises(ReadError, match=r"nothing to compare with: .*gone: no such file or folder"):
        audit(corpus / "inputs.jsonl", against=corpus / "gone")


def test_an_index_made_with_other_packs_is_told(corpus: Path) -> None:
    store = AS_INDEX(corpus)
    pack = corpus / "pack.toml"
    pack.write_text(
        '[[entry]]\nid = "x.en.fish"\nrule = "related-link"\nlang = "en"\npattern = "^Fish: .+$"\n'
        'bad = ["Fish: a pike in the baths"]\ngood = ["The fish was a pike."]\n'
    )
    report = audit(corpus / "inputs.jsonl", against=store, settings=Settings(rules=RuleSettings(packs=(str(pack),))))
    assert any("indexed with other packs" in notice for notice in report.notices)


def test_without_a_rule_across_documents_nothing_is_compared(corpus: Path) -> None:
    report = audit(
        corpus / "inputs.jsonl", against=AS_FILE(corpus), settings=Settings(rules=RuleSettings(select=("SQ",)))
    )
    assert [notice for notice in report.notices if "not compared" in notice]


@pytest.mark.parametrize("size", [0, 1])
def test_hardly_any_documents_are_no_trouble(size: int) -> None:
    assert audit(INPUTS[:size]).clusters == ()
    assert audit(INPUTS[:size], against=ARCHIVE[2 : 2 + size]).clusters == ()
    assert audit(INPUTS[:size], against=[]).clusters == ()


def test_documents_that_are_masked_whole_are_no_trouble() -> None:
    rows = [row(str(number), "Read more: A pike in the baths", f"o{number}", "2020-01-01") for number in range(4)]
    assert {finding.family for finding in audit(rows[:2], against=rows[2:]).findings} <= {"boilerplate", "quality"}


def crowd(count: int) -> Iterator[Row]:
    for number in range(count):
        text = f"{number * 7919} people, {number * 104729} tickets and {number * 1299709} sausages.\n\n{KITES}"
        yield row(f"c{number:03}", text, f"outlet-{number % 9}", f"2020-05-{1 + number % 28:02}")


@pytest.mark.parametrize("reference", FORMS)
def test_a_passage_in_many_documents_is_found_as_in_a_joint_audit(tmp_path: Path, reference: Reference) -> None:
    rows = list(crowd(60))
    write(tmp_path / "inputs.jsonl", rows[:3])
    write(tmp_path / "later" / "archive.jsonl", rows[3:])
    joint = audit([tmp_path / "inputs.jsonl", tmp_path / "later" / "archive.jsonl"])
    alone = audit(tmp_path / "inputs.jsonl", against=reference(tmp_path))
    assert plain(alone) == plain(joint) != []


def test_an_index_made_for_other_keys_is_refused(corpus: Path) -> None:
    store = AS_INDEX(corpus)
    with pytest.raises(ValueError, match="make the index again"):
        audit(corpus / "inputs.jsonl", against=store, settings=Settings(reuse=ReuseSettings(keys=("words",))))
