"""Quotation marks that were decoded wrongly, put right in place, so that the quotations of damaged texts are seen."""

import msgspec

from copydesk.model import Document

_HINT = "\u00e2\u20ac"  # how the first two bytes of a curly mark look when UTF-8 was read as Windows-1252
# Three characters each, so that offsets hold; what is no mark counts for nothing inside a word.
_MARKS = {
    f"{_HINT}\u0153": "\u201c\u2060\u2060",
    f"{_HINT}\u009d": "\u2060\u2060\u201d",
    f"{_HINT}\u02dc": "\u2060\u2060\u2018",
    f"{_HINT}\u2122": "\u2060\u2060\u2019",
}


def legible(document: Document) -> Document:
    """The document with its wrongly decoded quotation marks put right; itself where it has none."""
    if _HINT not in document.text:
        return document
    text = document.text
    for damaged, mark in _MARKS.items():
        text = text.replace(damaged, mark)
    return document if text == document.text else msgspec.structs.replace(document, text=text, body=document.body)
