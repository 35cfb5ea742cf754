"""The audit as a whole: read, survey, check, across, policy, report. This file reads as the picture of the program."""

from pathlib import Path
from typing import Any

import msgspec

from copydesk import __version__, policy
from copydesk.engine import run
from copydesk.engine.across import Travelled, across
from copydesk.engine.document import rules_of
from copydesk.engine.gather import Inputs, gather
from copydesk.engine.local import LocalPool, Progress, workers_for
from copydesk.engine.workshop import Plan
from copydesk.knowledge import built_in
from copydesk.model import Report, Skipped
from copydesk.policy.fingerprint import stamp_failures
from copydesk.read import ReadError
from copydesk.rules.catalog import available_rules
from copydesk.settings import Settings

SPOOL_IN_MEMORY_BYTES = 64_000_000


def audit(
    source: Any, *, settings: Settings | None = None, cwd: Path | None = None, progress: Progress | None = None
) -> Report:
    """Audit a corpus.

    `source` is a path or paths (files, folders), an iterable of dicts or Documents, or a pandas, polars or Arrow table
    with one document a row. `cwd` is what relative paths start from (default: the working directory). Raises ReadError
    for inputs that cannot be audited at all and SettingsError for settings that are wrong; everything else that fails
    is an entry of `Report.errors`, and the audit goes on.

    >>> from copydesk import audit
    >>> report = audit([{"id": "a", "text": "The minister said said no.", "lang": "en"}])
    >>> [finding.name for finding in report.findings]
    ['doubled-word']
    """
    settings = settings or Settings()
    inputs = gather(source, settings, cwd=cwd)
    return audit_inputs(inputs, settings, progress=progress)


def audit_inputs(inputs: Inputs, settings: Settings, *, progress: Progress | None = None) -> Report:
    """Audit what `read.gather` found."""
    available = available_rules(settings.rules)
    reuse_runs = bool(rules_of(settings).across)
    workers = workers_for(settings.run.workers, inputs.size) if inputs.files else 1
    plan = Plan(settings, inputs.context)
    with LocalPool(plan, workers=workers, spool_on_disk=inputs.size > SPOOL_IN_MEMORY_BYTES, progress=progress) as pool:
        corpus = run.survey_files(pool, inputs.files) if inputs.files else run.survey_documents(pool, inputs.items)
        _refuse_nothing(inputs, corpus)
        judged = run.check(pool, corpus)
        travelled = across(pool, corpus, judged) if reuse_runs else Travelled()
    failures = [failure for part in judged.parts for failure in part.failures]
    return Report(
        findings=tuple(policy.apply([*judged.findings, *travelled.findings], settings, available)),
        documents=tuple(sorted(judged.summaries, key=lambda summary: summary.source.key)),
        clusters=travelled.clusters,
        errors=tuple(stamp_failures([*corpus.failures, *failures])),
        skipped=tuple(sorted([*inputs.skipped, *corpus.skipped], key=_place)),
        notices=inputs.notices,
        versions={
            "copydesk": __version__,
            "knowledge": built_in().version,
            "knowledge_as_of": built_in().as_of.isoformat(),
        },
    )


def _place(skipped: Skipped) -> tuple[str, int, str]:
    return (skipped.path, skipped.row or 0, skipped.reason)


def _refuse_nothing(inputs: Inputs, corpus: run.Corpus) -> None:
    if inputs.files and not corpus.parts and not corpus.failures:
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
