"""A large file of JSON lines read in stretches says what it says when it is read as a whole."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.read import InputFile, ReadContext, read_file, stretches
from copydesk.read.stretches import in_stretches

lines = st.one_of(
    st.builds(
        lambda id, text: json.dumps({"id": id, "text": f"The council of {text} met."}, ensure_ascii=False).encode(),
        st.sampled_from(["a", "b", "c", "d", "e", None]),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    ),
    st.sampled_from([b"", b"  ", b"{broken", b"[1]", b'{"id": "x", "title": "No"}', b'{"text": "caf\xe9 and tea"}']),
)


def file_of(folder: str, content: bytes, name: str = "posts.jsonl") -> InputFile:
    location = Path(folder) / name
    location.write_bytes(content)
    return InputFile(location=str(location), path=name, kind="jsonl", size=len(content))


def both(file: InputFile, size: int) -> tuple[list[object], list[object], list[InputFile]]:
    context = ReadContext()
    parts = list(in_stretches([file], context, size=size))
    return list(read_file(file, context)), [item for part in parts for item in read_file(part, context)], parts


@given(st.lists(lines, max_size=30), st.booleans(), st.integers(1, 300))
def test_stretches_together_give_what_the_file_gives(content: list[bytes], ends: bool, size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole, parted, _ = both(file_of(folder, b"\n".join(content) + b"\n" * ends), size)
    assert parted == whole


def test_a_stretch_ends_with_a_line_and_knows_the_number_of_its_first(tmp_path: Path) -> None:
    content = b"".join(b'{"id": "%d", "text": "The council met again."}\n' % (number % 7) for number in range(40))
    whole, parted, parts = both(file_of(str(tmp_path), content), 200)
    assert parted == whole
    assert len(parts) > 5
    assert [document.row for document in parted if isinstance(document, Document)] == list(range(1, 41))
    assert sum(part.size for part in parts) == len(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'[\n{"id": 1, "text": "The council met."}\n]\n' * 9, id="one JSON value"),
        pytest.param(b'\xef\xbb\xbf{"text": "The council met."}\n' + b'{"text": "Again."}\n' * 40, id="a mark"),
        pytest.param(b'{"id": 1, "label": "nothing to read"}\n' * 40, id="no text in its first records"),
        pytest.param(b"\x1f\x8b" + b"0" * 900, id="compressed"),
        pytest.param(b"\n" * 900, id="blank"),
        pytest.param('{"text": "The council met."}\n'.encode("utf-16") * 40, id="UTF-16"),
    ],
)
def test_what_only_the_whole_file_tells_is_read_as_a_whole(tmp_path: Path, content: bytes) -> None:
    file = file_of(str(tmp_path), content)
    assert list(in_stretches([file], ReadContext(), size=100)) == [file]


def test_small_files_other_kinds_and_files_that_are_gone_are_left_alone(tmp_path: Path) -> None:
    small = file_of(str(tmp_path), b'{"text": "The council met."}\n')
    gone = InputFile(location=str(tmp_path / "gone.jsonl"), path="gone.jsonl", kind="jsonl", size=10**9)
    table = InputFile(location=small.location, path="t.csv", kind="csv", size=10**9)
    assert list(in_stretches([small, gone, table], ReadContext())) == [small, gone, table]


def test_an_endless_line_is_not_taken_into_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "LARGEST_RECORD", 100)
    file = file_of(str(tmp_path), b'{"text": "The council met."}\n' * 9 + b'{"text": "' + b"a" * 9_000)
    assert list(in_stretches([file], ReadContext(), size=50)) == [file]
