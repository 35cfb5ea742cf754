"""The sample corpus is what its manifest says: every defect planted, at its place, and nothing left to chance."""

import difflib
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

REPOSITORY = Path(__file__).parent.parent
MANIFEST = Path(__file__).with_name("corpus_manifest.jsonl")
NAME = re.compile(r"corpus/[a-z-]+/(2019|202[0-3])-\d\d-\d\d-[a-z-]+\.txt")


class Place(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage by code points; `path` only where it stands in another file."""

    start: int
    end: int
    path: str = ""


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One planted defect (`rule` is what must find it), or a trap (`looks_like` is what must stay silent)."""

    path: str
    start: int
    end: int
    text: str
    family: str
    rule: str | None
    note: str
    looks_like: str | None = None
    partner: Place | None = None
    also: Place | None = None


@cache
def article(path: str) -> str:
    return (REPOSITORY / path).read_bytes().decode("utf-8")


def rows() -> list[Row]:
    return msgspec.json.Decoder(Row).decode_lines(MANIFEST.read_bytes())


def planted(rule: str) -> list[Row]:
    return [row for row in rows() if row.rule == rule]


def copies(rule: str) -> list[tuple[str, str]]:
    """The earlier and the later text of each pair planted for a reuse rule."""
    pairs = [(row, row.partner) for row in planted(rule) if row.partner]
    return [
        (row.text, article(there.path)[there.start : there.end])
        for row, there in pairs
        if date(row.path) < date(there.path)
    ]


def date(path: str) -> str:
    return Path(path).name[:10]


def identify(row: Row) -> str:
    return f"{Path(row.path).stem}:{row.start}:{row.rule or 'trap'}"


@pytest.mark.parametrize("row", rows(), ids=identify)
def test_the_text_stands_where_the_manifest_says(row: Row) -> None:
    assert article(row.path)[row.start : row.end] == row.text
    assert row.text == row.text.strip() != ""


@pytest.mark.parametrize("row", rows(), ids=identify)
def test_a_row_is_a_defect_or_a_trap(row: Row) -> None:
    assert (row.rule is None) != (row.looks_like is None)
    assert row.note


def test_every_family_has_planted_defects_and_traps_have_their_own() -> None:
    defects = Counter(row.family for row in rows() if row.rule)
    assert set(defects) == {"boilerplate", "reuse", "facts", "quality"}
    assert min(defects.values()) >= 7
    assert {row.family for row in rows() if not row.rule} == {"boilerplate", "facts", "quality"}


def test_the_corpus_holds_the_files_of_the_manifest_and_no_others() -> None:
    files = {path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / "corpus").rglob("*") if path.is_file()}
    assert files == {row.path for row in rows()}
    assert all(NAME.fullmatch(file) for file in files)
    assert len({file.split("/")[1] for file in files}) == 6


@pytest.mark.parametrize("path", sorted({row.path for row in rows()}))
def test_an_article_is_short(path: str) -> None:
    body = article(path).split("---\n")[-1]
    assert 150 <= len(body.split()) <= 400


def test_planted_defects_do_not_overlap_each_other_or_a_trap() -> None:
    by_path: dict[str, list[Row]] = {}
    for row in sorted(rows(), key=lambda row: (row.path, row.start)):
        by_path.setdefault(row.path, []).append(row)
    for listed in by_path.values():
        assert all(one.end <= other.start for one, other in pairwise(listed))


def test_partners_name_each_other() -> None:
    places = {(row.path, row.start, row.end): row for row in rows()}
    for row in rows():
        if row.partner:
            other = places[(row.partner.path, row.partner.start, row.partner.end)]
            assert other.partner == Place(row.start, row.end, row.path)
            assert other.rule == row.rule


def test_copied_passages_are_long_and_word_for_word() -> None:
    pairs = copies("copied-passage")
    assert len(pairs) == 2
    assert all(earlier == later and len(earlier.split()) >= 60 for earlier, later in pairs)


@pytest.mark.parametrize(
    ("rule", "least", "most"),
    [
        pytest.param("edited-passage", 0.8, 0.95, id="lightly"),
        pytest.param("rewritten-passage", 0.05, 0.4, id="heavily"),
    ],
)
def test_reworked_passages_share_as_much_as_their_kind_should(rule: str, least: float, most: float) -> None:
    [(earlier, later)] = copies(rule)
    share = difflib.SequenceMatcher(None, earlier.split(), later.split(), autojunk=False).ratio()
    assert least < share < most


def test_the_altered_quotation_differs_in_one_word_and_the_shared_one_in_none() -> None:
    [(earlier, later)] = copies("altered-quote")
    changed = [(a, b) for a, b in zip(earlier.split(), later.split(), strict=True) if a != b]
    assert changed == [("forgive", "prosecute")]
    [(earlier, later)] = copies("shared-quote")
    assert earlier == later


def test_the_house_line_closes_every_article_of_its_outlet_and_only_its_number_runs() -> None:
    blocks = planted("recurring-block")
    assert len(blocks) >= 4
    assert {row.path for row in blocks} == {row.path for row in rows() if "/harrowmere-courier/" in row.path}
    assert all(article(row.path).rstrip("\n").endswith(row.text) for row in blocks)
    assert len({row.text for row in blocks}) == len(blocks)
    assert len({re.sub(r"\d", "0", row.text) for row in blocks}) == 1


def test_the_mojibake_is_an_apostrophe_decoded_wrongly() -> None:
    assert [row.text.encode("cp1252").decode("utf-8") for row in planted("mojibake")] == ["couldn’t", "didn’t"]


def test_pairs_inside_one_document_name_their_other_half() -> None:
    halves = {row.rule: article(row.path)[row.also.start : row.also.end] for row in rows() if row.also}
    [repeated] = planted("repeated-sentence")
    assert halves == {"mixed-transliteration": "Lviv", "repeated-sentence": repeated.text}
