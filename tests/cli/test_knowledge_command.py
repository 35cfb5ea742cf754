"""`audit knowledge`: local people are checked, kept and used; what is known is shown with where it is from."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.cli.app import main

Run = Callable[..., tuple[int, str, str]]

MAYORS = "name,aliases,born,office,place,from,to,as_of\nOlwen Trask,Trask,1961,mayor,Pennick,2011,,2024-01-01\n"
STORY = "The bell was a gift of the late mayor of Pennick Olwen Trask.\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `audit` with these arguments in a folder with a story and a table of mayors."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories").mkdir()
    for number in range(3):
        (tmp_path / "stories" / f"{number}.txt").write_text(STORY * (number + 1), encoding="utf-8")
    (tmp_path / "mayors.csv").write_text(MAYORS, encoding="utf-8")

    def call(*args: str) -> tuple[int, str, str]:
        code = main(args)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def slips(run: Run, *args: str) -> tuple[int, dict[str, object]]:
    _, out, _ = run("stories", "--select", "FS001", "--date", "2020-01-01", "--no-report", "--format", "json", *args)
    report = json.loads(out)
    return len(report["findings"]), report["knowledge"]


def test_a_mayor_is_unknown_without_a_file_and_judged_with_it(run: Run) -> None:
    without, ours = slips(run)
    found, theirs = slips(run, "--knowledge", "mayors.csv")
    assert (without, found) == (0, 6)
    assert ours["version"] != theirs["version"]


def test_worker_processes_know_what_the_file_says(run: Run) -> None:
    assert slips(run, "--knowledge", "mayors.csv", "--workers", "2") == slips(
        run, "--knowledge", "mayors.csv", "--workers", "1"
    )


def test_the_config_names_files_relative_to_itself(run: Run, tmp_path: Path) -> None:
    (tmp_path / "copydesk.toml").write_text('[facts]\nknowledge = ["mayors.csv"]\n', encoding="utf-8")
    assert slips(run)[0] == 6
    assert slips(run, "--isolated")[0] == 0


def test_what_is_added_is_used_by_every_audit(run: Run, tmp_path: Path) -> None:
    code, _, err = run("knowledge", "add", "mayors.csv")
    assert code == 0
    assert "1 people with 1 terms added to" in err
    assert 'source = "mayors.csv"' in (tmp_path / "copydesk-knowledge.toml").read_text(encoding="utf-8")
    assert slips(run)[0] == 6


def test_adding_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "copydesk-knowledge.toml"
    run("knowledge", "add", "mayors.csv")
    first = store.read_bytes()
    _, _, err = run("knowledge", "add", "mayors.csv")
    assert "1 of them known there before" in err
    assert store.read_bytes() == first


def test_a_wrong_file_is_refused_with_its_line_and_nothing_is_written(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(MAYORS.replace("2024-01-01", ""), encoding="utf-8")
    code, _, err = run("knowledge", "add", "bad.csv")
    assert (code, err) == (
        2,
        "audit: bad.csv:2: an office without an end needs as_of: the last day on which you know it was so\n",
    )
    assert run("stories", "--knowledge", "bad.csv")[0] == 2
    assert not (tmp_path / "copydesk-knowledge.toml").exists()


def test_check_writes_nothing(run: Run, tmp_path: Path) -> None:
    code, _, err = run("knowledge", "add", "mayors.csv", "--check")
    assert code == 0
    assert "would be added" in err
    assert not (tmp_path / "copydesk-knowledge.toml").exists()


def test_add_tells_whom_a_row_replaces_and_whom_it_only_shares_a_name_with(run: Run, tmp_path: Path) -> None:
    rows = "name,born,office,place,from,to\nBoris Johnson,1964-06-19,mayor,London,2008,2016\n"
    rows += "Angela Merkel,1990,mayor,Pennick,2019,2020\n"
    (tmp_path / "more.csv").write_text(rows, encoding="utf-8")
    _, _, err = run("knowledge", "add", "more.csv")
    assert "more.csv:2: Boris Johnson replaces what is built in of Boris Johnson (boris-johnson)" in err
    assert "more.csv:3: Angela Merkel is taken for another than the built-in Angela Merkel (angela-merkel)" in err


def test_add_tells_of_whom_it_knows_nothing_later(run: Run, tmp_path: Path) -> None:
    rows = "name,office,place,from,to,as_of\nOlwen Trask,mayor,Pennick,2011,2019,\n"
    rows += "Cy Dow,mayor,Pennick,2019,2022,2024-01-01\n"
    (tmp_path / "more.csv").write_text(rows, encoding="utf-8")
    _, _, err = run("knowledge", "add", "more.csv")
    assert "more.csv:2: of Olwen Trask nothing is known after the last date told; give as_of" in err


def test_a_mayor_who_left_is_noticed_where_the_row_vouches_for_the_day(run: Run, tmp_path: Path) -> None:
    for number in range(3):
        story = "Pennick Mayor Olwen Trask told reporters on Tuesday that the bridge was open.\n"
        (tmp_path / "stories" / f"{number}.txt").write_text(story, encoding="utf-8")
    found = []
    for as_of in ("", "2024-06-30"):
        row = f"name,office,place,from,to,as_of\nOlwen Trask,mayor,Pennick,2011,2019,{as_of}\n"
        (tmp_path / "more.csv").write_text(row, encoding="utf-8")
        _, out, _ = run(
            "stories", "--select", "FS005", "--date", "2024-06-14", "--no-report", "--format", "json",
            "--knowledge", "more.csv",
        )  # fmt: skip
        found.append(len(json.loads(out)["findings"]))
    assert found == [0, 3]


def test_the_report_says_whose_facts_were_used(run: Run) -> None:
    _, out, _ = run("stories", "--select", "FS001", "--no-report", "--format", "json", "--knowledge", "mayors.csv")
    assert "local knowledge: 1 people from mayors.csv" in json.dumps(json.loads(out)["summary"])


def test_show_tells_what_is_known_of_a_person_and_from_where(run: Run) -> None:
    code, out, _ = run("knowledge", "show", "dmitry", "medvedev")
    assert code == 0
    assert out.startswith("Dmitry Medvedev (person, dmitry-medvedev)\n")
    assert "office: president of Russia 2008-05-07 to 2012-05-07  [as of" in out
    _, out, _ = run("knowledge", "show", "Olwen Trask", "--knowledge", "mayors.csv")
    assert "office: mayor of Pennick since 2011  [as of 2024-01-01, mayors.csv:2]" in out


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("Kazakhstan", "capital: Astana since 2022-09-17", id="capital"),
        pytest.param("finnish", "member of: Nato since 2023-04-04", id="demonym-and-membership"),
        pytest.param("Portugal", "borders: Spain", id="border"),
        pytest.param("swaziland", "name: Swaziland; today Eswatini", id="former-name"),
        pytest.param("munich", "city in: Germany", id="city"),
        pytest.param("Nato", "member: Finland since 2023-04-04", id="body"),
    ],
)
def test_show_tells_what_is_known_of_places(run: Run, name: str, said: str) -> None:
    code, out, _ = run("knowledge", "show", name)
    assert code == 0
    assert said in out


def test_show_suggests_near_names(run: Run) -> None:
    code, out, err = run("knowledge", "show", "Angela Merkl")
    assert (code, out) == (1, "")
    assert "near names: Angela Merkel" in err
    _, _, err = run("knowledge", "show", "medvedev")
    assert "Dmitry Medvedev" in err or "Dmitry Medvedev" in run("knowledge", "show", "medvedev")[1]


def test_show_gives_json(run: Run) -> None:
    code, out, _ = run("knowledge", "show", "Lech Walesa", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert rows["entries"][0]["id"] == "lech-walesa"
    assert {"kind", "value", "dates", "as_of", "source", "from"} == set(rows["entries"][0]["facts"][0])
    code, out, _ = run("knowledge", "show", "Nobody Whatever", "--format", "json")
    assert (code, json.loads(out)["entries"]) == (1, [])


def snak(property_id: str, value: object, kind: str) -> dict[str, object]:
    return {"snaktype": "value", "property": property_id, "datavalue": {"value": value, "type": kind}}


def pointer(property_id: str, identity: str) -> dict[str, object]:
    return snak(property_id, {"entity-type": "item", "id": identity}, "wikibase-entityid")


def moment(property_id: str, text: str) -> dict[str, object]:
    value = {"time": f"+{text}T00:00:00Z", "precision": 11, "calendarmodel": "http://www.wikidata.org/entity/Q1985727"}
    return snak(property_id, value, "time")


@pytest.fixture
def entity(tmp_path: Path) -> Path:
    """A file with one invented person as Wikidata gives one."""
    claims = {
        "P31": [{"mainsnak": pointer("P31", "Q5"), "rank": "normal"}],
        "P569": [{"mainsnak": moment("P569", "1961-04-02"), "rank": "normal"}],
        "P39": [
            {
                "mainsnak": pointer("P39", "Q30185"),
                "rank": "normal",
                "qualifiers": {"P580": [moment("P580", "2011-05-01")], "P642": [pointer("P642", "Q9002")]},
            }
        ],
    }
    people = {"Q9010": {"id": "Q9010", "labels": {"en": {"language": "en", "value": "Olwen Trask"}}, "claims": claims}}
    people["Q9002"] = {"id": "Q9002", "labels": {"en": {"language": "en", "value": "Pennick"}}, "claims": {}}
    file = tmp_path / "entity.json"
    file.write_text(json.dumps({"entities": people}), encoding="utf-8")
    return file


@pytest.mark.parametrize("name", ["people.toml", "people.csv"])
def test_what_is_imported_can_be_used_at_once(run: Run, entity: Path, tmp_path: Path, name: str) -> None:
    code, out, err = run("knowledge", "import", entity.name, "-o", name, "--as-of", "2024-01-01")
    assert (code, out) == (0, "")
    assert f"1 people with 1 terms in {name}" in err
    first = (tmp_path / name).read_bytes()
    assert b"Wikidata Q9010" in first
    assert slips(run, "--knowledge", name)[0] == 6
    run("knowledge", "import", entity.name, "-o", name, "--as-of", "2024-01-01", "--quiet")
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize(
    ("options", "said"),
    [
        pytest.param(("-o", "p.toml"), "say with --as-of DATE which day the file shows", id="no-day"),
        pytest.param(("-o", "p.toml", "--as-of", "2024"), "--as-of: 2024 is not a day", id="a-year"),
        pytest.param(("-o", "p.xml", "--as-of", "2024-01-01"), "p.xml: is neither .toml nor .csv", id="suffix"),
    ],
)
def test_an_import_says_what_is_missing(run: Run, entity: Path, options: tuple[str, ...], said: str) -> None:
    code, _, err = run("knowledge", "import", entity.name, *options)
    assert code == 2
    assert said in err


def test_a_file_that_cannot_be_imported_leaves_the_old_table(run: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("kept", encoding="utf-8")
    (tmp_path / "x.json").write_text("<html>", encoding="utf-8")
    code, _, err = run("knowledge", "import", "x.json", "-o", "people.csv", "--as-of", "2024-01-01")
    assert (code, "x.json: is no JSON" in err) == (2, True)
    assert (tmp_path / "people.csv").read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mayors.csv", "people.csv", "stories", "x.json"]


def test_query_prints_a_query(run: Run) -> None:
    code, out, _ = run("knowledge", "query")
    assert code == 0
    assert "wikibase:timePrecision" in out
