"""`audit init`: a config for the corpus that is there, each setting under its reason."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from copydesk.settings import load_settings

PURPOSES = ("archive", "research", "dataset", "desk")
ARTICLE = "The council of {place} met on Monday and agreed to mend the bridge before the winter storms come.\n"


@pytest.fixture
def corpus(write: Any) -> str:
    """Ten dated articles of two outlets in a folder with a blank in its name."""
    for outlet in ("gazette", "herald"):
        for day in range(1, 6):
            write(f"our texts/{outlet}/2022-09-0{day}-bridge.txt", ARTICLE.format(place=f"{outlet} {day}"))
    return "our texts"


def records(write: Any, name: str = "articles.jsonl", **fields: str) -> str:
    rows = [{"id": str(n), "text": ARTICLE.format(place=str(n)), "source": f"outlet {n % 6}"} for n in range(12)]
    write(name, "".join(json.dumps(row | fields) + "\n" for row in rows))
    return name


@pytest.mark.parametrize("purpose", PURPOSES)
def test_what_is_written_is_valid_and_audits_the_corpus(cli: Any, corpus: str, purpose: str) -> None:
    done = cli("init", corpus, "--for", purpose)
    assert (done.code, done.err) == (0, "")
    audited = cli("--format", "json", "--no-report")
    assert audited.code == 0, audited.err
    assert len(json.loads(audited.out)["documents"]) == 10


@pytest.mark.parametrize("purpose", PURPOSES)
@pytest.mark.parametrize("shape", ["files", "records"])
def test_every_setting_stands_under_a_reason_and_can_be_switched_on(
    cli: Any, write: Any, corpus: str, purpose: str, shape: str
) -> None:
    named = corpus if shape == "files" else records(write)
    assert cli("init", named, "--for", purpose).code == 0
    text = Path("copydesk.toml").read_text()
    lines = text.splitlines()
    settings = [number for number, line in enumerate(lines) if re.match(r"#?[a-z\"][^ ]* = ", line)]
    assert len(settings) >= 3
    assert all(lines[number - 1].startswith("# ") for number in settings)
    Path("on.toml").write_text("\n".join(re.sub(r"^#(?=[a-z\"])", "", line) for line in lines))
    assert len(tomllib.loads(Path("on.toml").read_text())) >= len(tomllib.loads(text))
    load_settings(Path("on.toml"))


def test_each_kind_of_corpus_has_settings_of_its_own(cli: Any, corpus: str) -> None:
    made = {}
    for purpose in PURPOSES:
        cli("init", corpus, "--for", purpose, "-o", f"{purpose}.toml")
        made[purpose] = load_settings(Path(f"{purpose}.toml"))
    assert made["archive"].rules.fail_on == "error"
    assert made["archive"].report.text == "excerpt"
    assert made["research"].rules.fail_on == "warning,reuse=never"
    assert made["dataset"].rules.ignore == ("facts",)
    assert made["desk"].corpus.date == "today"


@pytest.mark.parametrize(
    ("shape", "purpose"), [("few files", "desk"), ("many files", "archive"), ("records", "research")]
)
def test_without_for_the_looks_of_the_corpus_decide(cli: Any, write: Any, shape: str, purpose: str) -> None:
    if shape == "records":
        named = records(write)
    else:
        named = "texts"
        for number in range(5 if shape == "few files" else 70):
            write(f"texts/{number}.txt", ARTICLE.format(place=str(number)))
    done = cli("init", named)
    assert f"Settings for {purpose} (it" in done.out


def test_it_tells_what_it_saw_and_what_it_decided(cli: Any, corpus: str) -> None:
    out = cli("init", corpus, "--for", "archive").out
    for part in (
        "10 files (10 text)",
        "2 outlets, told by folder: gazette, herald",
        "dates of 2022 from path (10)",
        "languages: en 10",
        '[rules] fail-on = "error"',
        'off: [rules] baseline = "known-findings.txt"',
        "Now: audit",
    ):
        assert part in out


def test_the_text_of_records_is_named(cli: Any, write: Any) -> None:
    cli("init", records(write))
    assert load_settings(Path("copydesk.toml")).fields.text == "text"


def test_a_text_by_another_name_is_told_by_its_length(cli: Any, write: Any) -> None:
    rows = [
        {"number": str(n), "inhalt": {"kopf": "Council", "wortlaut": ARTICLE.format(place=n) * 3}} for n in range(9)
    ]
    write("a.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    done = cli("init", "a.jsonl")
    assert "looked at 9 articles" in done.out
    assert load_settings(Path("copydesk.toml")).fields.text == "inhalt.wortlaut"
    assert len(json.loads(cli("--format", "json", "--no-report").out)["documents"]) == 9


def test_records_without_any_text_are_told_to_name_it(cli: Any, write: Any) -> None:
    write("a.jsonl", json.dumps({"number": "1", "wort": "none"}) + "\n")
    assert cli("init", "a.jsonl").code == 0
    text = Path("copydesk.toml").read_text()
    assert "name it" in text
    assert "Not read: number, wort." in " ".join(text.replace("#", " ").split())


@pytest.mark.parametrize("there", ["copydesk.toml", "pyproject.toml"])
def test_settings_that_are_there_are_kept_unless_forced(cli: Any, write: Any, corpus: str, there: str) -> None:
    mine = "paths = ['mine']\n" if there == "copydesk.toml" else "[tool.copydesk]\npaths = ['mine']\n"
    write(there, mine)
    done = cli("init", corpus)
    assert (done.code, done.err.count("\n"), done.out) == (2, 1, "")
    assert "--force" in done.err
    assert Path(there).read_text() == mine
    assert cli("init", corpus, "--force").code == 0
    assert load_settings(Path("copydesk.toml")).paths == ("our texts",)


def test_a_dry_run_prints_the_config_and_writes_nothing(cli: Any, corpus: str) -> None:
    done = cli("init", corpus, "--dry-run")
    assert tomllib.loads(done.out)["paths"] == ["our texts"]
    assert not Path("copydesk.toml").exists()


def test_paths_are_told_from_the_configs_folder(cli: Any, corpus: str) -> None:
    Path("settings").mkdir()
    assert cli("init", corpus, "-o", "settings/copydesk.toml").code == 0
    assert load_settings(Path("settings/copydesk.toml")).paths == ("../our texts",)
    assert cli("--config", "settings/copydesk.toml", "--no-report", "--format", "concise").code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("init", "--for", "museum"), "not one of archive, research, dataset, desk"),
        (("init", "none"), "none: no such file or folder"),
        (("init", "-"), "name a folder"),
        (("init", "our texts", "-o", "no/where.toml"), "folder does not exist"),
        (("init", "our texts", "-o", "our texts"), "is there already"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_done_is_one_line(cli: Any, corpus: str, args: tuple[str, ...], said: str) -> None:
    done = cli(*args)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert said in done.err
