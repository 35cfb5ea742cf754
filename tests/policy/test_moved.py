"""Files that moved are known by their earlier paths: whole folders are, and nothing is mixed up."""

from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Finding, Source, Span
from copydesk.policy.fingerprint import stamp
from copydesk.policy.moved import earlier_marks, earlier_paths

PATHS = st.sets(st.lists(st.sampled_from(["a", "b", "index.md"]), min_size=1, max_size=6).map("/".join), max_size=12)


def gone(*paths: str) -> Callable[[str], bool]:
    return lambda path: path in paths


def test_the_files_of_a_renamed_folder_are_known_by_their_names() -> None:
    known = ["news/2018/03/ferry.txt", "news/2018/03/school.txt", "news/2018/04/mill.txt"]
    here = ["news/2018/march/ferry.txt", "news/2018/march/school.txt", "news/2018/04/mill.txt"]
    assert earlier_paths(known, here, gone(*known[:2])) == dict(zip(here[:2], known[:2], strict=True))


def test_files_of_one_name_are_told_apart_by_their_folders() -> None:
    known = ["old/ferry/index.md", "old/school/index.md"]
    here = ["new/ferry/index.md", "new/school/index.md"]
    assert earlier_paths(known, here, gone(*known)) == dict(zip(here, known, strict=True))


def test_of_two_that_may_be_meant_neither_is() -> None:
    assert earlier_paths(["a/index.md", "b/index.md"], ["c/index.md"], gone("a/index.md", "b/index.md")) == {}
    assert earlier_paths(["a/index.md"], ["b/index.md", "c/index.md"], gone("a/index.md")) == {}


def test_a_copy_and_a_renamed_file_are_new() -> None:
    assert earlier_paths(["a/ferry.txt"], ["a/ferry.txt", "b/ferry.txt"], gone()) == {}
    assert earlier_paths(["a/ferry.txt"], ["a/boat.txt"], gone("a/ferry.txt")) == {}


@given(known=PATHS, here=PATHS)
def test_each_is_one_file_that_came_and_one_that_went_of_the_same_name(known: set[str], here: set[str]) -> None:
    moved = earlier_paths(known, here, gone(*known))
    assert moved.keys() <= here - known
    assert set(moved.values()) <= known - here
    assert len(set(moved.values())) == len(moved)
    assert all(now.rpartition("/")[2] == then.rpartition("/")[2] for now, then in moved.items())


def finding(source: Source, *, at: int = 3, text: str = "said said") -> Finding:
    return Finding(
        rule="SQ001", name="doubled-word", family="quality", document=source, span=Span(at, at + 9), message="m",
        severity="warning", confidence=1, text=text,
    )  # fmt: skip


def test_findings_have_the_fingerprints_of_the_earlier_path() -> None:
    places = [{"at": 3}, {"at": 90}, {"at": 40, "text": "the the"}]  # two of them equal but for the ordinal
    then = stamp(finding(Source("a/x.txt", "a/x.txt"), **place) for place in places)  # type: ignore[arg-type]
    now = stamp(finding(Source("b/x.txt", "b/x.txt"), **place) for place in places)  # type: ignore[arg-type]
    marks = earlier_marks(now, {"b/x.txt": "a/x.txt"})
    assert [marks[each.fingerprint] for each in now] == [each.fingerprint for each in then]


def test_a_record_is_known_by_its_file_and_text_or_by_an_id_of_its_own() -> None:
    def stamped(path: str, id_: str) -> Finding:
        return stamp([finding(Source(id_, path, 7))])[0]

    paths = {"b/x.jsonl": "a/x.jsonl"}
    now = stamped("b/x.jsonl", "b/x.jsonl#77")
    assert earlier_marks([now], paths) == {now.fingerprint: stamped("a/x.jsonl", "a/x.jsonl#77").fingerprint}
    own = stamped("b/x.jsonl", "story 7")
    assert earlier_marks([own], paths) == {own.fingerprint: own.fingerprint}
    assert earlier_marks([msgspec.structs.replace(own, document=Source("c", "c"))], paths) == {}
