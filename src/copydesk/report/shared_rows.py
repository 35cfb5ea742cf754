"""The rows of findings.json that tell who has whose text: of documents, of outlets, between outlets."""

import msgspec


class BorrowedRow(msgspec.Struct, frozen=True):
    """A document that had words of this one first; `credited` where this one credits an agency or that outlet."""

    id: str
    path: str
    outlet: str | None
    words: int
    credited: bool


class OriginalityRow(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a document's own words (no quotations, no insertions) no earlier or credited document has.

    `share` is 0-1, null for a document without such words. `from` lists whom the others are from, at most ten, most
    words first; each word counts for the earliest. `shared_undated` counts words, original in `share`, that documents
    of the same day or without a date have too.
    """

    share: float | None
    from_: list[BorrowedRow] = msgspec.field(name="from")
    shared_undated: int


class ShareRow(msgspec.Struct, frozen=True, kw_only=True):
    """What an outlet has in common with another one: `passages`, each counted once, and their `words` here.

    `median_lag_hours` is positive where this outlet published later, null where dates lack. Of the passages, `later`
    are those that this outlet certainly had later, `credited_passages` those for which it credits an agency or the
    other.
    """

    with_: str = msgspec.field(name="with")
    passages: int
    words: int
    median_lag_hours: float | None
    later: int
    credited_passages: int


class FlowRow(msgspec.Struct, frozen=True, kw_only=True):
    """Passages that one outlet (`from`) certainly had first and another one (`to`) carried later.

    `words` are those of the later copies; `credited_share` is the share (0-1) of the passages whose later copy credits
    an agency or an earlier outlet.
    """

    from_: str = msgspec.field(name="from")
    to: str
    passages: int
    words: int
    median_lag_hours: float | None
    credited_share: float
