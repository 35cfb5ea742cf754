"""Where the beginning of a text is missing: its first sentence begins in the middle."""

from copydesk import text
from copydesk.model import Document
from copydesk.text.pattern import lazily

_WORD = lazily(r"[^\W\d_]+(?=[\s,;])")
_ENDS = lazily(r"[.!?…][\"”’»)]*$")
_LEAST = 8  # words of such a sentence
_FEWEST = 2  # sentences behind it that begin as sentences do
# Small words before a name, what lines of credit begin with, and names that are written small.
_SMALL_WORDS = """
de van von der den al el bin ibn la le di da du del ter ten dos das af zu by via photo photos from with written edited
updated published posted par por przez автор фото adidas bell danah a b c d e i
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def cut_head(document: Document) -> text.Sentence | None:
    """The first sentence of the story if its beginning is missing; a headline may stand above it."""
    source = document.text
    if not source[document.body.start : document.body.end].lstrip()[:1].islower() and not _has_small_second(document):
        return None
    sentences = text.sentences(document)
    for at in range(min(2, len(sentences))):
        sentence = sentences[at]
        if source[sentence.start].islower():
            return sentence if _is_cut(document, at) else None
        if sentence.paragraph or _ENDS.search(sentence.flat.rstrip()):
            return None  # no headline
    return None


def _has_small_second(document: Document) -> bool:
    """Whether the second line that is not blank begins small; told before a sentence is looked for."""
    lines = document.text[document.body.start : document.body.start + 600].split("\n")
    written = [line.lstrip() for line in lines if line.strip()]
    return len(written) > 1 and written[1][:1].islower()


def _is_cut(document: Document, at: int) -> bool:
    sentences = text.sentences(document)
    sentence, flat = sentences[at], sentences[at].flat.rstrip()
    word = _WORD.match(flat)
    if (
        word is None
        or not word[0].islower()
        or word[0] in _SMALL
        or len(flat.split()) < _LEAST
        or not _ENDS.search(flat)
    ):
        return False
    if "\n" in document.text[sentence.start : sentence.end] and not text.is_wrapped(document):
        return False  # verse
    rest = [document.text[each.start] for each in sentences[at + 1 : at + 9]]
    return len(rest) >= _FEWEST and not any(map(str.islower, rest)) and sentence.paragraph <= 1 and sentence.offset == 0
