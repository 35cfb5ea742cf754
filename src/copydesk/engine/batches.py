"""Cuts inputs into batches of about equal work."""

from collections.abc import Iterable, Iterator

from copydesk.read import InputFile

BATCH_BYTES = 4_000_000
BATCH_FILES = 1_000


def batched_by_size(files: Iterable[InputFile]) -> Iterator[tuple[InputFile, ...]]:
    """Runs of files in order, each of about BATCH_BYTES; a larger file is a batch of its own."""
    batch: list[InputFile] = []
    size = 0
    for file in files:
        if batch and (size + file.size > BATCH_BYTES or len(batch) >= BATCH_FILES):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(file)
        size += file.size
    if batch:
        yield tuple(batch)
