"""What comparing two documents yields: matches of passages, without arrays, cheap to import and to pickle."""

from typing import Literal

import msgspec

from copydesk.model import Span

Kind = Literal["document", "verbatim", "edited", "rewritten"]


class Passage(msgspec.Struct, frozen=True, order=True):
    """One side of a match: the run's document number and the span in its text.

    `words` counts the words in the span, `share` is their part of the whole document (0-1), `opening` the first
    words as they stand there, `key` a coarse key that survives small changes of the bounds.
    """

    document: int
    span: Span
    words: int = 0
    share: float = 0.0
    opening: str = ""
    key: str = ""


class Change(msgspec.Struct, frozen=True):
    """One edit from left to right: the words replaced and those that replace them; either may be empty."""

    left: str
    right: str


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """Two passages that share their words; `left.document` is the lower number.

    `similarity` is 2 * common words in order / all words of both; `containment` the part of the shorter passage's
    words, in any order, that stands in the other. `changed` counts words that were replaced, inserted or deleted;
    `changes` lists the first of them. `own_words` are shared words outside quotation marks, `own_weight` the weight of
    the content words among them, `cosine` the likeness of the content words by weight, both without names and figures,
    which reports of one event share by necessity: a word that both documents use once weighs 1, one that they use all
    the time next to nothing. `longest_run` is the greatest number of words in a row that both have, `traces` are word
    keys that both passages have.
    """

    left: Passage
    right: Passage
    similarity: float
    containment: float
    kind: Kind
    changed: int
    changes: tuple[Change, ...] = ()
    order_kept: bool = True
    own_words: int = 0
    own_weight: float = 0.0
    cosine: float = 0.0
    longest_run: int = 0
    traces: tuple[int, ...] = ()

    @property
    def sides(self) -> tuple[tuple[Passage, Passage], tuple[Passage, Passage]]:
        """Here and there, from either side."""
        return (self.left, self.right), (self.right, self.left)
