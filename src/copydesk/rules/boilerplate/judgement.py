"""The judgement of a document's lines by shape and place, and where it makes a named finding surer."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.boilerplate.named import WITHOUT, named_spans
from copydesk.rules.pack_rule import removal
from copydesk.rules.rule import SURE
from copydesk.rules.unit import units
from copydesk.text.view import key_of

AGREED = 0.85  # chance from which shape and place speak as clearly as the words
PROBABLE = 0.85  # confidence that the words must give by themselves
# Credits and biographies are no advertising: whoever wants them out says so.
CREDITS = frozenset({"BP021", "BP023", "BP024"})


@text.view
def judged_lines(document: Document) -> tuple[Any, Any] | None:
    """The table of a document's lines and each line's chance of being furniture; None where there is nothing to ask."""
    return _judged((document,))[0]


def foresee_lines(documents: Iterable[Document]) -> None:
    """Judge the lines of many documents at once, since a small table costs more in the call than in the lines."""
    key = key_of(judged_lines)
    lacking = [document for document in documents if key not in document.__dict__]
    for document, judged in zip(lacking, _judged(lacking), strict=True):
        document.__dict__[key] = judged


def _judged(documents: Sequence[Document]) -> list[tuple[Any, Any] | None]:
    from copydesk.rules.boilerplate.line_model import model
    from copydesk.rules.boilerplate.line_table import is_mixed, tables_of

    mixed = [is_mixed(units(document)) for document in documents]  # the others have no table, whatever is named there
    tables = tables_of(
        [(document, named_spans(document) if asked else ()) for document, asked in zip(documents, mixed, strict=True)]
    )
    made = [table for table in tables if table is not None]
    chances = model().chances_each([table.rows for table in made]) if made else []
    judged = iter(zip(made, chances, strict=True))
    return [None if table is None else next(judged) for table in tables]


def agreed(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings; a probable one of a rule of one kind is sure where every line of it has the shape and place too."""
    for finding in findings:
        doubtful = PROBABLE <= finding.confidence < SURE and finding.rule not in WITHOUT | CREDITS
        score = _least_chance(document, finding.span) if doubtful and finding.family == "boilerplate" else 0.0
        if score < AGREED:
            yield finding
            continue
        yield msgspec.structs.replace(
            finding,
            confidence=SURE,
            evidence={**finding.evidence, "shape": round(score, 2)},
            fix=finding.fix and removal(document, finding.span, safe=True),
        )


def _least_chance(document: Document, span: Span) -> float:
    """The least chance among the lines of a span; 0 if it holds but part of a line."""
    judged = judged_lines(document)
    if judged is None:
        return 0.0
    table, chances = judged
    inside = [at for at, unit in enumerate(table.lines) if unit.start < span.end and span.start < unit.end]
    if not inside or not all(span.contains(Span(table.lines[at].start, table.lines[at].end)) for at in inside):
        return 0.0
    return float(chances[inside].min())
