"""Nothing is lost: what was found is in the report as audited, as skipped with its reason, or as an error."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copydesk.engine.error import EngineError

if TYPE_CHECKING:
    from copydesk.engine.parcels import Checked, Intake, Part


def all_read(files: int, intakes: Sequence["Intake"]) -> None:
    """Hold what came of reading against the files there were. Raises EngineError where one came to nothing."""
    read = sum(intake.files for intake in intakes)
    if read != files:
        raise EngineError(f"of {files:,} files {files - read:,} came to nothing: please report this")


def all_checked(parts: Sequence["Part"], judged: Sequence["Checked"]) -> None:
    """Hold what was judged against what was read, part by part. Raises EngineError where a document was lost."""
    for part, checked in zip(parts, judged, strict=True):
        told = len(checked.masks)
        if told != part.count:
            raise EngineError(f"of {part.count:,} documents {part.count - told:,} were lost: please report this")
