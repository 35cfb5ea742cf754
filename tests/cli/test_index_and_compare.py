"""--against, `audit index` and `audit compare` from the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk import __version__
from copydesk.cli.app import main

Run = Callable[..., tuple[int, str, str]]

KITES = (
    "Eleven kites crashed into the lighthouse during the festival on Sunday, and the keeper climbed out to cut the "
    "strings with a bread knife. Nobody was hurt, but the lamp stayed dark for two nights."
)


DRAFT = (
    "Green is the bandstand now, said the painter, and left his ladder standing in the rain until Monday, when the "
    "brass band tripped over it with all of its drums."
)
OLD = (
    "A heron has moved into the fountain before the town hall, where it fishes for the coins of wedding guests; the "
    "mayor wants it to pay rent like everybody else."
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `audit` in a folder with a draft and an archive."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "archive" / "herald").mkdir(parents=True)
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "kites.txt").write_text(f"{DRAFT}\n\n{KITES}\n")
    changed = KITES.replace("bread knife", "pair of scissors")
    (tmp_path / "archive" / "herald" / "old.txt").write_text(f"{OLD}\n\n{changed}\n")

    def call(*args: str) -> tuple[int, str, str]:
        code = main(args)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_a_folder_to_compare_with_is_named_on_the_first_screen(run: Run) -> None:
    code, out, _ = run("drafts", "--against", "archive", "--no-report")
    assert code == 1
    assert "compared with 1 reference document of archive" in out
    assert "TR003" in out
    assert "beside " in out


def test_what_is_audited_is_not_compared_with_itself(run: Run) -> None:
    _, out, _ = run("drafts", "--against", "drafts", "--no-report")
    assert "compared with 0 reference documents of drafts: what lies there is audited itself" in " ".join(out.split())


def test_an_index_gives_the_same_findings(run: Run) -> None:
    code, out, err = run("index", "archive", "-o", "archive.index")
    assert (code, out) == (0, "")
    assert "indexed 1 document into archive.index" in err
    found = []
    for reference in ("archive", "archive.index"):
        _, rows, _ = run("drafts", "--against", reference, "--no-report", "--format", "jsonl")
        found.append(json.loads(rows))
    assert found[0] == found[1]
    [partner] = found[0]["partners"]
    assert (partner["outlet"], partner["reference"]) == ("herald", True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(None, "no such file or folder", id="missing"),
        pytest.param(b"\x00\x01\x02", "x.index", id="foreign"),
        pytest.param(b"", "x.index", id="empty"),
        pytest.param(b"copydesk index\r\n" + bytes(8), "was not copied whole", id="cut off"),
    ],
)
def test_a_reference_that_cannot_be_read_is_one_clear_line(run: Run, content: bytes | None, message: str) -> None:
    if content is not None:
        Path("x.index").write_bytes(content)
    code, out, err = run("drafts", "--against", "x.index", "--no-report")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert message in err


def test_an_index_of_another_version_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("index", "archive", "-o", "archive.index")
    monkeypatch.setattr("copydesk.engine.library.__version__", "99.0")
    code, _, err = run("drafts", "--against", "archive.index", "--no-report")
    assert code == 2
    assert f"was made by copydesk {__version__}, this is 99.0; make the index again" in err


def test_an_index_is_not_written_over_an_article(run: Run) -> None:
    code, _, err = run("index", "archive", "-o", "drafts/kites.txt")
    assert code == 2
    assert "exists and is no index" in err
    assert KITES in Path("drafts/kites.txt").read_text()


def test_an_index_tells_what_could_not_be_read(run: Run) -> None:
    Path("archive/rows.jsonl").write_text(json.dumps({"id": "a", "text": KITES}) + "\n{broken\n")
    code, _, err = run("index", "archive", "-o", "archive.index")
    assert code == 2
    assert "rows.jsonl, row 2" in err
    assert Path("archive.index").exists()


def test_compare_marks_the_words_that_differ(run: Run) -> None:
    code, out, err = run("compare", "drafts/kites.txt", "archive/herald/old.txt")
    assert (code, err) == (0, "")
    assert "lightly edited: 35 words" in out
    assert "[-bread" in out
    assert "scissors.+}" in out
    assert "alone" in out


def test_compare_as_json(run: Run) -> None:
    code, out, _ = run("compare", "drafts/kites.txt", "archive/herald/old.txt", "--format", "json")
    told = json.loads(out)
    [passage] = told["passages"]
    assert (code, told["schema"], told["version"]) == (0, 1, None)
    assert (passage["kind"], passage["a"]["changed"], passage["b"]["changed"]) == (
        "edited",
        ["bread knife."],
        ["pair of scissors."],
    )
    assert passage["a"]["text"] == KITES
    assert (told["a"]["words"], told["a"]["alone"]) == (65, 30)


def test_compare_finds_nothing_and_that_is_no_failure(run: Run) -> None:
    Path("drafts/other.txt").write_text("Rain is expected over the dunes until Thursday.\n")
    code, out, _ = run("compare", "drafts/kites.txt", "drafts/other.txt")
    assert code == 0
    assert "Nothing is shared" in out


def test_compare_takes_records(run: Run) -> None:
    rows = [
        {"id": "a", "text": KITES, "outlet": "x"},
        {"id": "b", "text": KITES.replace("two", "three"), "outlet": "x"},
    ]
    Path("rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert "two versions of one article; changed: words 1" in run("compare", "rows.jsonl#a", "rows.jsonl#2")[1]
    code, _, err = run("compare", "rows.jsonl", "rows.jsonl#b")
    assert code == 2
    assert "rows.jsonl: holds 2 articles; name one of them, as in rows.jsonl#1" in err
    assert "no such record" in run("compare", "rows.jsonl#c", "rows.jsonl#b")[2]


@pytest.mark.parametrize(("a", "message"), [("gone.txt", "no such file"), ("drafts", "is a folder; name one article")])
def test_compare_of_what_is_no_article_is_refused(run: Run, a: str, message: str) -> None:
    code, _, err = run("compare", a, "drafts/kites.txt")
    assert code == 2
    assert message in err


def test_compare_shows_hostile_text_harmless(run: Run) -> None:
    for name, word in (("a", "red"), ("b", "blue")):
        Path(f"{name}.txt").write_text(f"\x1b[31m{word}\x1b[0m\u202e heron.\n\n{KITES.replace('dark', word)}\n")
    _, out, _ = run("compare", "a.txt", "b.txt", "--color", "never")
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_long_line_of_marks_stays_within_its_column(run: Run) -> None:
    Path("a.txt").write_text(f"{KITES} {'x' * 500}\n")
    Path("b.txt").write_text(f"{KITES} {'y' * 500}\n")
    _, out, _ = run("compare", "a.txt", "b.txt")
    assert max(map(len, out.splitlines()[3:])) <= 140


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("junk.parquet", b"no such thing", "is damaged"),
        ("no.jsonl", b'{"nothing": 1}\n', "lacks a field that holds the text"),
        ("empty.jsonl", b"", "holds no article"),
    ],
)
def test_a_reference_of_which_nothing_can_be_read_is_an_error(name: str, content: bytes, why: str, run: Run) -> None:
    Path(name).write_bytes(content)
    code, out, err = run("drafts", "--against", name, "--no-report", "--fail-on", "never")
    assert (code, out) == (2, "")
    assert err.startswith("audit: nothing to compare with: ")
    assert why in err
    assert err.count("\n") == 1
