"""An audit whose results stay on the executors: DataFrames of findings, documents and clusters, and a summary.

The driver holds what steps over the whole corpus need: of each document who it is and its mask, of passages that
travelled the matches and their findings. Findings of single documents, most of all there are, never come to it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec

from copydesk import policy
from copydesk.engine import run
from copydesk.engine.across import Travelled, across
from copydesk.engine.gather import gather, gather_against
from copydesk.engine.origins import Key, with_originality
from copydesk.engine.rulebook import rules_of
from copydesk.engine.spark.carried import settings_here
from copydesk.engine.spark.engine import SparkEngine, spark_engine
from copydesk.engine.spark.failing import failing
from copydesk.model import Failure, Finding, Originality, Report
from copydesk.policy.fingerprint import stamp
from copydesk.read import ReadError
from copydesk.report import json
from copydesk.report.context import context_for
from copydesk.report.convert import cluster_row, document_rows, finding_row
from copydesk.report.standing import standings
from copydesk.rules.catalog import available_rules
from copydesk.scorecard import CORPUS
from copydesk.settings import Settings, SettingsError

FINDINGS = """fingerprint string, code string, name string, family string, severity string, confidence double,
    id string, path string, row long, url string, start long, end long, line long, column long,
    text string, message string, cluster string"""
DOCUMENTS = """id string, path string, row long, url string, outlet string, published string, title string, lang string,
    words long"""
CLUSTERS = "id string, kind string, size long"
ROW = "json string"
_CLUSTERS_A_SLICE = 10_000


class Frames:
    """What an audit found, as DataFrames; `errors` is what could not be read or crashed.

    Each row has the fields most asked for as columns, and as `json` the whole row as it stands in findings.json:
    written as text it is findings.jsonl, by every executor its own part. `close` lets go of what lies on their disks.
    """

    def __init__(self, engine: SparkEngine, tables: Mapping[str, Any], errors: tuple[Failure, ...]) -> None:
        self._engine = engine
        self.findings, self.documents, self.clusters = (tables[name] for name in ("findings", "documents", "clusters"))
        self.errors = errors

    def summary(self) -> dict[str, Any]:
        """How many documents, clusters and errors there are, and how many findings of each rule; runs a job."""
        with failing():
            codes = Counter({row["code"]: row["count"] for row in self.findings.groupBy("code").count().collect()})
            documents = self.documents.count()
        return {
            "documents": documents,
            "findings": dict(sorted(codes.items())),
            "clusters": self.clusters.count(),
            "errors": len(self.errors),
        }

    def close(self) -> None:
        """Let go of everything that was kept for these DataFrames, which cannot be used any more."""
        self._engine.__exit__()


class Rest(msgspec.Struct, frozen=True):
    """What the driver adds to what executors know of a part: findings across documents, by part, and originality."""

    findings: Mapping[int, list[Finding]]
    originality: dict[Key, Originality] | None


def audit_frame(frame: Any, *, settings: Settings | None = None, against: Any = None) -> Frames:
    """Audit the rows of a Spark DataFrame, one document a row, and leave the results where they are.

    The fields are those of any record (`id`, `text`, `outlet`, `date`, `url`, `title`, ... or their aliases). The
    findings are those of `audit` on the same rows and `against` the same paths, which all executors must reach, or
    documents. Raises ReadError for what is no DataFrame or cannot be compared with, SettingsError for settings that are
    wrong or need the whole report in one place, EngineError where Spark gives up.
    """
    settings = settings or Settings()
    if settings.quality.reference == CORPUS:
        raise SettingsError(
            "[quality] reference = corpus ranks each document among all, which stay apart here; "
            "name another reference, or use audit(), which brings the report to one place"
        )
    inputs = gather(frame, settings)
    if inputs.frame is None:
        raise ReadError(f"a Spark DataFrame is wanted, not a {type(frame).__name__}")
    references = gather_against(against, inputs, settings) if rules_of(settings).across else ()
    engine = spark_engine(inputs, settings, references, brief=True).__enter__()
    try:
        corpus = run.survey(engine, inputs, references)
        judged = run.check(engine, corpus)
        travelled = across(engine, corpus, judged) if engine.workshop.rules.across else Travelled()
        tables = _tables(engine, frame.sparkSession, settings, judged, travelled)
    except BaseException:
        engine.__exit__()
        raise
    checked = zip(corpus.parts, judged.parts, strict=True)
    failures = [failure for part, found in checked if part.reference is None for failure in found.failures]
    unread = [failure for each in corpus.unread.values() for failure in each]
    return Frames(engine, tables, (*corpus.failures, *unread, *failures, *travelled.failures))


def _tables(
    engine: SparkEngine, session: Any, settings: Settings, judged: run.Judged, travelled: Travelled
) -> dict[str, Any]:
    found: dict[Key, list[Finding]] = {}
    for finding in travelled.findings:
        found.setdefault(finding.document.key, []).append(finding)
    by_part: dict[int, list[Finding]] = {}
    for place, part in enumerate(judged.parts):
        for edition in part.editions:
            by_part.setdefault(place, []).extend(found.get(edition.source.key, ()))
    context = session.sparkContext
    rest = context.broadcast(Rest(by_part, travelled.originality))
    clusters = context.parallelize(travelled.clusters, -(-len(travelled.clusters) // _CLUSTERS_A_SLICE) or 1)
    rows = {
        "findings": (engine.checked.flatMap(partial(findings_of, settings, engine.run.files, rest)), FINDINGS),
        "documents": (engine.checked.flatMap(partial(documents_of, settings, engine.run.files, rest)), DOCUMENTS),
        "clusters": (clusters.map(_cluster), CLUSTERS),
    }
    return {name: session.createDataFrame(made, f"{columns}, {ROW}") for name, (made, columns) in rows.items()}


def findings_of(
    settings: Settings, files: Mapping[str, str], rest: Any, checked: tuple[int, Any]
) -> Iterator[tuple[Any, ...]]:
    """The rows of the findings of a part."""
    settings = settings_here(settings, files)
    context = context_for(settings)
    for finding in _kept(settings, rest.value, checked):
        yield _row(finding_row(finding, context), FINDINGS)


def documents_of(
    settings: Settings, files: Mapping[str, str], rest: Any, checked: tuple[int, Any]
) -> Iterator[tuple[Any, ...]]:
    """The rows of the documents of a part."""
    settings = settings_here(settings, files)
    summaries = with_originality(checked[1].summaries, rest.value.originality)
    report = Report(findings=tuple(_kept(settings, rest.value, checked)), documents=tuple(summaries))
    for row in document_rows(report.documents, standings(report, context_for(settings))):
        yield _row(row, DOCUMENTS)


def _kept(settings: Settings, rest: Rest, checked: tuple[int, Any]) -> Iterable[Finding]:
    place, part = checked
    stamped = stamp([*part.findings, *rest.findings.get(place, ())])
    return policy.kept(stamped, settings, available_rules(settings.rules))


def _cluster(cluster: Any) -> tuple[Any, ...]:
    row = cluster_row(cluster)
    return cluster.id, cluster.kind, len(cluster.members), json.encoded(row).decode()


def _row(row: Any, columns: str) -> tuple[Any, ...]:
    """The columns of a row, and the row as JSON."""
    named = [column.split()[0] for column in columns.split(",")]
    return (*(getattr(row, name) for name in named), json.encoded(row).decode())
