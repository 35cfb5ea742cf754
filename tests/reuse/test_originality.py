"""Whose words a document has: spans over spans, quotations, versions, credits."""

from collections.abc import Sequence
from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Originality, Published, Source, Span
from copydesk.reuse import Match, Passage
from copydesk.reuse.credit import Credit
from copydesk.reuse.originality import Debts, Shared, debts, originality
from copydesk.reuse.revision import Revision
from copydesk.reuse.version_groups import version_groups

TEXT = "one two three four five six seven eight nine ten"


def on(day: int) -> Published:
    moment = datetime(2020, 5, day)
    return Published(moment, datetime.combine(moment, time.max), "day", "field", f"2020-05-{day:02}", moment.date())


def source(name: str, *, outlet: str | None = None, day: int | None = None) -> Source:
    return Source(name, name, outlet=outlet or name, published=on(day) if day else None)


def document(text: str = TEXT) -> Document:
    return Document("here", "here", text, lang="en")


def match(left: int, right: int, start: int = 0, end: int = 23) -> Match:
    one, other = (Passage(number, Span(start, end), words=5) for number in (left, right))
    return Match(left=one, right=other, similarity=1, containment=1, kind="verbatim", changed=0)


def shared(outlet: str, *spans: tuple[int, int], credited: bool = False) -> Shared:
    return Shared(source(outlet), tuple(Span(*span) for span in spans), credited)


def told(known: Originality) -> list[tuple[str, int]]:
    return [(each.document.id, each.words) for each in known.borrowed]


def test_nothing_owed_is_all_original() -> None:
    assert originality(document(), Debts()) == Originality(1.0)


def test_a_word_counts_once_and_for_the_earliest() -> None:
    known = originality(document(), Debts((shared("a", (0, 13)), shared("b", (0, 13), (8, 23)))))
    assert told(known) == [("a", 3), ("b", 2)]
    assert known.share == 0.5


def test_most_words_come_first() -> None:
    known = originality(document(), Debts((shared("a", (0, 3)), shared("b", (0, 23)))))
    assert told(known) == [("b", 4), ("a", 1)]


def test_words_of_unknown_order_stay_original_and_are_counted_apart() -> None:
    known = originality(document(), Debts((shared("a", (0, 13)),), (Span(8, 23),)))
    assert (known.share, known.shared_undated) == (0.7, 2)


def test_quoted_words_count_on_neither_side() -> None:
    known = originality(document("one two \u201cthree four five\u201d six seven"), Debts((shared("a", (0, 24)),)))
    assert told(known) == [("a", 2)]
    assert known.share == 0.5


@pytest.mark.parametrize("text", ["", "\u201conly a quotation\u201d"])
def test_without_own_words_there_is_no_share(text: str) -> None:
    assert originality(document(text), Debts((shared("a", (0, 9)),))).share is None


@given(st.lists(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4), max_size=5))
def test_words_are_neither_lost_nor_counted_twice(spans: list[list[tuple[int, int]]]) -> None:
    owed = tuple(
        shared(f"d{number}", *((start, start + length) for start, length in found))
        for number, found in enumerate(spans)
    )
    starts = [0, 4, 8, 14, 19, 24, 28, 34, 40, 45]
    covered = {word for each in owed for span in each.spans for word in starts if span.start <= word < span.end}
    known = originality(document(), Debts(owed))
    assert sum(each.words for each in known.borrowed) == len(covered)
    assert known.share == round(1 - len(covered) / len(starts), 4)


def owed(sources: Sequence[Source], matches: Sequence[Match] = (match(0, 1),)) -> dict[int, Debts]:
    return debts(matches, sources)


def test_the_later_document_owes_the_earlier_one() -> None:
    earlier, later = source("a", day=1), source("b", day=2)
    assert owed([earlier, later]) == {1: Debts((Shared(earlier, (Span(0, 23),)),))}


@pytest.mark.parametrize("days", [(1, 1), (1, None), (None, None)], ids=["same day", "one undated", "undated"])
def test_without_an_order_both_sides_are_counted_apart(days: tuple[int | None, int | None]) -> None:
    one, other = (source(name, day=day) for name, day in zip("ab", days, strict=True))
    assert owed([one, other]) == {0: Debts((), (Span(0, 23),)), 1: Debts((), (Span(0, 23),))}


def test_an_outlet_owes_itself_nothing() -> None:
    assert owed([source("a", outlet="post", day=1), source("b", outlet="post", day=2)]) == {}


def test_references_owe_nothing_but_are_owed() -> None:
    sources = [source("a", day=2), source("b", day=1)]
    assert debts([match(0, 1)], sources, references=[1]).keys() == {0}
    assert debts([match(0, 1)], sources, references=[0]) == {}


CREDIT = Credit(Span(0, 9), "First published by Harbour Post.", "credit line")


def test_whom_a_document_credits_was_there_before_it() -> None:
    sources = [source("a", outlet="harbour-post"), source("b", outlet="echo")]
    found = debts([match(0, 1)], sources, credits={1: (CREDIT,)})
    assert found == {1: Debts((Shared(sources[0], (Span(0, 23),), credited=True),))}


def test_an_earlier_document_that_credits_this_one_is_owed_nothing() -> None:
    sources = [source("a", outlet="harbour-post", day=3), source("b", outlet="echo", day=2)]
    assert debts([match(0, 1)], sources, credits={1: (CREDIT,)}).keys() == {1}


def test_a_passage_is_as_old_as_the_first_version_that_has_it() -> None:
    first, echo, later = source("a1", outlet="post", day=1), source("b", day=2), source("a2", outlet="post", day=3)
    sources = [first, echo, later]
    revision = Revision(match(0, 2), kept_left=(Span(0, 23),), kept_right=(Span(0, 23),))
    versions = version_groups([revision], sources)
    found = debts([match(0, 1), match(1, 2)], sources, [revision], versions)
    assert found.keys() == {1}
    added = debts([match(1, 2, 24, 48)], sources, [revision], versions)
    assert added.keys() == {2}
