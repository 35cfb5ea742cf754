"""Which engine does the work: the local one, or Spark where the settings or the inputs ask for it."""

from collections.abc import Sequence

from copydesk.engine.costs import Costs
from copydesk.engine.gather import Inputs, Reference
from copydesk.engine.kept.memory import CachePlan
from copydesk.engine.local import Progress, pool_for
from copydesk.engine.protocol import Engine
from copydesk.settings import Settings


def engine_for(
    inputs: Inputs,
    settings: Settings,
    references: Sequence[Reference] = (),
    *,
    cache: CachePlan | None = None,
    progress: Progress | None = None,
    costs: Costs | None = None,
) -> Engine:
    """The engine for an audit of these inputs against these references.

    `costs` learns what the local engine spends, which alone uses a `cache`. Raises EngineError where Spark is needed
    and cannot be had.
    """
    if settings.run.engine == "local" and inputs.frame is None:
        return pool_for(inputs, settings, references, cache=cache, progress=progress, costs=costs)
    from copydesk.engine.spark import spark_engine

    return spark_engine(inputs, settings, references, progress=progress)
