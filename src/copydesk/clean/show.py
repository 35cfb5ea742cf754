"""What cleaning would change, as unified differences."""

from collections.abc import Iterator, Sequence
from difflib import unified_diff

from copydesk.clean.mend import Cleaned
from copydesk.clean.write import Work
from copydesk.model import Document
from copydesk.read import InputFile, read_file


def differences(files: Sequence[InputFile], work: Work) -> Iterator[str]:
    """For each document that would change a unified diff, line by line; for one left out a line that says so.

    A record is named by its file and row; the lines are those of its text.
    """
    for file in files:
        for item in read_file(file, work.context):
            if isinstance(item, Document):
                yield from _difference(item, work.cleaned(item))


def _difference(document: Document, result: Cleaned | None) -> Iterator[str]:
    name = document.path if document.row is None else f"{document.path}#{document.row}"
    if result is None:
        yield f"Only in a: {name}\n"
    elif result.changed:
        before, after = _lines(document.text), _lines(result.text)
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """The lines with their ends; only \\n ends one here, as for the tools that apply a diff."""
    *whole, last = text.split("\n")
    return [*(f"{line}\n" for line in whole), *([last] if last else [])]
