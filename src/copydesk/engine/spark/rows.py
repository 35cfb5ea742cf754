"""The rows of a DataFrame as documents: numbered in the order of its partitions, without passing through the driver."""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import accumulate
from operator import add
from typing import Any

import msgspec

from copydesk.engine.parcels import Intake
from copydesk.engine.spark import steps
from copydesk.engine.spark.failing import failing
from copydesk.engine.spark.steps import Read, Run
from copydesk.read import ReadContext, ReadError, documents_of, own_id

_COLUMNS = "own string, content binary"


def read_rows(frame: Any, run: Run, context: ReadContext, name: str, reference: int | None) -> tuple[Any, list[Intake]]:
    """The documents of a DataFrame, as reading files gives them, and what came of each partition.

    Its rows are kept on disk first: computed anew, a DataFrame may give them in another order. Raises ReadError for
    one of Spark Connect, whose executors cannot be handed functions of rows in numbered partitions.
    """
    from pyspark import StorageLevel

    if "connect" in type(frame).__module__:
        raise ReadError("a DataFrame of Spark Connect cannot be audited; use a classic session, as spark-submit makes")
    rows = frame.mapInArrow(partial(encoded, context), _COLUMNS).rdd.map(tuple).persist(StorageLevel.DISK_ONLY)
    with failing():
        counts = dict(rows.mapPartitionsWithIndex(counted).collect())
        named = rows.filter(_has_id).map(_once).reduceByKey(add).filter(_is_repeated).keys()
        repeated = rows.context.broadcast(frozenset(named.collect()))
        firsts = list(accumulate((counts[number] for number in sorted(counts)), initial=1))
        read = rows.mapPartitionsWithIndex(partial(taken, run, Table(name, firsts, repeated, reference)))
        read.persist(StorageLevel.DISK_ONLY)
        intakes = dict(read.map(steps.what_came_of_it).collect())
    rows.unpersist()
    return read, [intakes[number] for number in sorted(intakes)]


def encoded(context: ReadContext, batches: Iterable[Any]) -> Iterator[Any]:
    """Each row with the id that it gives itself, the row itself as bytes."""
    import pyarrow as pa

    for batch in batches:
        rows = batch.to_pylist()
        columns = [pa.array([own_id(row, context) for row in rows], pa.string())]
        columns.append(pa.array([pickle.dumps(row) for row in rows], pa.binary()))
        yield pa.RecordBatch.from_arrays(columns, names=["own", "content"])


def counted(number: int, rows: Iterable[Any]) -> Iterator[tuple[int, int]]:
    """How many rows a partition has."""
    yield number, sum(1 for _ in rows)


class Table(msgspec.Struct, frozen=True):
    """What executors know of the rows: the number of each partition's first, and the ids that several have."""

    name: str
    firsts: list[int]
    repeated: Any
    reference: int | None = None


def taken(run: Run, table: Table, partition: int, rows: Iterable[tuple[str | None, bytes]]) -> Iterator[Read]:
    """The documents of a partition."""
    workshop, handed = steps.workshop_of(run)
    plan = workshop.plan
    context = plan.context if table.reference is None else plan.contexts[table.reference]
    values: Iterator[Mapping[str, Any]] = (pickle.loads(content) for _, content in rows)  # noqa: S301 - our own bytes
    documents = documents_of(
        enumerate(values, table.firsts[partition]), context, unique=lambda own: own not in table.repeated.value
    )
    intake = workshop.take(f"{table.name}-{partition:06d}", documents, table.reference)
    yield partition, intake, [(part.name, handed.taken(part.name)) for part in intake.parts]


def _has_id(row: tuple[str | None, bytes]) -> bool:
    return row[0] is not None


def _once(row: tuple[str, bytes]) -> tuple[str, int]:
    return row[0], 1


def _is_repeated(counted: tuple[str, int]) -> bool:
    return counted[1] > 1
