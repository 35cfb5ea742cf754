"""One Spark session for all tests of its engine: it takes longer to start than most of them to run."""

import os
import shutil
from collections.abc import Iterator

import pytest

from copydesk.engine.spark.session import session


@pytest.fixture(scope="session")
def java() -> None:
    """Skips where there is no Java; in CI there must be."""
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        if os.environ.get("CI"):
            pytest.fail("Spark needs Java 17")
        pytest.skip("Spark needs Java 17")


@pytest.fixture(scope="session")
def spark(java: None) -> Iterator[object]:
    """A running session, which the engine uses."""
    with session("local[2,4]") as context:
        yield context
