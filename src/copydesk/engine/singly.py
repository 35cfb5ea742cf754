"""A batch taken apart: which of its files or documents kills the process that works on it."""

from typing import TYPE_CHECKING

from copydesk.engine.crew import Task

if TYPE_CHECKING:
    from copydesk.engine.workshop import Workshop


def singly(workshop: "Workshop", step: str, task: Task) -> tuple[str, list[Task]] | None:
    """The step and the tasks that try what this task does on each file or document alone; None where none can be."""
    if step == "take_in":
        name, files, reference = task
        return step, [(f"{name}-alone-{number}", (file,), reference) for number, file in enumerate(files)]
    if step == "check":
        part, _, reference = task
        return "try_check", [(part, index, reference) for index in range(workshop.spool.count(part))]
    return None
