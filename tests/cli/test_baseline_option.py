"""Only what is new: baselines as their users meet them."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, str | bytes], Path]

PASSAGE = (
    "The ferry will not sail again before the pier has been mended, the mayor of the little harbour town told everyone"
    " who had come to the meeting on the quay, and nobody present believed that this would happen before the spring.\n"
)
NEWS = {
    "corpus/harbour/ferry.txt": f"Harbour news of the day for all who live here.\n\n{PASSAGE}\nIt rained all week.\n",
    "corpus/valley/ferry.txt": f"From the coast comes this report.\n\n{PASSAGE}\nGoats were not affected.\n",
    "corpus/hill/school.txt": "The head said that the the school needs a roof before the first snow falls.\n",
}


@pytest.fixture
def corpus(cli: Any, write: Write) -> Callable[..., list[dict[str, Any]]]:
    """A corpus whose findings are in the baseline; called, it audits again and gives what is new."""
    for path, text in NEWS.items():
        write(path, text)
    made = cli("corpus", "--baseline", "known", "--update-baseline")
    assert made.code == 0
    assert "3 known findings; 3 came, 0 went" in made.err

    def new(*args: str, code: int | None = None) -> list[dict[str, Any]]:
        done = cli(*(args or ("corpus", "--baseline", "known")), "--format", "json", "--no-report")
        found: list[dict[str, Any]] = json.loads(done.out)["findings"]
        assert done.code == (bool(found) if code is None else code)
        return found

    return new


def test_what_is_known_is_not_reported(corpus: Callable[..., list[dict[str, Any]]]) -> None:
    assert corpus() == []


def test_a_copy_of_a_known_passage_in_a_new_file_is_one_new_finding_in_that_file(
    corpus: Callable[..., list[dict[str, Any]]], write: Write
) -> None:
    write("corpus/island/boats.txt", f"Island letter, written in haste by our man there.\n\n{PASSAGE}\nNo mail came.\n")
    (found,) = corpus()
    assert (found["path"], found["family"]) == ("island/boats.txt", "reuse")


def test_an_edited_or_longer_copy_is_one_new_finding_too(
    corpus: Callable[..., list[dict[str, Any]]], write: Write
) -> None:
    edited = PASSAGE.replace("little harbour town", "small harbour town").replace("spring", "summer")
    write("corpus/island/boats.txt", f"Island letter, written in haste.\n\n{edited}\nNo mail came.\n")
    assert [found["path"] for found in corpus()] == ["island/boats.txt"]


def test_new_line_breaks_are_nothing_new(corpus: Callable[..., list[dict[str, Any]]], write: Write) -> None:
    for path, text in NEWS.items():
        words = [paragraph.split() for paragraph in text.split("\n\n")]
        lines = ["\n".join(" ".join(part[n : n + 9]) for n in range(0, len(part), 9)) for part in words]
        write(path, "\n\n\n" + "\n\n".join(lines) + "\n")
    assert corpus() == []


def test_one_fixed_and_one_added_shows_the_new_one(
    corpus: Callable[..., list[dict[str, Any]]], write: Write, cli: Any
) -> None:
    fixed = NEWS["corpus/hill/school.txt"].replace("the the", "the")
    write("corpus/hill/school.txt", fixed + "\nNobody knows the cost of of slates in the valley this year.\n")
    assert [found["text"] for found in corpus()] == ["of of"]
    said = cli("corpus", "--baseline", "known").err
    assert "audit: baseline: 1 known finding is no longer found; --update-baseline takes it out\n" in said
    assert "3 known findings; 1 came, 1 went" in cli("corpus", "--baseline", "known", "--update-baseline").err


def test_it_is_the_same_from_another_working_directory(
    corpus: Callable[..., list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir("corpus/hill")
    assert corpus("..", "--baseline", "../../known") == []
    monkeypatch.chdir("..")
    assert corpus(".", "--baseline", os.fspath(tmp_path / "known")) == []


def test_what_a_run_cannot_judge_stays_in_the_baseline(corpus: Callable[..., list[dict[str, Any]]], cli: Any) -> None:
    before = Path("known").read_text()
    done = cli("corpus", "--baseline", "known", "--update-baseline", "--select", "SQ")
    assert "3 known findings; 0 came, 0 went" in done.err
    assert Path("known").read_text() == before


def test_what_is_gone_is_reported_and_goes_with_an_update(
    corpus: Callable[..., list[dict[str, Any]]], cli: Any
) -> None:
    Path("corpus/valley/ferry.txt").unlink()
    done = cli("corpus", "--baseline", "known", "--format", "json", "--no-report")
    assert sorted(each["path"] for each in json.loads(done.out)["stale"]) == ["harbour/ferry.txt", "valley/ferry.txt"]
    assert "1 known findings; 0 came, 2 went" in cli("corpus", "--baseline", "known", "--update-baseline").err


def test_the_config_names_the_baseline_from_its_own_folder(
    corpus: Callable[..., list[dict[str, Any]]], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("copydesk.toml", '[rules]\nbaseline = "known"\n')
    Path("known").write_text("# copydesk baseline 1\n")
    monkeypatch.chdir("corpus")
    assert len(corpus("..")) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "there is no such baseline; make it with --update-baseline"),
        ("# copydesk baseline 9\n", "version 9"),
        ("# copydesk baseline 1\nnonsense\n", "line 2 is broken"),
        ("An article about ferries.\n", "is not a baseline"),
    ],
    ids=["missing", "another version", "broken", "something else"],
)
def test_a_baseline_that_cannot_be_used_is_one_line_and_exit_2(
    content: str | None, said: str, cli: Any, write: Write
) -> None:
    write("corpus/a.txt", NEWS["corpus/hill/school.txt"])
    if content is not None:
        write("known", content)
    done = cli("corpus", "--baseline", "known")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
    if content is not None:
        assert cli("corpus", "--baseline", "known", "--update-baseline").code == 2
        assert Path("known").read_text() == content
    assert not Path("audit-report").exists()


def test_a_baseline_inside_the_corpus_is_never_read_as_an_article(cli: Any, write: Write) -> None:
    write("corpus/a.txt", NEWS["corpus/hill/school.txt"])
    for named in (["corpus"], ["corpus/a.txt", "corpus/known.txt"]):
        Path("corpus/known.txt").unlink(missing_ok=True)
        assert cli(*named[:1], "--baseline", "corpus/known.txt", "--update-baseline").code == 0
        done = cli(*named, "--baseline", "corpus/known.txt", "--format", "json")
        report = json.loads(done.out)
        assert (done.code, report["summary"]["documents"], report["findings"]) == (0, 1, [])
        assert report["skipped"] == [{"path": "known.txt", "row": None, "reason": "is the baseline in use"}]


def test_an_article_named_as_the_baseline_is_left_as_it_is(cli: Any, write: Write) -> None:
    write("corpus/a.txt", NEWS["corpus/hill/school.txt"])
    write("corpus/b.txt", NEWS["corpus/hill/school.txt"])
    done = cli("corpus", "--baseline", "corpus/a.txt", "--update-baseline")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert Path("corpus/a.txt").read_text() == NEWS["corpus/hill/school.txt"]


def test_an_update_needs_to_know_which_baseline(cli: Any, write: Write) -> None:
    write("corpus/a.txt", NEWS["corpus/hill/school.txt"])
    done = cli("corpus", "--update-baseline")
    assert done.code == 2
    assert "--baseline FILE" in done.err


def test_a_renamed_folder_brings_nothing_back(corpus: Callable[..., list[dict[str, Any]]], cli: Any) -> None:
    Path("corpus/valley").rename("corpus/the dale")
    assert corpus() == []
    done = cli("corpus", "--baseline", "known", "--no-report")
    assert "that moved; --update-baseline writes the new paths\n" in done.err
    assert "no longer found" not in done.err
    assert cli("corpus", "--baseline", "known", "--update-baseline").code == 0
    assert "valley" not in Path("known").read_text()
    assert "moved" not in cli("corpus", "--baseline", "known", "--no-report").err
