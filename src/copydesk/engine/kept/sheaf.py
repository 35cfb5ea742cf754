"""Documents that an earlier run may know all about: who they are at once, their texts only where they are asked for."""

from collections.abc import Callable, Sequence

import msgspec

from copydesk.engine.kept.identity import document_key
from copydesk.model import Document


class Sheaf(msgspec.Struct, frozen=True):
    """Documents with their keys; they may lack their texts.

    `whole` gives those at some places with their texts, in their order.
    """

    documents: Sequence[Document]
    keys: Sequence[bytes]
    whole: Callable[[Sequence[int]], list[Document]]

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "Sheaf":
        """Documents that are at hand as they are."""
        return cls(documents, list(map(document_key, documents)), lambda places: [documents[at] for at in places])

    def all(self) -> list[Document]:
        """All documents with their texts."""
        return self.whole(range(len(self.documents)))

    def __len__(self) -> int:
        return len(self.documents)
