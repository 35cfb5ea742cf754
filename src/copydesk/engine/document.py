"""Documents through their rules, a batch at a time: letters, insertions, what is left, what the report keeps."""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import partial

import msgspec

from copydesk import text
from copydesk.engine.comments import comments_of
from copydesk.engine.error import told
from copydesk.engine.foresight import foreseen
from copydesk.engine.reading import Reading, asked, attempt, opened, reads_story
from copydesk.engine.rulebook import Panel, Rules, panel_for
from copydesk.model import Document, DocumentSummary, Failure, Finding, Fix, Span
from copydesk.rules.boilerplate.overlap import resolved
from copydesk.rules.quality.name_forms import spellings
from copydesk.scorecard import scorecard
from copydesk.survey import Survey, line_keys
from copydesk.text.view import accounted


class DocumentCheck(msgspec.Struct, frozen=True):
    """What the rules said of one document; `mask` are the insertions that later steps do not read, `masked` is without.

    The masked document has the views that were made of it so far. `inserted` are all findings of boilerplate rules,
    before it is settled which of those that overlap remain.
    """

    findings: tuple[Finding, ...]
    mask: tuple[Span, ...]
    failures: tuple[Failure, ...]
    summary: DocumentSummary
    masked: Document
    inserted: tuple[Finding, ...] = ()


def check_documents(
    documents: Iterable[Document], survey: Survey, rules: Rules, *, sheets: bool = False
) -> list[DocumentCheck]:
    """Run boilerplate rules on the documents, then the others on what is left once the insertions are blanked.

    Each step is taken with all of them before the next. On a document on which anything but a rule fails, nothing ran.
    `sheets`: make their check sheets too.
    """
    desk = [opened(document) for document in documents]
    checks: dict[int, DocumentCheck] = {}
    for panel, readings in _by_panel(desk, survey, rules):
        left = _blanked(readings, panel, survey)
        askers = {rule.code for rule in panel.judging} | ({"sheet"} if sheets else set())
        foreseen([shown for reading in left for shown in reading.shown], rules=askers)
        _judge(left, panel, survey)
        concluded = attempt(left, partial(_concluded, panel=panel, rules=rules, sheets=sheets, askers=askers))
        checks |= {id(reading): check for reading, check in concluded}
    return [checks.get(id(reading)) or unchecked(reading.given, rules, reading.crash) for reading in desk]


def check_document(document: Document, survey: Survey, rules: Rules, *, sheets: bool = False) -> DocumentCheck:
    """What the rules say of one document."""
    return check_documents([document], survey, rules, sheets=sheets)[0]


def mask_documents(
    documents: Iterable[Document], survey: Survey, rules: Rules
) -> list[tuple[tuple[Span, ...], tuple[Failure, ...]]]:
    """The insertions in documents that are only compared with, and what failed on them.

    One whose insertions cannot be told is left out: all of it counts as one.
    """
    desk = [opened(document) for document in documents]
    for panel, readings in _by_panel(desk, survey, rules):
        _blanked(readings, msgspec.structs.replace(panel, letters=()), survey)
    return [
        (tuple(sorted((*reading.mask, *reading.comments))), tuple(reading.failures))
        if not reading.crash
        else uncompared(reading.given, reading.crash)
        for reading in desk
    ]


def resolved_anew(
    document: Document, survey: Survey, rules: Rules, named: Iterable[Finding], *, blocks: Sequence[Span]
) -> tuple[Finding, ...] | None:
    """The insertions asked for as the survey tells them now, for a document whose other insertions are known.

    `named` are those that rules found without the survey, `blocks` what rules that ask it marked before. None where
    these mark something else now: then all is to be judged anew.
    """
    _, comments = comments_of(document)
    reading = opened(document.masked(list(comments)))
    for rule in rules.masking:
        for _, said in asked(rule, [reading], [reading.plain], survey) if rule.needs else ():
            reading.inserted += said
    if reading.failures or [finding.span for finding in reading.inserted] != list(blocks):
        return None
    found = [finding for finding in (*named, *reading.inserted) if finding.rule in rules.reported]
    return tuple(with_words(document, resolved(reading.plain, found)))


def mendable(document: Document, survey: Survey, rules: Rules) -> list[Finding]:
    """The findings alone, of the rules that can bring a fix: what a text that was mended is looked at for again."""
    able = tuple(rule for rule in rules.judging if rule.mends or rule.family == "custom")
    return list(check_document(document, survey, msgspec.structs.replace(rules, judging=able)).findings)


def repairs(document: Document, survey: Survey, rules: Rules, codes: Container[str]) -> list[tuple[str, Fix]]:
    """All safe fixes of those of these rules whose findings stand for many places, with the code of the rule."""
    desk = [opened(document)]
    found: list[tuple[str, Fix]] = []
    for panel, readings in _by_panel(desk, survey, rules):
        for reading in _blanked(readings, panel, survey):
            asked = [rule for rule in (*panel.letters, *panel.judging) if rule.code in codes]
            found += ((rule.code, fix) for rule in asked for fix in reading.repairs(rule))
    return found


def _by_panel(desk: Iterable[Reading], survey: Survey, rules: Rules) -> Iterator[tuple[Panel, list[Reading]]]:
    """The documents of each language and length, with the rules that they are put to."""
    alike: dict[tuple[str | None, bool], list[Reading]] = {}
    for reading in desk:
        document = reading.given
        alike.setdefault((document.lang, len(document.text) > rules.long_text), []).append(reading)
    for (lang, long), readings in alike.items():
        yield panel_for(rules, lang, survey, long=long), readings


def _blanked(readings: Iterable[Reading], panel: Panel, survey: Survey) -> list[Reading]:
    """The documents without their insertions; first come their letters, as later rules read the text repaired."""
    given = list(readings)
    views = (text.words, text.beyond_ascii, line_keys) if survey.known else (text.words, text.beyond_ascii)
    foreseen([reading.given for reading in given], *views)
    sound = [reading for reading, _ in attempt(given, lambda reading: reading.open(panel, survey))]
    plain, mended = [reading.plain for reading in sound], [reading.sight.document for reading in sound]
    for rule in panel.masking:  # those that ask the survey see the texts as they stand, as the survey did
        for reading, said in asked(rule, sound, plain if rule.needs else mended, survey):
            reading.inserted += said
    return [reading for reading, _ in attempt(sound, Reading.blank)]


def _judge(readings: Sequence[Reading], panel: Panel, survey: Survey) -> None:
    """What the rules that remain say of what is left, and of the insertions themselves."""
    seen, stories = [reading.seen for reading in readings], [reading.story for reading in readings]
    for rule in panel.judging:
        for reading, said in asked(rule, readings, stories if reads_story(rule) else seen, survey):
            reading.judged += said
    for reading in readings if panel.inserted else ():
        if reading.mask:
            for rule in panel.inserted:
                reading.judge_insertions(rule)


def _concluded(reading: Reading, *, panel: Panel, rules: Rules, sheets: bool, askers: Container[str]) -> DocumentCheck:
    """The findings asked for, with their words; and what the report keeps of the document."""
    inserted = [finding for finding in reading.inserted if finding.rule in rules.reported]
    judged = [finding for finding in reading.judged if finding.rule in rules.reported]
    kept = (*resolved(reading.plain, inserted), *judged)
    summary = _summary(reading, panel)
    if panel.quality:
        spelt = accounted("spellings", lambda: spellings(reading.story))
        summary = msgspec.structs.replace(summary, spellings=spelt)
    if sheets and not panel.long:
        summary = msgspec.structs.replace(summary, packed_sheet=_packed_sheet(reading, kept, rules, askers))
    return DocumentCheck(
        findings=accounted("words and places of findings", lambda: tuple(with_words(reading.given, kept))),
        mask=tuple(sorted((*reading.mask, *reading.comments))),
        failures=tuple(reading.failures),
        summary=summary,
        masked=reading.masked,
        inserted=tuple(reading.inserted),
    )


def _packed_sheet(reading: Reading, kept: Sequence[Finding], rules: Rules, askers: Container[str]) -> bytes:
    """The check sheet, from what the rules that did not crash have compared; `askers` were shown the repaired text."""
    from copydesk.checks import sheet

    crashed = {failure.rule for failure in reading.failures}
    sound = [rule for rule in rules.judging if rule.code not in crashed] if crashed else rules.judging
    try:
        asked = askers if reading.seen is reading.masked else frozenset()
        return accounted("check sheets", lambda: sheet(reading.masked, sound, kept, asked=asked).packed())
    except Exception as error:  # noqa: BLE001 - a crash costs the sheet of one document
        message = f"the check sheet of this document could not be made: {told(error)}"
        reading.failures.append(Failure(reading.given.path, message, reading.given.row))
        return b""


def _summary(reading: Reading, panel: Panel) -> DocumentSummary:
    document = reading.plain
    return DocumentSummary.of(
        document,
        words=text.word_count(document),
        checked=panel.checked,
        not_run=panel.not_run,
        scorecard={} if panel.long else _card(document, reading.masked),
        too_long=panel.long,
        ignores=reading.ignores,
    )


def _card(document: Document, masked: Document) -> dict[str, float | None]:
    """The figures of what is left once the insertions are blanked, and how much of the document these were."""
    card, words = scorecard(masked), text.word_count(document)
    share = round(1 - (card["words"] or 0) / words, 4) if words else None
    return {**card, "boilerplate_share": share}


def unchecked(document: Document, rules: Rules, why: str) -> DocumentCheck:
    """A document that is named in the report, with an error, and on which nothing was run."""
    every = (*rules.masking, *rules.judging, *rules.across)
    summary = DocumentSummary.of(
        document,
        words=0,
        checked=(),
        not_run=tuple(rule.code for rule in every if rule.code in rules.reported),
    )
    whole = Span(0, len(document.text))
    failure = Failure(document.path, f"this document could not be audited: {why}", document.row)
    return DocumentCheck(
        findings=(), mask=(whole,), failures=(failure,), summary=summary, masked=document.masked([whole])
    )


def uncompared(document: Document, why: str) -> tuple[tuple[Span, ...], tuple[Failure, ...]]:
    """A document that cannot be compared with: all of it is blanked."""
    message = f"this document could not be compared with: {why}"
    return (Span(0, len(document.text)),), (Failure(document.path, message, document.row),)


def with_words(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with the text and the place of their spans, while the document is at hand."""
    locator = None
    for finding in findings:
        locator = locator or text.locator(document)
        span = finding.span
        yield msgspec.structs.replace(
            finding, text=document.text[span.start : span.end], location=locator.location(span)
        )
