"""The boundary of a file and of a document: whatever fails inside is one entry of the report, and the run goes on."""

from collections.abc import Iterable, Iterator

from copydesk.engine.document import DocumentCheck, Rules, check_document, mask_document
from copydesk.engine.error import told
from copydesk.model import Document, DocumentSummary, Failure, Skipped, Span
from copydesk.read import InputFile, ReadContext, read_file
from copydesk.settings import Settings
from copydesk.survey import Survey

LARGEST_TEXT = 500_000_000
HEAVY = 30_000  # characters
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


def checked_or_not(
    document: Document, survey: Survey, rules: Rules, *, sheet: bool = False, deadly: bool = False
) -> DocumentCheck:
    """What the rules say of a document; if anything but a rule fails on it, or it is `deadly`, that nothing ran."""
    if deadly:
        return _unchecked(document, rules, DEADLY)
    try:
        done = check_document(document, survey, rules, sheet=sheet)
        lighten((document, done.masked))
        return done
    except Exception as error:  # noqa: BLE001 - one document costs that document
        return _unchecked(document, rules, f"this document could not be audited: {told(error)}")


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


def masked_or_not(
    document: Document, survey: Survey, rules: Rules, *, deadly: bool = False
) -> tuple[tuple[Span, ...], tuple[Failure, ...]]:
    """The insertions in a document that is only compared with; if they cannot be told, all of it is left out."""
    if not deadly:
        try:
            return mask_document(document, survey, rules)
        except Exception as error:  # noqa: BLE001 - one document costs that document
            why = f"this document could not be compared with: {told(error)}"
            return (_whole(document),), (Failure(document.path, why, document.row),)
    return (_whole(document),), (Failure(document.path, DEADLY, document.row),)


def _unchecked(document: Document, rules: Rules, why: str) -> DocumentCheck:
    """A document that is named in the report, with an error, and on which nothing was run."""
    every = (*rules.masking, *rules.judging, *rules.across)
    summary = DocumentSummary(
        source=document.source,
        title=document.title,
        lang=document.lang,
        encoding=document.encoding,
        words=0,
        checked=(),
        not_run=tuple(rule.code for rule in every if rule.code in rules.reported),
        outlet_label=document.extra.get("outlet_label"),
        outlet_from=document.extra.get("outlet_from"),
        line=document.extra.get("line"),
    )
    whole = _whole(document)
    failure = Failure(document.path, why, document.row)
    return DocumentCheck(
        findings=(), mask=(whole,), failures=(failure,), summary=summary, masked=document.masked([whole])
    )


def _whole(document: Document) -> Span:
    return Span(0, len(document.text))
