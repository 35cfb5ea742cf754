"""The commands beside the default one: explain, rules, test, schema, sample."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from copydesk.cli.app import main

Run = Callable[..., tuple[int, str, str]]

PACK = """
[[entry]]
id = "local.en.fish"
rule = "related-link"
lang = "en"
pattern = '^Fish of the week: .+$'
bad = ["Fish of the week: A pike in the baths"]
good = ["The fish of the week was a pike."]
"""


HOUSE = """
[[rule]]
code = "X001"
name = "house-tip-line"
message = "“{text}” asks readers for tips; it is no part of the article."
help = "Remove the line."

[[entry]]
id = "tips.en"
rule = "house-tip-line"
lang = "en"
pattern = '^got a tip. write to us.*$'
bad = ["⟦Got a tip? Write to us at the usual address.⟧"]
good = ["“Got a tip?” the waiter asked.", "She got a tip for the second race."]
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `audit` with these arguments in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*args: str) -> tuple[int, str, str]:
        code = main(args)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_explain_shows_the_rules_page(run: Run) -> None:
    code, out, _ = run("explain", "late-but-living")
    assert code == 0
    assert out.startswith("FS001 late-but-living (facts, error)")
    for title in ("Why it matters", "What to do", "When it is wrong", "How often it is right", "Found", "Not found"):
        assert f"\n{title}" in out
    assert "\x1b[" not in out


def test_explain_gives_programs_the_whole_page(run: Run) -> None:
    code, out, _ = run("explain", "SQ001", "--format", "json")
    told = json.loads(out)
    assert (code, told["code"], told["name"], told["family"]) == (0, "SQ001", "doubled-word", "quality")
    assert len(told["found"]) >= 3
    assert all("⟦" in case["text"] or case["others"] for case in told["found"])


@pytest.mark.parametrize("word", ["FS03", "facts"])
def test_explain_of_a_prefix_or_a_family_lists_its_rules(run: Run, word: str) -> None:
    code, out, _ = run("explain", word)
    assert code == 0
    assert "FS030  wrong-capital" in out
    assert "SQ001" not in out
    assert "FS030" in [rule["code"] for rule in json.loads(run("explain", word, "--format", "json")[1])]


def test_explain_knows_the_rules_of_a_pack(run: Run) -> None:
    Path("house.toml").write_text(HOUSE)
    assert run("explain", "X001")[0] == 2
    code, out, _ = run("explain", "X001", "--pack", "house.toml")
    assert code == 0
    assert "Got a tip?" in out


def test_explain_of_an_unknown_rule_says_what_is_near(run: Run) -> None:
    code, _, err = run("explain", "doubled-wrd")
    assert code == 2
    assert "did you mean `doubled-word`?" in err


def test_rules_lists_the_catalogue_in_text_and_json(run: Run) -> None:
    _, text, _ = run("rules")
    _, out, _ = run("rules", "--format", "json")
    rows = {row["code"]: row for row in json.loads(out)}
    assert list(rows) == sorted(rows)
    assert all(code in text for code in rows)
    assert text.splitlines()[0].split() == ["code", "name", "severity", "right", "languages", "what", "it", "finds"]
    right, read = rows["SQ001"]["judged"]
    line = next(line for line in text.splitlines() if "SQ001" in line)
    assert f"{right} of {read}" in line
    assert "(preview)" in next(line for line in text.splitlines() if "SQ012" in line)
    assert [option["name"] for option in rows["SQ012"]["options"]] == ["fewest"]


def test_a_pack_is_tested_by_its_own_examples(run: Run) -> None:
    Path("sound.toml").write_text(PACK)
    Path("broken.toml").write_text(PACK.replace("A pike in the baths", ""))
    assert run("test", "sound.toml")[0] == 0
    code, out, _ = run("test", "broken.toml")
    assert code == 1
    assert "local.en.fish" in out


def test_a_pack_adds_patterns_to_a_run(run: Run) -> None:
    Path("sound.toml").write_text(PACK)
    Path("a.txt").write_text(
        "The baths reopened on Monday after a long repair.\n\nFish of the week: A pike in the baths\n"
    )
    assert run("a.txt")[0] == 0
    code, out, _ = run("a.txt", "--pack", "sound.toml", "--format", "json")
    assert code == 1
    assert [row["entry"] for row in json.loads(out)["findings"]] == ["local.en.fish"]


@pytest.mark.parametrize("name", ["findings", "audit", "config"])
def test_schemas_are_valid_json_schemas(run: Run, name: str) -> None:
    code, out, _ = run("schema", name)
    assert code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(out))


def test_the_report_of_the_sample_corpus_is_valid_by_its_schema(run: Run) -> None:
    _, schema, _ = run("schema", "findings")
    _, report, _ = run(str(Path(__file__).parents[2] / "corpus"), "--format", "json", "--no-report")
    jsonschema.validate(json.loads(report), json.loads(schema))


def test_a_sample_is_drawn_judged_and_scored(run: Run) -> None:
    corpus = str(Path(__file__).parents[2] / "corpus")
    run(corpus, "--output", "json=f.json", "--no-report")
    assert run("sample", "f.json", "--per-rule", "2", "-o", "sheet.csv", "--root", corpus)[0] == 0
    with Path("sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(row["context"] for row in rows)
    with Path("judged.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "verdict": "right"} for row in rows)
    code, out, _ = run("sample", "--score", "judged.csv")
    assert code == 0
    assert f"{len(rows)} of {len(rows)}" in out


def test_a_sample_of_articles_that_are_not_found_says_what_is_missing(run: Run) -> None:
    Path("f.json").write_text(
        '{"findings": [{"fingerprint": "0", "code": "SQ001", "name": "x", "path": "gone/a.txt"}]}', encoding="utf-8"
    )
    code, _, err = run("sample", "f.json")
    assert code == 0
    assert "`context` is empty; name the folder that was audited with --root" in err


@pytest.mark.parametrize("args", [("sample",), ("sample", "none.json"), ("sample", "--score", "none.csv")])
def test_a_missing_sheet_or_report_is_one_clear_line(run: Run, args: tuple[str, ...]) -> None:
    code, _, err = run(*args)
    assert code == 2
    assert len(err.splitlines()) == 1
