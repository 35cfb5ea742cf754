"""The local engine: one process for small runs, else a pool of worker processes that share a folder.

Workers are started fresh (never forked) and do not import the caller's main module, so that a notebook, or a script
without a main guard, can call `audit`. Results are taken in the order of their tasks: the number of workers never
shows in a report.
"""

import gc
import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache, partial
from itertools import accumulate
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import msgspec

from copydesk.engine.costs import Cost, Costs
from copydesk.engine.crew import Crew, Lost, Task
from copydesk.engine.error import EngineError, keeping
from copydesk.engine.gather import Inputs, Item, Reference
from copydesk.engine.kept.memory import CachePlan
from copydesk.engine.kept.workshop import workshop_of
from copydesk.engine.keys import Keys
from copydesk.engine.library import OUTLETS_FILE
from copydesk.engine.memory import KeyStore, room_of
from copydesk.engine.outlets import Outlets
from copydesk.engine.parcels import Intake, Plan
from copydesk.engine.singly import left_out, survived
from copydesk.engine.workshop import SURVEY_FILE, Workshop
from copydesk.model import Failure
from copydesk.settings import Settings
from copydesk.survey import Survey
from copydesk.text.view import watch_views

Progress = Callable[[str, int, int], None]

PLAN_FILE = "plan"
# How often a worker looks for garbage that reference counts do not see, of which there is next to none.
_SELDOM = (500_000, 20, 20)
SMALL_RUN_BYTES = 4_000_000
LITTLE_BYTES = 12_000_000
"""So much is read in this process where an earlier run has read the rest: three stretches of a large file."""
FEW_DOCUMENTS = 1_000
"""So many documents are judged in this process where an earlier run has judged the rest."""


def workers_for(wanted: int, input_bytes: int) -> int:
    """How many processes a run uses: as many as asked (0: all cores), but one where starting more would cost more."""
    if wanted == 0 and input_bytes < SMALL_RUN_BYTES:
        return 1
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


class LocalPool(AbstractContextManager["LocalPool"]):
    """Maps the steps of a Workshop over tasks, in this process (one worker) or in several."""

    def __init__(
        self,
        plan: Plan,
        *,
        workers: int = 1,
        spool_on_disk: bool = False,
        progress: Progress | None = None,
        costs: Costs | None = None,
    ):
        self.progress = progress or (lambda stage, done, total: None)
        self.costs = costs
        self.workers = workers
        self.failures: list[Failure] = []
        self._deadly: dict[str, frozenset[int]] = {}
        self._little = False
        self._crew = Crew(workers)
        self._folder: Path | None = None
        if workers > 1 or spool_on_disk:
            with keeping():
                self._folder = Path(tempfile.mkdtemp(prefix="copydesk-"))
            plan = msgspec.structs.replace(plan, folder=self._folder, clock=costs.clock if costs else None)
            self._leave(PLAN_FILE, pickle.dumps(plan))
        self.workshop = workshop_of(plan, costs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._crew.close(kill=kind is not None)
        watch_views(None)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def has_started(self) -> bool:
        """Whether there are worker processes."""
        return self._crew.is_there

    def keys(self) -> Keys:
        """What takes in the postings that checking gives."""
        return KeyStore(room_of(self.workshop.settings).keys)

    def rest(self) -> None:
        """End the worker processes, whose memory a report may need; what they kept stays at hand."""
        self._crew.close(kill=False)
        self.workshop.close()

    def take(self, name: str, items: Iterable[Item], reference: int | None = None) -> Intake:
        """Put documents that need not be read into the spool."""
        return self.workshop.take(name, items, reference)

    def share(self, survey: Survey) -> None:
        """Hand the merged survey to every worker."""
        self.workshop.known = survey
        if self._folder is not None:
            self._leave(SURVEY_FILE, survey.to_bytes())

    def share_outlets(self, outlets: Outlets) -> None:
        """Tell every worker which names and hosts are one outlet."""
        self.workshop.outlets = outlets
        if self._folder is not None:
            self._leave(OUTLETS_FILE, pickle.dumps(outlets))

    def _leave(self, name: str, content: bytes) -> None:
        """Leave a file for the workers; where that fails there is no run, and no folder of it."""
        assert self._folder is not None
        try:
            with keeping():
                (self._folder / name).write_bytes(content)
        except EngineError:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    def begin(self, stage: str, total: int = 0) -> None:
        """Say what is done from here on, for the eyes of who waits; `total` is how much of it there is."""
        if self.costs:
            self.costs.begin(stage)
        self.progress(stage, 0, total)

    def map(self, step: str, tasks: Iterable[Task], *, stage: str, sizes: Sequence[int] | None = None) -> Iterator[Any]:
        """The results of a Workshop's step on each task, in order of the tasks; `sizes` tell how large these are.

        With sizes the tasks may be made on the way, as they are come to.
        """
        if sizes is None:
            tasks = list(tasks)
            sizes = [1] * len(tasks)
        ends = list(accumulate(sizes))
        total = ends[-1] if ends else 0
        self.begin(stage, total)
        here = self.workers == 1 or self._is_little(step, tasks)
        results = self._here(step, tasks) if here else self._in_pool(step, tasks)
        for done, result in zip(ends, results, strict=True):
            self.progress(stage, done, total)
            yield result

    def _is_little(self, step: str, tasks: Iterable[Task]) -> bool:
        """Whether so much of the run is spared that starting processes for the rest would cost more than that."""
        if step == "take_in" and isinstance(tasks, list):
            left = self.workshop.left_to_read(tasks)
            self._little = left is not None and left < LITTLE_BYTES
        elif step == "check" and self._little and isinstance(tasks, list):
            left = self.workshop.left_to_check(tasks)
            self._little = left is not None and left < FEW_DOCUMENTS
        return self._little

    def _here(self, step: str, tasks: Iterable[Task]) -> Iterator[Any]:
        method = getattr(self.workshop, step)
        return (method(*task) for task in tasks)

    def _in_pool(self, step: str, tasks: Iterable[Task]) -> Iterator[Any]:
        """What kills the process that works on it is left out of its batch, and told as a failure.

        What was deadly to survey is not checked either.
        """
        self.workshop.spool.hand_over()
        if step == "check" and self._deadly:
            tasks = [(*task, self._deadly.get(task[0], frozenset())) for task in tasks]
        for result in self._asked(step, tasks):
            yield self._without_killers(step, result.task) if isinstance(result, Lost) else result

    def _asked(self, step: str, tasks: Iterable[Task]) -> Iterator[Any]:
        for result in self._crew.results(partial(_work, str(self._folder), step), tasks):
            if isinstance(result, _Measured):
                if self.costs:
                    self.costs.put(result.costs)
                yield result.result
            else:
                yield result

    def _without_killers(self, step: str, task: Task) -> Any:
        """The result of a batch on which processes died, without the files or documents that they died on."""
        found = survived(self.workshop, step, task, lambda step, tasks: list(self._asked(step, tasks)))
        if step == "survey":
            self._deadly[task[0]] = found.deadly
        self.failures += left_out(self.workshop, found.left_out, self.failures)
        return found.result


def pool_for(
    inputs: Inputs,
    settings: Settings,
    references: Sequence[Reference] = (),
    *,
    spool_on_disk: bool = False,
    cache: CachePlan | None = None,
    progress: Progress | None = None,
    costs: Costs | None = None,
) -> LocalPool:
    """The pool for an audit of these inputs against these references; a large spool lies on disk in any case."""
    size = inputs.size + sum(reference.size for reference in references)
    reads = inputs.files or any(reference.inputs and reference.inputs.files for reference in references)
    plan = Plan(
        settings,
        inputs.context,
        contexts=tuple(each.inputs.context if each.inputs else inputs.context for each in references),
        indexes=tuple(each.index for each in references),
        cache=cache,
    )
    workers = workers_for(settings.run.workers, size) if reads else 1
    return LocalPool(
        plan,
        workers=workers,
        spool_on_disk=spool_on_disk or size > room_of(settings).spool,
        progress=progress,
        costs=costs,
    )


class _Measured(NamedTuple):
    """The result of a step, and what it cost."""

    result: Any
    costs: list[Cost]


def _work(folder: str, step: str, *task: Any) -> Any:
    workshop = _workshop(folder)
    result = getattr(workshop, step)(*task)
    workshop.after_step()
    return _Measured(result, workshop.costs.take()) if workshop.costs else result


@lru_cache(maxsize=1)
def _workshop(folder: str) -> Workshop:
    gc.set_threshold(*_SELDOM)
    plan: Plan = pickle.loads((Path(folder) / PLAN_FILE).read_bytes())  # noqa: S301 - our own file, in our own folder
    return workshop_of(plan, Costs(plan.clock) if plan.clock else None)
