"""The Spark engine: the steps of a Workshop on executors. Documents lie on the executors' disks, never in the driver.

Keys stay there too, and meet by shuffles (`keys`). What the driver holds grows with the corpus as in the local engine,
but for those: findings and summaries (unless `brief`), who each document is and its mask, the partial surveys while
they are merged, quotations and names as keys, and the matches, families and stories that are told of all at once.
"""

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import msgspec

from copydesk.engine.gather import Addresses, Inputs, Reference
from copydesk.engine.keys import Keys
from copydesk.engine.memory import KeyStore, room_of
from copydesk.engine.outlets import Outlets
from copydesk.engine.parcels import Intake, Place, Plan, Wanted
from copydesk.engine.singly import Survived, left_out
from copydesk.engine.spark import steps
from copydesk.engine.spark.addresses import read_addresses
from copydesk.engine.spark.carried import carry
from copydesk.engine.spark.failing import WorkerDiedError, failing
from copydesk.engine.spark.fetched import Fetched
from copydesk.engine.spark.handed import Handed
from copydesk.engine.spark.keys import KeysOfRun
from copydesk.engine.spark.rows import read_rows
from copydesk.engine.spark.session import session
from copydesk.engine.spark.steps import Named, Run, Task
from copydesk.engine.workshop import Workshop
from copydesk.model import Failure
from copydesk.settings import Settings
from copydesk.survey import Survey

Progress = Callable[[str, int, int], None]

PARTS_A_PARTITION = 8
SLICES_A_CORE = 4
ON_PARTS = frozenset({"survey", "check"})
ON_FILES = frozenset({"take_in"})


class SparkEngine:
    """Maps steps over Spark's executors. `brief`: findings and summaries of checked parts stay there, as `checked`."""

    def __init__(self, plan: Plan, *, master: str = "", progress: Progress | None = None, brief: bool = False) -> None:
        self.progress = progress or (lambda stage, done, total: None)
        self.failures: list[Failure] = []
        self._plan, self._master, self._brief = plan, master, brief
        self._stack = ExitStack()
        self._read: list[Any] = []
        self._kept: list[Any] = []
        self._places: dict[str, int] = {}
        self._deadly: dict[str, frozenset[int]] = {}
        self._documents: Any = None
        self.checked: Any = None
        self._spark: Any = None
        self.run = Run("", None)
        self.workshop = Workshop(plan, spool=Handed())

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self._spark = stack.enter_context(session(self._master))
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-"))
            plan = self._spark.broadcast(pickle.dumps(self._plan))
            self.run = Run(uuid4().hex, plan, files=carry(self._spark, self._plan, Path(folder)))
            texts = stack.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-"))
            self.workshop.spool = Fetched(Path(texts), self._fetch, self._partition)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *raised: Any) -> None:
        for kept in self._kept:
            kept.unpersist()
        self._stack.close()

    def take(self, name: str, items: Any, reference: int | None = None) -> Intake:
        """Hand documents that lie here to the executors, or have them take those of a DataFrame or at addresses."""
        if isinstance(items, Addresses):
            read, intakes = read_addresses(self._spark, items.urls, self.run, name)
            self._kept.append(read)
            self._read.append(read.flatMap(steps.documents_read))
            return joined(intakes, reference)
        if type(items).__module__.startswith("pyspark.sql"):
            context = self._plan.context if reference is None else self._plan.contexts[reference]
            read, intakes = read_rows(items, self.run, context, name, reference)
            self._kept.append(read)
            self._read.append(read.flatMap(steps.documents_read))
            return joined(intakes, reference)
        handed = Handed()
        intake = Workshop(self._plan, spool=handed).take(name, items, reference)
        documents = [(part.name, handed.taken(part.name)) for part in intake.parts]
        self._read.append(self._spark.parallelize(documents, self._slices(documents)))
        return intake

    def begin(self, stage: str, total: int = 0) -> None:
        """Say what is done from here on."""
        self.progress(stage, 0, total)

    def map(self, step: str, tasks: Iterable[Task], *, stage: str, sizes: Sequence[int] | None = None) -> Iterator[Any]:
        """The results of a Workshop's step on each task, in order of the tasks; `sizes` tell how large these are."""
        if step == "check" and self._deadly:
            tasks = [(*task, self._deadly.get(task[0], frozenset())) for task in tasks]
        numbered = list(enumerate(tasks))
        total = sum(sizes or [1] * len(numbered))
        self.begin(stage, total)
        if not numbered:
            return
        results = self._results(step, numbered)
        self.progress(stage, total, total)
        for number, task in numbered:
            result = results.pop(number)
            yield self._unwrapped(step, task, result) if isinstance(result, Survived) else result

    def _results(self, step: str, tasks: list[tuple[int, Task]]) -> dict[int, Any]:
        """What a step gives by the number of the task; where processes die on it again and again, taken with care."""
        try:
            with failing():
                return dict(self._asked(step, tasks).collect())
        except WorkerDiedError:
            if step in ON_FILES:
                del self._read[-1]
            given, self.run = self.run, msgspec.structs.replace(self.run, careful=True)
            with failing():
                results = dict(self._asked(step, tasks).collect())
            self.run = given
            return results

    def _asked(self, step: str, tasks: list[tuple[int, Task]]) -> Any:
        if step in ON_FILES:
            return self._reading(tasks)
        if step == "check" and (self.spreads or self._brief):
            return self._checking(tasks)
        return self._on_parts(step, tasks) if step in ON_PARTS else self._on_documents(step, tasks)

    def _unwrapped(self, step: str, task: Task, found: Survived) -> Any:
        """The result itself, once it is noted what was left out: what was deadly to survey is not checked either."""
        if step == "survey" and found.deadly:
            self._deadly[task[0]] = found.deadly
        self.failures += left_out(self.workshop, found.left_out, self.failures)
        return found.result

    def share(self, survey: Survey) -> None:
        """Hand the merged survey to every executor."""
        self.workshop.known = survey
        self.run = msgspec.structs.replace(self.run, survey=self._spark.broadcast(survey.to_bytes()))

    def share_outlets(self, outlets: Outlets) -> None:
        """Tell every executor which names and hosts are one outlet."""
        self.workshop.outlets = outlets
        self.run = msgspec.structs.replace(self.run, outlets=self._spark.broadcast(pickle.dumps(outlets)))

    @property
    def spreads(self) -> bool:
        """Whether keys stay with the executors; an index has its own in a file here, where others must meet them."""
        return not any(self._plan.indexes)

    def keys(self) -> Keys:
        """Takes the keys of all parts in, and gives them as one."""
        return (
            KeysOfRun(lambda: self.checked.map(steps.keys_of))
            if self.spreads
            else KeyStore(room_of(self._plan.settings).keys)
        )

    def rest(self) -> None:
        """Nothing: the executors hold what the report may ask for."""

    def _reading(self, tasks: list[tuple[int, Task]]) -> Any:
        """Read files; the documents stay with the executors, what came of each batch is for the driver."""
        from pyspark import StorageLevel

        read = self._spark.parallelize(tasks, self._slices(tasks)).mapPartitions(partial(steps.reading, self.run))
        self._kept.append(read.persist(StorageLevel.DISK_ONLY))
        self._read.append(read.flatMap(steps.documents_read))
        return read.map(steps.what_came_of_it)

    def _on_parts(self, step: str, tasks: list[tuple[int, Task]]) -> Any:
        by_place: dict[int, list[tuple[int, Task]]] = {}
        documents = self._held([task[0] for _, task in tasks])
        for number, task in tasks:
            by_place.setdefault(self._places[task[0]], []).append((number, task))
        return documents.mapPartitions(partial(steps.on_parts, self.run, step, by_place))

    def _checking(self, tasks: list[tuple[int, Task]]) -> Any:
        """Check parts, once: the keys of their documents stay where they were made."""
        from pyspark import StorageLevel

        self.checked = self._on_parts("check", tasks).persist(StorageLevel.DISK_ONLY)
        self._kept.append(self.checked)
        return self.checked.map(partial(steps.told_of, rows=not self.spreads, found=not self._brief))

    def _on_documents(self, step: str, tasks: list[tuple[int, Task]]) -> Any:
        wanted: dict[int, dict[int, list[int]]] = {}
        for number, task in tasks:
            for place in places_in(task):
                if place.part in self._places:
                    wanted.setdefault(self._places[place.part], {}).setdefault(place.index, []).append(number)
        slices = self._slices(tasks)
        asked = self._spark.parallelize(tasks, slices).mapPartitions(steps.asking)
        if wanted:
            lent = self._documents.mapPartitions(partial(steps.lending, self._spark.broadcast(wanted)))
            asked = asked.union(lent).partitionBy(slices, int)
        return asked.mapPartitions(partial(steps.on_documents, self.run, step))

    def _held(self, parts: Sequence[str]) -> Any:
        """The documents, once all are read: spread evenly, each part at its place in the order of all."""
        from pyspark import StorageLevel

        if self._documents is None:
            self._places = {name: place for place, name in enumerate(parts)}
            known = self._spark.broadcast(self._places)
            placed = self._spark.union(self._read).mapPartitions(partial(steps.placed, known))
            count = max(self._slices(parts), -(-len(parts) // PARTS_A_PARTITION))
            self._documents = placed.partitionBy(min(count, len(parts)), int).persist(StorageLevel.DISK_ONLY)
            self._kept.append(self._documents)
        return self._documents

    def _slices(self, tasks: Sequence[Any]) -> int:
        """Into how many Spark tasks these are cut."""
        return max(1, min(len(tasks), SLICES_A_CORE * int(self._spark.defaultParallelism)))

    def _partition(self, part: str) -> int:
        """Which partition has the documents of a part."""
        return self._places[part] % int(self._documents.getNumPartitions())

    def _fetch(self, partition: int) -> Iterator[Named]:
        """The documents of one partition, from the executor that holds it."""
        with failing():
            found = self._spark.runJob(self._documents, list, [partition])
        return (part for _, part in found)


def spark_engine(
    inputs: Inputs,
    settings: Settings,
    references: Sequence[Reference] = (),
    *,
    progress: Progress | None = None,
    brief: bool = False,
) -> SparkEngine:
    """The engine for an audit of these inputs against these references; the session begins where its context does."""
    plan = Plan(
        settings,
        inputs.context,
        contexts=tuple(each.inputs.context if each.inputs else inputs.context for each in references),
        indexes=tuple(each.index for each in references),
    )
    return SparkEngine(plan, master=settings.run.engine.partition("=")[2], progress=progress, brief=brief)


def joined(intakes: Sequence[Intake], reference: int | None) -> Intake:
    """What came of several batches, as one."""
    return Intake(
        tuple(part for each in intakes for part in each.parts),
        tuple(failure for each in intakes for failure in each.failures),
        tuple(skipped for each in intakes for skipped in each.skipped),
        reference,
    )


def places_in(task: Task) -> Iterator[Place]:
    """The documents that a task speaks of."""
    for given in task:
        if isinstance(given, Mapping):
            yield from (each.place for each in given.values() if isinstance(each, Wanted))
        elif isinstance(given, list | tuple):
            yield from (each[0] for each in given if isinstance(each, tuple) and each and isinstance(each[0], Place))
