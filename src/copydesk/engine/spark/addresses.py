"""Files at addresses that Spark reads (hdfs://, s3a://, file://): it fetches their bytes, our own readers do the rest.

So what Hadoop cannot unpack (.zst, .xz) is read as any other file. Neither ignore files nor tables of metadata beside
the files are looked at. A file passes through memory whole, so it must be smaller than 2 GB.
"""

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import msgspec

from copydesk.engine.batches import batched_by_size
from copydesk.engine.parcels import Intake
from copydesk.engine.spark import steps
from copydesk.engine.spark.failing import failing
from copydesk.engine.spark.steps import Read, Run
from copydesk.model import Skipped
from copydesk.read import InputFile
from copydesk.read.formats import format_of, unread

Sent = tuple[int, tuple[int, bytes]]  # the number of a batch; a file's place in it, and its content


def read_addresses(context: Any, addresses: Sequence[str], run: Run, name: str) -> tuple[Any, list[Intake]]:
    """The documents at addresses, as reading files gives them, and what came of each batch of files."""
    from pyspark import StorageLevel
    from pyspark.sql import SparkSession

    reader = SparkSession(context).read.format("binaryFile").option("recursiveFileLookup", "true")
    found = reader.load(list(addresses))
    with failing():
        listed = sorted(
            (unquote(row["path"]), row["path"], row["length"]) for row in found.select("path", "length").collect()
        )
    base = base_of(addresses)
    files, skipped = [], []
    for path, location, size in listed:
        told = path_below(path, base)
        form, reason = format_of(path), unread(path)
        if form is None or reason:
            skipped.append(Skipped(told, reason or "is not read"))
        else:
            files.append(InputFile(location=location, path=told, kind=form.kind, size=size, below=told))
    batches = list(batched_by_size(files))
    places = {file.location: (number, at) for number, batch in enumerate(batches) for at, file in enumerate(batch)}
    sent = found.select("path", "content").rdd.flatMap(partial(_sent, context.broadcast(places)))
    gathered = sent.partitionBy(max(1, len(batches)), int)
    read = gathered.mapPartitions(partial(taken, run, name, context.broadcast(batches))).persist(StorageLevel.DISK_ONLY)
    with failing():
        intakes = dict(read.map(steps.what_came_of_it).collect())
    return read, [Intake((), (), tuple(skipped)), *(intakes[number] for number in sorted(intakes))]


def base_of(addresses: Sequence[str]) -> str:
    """The folder that paths are told from: the address itself, or what several of them have in common."""
    folders = [
        address.rstrip("/") if format_of(address) is None else address.rpartition("/")[0] for address in addresses
    ]
    levels = zip(*(folder.split("/") for folder in folders), strict=False)
    return "/".join(names[0] for names in takewhile(lambda names: len(set(names)) == 1, levels))


def path_below(address: str, base: str) -> str:
    """An address as reports name it: below the base where it is, however many slashes Spark writes after the scheme."""
    scheme, _, rest = address.partition(":")
    _, _, below = base.partition(":")
    rest, below = f"/{rest.lstrip('/')}", f"/{below.lstrip('/')}".rstrip("/")
    return rest[len(below) + 1 :] if rest.startswith(f"{below}/") else f"{scheme}:{rest}"


def _sent(places: Any, row: Any) -> Iterator[Sent]:
    place = places.value.get(row[0])
    if place is not None:
        yield place[0], (place[1], bytes(row[1]))


def taken(run: Run, name: str, batches: Any, records: Iterable[Sent]) -> Iterator[Read]:
    """The documents of the batches whose files these records are."""
    gathered: dict[int, dict[int, bytes]] = {}
    for number, (place, content) in records:
        gathered.setdefault(number, {})[place] = content
    for number in sorted(gathered):
        workshop, handed = steps.workshop_of(run)
        with tempfile.TemporaryDirectory(prefix="copydesk-") as folder:
            files = [
                msgspec.structs.replace(file, location=_put(folder, place, file, gathered[number][place]))
                for place, file in enumerate(batches.value[number])
            ]
            intake = workshop.take_in(f"{name}-{number:06d}", files)
        yield number, intake, [(part.name, handed.taken(part.name)) for part in intake.parts]


def _put(folder: str, place: int, file: InputFile, content: bytes) -> str:
    """The content in a file of this machine, under a name that tells what it is."""
    where = Path(folder) / f"{place}-{Path(file.path).name[-80:]}"
    where.write_bytes(content)
    return str(where)
