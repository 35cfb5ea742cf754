"""The text in lower case at equal offsets, for searches that do not care about case."""

from copydesk.model import Document
from copydesk.text.view import view


@view
def lowered(document: Document) -> str:
    """The document's text in lower case, code point for code point: a letter that would become two stays as it is."""
    low = document.text.lower()
    if len(low) == len(document.text):
        return low
    return "".join([char if len(small := char.lower()) != 1 else small for char in document.text])
