"""What every reader of record files gives."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Record(NamedTuple):
    """One record: its fields, or what is wrong with it, or why it is none of the corpus's articles.

    `row` is its 1-based number, `line` the physical line it begins on; `row` is None where the file is this one record.
    `extracted` is the format its text was taken out of ("html"), None where the text stands in the file as it is.
    """

    row: int | None
    line: int | None
    values: Mapping[str, Any] | None
    problem: str = ""
    encoding: str = "utf-8"
    extracted: str | None = None
    left_out: str = ""
