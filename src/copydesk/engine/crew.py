"""Worker processes that are replaced when one of them is killed: what a death costs is its batch run again.

When a process dies, the pool it belongs to is broken and nobody knows on which task it was. So what is left is given to
a new pool at once; should that break too, the tasks that were under way are run one by one, where a death tells on
which. A task on which processes died twice, alone, is given up.
"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, wait
from itertools import count, islice
from typing import Any

import msgspec

Task = tuple[Any, ...]

AHEAD = 8
"""So many tasks for each worker are under way or done and not yet taken."""

DEATHS = 2
"""How often a task may kill the process that runs it alone."""


class Lost(msgspec.Struct, frozen=True):
    """Stands for the result of a task that killed every process that ran it."""

    task: Task


class Crew:
    """A pool of fresh processes, started when first needed, and again after a death."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._executor: Any = None

    @property
    def is_there(self) -> bool:
        """Whether processes were started that are not ended yet."""
        return self._executor is not None

    def results(self, call: Callable[..., Any], tasks: Iterable[Task]) -> Iterator[Any]:
        """What `call` gives for each task, in their order, each asked of a worker; Lost where that kills it.

        Tasks are taken as workers come to them, so that neither these nor results pile up. What a call raises is
        raised here.
        """
        from loky import BrokenProcessPool

        coming = enumerate(tasks)
        given: dict[int, Task] = {}
        waiting: dict[int, Future[Any]] = {}
        breaks = 0
        for number in count():
            for later, task in islice(coming, AHEAD * self.workers - len(waiting)):
                given[later], waiting[later] = task, self._submit(call, task)
            if number not in waiting:
                return
            while True:
                try:
                    result = waiting[number].result()
                    break
                except BrokenProcessPool:
                    breaks += 1
                    self._take_up_again(call, given, waiting, one_by_one=breaks > 1)
            del waiting[number], given[number]
            yield result

    def close(self, *, kill: bool) -> None:
        """End the processes; `kill`: without waiting for what they are at."""
        if self._executor is not None:
            self._executor.shutdown(wait=True, kill_workers=kill)
            self._executor = None

    def _take_up_again(
        self, call: Callable[..., Any], tasks: dict[int, Task], waiting: "dict[int, Future[Any]]", *, one_by_one: bool
    ) -> None:
        """Give what a broken pool left undone to a new one; `one_by_one`: first what may have been under way."""
        wait(waiting.values())
        self._executor = None
        undone = [number for number, future in waiting.items() if _was_lost(future)]
        suspects = undone[: 2 * self.workers + 2] if one_by_one else []
        for number in suspects:
            waiting[number] = self._alone(call, tasks[number])
        for number in undone[len(suspects) :]:
            waiting[number] = self._submit(call, tasks[number])

    def _alone(self, call: Callable[..., Any], task: Task) -> "Future[Any]":
        """The task done with no other under way, or given up."""
        for _ in range(DEATHS):
            future = self._submit(call, task)
            wait([future])
            if not _was_lost(future):
                return future
            self._executor = None
        given_up: Future[Any] = Future()
        given_up.set_result(Lost(task))
        return given_up

    def _submit(self, call: Callable[..., Any], task: Task) -> "Future[Any]":
        from loky import BrokenProcessPool, ProcessPoolExecutor
        from loky.backend import get_context

        if self._executor is None:
            self._executor = ProcessPoolExecutor(max_workers=self.workers, context=get_context("loky"))
        try:
            future: Future[Any] = self._executor.submit(call, *task)
        except BrokenProcessPool as error:  # a worker died while its tasks were still being handed out
            future = Future()
            future.set_exception(error)
        return future


def _was_lost(future: "Future[Any]") -> bool:
    from loky import BrokenProcessPool

    return isinstance(future.exception(), BrokenProcessPool)
