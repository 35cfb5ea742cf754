"""The local engine: one process for small runs, else a pool of worker processes that share a folder.

Workers are started fresh (never forked) and do not import the caller's main module, so that a notebook, or a script
without a main guard, can call `audit`. Results are taken in the order of their tasks: the number of workers never
shows in a report.
"""

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import msgspec

from copydesk.engine.gather import Inputs, Reference
from copydesk.engine.outlets import Outlets
from copydesk.engine.workshop import OUTLETS_FILE, SURVEY_FILE, Plan, Workshop
from copydesk.model import CopydeskError
from copydesk.settings import Settings
from copydesk.survey import Survey

Progress = Callable[[str, int, int], None]
Task = tuple[Any, ...]

PLAN_FILE = "plan"
SMALL_RUN_BYTES = 4_000_000
SPOOL_IN_MEMORY_BYTES = 64_000_000


class EngineError(CopydeskError):
    """The work could not be done; the message is one line that says why and what to try."""


def workers_for(wanted: int, input_bytes: int) -> int:
    """How many processes a run uses: as many as asked (0: all cores), but one where starting more would cost more."""
    if wanted == 0 and input_bytes < SMALL_RUN_BYTES:
        return 1
    return wanted or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else wanted or os.cpu_count() or 1


class LocalPool(AbstractContextManager["LocalPool"]):
    """Maps the steps of a Workshop over tasks, in this process (one worker) or in several."""

    def __init__(self, plan: Plan, *, workers: int = 1, spool_on_disk: bool = False, progress: Progress | None = None):
        self.progress = progress or (lambda stage, done, total: None)
        self.workers = workers
        self._executor: Any = None
        self._folder: Path | None = None
        if workers > 1 or spool_on_disk:
            self._folder = Path(tempfile.mkdtemp(prefix="copydesk-"))
            plan = msgspec.structs.replace(plan, folder=self._folder)
            (self._folder / PLAN_FILE).write_bytes(pickle.dumps(plan))
        self.workshop = Workshop(plan)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, kill_workers=kind is not None)
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def rest(self) -> None:
        """End the worker processes, whose memory a report may need; what they kept stays at hand."""
        if self._executor is not None:
            self._executor.shutdown(wait=True)
            self._executor = None

    def share(self, survey: Survey) -> None:
        """Hand the merged survey to every worker."""
        self.workshop.known = survey
        if self._folder is not None:
            (self._folder / SURVEY_FILE).write_bytes(survey.to_bytes())

    def share_outlets(self, outlets: Outlets) -> None:
        """Tell every worker which names and hosts are one outlet."""
        self.workshop.outlets = outlets
        if self._folder is not None:
            (self._folder / OUTLETS_FILE).write_bytes(pickle.dumps(outlets))

    def map(self, step: str, tasks: Sequence[Task], *, stage: str) -> Iterator[Any]:
        """The results of a Workshop's step on each task, in order of the tasks."""
        self.progress(stage, 0, len(tasks))
        results = self._here(step, tasks) if self.workers == 1 else self._in_pool(step, tasks)
        for done, result in enumerate(results, start=1):
            self.progress(stage, done, len(tasks))
            yield result

    def _here(self, step: str, tasks: Iterable[Task]) -> Iterator[Any]:
        method = getattr(self.workshop, step)
        return (method(*task) for task in tasks)

    def _in_pool(self, step: str, tasks: Sequence[Task]) -> Iterator[Any]:
        """Submit all tasks; when a worker process dies, start a new pool once for what it left undone."""
        from loky import BrokenProcessPool

        done = 0
        for attempt in (1, 2):
            futures = [self._pool().submit(_work, str(self._folder), step, task) for task in tasks[done:]]
            try:
                for future in futures:
                    result = future.result()
                    done += 1
                    yield result
            except BrokenProcessPool:
                self._executor = None
                if attempt == 2:
                    raise EngineError(
                        "a worker process died twice on the same batch (out of memory?); try --workers 1"
                    ) from None
            else:
                return

    def _pool(self) -> Any:
        if self._executor is None:
            from loky import ProcessPoolExecutor
            from loky.backend import get_context

            self._executor = ProcessPoolExecutor(max_workers=self.workers, context=get_context("loky"))
        return self._executor


def pool_for(
    inputs: Inputs,
    settings: Settings,
    references: Sequence[Reference] = (),
    *,
    spool_on_disk: bool = False,
    progress: Progress | None = None,
) -> LocalPool:
    """The pool for an audit of these inputs against these references; a large spool lies on disk in any case."""
    size = inputs.size + sum(reference.size for reference in references)
    reads = inputs.files or any(reference.inputs and reference.inputs.files for reference in references)
    plan = Plan(
        settings,
        inputs.context,
        contexts=tuple(each.inputs.context if each.inputs else inputs.context for each in references),
        indexes=tuple(each.index for each in references),
    )
    workers = workers_for(settings.run.workers, size) if reads else 1
    return LocalPool(
        plan, workers=workers, spool_on_disk=spool_on_disk or size > SPOOL_IN_MEMORY_BYTES, progress=progress
    )


def _work(folder: str, step: str, task: Task) -> Any:
    return getattr(_workshop(folder), step)(*task)


@lru_cache(maxsize=1)
def _workshop(folder: str) -> Workshop:
    plan: Plan = pickle.loads((Path(folder) / PLAN_FILE).read_bytes())  # noqa: S301 - our own file, in our own folder
    return Workshop(plan)
