"""A step on which processes died, taken with care: each thing is tried in a child of the process first.

What kills the child is left out, and told of as the local engine tells of it; so a document costs itself, not the run.
All is done twice that way, which is why only a step that failed is taken so.
"""

import os
from collections.abc import Sequence
from functools import partial
from typing import Any

from copydesk.engine.crew import DEATHS, Lost, Task
from copydesk.engine.singly import Survived, survived
from copydesk.engine.workshop import Workshop


def carefully(workshop: Workshop, step: str, task: Task) -> Survived:
    """The result of a step on a task, and what was left out of it. Raises EngineError where that cannot be told."""
    if _outlives(workshop, step, task):
        return Survived(getattr(workshop, step)(*task))
    return survived(workshop, step, task, partial(_each, workshop))


def _each(workshop: Workshop, step: str, tasks: Sequence[Task]) -> list[Any]:
    return [getattr(workshop, step)(*task) if _outlives(workshop, step, task) else Lost(task) for task in tasks]


def _outlives(workshop: Workshop, step: str, task: Task) -> bool:
    """Whether one of a few children comes to the end of a step, be it an error, which is then raised here as well."""
    return any(_ends_by_itself(workshop, step, task) for _ in range(DEATHS))


def _ends_by_itself(workshop: Workshop, step: str, task: Task) -> bool:
    child = os.fork()
    if not child:
        try:
            getattr(workshop, step)(*task)
        finally:
            os._exit(0)  # and nothing of what Spark's worker has opened is touched
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status)
