"""What pages say beside a finding's message agrees with the message."""

from collections.abc import Callable

import pytest

from copydesk.model import Finding, Partner, Source, Span
from copydesk.report.wording import meant, shown


def partner(name: str, similarity: float) -> Partner:
    source = Source(f"{name}/a.txt", f"{name}/a.txt", outlet=name)
    return Partner(document=source, span=Span(0, 9), similarity=similarity, relation="same-day")


TIED = tuple(partner(name, similarity) for name, similarity in (("crow", 0.7), ("gull", 0.8), ("rook", 0.7)))
NAMED = partner("wren", 1.0)


@pytest.fixture
def copied(finding: Callable[..., Finding]) -> Finding:
    said = "31 words also stand in wren, published on the same day, word for word: “The ferry…”"
    return finding(rule="TR002", family="reuse", message=said, partners=(*TIED, NAMED))


def test_the_partner_that_is_named_is_shown_first_however_many_are_listed_before_it(copied: Finding) -> None:
    assert meant(copied) is NAMED
    assert shown(copied, 3) == (NAMED, *TIED[:2])


def test_there_is_room_for_all(copied: Finding) -> None:
    assert shown(copied, 9) == (NAMED, *TIED)


def test_a_finding_that_rests_on_no_other_document_shows_none(finding: Callable[..., Finding]) -> None:
    assert shown(finding(), 3) == ()
