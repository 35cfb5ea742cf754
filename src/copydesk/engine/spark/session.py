"""Spark sessions: the one that runs already, or one of our own that is quiet and closed when the work is done."""

import socket
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from copydesk.engine.error import EngineError, told

LOCAL = "local[*,4]"  # a lost process costs its task up to three times over
LOOPBACK = "127.0.0.1"
_PATIENCE = 5  # seconds until a master is given up that does not answer
_LONGEST = 200  # characters of what Java said
_NO_JAVA = ("JAVA_HOME is not set", "java: command not found", "java: not found", "UnsupportedClassVersionError")
# All the work is Python's: to compile Java thoroughly costs more here than it saves.
_PASSES_BYTES_ON = "-XX:TieredStopAtLevel=1"
_LOG = """
rootLogger.level = error
rootLogger.appenderRef.stderr.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %p %c{1}: %m%n
"""


@contextmanager
def session(master: str = "") -> Iterator[Any]:
    """A SparkContext: the active one if there is any, else one of our own on this master ("": all cores here).

    Raises EngineError where pyspark or Java is missing or the master does not answer.
    """
    try:
        from pyspark import SparkContext
    except ImportError:
        raise EngineError("--engine spark needs pyspark; install it with: pip install 'copydesk[spark]'") from None
    with ExitStack() as stack:
        # What pyspark says of the version of pandas, which nothing here uses through it.
        stack.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
        active = SparkContext._active_spark_context
        if active is not None:
            with _with_this_python(active):
                yield active
            return
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-spark-"))
        context = _started(master or LOCAL, Path(folder))
        try:
            yield context
        finally:
            _stopped(context)


@contextmanager
def _with_this_python(context: Any) -> Iterator[None]:
    """Have a session on this machine run our Python, which has copydesk: the first in the path may be another one."""
    its_own = context.pythonExec
    if str(context.master).startswith("local"):
        context.pythonExec = sys.executable
    try:
        yield
    finally:
        context.pythonExec = its_own


def _started(master: str, folder: Path) -> Any:
    from py4j.protocol import Py4JError
    from pyspark import SparkConf, SparkContext
    from pyspark.errors import PySparkException
    from pyspark.java_gateway import launch_gateway

    _knock(master)
    log = folder / "log4j2.properties"
    log.write_text(_LOG)
    conf = SparkConf(loadDefaults=False)
    for name, value in _settings(master, log, folder).items():
        conf.set(name, value)
    with (folder / "stderr").open("w+b") as errors:
        try:
            if SparkContext._gateway is None:
                gateway = launch_gateway(conf, {"stdout": errors, "stderr": errors})  # type: ignore[no-untyped-call]
                context = SparkContext(gateway=gateway)
            else:
                context = SparkContext(conf=conf)
        except (PySparkException, Py4JError, OSError, RuntimeError) as error:
            raise EngineError(_why(error, errors, master)) from None
    if master.startswith("local"):
        context.pythonExec = sys.executable
    return context


def _settings(master: str, log: Path, folder: Path) -> dict[str, str]:
    """What a session of our own is set to: quiet, without a web page, on the loopback where the master is."""
    settings = {
        "spark.master": master,
        "spark.app.name": "copydesk",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.maxResultSize": "0",
        "spark.driver.memory": "2g",
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{log} -XX:-UsePerfData",
    }
    if master.startswith("local") or _address(master)[0] in (LOOPBACK, "localhost"):
        settings |= {"spark.driver.bindAddress": LOOPBACK, "spark.driver.host": LOOPBACK}
    if master.startswith("local"):
        settings["spark.local.dir"] = str(folder)
        settings["spark.python.daemon.module"] = "copydesk.engine.spark.daemon"
        settings["spark.driver.extraJavaOptions"] += f" {_PASSES_BYTES_ON}"
    return settings


def _address(master: str) -> tuple[str, int]:
    """Host and port of a standalone master; none for others."""
    if not master.startswith("spark://"):
        return "", 0
    host, _, port = master.removeprefix("spark://").partition(",")[0].rpartition(":")
    return host, int(port) if port.isdigit() else 0


def _knock(master: str) -> None:
    """Raise EngineError where a standalone master does not answer; Spark would try for a minute."""
    if not master.startswith("spark://") or "," in master:
        return
    host, port = _address(master)
    try:
        socket.create_connection((host, port), timeout=_PATIENCE).close()
    except (OSError, OverflowError, UnicodeError) as error:
        raise EngineError(f"no Spark master answers at {master}: {told(error)}") from None


def _why(error: Exception, errors: IO[bytes], master: str) -> str:
    """Why Spark did not start, in one line: what Java said last, or what was raised."""
    errors.seek(0)
    lines = [line.strip() for line in errors.read().decode("utf-8", "replace").splitlines() if line.strip()]
    if any(("java" in line.lower() and "o such file" in line) or any(map(line.count, _NO_JAVA)) for line in lines):
        return "Spark needs Java 17 or newer, and none was found; install it, or set JAVA_HOME"
    said = next((line for line in reversed(lines) if "rror" in line or "xception" in line), lines[-1] if lines else "")
    return f"Spark did not start on {master}: {said[:_LONGEST] or told(error)}"


def _stopped(context: Any) -> None:
    """End a session of ours, and the Java process behind it."""
    from pyspark import SparkContext

    gateway = SparkContext._gateway
    context.stop()
    if gateway is not None and gateway.proc is not None:
        gateway.shutdown()
        gateway.proc.stdin.close()
        gateway.proc.wait()
        SparkContext._gateway = SparkContext._jvm = None
