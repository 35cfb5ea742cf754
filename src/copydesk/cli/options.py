"""The options of the commands, with the help a user reads."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli import completing as c

Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS", show_default=False, help="Folders, articles, record files; `-` reads one article from stdin."
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        autocompletion=c.formats,
        help="What stdout gets: text (github in a GitHub job), concise, json, jsonl, sarif, github, gitlab, junit, "
        "markdown, html, checklist, dolma.",
    ),
]
Output = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        metavar="FORMAT=FILE",
        autocompletion=c.outputs,
        help="Write a format to a file too (repeatable); tables=DIR writes a folder.",
    ),
]
ReportDir = Annotated[Path | None, typer.Option("--report-dir", metavar="DIR", help="Where the report goes.")]
NoReport = Annotated[bool, typer.Option("--no-report", help="Write no audit-report folder.")]
Open = Annotated[bool, typer.Option("--open", help="Show the report in the browser once it is written.")]
ReportText = Annotated[
    str | None,
    typer.Option(
        "--report-text", metavar="WHAT", help="How much of the articles the report shows: full, excerpt or none."
    ),
]
HtmlPages = Annotated[
    int | None,
    typer.Option("--html-pages", metavar="N", min=0, help="How many articles get a page, the worst first (5,000)."),
]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select", metavar="RULES", autocompletion=c.rules, help="Run only these: code, prefix, name, family or ALL."
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULES", autocompletion=c.rules, help="Do not run these.")
]
ExtendSelect = Annotated[
    list[str] | None,
    typer.Option(
        "--extend-select", metavar="RULES", autocompletion=c.rules, help="Run these besides the selected ones."
    ),
]
Preview = Annotated[bool, typer.Option("--preview", help="Run preview rules too.")]
MinConfidence = Annotated[
    float | None, typer.Option("--min-confidence", metavar="0-1", min=0, max=1, help="Drop less certain findings.")
]
Packs = Annotated[
    list[Path] | None, typer.Option("--pack", metavar="FILE", help="Add a pack of rules or patterns (TOML).")
]
Knowledge = Annotated[
    list[Path] | None,
    typer.Option("--knowledge", metavar="FILE", help="Add local people and offices (CSV or TOML; repeatable)."),
]
Exclude = Annotated[list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Leave these files out.")]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Apply --exclude to files named on the command line too.")
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="LEVEL",
        autocompletion=c.words(*c.LEVELS),
        help="Exit 1 from this level on: error, warning, note, never; or facts=error,BP003=0.5% (of articles).",
    ),
]
Baseline = Annotated[
    Path | None,
    typer.Option("--baseline", metavar="FILE", help="Do not report the findings that are known to this file."),
]
UpdateBaseline = Annotated[
    bool, typer.Option("--update-baseline", help="Take all findings into the baseline, and out what is gone.")
]
ChangedSince = Annotated[
    str | None,
    typer.Option(
        "--changed-since",
        metavar="REF",
        help="Compare everything, report only what touches files changed since a branch, tag or commit of git.",
    ),
]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="PATH",
        help="Compare with these too, without reporting on them: a folder, a record file, an index (repeatable).",
    ),
]
Metadata = Annotated[
    list[str] | None, typer.Option("--metadata", metavar="FILE", help="A table of dates, outlets, titles (csv, jsonl).")
]
Outlet = Annotated[str | None, typer.Option("--outlet", metavar="NAME", help="Who published all of it.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DATE", help="When undated articles were published; `today` for drafts.")
]
Scope = Annotated[
    str | None,
    typer.Option(
        "--scope",
        metavar="SCOPE",
        autocompletion=c.words("document", "corpus"),
        help="document: judge each article alone; corpus: together.",
    ),
]
Workers = Annotated[int | None, typer.Option("--workers", metavar="N", min=0, help="Processes; 0 uses all cores.")]
Memory = Annotated[
    str | None,
    typer.Option("--memory", metavar="SIZE", help="Memory that may grow with the corpus: 2GB; default half of it all."),
]
Engine = Annotated[
    str | None,
    typer.Option(
        "--engine",
        metavar="ENGINE",
        autocompletion=c.words("local", "spark"),
        help="Who does the work: local, spark (on this machine) or spark=MASTER.",
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help="Find out everything anew; keep nothing in .copydesk-cache for the next run.")
]
Config = Annotated[Path | None, typer.Option("--config", metavar="FILE", help="Use this config file.")]
Isolated = Annotated[bool, typer.Option("--isolated", help="Use no config file and no accept file.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress, no first screen: findings and errors only.")]
Color = Annotated[
    str,
    typer.Option(
        "--color", metavar="WHEN", autocompletion=c.words("auto", "always", "never"), help="auto, always or never."
    ),
]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="List what would be audited, and stop.")]
ShowFields = Annotated[bool, typer.Option("--show-fields", help="Show which fields of the records are read, and stop.")]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Print the settings in force and where each came from, and stop.")
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Print counts by rule instead of findings.")]
Profile = Annotated[bool, typer.Option("--profile", help="Print what the run cost, by stage, rule and view.")]
ShowCompletion = Annotated[
    str | None,
    typer.Option(
        "--show-completion",
        metavar="SHELL",
        autocompletion=c.words(*c.SHELLS),
        help="Print what completes `audit` in this shell: bash, zsh, fish, powershell.",
    ),
]
InstallCompletion = Annotated[
    str | None,
    typer.Option(
        "--install-completion",
        metavar="SHELL",
        autocompletion=c.words(*c.SHELLS),
        help="Install it for your user.",
    ),
]
Version = Annotated[bool, typer.Option("--version", help="Print the version.")]
