"""Reads tab-separated tables; a mistake in one is a plain line with file and line number."""

from collections.abc import Iterator

from copydesk.model import CopydeskError


class KnowledgeError(CopydeskError):
    """A table of facts is wrong; the message is one line that begins with file:line."""


def rows(text: str, columns: list[str], label: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a tab-separated table with their line numbers; KnowledgeError if a row lacks a column."""
    for number, line in lines(text, columns, label):
        yield number, cells(number, line, len(columns), label)


def lines(text: str, columns: list[str], label: str) -> Iterator[tuple[int, str]]:
    """The rows not yet split; KnowledgeError unless the first line that is no comment names these columns."""
    named = False
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not line or line[0] == "#":
            continue
        if named:
            yield number, line
        elif line.split("\t") == columns:
            named = True
        else:
            raise KnowledgeError(f"{label}:{number}: the columns must be {', '.join(columns)}")
    if not named:
        raise KnowledgeError(f"{label}:1: the table is empty; its first line must name the columns")


def cells(number: int, line: str, count: int, label: str) -> list[str]:
    """A row split into its cells; KnowledgeError if it has not this many."""
    row = line.split("\t")
    if len(row) != count:
        raise KnowledgeError(f"{label}:{number}: {len(row)} columns instead of {count}")
    return row
