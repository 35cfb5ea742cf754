"""The boundary of a file and of a document: whatever fails inside is one entry of the report, and the run goes on."""

from collections.abc import Container, Iterable, Iterator, Sequence

from copydesk.engine.document import DocumentCheck, check_documents, mask_documents, unchecked, uncompared
from copydesk.engine.error import told
from copydesk.engine.rulebook import Rules
from copydesk.model import Document, DocumentSummary, Failure, Skipped, Span
from copydesk.read import InputFile, ReadContext, read_file
from copydesk.settings import Settings
from copydesk.survey import Survey

LARGEST_TEXT = 500_000_000
HEAVY = 30_000  # characters
BATCH_DOCUMENTS = 64
BATCH_CHARACTERS = 250_000
DEADLY = "the process that worked on this died twice (out of memory?); it was left out"


def read_whole(file: InputFile, context: ReadContext) -> Iterator[Document | Failure | Skipped]:
    """What a file holds: always something, be it why it holds nothing."""
    if not file.is_records and file.size > LARGEST_TEXT:
        yield Failure(file.path, f"is one text of more than {LARGEST_TEXT:,} bytes; split it into articles")
        return
    silent = True
    try:
        for item in read_file(file, context):
            silent = False
            yield item
    except Exception as error:  # noqa: BLE001 - one file that a reader was not made for costs that file
        yield Failure(file.path, f"cannot be read: {told(error)}")
        return
    if silent:
        yield Skipped(file.path, "holds nothing to audit")


def checked(
    documents: Sequence[Document],
    survey: Survey,
    rules: Rules,
    *,
    sheets: bool = False,
    without: Container[int] = frozenset(),
) -> Iterator[DocumentCheck]:
    """What the rules say of each document; on those at the places in `without` nothing is run."""
    for batch in _batches(documents, without):
        sound = check_documents([document for document, deadly in batch if not deadly], survey, rules, sheets=sheets)
        done = iter(sound)
        for document, deadly in batch:
            check = unchecked(document, rules, DEADLY) if deadly else next(done)
            lighten((document, check.masked))
            yield check


def masked(
    documents: Sequence[Document], survey: Survey, rules: Rules, *, without: Container[int] = frozenset()
) -> Iterator[tuple[tuple[Span, ...], tuple[Failure, ...]]]:
    """The insertions in documents that are only compared with; those at the places in `without` are left out."""
    for batch in _batches(documents, without):
        done = iter(mask_documents([document for document, deadly in batch if not deadly], survey, rules))
        for document, deadly in batch:
            yield uncompared(document, DEADLY) if deadly else next(done)


def _batches(documents: Sequence[Document], without: Container[int]) -> Iterator[list[tuple[Document, bool]]]:
    """The documents in runs that go through the rules together; each with whether it is left out."""
    batch: list[tuple[Document, bool]] = []
    size = 0
    for index, document in enumerate(documents):
        if batch and (size + len(document.text) > BATCH_CHARACTERS or len(batch) >= BATCH_DOCUMENTS):
            yield batch
            batch, size = [], 0
        batch.append((document, index in without))
        size += len(document.text)
    if batch:
        yield batch


def lighten(documents: Iterable[Document]) -> None:
    """Forget the views of texts that are longer than any article: they take a hundred times their memory."""
    for document in documents:
        if len(document.text) > HEAVY:
            document.__dict__.clear()


def too_long(summaries: Iterable[DocumentSummary], settings: Settings) -> Iterator[str]:
    """One line on the texts on which only the rules that scale ran, if there are any."""
    long = sorted({summary.source.path for summary in summaries if summary.too_long})
    if long:
        texts, more = ("a text has", "") if len(long) == 1 else (f"{len(long):,} texts have", ", ...")
        most = settings.corpus.long_text
        yield (
            f"{texts} more than {most:,} characters, so that facts and quality were not judged there: {long[0]}{more}; "
            "split it into articles, or raise `long-text` of [corpus]"
        )
