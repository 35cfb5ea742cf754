"""The check sheet of a document: what it states that an editor can look up, and who says what."""

from typing import Literal

import msgspec

from copydesk.model.place import Passage

CheckKind = Literal["name", "date", "age", "figure", "place", "conversion", "quotation"]
CheckStatus = Literal["agrees", "conflicts", "unknown"]


class Check(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """One thing a text states that an editor can look up, and how far it was looked up already.

    `agrees`: it was held against `fact` (with source and as_of where it comes from a table). `conflicts`: it is what
    the finding of rule `code` is about, `fact` says why. `unknown`: nothing is known of it; `fact` may help to look it
    up. `also` are further places where the same is said.
    """

    kind: CheckKind
    status: CheckStatus
    place: Passage
    text: str
    fact: str = ""
    code: str = ""
    also: tuple[Passage, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True, gc=False, array_like=True):
    """A quotation and who says it; `place` is with its marks, `text` without.

    `speaker` is the name or description of who speaks, "" where the text does not tell; `speaker_place` are the words
    that tell it. `resolved`: a pronoun or the sentence before names the speaker, not the sentence itself.
    """

    place: Passage
    text: str
    speaker: str = ""
    verb: str = ""
    resolved: bool = False
    speaker_place: Passage | None = None


class Sheet(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The check sheet of a document: what an editor would look up, in order of the text. None of it is a finding."""

    checks: tuple[Check, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def packed(self) -> bytes:
        """The sheet in few bytes, so that a report can hold those of very many documents; empty for an empty one.

        To compress them as well would halve them, and cost more than to make them.
        """
        return msgspec.msgpack.encode(self) if self.checks or self.quotes else b""

    @staticmethod
    def unpacked(packed: bytes) -> "Sheet":
        """The sheet that `packed` gave."""
        return msgspec.msgpack.decode(packed, type=Sheet) if packed else Sheet()
