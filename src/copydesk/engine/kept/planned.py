"""Whether a run uses a cache, and which: for whole folders and record files, where reading it is worth its price."""

from pathlib import Path

from copydesk.cache.folder import CacheError, place, prepared, time_in
from copydesk.engine.gather import Inputs
from copydesk.engine.kept.memory import CachePlan
from copydesk.settings import Settings, memory_bytes

__all__ = ["CacheError", "planned"]

LEAST_BYTES = 4_000_000
"""Less is audited anew in a few seconds."""


def planned(settings: Settings, inputs: Inputs, cwd: Path) -> CachePlan | None:
    """The cache for an audit of these inputs, its folder made ready; None where none is to be used.

    Raises CacheError where the folder cannot be used.
    """
    wanted = settings.run.cache
    elsewhere = settings.run.engine != "local" or inputs.frame is not None
    if wanted is False or elsewhere or settings.run.scope == "document" or (wanted is None and not _worth_it(inputs)):
        return None
    from copydesk.cache.version import version_key

    folder = prepared(place(settings, cwd))
    try:
        version, began = version_key(settings), time_in(folder)
    except OSError as error:
        raise CacheError(f"the cache is not used: {error.filename or 'the program'} cannot be read") from None
    return CachePlan(folder, version, memory_bytes(settings.run.cache_size), began)


def _worth_it(inputs: Inputs) -> bool:
    single = all(file.named and not file.is_records for file in inputs.files)
    return bool(inputs.files) and not single and inputs.size >= LEAST_BYTES
