"""The three steps of a run over the whole corpus: survey, check, across. Each is a map and a small merge."""

from collections.abc import Iterable, Sequence

import msgspec

from copydesk.engine.batches import batched_by_size
from copydesk.engine.local import LocalPool
from copydesk.engine.outlets import settled
from copydesk.engine.workshop import Checked, Intake, Part, Place
from copydesk.model import Document, DocumentSummary, Failure, Finding, Skipped
from copydesk.read import InputFile
from copydesk.survey import merge


class Corpus(msgspec.Struct, frozen=True):
    """What was read: the spool's parts, through which documents are numbered, and what could not be read."""

    parts: tuple[Part, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]

    @property
    def firsts(self) -> tuple[int, ...]:
        """The number of each part's first document."""
        firsts, number = [], 0
        for part in self.parts:
            firsts.append(number)
            number += part.count
        return tuple(firsts)

    def places(self) -> list[Place]:
        """Where each document lies, by its number."""
        return [Place(part.name, index) for part in self.parts for index in range(part.count)]


class Judged(msgspec.Struct, frozen=True):
    """What the document rules said of the whole corpus, part by part."""

    parts: tuple[Checked, ...]

    @property
    def findings(self) -> list[Finding]:
        """All findings of the document rules."""
        return [finding for part in self.parts for finding in part.findings]

    @property
    def summaries(self) -> list[DocumentSummary]:
        """All documents, by number."""
        return [summary for part in self.parts for summary in part.summaries]


def survey_files(pool: LocalPool, files: Sequence[InputFile]) -> Corpus:
    """Read every file once into the spool; tell every worker what the corpus as a whole looks like."""
    tasks = [(f"{number:06d}", batch) for number, batch in enumerate(batched_by_size(files))]
    return _surveyed(pool, list(pool.map("take_in", tasks, stage="reading")))


def survey_documents(pool: LocalPool, documents: Iterable[Document | Failure | Skipped]) -> Corpus:
    """The same for documents that are at hand, such as the rows of a table."""
    return _surveyed(pool, [pool.workshop.take("000000", documents)])


def _surveyed(pool: LocalPool, intakes: Sequence[Intake]) -> Corpus:
    corpus = Corpus(
        parts=tuple(part for intake in intakes for part in intake.parts),
        failures=tuple(failure for intake in intakes for failure in intake.failures),
        skipped=tuple(skipped for intake in intakes for skipped in intake.skipped),
    )
    pool.share_outlets(settled(part.outlets for part in corpus.parts))
    if pool.workshop.settings.run.scope == "corpus":
        tasks = [(part.name,) for part in corpus.parts]
        pool.share(merge(pool.map("survey", tasks, stage="surveying")))
    return corpus


def check(pool: LocalPool, corpus: Corpus) -> Judged:
    """Run the document rules on every part."""
    tasks = [(part.name, first) for part, first in zip(corpus.parts, corpus.firsts, strict=True)]
    return Judged(tuple(pool.map("check", tasks, stage="checking")))
