"""What can be set, section by section, with its types and defaults."""

from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from copydesk.model import Severity
from copydesk.settings.memory import memory_bytes

Level = Literal["error", "warning", "note", "never"]
ReportText = Literal["full", "excerpt", "none"]
Share = Annotated[float, Meta(ge=0, le=1)]

LONG_TEXT = 1_000_000
NAMED_REFERENCES = ("english-news", "corpus")


class _Section(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    pass


class CorpusSettings(_Section, frozen=True, kw_only=True):
    """[corpus]: what is read and how it is told apart.

    `path` is a template such as "{outlet}/{year}/{month}/{slug}.txt"; `date` is a date or "today";
    `metadata` names sidecar tables joined by path, file name, stem or id. On a text of more than `long_text`
    characters only boilerplate and reuse run: no article is as long, but a whole year put into one file may be.
    """

    outlet: str | None = None
    path: str | None = None
    date: str | None = None
    lang: str | None = None
    metadata: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    long_text: Annotated[int, Meta(ge=1)] = LONG_TEXT


class FieldSettings(_Section, frozen=True, kw_only=True):
    """[fields]: which field of a record holds what; dots reach into nested objects ("meta.url")."""

    text: str | None = None
    id: str | None = None
    date: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    lang: str | None = None


class ExceptionSettings(_Section, frozen=True, kw_only=True):
    """[per-path."old/**"], [per-outlet."x.com"]: rules left out in these documents, and other severities there."""

    ignore: tuple[str, ...] = ()
    severity: dict[str, Severity] = {}


class RuleSettings(_Section, frozen=True, kw_only=True):
    """[rules]: which rules run and what fails the run.

    Rules are named by code (FS001), prefix (FS0), name (late-but-living), family (facts) or ALL.
    `fail_on` is a level, or a comma-separated list such as "warning,facts=error,reuse=never,BP003=0.5%"; a share is of
    the documents that carry the rule. `baseline` is a file of known findings, relative to the config's folder.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    preview: bool = False
    min_confidence: Share = 0.0
    fail_on: str = "warning"
    baseline: str | None = None
    severity: dict[str, Severity] = {}
    packs: tuple[str, ...] = ()
    options: dict[str, dict[str, Any]] = {}


class ReuseSettings(_Section, frozen=True, kw_only=True):
    """[reuse]: what counts as a passage that travelled.

    `min_words` is the shortest passage; `min_share` the least share of the shorter document; `window_days` the greatest
    distance in time between two dated documents (none: any); `within_outlet` reports repeats inside one outlet too.
    `keys` are what passages may meet by: "words" (runs of four, for copies), "content" (runs of three words of content
    in any order, for edits), "skips" (two near each other, for rewriting); "documents" also looks for the
    longer story that holds a brief, by sketches of both (needs "words"). Fewer kinds cost less and find less; what
    each does is measured in tests/benchmarks.
    """

    min_words: Annotated[int, Meta(ge=5)] = 20
    min_share: Share = 0.0
    window_days: Annotated[int, Meta(ge=0)] | None = None
    within_outlet: bool = False
    ignore_outlets: tuple[str, ...] = ()
    keys: tuple[Literal["words", "content", "skips", "documents"], ...] = ("words", "content", "skips")


class FactSettings(_Section, frozen=True, kw_only=True):
    """[facts]: what is known beside the built-in facts.

    `knowledge` names files of people and their offices (CSV or TOML), relative to the config's folder; what they say
    wins over the built-in rows, and a later file over an earlier one.
    """

    knowledge: tuple[str, ...] = ()


class QualitySettings(_Section, frozen=True, kw_only=True):
    """[quality]: what kind of text it is, and what the figures of scorecards are set beside.

    `ocr`: the texts were read by a machine from printed pages. Rules that the noise of such reading sets off are
    silent: lost spaces and marks, words doubled where columns meet, torn ends. `reference` is "english-news" (the
    packaged percentiles of 6,403 articles), "corpus" (the audited documents themselves, of each language that has 200)
    or the findings.json of an earlier audit, relative to the config's folder; it changes percentiles, never a finding.
    """

    ocr: bool = False
    reference: str = "english-news"


class CleanSettings(_Section, frozen=True, kw_only=True):
    """[clean]: whose safe fixes a cleaned copy gets.

    `fix` are the rules whose fixes are made (none named: all that have safe ones), `no_fix` those whose are not; rules
    are named as in [rules].
    """

    fix: tuple[str, ...] = ()
    no_fix: tuple[str, ...] = ()


class ReportSettings(_Section, frozen=True, kw_only=True):
    """[report]: what the pages of the report show.

    `text` is how much of the articles: "full", "excerpt" (the paragraphs around findings) or "none" (nothing but the
    passages that were found, for archives under copyright). `html_pages` is how many articles get a page of their own,
    the worst first (none given: 5,000).
    """

    text: ReportText = "full"
    html_pages: Annotated[int, Meta(ge=0)] | None = None


class RunSettings(_Section, frozen=True, kw_only=True):
    """[run]: how the work is done; nothing here can change a finding, except `scope`.

    `checks` makes the check sheet of every document; the command line turns it on for reports that show it. `memory`
    bounds what grows with the corpus, such as "2GB"; what is more goes to temporary files. Without it half of the
    machine's memory. `engine` is "local", "spark" (all cores of this machine) or "spark=MASTER" (spark://host:7077).
    `cache` keeps results in a folder `.copydesk-cache`, beside the config or in the working directory, and takes from
    there what has not changed since: without it the command line does so for folders and record files of 4 MB and
    more, on the local engine. `cache_size` is how large that folder may grow, such as "1GB".
    """

    workers: Annotated[int, Meta(ge=0)] = 0
    engine: Annotated[str, Meta(pattern=r"^(local|spark(=.+)?)$")] = "local"
    memory: str | None = None
    cache: bool | None = None
    cache_size: str = "1GB"
    checks: bool = False
    scope: Literal["corpus", "document"] = "corpus"

    def __post_init__(self) -> None:
        memory_bytes(self.cache_size)
        if self.memory is not None:
            memory_bytes(self.memory)


class Settings(_Section, frozen=True, kw_only=True):
    """Everything that can be set, by file or by option; the defaults need no configuration."""

    paths: tuple[str, ...] = ()
    corpus: CorpusSettings = CorpusSettings()
    fields: FieldSettings = FieldSettings()
    outlets: dict[str, tuple[str, ...]] = {}
    rules: RuleSettings = RuleSettings()
    reuse: ReuseSettings = ReuseSettings()
    facts: FactSettings = FactSettings()
    quality: QualitySettings = QualitySettings()
    clean: CleanSettings = CleanSettings()
    per_path: dict[str, ExceptionSettings] = {}
    per_outlet: dict[str, ExceptionSettings] = {}
    report: ReportSettings = ReportSettings()
    run: RunSettings = RunSettings()
    config_file: str | None = None

    @property
    def config_folder(self) -> Path | None:
        """Where the config file lies, None without one; its paths are relative to it."""
        return Path(self.config_file).parent if self.config_file else None

    @property
    def digest(self) -> str:
        """A hash of all that can change a finding: not the gate, the workers or where the config lies.

        What the files of facts say is in the version of the knowledge.
        """
        table = msgspec.to_builtins(self)
        for section, key in (("rules", "packs"), ("corpus", "metadata")):  # wherever the files lie
            table[section][key] = [Path(name).name for name in table[section][key]]
        del table["facts"], table["quality"]["reference"]
        del table["config-file"], table["clean"], table["paths"], table["rules"]["fail-on"], table["rules"]["baseline"]
        if table["corpus"]["long-text"] == LONG_TEXT:
            del table["corpus"]["long-text"]
        for name in ("per-path", "per-outlet"):  # where there are none, the hash is what it was before there could be
            if not table[name]:
                del table[name]
        for name in ("workers", "engine", "memory", "cache", "cache-size", "checks"):
            del table["run"][name]
        del table["report"]
        return blake2b(msgspec.json.encode(table, order="sorted"), digest_size=8).hexdigest()
