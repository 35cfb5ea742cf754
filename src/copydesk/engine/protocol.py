"""What an engine is: it hands steps of a Workshop to whoever does the work, and brings their results back in order."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol, Self

from copydesk.engine.gather import Item
from copydesk.engine.keys import Keys
from copydesk.engine.outlets import Outlets
from copydesk.engine.parcels import Intake
from copydesk.engine.workshop import Workshop
from copydesk.model import Failure
from copydesk.survey import Survey


class Engine(Protocol):
    """Maps the steps of a Workshop over tasks. The algorithms are the Workshop's: engines differ in where they run.

    `workshop` is the one in this process, for what is small; `failures` tell of documents left out of a later step. An
    engine is a context: left, it takes what it made with it. All engines give equal results, in the order of the tasks.
    """

    workshop: Workshop
    failures: list[Failure]

    def __enter__(self) -> Self:
        """Ready to work."""

    def __exit__(self, *raised: Any) -> None:
        """Let go of processes, files and sessions."""

    def take(self, name: str, items: Iterable[Item], reference: int | None = None) -> Intake:
        """Keep documents that need not be read, such as the rows of a table; Spark's engine takes a DataFrame too."""

    def begin(self, stage: str, total: int = 0) -> None:
        """Say what is done from here on, for the eyes of who waits; `total` is how much of it there is."""

    def map(
        self, step: str, tasks: Iterable[tuple[Any, ...]], *, stage: str, sizes: Sequence[int] | None = None
    ) -> Iterator[Any]:
        """The results of a Workshop's step on each task, in order of the tasks; `sizes` tell how large these are.

        With sizes the tasks may be made on the way, as they are come to.
        """

    def share_outlets(self, outlets: Outlets) -> None:
        """Tell all workers which names and hosts are one outlet."""

    def share(self, survey: Survey) -> None:
        """Hand the merged survey to all workers."""

    def keys(self) -> Keys:
        """What takes in the postings that checking gives, of which an engine may keep the rows elsewhere."""

    def rest(self) -> None:
        """Nothing more is to be mapped: free what the report may need; documents stay at hand."""
