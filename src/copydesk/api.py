"""The audit as a whole: read, survey, check, across, policy, report. This file reads as the picture of the program."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from copydesk import __version__, model, policy
from copydesk.answers import Report
from copydesk.engine import run
from copydesk.engine.across import Travelled, across
from copydesk.engine.boundary import too_long
from copydesk.engine.costs import Costs
from copydesk.engine.engines import engine_for
from copydesk.engine.freshness import outdated
from copydesk.engine.gather import Inputs, Reference, gather, gather_against, one_document
from copydesk.engine.indexing import Indexed, compared, make_index
from copydesk.engine.kept.memory import CachePlan
from copydesk.engine.kept.planned import planned
from copydesk.engine.local import Progress
from copydesk.engine.origins import with_originality
from copydesk.engine.protocol import Engine
from copydesk.engine.rulebook import rules_of
from copydesk.engine.texts import Texts
from copydesk.knowledge import knowledge_with, local_knowledge
from copydesk.model import Skipped
from copydesk.policy.fingerprint import stamp, stamp_failures
from copydesk.policy.silence import Ran, Silencing, silenced
from copydesk.read import ReadError
from copydesk.report import context_for
from copydesk.rules.catalog import available_rules
from copydesk.settings import Settings

if TYPE_CHECKING:
    from copydesk.reuse.side_by_side import SideBySide


def audit(
    source: Any,
    *,
    settings: Settings | None = None,
    against: Any = None,
    cwd: Path | None = None,
    progress: Progress | None = None,
) -> Report:
    """Audit a corpus.

    `source` is a path or paths (files, folders), an iterable of dicts or Documents, a pandas, polars or Arrow table
    with one document a row, or a Spark DataFrame, whose rows stay on its executors. `against` is the same, or the path
    of an index, or several paths: documents to compare with, which are not reported on themselves. `cwd` is what
    relative paths start from (default: the working directory). A cache of earlier results is used where the settings
    say so (`[run] cache`). Raises ReadError for inputs that cannot be audited at all, SettingsError for settings that
    are wrong, CacheError for a cache that cannot be used; everything else that fails is an entry of `Report.errors`,
    and the audit goes on.

    >>> from copydesk import audit
    >>> report = audit([{"id": "a", "text": "The minister said said no.", "lang": "en"}])
    >>> [finding.name for finding in report.findings]
    ['doubled-word']
    """
    settings = settings or Settings()
    inputs = gather(source, settings, cwd=cwd)
    references = gather_against(against, inputs, settings, cwd=cwd)
    cache = planned(settings, inputs, cwd or Path.cwd()) if settings.run.cache else None
    with audited(inputs, settings, references=references, cache=cache, progress=progress) as (found, _):
        return Report.of(found, partial(context_for, settings))


def audit_inputs(
    inputs: Inputs,
    settings: Settings,
    *,
    references: Sequence[Reference] = (),
    silencing: Silencing | None = None,
    progress: Progress | None = None,
) -> model.Report:
    """Audit what `engine.gather` found; `silencing` says what to be silent about."""
    with audited(inputs, settings, references=references, silencing=silencing, progress=progress) as (report, _):
        return report


@contextmanager
def audited(
    inputs: Inputs,
    settings: Settings,
    *,
    references: Sequence[Reference] = (),
    silencing: Silencing | None = None,
    cache: CachePlan | None = None,
    progress: Progress | None = None,
    costs: Costs | None = None,
) -> Iterator[tuple[model.Report, Texts]]:
    """As `audit_inputs`, with the texts of the documents, which are at hand until the context is left.

    `cache` is where results of earlier runs lie, and where those of this one are kept; `costs` learns what the run
    costs.
    """
    reuse_runs = bool(rules_of(settings).across)
    against = references if reuse_runs else ()
    with engine_for(inputs, settings, against, cache=cache, progress=progress, costs=costs) as pool:
        # What the steps found is held by the report alone, which may be large.
        yield _drawn_up(pool, _found(pool, inputs, against), inputs, references, silencing=silencing)


class _Found(NamedTuple):
    """What the steps of a run gave."""

    corpus: run.Corpus
    judged: run.Judged
    travelled: Travelled


def _found(pool: Engine, inputs: Inputs, against: Sequence[Reference]) -> _Found:
    """The three steps: survey, check, across."""
    corpus = run.survey(pool, inputs, against)
    _refuse_nothing(inputs, corpus)
    judged = run.check(pool, corpus)
    travelled = across(pool, corpus, judged) if pool.workshop.rules.across else Travelled()
    pool.rest()
    return _Found(corpus, judged.without_keys(), travelled)


def _drawn_up(
    pool: Engine, found: _Found, inputs: Inputs, references: Sequence[Reference], *, silencing: Silencing | None
) -> tuple[model.Report, Texts]:
    """The report, and the texts it may show."""
    pool.begin("drawing up the report")
    texts = Texts(pool.workshop, found.corpus, found.judged)
    return _report(inputs, pool.workshop.settings, found, references, silencing=silencing), texts


def _report(
    inputs: Inputs,
    settings: Settings,
    found: _Found,
    references: Sequence[Reference],
    *,
    silencing: Silencing | None,
) -> model.Report:
    """What was found as the report keeps it: stamped, sorted, without what is silenced."""
    corpus, judged, travelled = found
    available = available_rules(settings.rules)
    rules = rules_of(settings)
    known = knowledge_with(settings.facts.knowledge)
    failures = [
        failure
        for part, judgement in zip(corpus.parts, judged.parts, strict=True)
        for failure in judgement.failures
        if part.reference is None
    ]
    summaries = with_originality(judged.summaries, travelled.originality)
    stamped = stamp([*judged.findings, *travelled.findings])
    report = model.Report(
        findings=tuple(policy.kept(stamped, settings, available)),
        documents=tuple(sorted(summaries, key=lambda summary: summary.source.key)),
        clusters=travelled.clusters,
        stories=travelled.stories,
        errors=tuple(stamp_failures([*inputs.failures, *corpus.failures, *failures, *travelled.failures])),
        skipped=tuple(sorted([*inputs.skipped, *corpus.skipped], key=_place)),
        notices=(
            *inputs.notices,
            *compared(references, corpus, settings, compares=bool(rules.across)),
            *local_knowledge(settings.facts.knowledge),
            *outdated(judged.summaries, known.as_of),
            *too_long(judged.summaries, settings),
        ),
        versions={
            "copydesk": __version__,
            "knowledge": known.version,
            "knowledge_as_of": known.as_of.isoformat(),
        },
    )
    ran = Ran(
        codes=rules.able(settings),
        findings=stamped,
        is_gone=lambda path: not os.path.lexists(os.path.join(inputs.context.root, path)),  # noqa: PTH118
    )
    return silenced(report, silencing or Silencing(), ran, available)


def _place(skipped: Skipped) -> tuple[str, int, str]:
    return (skipped.path, skipped.row or 0, skipped.reason)


def _refuse_nothing(inputs: Inputs, corpus: run.Corpus) -> None:
    if inputs.files and corpus.is_empty and not corpus.failures:
        first = next(iter(corpus.skipped))
        raise ReadError(f"no readable article: {first.path} {first.reason}" + _and_more(len(corpus.skipped) - 1))


def _and_more(count: int) -> str:
    return f" (and {count} more files like it)" if count else ""


def check_text(text: str, *, settings: Settings | None = None, **fields: Any) -> Report:
    """Audit one text; `fields` are those of Document (published, outlet, lang, title, url).

    Rules that need the whole corpus do not run and are listed in the document's `not_run`.
    """
    settings = settings or Settings()
    alone = msgspec.structs.replace(settings, run=msgspec.structs.replace(settings.run, scope="document"))
    return audit([{**fields, "id": fields.get("id", "-"), "text": text}], settings=alone)


def index(source: Any, file: Path, *, settings: Settings | None = None, progress: Progress | None = None) -> Indexed:
    """Write an index of a reference, to be given as `against`; `source` is as for `audit`.

    Raises ReadError and SettingsError as `audit` does, and IndexFileError where the file cannot be written, or is
    something else than an index.
    """
    settings = settings or Settings()
    return make_index(gather(source, settings), file, settings, progress=progress)


def compare(left: str, right: str, *, settings: Settings | None = None, cwd: Path | None = None) -> "SideBySide":
    """What two articles share; each is a file, or a record named FILE#ID or FILE#ROW. Raises ReadError."""
    from copydesk.engine.pair import pair

    settings = settings or Settings()
    documents = [one_document(named, settings, cwd=cwd) for named in (left, right)]
    return pair(documents[0], documents[1], settings)
