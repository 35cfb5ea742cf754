"""What a finding says is cut where it is endless, and nowhere else."""

from copydesk.model import Document, Span
from copydesk.rules import bounded
from copydesk.rules.quality.doubled_word import DoubledWord


def test_a_message_keeps_its_beginning_and_its_end() -> None:
    said = bounded.message(f"“{'word ' * 1000}” stands twice; remove it.")
    assert len(said) == bounded.MESSAGE
    assert said.startswith("“word word")
    assert said.endswith("stands twice; remove it.")


def test_what_can_be_read_is_left_as_it_is() -> None:
    known = {"words": "three words", "at": [1, 2], "pair": ("a", "b"), "share": 0.5, "none": None}
    assert bounded.evidence(known) == known
    assert bounded.message("word " * 100) == "word " * 100


def test_evidence_is_cut_at_every_depth() -> None:
    known = bounded.evidence({"a": {"b": ["x" * 9_000] * 9_000}, "c": tuple(range(9_000))})
    assert len(known["a"]["b"]) == len(known["c"]) == bounded.LISTED
    assert all(len(text) < 2_010 for text in known["a"]["b"])
    assert isinstance(known["c"], tuple)


def test_every_finding_is_bounded_and_its_span_is_not() -> None:
    document = Document(id="d", path="d", text="w" * 9_000)
    span = Span(0, 9_000)
    finding = DoubledWord().finding(document, span, message=document.text, evidence={"words": document.text})
    assert (finding.span, len(finding.message)) == (span, bounded.MESSAGE)
