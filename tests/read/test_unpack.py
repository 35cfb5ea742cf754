import bz2
import gzip
import json
import lzma
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from backports import zstd

from copydesk.model import Document, Failure
from copydesk.read import Discovery

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress, ".zst": zstd.compress,
}  # fmt: skip
TEXT = "River floods the old town\n\nThe river rose two metres in a night, the council said.\n"
LINES = "".join(json.dumps({"id": f"a{n}", "text": f"{n} {TEXT}"}) + "\n" for n in range(4000))


@pytest.fixture(params=PACKERS)
def suffix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_text_is_read_as_if_it_were_not_compressed(suffix: str, write: Write, read_all: ReadAll) -> None:
    corpus = write({"a.txt" + suffix: PACKERS[suffix](TEXT.encode()), "b.txt": TEXT})
    packed, plain = read_all(corpus)[1]
    assert (packed.text, packed.encoding, packed.extra) == (plain.text, plain.encoding, plain.extra)
    assert packed.id == "a.txt" + suffix


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.csv"])
def test_records_are_read_as_if_they_were_not_compressed(
    name: str, suffix: str, write: Write, read_all: ReadAll
) -> None:
    records = [{"id": "x", "text": TEXT}, {"id": "y", "text": "Två."}]
    content = {
        "a.jsonl": "\n".join(map(json.dumps, records)),
        "a.json": json.dumps(records),
        "a.csv": f'id,text\nx,"{TEXT}"\ny,Två.\n',
    }[name].encode()
    found = read_all(write({name + suffix: PACKERS[suffix](content)}))[1]
    assert [(each.id, each.row, each.text) for each in found] == [
        ("x", found[0].row, TEXT),
        ("y", found[1].row, "Två."),
    ]
    assert found[0].outlet is None or suffix not in found[0].outlet


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.txt.gz", TEXT.encode()), ("a.txt", gzip.compress(TEXT.encode())), ("a.txt.xz", bz2.compress(TEXT.encode()))],
    ids=["not compressed at all", "compressed without saying so", "compressed otherwise"],
)
def test_the_content_decides_not_the_name(name: str, content: bytes, write: Write, read_all: ReadAll) -> None:
    (document,) = read_all(write({name: content}))[1]
    assert document.text == TEXT


def test_files_of_several_parts_are_read_whole(suffix: str, write: Write, read_all: ReadAll) -> None:
    pack = PACKERS[suffix]
    (document,) = read_all(write({"a.txt" + suffix: pack(b"One.\n") + pack(b"Two.\n")}))[1]
    assert document.text == "One.\nTwo.\n"


def test_a_cut_file_gives_what_is_before_the_cut_and_one_failure(suffix: str, write: Write, read_all: ReadAll) -> None:
    whole = PACKERS[suffix](LINES.encode())
    found = read_all(write({"a.jsonl" + suffix: whole[: len(whole) - 20], "b.txt": TEXT}))[1]
    failures = [each for each in found if isinstance(each, Failure)]
    (last,) = (failure for failure in failures if failure.row is None)
    assert last.message.startswith("is cut short")
    assert suffix == ".bz2" or any(isinstance(each, Document) and each.id == "a0" for each in found)


def test_memory_for_unpacking_is_not_the_file_s_to_set(write: Write, read_all: ReadAll) -> None:
    packer = lzma.LZMACompressor(filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 4096}])
    data = bytearray(packer.compress(TEXT.encode()) + packer.flush())
    properties = data.index(b"\x21\x01", 12) + 2  # the byte of the block's header that tells the dictionary's size
    data[properties] = 39  # 3 GB
    header = (data[12] + 1) * 4
    data[12 + header - 4 : 12 + header] = zlib.crc32(data[12 : 12 + header - 4]).to_bytes(4, "little")
    (failure, _) = read_all(write({"a.txt.xz": bytes(data), "b.txt": TEXT}))[1]
    assert failure == Failure("a.txt.xz", "is damaged: its xz data cannot be unpacked")


def test_a_damaged_file_is_one_failure(write: Write, read_all: ReadAll) -> None:
    data = bytearray(gzip.compress(TEXT.encode() * 20))
    data[-8:-4] = b"\0\0\0\0"
    (failure, _) = read_all(write({"a.txt.gz": bytes(data), "b.txt": TEXT}))[1]
    assert failure == Failure("a.txt.gz", "is damaged: its gzip data cannot be unpacked")


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.csv.gz", "a.json.gz", "a.html.gz"])
def test_a_bomb_is_one_failure(name: str, write: Write, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch) -> None:
    from copydesk.read import unpack

    monkeypatch.setattr(unpack, "RATIO_FROM", 1 << 20)
    bomb = gzip.compress(b'[{"text": "' + b"0" * 8_000_000, 9)
    found = read_all(write({name: bomb, "b.txt": TEXT}))[1]
    assert [each.message for each in found if isinstance(each, Failure)] == [
        "unpacks to more than 250 times its size: taken for a decompression bomb and left there"
    ]


def test_a_text_too_large_for_an_article_is_one_failure(
    write: Write, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.read import reader, unpack

    for module in (reader, unpack):
        monkeypatch.setattr(module, "LARGEST_ARTICLE", 1000)
    found = read_all(write({"a.txt": TEXT * 50, "b.txt.gz": gzip.compress(TEXT.encode() * 50), "c.txt": TEXT}))[1]
    assert [type(each) for each in found] == [Failure, Failure, Document]
    assert "too large for one article" in found[0].message


def test_a_line_too_long_for_a_record_is_one_failure(
    write: Write, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.read import unpack

    monkeypatch.setattr(unpack, "LARGEST_RECORD", 1000)
    lines = ['{"text": "One."}', '{"text": "' + "x" * 5000 + '"}', '{"text": "Three."}']
    found = read_all(write({"a.jsonl": "\n".join(lines)}))[1]
    assert [(type(each), each.row) for each in found] == [(Document, 1), (Failure, 2), (Document, 3)]
    assert "too long for one record" in found[1].message
