"""The scan: the gate lets through whatever the pattern matches, and spans are the document's."""

import textwrap

import pytest
import regex
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.rules import scan
from copydesk.rules.gate import NoGateError, for_re2, for_regex, plain_i
from copydesk.rules.pack import Entry
from copydesk.rules.packaged import built_in_entries
from copydesk.rules.scan import PatternTimeout, Scanner
from copydesk.rules.unit import units


def entry(pattern: str, *, name: str = "r", ident: str = "e", lang: str = "any", alone: bool = True) -> Entry:
    return Entry(id=ident, rule=name, pattern=pattern, lang=lang, alone=alone, bad=("x",), good=("y",))


def document(text: str, lang: str | None = "en", body: Span | None = None) -> Document:
    return Document(id="d", path="d", text=text, lang=lang, body=body or Span(0, len(text)))


def found(pattern: str, text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in Scanner([entry(pattern)]).hits(document(text))]


def test_the_packaged_set_is_compiled_within_its_memory() -> None:
    """RE2 fails silently when a set outgrows its memory: then nothing matches any more."""
    hits = scan.built_in().hits(document("The vote was close.\n\nRead more: Council splits over budget", lang=None))
    assert {hit.entry.rule for hit in hits} >= {"related-link"}


@pytest.mark.parametrize("every", built_in_entries(), ids=lambda every: every.id)
def test_every_packaged_pattern_has_a_gate(every: Entry) -> None:
    import re2

    assert re2.compile(for_re2(every.pattern))


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("read more", "Please READ  MORE today", ["READ  MORE"]),
        ("read more", "Please read\u00a0more today", ["read\u00a0more"]),
        ("^more", "No more.\n  • More: X\nmore", ["More", "more"]),
        ("more$", "more of it\nno more \nmore.", ["more"]),
        (r"\bмост\b", "Мост стоит, мостовая нет", ["Мост"]),
        (r"\w+ \d+", "Straße ٣", ["Straße ٣"]),
        ("(?-i:MORE)", "more MORE More", ["MORE"]),
        ("bonus(?! track)", "a bonus track, a bonus", ["bonus"]),
        ("(?<=[.] )claim", "Claim it. Claim it", ["Claim"]),
        (r"[.] \Kclaim", "Claim it. Claim it", ["Claim"]),
        ("a++b", "aaab", ["aaab"]),
        (r"[\w-]+@", "я-б@", ["я-б@"]),
        ("x ?: ?y", "x : y, x:y, x  :  y", ["x : y", "x:y", "x  :  y"]),
        (r"(\w)\1", "abba", ["bb"]),
        (r"^[^\W\d]+$", "été\n12", ["été"]),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_what_a_pattern_matches(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_spans_count_in_the_document_behind_a_front_matter() -> None:
    text = "---\ntitle: Read more\n---\nThe vote.\n\nRead more: X"
    (hit,) = Scanner([entry("^read more")]).hits(document(text, body=Span(25, len(text))))
    assert hit.span == Span(text.rindex("Read"), text.rindex("Read") + 9)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_line_end_opens_a_line(line_end: str) -> None:
    text = line_end.join(["First.", "", "Read more: X", "Last."])
    (hit,) = Scanner([entry("^read more: x$")]).hits(document(text))
    assert text[hit.span.start : hit.span.end] == "Read more: X"


def test_a_hard_wrapped_text_is_read_by_paragraph() -> None:
    flat = "The council voted on Monday to keep the ferry running through the winter, which nobody had expected. " * 4
    text = textwrap.fill(flat + "The firm told the people of the town to claim the free bets that it offered.", 59)
    (hit,) = Scanner([entry("claim the free bets")]).hits(document(text))
    assert "claim the free bets" not in text
    assert text[hit.span.start : hit.span.end].split() == ["claim", "the", "free", "bets"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", ["any", "en"]), ("fr", ["any", "fr"]), ("ja", ["any"]), (None, ["any", "en", "fr"])],
    ids=["English", "French", "uncovered", "unknown"],
)
def test_entries_see_documents_of_their_language(lang: str | None, expected: list[str]) -> None:
    entries = [entry("more", ident=each, lang=each) for each in ("any", "en", "fr")]
    assert [hit.entry.id for hit in Scanner(entries).hits(document("more", lang))] == expected


def test_an_entry_that_is_not_alone_waits_for_another_of_its_rule() -> None:
    scanner = Scanner([entry("casino", ident="weak", alone=False), entry("welcome bonus", ident="strong")])
    assert scanner.hits(document("The casino closed.")) == ()
    both = scanner.hits(document("The casino closed.\nWelcome bonus"))
    assert [hit.entry.id for hit in both] == ["weak", "strong"]


def test_a_pattern_that_runs_away_is_an_error_of_its_rule_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "PATIENCE", 0.05)
    scanner = Scanner([entry(r"(a|aa)+\1(?!.)b$", name="slow", ident="slow"), entry("aaa", name="quick", ident="q")])
    result = scanner.scan(document("a" * 4000 + "c"))
    assert next(result.of_rule("quick")).entry.id == "q"
    with pytest.raises(PatternTimeout, match="'slow'"):
        list(result.of_rule("slow"))


def test_a_scan_is_kept_on_its_document() -> None:
    scanner, text = Scanner([entry("more")]), document("more")
    assert scanner.scan(text) is scanner.scan(text)
    assert Scanner([entry("less")]).hits(text) == ()


SCRAPS = [
    "read more",
    "more",
    "More.",
    "a casino",
    "bonus",
    "12:30",
    "\n",
    "\r",
    "\r\n",
    " ",
    "• ",
    "- ",
    ")",
    "ß",
    "İ",
    "И",
]


@given(
    contents=st.lists(st.lists(st.sampled_from(SCRAPS), max_size=12).map("".join), max_size=5),
    front=st.integers(0, 3),
    langs=st.lists(st.sampled_from(["en", "fr", None]), min_size=5, max_size=5),
)
def test_documents_scanned_together_hold_what_each_holds_alone(
    contents: list[str], front: int, langs: list[str | None]
) -> None:
    scanner = Scanner(
        [
            *(entry(each, ident=each) for each in ("^more", "more$", r"\)$", "[ß•]", r"\d:\d", "и")),
            entry("casino", ident="weak", alone=False),
            entry("bonus", ident="strong"),
            entry("read", ident="fr", lang="fr"),
        ]
    )
    pairs = [
        [document(content, lang, Span(min(front, len(content)), len(content))) for _ in range(2)]
        for content, lang in zip(contents, langs, strict=False)
    ]
    scanner.foresee([together for together, _ in pairs])
    assert [scanner.scan(together) for together, _ in pairs] == [scanner.scan(alone) for _, alone in pairs]


def test_an_endless_line_is_scanned() -> None:
    text = "no end " * 150_000 + "read more"
    (hit,) = Scanner([entry("read more$")]).hits(document(text))
    assert hit.span.end == len(text)


def test_units_tell_blank_lines_before_them() -> None:
    apart = [unit.apart for unit in units(document("a\nb\n\nc\n \n- d"))]
    assert apart == [True, False, True, True]


PIECES = ["read", "more", " ", "^", "$", r"\b", r"\w", r"\s", r"\d", "[a-z]", "(?:x|y)", "é", "İ", "(?!q)", ".", r"\."]
SUFFIXES = ["", "+", "*", "?", "*?", "++"]


@given(
    parts=st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(SUFFIXES)), min_size=1, max_size=5),
    text=st.text(alphabet="readmo xyéİqa1.\u00a0\n•", max_size=30),
)
@example(parts=[("[a-z]", "")], text="\u0130")
@example(parts=[("\u0131", "")], text="I")
def test_whatever_a_pattern_matches_passes_the_gate(parts: list[tuple[str, str]], text: str) -> None:
    import re2

    pattern = "".join(piece + (suffix if piece[0] not in "^$(" and piece != r"\b" else "") for piece, suffix in parts)
    lines = [line.strip() for line in text.split("\n")]
    confirmed = any(regex.search(for_regex(pattern), line, regex.IGNORECASE) for line in lines if line)
    try:
        passes = re2.search(for_re2(pattern), plain_i(text)) is not None
    except (NoGateError, re2.error):
        return
    assert passes or not confirmed
