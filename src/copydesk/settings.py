"""Typed settings, their discovery (copydesk.toml, [tool.copydesk]) and their JSON Schema."""

import tomllib
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from copydesk.model import CopydeskError, Severity

Level = Literal["error", "warning", "note", "never"]
ReportText = Literal["full", "excerpt", "none"]
Share = Annotated[float, Meta(ge=0, le=1)]

CONFIG_NAME = "copydesk.toml"
NAMED_REFERENCES = ("english-news", "corpus")


class SettingsError(CopydeskError):
    """A setting is wrong; the message is one line that names the file or option and what to do."""


class _Section(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    pass


class CorpusSettings(_Section, frozen=True, kw_only=True):
    """[corpus]: what is read and how it is told apart.

    `path` is a template such as "{outlet}/{year}/{month}/{slug}.txt"; `date` is a date or "today";
    `metadata` names sidecar tables joined by path, file name, stem or id.
    """

    outlet: str | None = None
    path: str | None = None
    date: str | None = None
    lang: str | None = None
    metadata: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False


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
    the worst first (none given: all of up to 20,000, else 5,000).
    """

    text: ReportText = "full"
    html_pages: Annotated[int, Meta(ge=0)] | None = None


class RunSettings(_Section, frozen=True, kw_only=True):
    """[run]: how the work is done; nothing here can change a finding, except `scope`.

    `checks` makes the check sheet of every document; the command line turns it on for reports that show it.
    """

    workers: Annotated[int, Meta(ge=0)] = 0
    checks: bool = False
    scope: Literal["corpus", "document"] = "corpus"


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
        del table["facts"], table["quality"]["reference"]
        del table["config-file"], table["clean"], table["paths"], table["rules"]["fail-on"], table["rules"]["baseline"]
        for name in ("per-path", "per-outlet"):  # where there are none, the hash is what it was before there could be
            if not table[name]:
                del table[name]
        del table["report"], table["run"]["workers"], table["run"]["checks"]
        return blake2b(msgspec.json.encode(table, order="sorted"), digest_size=8).hexdigest()


def find_config(start: Path) -> Path | None:
    """The nearest copydesk.toml, or pyproject.toml with [tool.copydesk], from `start` up to the git root or `/`."""
    for folder in [start, *start.parents]:
        own = folder / CONFIG_NAME
        if own.is_file():
            return own
        shared = folder / "pyproject.toml"
        if shared.is_file() and _has_our_table(shared):
            return shared
        if (folder / ".git").exists():
            return None
    return None


def _has_our_table(pyproject: Path) -> bool:
    try:
        return "copydesk" in tomllib.loads(pyproject.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return False


def load_settings(file: Path) -> Settings:
    """Read a config file. Raises SettingsError with one line naming the file, the place and the mistake."""
    table = _table_of(file)
    if "config-file" in table:
        raise SettingsError(f"{file}: unknown setting `config-file`; remove it")
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise SettingsError(f"{file}: {_plain(str(error))}; `audit schema config` lists what can be set") from None
    folder = file.absolute().parent
    facts = FactSettings(knowledge=tuple(str(folder / name) for name in settings.facts.knowledge))
    quality, named = settings.quality, settings.quality.reference
    if named not in NAMED_REFERENCES:
        quality = msgspec.structs.replace(quality, reference=str(folder / named))
    known = settings.rules.baseline
    rules = msgspec.structs.replace(settings.rules, baseline=str(folder / known) if known else None)
    return msgspec.structs.replace(
        settings, facts=facts, quality=quality, rules=rules, config_file=str(file.absolute())
    )


def _table_of(file: Path) -> dict[str, Any]:
    """What a config file says, as it stands there."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{file}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: is not UTF-8 text; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file}: is not valid TOML: {error}") from None
    except RecursionError:
        raise SettingsError(f"{file}: is nested too deeply; no setting is") from None
    if file.name != "pyproject.toml":
        return table
    tool = table.get("tool", {})
    own = tool.get("copydesk", {}) if isinstance(tool, dict) else {}
    if not isinstance(own, dict):
        raise SettingsError(f"{file}: `tool.copydesk` is no table; write [tool.copydesk]")
    return own


def named_in(file: Path) -> frozenset[str]:
    """The settings that a config file names: `paths`, `rules.fail-on`, `rules.severity`. Raises SettingsError."""
    table = _table_of(file)
    inner = {f"{name}.{key}" for name, value in table.items() if isinstance(value, dict) for key in value}
    return frozenset(inner | set(table))


def _plain(message: str) -> str:
    said = message.replace("Object contains unknown field", "unknown setting")
    return said.replace(" - at `$", " at `").replace("`.", "`")
