"""A batch taken apart: which of its files, documents or pairs kills the process that works on it, and what is left.

Reading, surveying and checking are done once more without what is deadly; of all later steps the parts are put
together again, with nothing in the place of the deadly one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.engine.crew import Lost, Task
from copydesk.engine.error import EngineError
from copydesk.engine.parcels import Place, Wanted
from copydesk.model import Failure, Location, Originality, Span

if TYPE_CHECKING:
    from copydesk.engine.workshop import Workshop

DEADLY = "the process that compared this with others died twice (out of memory?); it was left out there"


# What a step is given before it is told what to leave out.
_GIVEN = {"take_in": 3, "survey": 1, "check": 3}


class Trial(msgspec.Struct, frozen=True):
    """The step and the tasks that try alone what a task does together; `again`: it is then done without the deadly."""

    step: str
    tasks: list[Task]
    again: bool = False


def trial(workshop: "Workshop", step: str, task: Task) -> Trial | None:
    """How to try what this task does on each thing alone; None where none can be."""
    if step == "take_in":
        name, files, reference = task[:3]
        alone: list[Task] = [(f"{name}-alone-{number}", (file,), reference) for number, file in enumerate(files)]
        return Trial(step, alone, again=True)
    if step in ("survey", "check"):
        part, reference = task[0], task[2] if step == "check" else None
        every = range(workshop.spool.count(part))
        return Trial(f"try_{step}", [(part, index, reference) for index in every], again=True)
    return Trial(step, list(_PARTS[step](*task))) if step in _PARTS else None


class Survived(msgspec.Struct, frozen=True):
    """What a task gave without what is deadly: the places of files or documents in it, or documents by their places."""

    result: Any
    deadly: frozenset[int] = frozenset()
    left_out: tuple[Place, ...] = ()


def survived(
    workshop: "Workshop", step: str, task: Task, ask: Callable[[str, Sequence[Task]], Sequence[Any]]
) -> Survived:
    """The result of a task on which processes died; `ask` gives the results of tasks, Lost where one is deadly.

    Raises EngineError where what is deadly cannot be told.
    """
    alone = trial(workshop, step, task)
    if alone is not None:
        results = ask(alone.step, alone.tasks)
        deadly = [number for number, result in enumerate(results) if isinstance(result, Lost)]
        if not alone.again:
            places = {place for number in deadly for place in places_in(step, alone.tasks[number])}
            return Survived(rejoined(step, results), left_out=tuple(sorted(places)))
        bare = task[: _GIVEN[step]]
        without = frozenset(deadly).union(*task[_GIVEN[step] :])  # an earlier step may have found some of them deadly
        (result,) = ask(step, [(*bare, without)])
        if not isinstance(result, Lost):
            return Survived(result, without)
    raise EngineError("a worker process died again and again on the same batch (out of memory?); try --workers 1")


def left_out(workshop: "Workshop", places: Iterable[Place], told: Sequence[Failure]) -> list[Failure]:
    """An entry for each document that is left out of something, which is not told yet."""
    sources = map(workshop.source, places)
    entries = dict.fromkeys(Failure(source.path, DEADLY, source.row) for source in sources)
    return [entry for entry in entries if entry not in told]


def rejoined(step: str, results: Sequence[Any]) -> Any:
    """The result of a task from those of its parts, nothing in the place of the lost ones."""
    whole = [_NOTHING[step](*result.task) if isinstance(result, Lost) else result for result in results]
    if step == "origins":
        return dict(chain.from_iterable(found.items() for found in whole))
    return list(chain.from_iterable(whole))


def places_in(step: str, task: Task) -> list[Place]:
    """The documents that a task of a later step is about."""
    if step == "words":
        return [place for place, _ in task[0]]
    return [wanted.place for wanted in task[1].values()]


def _few(wanted: dict[int, Wanted], *numbers: int) -> dict[int, Wanted]:
    return {number: wanted[number] for number in numbers}


def _pairs(pairs: Any, wanted: dict[int, Wanted]) -> Iterator[Task]:
    for at, (left, right) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)):
        yield pairs[at : at + 1], _few(wanted, left, right)


def _versions(pairs: Sequence[tuple[int, int]], wanted: dict[int, Wanted], editions: dict[int, Any]) -> Iterator[Task]:
    for pair in pairs:
        yield [pair], _few(wanted, *pair), {number: editions[number] for number in pair}


def _stories(
    stories: Sequence[Any], wanted: dict[int, Wanted], first_versions: dict[int, int], quoted: Sequence[Any]
) -> Iterator[Task]:
    for story, quotations in zip(stories, quoted, strict=True):
        yield [story], _few(wanted, *story.documents), first_versions, [quotations]


def _speakers(asked: Sequence[Any], wanted: dict[int, Wanted]) -> Iterator[Task]:
    for each in asked:
        yield [each], _few(wanted, each[0])


def _debtors(asked: dict[int, Any], wanted: dict[int, Wanted]) -> Iterator[Task]:
    for number, owed in asked.items():
        yield {number: owed}, _few(wanted, number)


def _quoted(wanted: Sequence[tuple[Place, tuple[Span, ...]]]) -> Iterator[Task]:
    for each in wanted:
        yield ([each],)


_PARTS: dict[str, Callable[..., Iterator[Task]]] = {
    "compare": _pairs,
    "revise": _versions,
    "tell": _stories,
    "sayings": _speakers,
    "origins": _debtors,
    "words": _quoted,
}


def _untold(*_: Any) -> list[Any]:
    from copydesk.reuse.stories.table import Table

    return [((), Table())]


def _unsaid(asked: Sequence[Any], _: Any) -> list[Any]:
    from copydesk.reuse.quotes.saying import Saying

    ((number, ordinals, _),) = asked
    return [Saying(number, ordinal, Span(0, 0), "", "", named=False, near=frozenset()) for ordinal in ordinals]


def _unread(wanted: Sequence[tuple[Place, tuple[Span, ...]]]) -> list[Any]:
    ((_, spans),) = wanted
    return [[("", Location(1, 1, 1, 1))] * len(spans)]


_NOTHING: dict[str, Callable[..., Any]] = {
    "compare": lambda *_: [],
    "revise": lambda *_: [],
    "tell": _untold,
    "sayings": _unsaid,
    "origins": lambda asked, _: dict.fromkeys(asked, Originality(None)),
    "words": _unread,
}
