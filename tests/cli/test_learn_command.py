"""`audit learn`: a pack of recurring lines that passes its own examples and finds those lines again."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.cli.app import main
from copydesk.rules.learnt import pattern_of
from copydesk.rules.pack import load_pack
from copydesk.testing import pack_failures

Run = Callable[..., tuple[int, str, str]]
TOPICS = ("bridge", "harbour", "orchard", "railway", "museum", "clinic")
FURNITURE = ("Flat country, straight talk.", "No. 7,914 of 12 May, sold at the toll house [open late]")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `audit` in a folder with six articles of one outlet, all with its furniture."""
    monkeypatch.chdir(tmp_path)
    folder = Path("in/mercury")
    folder.mkdir(parents=True)
    for number, topic in enumerate(TOPICS):
        prose = f"The {topic} was shut for repairs again, and the {topic} keeper of street {topic} went for a walk."
        tail = "\n\n".join(FURNITURE).replace("7,914", f"7,{number}14").replace("12 May", f"{number + 3} June")
        (folder / f"{topic}.txt").write_text(f"News of the {topic}\n\n{prose}\n\n{tail}\n")

    def call(*args: str) -> tuple[int, str, str]:
        code = main(args)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_the_pack_passes_its_own_examples_and_counts_files(run: Run) -> None:
    assert run("learn", "in", "-o", "house.toml")[0] == 0
    loaded = load_pack("house.toml")
    assert len(loaded.entries) == len(FURNITURE)
    assert list(pack_failures(loaded)) == []
    assert Path("house.toml").read_text().count("# in 6 of 6 files of mercury\n") == len(FURNITURE)


def test_the_pack_finds_the_lines_in_a_file_of_its_own(run: Run) -> None:
    run("learn", "in", "-o", "house.toml")
    lines = ("A goose was seen on the roof of the town hall.", FURNITURE[0], FURNITURE[1].replace("7,914", "12"))
    Path("new.txt").write_text("\n\n".join(lines))
    _, out, _ = run("new.txt", "--pack", "house.toml", "--select", "X001", "--format", "json")
    assert [row["text"] for row in json.loads(out)["findings"]] == [FURNITURE[0], lines[2]]


def test_a_line_of_two_outlets_is_one_entry_that_names_both(run: Run) -> None:
    other = Path("in/courier")
    other.mkdir()
    for file in sorted(Path("in/mercury").iterdir()):
        text = (
            file.read_text().replace("keeper", "warden").replace("Flat country", "FLAT country").replace("News", "Word")
        )
        (other / file.name).write_text(text)
    _, _, err = run("learn", "in", "-o", "house.toml")
    assert err == "audit: 2 recurring lines in house.toml: read them, then `audit test house.toml`\n"
    pack = Path("house.toml").read_text()
    assert len(load_pack("house.toml").entries) == len(FURNITURE)
    assert pack.count("# in 6 of 6 files of courier\n# in 6 of 6 files of mercury\n") == len(FURNITURE)


def test_a_clean_copy_is_without_the_lines_that_were_learnt(run: Run) -> None:
    author = "Ida Stone covers schools and hospitals for the Mercury."  # other rules know it, but not surely enough
    for file in sorted(Path("in/mercury").iterdir()):
        file.write_text("\n\n".join([*file.read_text().split("\n\n")[:2], author]))
    run("learn", "in", "-o", "house.toml")
    assert author in Path("house.toml").read_text()
    assert run("clean", "in", "-o", "out", "--pack", "house.toml")[0] == 0
    for topic in TOPICS:
        left = Path(f"out/mercury/{topic}.txt").read_text()
        assert left.startswith(f"News of the {topic}\n\nThe {topic} was shut")
        assert left.rstrip().endswith("went for a walk.")


def test_no_other_rule_reads_a_line_that_was_learnt(run: Run) -> None:
    for file in sorted(Path("in/mercury").iterdir()):
        file.write_text(file.read_text().replace("straight talk", "straight straight talk"))
    run("learn", "in", "-o", "house.toml")
    _, out, _ = run("in", "--pack", "house.toml", "--select", "X001,SQ001", "--format", "json")
    found = json.loads(out)["findings"]
    assert {row["code"] for row in found} == {"X001"}


def test_a_second_run_says_the_same_of_the_lines(run: Run) -> None:
    run("learn", "in", "-o", "house.toml")
    asked = ("in", "--pack", "house.toml", "--no-report", "--format", "json")
    run(*asked)
    more = Path("in/mercury/weir.txt")
    more.write_text(Path("in/mercury/bridge.txt").read_text().replace("bridge", "weir"))
    _, again, _ = run(*asked)
    _, anew, _ = run(*asked, "--no-cache")
    assert again == anew
    assert "X001" in {row["code"] for row in json.loads(again)["findings"]}


def test_without_a_file_the_pack_goes_to_stdout(run: Run) -> None:
    code, out, err = run("learn", "in")
    assert code == 0
    assert len(tomllib.loads(out)["entry"]) == len(FURNITURE)
    assert err == "audit: 2 recurring lines\n"


def test_a_corpus_without_furniture_gives_a_pack_without_entries(run: Run) -> None:
    for file in Path("in/mercury").iterdir():
        file.write_text(file.read_text().split("\n\n")[1])
    assert run("learn", "in", "-o", "house.toml")[0] == 0
    assert load_pack("house.toml").entries == ()


@pytest.mark.parametrize(
    ("line", "pattern"),
    [
        ("Page 12 of 40", "^Page [0-9][0-9.,:/-]* of [0-9][0-9.,:/-]*$"),
        ("Sold on Monday, 3 May", r"^Sold on [^\W\d_]+\.?, [0-9][0-9.,:/-]* [^\W\d_]+\.?$"),
        ("• What (else)?", r"^What \(else\)\?$"),
        ("Copy may change", "^Copy may change$"),
    ],
    ids=["numbers", "months and weekdays", "signs and bullets", "a small word that is a month too"],
)
def test_what_a_lines_key_folds_its_pattern_leaves_open(line: str, pattern: str) -> None:
    assert pattern_of(line) == pattern
