"""Where a few words stand twice in a row by accident: "on Monday on Monday", "around the site around the site"."""

from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.quality.doubling import AFTER_ANOTHER, ARTICLES, PHRASE_OPENERS, RELATIVE, SUBJECTS
from copydesk.survey.words import batch_keys
from copydesk.text.batch import Batch, together
from copydesk.text.pattern import lazily
from copydesk.text.word import word_bounds

LONGEST = 8  # words of a phrase
_PAIR = 2
_LOOK, _FAR = 40, 100
_CLAUSE = lazily(r"[^.!?\n]{0,100}$")
_BEFORE = lazily(r"([^\W_]+)[\W_]*$")
_AFTER = lazily(r"[\W_]*([^\W_]+)")
_JOINED = ("-", "'", "’", "‑")


def doubled_phrases(document: Document) -> Iterator[Span]:
    """Both copies of each phrase of two words or more that stands twice and that nobody says twice."""
    end = -1
    for start, middle, stop in stand_twice(document):
        if start >= end and _is_slip(document, Span(start, stop), middle=middle):
            end = stop
            yield Span(start, stop)


@together(rule="SQ001")
def stand_twice(batch: Batch) -> Iterator[list[tuple[int, ...]]]:
    """Where two words or more begin that stand again behind one space, where they do, and where that ends.

    They are in order; the longest first of those that begin at one place.
    """
    import numpy as np

    starts, ends = word_bounds(batch)
    keys = batch_keys(batch)
    gaps = ends[:-1]
    near = (starts[1:] - gaps == 1) & ((batch.codes[gaps] == ord(" ")) | (batch.codes[gaps] == ord("\n")))
    near &= ~np.isin(gaps, batch.firsts[1:] - 1)  # the line break behind a document joins nothing
    lengths = np.concatenate([[0], near.cumsum()])  # how many words before are joined to the one behind them
    rows: list[tuple[int, int]] = []
    for size in range(min(LONGEST, len(keys) // 2), _PAIR - 1, -1):
        equal = keys[size:] == keys[:-size]
        run = equal[: len(equal) - size + 1].copy()
        for place in range(1, size):
            run &= equal[place : len(equal) - size + 1 + place]
        found = run.nonzero()[0]
        joined = lengths[found + 2 * size - 1] - lengths[found] == 2 * size - 1
        rows += [(first, -size) for first in found[joined].tolist() if keys[first] != keys[first + 1]]
    rows.sort()
    firsts = np.array([first for first, _ in rows], np.int64)
    sizes = np.array([-size for _, size in rows], np.int64)
    return batch.placed_together(starts[firsts], starts[firsts + sizes], ends[firsts + 2 * sizes - 1])


def _is_slip(document: Document, span: Span, *, middle: int) -> bool:
    source = document.text
    passage, first, second = source[span.start : span.end], source[span.start : middle - 1], source[middle : span.end]
    words = second.split()
    # with a capital it is a caption or a credit of which the page holds two
    if first[1:] != second[1:] or not second[0].islower() or source[span.end : span.end + 1] in _JOINED:
        return False
    if any(char.isdigit() for char in passage) and len(words) == _PAIR:
        return False
    if "\n" in passage and not text.is_wrapped(document):
        return False
    before = _BEFORE.search(source, max(document.body.start, span.start - _LOOK), span.start)
    after = _AFTER.match(source, span.end, span.end + _LOOK)
    low = second.lower().split()
    # "day by day by day", "on and on and on": a rhythm, and so are three copies
    if (before and before[1].lower() in low) or (after and after[1].lower() in low):
        return False
    clause = _CLAUSE.search(source, max(document.body.start, span.start - _FAR), span.start)
    if not _is_pair(document, low, clause[0] if clause else ""):
        return False
    return not text.inside_quotation(document, span)


def _is_pair(document: Document, words: list[str], clause: str) -> bool:
    """Whether these words are no sense when said twice: "on Monday on Monday", and not "the man the man trusts"."""
    openers = PHRASE_OPENERS.get((document.lang or "en")[:2], frozenset())
    open_ended = words[0] in openers - SUBJECTS or words[-1] in openers | ARTICLES
    if not open_ended and not RELATIVE.isdisjoint(clause.lower().split()):
        return False  # "people who lack a roof have a roof": the first may end a clause, and the second follow it
    return len(words) > _PAIR or (words[0] in openers and words[1] not in AFTER_ANOTHER)
