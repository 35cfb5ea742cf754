"""The steps of a run, each a function over one batch: what every engine maps over its workers.

A Workshop holds what all batches share (settings, rules, survey, spool). Engines hand it tasks; tasks and results are
plain values that travel between processes.
"""

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from copydesk import text
from copydesk.engine.document import Rules, check_document, rules_of
from copydesk.engine.outlets import Outlets, OutletTold, outlet_told
from copydesk.engine.spool import Spool
from copydesk.model import Document, DocumentSummary, Failure, Finding, Location, Skipped, Span
from copydesk.read import InputFile, ReadContext, read_file
from copydesk.settings import Settings
from copydesk.survey import PartialSurvey, Survey, no_survey, survey

if TYPE_CHECKING:
    from copydesk.reuse import CandidatePairs, Match, Postings

PART_CHARACTERS = 2_000_000
PART_DOCUMENTS = 1_000
SURVEY_FILE = "survey"
OUTLETS_FILE = "outlets"


class Place(msgspec.Struct, frozen=True, order=True):
    """Where the spool keeps a document."""

    part: str
    index: int


class Wanted(msgspec.Struct, frozen=True):
    """A document to compare: where it lies, and its mask."""

    place: Place
    mask: tuple[Span, ...]


class Part(msgspec.Struct, frozen=True):
    """A run of documents in the spool; `outlets` counts what they say of their outlet: name, host, label."""

    name: str
    count: int
    outlets: dict[OutletTold, int]


class Intake(msgspec.Struct, frozen=True):
    """What one batch of input files gave."""

    parts: tuple[Part, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]


class Checked(msgspec.Struct, frozen=True):
    """What the document rules said of one part; summaries, masks and postings are in the part's order."""

    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...]
    summaries: tuple[DocumentSummary, ...]
    masks: tuple[tuple[Span, ...], ...]
    postings: "Postings | None"


class Plan(msgspec.Struct, frozen=True):
    """What a run is: small enough to hand to every worker once."""

    settings: Settings
    context: ReadContext
    folder: Path | None = None


class Workshop:
    """The steps of one run, in one process."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.settings = plan.settings
        self.spool = Spool(plan.folder)

    @cached_property
    def rules(self) -> Rules:
        """The rules of this run, made once per process."""
        return rules_of(self.settings)

    @cached_property
    def known(self) -> Survey:
        """The survey of the whole corpus; the engine leaves it in the run's folder, or sets it, before checks begin."""
        if self.plan.folder is None:
            return no_survey()
        return Survey.from_bytes((self.plan.folder / SURVEY_FILE).read_bytes())

    @cached_property
    def outlets(self) -> Outlets:
        """Which names and hosts are one outlet; left by the engine, as the survey is, once everything is read."""
        if self.plan.folder is None:
            return Outlets()
        made: Outlets = pickle.loads((self.plan.folder / OUTLETS_FILE).read_bytes())  # noqa: S301 - our own file
        return made

    def take_in(self, name: str, files: Sequence[InputFile]) -> Intake:
        """Read a batch of files into the spool."""
        return self.take(name, (item for file in files for item in read_file(file, self.plan.context)))

    def take(self, name: str, items: Iterable[Document | Failure | Skipped]) -> Intake:
        """Put what was read into the spool, and set aside what could not be read."""
        failures: list[Failure] = []
        skipped: list[Skipped] = []

        def documents() -> Iterator[Document]:
            for item in items:
                if isinstance(item, Document):
                    yield item
                elif isinstance(item, Failure):
                    failures.append(item)
                else:
                    skipped.append(item)

        parts = tuple(self.keep(name, documents()))
        return Intake(parts, tuple(failures), tuple(skipped))

    def keep(self, name: str, documents: Iterable[Document]) -> Iterator[Part]:
        """Write documents to the spool in parts of bounded size."""
        for number, batch in enumerate(_by_size(documents)):
            part = f"{name}-{number}"
            self.spool.write(part, batch)
            yield Part(part, len(batch), Counter(map(outlet_told, batch)))

    def documents(self, part: str) -> tuple[Document, ...]:
        """The documents of a part, each under its outlet's one name."""
        return tuple(map(self.outlets.settle, self.spool.part(part)))

    def document(self, place: Place) -> Document:
        """One document, under its outlet's one name."""
        return self.outlets.settle(self.spool.document(place.part, place.index))

    def survey(self, part: str) -> PartialSurvey:
        """What the documents of a part tell the whole corpus."""
        documents = self.documents(part)
        if self.plan.folder is None:
            self.spool.write(part, documents)  # so that their views are computed once
        return survey(documents, needs=self.rules.needs)

    def check(self, part: str, first: int) -> Checked:
        """Run the document rules on one part, whose documents are numbered from `first`; fingerprint what is left."""
        documents = self.documents(part)
        results = [check_document(document, self.known, self.rules) for document in documents]
        postings = None
        if self.rules.across:
            from copydesk.reuse import postings as fingerprint

            masked = [
                (first + index, document.masked(list(result.mask)))
                for index, (document, result) in enumerate(zip(documents, results, strict=True))
            ]
            postings = fingerprint(masked, self.settings.reuse)
        return Checked(
            findings=tuple(finding for result in results for finding in result.findings),
            failures=tuple(failure for result in results for failure in result.failures),
            summaries=tuple(result.summary for result in results),
            masks=tuple(result.mask for result in results),
            postings=postings,
        )

    def compare(self, pairs: "CandidatePairs", wanted: Mapping[int, Wanted]) -> "list[Match]":
        """Align each pair of documents, given by their numbers."""
        from copydesk.reuse import compare

        def load(number: int) -> Document:
            return self.document(wanted[number].place).masked(list(wanted[number].mask))

        return list(compare(pairs, load, self.settings.reuse))

    def words(self, wanted: Sequence[tuple[Place, tuple[Span, ...]]]) -> list[list[tuple[str, Location]]]:
        """The text and the place of spans, document by document."""
        return [list(self._words(place, spans)) for place, spans in wanted]

    def _words(self, place: Place, spans: Sequence[Span]) -> Iterator[tuple[str, Location]]:
        content = self.spool.document(place.part, place.index).text
        locator = text.Locator(content)
        return ((content[span.start : span.end], locator.location(span)) for span in spans)


def _by_size(documents: Iterable[Document]) -> Iterator[list[Document]]:
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= PART_CHARACTERS or len(batch) >= PART_DOCUMENTS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
