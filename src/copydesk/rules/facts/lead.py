"""The words that lead to the name of a place: in, near, outside, off."""

from collections.abc import Iterator

from copydesk.model import Document
from copydesk.rules.cue import cued, register

_CODE = "place"
register(_CODE, ("in ", "near ", "outside ", "off "))


def led(document: Document, start: int) -> Iterator[int]:
    """Where a word with a capital stands behind such a word, from an offset of the document on."""
    content = document.text
    for cue in cued(document).get(_CODE, ()):
        at = content.index(" ", cue) + 1
        if at <= start or not content[at : at + 1].isupper() or not content[cue + 1 : at].islower():
            continue
        if cue >= start if content[cue].isupper() else (cue > start and content[cue - 1] == " "):
            yield at
