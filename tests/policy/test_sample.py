"""What a sheet of findings to judge holds, and that drawing and writing it are repeatable and safe."""

import csv
import gzip
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.policy.sample import (
    AROUND,
    COLUMNS,
    LONGEST_CELL,
    Found,
    SampleError,
    context,
    draw,
    plain_cell,
    read_csv,
    read_findings,
    root_of,
    sheet,
    write_csv,
)

Cells = dict[str, str]


def found(number: int, *, code: str = "SQ001", path: str = "a.txt") -> Found:
    return Found(fingerprint=f"{number:016x}", code=code, name="doubled-word", path=path, start=number)


def report(*findings: dict[str, Any], documents: tuple[dict[str, Any], ...] = ()) -> bytes:
    base = {"code": "SQ001", "name": "doubled-word", "path": "a.txt", "id": "a.txt", "row": None, "later": {"x": 1}}
    listed = [base | {"fingerprint": f"f{place}"} | each for place, each in enumerate(findings)]
    return json.dumps({"schema": 1, "tool": {}, "documents": list(documents), "findings": listed}).encode()


def rows_of(data: bytes) -> list[Cells]:
    return [cells for _, cells in read_csv(data)]


class TestDraw:
    def test_takes_at_most_so_many_of_each_rule_and_all_of_a_rare_one(self) -> None:
        many = [found(n, path=f"{n}.txt") for n in range(50)]
        few = [found(n, code="FS001") for n in range(3)]
        drawn = draw(many + few, per_rule=7)
        assert Counter(each.code for each in drawn) == {"SQ001": 7, "FS001": 3}
        assert [each.code for each in drawn] == sorted(each.code for each in drawn)

    @given(st.randoms(use_true_random=False))
    def test_does_not_depend_on_the_order_of_the_findings(self, random: Any) -> None:
        findings = [found(n, path=f"{n % 5}.txt") for n in range(30)]
        shuffled = findings[:]
        random.shuffle(shuffled)
        assert draw(shuffled, per_rule=8) == draw(findings, per_rule=8)

    def test_is_the_same_for_one_seed_and_another_for_the_next(self) -> None:
        findings = [found(n, path=f"{n}.txt") for n in range(100)]
        assert draw(findings, per_rule=10, seed=3) == draw(findings, per_rule=10, seed=3)
        assert draw(findings, per_rule=10, seed=3) != draw(findings, per_rule=10, seed=4)

    def test_does_not_depend_on_the_findings_of_other_rules(self) -> None:
        findings = [found(n, path=f"{n}.txt") for n in range(100)]
        others = [found(n, code="FS001") for n in range(100)]
        assert [each for each in draw(findings + others) if each.code == "SQ001"] == list(draw(findings))

    def test_is_not_changed_by_offsets_that_moved(self) -> None:
        findings = [found(n, path=f"{n}.txt") for n in range(100)]
        moved = [Found(each.fingerprint, each.code, each.name, each.path, start=each.start + 9) for each in findings]
        assert [each.fingerprint for each in draw(moved)] == [each.fingerprint for each in draw(findings)]

    def test_a_larger_sample_begins_with_the_smaller_one(self) -> None:
        findings = [found(n, path=f"{n % 9}.txt") for n in range(100)]
        assert draw(findings, per_rule=40)[:15] == draw(findings, per_rule=15)

    def test_every_document_gives_one_before_any_gives_a_second(self) -> None:
        bad_file = [found(n, path="bad.txt") for n in range(200)]
        others = [found(200 + n, path=f"{n}.txt") for n in range(5)]
        drawn = draw(bad_file + others, per_rule=6)
        assert {each.path for each in drawn} == {"bad.txt", *(f"{n}.txt" for n in range(5))}
        assert len(draw(bad_file + others, per_rule=9)) == 9

    def test_records_of_one_file_are_documents_of_their_own(self) -> None:
        records = [Found(f"r{n}", "SQ001", "doubled-word", "x.jsonl", id=f"x#{n}", row=n) for n in range(1, 4)]
        crowd = [Found(f"c{n}", "SQ001", "doubled-word", "x.jsonl", id="x#9", row=9) for n in range(50)]
        assert {each.row for each in draw(records + crowd, per_rule=4)} == {1, 2, 3, 9}

    def test_wants_at_least_one(self) -> None:
        with pytest.raises(SampleError, match="--per-rule is 0"):
            draw([found(1)], per_rule=0)


class TestReadFindings:
    def test_ignores_fields_it_does_not_know(self) -> None:
        [one] = read_findings(report({"message": "said twice", "evidence": {"word": "the"}})).findings
        assert (one.message, one.fingerprint) == ("said twice", "f0")

    def test_reads_findings_one_to_a_line(self) -> None:
        lines = "\n".join(json.dumps({"fingerprint": f, "code": "X001", "name": "x", "path": "p"}) for f in "ab")
        assert [each.fingerprint for each in read_findings(lines.encode()).findings] == ["a", "b"]

    @pytest.mark.parametrize(
        "data",
        [
            pytest.param(b"rule,name\n", id="csv"),
            pytest.param(b'{"schema": 1}', id="no findings in it"),
            pytest.param(b'{"findings": [{"code": "SQ001"}]}', id="a finding without a path"),
            pytest.param(b"\xff\xfe\x00", id="binary"),
        ],
    )
    def test_refuses_what_is_no_report_in_one_line(self, data: bytes) -> None:
        with pytest.raises(SampleError) as caught:
            read_findings(data)
        assert str(caught.value).startswith("not a findings.json: ")
        assert "\n" not in str(caught.value)

    def test_names_the_file_beside_it_that_has_the_findings_of_a_large_corpus(self) -> None:
        with pytest.raises(SampleError, match=r"in findings\.jsonl; give that file"):
            read_findings(b'{"findings": [], "apart": {"findings": "findings.jsonl"}}')

    @pytest.mark.parametrize("data", [report(), b"", b"\n"], ids=["no findings", "empty", "blank"])
    def test_says_so_where_there_is_nothing_to_judge(self, data: bytes) -> None:
        with pytest.raises(SampleError, match="no findings"):
            read_findings(data)


class TestRootOf:
    @pytest.mark.parametrize("root", [".", "..", "exports"], ids=["the place", "a folder above it", "a folder in it"])
    def test_is_where_a_file_of_the_findings_is(self, tmp_path: Path, root: str) -> None:
        place = tmp_path / "work"
        place.mkdir()
        (place / "exports").mkdir()
        (place / "notes").mkdir()
        (place / root / "one.jsonl").write_text("{}", encoding="utf-8")
        found = root_of(report({"path": "gone.jsonl"}, {"path": "one.jsonl"}), [place])
        assert found is not None
        assert found.samefile(place / root)

    def test_is_nowhere_where_none_is_found(self, tmp_path: Path) -> None:
        assert root_of(report({"path": "one.jsonl"}), [tmp_path, tmp_path / "missing"]) is None


class TestSheet:
    TEXT = "Line one.\nHe said the the bell\nrang. Nobody came.\n"

    def doubled(self, **more: Any) -> dict[str, Any]:
        start = self.TEXT.index("the the")
        return {"start": start, "end": start + 7, "text": "the the", "line": 2, "message": "“the” twice"} | more

    def one(self, root: Path | None, *findings: dict[str, Any], **more: Any) -> Cells:
        [cells] = rows_of(sheet(report(*(findings or (self.doubled(),)), **more), root))
        return cells

    def test_has_a_row_for_each_finding_with_room_for_the_verdict(self, tmp_path: Path) -> None:
        documents = ({"id": "a.txt", "path": "a.txt", "row": None, "outlet": "mill-town-echo", "encoding": "utf-8"},)
        partner = {"path": "b.txt", "text": "the the", "similarity": 1.0}
        cells = self.one(None, self.doubled(partners=[partner, {"path": "c.txt"}]), documents=documents)
        assert tuple(cells) == COLUMNS
        assert cells == {
            "rule": "SQ001",
            "name": "doubled-word",
            "fingerprint": "f0",
            "path": "a.txt",
            "row": "",
            "line": "2",
            "outlet": "mill-town-echo",
            "message": "“the” twice",
            "text": "the the",
            "context": "",
            "partner": "b.txt",
            "partner_text": "the the",
            "verdict": "",
            "comment": "",
        }

    def test_shows_what_stands_around_on_one_line(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(self.TEXT.encode())
        expected = "Line one. ⏎ He said ⟦the the⟧ bell ⏎ rang. Nobody came. ⏎ "
        assert self.one(tmp_path)["context"] == expected

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_reads_the_file_as_an_audit_does(self, tmp_path: Path, encoding: str) -> None:
        text = "Café " + self.TEXT
        (tmp_path / "a.txt").write_bytes(text.encode(encoding))
        finding = self.doubled(start=text.index("the the"), end=text.index("the the") + 7)
        about = {"id": "a.txt", "path": "a.txt", "row": None}
        assert "Café Line one. ⏎ He said ⟦the the⟧" in self.one(tmp_path, finding, documents=(about,))["context"]

    def test_context_is_empty_where_the_file_changed_or_is_gone(self, tmp_path: Path) -> None:
        assert self.one(tmp_path)["context"] == ""
        (tmp_path / "a.txt").write_text("x" + self.TEXT, encoding="utf-8")
        assert self.one(tmp_path)["context"] == ""

    def test_a_report_without_texts_still_gets_context(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(self.TEXT, encoding="utf-8")
        assert "⟦the the⟧" in self.one(tmp_path, self.doubled(text=None))["context"]

    def test_finds_the_record_of_a_jsonl_file(self, tmp_path: Path) -> None:
        lines = [json.dumps({"title": "No", "text": "other"}), json.dumps({"id": 2, "body": self.TEXT}), "{broken"]
        (tmp_path / "x.jsonl").write_text("\n".join(lines), encoding="utf-8")
        assert "⟦the the⟧" in self.one(tmp_path, self.doubled(path="x.jsonl", row=2))["context"]
        assert [self.one(tmp_path, self.doubled(path="x.jsonl", row=n))["context"] for n in (1, 3, 4)] == ["", "", ""]

    def test_finds_the_record_of_a_packed_file(self, tmp_path: Path) -> None:
        lines = [json.dumps({"text": "other"}), json.dumps({"text": self.TEXT})]
        (tmp_path / "x.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
        assert "⟦the the⟧" in self.one(tmp_path, self.doubled(path="x.jsonl.gz", row=2))["context"]

    @pytest.mark.parametrize("path", ["\0", "a" * 5000, "..", ""])
    def test_a_path_that_is_none_has_no_context(self, tmp_path: Path, path: str) -> None:
        assert self.one(tmp_path, self.doubled(path=path))["context"] == ""

    def test_names_the_record_of_a_partner(self) -> None:
        partner = {"path": "y.jsonl", "row": 104, "text": "the the"}
        assert self.one(None, self.doubled(partners=(partner,)))["partner"] == "y.jsonl:104"

    def test_finds_the_record_of_a_csv_file(self, tmp_path: Path) -> None:
        with (tmp_path / "x.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([["id", "text"], ["1", "other"], ["2", self.TEXT]])
        assert "⟦the the⟧" in self.one(tmp_path, self.doubled(path="x.csv", row=2))["context"]

    def test_is_the_same_bytes_whatever_the_order_of_the_findings(self) -> None:
        findings = [self.doubled(fingerprint=f"f{n}", path=f"{n}.txt") for n in range(20)]
        assert sheet(report(*findings), per_rule=5) == sheet(report(*findings[::-1]), per_rule=5)

    def test_opens_in_a_spreadsheet_as_utf8(self) -> None:
        assert sheet(report(self.doubled())).startswith(b"\xef\xbb\xbfrule,name,fingerprint,")


class TestContext:
    def test_marks_where_it_is_cut(self) -> None:
        text = "a" * 500 + "HIT" + "b" * 500
        assert context(text, 500, 503) == "…" + "a" * AROUND + "⟦HIT⟧" + "b" * AROUND + "…"

    def test_leaves_out_the_middle_of_a_long_passage(self) -> None:
        shown = context("x" * 100_000, 0, 100_000)
        assert len(shown) < LONGEST_CELL + 10
        assert " […] " in shown

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r", " \n\n  "])
    def test_shows_any_line_end_alike(self, end: str) -> None:
        assert context(f"one{end}two", 0, 3) == "⟦one⟧ ⏎ two"


class TestCsv:
    @pytest.mark.parametrize("cell", ["=1+1", "+44 20", "-3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''-"])
    def test_no_cell_begins_like_a_formula(self, cell: str) -> None:
        written = write_csv([[cell] * len(COLUMNS)]).decode("utf-8-sig")
        [_, cells] = csv.reader(io.StringIO(written, newline=""))
        assert cells == ["'" + cell] * len(COLUMNS)
        assert plain_cell(cells[0]) == cell

    @pytest.mark.parametrize("cell", ["", "'Tis late", "a=1", "“=”", "5", "'"])
    def test_other_cells_are_left_alone(self, cell: str) -> None:
        assert rows_of(write_csv([["x", cell, *[""] * 12]]))[0]["name"] == cell

    def test_control_characters_become_pictures(self) -> None:
        assert rows_of(write_csv([["x", "a\0b\x1b[31m\x7f", *[""] * 12]]))[0]["name"] == "a␀b␛[31m␡"

    @given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\r\n\t\"',;=+-@"))))
    def test_hostile_cells_come_back_as_they_were(self, cells: list[str]) -> None:
        row = ["x", *cells[:12], *[""] * (13 - min(len(cells), 12))]
        assert list(rows_of(write_csv([row]))[0].values()) == row

    @given(st.binary())
    def test_no_bytes_break_the_reader(self, data: bytes) -> None:
        try:
            assert all(line > 0 for line, _ in read_csv(data))
        except SampleError as error:
            assert "\n" not in str(error)
