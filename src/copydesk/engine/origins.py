"""How much of each document was first seen elsewhere: one more look at the documents that share anything."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import msgspec

from copydesk.engine.protocol import Engine
from copydesk.model import DocumentSummary, Originality

if TYPE_CHECKING:
    from copydesk.engine.lineup import Lineup
    from copydesk.reuse import Match, Revision

DOCUMENTS_A_TASK = 500

Key = tuple[str, int, str]


def origins(
    pool: Engine, known: "Lineup", matches: "Sequence[Match]", revisions: "Sequence[Revision]"
) -> dict[Key, Originality]:
    """By document, what is not all its own; of the others there is nothing to say."""
    from copydesk.reuse.originality import debts
    from copydesk.reuse.version_groups import version_groups

    versions = version_groups(revisions, known.sources)
    owed = debts(matches, known.sources, revisions, versions, references=known.references, credits=known.credits)
    numbers = list(owed)
    parts = [numbers[low : low + DOCUMENTS_A_TASK] for low in range(0, len(numbers), DOCUMENTS_A_TASK)]
    tasks = [({each: owed[each] for each in part}, {each: known.wanted(each) for each in part}) for part in parts]
    return {
        known.edition(number).source.key: found
        for batch in pool.map("origins", tasks, stage="counting what is original")
        for number, found in batch.items()
    }


def with_originality(
    summaries: Iterable[DocumentSummary], found: dict[Key, Originality] | None
) -> list[DocumentSummary]:
    """The summaries with what is known of their originality; as they are if documents were not compared."""
    if found is None:
        return list(summaries)
    made = []
    for summary in summaries:
        known = found.get(summary.source.key) or Originality(1.0 if summary.words else None)
        card = {**summary.scorecard, "originality": known.share}
        made.append(msgspec.structs.replace(summary, originality=known, scorecard=card))
    return made
