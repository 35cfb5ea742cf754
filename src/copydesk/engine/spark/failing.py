"""What stops a Spark job, told in one line."""

from collections.abc import Iterator
from contextlib import contextmanager

from copydesk.engine.error import EngineError

_LONGEST = 300  # characters
_DIED = "Python worker exited unexpectedly"
_WITHOUT_US = "No module named 'copydesk'"
_NOISE = ("at ", "File ", "Traceback", "Driver stacktrace", "...", "^", "~")


class WorkerDiedError(EngineError):
    """A process of Python died on the same work again and again, as it may on a document that takes all memory."""


@contextmanager
def failing() -> Iterator[None]:
    """Around a job. Raises EngineError where it fails for good: executors lost again and again, a master gone."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        kind = WorkerDiedError if _DIED in str(error) else EngineError
        raise kind(f"Spark gave up: {reason_in(str(error))}") from error


def reason_in(message: str) -> str:
    """The line of an error's many that tells why: the last of Python's own, else the first of Java's."""
    lines = [line.strip() for line in message.splitlines()]
    lines = [line for line in lines if line and not line.startswith(_NOISE)]
    ours = [
        line
        for line in lines
        if line.partition(":")[0].endswith(("Error", "Exception")) and "." not in line.partition(":")[0]
    ]
    found = (
        ours[-1] if ours else next((line for line in lines if "exception" in line.lower()), lines[0] if lines else "")
    )
    if _WITHOUT_US in found:
        return f"{found[:_LONGEST]}; install it for the executors' Python, or name one that has it as PYSPARK_PYTHON"
    return found[:_LONGEST] or "no reason was given"
