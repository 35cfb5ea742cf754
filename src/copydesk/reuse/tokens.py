"""Texts as flat arrays of folded words with code-point offsets: the one pass over the characters."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.reuse.characters import CodedText, Codes, Positions, read_codes, sentence_marks, word_edges
from copydesk.reuse.folding import LAST_DIGIT, SINGLE
from copydesk.reuse.known_words import known_words
from copydesk.reuse.word_hash import WordHashes

CHUNK_CHARACTERS = 300_000  # the arrays of one chunk stay in the processor's cache
MIN_CONTENT_LETTERS = 3

SENTENCE_START, PARAGRAPH_START = 1, 2
CAPITAL, FIGURE = 1, 2


class TokenTable(msgspec.Struct, frozen=True):
    """The words of several texts, one after another.

    `bounds[i]:bounds[i + 1]` are the tokens of text i. `ids` are hashes of folded words, `stems` of their beginnings
    (0 for function words, which carry no content). `starts` and `ends` are code points of the token's own text.
    `breaks` is SENTENCE_START or PARAGRAPH_START where one begins, else 0; `initials` CAPITAL or FIGURE by the token's
    first character, else 0.
    """

    bounds: NDArray[np.int64]
    ids: NDArray[np.int64]
    stems: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    breaks: NDArray[np.uint8]
    initials: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def documents(self) -> NDArray[np.int32]:
        """For each token the index of its text."""
        return np.repeat(np.arange(len(self.bounds) - 1, dtype=np.int32), np.diff(self.bounds))

    def of(self, index: int) -> "TokenTable":
        """The tokens of one text, as views."""
        low, high = int(self.bounds[index]), int(self.bounds[index + 1])
        part = slice(low, high)
        columns = (self.ids, self.stems, self.starts, self.ends, self.breaks, self.initials)
        return TokenTable(np.array([0, high - low]), *(column[part] for column in columns))  # type: ignore[arg-type]


def tokenise(texts: Sequence[str], languages: Sequence[str | None] = (), *, breaks: bool = True) -> TokenTable:
    """The words of all texts, folded for matching.

    `languages` choose the function words (None: those of all languages we know). Without `breaks` sentences,
    paragraphs and initials are not looked at, which is a tenth cheaper.
    """
    known = languages or [None] * len(texts)
    parts = [_chunk(texts[low:high], known[low:high], with_breaks=breaks) for low, high in _chunks(texts)]
    if not parts:
        parts = [_chunk((), (), with_breaks=breaks)]
    if len(parts) == 1:
        return parts[0]
    sizes = np.concatenate([np.diff(part.bounds) for part in parts])
    return TokenTable(
        np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]),
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.stems for part in parts]),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.concatenate([part.breaks for part in parts]),
        np.concatenate([part.initials for part in parts]),
    )


def tokenise_documents(documents: Sequence[Document], *, breaks: bool = True) -> TokenTable:
    """The words of the documents' bodies; offsets count in the whole text."""
    texts, languages = [_body(document) for document in documents], [document.lang for document in documents]
    table = tokenise(texts, languages, breaks=breaks)
    shifts = np.array([document.body.start for document in documents], np.int32)
    if not shifts.any():
        return table
    shift = np.repeat(shifts, np.diff(table.bounds))
    return msgspec.structs.replace(table, starts=table.starts + shift, ends=table.ends + shift)


def chunks(documents: Sequence[Document], *, breaks: bool = False) -> Iterator[tuple[slice, TokenTable]]:
    """The words of the documents, a few documents at a time: small arrays are far cheaper."""
    for low, high in _chunks([document.text for document in documents]):
        yield slice(low, high), tokenise_documents(documents[low:high], breaks=breaks)


def _body(document: Document) -> str:
    span = document.body
    return document.text if len(span) == len(document.text) else document.text[span.start : span.end]


def _chunks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    low = size = 0
    for index, text in enumerate(texts):
        if size and size + len(text) > CHUNK_CHARACTERS:
            yield low, index
            low, size = index, 0
        size += len(text) + 1
    if low < len(texts):
        yield low, len(texts)


def _chunk(texts: Sequence[str], languages: Sequence[str | None], *, with_breaks: bool) -> TokenTable:
    chars = read_codes("\n".join(texts))
    starts, ends = word_edges(chars.code)
    hashes = WordHashes(chars, starts, ends)
    if not hashes.ids.all():  # nothing but marks without weight
        kept = hashes.ids != 0
        starts, ends = starts[kept], ends[kept]
        hashes = WordHashes(chars, starts, ends)
    ids = hashes.ids
    offsets = np.cumsum([0, *(len(text) + 1 for text in texts)])
    bounds = np.searchsorted(starts, offsets)
    sizes = np.diff(bounds)
    known = known_words()
    slots = known.slots(ids)
    content = np.flatnonzero(_may_carry(chars.code, starts, ends) & ~known.silent(slots, languages, sizes))
    stems = hashes.stems(content)
    known.unify(slots, ids, stems)
    breaks, initials = np.zeros((2, len(ids)), np.uint8)
    if with_breaks:
        initials = _initials(chars, starts)
        _mark_breaks(breaks, chars, starts, known.abbreviation[slots])
        breaks[bounds[:-1][sizes > 0]] = PARAGRAPH_START
    shift = np.repeat(offsets[:-1], sizes)
    return TokenTable(
        bounds=bounds.astype(np.int64),
        ids=ids.view(np.int64),
        stems=stems.view(np.int64),
        starts=(starts - shift).astype(np.int32),
        ends=(ends - shift).astype(np.int32),
        breaks=breaks,
        initials=initials,
    )


def _may_carry(code: Codes, starts: Positions, ends: Positions) -> NDArray[np.bool_]:
    """Words long enough to carry content, numbers, and characters of scripts without spaces."""
    first = code.take(starts)
    carries: NDArray[np.bool_] = ends - starts >= MIN_CONTENT_LETTERS
    carries |= (first <= LAST_DIGIT) | (first == SINGLE)
    return carries


def _initials(chars: CodedText, starts: Positions) -> NDArray[np.uint8]:
    initials: NDArray[np.uint8] = chars.capital(starts).view(np.uint8)
    initials[chars.code.take(starts) <= LAST_DIGIT] = FIGURE
    return initials


def _mark_breaks(
    breaks: NDArray[np.uint8], chars: CodedText, starts: Positions, abbreviation: NDArray[np.bool_]
) -> None:
    """Set where sentences and paragraphs begin, by marks and line ends; rough, but equal for equal text."""
    marks, lines = sentence_marks(chars)
    following = np.searchsorted(starts, marks)
    inside = (following > 0) & (following < len(starts))
    following = following[inside]
    breaks[following[~abbreviation[following - 1] & ~chars.small(starts[following])]] = SENTENCE_START
    following = np.searchsorted(starts, lines)
    following = following[following < len(starts)]
    breaks[following[1:][following[1:] == following[:-1]]] = PARAGRAPH_START
