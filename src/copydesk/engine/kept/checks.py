"""What the document rules say, kept document by document.

A result is kept under all that rules see of the document. What they ask of the corpus beside it changes with every
article that is added, in numbers ("in 41 of 44 files") more often than in what is taken for an insertion. So a hash of
the answers is kept with the result; where they have changed, only the rules that ask are run again, and if they still
find the same lines, all the rest stands.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from copydesk.cache import key
from copydesk.engine.document import resolved_anew
from copydesk.engine.kept.finding import (
    KeptFinding,
    KeptSummary,
    findings_of,
    is_plain,
    kept_findings,
    kept_summary,
    summary_of,
)
from copydesk.engine.kept.identity import masked_key
from copydesk.engine.kept.lines import line_keys_of
from copydesk.engine.kept.memory import Memory
from copydesk.engine.kept.rows import DocumentRows, apart, together
from copydesk.engine.kept.sheaf import Sheaf
from copydesk.engine.parcels import Checked
from copydesk.engine.workshop import Workshop, edition_of
from copydesk.model import Document, Finding, Span
from copydesk.reuse.credit import Credit
from copydesk.rules.boilerplate.recurring_block import RecurringBlock
from copydesk.rules.boilerplate.recurring_line import MIN_FILES
from copydesk.rules.quality.near_empty import FEWEST_DOCUMENTS, NearEmpty
from copydesk.survey.answers import answers

# The rules that ask the survey, and what: whether lines recur, and whether there are a few documents at least.
_KNOWN_TO_ASK = (RecurringBlock, NearEmpty)


class KeptCheck(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What the rules said of one document.

    `answers` is the hash of what the survey said to it. `mask` and `blocks` are spans, one number after another; these
    are what rules that ask the survey found, None where that is not known, and `named` what other rules took for
    insertions before it was settled which of them stays; `findings` are the outcome, insertions first.
    """

    answers: bytes
    mask: tuple[int, ...]
    findings: tuple[KeptFinding, ...] = ()
    blocks: tuple[int, ...] | None = None
    named: tuple[KeptFinding, ...] = ()
    summary: KeptSummary | None = None
    credits: tuple[Credit, ...] = ()
    rows: DocumentRows = DocumentRows()


_encoder = msgspec.msgpack.Encoder()
_decode = msgspec.msgpack.Decoder(KeptCheck).decode


class Checks:
    """The checks of one process of a run; `anew` is how the workshop checks documents itself."""

    def __init__(self, workshop: Workshop, memory: Memory, anew: Callable[..., Checked]) -> None:
        self._workshop = workshop
        self._memory = memory
        self._anew = anew
        rules = workshop.rules
        asking = [rule for rule in (*rules.masking, *rules.judging) if rule.needs]
        strange = not all(isinstance(rule, _KNOWN_TO_ASK) for rule in asking)
        # Of rules that we know nothing of, anything in the survey may change what they say.
        self._asking = frozenset(rule.code for rule in asking)
        self._asks_lines = bool(asking) and workshop.known.known
        self._inserting = frozenset(rule.code for rule in rules.masking)
        self._reported = rules.reported
        self._sheets = workshop.settings.run.checks
        self._beside = key(workshop.known.to_bytes()) if strange else b""
        self._beside += bytes((workshop.known.known, workshop.known.documents < FEWEST_DOCUMENTS))

    def check(self, sheaf: Sheaf, first: int, reference: int | None) -> Checked:
        """As the workshop's own check, sparing what is known already."""
        try:
            return self._check(sheaf, first, reference)
        except Exception:  # noqa: BLE001 - others may write to the cache: what is wrong in it costs no run
            return self._anew(sheaf.all(), first, reference)

    def unknown(self, keys: Sequence[bytes]) -> int:
        """How many of the documents with these keys are to be checked anew, as it seems."""
        return self._memory.holds(self._places(keys, self._kind(None))).count(False)

    def _check(self, sheaf: Sheaf, first: int, reference: int | None) -> Checked:
        told = self._answers(sheaf)
        places, known = self._looked_up(sheaf, told, reference)
        missing = [at for at, each in enumerate(known) if each is None]
        if not missing:
            return self._together(sheaf, [each for each in known if each is not None], first, reference)
        few = sheaf.whole(missing)
        fresh = self._anew(few, first, reference)
        apart = self._apart(few, fresh, [told[at] for at in missing], reference)
        if apart is None:
            return fresh if len(few) == len(sheaf) else self._anew(sheaf.all(), first, reference)
        failed = {(failure.path, failure.row) for failure in fresh.failures}
        self._memory.keep(
            (places[at], _encoder.encode(each))
            for at, document, each in zip(missing, few, apart, strict=True)
            if (document.path, document.row) not in failed and _comes_back(each)
        )
        if len(few) == len(sheaf):
            masked = tuple(map(masked_key, sheaf.keys, fresh.masks))
            return msgspec.structs.replace(fresh, keys=masked)
        for at, each in zip(missing, apart, strict=True):
            known[at] = each
        made = self._together(sheaf, [each for each in known if each is not None], first, reference)
        return msgspec.structs.replace(made, failures=fresh.failures)

    def _answers(self, sheaf: Sheaf) -> list[bytes]:
        if not self._asks_lines:
            return [b""] * len(sheaf)
        lines = line_keys_of(self._memory, sheaf)
        outlets = [document.outlet for document in sheaf.documents]
        return answers(self._workshop.known, outlets, lines, least=MIN_FILES)

    def _kind(self, reference: int | None) -> str:
        return "mask" if reference is not None else "check with sheet" if self._sheets else "check"

    def _places(self, keys: Sequence[bytes], kind: str) -> list[bytes]:
        return [self._memory.key(kind, self._beside, each) for each in keys]

    def _looked_up(
        self, sheaf: Sheaf, told: Sequence[bytes], reference: int | None
    ) -> tuple[list[bytes], list[KeptCheck | None]]:
        """Under which key the result of each document is kept, or is to be, and the result if it is known.

        Where the corpus has come to tell a document something else, its new result is kept beside the first one.
        """
        kind, keys = self._kind(reference), sheaf.keys
        places = self._places(keys, kind)
        found = self._memory.find(places, _decode)
        if kind == "check":
            found = self._with_sheets_taken_off(keys, found)
        known: list[KeptCheck | None] = []
        for at, first in enumerate(found):
            now = first
            if first is not None and first.answers != told[at]:
                now = None
                if reference is None and first.blocks is not None:
                    now = self._renewed(sheaf.whole([at])[0], first, told[at])
                if now is None:
                    places[at] = self._memory.key(kind, self._beside, keys[at], told[at])
                    (now,) = self._memory.find([places[at]], _decode)
            known.append(now)
        return places, known

    def _with_sheets_taken_off(
        self, keys: Sequence[bytes], found: Sequence[KeptCheck | None]
    ) -> list[KeptCheck | None]:
        """What is not found is looked for among the results of runs that made check sheets too."""
        missing = [at for at, each in enumerate(found) if each is None]
        more = self._memory.find(self._places([keys[at] for at in missing], "check with sheet"), _decode)
        known = list(found)
        for at, each in zip(missing, more, strict=True):
            if each is not None and each.summary is not None:
                plain = msgspec.structs.replace(each.summary, packed_sheet=b"")
                known[at] = msgspec.structs.replace(each, summary=plain)
        return known

    def _renewed(self, document: Document, kept: KeptCheck, told: bytes) -> KeptCheck | None:
        """The result with what the rules that ask the survey say now; None if they find something else than before."""
        named, blocks = findings_of(document, kept.named), _spans(kept.blocks or ())
        inserted = resolved_anew(document, self._workshop.known, self._workshop.rules, named, blocks=blocks)
        if inserted is None:
            return None
        rest = [each for each in kept.findings if each.rule not in self._inserting]
        return msgspec.structs.replace(kept, answers=told, findings=(*kept_findings(inserted), *rest))

    def _apart(
        self, documents: Sequence[Document], checked: Checked, told: Sequence[bytes], reference: int | None
    ) -> list[KeptCheck] | None:
        """The results document by document; None where they cannot be told apart."""
        rows: list[DocumentRows] | None = [DocumentRows()] * len(documents)
        if checked.postings is not None:
            rows = apart(checked.postings, checked.quoted, checked.names)
        findings: dict[tuple[str, int, str], list[Finding]] = {document.source.key: [] for document in documents}
        if rows is None or len(findings) < len(documents):
            return None
        for finding in checked.findings:
            findings[finding.document.key].append(finding)
        made = []
        for at, document in enumerate(documents):
            kept = KeptCheck(
                answers=told[at],
                mask=_numbers(checked.masks[at]),
                credits=checked.credits[at] if checked.credits else (),
                rows=rows[at],
            )
            if reference is None:
                inserted = checked.inserted[at]
                blocks = [finding for finding in inserted if finding.rule in self._asking]
                named = [each for each in inserted if each.rule not in self._asking and each.rule in self._reported]
                kept = msgspec.structs.replace(
                    kept,
                    findings=tuple(kept_findings(findings[document.source.key])),
                    blocks=_numbers([finding.span for finding in blocks]),
                    named=tuple(kept_findings(named)) if blocks else (),
                    summary=kept_summary(checked.summaries[at]),
                )
            made.append(kept)
        return made

    def _together(self, sheaf: Sheaf, known: Sequence[KeptCheck], first: int, reference: int | None) -> Checked:
        """The results as those of one part."""
        documents = sheaf.documents
        masks = tuple(tuple(_spans(each.mask)) for each in known)
        checked = Checked(failures=(), masks=masks, keys=tuple(map(masked_key, sheaf.keys, masks)))
        if reference is None:
            pairs = list(zip(documents, known, strict=True))
            checked = msgspec.structs.replace(
                checked,
                findings=tuple(each for document, kept in pairs for each in findings_of(document, kept.findings)),
                summaries=tuple(summary_of(document, kept.summary) for document, kept in pairs),
            )
        rules = self._workshop.rules
        if not rules.across:
            return checked
        postings, quoted, names = together(
            [each.rows for each in known],
            first,
            quotations="quotations" in rules.compares,
            names=bool(rules.compares & {"names", "stories"}),
        )
        return msgspec.structs.replace(
            checked,
            editions=tuple(map(edition_of, documents)),
            postings=postings,
            quoted=quoted,
            names=names,
            credits=tuple(each.credits for each in known) if "passages" in rules.compares else (),
        )


def _comes_back(kept: KeptCheck) -> bool:
    return all(is_plain(each.evidence) for each in (*kept.findings, *kept.named))


def _numbers(spans: Iterable[Span]) -> tuple[int, ...]:
    return tuple(at for span in spans for at in (span.start, span.end))


def _spans(numbers: Sequence[int]) -> list[Span]:
    return list(map(Span, numbers[::2], numbers[1::2]))
