"""How a filled sheet becomes precision by rule, and what is said of a sheet that cannot be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.policy.precision import Tally, score, score_text, total, wilson
from copydesk.policy.sample import COLUMNS, SampleError, write_csv


def filled(*verdicts: str, rule: str = "FS001", text: str = "") -> list[list[str]]:
    blank = dict.fromkeys(COLUMNS, "") | {"rule": rule, "name": "late-but-living", "text": text}
    return [list((blank | {"verdict": verdict}).values()) for verdict in verdicts]


# The first five are of the table that compares methods in Newcombe, Statistics in Medicine 17 (1998), method 3.
@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
        (29, 29, 0.8830, 1.0),
        (5, 10, 0.2366, 0.7634),
        (10, 10, 0.7225, 1.0),
    ],
)
def test_the_interval_is_wilsons(k: int, n: int, low: float, high: float) -> None:
    assert wilson(k, n) == pytest.approx((low, high), abs=0.00005)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share_and_mirrors(pair: tuple[int, int]) -> None:
    k, n = pair
    low, high = wilson(k, n)
    assert 0 <= low <= k / n <= high <= 1
    assert wilson(n - k, n) == pytest.approx((1 - high, 1 - low))


def test_nothing_judged_says_nothing() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert Tally("FS001", not_judged=4).precision is None


@pytest.mark.parametrize(
    ("verdict", "field"),
    [
        *((word, "right") for word in ("right", "RIGHT", " Right ", "y", "Y", "yes", "1", "1.0", "TRUE")),
        *((word, "wrong") for word in ("wrong", "Wrong", "n", "N", "no", "0", "0.0", "FALSE")),
        *((word, "unsure") for word in ("unsure", "Unsure", "?")),
        *((word, "not_judged") for word in ("", "  ")),
    ],
)
def test_a_verdict_can_be_written_in_several_ways(verdict: str, field: str) -> None:
    [tally] = score(write_csv(filled(verdict)))
    counts = {name: getattr(tally, name) for name in ("right", "wrong", "unsure", "not_judged")}
    assert counts == dict.fromkeys(counts, 0) | {field: 1}


def test_precision_rests_on_what_was_judged_right_or_wrong() -> None:
    [tally] = score(write_csv(filled(*["right"] * 38, "wrong", "n", "?", "", "")))
    assert tally == Tally("FS001", "late-but-living", right=38, wrong=2, unsure=1, not_judged=2)
    assert tally.precision == 0.95
    assert tally.interval == wilson(38, 40)


def test_rules_are_told_apart_sorted_and_summed() -> None:
    rows = filled("y", "n", rule="SQ001") + filled("y", rule="BP001")
    tallies = score(write_csv(rows))
    assert [(tally.rule, tally.right, tally.decided) for tally in tallies] == [("BP001", 1, 1), ("SQ001", 1, 2)]
    assert (total(tallies).right, total(tallies).decided) == (2, 3)


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_what_spreadsheets_save(delimiter: str, encoding: str) -> None:
    lines = [["Rule", "Name", "Text", "Verdict"], ["FS001", "late-but-living", "“café”", "y"], ["FS001", "", "", "n"]]
    data = "\r\n".join(delimiter.join(line) for line in lines).encode(encoding)
    assert score(data) == (Tally("FS001", "late-but-living", right=1, wrong=1),)


def test_rows_cut_off_after_their_last_full_cell_are_not_judged() -> None:
    assert score(b"rule,name,verdict\nFS001,x\nFS001,x,y\n\n,,\n") == (Tally("FS001", "x", right=1, not_judged=1),)


def test_a_sheet_without_verdicts_is_refused() -> None:
    with pytest.raises(SampleError, match="no column `verdict`"):
        score(b"rule,name\nFS001,late-but-living\n")


@pytest.mark.parametrize("data", [b"", b"\n", b"rule,verdict\n"], ids=["empty", "blank", "header only"])
def test_a_sheet_without_rows_is_refused(data: bytes) -> None:
    with pytest.raises(SampleError, match="no judged findings"):
        score(data)


def test_an_unknown_verdict_is_named_with_its_line() -> None:
    rows = filled("y", text="two\nlines") + filled("rihgt\x1b")
    with pytest.raises(SampleError, match=r"^line 4: verdict 'rihgt.*' is not known; write right, wrong or unsure$"):
        score(write_csv(rows))


def test_the_table_gives_k_of_n_share_and_interval() -> None:
    tallies = (Tally("BP001", "related-link", not_judged=3), Tally("FS001", "late-but-living", 38, 2, 1))
    assert score_text(tallies).splitlines() == [
        "rule                          right  precision  95% interval   unsure  not judged",
        "BP001 related-link           0 of 0          -  -                   0           3",
        "FS001 late-but-living      38 of 40      95.0%  83.5%-98.6%         1           0",
        "all rules                  38 of 40      95.0%  83.5%-98.6%         1           3",
    ]
