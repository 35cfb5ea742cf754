"""What executors run: the steps of a Workshop, on documents that Spark hands over. No session is needed to call them.

A record of the documents' data set is a part: its place in the order of all parts, and its documents, encoded.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from copydesk.engine.parcels import Intake, Plan
from copydesk.engine.singly import Survived
from copydesk.engine.spark.carried import plan_here
from copydesk.engine.spark.handed import Handed
from copydesk.engine.workshop import Workshop
from copydesk.survey import Survey

Task = tuple[Any, ...]
Named = tuple[str, list[bytes]]  # the name of a part and its documents
Held = tuple[int, Named]  # the place of a part, and the part
Read = tuple[int, Intake, list[Named]]  # the number of a task of reading, what came of it, its documents
Lent = tuple[str, int, bytes]  # the part and the index of a document, and the document

_TASK = ""  # in place of a part's name


class Run(msgspec.Struct, frozen=True):
    """What every executor knows of a run; the broadcasts hold bytes. Outlets and survey come later than the plan.

    `files` are the names of files that were carried to the executors, by their paths. `careful`: processes died on what
    is done now.
    """

    name: str
    plan: Any
    outlets: Any = None
    survey: Any = None
    files: dict[str, str] = {}
    careful: bool = False


class _Bench(msgspec.Struct):
    """The workshop of the run that this process works for, and what it was told."""

    run: str = ""
    told: frozenset[str] = frozenset()
    workshop: Workshop | None = None


_bench = _Bench()


def workshop_of(run: Run) -> tuple[Workshop, Handed]:
    """This process's workshop for a run, with nothing at hand yet; made once, for rules and facts take a second."""
    if _bench.workshop is None or _bench.run != run.name:
        plan: Plan = pickle.loads(run.plan.value)  # noqa: S301 - from our own driver, as all of Spark's records are
        _bench.workshop = Workshop(plan_here(plan, run.files), spool=Handed())
        _bench.run, _bench.told = run.name, frozenset()
    workshop = _bench.workshop
    if run.outlets is not None and "outlets" not in _bench.told:
        workshop.outlets = pickle.loads(run.outlets.value)  # noqa: S301 - as above
        _bench.told |= {"outlets"}
    if run.survey is not None and "survey" not in _bench.told:
        workshop.known = Survey.from_bytes(run.survey.value)
        _bench.told |= {"survey"}
    handed = workshop.spool
    assert isinstance(handed, Handed)
    handed.clear()
    return workshop, handed


def done(run: Run, workshop: Workshop, step: str, task: Task) -> Survived:
    """A step on a task; where it is done with care, also what was left out."""
    if not run.careful:
        return Survived(getattr(workshop, step)(*task))
    from copydesk.engine.spark.careful import carefully

    return carefully(workshop, step, task)


def reading(run: Run, tasks: Iterable[tuple[int, Task]]) -> Iterator[Read]:
    """Read batches of files."""
    for number, task in tasks:
        workshop, handed = workshop_of(run)
        intake = done(run, workshop, "take_in", task).result
        yield number, intake, [(part.name, handed.taken(part.name)) for part in intake.parts]


def what_came_of_it(read: Read) -> tuple[int, Intake]:
    """What the driver is told of a batch of files."""
    return read[0], read[1]


def documents_read(read: Read) -> list[Named]:
    """The documents of a batch of files."""
    return read[2]


def placed(places: Any, parts: Iterable[Named]) -> Iterator[Held]:
    """The parts at their places in the order of all."""
    return ((places.value[part[0]], part) for part in parts)


def on_parts(
    run: Run, step: str, tasks: Mapping[int, Sequence[tuple[int, Task]]], held: Iterable[Held]
) -> Iterator[tuple[int, Any]]:
    """A step on whole parts: the tasks by the place of the part, each with its number, which goes with the result."""
    for place, (name, documents) in held:
        workshop, handed = workshop_of(run)
        for number, task in tasks.get(place, ()):
            handed.hand(name, dict(enumerate(documents)))
            found = done(run, workshop, step, task)
            yield number, found.result if step == "check" else found


def told_of(result: tuple[int, Any], *, rows: bool, found: bool) -> tuple[int, Any]:
    """The result of checking a part as the driver is told it.

    `rows`: with those of its keys; `found`: with findings and summaries.
    """
    number, checked = result
    if not found:
        checked = msgspec.structs.replace(checked, findings=(), summaries=())
    if rows or checked.postings is None:
        return number, checked
    from copydesk.reuse.fingerprint import without_rows

    return number, msgspec.structs.replace(checked, postings=without_rows(checked.postings))


def keys_of(result: tuple[int, Any]) -> tuple[int, Any]:
    """The keys of a part that was checked."""
    return result[0], result[1].postings


def lending(wanted: Any, held: Iterable[Held]) -> Iterator[tuple[int, Lent]]:
    """The documents that tasks need; `wanted` has the numbers of these tasks by place of the part and by index."""
    for place, (name, documents) in held:
        for index, numbers in wanted.value.get(place, {}).items():
            for number in numbers:
                yield number, (name, index, documents[index])


def asking(tasks: Iterable[tuple[int, Task]]) -> Iterator[tuple[int, Lent]]:
    """Tasks as records that go where the documents go that they need."""
    return ((number, (_TASK, 0, pickle.dumps(task))) for number, task in tasks)


def on_documents(run: Run, step: str, records: Iterable[tuple[int, Lent]]) -> Iterator[tuple[int, Any]]:
    """A step on single documents: records are of `asking` and `lending`, all those of a task among them."""
    tasks: dict[int, Task] = {}
    lent: dict[int, dict[str, dict[int, bytes]]] = {}
    for number, (part, index, content) in records:
        if part == _TASK:
            tasks[number] = pickle.loads(content)  # noqa: S301 - as above
        else:
            lent.setdefault(number, {}).setdefault(part, {})[index] = content
    for number, task in sorted(tasks.items()):
        workshop, handed = workshop_of(run)
        for part, documents in lent.pop(number, {}).items():
            handed.hand(part, documents)
        yield number, done(run, workshop, step, task)
