"""Input that cannot be right: one line that names it and says what to do, exit 2, and nothing written or changed."""

import io
import os
import sys
from pathlib import Path
from typing import Any

import pytest

CLEAN = "The council met on Monday and agreed to mend the bridge before winter.\n"

FILES: dict[str, str | bytes] = {
    "corpus/a.txt": CLEAN,
    "mine/precious.txt": "mine",
    "file": "mine",
    "photo.jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00",
    "binary.toml": b"\xff\xfe\x00\x01",
    "old.base": "# copydesk baseline 9\n",
    "broken.base": "# copydesk baseline 1\nnonsense\n",
    "other.base": "a list of mine\n",
    "binary.base": b"\xff\x00",
    "pack.toml": "[[entry]]\nid = 'x'\n",
    "people.csv": "name,born\nSomebody,someday\n",
    "unclosed.csv": 'name\n"unclosed',
    "nothing.csv": "nothing,here\n1,2\n",
    "table.xlsx": b"PK\x03\x04",
    "object.json": "{}",
    "cut.json": "[1",
    "sheet.csv": "a,b\n1,2\n",
}

OPTIONS = [
    ("corpus --frobnicate", "No such option: --frobnicate"),
    ("corpus --format", "'--format' requires an argument"),
    ("corpus --format xml", "--format: `xml` is not one of checklist, concise"),
    ("corpus --format tables", "--format: `tables` is not one of"),
    ("corpus --statistics --format json", "use one of them"),
    ("corpus --output json", "must be FORMAT=FILE"),
    ("corpus --output xml=f", "`xml` is not one of"),
    ("corpus --output json=no/where", "no/where: cannot be written: its folder does not exist"),
    ("corpus --output json=corpus", "corpus: is a folder"),
    ("corpus --output json=corpus/a.txt", "would be overwritten"),
    ("corpus/a.txt --output markdown=corpus/../corpus/a.txt", "would be overwritten"),
    ("corpus --output tables=corpus", "would be overwritten"),
    ("corpus --output tables=file", "file: is a file"),
    ("corpus --output json=f --output jsonl=./f", "two outputs go there"),
    ("corpus --report-dir mine", "is not empty and not a report of copydesk"),
    ("corpus --report-dir corpus", "is not empty and not a report of copydesk"),
    ("corpus --report-dir file", "file: is a file"),
    (
        "corpus --report-dir /proc/nope",
        "No such file or directory; name another folder with --report-dir, or write none",
    ),
    ("corpus --report-dir r --no-report", "use one of them"),
    ("corpus --no-report --open", "--open: this run writes no report"),
    ("corpus --report-text some", "--report-text: `some` is not one of full, excerpt, none"),
    ("corpus --html-pages -1", "--html-pages must be at least 0; see `audit --help`"),
    ("corpus --select ZZ9", "unknown rule `ZZ9`"),
    ("corpus --select doubled-wrod", "did you mean `doubled-word`?"),
    ("corpus --select ,", "names no rule"),
    ("corpus --select quality --ignore SQ", "leave no rule to run"),
    ("corpus --select facs", "unknown rule `facs`; did you mean `facts`? `audit rules` lists them all"),
    ("corpus --select FS999", "unknown rule `FS999`; `audit rules` lists them all"),
    ("corpus --ignore ZZ9", "unknown rule `ZZ9`"),
    ("corpus --extend-select ZZ9", "unknown rule `ZZ9`"),
    ("corpus --min-confidence 2", "--min-confidence must be at most 1;"),
    ("corpus --min-confidence nan", "--min-confidence must be at"),
    ("corpus --min-confidence high", "--min-confidence must be a number;"),
    ("corpus --pack none.toml", "none.toml: cannot be read"),
    ("corpus --pack pack.toml", "pack.toml:2: entry 'x': 'rule' is missing"),
    ("corpus --pack binary.toml", "binary.toml: is not UTF-8 text"),
    ("corpus --knowledge none.csv", "none.csv: cannot be read"),
    ("corpus --knowledge people.csv", "people.csv:2: born: 'someday' is not a date"),
    ("corpus --exclude !", "--exclude: a pattern cannot be understood"),
    ("corpus --fail-on bad", "`bad` is no level"),
    ("corpus --fail-on ZZ9=error", "unknown rule `ZZ9`"),
    ("corpus --fail-on SQ=200%", "`200%` is no share"),
    ("corpus --fail-on SQ=nan%", "`nan%` is no share"),
    ("corpus --changed-since main", "is not in a git repository"),
    ("corpus --against none", "none: no such file or folder"),
    ("corpus --against photo.jpg", ".jpg files are not read"),
    ("corpus --against corpus --scope document", "use one of them"),
    ("corpus --metadata none.csv", "no such file"),
    ("corpus --metadata nothing.csv", "no row has a path, a file name or an id"),
    ("corpus --metadata table.xlsx", "is read as .csv"),
    ("corpus --date someday", "cannot understand the date 'someday'"),
    ("corpus --date 2022-13-45", "cannot understand the date '2022-13-45'"),
    ("corpus --scope all", "--scope: `all` is not one of corpus, document"),
    ("corpus --workers -1", "--workers must be at least 0;"),
    ("corpus --workers many", "--workers must be a whole number;"),
    ("corpus --engine dask", "--engine must be local, spark or spark=MASTER"),
    ("corpus --color pink", "`pink` is not one of auto, always, never"),
    ("corpus --config none.toml", "none.toml: no such config file"),
    ("corpus --config mine", "mine: no such config file"),
    ("corpus --config binary.toml", "binary.toml: is not UTF-8 text"),
    ("corpus --config pack.toml --isolated", "use one of them"),
    ("corpus --show-files --show-settings", "use one of them"),
    ("- corpus", "cannot be combined with paths"),
    ("corpus none", "none: no such file or folder; check the spelling"),
    ("corpsu", "corpsu: no such file or folder; did you mean `corpus`?"),
    ("mine/preciuos.txt", "did you mean `mine/precious.txt`?"),
    ("indx", "did you mean the command `audit index`?"),
    ("empty", "empty: holds no file to audit"),
    ("photo.jpg", "audit: photo.jpg: .jpg files are not read"),
    ("dangling.txt", "is a link that leads nowhere"),
    ("pipe.txt", "audit: pipe.txt: is not a regular file"),
    ("--select SQ001 rules", "its name comes first"),
]

KNOWN_FINDINGS = [
    ("corpus --baseline none", "none: there is no such baseline; make it with --update-baseline"),
    ("corpus --baseline mine", "mine: cannot be read"),
    *[
        (f"corpus --baseline {file}{update}", said)
        for update in ("", " --update-baseline")
        for file, said in (
            ("old.base", "old.base: is a baseline of version 9; this copydesk reads version 1"),
            ("broken.base", "broken.base: line 2 is broken"),
            ("other.base", "other.base: is not a baseline of copydesk"),
            ("binary.base", "binary.base: is not a baseline"),
        )
    ],
    ("corpus --update-baseline", "say which with --baseline FILE"),
    ("corpus --baseline no/where --update-baseline", "its folder does not exist"),
    ("corpus --baseline corpus/a.txt --update-baseline", "is the baseline in use"),
    ("corpus --baseline new --update-baseline --changed-since main", "use one of them"),
]

COMMANDS = [
    ("explain", "Missing argument 'RULE'; see `audit explain --help`"),
    ("explain ZZ9", "unknown rule `ZZ9`"),
    ("explain FS001 --format xml", "`xml` is not one of text, json"),
    ("rules --format xml", "`xml` is not one of text, json"),
    ("accept 1234abcd", "--reason"),
    ("accept 1234abcd --reason known", "there is no report; run audit first"),
    ("accept 1234abcd --rule SQ --reason known", "name findings by their fingerprints, or by --rule and --path"),
    ("accept 1234abcd --reason known --report cut.json", "cut.json: is not a findings.json"),
    ("clean corpus", "say where the copy goes with -o DIR"),
    ("clean corpus -o copy --diff", "say where the copy goes with -o DIR"),
    ("clean corpus -o corpus/copy", "lies in the input corpus"),
    ("clean corpus -o .", "holds the input itself"),
    ("clean corpus -o mine", "is not empty and not a cleaned copy"),
    ("clean - -o copy", "has no copy"),
    ("clean corpus -o copy --drop ZZ9", "unknown rule `ZZ9`"),
    ("clean corpus -o copy --fix ZZ9", "unknown rule `ZZ9`"),
    ("clean corpus -o copy --drop TR001 --keep nobody", "--keep nobody: is neither first nor longest"),
    ("compare corpus/a.txt", "Missing argument 'B'"),
    ("compare corpus/a.txt corpus", "corpus: is a folder"),
    ("compare corpus/a.txt corpus/a.txt#3", "no such record"),
    ("index corpus", "Missing option '-o' / '--output'; see `audit index --help`"),
    ("index corpus -o corpus/a.txt", "exists and is no index"),
    ("index corpus -o no/where", "its folder does not exist"),
    ("index corpus -o /proc/index", "/proc/index: cannot be written"),
    ("learn corpus -o no/where.toml", "its folder does not exist"),
    ("learn corpus -o corpus/a.txt", "would be overwritten"),
    ("test pack.toml", "pack.toml:2: entry 'x': 'rule' is missing"),
    ("test mine", "mine: cannot be read"),
    ("init corpus -o corpus/a.txt --force", "would be overwritten"),
    ("schema none", "no schema `none`; there are findings"),
    ("sample object.json", "not a findings.json"),
    ("sample object.json -o object.json", "name another file"),
    ("sample object.json -o no/sheet.csv", "its folder does not exist"),
    ("sample --score sheet.csv", "no column `rule`"),
    ("knowledge none", "No such command 'none'; see `audit knowledge --help`"),
    ("knowledge add people.csv", "people.csv:2: born: 'someday' is not a date"),
    ("knowledge add unclosed.csv", "close the quotation mark"),
    ("knowledge import object.json -o o.toml", "say with --as-of DATE"),
    ("knowledge import object.json -o o.txt --as-of 2025-01-01", "is neither .toml nor .csv"),
    ("knowledge import object.json -o o.toml --as-of 2025-01-01", "holds neither entities nor query results"),
    ("knowledge import object.json -o no/o.toml --as-of 2025-01-01", "its folder does not exist"),
]

CONFIGS = [
    ("[rules\n", "is not valid TOML"),
    ("paths = " + "[" * 5000 + "]" * 5000, "nested too deeply"),
    ("[ruls]\nignore = ['SQ']\n", "unknown setting `ruls`; did you mean `rules`?"),
    ("[rules]\nignroe = ['SQ']\n", "unknown setting `ignroe` in [rules]; did you mean `ignore`?"),
    ("[rules]\nfail_on = 'error'\n", "unknown setting `fail_on` in [rules]; it is written `fail-on`"),
    ("fail-on = 'error'\n", "unknown setting `fail-on`; it belongs in [rules]"),
    ("[per-path.'old/**']\nskip = ['SQ']\n", "unknown setting `skip` in [per-path]; there are ignore, severity"),
    ("[rules]\nignore = 'SQ'\n", "`rules.ignore` must be a list, such as"),
    ("[rules]\npreview = 'yes'\n", "`rules.preview` must be true or false, not a text"),
    ("[corpus]\noutlet = 3\n", "`corpus.outlet` must be a text in quotation marks, not a whole number"),
    ("[rules]\nmin-confidence = 3\n", "`rules.min-confidence` must be at most 1"),
    ("[reuse]\nmin-words = 1\n", "`reuse.min-words` must be at least 5"),
    ("[reuse]\nkeys = ['letters']\n", "`letters` is not one of words, content, skips, documents"),
    ("[rules.severity]\nSQ001 = 'bad'\n", "`bad` is not one of error, warning, note"),
    ("[rules.severity]\nSQ9Z = 'note'\n", "unknown rule `SQ9Z`"),
    ("[rules]\nfail-on = 'bad'\n", "`bad` is no level"),
    ("[rules]\nselect = ['ZZ9']\n", "unknown rule `ZZ9`"),
    ("[rules]\npacks = ['none.toml']\n", "none.toml: cannot be read"),
    ("[rules]\nbaseline = 'none'\n", "none: there is no such baseline"),
    ("[rules.options.SQ012]\nfewst = 1\n", "unknown setting `fewst`; did you mean `fewest`?"),
    ("[rules.options.SQ012]\nfewest = 'two'\n", "`fewest` must be a whole number"),
    ("[rules.options.SQ001]\nx = 1\n", "SQ001 has no options"),
    ("[quality]\nreference = 'none.json'\n", "none.json: cannot be read"),
    ("[facts]\nknowledge = ['none.csv']\n", "none.csv: cannot be read"),
    ("[corpus]\ndate = 'someday'\n", "cannot understand the date 'someday'"),
    ("[corpus]\nlang = 'Klingon'\n", "'Klingon' is no language"),
    ("[corpus]\npath = '{outlet/{year}.txt'\n", "a { stands alone"),
    ("[corpus]\npath = '{outlt}/{year}.txt'\n", "did you mean {outlet}?"),
    ("[corpus]\nmetadata = ['none.csv']\n", "none.csv: no such file"),
    ("[clean]\nfix = ['ZZ9']\n", "unknown rule `ZZ9`"),
    ("[run]\nengine = 'dask'\n", "`run.engine` must be local, spark or spark=MASTER"),
    ("config-file = 'x'\n", "unknown setting `config-file`"),
]

ACCEPT_FILES = [
    ("version = 1\n[[accept\n", "is not valid TOML"),
    ("version = 9\n", "is of version 9"),
    ("[[accept]]\n", "says no version"),
    ("version = 1\n[[accept]]\nfingerprint = 'short'\nreason = 'x'\n", "fingerprint"),
    (b"\xff\xfe\x00", "is not UTF-8 text"),
]


@pytest.fixture
def desk(cli: Any, write: Any) -> Any:
    """Runs `audit` in a folder full of things that are no good."""
    for path, content in FILES.items():
        write(path, content)
    Path("empty").mkdir()
    Path("dangling.txt").symlink_to("nowhere")
    os.mkfifo("pipe.txt")
    return cli


def standing() -> dict[str, bytes | None]:
    """Every file and folder here, with its content."""
    here = {path: path for path in Path().rglob("*") if not path.is_fifo()}
    return {str(path): path.read_bytes() if path.is_file() else None for path in sorted(here)}


def refused(desk: Any, *args: str) -> str:
    """What is said of a run that is refused: one line, and nothing else happens."""
    before = standing()
    done = desk(*args)
    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("audit: ")
    assert done.err.count("\n") == 1
    assert "internal error" not in done.err
    assert standing() == before
    return str(done.err)


@pytest.mark.parametrize(("line", "said"), [*OPTIONS, *KNOWN_FINDINGS, *COMMANDS], ids=lambda value: value)
def test_a_command_line_that_cannot_be_followed(desk: Any, line: str, said: str) -> None:
    assert said in refused(desk, *line.split(" "))


@pytest.mark.parametrize(("content", "said"), CONFIGS, ids=lambda value: value[:40].replace("\n", " "))
def test_a_config_that_is_wrong_is_named(desk: Any, write: Any, content: str, said: str) -> None:
    write("copydesk.toml", content)
    error = refused(desk, "corpus")
    assert said in error
    assert str(Path.cwd()) in error


@pytest.mark.parametrize(("content", "said"), ACCEPT_FILES, ids=[said for _, said in ACCEPT_FILES])
def test_an_accept_file_that_is_wrong_is_named(desk: Any, write: Any, content: str | bytes, said: str) -> None:
    write(".copydesk-accept.toml", content)
    error = refused(desk, "corpus")
    assert ".copydesk-accept.toml" in error
    assert said in error


def test_an_accept_file_that_is_a_folder_is_named(desk: Any) -> None:
    Path(".copydesk-accept.toml").mkdir()
    assert ".copydesk-accept.toml: cannot be read" in refused(desk, "corpus")


@pytest.mark.parametrize(
    "option", ["--select", "--ignore", "--fail-on", "--changed-since", "--outlet", "--date", "--format", "--scope"]
)
def test_an_empty_value_is_mostly_a_variable_that_was_not_set(desk: Any, option: str) -> None:
    assert f"{option} is empty" in refused(desk, "corpus", option, "")


@pytest.mark.parametrize("args", [("",), ("corpus", ""), ("explain", "")], ids=["no path", "two paths", "a rule"])
def test_an_empty_word_is_refused_too(desk: Any, args: tuple[str, ...]) -> None:
    assert "is empty; give it a value, or leave it out" in refused(desk, *args)


def test_the_config_is_named_whose_paths_lead_nowhere(desk: Any, write: Any) -> None:
    write("mine/copydesk.toml", "paths = ['articles']\n")
    said = refused(desk, "--config", "mine/copydesk.toml")
    assert "mine/copydesk.toml: `paths` names articles, which is no file or folder there" in said


@pytest.mark.parametrize("given", [b"", b" \n\n"], ids=["nothing", "white space"])
def test_a_pipe_that_brings_nothing_is_no_clean_article(
    desk: Any, monkeypatch: pytest.MonkeyPatch, given: bytes
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert "nothing came in on standard input" in refused(desk, "-")


def test_packs_of_a_config_lie_beside_it(desk: Any, write: Any) -> None:
    write("settings/copydesk.toml", "[rules]\npacks = ['../pack.toml']\n")
    error = refused(desk, "corpus", "--config", "settings/copydesk.toml")
    assert "pack.toml:2: entry 'x': 'rule' is missing" in error
