"""The options of the commands, with the help a user reads: a line each, in panels by what they are for."""

from pathlib import Path
from typing import Annotated, Any

import typer

from copydesk.cli import completing as c

READ = "What to read"
LOOK = "What to look for"
COMPARE = "What to compare with"
WRITE = "What to write"
FAIL = "What fails a run"
SPEED = "Speed and memory"
PROGRAM = "Settings and this program"
# In the order in which a newcomer needs them.
PANELS = (READ, LOOK, COMPARE, WRITE, FAIL, SPEED, PROGRAM)


def _option(panel: str, name: str, metavar: str | None = None, *, help: str, **more: Any) -> Any:
    return typer.Option(name, metavar=metavar, help=help, rich_help_panel=panel, **more)


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        show_default=False,
        rich_help_panel=READ,
        help="Folders, articles, record files; `-` reads one article from stdin.",
    ),
]
Metadata = Annotated[
    list[str] | None,
    _option(READ, "--metadata", "FILE", help="A table of dates, outlets, titles (csv, jsonl; repeatable)."),
]
Outlet = Annotated[str | None, _option(READ, "--outlet", "NAME", help="Who published all of it.")]
Date = Annotated[
    str | None, _option(READ, "--date", "DATE", help="When undated articles were published; `today` for drafts.")
]
Exclude = Annotated[list[str] | None, _option(READ, "--exclude", "GLOB", help="Leave these files out (repeatable).")]
ForceExclude = Annotated[
    bool, _option(READ, "--force-exclude", help="Apply --exclude to files named on the command line too.")
]
ShowFiles = Annotated[bool, _option(READ, "--show-files", help="List what would be audited, and stop.")]
ShowFields = Annotated[
    bool, _option(READ, "--show-fields", help="Show which fields of the records are read, and stop.")
]

Select = Annotated[
    list[str] | None,
    _option(
        LOOK,
        "--select",
        "RULES",
        autocompletion=c.rules,
        help="Run only these: code, prefix, name, family or ALL.",
    ),
]
Ignore = Annotated[
    list[str] | None, _option(LOOK, "--ignore", "RULES", autocompletion=c.rules, help="Do not run these.")
]
ExtendSelect = Annotated[
    list[str] | None,
    _option(LOOK, "--extend-select", "RULES", autocompletion=c.rules, help="Run these besides the selected ones."),
]
Preview = Annotated[bool, _option(LOOK, "--preview", help="Run preview rules too.")]
MinConfidence = Annotated[
    float | None, _option(LOOK, "--min-confidence", "0-1", min=0, max=1, help="Drop less certain findings.")
]
Packs = Annotated[
    list[Path] | None, _option(LOOK, "--pack", "FILE", help="Add a pack of rules or patterns (TOML; repeatable).")
]
Knowledge = Annotated[
    list[Path] | None,
    _option(LOOK, "--knowledge", "FILE", help="Add local people and offices (CSV or TOML; repeatable)."),
]

Against = Annotated[
    list[str] | None,
    _option(COMPARE, "--against", "PATH", help="An archive, only compared with: folder, records, index (repeatable)."),
]
Scope = Annotated[
    str | None,
    _option(
        COMPARE,
        "--scope",
        "SCOPE",
        autocompletion=c.words("document", "corpus"),
        help="document: judge each article alone; corpus: together.",
    ),
]

Format = Annotated[
    str | None,
    _option(
        WRITE,
        "--format",
        "FORMAT",
        autocompletion=c.formats,
        help="What stdout gets, such as text, concise, json, sarif; see below.",
    ),
]
Output = Annotated[
    list[str] | None,
    _option(
        WRITE,
        "--output",
        "FORMAT=FILE",
        autocompletion=c.outputs,
        help="Write a format to a file too (repeatable); tables=DIR: a folder.",
    ),
]
Statistics = Annotated[bool, _option(WRITE, "--statistics", help="Print counts by rule instead of findings.")]
Quiet = Annotated[bool, _option(WRITE, "--quiet", help="No progress, no first screen: findings and errors only.")]
Color = Annotated[
    str,
    _option(WRITE, "--color", "WHEN", autocompletion=c.words("auto", "always", "never"), help="auto, always or never."),
]
ReportDir = Annotated[Path | None, _option(WRITE, "--report-dir", "DIR", help="Where the report goes (audit-report).")]
NoReport = Annotated[bool, _option(WRITE, "--no-report", help="Write no audit-report folder.")]
Open = Annotated[bool, _option(WRITE, "--open", help="Show the report in the browser once it is written.")]
ReportText = Annotated[
    str | None,
    _option(WRITE, "--report-text", "WHAT", help="How much of the articles the report shows: full, excerpt, none."),
]
HtmlPages = Annotated[
    int | None,
    _option(WRITE, "--html-pages", "N", min=0, help="How many articles get a page, the worst first (5,000)."),
]

FailOn = Annotated[
    str | None,
    _option(
        FAIL,
        "--fail-on",
        "LEVEL",
        autocompletion=c.words(*c.LEVELS),
        help="Exit 1 from: error, warning, note, never; or facts=error,BP003=5%.",
    ),
]
Baseline = Annotated[
    Path | None, _option(FAIL, "--baseline", "FILE", help="Do not report the findings that are known to this file.")
]
UpdateBaseline = Annotated[
    bool,
    _option(FAIL, "--update-baseline", help="Take all findings into the baseline, and out what is gone."),
]
ChangedSince = Annotated[
    str | None,
    _option(
        FAIL,
        "--changed-since",
        "REF",
        help="Report only what touches files changed since this git revision.",
    ),
]

Workers = Annotated[int | None, _option(SPEED, "--workers", "N", min=0, help="Processes; 0 uses all cores.")]
Memory = Annotated[
    str | None,
    _option(SPEED, "--memory", "SIZE", help="Memory that may grow with the corpus: 2GB; default half of all."),
]
Engine = Annotated[
    str | None,
    _option(
        SPEED,
        "--engine",
        "ENGINE",
        autocompletion=c.words("local", "spark"),
        help="Who does the work: local, spark (this machine), spark=MASTER.",
    ),
]
NoCache = Annotated[
    bool, _option(SPEED, "--no-cache", help="Find out everything anew; keep nothing in .copydesk-cache.")
]
Profile = Annotated[bool, _option(SPEED, "--profile", help="Print what the run cost, by stage, rule and view.")]

Config = Annotated[Path | None, _option(PROGRAM, "--config", "FILE", help="Use this config file.")]
Isolated = Annotated[bool, _option(PROGRAM, "--isolated", help="Use no config file and no accept file.")]
ShowSettings = Annotated[
    bool,
    _option(PROGRAM, "--show-settings", help="Print the settings in force and where each came from, and stop."),
]
ShowCompletion = Annotated[
    str | None,
    _option(
        PROGRAM,
        "--show-completion",
        "SHELL",
        autocompletion=c.words(*c.SHELLS),
        help="Print what completes `audit` in bash, zsh, fish, powershell.",
    ),
]
InstallCompletion = Annotated[
    str | None,
    _option(
        PROGRAM,
        "--install-completion",
        "SHELL",
        autocompletion=c.words(*c.SHELLS),
        help="Install that for your user.",
    ),
]
Version = Annotated[bool, _option(PROGRAM, "--version", help="Print the version.")]
