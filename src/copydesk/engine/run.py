"""The three steps of a run over the whole corpus: survey, check, across. Each is a map and a small merge."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import msgspec

from copydesk.engine.batches import batched_by_size
from copydesk.engine.gather import Inputs, Reference, moved
from copydesk.engine.memory import room_of
from copydesk.engine.outlets import settled
from copydesk.engine.parcels import Checked, Intake, Part, Place
from copydesk.engine.protocol import Engine
from copydesk.engine.stores import Store, store
from copydesk.engine.tally import all_checked, all_read
from copydesk.model import DocumentSummary, Failure, Finding, Skipped
from copydesk.read import InputFile, ReadError
from copydesk.read.stretches import in_stretches
from copydesk.survey import Gathering, merge

if TYPE_CHECKING:
    from copydesk.reuse import Postings
    from copydesk.reuse.quotes.quoted import Quoted
    from copydesk.reuse.stories.name_keys import NameKeys


class Corpus(msgspec.Struct, frozen=True):
    """What was read: the spool's parts, through which documents are numbered, and what could not be read.

    Of the references the parts are among the others, `stores` are those that are indexes, and `unread` are failures by
    the reference's number.
    """

    parts: tuple[Part, ...]
    failures: tuple[Failure, ...]
    skipped: tuple[Skipped, ...]
    unread: dict[int, tuple[Failure, ...]] = {}
    stores: tuple[Store, ...] = ()

    @property
    def firsts(self) -> tuple[int, ...]:
        """The number of each part's first document."""
        firsts, number = [], 0
        for part in self.parts:
            firsts.append(number)
            number += part.count
        return tuple(firsts)

    @property
    def is_empty(self) -> bool:
        """Whether there is no document to report on."""
        return all(part.reference is not None for part in self.parts)

    def places(self) -> list[Place]:
        """Where each document lies, by its number."""
        return [Place(part.name, index) for part in self.parts for index in range(part.count)]

    def references(self) -> list[bool]:
        """Of each document whether it is of a reference, by its number."""
        return [part.reference is not None for part in self.parts for _ in range(part.count)]

    def compared_with(self, reference: int) -> int:
        """How many documents of a reference there are."""
        stored = sum(store.count for store in self.stores if store.reference == reference)
        return stored + sum(part.count for part in self.parts if part.reference == reference)


class Judged(msgspec.Struct, frozen=True):
    """What the document rules said of the whole corpus, part by part; of all parts what is compared."""

    parts: tuple[Checked, ...]
    postings: "Postings | None" = None
    quoted: "Quoted | None" = None
    names: "NameKeys | None" = None

    def without_keys(self) -> "Judged":
        """The same without what is compared, for when all was."""
        return msgspec.structs.replace(self, postings=None, quoted=None, names=None)

    @property
    def findings(self) -> list[Finding]:
        """All findings of the document rules."""
        return [finding for part in self.parts for finding in part.findings]

    @property
    def summaries(self) -> list[DocumentSummary]:
        """All documents that are reported on, by number."""
        return [summary for part in self.parts for summary in part.summaries]


def survey(pool: Engine, inputs: Inputs, references: Sequence[Reference] = ()) -> Corpus:
    """Read everything once into the spool; tell every worker what the corpus as a whole looks like."""
    tasks = [
        (f"{number:06d}", batch, reference)
        for number, (reference, batch) in enumerate(_batches(inputs, references), start=len(references) + 1)
    ]
    sizes = [len(files) for _, files, _ in tasks]
    intakes = [*_at_hand(pool, inputs, references), *pool.map("take_in", tasks, stage="reading", sizes=sizes)]
    all_read(sum(len(files) for _, files, _ in tasks), intakes)
    own = [intake for intake in intakes if intake.reference is None]
    unread: dict[int, tuple[Failure, ...]] = {}
    for intake in intakes:
        if intake.reference is not None and intake.failures:
            unread[intake.reference] = unread.get(intake.reference, ()) + intake.failures
    corpus = Corpus(
        parts=tuple(part for intake in intakes for part in intake.parts),
        failures=tuple(failure for intake in own for failure in intake.failures),
        skipped=tuple(skipped for intake in own for skipped in intake.skipped),
        unread=unread,
    )
    _refuse_unread(corpus, references)
    return _shared(pool, corpus, inputs)


def _refuse_unread(corpus: Corpus, references: Sequence[Reference]) -> None:
    """Raise ReadError where there are files to compare with, and no document was read from them."""
    for number, reference in enumerate(references):
        if reference.inputs and reference.inputs.files and not corpus.compared_with(number):
            unread = corpus.unread.get(number)
            why = f"{unread[0].path}: {unread[0].message}" if unread else f"{reference.name}: holds no article"
            raise ReadError(f"nothing to compare with: {why}")


def _at_hand(pool: Engine, inputs: Inputs, references: Sequence[Reference]) -> Iterator[Intake]:
    """Documents that need not be read, such as the rows of a table."""
    if not inputs.files:
        yield pool.take("000000", inputs.items if inputs.frame is None else inputs.frame)
    for number, reference in enumerate(references):
        if reference.inputs and not reference.inputs.files:
            yield pool.take(f"{number + 1:06d}", reference.inputs.items, number)


def _batches(inputs: Inputs, references: Sequence[Reference]) -> Iterator[tuple[int | None, tuple[InputFile, ...]]]:
    """All files in order of their paths, as one audit of them all would number them, in batches of one reference."""
    files: list[tuple[str, int, InputFile]] = [(file.path, -1, file) for file in inputs.files]
    for number, reference in enumerate(references):
        if reference.inputs:
            root, to = reference.inputs.context.root, inputs.context.root
            files += [(moved(file.path, root=root, to=to), number, file) for file in reference.inputs.files]
    if references:
        files.sort(key=lambda entry: entry[:2])
    for number, group in groupby(files, key=lambda entry: entry[1]):
        given = inputs if number < 0 else references[number].inputs or inputs
        for batch in batched_by_size(in_stretches((file for _, _, file in group), given.context)):
            yield (None if number < 0 else number), batch


def _shared(pool: Engine, corpus: Corpus, inputs: Inputs) -> Corpus:
    """Tell every worker of the outlets and of what recurs; with the references that are indexes."""
    numbers = [number for number, file in enumerate(pool.workshop.plan.indexes) if file is not None]
    indexes = {number: pool.workshop.index(number) for number in numbers}
    told = [dict(index.about.told) for index in indexes.values()]
    outlets = settled([*(part.outlets for part in corpus.parts), *told])
    pool.share_outlets(outlets)
    stores = tuple(store(index, number, inputs, outlets) for number, index in indexes.items())
    if pool.workshop.settings.run.scope == "corpus":
        tasks = [(part.name,) for part in corpus.parts]
        sizes = [part.count for part in corpus.parts]
        gathering = Gathering(room_of(pool.workshop.settings).survey)
        for part in pool.map("survey", tasks, stage="surveying", sizes=sizes):
            gathering.add(part)
        pool.begin("adding up the survey")
        pool.share(merge([*gathering.parts, *(each.survey_for(gathering.parts) for each in stores)]))
    return msgspec.structs.replace(corpus, stores=stores)


def check(pool: Engine, corpus: Corpus) -> Judged:
    """Run the document rules on every part."""
    tasks = [(part.name, first, part.reference) for part, first in zip(corpus.parts, corpus.firsts, strict=True)]
    parts: list[Checked] = []
    postings = pool.keys()
    quoted: list[Quoted] = []
    names: list[NameKeys] = []
    for checked in pool.map("check", tasks, stage="checking", sizes=[part.count for part in corpus.parts]):
        # Arrays are held once, merged.
        parts.append(msgspec.structs.replace(checked, postings=None, quoted=None, names=None))
        if checked.postings is not None:
            postings.add(checked.postings)
        if checked.quoted is not None:
            quoted.append(checked.quoted)
        if checked.names is not None:
            names.append(checked.names)
    all_checked(corpus.parts, parts)
    if not pool.workshop.rules.across:
        return Judged(tuple(parts))
    from copydesk.reuse.quotes.quoted import joined
    from copydesk.reuse.stories.name_keys import merged

    pool.begin("sorting keys")
    return Judged(
        tuple(parts),
        postings.merged(),
        quoted=joined(quoted) if quoted else None,
        names=merged(names) if names else None,
    )
