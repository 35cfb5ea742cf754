"""The literals that stand for a pattern: wherever it matches, a folded line holds what is asked of it."""

import re

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.rules.fold import folded
from copydesk.rules.gate import for_regex
from copydesk.rules.needs import Needs
from copydesk.rules.pack import Entry
from copydesk.rules.packaged import built_in_entries
from copydesk.rules.scan import Scanner
from copydesk.rules.unit import units


def literals(pattern: str) -> set[str]:
    return {literal.decode() for literal in Needs(pattern).literals}


def stands(pattern: str, line: str) -> bool:
    """Whether a line is one that the scanner would hold the pattern against."""
    known, searched = Needs(pattern), folded(line)
    return (not known.literals or any(literal in searched for literal in known.literals)) and known.stand_in(searched)


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("read more", {"read more"}),
        ("^read more", {"\nread more"}),
        ("newsletter$", {"newsletter\n"}),
        ("(?:sign|log) in", {"sign in", "log in"}),
        ("colou?r", {"color", "colour"}),
        (r"\d\d:\d\d", {"00:00"}),
        (r"updated.*\d\d:\d\d", {"00:00"}),
        (r"\b(?:подписаться|sign up)(?!x)", {"подписаться", "sign up"}),
        ("STRASSE|straße", {"strasse"}),
        (r"[\[(]photo", {"[photo", "(photo"}),
        ("(?:very )?long|short", {"long", "very long", "short"}),
        (r"\w+", set()),
        ("(?:read more)?x?", set()),
        ("(?x) read more", set()),
        ("(?:foo){e<=1}", set()),
        (r"\x41dvert", set()),
        (r"read\1", set()),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_the_literals_of_a_pattern(pattern: str, expected: set[str]) -> None:
    assert literals(pattern) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("READ  More\t2", b"\nread more 0\n"),
        ("  • More \n\n → x", b"\nmore\n\nx\n"),
        ("“More” it is", "\n“more” it is\n".encode()),
        ("* * *", b"\n* * *\n"),
        ("İLAN ılan", b"\nilan ilan\n"),
        ("٣ Straße\u00a0ſ", b"\n0 strasse s\n"),
        ("\ud800", b"\n?\n"),
    ],
    ids=["case, blanks, digits", "bullets", "quotation marks are text", "marks alone", "Turkish", "wide", "surrogate"],
)
def test_a_folded_text(text: str, expected: bytes) -> None:
    assert folded(text) == expected


def test_lines_that_lack_a_part_are_told_apart() -> None:
    assert stands("^(?:get|read) [^.]*(?:our app|newsletter)", "Get the best of the harbour in our app")
    assert not stands("^(?:get|read) [^.]*(?:our app|newsletter)", "Get the best of the harbour in our bar")
    assert not stands("^(?:get|read) [^.]*(?:our app|newsletter)", "She will get it in our app")


@pytest.mark.parametrize("entry", built_in_entries(), ids=lambda entry: entry.id)
def test_what_a_packaged_pattern_matches_holds_its_literals(entry: Entry) -> None:
    pattern = regex.compile(for_regex(entry.pattern), regex.IGNORECASE)
    for line in [line for bad in (*entry.bad, *entry.good) for line in re.split("[\n⟦⟧]", bad)]:
        for text in (line, line.upper(), f"  * {line} ", line.replace(" ", "\u00a0 ")):
            document = Document(id="d", path="d", text=text, lang=entry.languages[0], body=Span(0, len(text)))
            for unit in units(document):
                assert stands(entry.pattern, text) or not pattern.search(unit.text[unit.lead :])


ATOMS = [
    "read",
    "more",
    "I",
    "ß",
    "ς",
    " ",
    " ?",
    "^",
    "$",
    r"\b",
    r"\w",
    r"\s",
    r"\d",
    "[a-c]",
    "[^a]",
    "[ıx-z]",
    ".",
    r"\.",
]
SUFFIXES = ["", "", "", "?", "*", "+", "{2}", "{1,3}", "*?", "++"]


def _repeated(pair: tuple[str, str]) -> str:
    atom, suffix = pair
    bare = atom in ("^", "$", r"\b", " ", " ?")
    return atom + suffix if not suffix or (len(atom) == 1 and not bare) else atom if bare else f"(?:{atom}){suffix}"


PARTS = st.recursive(
    st.tuples(st.sampled_from(ATOMS), st.sampled_from(SUFFIXES)).map(_repeated),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        inner.map(lambda part: f"(?:{part})?"),
        inner.map(lambda part: f"(?={part})"),
    ),
    max_leaves=6,
)
TEXTS = st.text(alphabet="readmo xyzéİıIßſςΣσKbc1٣.•*\u00a0\u2028\t\n", max_size=40)


@settings(max_examples=150)
@given(pattern=PARTS, text=TEXTS)
@example(pattern="^more", text=" •\u00a0more")
@example(pattern=r"\s\sread", text="a\t\u2028read")
@example(pattern="x$", text="x \u00a0")
@example(pattern="ß", text="\u1e9e")
@example(pattern="i", text="\u0130")
def test_no_match_is_lost(pattern: str, text: str) -> None:
    """What the scanner finds through literals is what each pattern finds by itself in every line."""
    try:
        plain = regex.compile(for_regex(pattern), regex.IGNORECASE)
    except regex.error:
        return
    entry = Entry(id="e", rule="r", pattern=pattern, bad=("x",), good=("y",))
    document = Document(id="d", path="d", text=text, lang="en", body=Span(0, len(text)))
    expected = [
        unit.span(match.start() + unit.lead, match.end() + unit.lead)
        for unit in units(document)
        for match in plain.finditer(unit.text[unit.lead :])
        if match.end() > match.start()
    ]
    assert [hit.span for hit in Scanner([entry]).hits(document)] == sorted(expected)
