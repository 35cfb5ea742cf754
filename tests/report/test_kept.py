import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest

from copydesk.engine.kept.memory import CachePlan, Memory
from copydesk.model import DocumentSummary, Finding, Report
from copydesk.report import ReportContext
from copydesk.report.building import Building
from copydesk.report.folder import write_folder
from copydesk.report.kept import KeptFiles, Planned, packed

PLACE = "pages/a.html"


class Maker:
    """Makes a page, and counts how often."""

    def __init__(self, page: str = "<p>a page</p>") -> None:
        self.page, self.made = page, 0

    def __call__(self) -> bytes:
        self.made += 1
        return self.page.encode()


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Maker]:
    """Writes one page to the report `old`, as a run does with the cache of the one before, and gives its maker."""
    (tmp_path / "cache").mkdir()
    (tmp_path / "old/pages").mkdir(parents=True)

    def once(inputs: bytes | None = b"inputs", page: str = "<p>a page</p>", place: str = PLACE) -> Maker:
        memory = Memory(CachePlan(tmp_path / "cache", b"version", 10**6))
        kept, make = KeptFiles(memory, tmp_path / "old"), Maker(page)
        building = Building(tmp_path / "new")
        building.write("marker", b"")
        kept.write([Planned(place, lambda: None if inputs is None else [inputs], make)], building)
        kept.flush()
        assert tree(tmp_path / "new") == {"marker": b"", place: page.encode()}
        shutil.rmtree(tmp_path / "old")
        (tmp_path / "new").rename(tmp_path / "old")
        return make

    return once


def test_a_page_of_the_same_is_made_once(run: Callable[..., Maker]) -> None:
    assert [run().made for _ in range(3)] == [1, 0, 0]


def test_a_page_that_stays_the_same_is_linked(run: Callable[..., Maker], tmp_path: Path) -> None:
    run()
    first = (tmp_path / "old" / PLACE).stat()
    run()
    assert os.path.samestat((tmp_path / "old" / PLACE).stat(), first)


def test_a_page_of_something_else_is_made_anew(run: Callable[..., Maker]) -> None:
    run()
    assert run(b"others", "<p>another page</p>").made == 1


def test_inputs_that_cannot_be_told_are_not_remembered(run: Callable[..., Maker]) -> None:
    run(None)
    assert run(None).made == 1


def test_an_equal_page_elsewhere_is_no_copy_of_it(run: Callable[..., Maker]) -> None:
    run()
    assert run(place="pages/b.html").made == 1


@pytest.mark.parametrize("content", [b"", b"<p>a pagE</p>", b"<p>a page</p>\n"])
def test_an_edited_page_is_made_anew(content: bytes, run: Callable[..., Maker], tmp_path: Path) -> None:
    run()
    (tmp_path / "old" / PLACE).write_bytes(content)
    assert run().made == 1


def test_a_deleted_page_is_made_anew(run: Callable[..., Maker], tmp_path: Path) -> None:
    run()
    (tmp_path / "old" / PLACE).unlink()
    assert run().made == 1


def test_what_stands_there_instead_is_not_read(run: Callable[..., Maker], tmp_path: Path) -> None:
    page, elsewhere = tmp_path / "old" / PLACE, tmp_path / "elsewhere"
    run()
    page.rename(elsewhere)
    page.symlink_to(elsewhere)
    assert run().made == 1
    page.unlink()
    os.mkfifo(page)  # to open it as a file is opened would wait for ever
    assert run().made == 1


def test_without_a_memory_all_is_made(tmp_path: Path) -> None:
    make = Maker()
    KeptFiles().write([Planned(f"{number}", lambda: [b"same"], make) for number in range(3)], Building(tmp_path / "r"))
    assert (sorted(tree(tmp_path / "r")), make.made) == (["0", "1", "2"], 3)


def test_a_page_that_has_another_name_as_well_is_not_shared(run: Callable[..., Maker], tmp_path: Path) -> None:
    run()
    page, copy = tmp_path / "old" / PLACE, tmp_path / "copy.html"
    copy.hardlink_to(page)
    assert run().made == 0
    page.write_bytes(b"edited")
    assert copy.read_bytes() == b"<p>a page</p>"


def test_without_links_pages_are_copied(
    run: Callable[..., Maker], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    run()
    monkeypatch.setattr(os, "link", refused)
    assert run().made == 0


def test_a_file_that_others_may_read_is_not_taken_for_one_written_now(tmp_path: Path) -> None:
    old, building = tmp_path / "old.html", Building(tmp_path / "r")
    old.write_bytes(b"old")
    old.chmod(0o600)
    building.write("first", b"")
    assert not building.link("page.html", str(old), old.lstat())
    assert not (tmp_path / "r/page.html").exists()


def test_a_file_that_was_linked_is_replaced_and_not_written_into(tmp_path: Path) -> None:
    old, building = tmp_path / "old.html", Building(tmp_path / "r")
    old.write_bytes(b"old")
    building.write("first", b"")
    assert building.link("page.html", str(old), old.lstat())
    building.write("page.html", b"new")
    assert (old.read_bytes(), (tmp_path / "r/page.html").read_bytes()) == (b"old", b"new")


@pytest.mark.parametrize("value", ["\ud800", object(), {"share": 1 + 2j}])
def test_what_has_no_telling_bytes_is_told(value: object) -> None:
    assert packed(value) is None


def other(report: Report, **changes: object) -> Report:
    """The report with another first document."""
    first, *rest = report.documents
    return msgspec.structs.replace(report, documents=(msgspec.structs.replace(first, **changes), *rest))


def found(report: Report, rule: str, **changes: object) -> Report:
    """The report with other findings of a rule."""
    return msgspec.structs.replace(
        report,
        findings=tuple(msgspec.structs.replace(one, **changes) if one.rule == rule else one for one in report.findings),
    )


def with_partner(report: Report, finding: Finding) -> Report:
    partners = (msgspec.structs.replace(finding.partners[0], text="The ferry will sail again.", similarity=0.8),)
    return found(report, "TR002", partners=partners)


REPORTS: dict[str, Callable[[Report], Report]] = {
    "the same": lambda report: report,
    "a title": lambda report: other(report, title="Ferry to sail"),
    "the name of an outlet": lambda report: other(report, outlet_label="The Wire Service"),
    "a number of words": lambda report: other(report, words=20),
    "a check sheet": lambda report: other(report, packed_sheet=b""),
    "a message": lambda report: found(report, "SQ001", message="“the the”: once is enough."),
    "a severity": lambda report: found(report, "SQ001", severity="error"),
    "a place": lambda report: found(report, "TR002", location=None),
    "a partner": lambda report: with_partner(report, next(one for one in report.findings if one.rule == "TR002")),
    "a finding less": lambda report: msgspec.structs.replace(report, findings=report.findings[1:]),
    "a passage less": lambda report: msgspec.structs.replace(report, clusters=()),
    "an article less": lambda report: msgspec.structs.replace(report, documents=report.documents[:-1]),
}
CONTEXTS: dict[str, dict[str, object]] = {
    "other texts": {"text_of": lambda source: f"Another text, of {source.path}. " * 40},
    "no texts": {"report_text": "none"},
    "excerpts": {"report_text": "excerpt"},
    "fewer pages": {"html_pages": 1},
    "no rules": {"rules": {}},
    "another version": {"tool_version": "9.9"},
    "another folder": {"report_dir": "checks/report"},
}


@pytest.fixture
def written_after(report: Report, context: ReportContext, tmp_path: Path) -> Callable[..., None]:
    """Writes a report over the sample, with what is kept of that, and holds it to be the one written from nothing."""
    (tmp_path / "cache").mkdir()
    texts = {each.source.key: f"The ferry is late.\n{each.source.path} " * 40 for each in report.documents}
    shown = msgspec.structs.replace(context, text_of=lambda source: texts.get(source.key))

    def check(now: Callable[[Report], Report] = lambda report: report, **asked: object) -> None:
        then = msgspec.structs.replace(shown, **asked)
        for folder, one, how in (("r", report, shown), ("r", now(report), then), ("r", now(report), then)):
            memory = Memory(CachePlan(tmp_path / "cache", b"version", 10**6))
            write_folder(one, how, folder=tmp_path / folder, memory=memory)
            write_folder(one, how, folder=tmp_path / "l" / folder, memory=memory, per_file_limit=0)
        write_folder(now(report), then, folder=tmp_path / "cold")
        write_folder(now(report), then, folder=tmp_path / "l" / "cold", per_file_limit=0)
        assert tree(tmp_path / "r") == tree(tmp_path / "cold")
        assert tree(tmp_path / "l" / "r") == tree(tmp_path / "l" / "cold")

    return check


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("changed", REPORTS)
def test_whatever_changes_the_new_report_is_as_from_nothing(changed: str, written_after: Callable[..., None]) -> None:
    written_after(REPORTS[changed])


@pytest.mark.parametrize("changed", CONTEXTS)
def test_whatever_is_asked_for_the_new_report_is_as_from_nothing(
    changed: str, written_after: Callable[..., None]
) -> None:
    written_after(**CONTEXTS[changed])


def test_two_processes_write_the_report_of_one(
    summary: Callable[..., DocumentSummary], context: ReportContext, report: Report, tmp_path: Path
) -> None:
    source = report.documents[0].source
    many = [summary(msgspec.structs.replace(source, id=f"{row}", row=row)) for row in range(300)]
    whole = msgspec.structs.replace(report, documents=(*many, *report.documents[1:]))
    write = partial(write_folder, whole, context)
    (tmp_path / "cache").mkdir()
    memory = Memory(CachePlan(tmp_path / "cache", b"version", 10**6))
    write(folder=tmp_path / "one")
    write(folder=tmp_path / "two", processes=2)
    write(folder=tmp_path / "kept", processes=2, memory=memory)
    assert tree(tmp_path / "one") == tree(tmp_path / "two") == tree(tmp_path / "kept")
