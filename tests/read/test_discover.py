import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.model import Document, Failure
from copydesk.read import REPORT_MARKER, Discovery, ReadError, discover
from copydesk.settings import CorpusSettings, Settings

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]


def paths(corpus: Path, settings: Settings | None = None) -> list[str]:
    return [file.path for file in discover([corpus], settings or Settings(), cwd="/").files]


def reasons(corpus: Path, settings: Settings | None = None) -> dict[str, str]:
    return {left.path: left.reason for left in discover([corpus], settings or Settings(), cwd="/").skipped}


def test_texts_and_records_are_found_in_order(write: Write) -> None:
    corpus = write(
        {"b/2.txt": "x", "a/1.md": "x", "c.jsonl": "{}", "b/10.TXT": "x", "d.csv": "", "e.tsv": "", "f.ndjson": ""}
    )
    assert paths(corpus) == ["a/1.md", "b/10.TXT", "b/2.txt", "c.jsonl", "d.csv", "e.tsv", "f.ndjson"]


def test_what_is_left_out_has_a_reason(write: Write) -> None:
    corpus = write(
        {
            "a.txt": "x",
            "b.pdf": "x",
            "README": "x",
            ".hidden.txt": "x",
            ".cache/c.txt": "x",
            ".git/e.txt": "x",
        }
    )
    os.mkfifo(corpus / "pipe.txt")
    (corpus / "gone.txt").symlink_to("nowhere.txt")
    (corpus / "loop.txt").symlink_to("loop.txt")
    found = reasons(corpus)
    assert found.pop("b.pdf").startswith(".pdf files are not read")
    assert found.pop("README").startswith("has no suffix")
    assert found == {
        ".hidden.txt": "is hidden",
        ".cache": "is hidden",
        "pipe.txt": "is a FIFO",
        "gone.txt": "is a link that leads nowhere or in a circle",
        "loop.txt": "is a link that leads nowhere or in a circle",
    }
    assert paths(corpus) == ["a.txt"]


def test_a_file_reached_twice_is_read_once(write: Write) -> None:
    corpus = write({"a.txt": "x", "b/c.txt": "x"})
    (corpus / "0.txt").symlink_to("a.txt")
    (corpus / "b" / "up").symlink_to("..")
    found = discover([corpus, corpus / "b", corpus / "a.txt"], Settings(), cwd="/")
    assert [file.path for file in found.files] == ["a.txt", "b/c.txt"]
    assert {left.path: left.reason for left in found.skipped} == {
        "0.txt": f"is the same file as {corpus}/a.txt",
        "b/up": "is a link to a folder that is read where it stands",
    }


def test_links_that_lead_out_are_not_followed(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    corpus = write({"a.txt": "x"})
    (corpus / "b.txt").symlink_to("../secret.txt")
    assert "leads out of the folder" in reasons(corpus)["b.txt"]


def test_ignore_files_inside_apply_and_those_above_do_not(write: Write, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("corpus/\n")
    kept = dict.fromkeys(("a.txt", "d/drafts/e.txt", "d/f.tmp.txt"), "x")
    ignored = dict.fromkeys(("b.tmp.txt", "drafts/c.txt"), "x")
    rules = {".gitignore": "*.tmp.txt\n/drafts/\n", "d/.gitignore": "!f.tmp.txt\n"}
    corpus = write(kept | ignored | rules)
    assert paths(corpus) == ["a.txt", "d/drafts/e.txt", "d/f.tmp.txt"]
    assert set(reasons(corpus)) == {"b.tmp.txt", "drafts"}


@pytest.mark.parametrize(
    "first",
    ["\\\n", "*a" * 400 + "b\n", "".join(f"dir{i}/**/*.x{i}*a*b\n" for i in range(4000)), "a" * 9000 + "\n", "\xff\n"],
    ids=["no glob", "endless to try", "many", "overlong", "not UTF-8"],
)
def test_an_ignore_file_of_the_corpus_cannot_stop_the_walk(first: str, write: Write) -> None:
    ignoring = first.encode("latin-1") + b"b.txt\n!dir5.txt\n"
    corpus = write({"a.txt": "x", "b.txt": "x", "a" * 99 + ".txt": "x", "dir5.txt": "x", ".gitignore": ignoring})
    assert paths(corpus) == ["a.txt", "a" * 99 + ".txt", "dir5.txt"]


def test_a_pipe_in_the_place_of_an_ignore_file_is_passed_over(write: Write) -> None:
    corpus = write({"a.txt": "x"})
    os.mkfifo(corpus / ".gitignore")
    assert paths(corpus) == ["a.txt"]


def test_excluded_globs(write: Write) -> None:
    corpus = write({"a.txt": "x", "old/b.txt": "x", "c/old/d.txt": "x", "c/e.md": "x"})
    settings = Settings(corpus=CorpusSettings(exclude=("/old", "*.md")))
    assert paths(corpus, settings) == ["a.txt", "c/old/d.txt"]


@pytest.mark.parametrize("force", [False, True])
def test_a_named_file_is_read_though_excluded_unless_forced(write: Write, *, force: bool) -> None:
    corpus = write({"a.txt": "x", "b.txt": "x"})
    settings = Settings(corpus=CorpusSettings(exclude=("b.txt",), force_exclude=force))
    found = discover([corpus / "a.txt", corpus / "b.txt"], settings, cwd="/")
    assert [file.path for file in found.files] == (["a.txt"] if force else ["a.txt", "b.txt"])


def test_an_audit_report_is_never_read(write: Write) -> None:
    corpus = write({"a.txt": "x", f"audit-report/{REPORT_MARKER}": "", "audit-report/files/a.txt": "x"})
    assert paths(corpus) == ["a.txt"]
    for inside in ("audit-report", "audit-report/files"):
        with pytest.raises(ReadError, match="report"):
            discover([corpus / inside], Settings(), cwd="/")


def test_a_configuration_inside_the_corpus_is_said_to_be_ignored(write: Write) -> None:
    corpus = write({"a.txt": "x", "copydesk.toml": ""})
    (notice,) = discover([corpus], Settings(), cwd="/").notices
    assert "configuration inside the corpus is ignored" in notice
    in_use = Settings(config_file=str(corpus / "copydesk.toml"))
    assert discover([corpus], in_use, cwd="/").notices == ()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("b.pdf", b"x", "files are not read"),
        ("c.txt", b"\x89PNG\r\n\x1a\n", "binary"),
        ("d.txt", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "git lfs pull"),
        ("e.txt", b"/annex/objects/MD5E-s1--0.txt\n", "git annex get"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_text_is_skipped_in_a_folder_and_refused_by_name(
    name: str, content: bytes, said: str, write: Write, read_all: ReadAll
) -> None:
    corpus = write({"a.txt": "x", name: content})
    discovery, found = read_all(corpus)
    left = [*discovery.skipped, *(one for one in found if not isinstance(one, Document))]
    assert [one.path for one in left] == [name]
    assert said in left[0].reason
    with pytest.raises(ReadError, match=said):
        discover([corpus / name], Settings(), cwd="/")


@pytest.mark.parametrize("name", ["b.jsonl.gz", "b.txt.zst", "b.csv.xz"])
def test_a_damaged_file_is_an_error_though_it_is_named_itself(name: str, write: Write, read_all: ReadAll) -> None:
    heads = {".gz": b"\x1f\x8b\x08\0cut", ".zst": b"\x28\xb5\x2f\xfd\0", ".xz": b"\xfd7zXZ\0\0"}
    corpus = write({"a.txt": "x", name: heads[Path(name).suffix]})
    document, failure = read_all(corpus / "a.txt", corpus / name)[1]
    assert (document.path, failure.path, type(failure)) == ("a.txt", name, Failure)


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="nothing-here: no such file or folder"):
        discover(["nothing-here"], Settings(), cwd=tmp_path)


def test_nothing_to_read_is_refused_with_what_was_left_out(write: Write) -> None:
    with pytest.raises(ReadError, match=r"nothing here can be read as an article; left out: a.pdf .*\(and 1 more\)"):
        discover([write({"a.pdf": "x", "b.pdf": "x"})], Settings(), cwd="/")


def buried(top: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder so deep that the system cannot list it: who may read everything meets that one too."""
    monkeypatch.chdir(top)
    for _ in range(21):
        os.mkdir("x" * 200)  # noqa: PTH102 - no path could hold them all
        os.chdir("x" * 200)
    monkeypatch.chdir(top)


def test_a_folder_that_cannot_be_listed_is_an_error_for_it_may_hold_any_number(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = write({"a.txt": "One.", "closed/b.txt": "Two."})
    buried(corpus / "closed", monkeypatch)
    found = discover([corpus], Settings(), cwd="/")
    assert [file.path for file in found.files] == ["a.txt", "closed/b.txt"]
    (failure,) = found.failures
    assert failure.path.startswith("closed/xxx")
    assert failure.message.startswith("this folder cannot be listed, so nothing in it was read: ")


def test_nothing_but_a_folder_that_cannot_be_listed_is_refused(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = write({"closed/b.pdf": ""})
    buried(corpus / "closed", monkeypatch)
    with pytest.raises(ReadError, match=r"closed/x+.*: this folder cannot be listed"):
        discover([corpus], Settings(), cwd="/")


def test_standard_input_is_not_mixed_with_paths(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="standard input"):
        discover(["-"], Settings(), cwd=tmp_path)


def test_ids_are_equal_from_any_working_directory(write: Write, read_all: ReadAll) -> None:
    corpus = write({"klaxon/a.txt": "x", "mirror/b.jsonl": '{"text": "One."}'})
    ids = [
        [document.id for document in read_all(path, cwd=cwd)[1] if isinstance(document, Document)]
        for path, cwd in (
            (corpus, "/"),
            (Path(), corpus),
            (Path("corpus"), corpus.parent),
            (Path(".."), corpus / "klaxon"),
        )
    ]
    assert all(one == ids[0] for one in ids)
    assert ids[0][0] == "klaxon/a.txt"


def test_paths_are_told_from_the_git_root_or_the_configuration(write: Write, tmp_path: Path) -> None:
    corpus = write({"klaxon/a.txt": "x"})
    (tmp_path / ".git").mkdir()
    assert paths(corpus) == ["corpus/klaxon/a.txt"]
    config = Settings(config_file=str(corpus / "copydesk.toml"))
    assert [file.path for file in discover([corpus / "klaxon"], config, cwd="/").files] == ["klaxon/a.txt"]
    outside = Settings(config_file=str(tmp_path / "elsewhere" / "copydesk.toml"))
    assert paths(corpus, outside) == ["corpus/klaxon/a.txt"]


def test_a_name_that_is_not_utf8_is_shown_in_hex_and_read(write: Write, read_all: ReadAll) -> None:
    corpus = write({"a.txt": "x"})
    (corpus / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Text.")
    assert [one.path for one in read_all(corpus)[1]] == ["a.txt", "caf%E9.txt"]


def test_a_file_that_vanished_is_a_failure(write: Write, read_all: ReadAll) -> None:
    from copydesk.read import context_for, read_file

    corpus = write({"a.txt": "x", "b.jsonl": json.dumps({"text": "x"})})
    found = discover([corpus], Settings(), cwd="/")
    for file in found.files:
        Path(file.location).unlink()
    results = [one for file in found.files for one in read_file(file, context_for(Settings(), found))]
    assert [type(one) for one in results] == [Failure, Failure]


def test_nothing_is_left_to_read_where_all_that_is_named_is_excluded_by_force(write: Write) -> None:
    corpus = write({"a.txt": "x"})
    found = discover(
        [corpus / "a.txt"], Settings(corpus=CorpusSettings(exclude=("*.txt",), force_exclude=True)), cwd="/"
    )
    assert (found.files, [left.reason for left in found.skipped]) == ((), ["is excluded by the settings"])
