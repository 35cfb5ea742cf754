"""Clusters of passages: each has an id of its own, which stays while the earliest passage does."""

from copydesk.model import Source, Span
from copydesk.reuse.cluster import clusters
from copydesk.reuse.match import Match, Passage

SOURCES = [Source(name, name) for name in ("a.txt", "b.txt", "c.txt")]


def match(left: Passage, right: Passage) -> Match:
    return Match(left=left, right=right, similarity=1.0, containment=1.0, kind="verbatim", changed=0)


def passage(document: int, start: int, end: int, key: str = "the tide mill") -> Passage:
    return Passage(document, Span(start, end), words=(end - start) // 5, key=key)


def test_a_short_passage_within_a_long_one_is_a_cluster_of_its_own() -> None:
    whole = match(passage(0, 0, 900), passage(1, 0, 900))
    part = match(passage(0, 0, 100), passage(2, 0, 100))
    found = clusters([whole, part], SOURCES)
    assert len(found.clusters) == 2
    assert found.of(whole.left) == found.of(whole.right)
    assert found.of(part.left) == found.of(part.right)
    assert found.of(whole.left) != found.of(part.left)
    assert {cluster.id for cluster in found.clusters} == {found.of(whole.left), found.of(part.left)}


def test_the_id_stays_when_a_later_copy_turns_up() -> None:
    first = match(passage(0, 0, 100), passage(1, 0, 100))
    later = match(passage(0, 0, 100), passage(2, 7, 107))
    assert clusters([first], SOURCES).of(first.left) == clusters([first, later], SOURCES).of(later.right)


def test_the_order_of_the_matches_changes_no_id() -> None:
    listed = [match(passage(0, 0, end), passage(1 if end > 400 else 2, 0, end)) for end in (900, 100)]
    assert clusters(listed, SOURCES) == clusters(listed[::-1], SOURCES)
