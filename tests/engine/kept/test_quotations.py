"""How two quotations differ is told once, wherever they stand."""

from collections.abc import Sequence
from pathlib import Path

from copydesk.engine.kept.memory import CachePlan, Memory
from copydesk.engine.kept.quotations import differences
from copydesk.model import Span
from copydesk.reuse.quotes.difference import Couple, Difference, difference
from copydesk.reuse.quotes.saying import Saying

FERRY = "We will not close the harbour to the ferries before the end of May"


def _saying(text: str, *, document: int = 0, near: Sequence[str] = ("quill", "ruud")) -> Saying:
    return Saying(document, 0, Span(0, len(text)), text, "Ada Quill", named=True, near=frozenset(near))


def _couples(document: int) -> list[Couple]:
    altered, other = FERRY.replace("May", "June"), "The mill was sold to nobody whom anybody here has heard of"
    pairs = ((FERRY, FERRY), (FERRY, altered), (FERRY, other), (altered, FERRY))
    return [Couple(_saying(one, document=document), _saying(two, document=document + 1), days=0) for one, two in pairs]


def _memory(folder: Path) -> Memory:
    return Memory(CachePlan(folder=folder, version=b"", most_bytes=1_000_000))


def test_what_is_known_is_what_would_be_found(tmp_path: Path) -> None:
    asked: list[Couple] = []

    def differ(couples: Sequence[Couple]) -> list[Difference | None]:
        asked.extend(couples)
        return list(map(difference, couples))

    expected = list(map(difference, _couples(0)))
    assert [each and each.verdict for each in expected] == ["same", "altered", None, "altered"]
    first = _memory(tmp_path)
    assert differences(first, _couples(0), differ) == expected
    first.flush()
    assert differences(_memory(tmp_path), _couples(7), differ) == expected
    assert len(asked) == 4


def test_what_is_said_of_a_couple_counts(tmp_path: Path) -> None:
    memory, asked = _memory(tmp_path), []

    def differ(couples: Sequence[Couple]) -> list[Difference | None]:
        asked.append(len(couples))
        return list(map(difference, couples))

    one, other = _saying(FERRY), _saying(FERRY.replace("May", "June"))
    for couple in (
        Couple(one, other, days=0),
        Couple(other, one, days=0),
        Couple(one, other, days=40),
        Couple(one, other, days=0, in_story=True),
        Couple(one, _saying(other.text, near=["lind"]), days=0),
    ):
        assert differences(memory, [couple], differ) == [difference(couple)]
    assert asked == [1] * 5
