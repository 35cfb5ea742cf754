"""References that are indexes, as a run sees them: under its own paths and outlets, without what it audits itself."""

# Paths are strings here, as in reading.

import bisect
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.engine.gather import Inputs, moved, moved_id
from copydesk.engine.outlets import Outlets
from copydesk.read.discover import shown_path
from copydesk.survey import PartialSurvey, narrowed

if TYPE_CHECKING:
    from copydesk.reuse import Edition
    from copydesk.reuse.index import ReferenceIndex


class Store(msgspec.Struct, frozen=True):
    """An index as reference number `reference`; `root` is the inputs' root.

    `outlets` are the keys of what its documents say of their outlet, by `told`. `dropped` are the numbers of the
    documents that are among the inputs.
    """

    index: Any  # a ReferenceIndex, which msgspec knows nothing of
    reference: int
    root: str
    outlets: tuple[str | None, ...]
    dropped: tuple[int, ...]

    @property
    def count(self) -> int:
        """How many documents are compared with."""
        return len(self.index) - len(self.dropped)

    def edition(self, number: int) -> "Edition":
        """Who a document is, under its path as seen from the inputs."""
        found: Edition = self.index.edition(number)
        path = moved(found.source.path, root=self.index.root, to=self.root)
        source = msgspec.structs.replace(
            found.source,
            path=path,
            id=moved_id(found.source.id, path=found.source.path, new=path),
            outlet=self.outlets[self.index.column("told")[number]],
        )
        return msgspec.structs.replace(found, source=source)

    def survey_for(self, parts: Sequence[PartialSurvey]) -> PartialSurvey:
        """What the reference adds to what is known of the lines of these parts."""
        whole = msgspec.msgpack.decode(self.index.survey, type=PartialSurvey)
        keys = [self.outlets[told] for told in self.index.column("told").tolist()]
        return narrowed(msgspec.structs.replace(whole, outlets=tuple(key for key in keys if key is not None)), parts)


def store(index: "ReferenceIndex", reference: int, inputs: Inputs, outlets: Outlets) -> Store:
    """An index beside these inputs."""
    return Store(
        index=index,
        reference=reference,
        root=inputs.context.root,
        outlets=tuple(outlets.keys.get((name, host), name) for (name, host, _), _ in index.about.told),
        dropped=tuple(sorted(set(_audited(index, inputs)))),
    )


def _audited(index: "ReferenceIndex", inputs: Inputs) -> Iterator[int]:
    """Documents of the index that stand in files of the inputs; its documents are in order of path."""
    root, numbers = index.root, range(len(index))

    def path_of(number: int) -> str:
        return index.edition(number).source.path

    for location in {where for file in inputs.files for where in (file.location, os.path.realpath(file.location))}:
        if location.startswith(root.rstrip(os.sep) + os.sep):
            path = shown_path(location, root)
            low = bisect.bisect_left(numbers, path, key=path_of)
            yield from range(low, bisect.bisect_right(numbers, path, lo=low, key=path_of))
