"""The engine beyond one machine: the same steps on Spark. Only this package imports pyspark, and only when it works."""

from copydesk.engine.spark.engine import SparkEngine, spark_engine
from copydesk.engine.spark.frames import Frames, audit_frame

__all__ = ["Frames", "SparkEngine", "audit_frame", "spark_engine"]
