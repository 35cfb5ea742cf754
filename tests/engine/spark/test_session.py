"""Spark that cannot be had is one line and exit 2; Spark that works says nothing."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from copydesk.engine.spark.failing import reason_in


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "a.txt"
    file.write_text("The minister said said no.")
    return file


def run(article: Path, *options: str, python: tuple[str, ...] = ("-m", "copydesk"), **env: str) -> Any:
    arguments = [sys.executable, *python, str(article), "--isolated", *options]
    every = {**os.environ, **env}
    return subprocess.run(arguments, check=False, capture_output=True, text=True, env=every, cwd=article.parent)


def assert_one_line(done: Any, words: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_pyspark_it_says_what_to_install(article: Path) -> None:
    hidden = (
        "import sys; sys.modules['pyspark'] = None; import runpy; runpy.run_module('copydesk', run_name='__main__')"
    )
    assert_one_line(run(article, "--engine", "spark", python=("-c", hidden)), "pip install 'copydesk[spark]'")


def test_without_java_it_says_what_spark_needs(article: Path, tmp_path: Path) -> None:
    assert_one_line(run(article, "--engine", "spark", JAVA_HOME=str(tmp_path / "nowhere")), "Java 17")


def test_a_master_that_does_not_answer_is_named(article: Path) -> None:
    assert_one_line(run(article, "--engine", "spark=spark://127.0.0.1:9"), "spark://127.0.0.1:9")


@pytest.mark.parametrize("word", ["sparks", "spark=", "dask"])
def test_another_engine_is_refused(article: Path, word: str) -> None:
    assert_one_line(run(article, "--engine", word), "engine")


def test_a_master_of_no_kind_is_refused(article: Path, java: None) -> None:
    assert_one_line(run(article, "--engine", "spark=nonsense"), "nonsense")


def test_a_run_says_nothing_of_spark(article: Path, java: None) -> None:
    here = run(article, "--format", "concise", "--fail-on", "never")
    there = run(article, "--format", "concise", "--fail-on", "never", "--engine", "spark=local[1]")
    assert "SQ001" in here.stdout
    assert (there.returncode, there.stdout, there.stderr) == (here.returncode, here.stdout, here.stderr)


def test_a_reason_is_found_among_the_lines_of_two_languages() -> None:
    told = (
        "An error occurred while calling o1.collect.\n: org.apache.spark.SparkException: Job aborted: Task 0 failed:\n"
        'Traceback (most recent call last):\n  File "x.py", line 3, in step\n    work()\nMemoryError: no room\n\n'
        "\tat org.apache.spark.api.python.BasePythonRunner(PythonRunner.scala:1)\n"
    )
    assert reason_in(told) == "MemoryError: no room"
    assert "Job aborted" in reason_in("calling o1\n: org.apache.spark.SparkException: Job aborted due to lost stage\n")
    assert reason_in("") == "no reason was given"


def test_executors_that_lack_copydesk_are_told_of() -> None:
    told = "Traceback (most recent call last):\n  x\nModuleNotFoundError: No module named 'copydesk'\n"
    assert reason_in(told).endswith("; install it for the executors' Python, or name one that has it as PYSPARK_PYTHON")
