"""A text that a report shows is fetched with those that lie beside it, and not again as long as there is room."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from copydesk.engine.spark.fetched import Fetched
from copydesk.model import Document

PARTS = {f"part-{number}": [f"{number}-{index}" for index in range(3)] for number in range(6)}


def partition_of(part: str) -> int:
    return int(part.partition("-")[2]) % 3


def test_texts_are_fetched_by_partition_and_the_last_partitions_are_kept(tmp_path: Path) -> None:
    fetched: list[int] = []

    def fetch(partition: int) -> Iterator[tuple[str, list[bytes]]]:
        fetched.append(partition)
        for part, texts in PARTS.items():
            if partition_of(part) == partition:
                yield part, [msgspec.msgpack.encode(Document(text, text, text)) for text in texts]

    spool = Fetched(tmp_path, fetch, partition_of, most=2)

    def shown(part: str, index: int) -> None:
        assert spool.document(part, index).text == PARTS[part][index]

    shown("part-0", 2)
    shown("part-3", 0)  # in the same partition
    shown("part-1", 1)
    shown("part-0", 0)
    assert fetched == [0, 1]
    shown("part-5", 2)  # there is room for two: the first was asked for later than the second
    shown("part-3", 1)
    assert fetched == [0, 1, 2]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["part-0", "part-2", "part-3", "part-5"]
    shown("part-4", 0)
    assert fetched == [0, 1, 2, 1]
