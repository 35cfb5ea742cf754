"""The known forms of names in a text: one search for all, shared by the rules about transliteration."""

from functools import cache

import msgspec

from copydesk.knowledge.literals import LiteralSearch
from copydesk.knowledge.variants import Variant, built_in_variants
from copydesk.model import Document
from copydesk.text import view
from copydesk.text.pattern import lazily

_OF_SPELLING = lazily(
    r"\b(?:spel(?:led|t)(?! (?:out|the end|an end|trouble|doom|disaster|danger))|spellings?|"
    r"(?:[Yy]ou|[Ww]e|[Tt]hey) spell|[Tt]ransliterat\w*|[Rr]omani[sz](?:ed|ing|ation))\b"
)
_IN_SPELLING = ("spel", "ransliterat", "omani")


class NameForm(msgspec.Struct, frozen=True, gc=False):
    """A form of a name in a document: code points `start` to `end`, and what the table knows of it."""

    start: int
    end: int
    variant: Variant


@view
def name_forms(document: Document) -> tuple[NameForm, ...]:
    """Every form of the table in the body that is written with a capital, whole words only, in order."""
    forms, search = _search()
    text, body = document.text, document.body
    inner = text[body.start : body.end]
    found: list[NameForm] = []
    for index, start, end in search.finds(inner):
        if (start and (inner[start - 1].isalnum() or inner[start - 1] in "-@#")) or inner[end : end + 1].isalnum():
            continue
        found.append(NameForm(body.start + start, body.start + end, forms[index]))
    return tuple(found)


def spellings(document: Document) -> tuple[str, ...]:
    """The different forms of places and surnames in a document, sorted; first names are those of many people."""
    text = document.text
    return tuple(sorted({text[each.start : each.end] for each in name_forms(document) if each.variant.kind != "first"}))


@view
def speaks_of_spelling(document: Document) -> bool:
    """Whether the text is one about how names are written: then it names their forms, and does not mix them."""
    held = any(map(document.text.__contains__, _IN_SPELLING))  # far faster than to search
    return held and _OF_SPELLING.search(document.text, document.body.start, document.body.end) is not None


@cache
def _search() -> tuple[list[Variant], LiteralSearch]:
    variants = [each for group in built_in_variants().groups.values() for each in group if each.kind != "word"]
    written = [each for each in variants if each.form[:1].isupper()]
    return written, LiteralSearch([each.form for each in written])
