"""The document boundary: what a rule sees, what becomes of a crash, what a finding is given."""

from collections.abc import Iterator
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.engine.document import check_document, check_documents, mask_documents
from copydesk.engine.rulebook import Rules, rules_of
from copydesk.model import Document, Finding, Location, Span
from copydesk.rules.rule import Rule
from copydesk.settings import RuleSettings, Settings
from copydesk.survey import Survey, merge, no_survey, survey

DEFAULT = rules_of(Settings())
DAMAGE = (
    "the the ", "the\u200b the ", "re\u00adward ", "\u00c3\u00a9", "\u00e2\u20ac\u0153No, ", "\u00e2\u20ac\x9d ",
    "\x97", "said.Then ", "\n\n", "Sign up for our news\u00adletter\n", "Lviv ", "L\u200bvov ", "“No,” ", "\ufeff",
    "Mr Zelensky ", "The boat left. ", "— Ada Quill (@adaquill) May 4, 2019\n",
)  # fmt: skip
CASES: dict[str, Any] = {"bad": ("⟦a⟧",) * 3, "good": ("b",) * 5, "help": "Mend it."}


def rule(rule_code: str, finds: str, **members: Any) -> Rule:
    """A rule that finds every place of a word."""

    def check(self: Rule, document: Document, survey: Survey) -> Iterator[Finding]:
        start = document.text.find(finds)
        while start >= 0:
            yield self.finding(document, Span(start, start + len(finds)), message=f"{finds} found")
            start = document.text.find(finds, start + 1)

    name = f"finds-{rule_code.lower()}"
    given = {"__doc__": "Finds a word.", "code": rule_code, "name": name, "check": check, **CASES, **members}
    made: type[Rule] = type("Finder", (Rule,), given)
    return made()


def rules(masking: tuple[Rule, ...] = (), judging: tuple[Rule, ...] = (), reported: str | None = None) -> Rules:
    codes = frozenset({reported} if reported else {each.code for each in (*masking, *judging)})
    return Rules(masking=masking, judging=judging, across=(), reported=codes)


def beyond_the_text(self: Rule, document: Document, span: Span, message: str) -> Finding:
    """A finding at no place at all, on which what follows the rules fails."""
    made = Rule.finding(self, document, span, message=message)
    return msgspec.structs.replace(made, span=Span(span.start, None))  # type: ignore[arg-type]


def document(text: str, **fields: Any) -> Document:
    return Document(id="a", path="a.txt", text=text, **fields)


def test_a_finding_gets_its_text_and_place() -> None:
    checked = check_document(document("one\ntwo bad\n"), no_survey(), rules(judging=(rule("SQ900", "bad"),)))
    assert [(f.text, f.location) for f in checked.findings] == [("bad", Location(2, 5, 2, 8))]


def test_rules_of_judgement_do_not_see_what_boilerplate_rules_flagged() -> None:
    masking, judging = rule("BP900", "advert bad"), rule("SQ900", "bad")
    checked = check_document(document("advert bad, bad"), no_survey(), rules((masking,), (judging,)))
    assert [(f.rule, f.span) for f in checked.findings] == [("BP900", Span(0, 10)), ("SQ900", Span(12, 15))]
    assert checked.mask == (Span(0, 10),)


def test_insertions_are_masked_even_when_they_are_not_reported() -> None:
    masking, judging = rule("BP900", "advert bad"), rule("SQ900", "bad")
    checked = check_document(document("advert bad, bad"), no_survey(), rules((masking,), (judging,), "SQ900"))
    assert [f.span for f in checked.findings] == [Span(12, 15)]


def test_a_crash_in_one_rule_is_an_entry_and_the_others_run_on() -> None:
    def crash(self: Rule, document: Document, survey: Survey) -> Iterator[Finding]:
        raise ZeroDivisionError("division by\nzero")
        yield

    broken, sound = rule("SQ901", "x", check=crash), rule("SQ902", "bad")
    checked = check_document(document("bad", row=4), no_survey(), rules(judging=(broken, sound)))
    assert [f.rule for f in checked.findings] == ["SQ902"]
    (failure,) = checked.failures
    assert (failure.path, failure.row, failure.rule) == ("a.txt", 4, "SQ901")
    assert "ZeroDivisionError: division by zero" in failure.message


def test_a_rule_never_sees_a_document_in_a_language_it_does_not_know() -> None:
    english = rule("SQ900", "bad", languages=frozenset({"en"}))
    checked = check_document(document("bad", lang="de"), no_survey(), rules(judging=(english,)))
    assert checked.findings == ()
    assert checked.summary.checked == ()


def test_a_rule_that_needs_the_corpus_is_listed_as_not_run_without_one() -> None:
    needy = rule("SQ900", "bad", needs=frozenset({"words"}))
    alone = check_document(document("bad"), no_survey(), rules(judging=(needy,)))
    assert (alone.findings, alone.summary.not_run) == ((), ("SQ900",))
    known = merge([survey([document("bad")])])
    assert check_document(document("bad"), known, rules(judging=(needy,))).summary.not_run == ()


def test_the_summary_says_what_was_read() -> None:
    read = document("Three short words", outlet="x", title="T", lang="en", extra={"outlet_label": "X"})
    summary = check_document(read, no_survey(), rules(judging=(rule("SQ900", "bad"),))).summary
    assert (summary.words, summary.title, summary.outlet_label, summary.checked) == (3, "T", "X", ("quality",))
    assert summary.source == msgspec.structs.replace(read.source)


class TestLettersComeFirst:
    """What later rules read is the text without the damage in its letters; what they say of it is led back."""

    def test_a_rule_reads_the_repaired_text_and_reports_in_the_original(self) -> None:
        text = "The ferry left. He said the\u200b the boat is late.\n"
        found = check_document(document(text, lang="en"), no_survey(), rules_of(Settings())).findings
        by_rule = {finding.rule: finding for finding in found}
        assert by_rule["SQ001"].text == "the\u200b the"
        assert by_rule["SQ007"].text == "\u200b"

    def test_what_an_insertion_hides_is_still_an_insertion(self) -> None:
        text = (
            "The ferry left.\n\nSign up for our news\u00adletter\n\nNobody waved, and the rain fell on the harbour.\n"
        )
        checked = check_document(document(text, lang="en"), no_survey(), rules_of(Settings()))
        line = text.index("Sign")
        assert checked.mask == (Span(line, line + len("Sign up for our news\u00adletter")),)

    def test_the_repairs_are_made_whatever_rules_were_asked_for(self) -> None:
        settings = Settings(rules=RuleSettings(select=("SQ001",)))
        text = "The caf\u00c3\u00a9 caf\u00c3\u00a9 is shut, and the\u00ad the ferry left.\n"
        found = check_document(document(text, lang="en"), no_survey(), rules_of(settings)).findings
        assert [finding.text for finding in found] == ["caf\u00c3\u00a9 caf\u00c3\u00a9", "the\u00ad the"]

    def test_quality_rules_do_not_read_embedded_posts(self) -> None:
        post = "the the ferry.Never again — Ada Quill (@adaquill) May 4, 2019"
        text = f"The ferry left the the quay.\n\n{post}\n\nNobody waved.\n"
        found = check_document(document(text, lang="en"), no_survey(), rules_of(Settings())).findings
        assert [(finding.rule, finding.span.start) for finding in found] == [("SQ001", text.index("the the"))]

    @settings(max_examples=60, deadline=None)
    @given(st.lists(st.sampled_from(DAMAGE), max_size=30))
    def test_every_place_lies_in_the_text_as_it_stands(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        checked = check_document(document(text, lang="en"), no_survey(), DEFAULT)
        assert checked.failures == ()
        for found in checked.findings:
            assert 0 <= found.span.start < found.span.end <= len(text)
            assert found.fix is None or 0 <= found.fix.span.start <= found.fix.span.end <= len(text)
            assert all(0 <= place < len(text) for place in found.evidence.get("places", ()))
        assert all(0 <= span.start < span.end <= len(text) for span in checked.mask)


class TestManyAtOnce:
    """Documents go through the rules together; what is said of one does not depend on the others."""

    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.tuples(st.sampled_from(["en", "de", None]), st.lists(st.sampled_from(DAMAGE))), max_size=6))
    def test_a_document_in_a_batch_is_judged_as_it_is_alone(self, batch: list[tuple[str | None, list[str]]]) -> None:
        documents = [document("".join(pieces), lang=lang) for lang, pieces in batch]
        together = check_documents(documents, no_survey(), DEFAULT, sheets=True)
        alone = [
            check_document(document(each.text, lang=each.lang), no_survey(), DEFAULT, sheets=True) for each in documents
        ]
        assert together == alone
        masks = mask_documents(documents, no_survey(), DEFAULT)
        assert [mask for mask, _ in masks] == [check.mask for check in alone]

    def test_a_crash_costs_one_rule_on_one_document(self) -> None:
        def crash(self: Rule, document: Document, survey: Survey) -> Iterator[Finding]:
            if "worse" in document.text:
                raise ZeroDivisionError
            yield self.finding(document, Span(0, 1), message="found")

        broken = rule("SQ901", "x", check=crash)
        checks = check_documents(map(document, ("bad", "worse", "good")), no_survey(), rules(judging=(broken,)))
        assert [(len(check.findings), len(check.failures)) for check in checks] == [(1, 0), (0, 1), (1, 0)]

    def test_what_fails_beside_the_rules_costs_one_document(self) -> None:
        beyond, sound = rule("BP901", "worse", finding=beyond_the_text), rule("SQ902", "bad")
        given = [document("bad"), document("worse, bad", row=2), document("bad")]
        checks = check_documents(given, no_survey(), rules((beyond,), (sound,)))
        assert [len(check.findings) for check in checks] == [1, 0, 1]
        (failure,) = checks[1].failures
        assert failure.row == 2
        assert "could not be audited: TypeError" in failure.message
        assert checks[1].masked.text.strip() == ""
        assert "could not be compared with" in mask_documents(given, no_survey(), rules((beyond,)))[1][1][0].message
