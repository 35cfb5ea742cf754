"""The engine beyond one machine: the same steps on Spark. Only this package imports pyspark, and only when it works."""

from collections.abc import Callable, Sequence

from copydesk.engine.gather import Inputs, Reference
from copydesk.engine.parcels import Plan
from copydesk.engine.spark.engine import SparkEngine
from copydesk.engine.spark.frames import Frames, audit_frame
from copydesk.settings import Settings

__all__ = ["Frames", "SparkEngine", "audit_frame", "spark_engine"]


def spark_engine(
    inputs: Inputs,
    settings: Settings,
    references: Sequence[Reference] = (),
    *,
    progress: Callable[[str, int, int], None] | None = None,
) -> SparkEngine:
    """The engine for an audit of these inputs against these references; the session begins where its context does."""
    plan = Plan(
        settings,
        inputs.context,
        contexts=tuple(each.inputs.context if each.inputs else inputs.context for each in references),
        indexes=tuple(each.index for each in references),
    )
    return SparkEngine(plan, master=settings.run.engine.partition("=")[2], progress=progress)
