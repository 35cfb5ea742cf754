"""The views that documents of a batch need are computed of all together, before they are asked for."""

from collections.abc import Callable, Container, Sequence
from contextlib import suppress
from typing import Any

from copydesk import text
from copydesk.model import Document


def foreseen(
    documents: Sequence[Document], *views: Callable[[Document], Any], rules: Container[str] | None = None
) -> None:
    """Compute these views, or all that can be where rules of these codes run, of documents that go through together.

    What fails here is left to the single document: there a crash is an entry of the report, and costs one rule.
    """
    with suppress(Exception):
        text.foresee(documents, *views, rules=rules)
