"""One document through its rules: the boundary at which a crash becomes an entry and a finding gets its words."""

from collections.abc import Container, Iterable, Iterator, Sequence

import msgspec

from copydesk import text
from copydesk.engine.comments import comments_of
from copydesk.engine.error import told
from copydesk.engine.sight import fix_back, led_back, sight_of, story, without_posts
from copydesk.knowledge import knowledge_with
from copydesk.model import FAMILIES, Document, DocumentSummary, Failure, Family, Finding, Fix, Span
from copydesk.rules.boilerplate.overlap import resolved
from copydesk.rules.catalog import available_rules, make, select
from copydesk.rules.found import found
from copydesk.rules.quality.name_forms import spellings
from copydesk.rules.rule import Rule
from copydesk.scorecard import scorecard
from copydesk.settings import LONG_TEXT, RuleSettings, Settings
from copydesk.survey import Survey


class Rules(msgspec.Struct, frozen=True):
    """The rules of a run: `masking` (boilerplate, always run, since reuse needs the mask) and `judging`, both in order.

    `reported` are the codes whose findings were asked for. `first` are those of all rules that look at the letters
    before any other; they are run where they are among `judging`, their repairs are made for later rules in any case.
    """

    masking: tuple[Rule, ...]
    judging: tuple[Rule, ...]
    across: tuple[Rule, ...]
    reported: frozenset[str]
    first: tuple[Rule, ...] = ()
    long_text: int = LONG_TEXT

    @property
    def needs(self) -> frozenset[str]:
        """What these rules ask of the survey."""
        return frozenset(need for rule in (*self.masking, *self.judging, *self.across) for need in rule.needs)

    @property
    def compares(self) -> frozenset[str]:
        """What these rules hold against each other across documents."""
        return frozenset(kind for rule in self.across for kind in rule.compares)

    def able(self, settings: Settings) -> frozenset[str]:
        """The codes of what was asked for that can find something: without a survey those that need one cannot."""
        alone = settings.run.scope == "document"
        every = (*self.masking, *self.judging, *self.across)
        return frozenset(rule.code for rule in every if rule.code in self.reported and not (alone and rule.needs))


def rules_of(settings: Settings) -> Rules:
    """The rules these settings ask for. Raises SettingsError for an unknown rule or a wrong option."""
    available = available_rules(settings.rules)
    knowledge = knowledge_with(settings.facts.knowledge) if settings.facts.knowledge else None
    asked = [rule for rule in select(settings.rules, available) if not (settings.quality.ocr and rule.ocr_noise)]
    given = _with_ocr(settings, available.values())
    previews = settings.rules.preview
    masking = [
        rule
        for rule in available.values()
        if rule.family == "boilerplate" and (rule in asked or previews or not rule.preview)
    ]
    judging = [rule for rule in asked if rule.family != "boilerplate" and not rule.compares]
    across = [rule for rule in asked if rule.compares] if settings.run.scope == "corpus" else []
    return Rules(
        masking=make(masking, given),
        judging=make(judging, given, knowledge=knowledge),
        across=make(across, given, knowledge=knowledge),
        reported=frozenset(rule.code for rule in asked),
        first=make([rule for rule in available.values() if rule.goes_first], given),
        long_text=settings.corpus.long_text,
    )


def scaling(document: Document, rules: Rules) -> Rules:
    """The rules to run on a document: on one that is too long to read as an article those that scale."""
    if len(document.text) <= rules.long_text:
        return rules
    return msgspec.structs.replace(
        rules, judging=tuple(rule for rule in rules.judging if rule.family == "custom"), first=()
    )


def _with_ocr(settings: Settings, rules: Iterable[type[Rule]]) -> RuleSettings:
    """The settings of rules, with what texts read from printed pages ask of them; what the user set wins."""
    if not settings.quality.ocr:
        return settings.rules
    options = {rule.code: dict(rule.ocr_options) for rule in rules if rule.ocr_options}
    return msgspec.structs.replace(settings.rules, options={**options, **settings.rules.options})


class DocumentCheck(msgspec.Struct, frozen=True):
    """What the rules said of one document; `mask` are the insertions that later steps do not read, `masked` is without.

    The masked document has the views that were made of it so far.
    """

    findings: tuple[Finding, ...]
    mask: tuple[Span, ...]
    failures: tuple[Failure, ...]
    summary: DocumentSummary
    masked: Document


def check_document(document: Document, survey: Survey, rules: Rules, *, sheet: bool = False) -> DocumentCheck:
    """Run boilerplate rules on the document, then the others on what is left once the insertions are blanked.

    `sheet`: make its check sheet too.
    """
    failures: list[Failure] = []
    running = scaling(document, rules)
    ignores, comments = comments_of(document)
    kept, mask, masked, seen = _judged(document.masked(list(comments)), survey, running, failures)
    summary = _summary(
        document, masked, survey, running, [rule for rule in rules.judging if rule not in running.judging]
    )
    if ignores:
        summary = msgspec.structs.replace(summary, ignores=ignores)
    if any(rule.family == "quality" for rule in running.judging):
        summary = msgspec.structs.replace(summary, spellings=spellings(story(seen)))
    if sheet and running is rules:
        summary = msgspec.structs.replace(summary, packed_sheet=_packed_sheet(masked, kept, rules, failures))
    return DocumentCheck(
        findings=tuple(with_words(document, kept)),
        mask=tuple(sorted((*mask, *comments))),
        failures=tuple(failures),
        summary=summary,
        masked=masked,
    )


def _packed_sheet(masked: Document, kept: Sequence[Finding], rules: Rules, failures: list[Failure]) -> bytes:
    """The check sheet, from what the rules that did not crash have compared."""
    from copydesk.checks import sheet

    crashed = {failure.rule for failure in failures}
    sound = [rule for rule in rules.judging if rule.code not in crashed]
    try:
        return sheet(masked, sound, kept).packed()
    except Exception as error:  # noqa: BLE001 - a crash costs the sheet of one document
        message = f"the check sheet of this document could not be made: {told(error)}"
        failures.append(Failure(masked.path, message, masked.row))
        return b""


def mendable(document: Document, survey: Survey, rules: Rules) -> list[Finding]:
    """The findings alone, of the rules that can bring a fix: what a text that was mended is looked at for again."""
    able = tuple(rule for rule in rules.judging if rule.mends or rule.family == "custom")
    kept, _, _, _ = _judged(document, survey, msgspec.structs.replace(rules, judging=able), [])
    return list(with_words(document, kept))


def repairs(document: Document, survey: Survey, rules: Rules, codes: Container[str]) -> list[tuple[str, Fix]]:
    """All safe fixes of those of these rules whose findings stand for many places, with the code of the rule."""
    failures: list[Failure] = []
    sight = sight_of(document, rules.first, failures)
    mask = _mask(_inserted(document, sight, survey, rules, failures))
    seen = sight.document.masked([sight.seen(span) for span in mask])
    found: list[tuple[str, Fix]] = []
    for rule in rules.judging:
        if rule.code in codes and _sees(rule, document):
            if rule.goes_first:
                found += ((rule.code, fix) for fix in rule.repairs(document))
            else:
                found += ((rule.code, fix_back(sight, fix)) for fix in rule.repairs(without_posts(rule, seen)))
    return found


def _judged(
    document: Document, survey: Survey, rules: Rules, failures: list[Failure]
) -> tuple[tuple[Finding, ...], tuple[Span, ...], Document, Document]:
    """The findings asked for, the insertions, the document with these blanked, and how the last rules saw it.

    First come the letters: all later rules read the text with damage in them repaired, and their findings are led back.
    """
    sight = sight_of(document, rules.first, failures)
    damaged = list(_run((rule for rule in rules.judging if rule.goes_first), document, survey, failures))
    inserted = list(_inserted(document, sight, survey, rules, failures))
    mask = _mask(inserted)
    masked = document.masked(list(mask))
    seen = sight.document.masked([sight.seen(span) for span in mask]) if sight.repairs else masked
    judged = [finding for finding in damaged if not _lies_in(finding, mask)]
    for rule in rules.judging:
        if not rule.goes_first:
            judged += led_back(sight, _run([rule], without_posts(rule, seen), survey, failures))
    if mask:
        judged += _run(rules.judging, document, survey, failures, insertions=mask)
    asked = [finding for finding in inserted if finding.rule in rules.reported]
    kept = (*resolved(document, asked), *(finding for finding in judged if finding.rule in rules.reported))
    return kept, mask, masked, seen


def _inserted(
    document: Document, sight: text.Mended, survey: Survey, rules: Rules, failures: list[Failure]
) -> Iterator[Finding]:
    """What boilerplate rules find. Those that ask the survey see the text as it stands, as the survey did."""
    for rule in rules.masking:
        if rule.needs:
            yield from _run([rule], document, survey, failures)
        else:
            yield from led_back(sight, _run([rule], sight.document, survey, failures))


def mask_document(document: Document, survey: Survey, rules: Rules) -> tuple[tuple[Span, ...], tuple[Failure, ...]]:
    """The insertions in a document that is only compared with, and which rules crashed on it."""
    failures: list[Failure] = []
    _, comments = comments_of(document)
    seen = document.masked(list(comments))
    mask = _mask(_inserted(seen, sight_of(seen, rules.first, failures), survey, rules, failures))
    return tuple(sorted((*mask, *comments))), tuple(failures)


def _lies_in(finding: Finding, mask: Sequence[Span]) -> bool:
    """Whether all places of a finding lie in insertions."""
    places = finding.evidence.get("places", [finding.span.start])
    return bool(mask) and all(any(span.start <= at < span.end for span in mask) for at in places)


def _mask(inserted: Iterable[Finding]) -> tuple[Span, ...]:
    return tuple(sorted(finding.span for finding in inserted if finding.family == "boilerplate"))


def _run(
    rules: Iterable[Rule],
    document: Document,
    survey: Survey,
    failures: list[Failure],
    *,
    insertions: tuple[Span, ...] | None = None,
) -> Iterator[Finding]:
    """What the rules find in the document, or in these insertions of it alone."""
    for rule in rules:
        if not _sees(rule, document) or _lacks(rule, survey):
            continue
        try:
            if insertions is None:
                yield from found(rule, document, survey)
            else:
                yield from list(rule.check_inserted(document, insertions))
        except Exception as error:  # noqa: BLE001 - one crash costs one rule on one document, never the run
            message = f"{rule.code} {rule.name} failed on this document: {told(error)}"
            failures.append(Failure(document.path, message, document.row, rule.code))


def _sees(rule: Rule, document: Document) -> bool:
    return rule.languages is None or document.lang is None or document.lang in rule.languages


def _lacks(rule: Rule, survey: Survey) -> bool:
    return bool(rule.needs) and not survey.known


def _card(document: Document, masked: Document) -> dict[str, float | None]:
    """The figures of what is left once the insertions are blanked, and how much of the document these were."""
    card, words = scorecard(masked), text.word_count(document)
    share = round(1 - (card["words"] or 0) / words, 4) if words else None
    return {**card, "boilerplate_share": share}


def _summary(
    document: Document, masked: Document, survey: Survey, rules: Rules, left_out: Sequence[Rule]
) -> DocumentSummary:
    every = [rule for rule in (*rules.masking, *rules.judging, *rules.across) if rule.code in rules.reported]
    ran: set[Family] = {rule.family for rule in every if _sees(rule, document) and not _lacks(rule, survey)}
    ran -= {rule.family for rule in left_out}  # what a family says across documents is not all that it says
    lacking = [rule for rule in every if _lacks(rule, survey)]
    return DocumentSummary(
        source=document.source,
        title=document.title,
        lang=document.lang,
        encoding=document.encoding,
        words=text.word_count(document),
        checked=tuple(family for family in FAMILIES if family in ran),
        not_run=tuple(rule.code for rule in (*lacking, *left_out) if rule.code in rules.reported),
        scorecard={} if len(document.text) > rules.long_text else _card(document, masked),
        too_long=len(document.text) > rules.long_text,
        outlet_label=document.extra.get("outlet_label"),
        outlet_from=document.extra.get("outlet_from"),
        line=document.extra.get("line"),
    )


def with_words(document: Document, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with the text and the place of their spans, while the document is at hand."""
    locator = None
    for finding in findings:
        locator = locator or text.Locator(document.text)
        span = finding.span
        yield msgspec.structs.replace(
            finding, text=document.text[span.start : span.end], location=locator.location(span)
        )
