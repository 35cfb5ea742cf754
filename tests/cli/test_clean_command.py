"""`audit clean`: a copy in the files' own form, a diff, documents left out, and what is refused."""

import csv
import io
import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from copydesk.cli.app import main

SOUND = "The council met on Monday and agreed to mend the bridge before winter.\n"
DOUBLED = "The minister said that the the bridge would be mended before winter.\n"
MENDED = DOUBLED.replace("the the", "the")
FURNITURE = "Read more: Ferry to sail again from Friday after two weeks of repairs\n"


Run = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def run(cli: Run) -> Run:
    """Runs `audit clean` with these arguments in an empty folder."""
    return partial(cli, "clean")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SOUND, SOUND),
        (DOUBLED, MENDED),
        (f"{SOUND}\n{FURNITURE}\n{SOUND}", f"{SOUND}\n\n{SOUND}"),
        (DOUBLED.replace("\n", "\r\n") * 2, MENDED.replace("\n", "\r\n") * 2),
        (f"---\ntitle: The the bridge\n---\n{DOUBLED}", f"---\ntitle: The the bridge\n---\n{MENDED}"),
        (b"\xef\xbb\xbf" + DOUBLED.encode(), b"\xef\xbb\xbf" + MENDED.encode()),
        (b"\xff\xfe" + DOUBLED.encode("utf-16-le"), b"\xff\xfe" + MENDED.encode("utf-16-le")),
        (f"Café. {DOUBLED}".encode("cp1252"), f"Café. {MENDED}".encode("cp1252")),
    ],
    ids=["unchanged", "a slip", "a line", "CRLF", "front matter", "byte order mark", "UTF-16", "Windows encoding"],
)
def test_a_text_comes_back_in_its_own_form(run: Run, before: str | bytes, after: str | bytes, write: Write) -> None:
    original = write("in/x/a.txt", before)
    data = original.read_bytes()
    assert run("in", "-o", "out").code == 0
    assert Path("out/x/a.txt").read_bytes() == (after if isinstance(after, bytes) else after.encode())
    assert original.read_bytes() == data


def test_bytes_that_cannot_be_written_back_become_utf_8_and_it_says_so(run: Run, write: Write) -> None:
    write("in/a.txt", f"Schön ist “es” nicht… {SOUND}".encode() + b"Caf\xff " + DOUBLED.encode())
    done = run("in", "-o", "out", "--isolated")
    assert "the copy is UTF-8" in done.err
    assert MENDED in Path("out/a.txt").read_text(encoding="utf-8")


def test_json_lines_keep_their_fields_and_unreadable_lines(run: Run, write: Write) -> None:
    lines = [
        json.dumps({"n": 1.50, "id": "a", "text": DOUBLED, "z": {"k": [1, None]}}),
        "{broken",
        json.dumps({"id": "b", "meta": {"text": SOUND}}),
    ]
    write("in/all.jsonl", "\n".join(lines) + "\n")
    done = run("in", "-o", "out")
    assert done.code == 2  # as for an audit: a line could not be read
    first, broken, last = Path("out/all.jsonl").read_text().splitlines()
    place = DOUBLED.index("the the") + 3
    assert json.loads(first) == {
        **json.loads(lines[0]),
        "text": MENDED,
        "copydesk_removed": [[place, place + 4, "SQ001"]],
    }
    assert list(json.loads(first)) == ["n", "id", "text", "z", "copydesk_removed"]
    assert broken == "{broken"
    assert json.loads(last) == {"id": "b", "meta": {"text": SOUND}, "copydesk_removed": []}


def test_a_nested_text_is_mended_where_it_stands(run: Run, write: Write) -> None:
    write("in/all.jsonl", json.dumps({"id": "b", "meta": {"text": DOUBLED, "k": 1}}) + "\n")
    run("in", "-o", "out")
    assert json.loads(Path("out/all.jsonl").read_text())["meta"] == {"text": MENDED, "k": 1}


@pytest.mark.parametrize(
    ("name", "separator", "end"), [("a.csv", ",", "\r\n"), ("a.csv", ";", "\n"), ("a.tsv", "\t", "\n")]
)
def test_tables_keep_their_columns_separator_and_line_ends(
    run: Run, name: str, separator: str, end: str, write: Write
) -> None:
    rows = [["id", "text", "note"], ["1", SOUND + DOUBLED, "x"], ["2", SOUND, 'say "y"']]
    table = io.StringIO()
    csv.writer(table, delimiter=separator, lineterminator=end).writerows(rows)
    write(f"in/{name}", table.getvalue())
    assert run("in", "-o", "out").code == 0
    data = Path(f"out/{name}").read_bytes().decode()
    found = list(csv.reader(io.StringIO(data, newline=""), delimiter=separator))
    assert data.splitlines(keepends=True)[0].endswith(end)
    assert found[0] == [*rows[0], "copydesk_removed"]
    assert found[1][:3] == ["1", SOUND + MENDED, "x"]
    assert json.loads(found[1][3])[0][2] == "SQ001"
    assert found[2] == [*rows[2], "[]"]


def test_a_cleaned_copy_is_clean_and_cleaned_again_the_same(run: Run) -> None:
    corpus = str(Path(__file__).parents[2] / "corpus")
    run(corpus, "-o", "once")
    assert run("once", "--diff").code == 0
    run("once", "-o", "twice")
    files = sorted(path.relative_to("once") for path in Path("once").rglob("*.txt"))
    assert files
    assert all((Path("once") / file).read_bytes() == (Path("twice") / file).read_bytes() for file in files)


def test_a_diff_writes_nothing_and_exits_1_if_there_are_changes(run: Run, write: Write) -> None:
    write("in/a.txt", SOUND + DOUBLED)
    done = run("in", "--diff")
    assert done.code == 1
    assert done.out == f"--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n {SOUND}-{DOUBLED}+{MENDED}"
    assert [path.name for path in Path().iterdir()] == ["in"]
    write("in/a.txt", SOUND)
    assert run("in", "--diff") == (0, "", "")


STORY = (
    "The bakery on Tanner Street baked its last loaf on Saturday after ninety-one years. Three generations of the Holm "
    "family stood behind the counter, and the queue reached as far as the tram stop.\n\n"
    "Rising prices for flour and electricity had eaten the profit since the spring. A buyer from the capital looked at "
    "the oven twice and then withdrew.\n"
)


@pytest.mark.parametrize(("keep", "stays"), [((), "herald"), (("--keep", "gazette"), "gazette")])
def test_copies_are_left_out_and_listed(run: Run, keep: tuple[str, ...], stays: str, write: Write) -> None:
    write("in/gazette/2018-03-06-b.txt", STORY)
    write("in/herald/2018-03-05-a.txt", STORY)
    write("in/herald/2018-03-07-c.txt", SOUND)
    assert run("in", "-o", "out", "--drop", "copied-document", *keep).code == 0
    kept = {path.parent.name for path in Path("out").rglob("2018-03-0[56]*.txt")}
    assert kept == {stays}
    (row,) = map(json.loads, Path("out/dropped.jsonl").read_text().splitlines())
    assert row["name"] == "copied-document"
    assert stays in row["partner"]["path"]
    assert run("out", "--diff").code == 0  # the list is not read as articles


def test_records_are_left_out_of_their_file(run: Run, write: Write) -> None:
    rows = [{"id": n, "outlet": n, "date": f"2020-01-0{n}", "text": STORY} for n in "12"]
    write("in/all.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
    run("in", "-o", "out", "--drop", "TR001")
    assert [json.loads(line)["id"] for line in Path("out/all.jsonl").read_text().splitlines()] == ["1"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("in",), "-o DIR"),
        (("in", "-o", "out", "--diff"), "-o DIR"),
        (("in", "-o", "in"), "lies in the input"),
        (("in", "-o", "in/sub"), "lies in the input"),
        (("in", "-o", "other"), "is not empty"),
        (("in", "-o", "in/a.txt"), "lies in the input"),
        (("in", "-o", "out", "--drop", "copied-documnt"), "did you mean"),
        (("copy/x", "-o", "copy"), "holds the input itself"),
    ],
    ids=["no target", "both", "into the input", "below the input", "a foreign folder", "a file", "a rule", "around"],
)
def test_what_is_refused_leaves_everything_alone(run: Run, args: tuple[str, ...], said: str, write: Write) -> None:
    write("in/a.txt", DOUBLED)
    write("other/mine.txt", "mine")
    write("copy/.copydesk-clean", "")
    write("copy/x/a.txt", DOUBLED)
    before = sorted(Path().rglob("*"))
    done = run(*args)
    assert done.code == 2
    assert said in done.err
    assert sorted(Path().rglob("*")) == before


def test_an_older_copy_is_replaced_as_a_whole(run: Run, write: Write) -> None:
    old = write("in/old.txt", SOUND)
    run("in", "-o", "out")
    old.unlink()
    write("in/new.txt", DOUBLED)
    run("in", "-o", "out")
    assert sorted(path.name for path in Path("out").glob("*.txt")) == ["new.txt"]


def test_fixes_are_switched_by_option_and_by_config(run: Run) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("It was late.Nobody saw the the boat leave on Monday.\n")
    assert run("in", "-o", "out", "--no-fix", "SQ003").code == 0
    assert Path("out/a.txt").read_text() == "It was late.Nobody saw the boat leave on Monday.\n"
    Path("copydesk.toml").write_text('[clean]\nfix = ["missing-space"]\n')
    assert run("in", "-o", "out").code == 0
    assert Path("out/a.txt").read_text() == "It was late. Nobody saw the the boat leave on Monday.\n"
    assert run("in", "-o", "out", "--fix", "doubled-wort").code == 2


def test_what_is_accepted_or_silenced_by_a_comment_stays_as_it_is(run: Run, write: Write) -> None:
    pun = "He sang la la the the song of the valley, and nobody laughed.\n"
    write("corpus/a.txt", f"{pun}\nThe price of of bread rose.\n\n{FURNITURE}\nIt rained.\n")
    write("corpus/b.md", f"<!-- audit: ignore SQ001 a song -->\n{pun}\n{FURNITURE}\nSnow fell.\n")
    main(["corpus", "--quiet", "--select", "SQ001"])
    found = json.loads(Path("audit-report/findings.json").read_text())["findings"]
    (mark,) = (row["fingerprint"] for row in found if row["text"] == "the the")
    assert main(["accept", mark, "--reason", "a song"]) == 0
    assert run("corpus", "-o", "out").code == 0
    cleaned = Path("out/a.txt").read_text()
    assert pun in cleaned
    assert "The price of bread rose." in cleaned
    assert FURNITURE not in cleaned
    assert Path("out/b.md").read_text().startswith(f"<!-- audit: ignore SQ001 a song -->\n{pun}")
    assert FURNITURE not in Path("out/b.md").read_text()
