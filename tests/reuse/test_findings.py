"""Who gets a finding, how grave it is, and which partners it names."""

from collections.abc import Sequence
from datetime import datetime, time

import pytest

from copydesk.model import Document, Finding, Published, Source, Span
from copydesk.reuse import clusters, match_documents, report
from copydesk.reuse.findings import relation_of
from copydesk.rules.reuse.copied_document import CopiedDocument
from copydesk.rules.reuse.copied_passage import CopiedPassage
from copydesk.rules.reuse.edited_passage import EditedPassage
from copydesk.rules.reuse.passage_rule import PassageRule
from copydesk.rules.reuse.rewritten_passage import RewrittenPassage
from copydesk.settings import ReuseSettings

KITES = (
    "Eleven kites crashed into the lighthouse during the festival on Sunday, and the keeper climbed out to cut the "
    "strings with a bread knife. Nobody was hurt, but the lamp stayed dark for two nights."
)
RULES: tuple[PassageRule, ...] = (CopiedDocument(), CopiedPassage(), EditedPassage())


def day(value: str) -> Published:
    moment = datetime.fromisoformat(value)
    if moment.time() != time.min:
        return Published(moment, moment, "minute", "field", value, moment.date())
    return Published(moment, datetime.combine(moment, time.max), "day", "field", value, moment.date())


def document(name: str, text: str, *, date: str | None = None, outlet: str | None = "own") -> Document:
    chosen = name if outlet == "own" else outlet
    return Document(name, name, text, outlet=chosen, published=day(date) if date else None, lang="en")


def reported(documents: Sequence[Document], references: Sequence[int] = ()) -> list[Finding]:
    matches, _ = match_documents(documents)
    sources = [each.source for each in documents]
    return list(report(matches, sources, RULES, ReuseSettings(), references=references)[0])


def pair(first: str | None, second: str | None) -> list[Finding]:
    return reported(
        [
            document("a", f"{KITES}\n\nThe bandstand was repainted in a deep shade of green.", date=first),
            document("b", f"Rain is expected over the dunes until Thursday morning.\n\n{KITES}", date=second),
        ]
    )


@pytest.mark.parametrize(
    ("dates", "severities", "relations"),
    [
        pytest.param(("2020-05-01", "2020-05-02"), ("note", "warning"), ("later", "earlier"), id="the first is a note"),
        pytest.param(("2020-05-02", "2020-05-01"), ("warning", "note"), ("earlier", "later"), id="whichever it is"),
        pytest.param(("2020-05-01", "2020-05-01"), ("warning", "warning"), ("same-day", "same-day"), id="same day"),
        pytest.param(("2020-05-01T08:00", "2020-05-01T09:30"), ("note", "warning"), ("later", "earlier"), id="hour"),
        pytest.param(("2020-05-01", None), ("warning", "warning"), ("unknown", "unknown"), id="one undated"),
        pytest.param((None, None), ("warning", "warning"), ("unknown", "unknown"), id="both undated"),
    ],
)
def test_only_the_side_that_was_certainly_first_is_a_note(
    dates: tuple[str | None, str | None], severities: tuple[str, str], relations: tuple[str, str]
) -> None:
    findings = pair(*dates)
    assert tuple(finding.severity for finding in findings) == severities
    assert tuple(finding.partners[0].relation for finding in findings) == relations


def test_each_side_names_the_other_passage() -> None:
    one, other = pair("2020-05-01", "2020-05-02")
    assert (one.span, one.partners[0].span) == (other.partners[0].span, other.span)
    assert one.cluster == other.cluster is not None
    assert one.partners[0].document.path == "b"


def test_the_message_quotes_names_and_dates() -> None:
    _, later = pair("2020-05-01", "2020-05-02")
    assert later.message == (
        "35 words also stand in a (2020-05-01), published earlier, word for word: "
        "“Eleven kites crashed into the lighthouse during the…”"
    )


def test_evidence_tells_who_was_first_and_what_was_changed() -> None:
    changed = KITES.replace("bread knife", "pair of scissors")
    one, other = reported([document("a", f"{KITES} Ha.", date="2020-05-01"), document("b", changed, date="2020-06-01")])
    assert one.evidence["first"] == other.evidence["first"] == "a"
    assert one.evidence["changes"] == [{"here": "bread knife", "there": "pair of scissors"}]
    assert other.evidence["changes"] == [{"here": "pair of scissors", "there": "bread knife"}]


def test_between_two_unknown_outlets_nobody_is_first() -> None:
    findings = reported(
        [
            document("a", f"{KITES} Green is the bandstand now.", date="2020-05-01", outlet=None),
            document("b", f"Rain is expected until Thursday. {KITES}", date="2020-05-02", outlet=None),
        ]
    )
    assert {finding.severity for finding in findings} == {"warning"}
    assert {finding.partners[0].relation for finding in findings} == {"unknown"}


def test_references_get_no_findings_and_are_marked_as_partners() -> None:
    documents = [document("a", f"{KITES} Green is the bandstand."), document("b", f"Rain is expected. {KITES}")]
    [finding] = reported(documents, references=[0])
    assert finding.document.path == "b"
    assert finding.partners[0].reference


def test_a_shared_passage_is_one_finding_per_document_with_the_ten_earliest_partners() -> None:
    documents = [
        document(f"d{i:02}", f"{KITES}\n\n{i * 7919} {i * 104729} {i * 1299709} tickets.", date=f"2020-05-{28 - i:02}")
        for i in range(14)
    ]
    findings = reported(documents)
    assert len(findings) == 14
    assert {len(finding.partners) for finding in findings} == {10}
    assert len({finding.cluster for finding in findings}) == 1
    assert findings[0].partners[0].document.path == "d13"
    assert [finding.document.path for finding in findings if finding.severity == "note"] == ["d13"]


def test_a_later_copy_does_not_change_the_id_of_a_cluster() -> None:
    documents = [
        document("a", f"{KITES} Green is the bandstand now.", date="2020-05-01"),
        document("b", f"Rain is expected. {KITES}", date="2020-05-02"),
        document("c", f"Hail is expected on the coast. {KITES}", date="2020-05-03"),
    ]
    two, three = reported(documents[:2]), reported(documents)
    assert {finding.cluster for finding in two} == {finding.cluster for finding in three}


def test_clusters_do_not_fuse_a_passage_with_a_neighbour_in_one_document() -> None:
    other = (
        "The old tram depot opened as a market hall with thirty stalls, a cheese counter and a barber who works on a "
        "converted dentist's chair. Rents were frozen for the first five years by the council."
    )
    documents = [
        document("a", f"{KITES}\n\n{other}"),
        document("b", f"Rain is expected over the dunes.\n\n{KITES}"),
        document("c", f"Snow is expected over the hills.\n\n{other}"),
    ]
    _, found = match_documents(documents)
    assert sorted(tuple(member.document.path for member in cluster.members) for cluster in found) == [
        ("a", "b"),
        ("a", "c"),
    ]


def test_clusters_name_the_earliest_first() -> None:
    documents = [
        document("a", f"{KITES} Green is the bandstand now.", date="2020-05-03"),
        document("b", f"Rain is expected. {KITES}", date="2020-05-02"),
    ]
    matches, _ = match_documents(documents)
    [cluster] = clusters(matches, [each.source for each in documents]).clusters
    assert [member.document.path for member in cluster.members] == ["b", "a"]


def test_relation_is_seen_from_the_finding() -> None:
    early = Source("a", "a", outlet="x", published=day("2020-01-01"))
    late = Source("b", "b", outlet="y", published=day("2020-01-02"))
    assert relation_of(early, late) == "earlier"
    assert relation_of(late, early) == "later"


def test_a_rule_left_out_takes_its_findings_with_it() -> None:
    documents = [document("a", f"{KITES} Green is the bandstand."), document("b", f"Rain is expected. {KITES}")]
    matches, _ = match_documents(documents)
    found, known = report(matches, [each.source for each in documents], [EditedPassage()], ReuseSettings())
    assert found == ()
    assert len(known) == 1
    assert known[0].members[0].span == Span(0, len(KITES))


TRAMS = (
    "The last horse tram of the town went to the museum on Friday, pulled by two mares that had never seen rails. "
    "Schoolchildren sang along the whole route, and the conductor punched paper tickets once more."
)
RETOLD = (
    "Pulled by two mares that never saw rails before, the town's last horse tram was brought to the museum on Friday. "
    "Along the whole route schoolchildren were singing; once more paper tickets were punched by the conductor."
)


def messages(one: str, other: str, *dates: str | None, rules: Sequence[PassageRule] = RULES) -> list[str]:
    own = "The bandstand was repainted in a deep shade of green.", "Rain is expected over the dunes until Thursday."
    texts = [f"{passage}\n\n{rest}" if len(dates) else passage for passage, rest in zip((one, other), own, strict=True)]
    documents = [
        document(name, text, date=date) for name, text, date in zip("ab", texts, dates or (None, None), strict=True)
    ]
    matches, _ = match_documents(documents)
    found, _ = report(matches, [each.source for each in documents], rules, ReuseSettings())
    return [finding.message.partition(": “")[0] for finding in found]


def test_the_message_of_an_edited_passage_counts_the_changed_words() -> None:
    changed = KITES.replace("bread knife", "razor")
    assert messages(KITES, changed, "2020-05-01", "2020-05-02") == [
        "35 words also stand in b (2020-05-02), published later, 2 words changed",
        "34 words also stand in a (2020-05-01), published earlier, 2 words changed",
    ]


@pytest.mark.parametrize(
    ("dates", "verbs"),
    [
        pytest.param(("2020-05-01", "2020-05-02"), ("return in", "follow"), id="only the later one follows"),
        pytest.param(("2020-05-01", "2020-05-01"), ("match", "match"), id="on one day neither does"),
    ],
)
def test_the_message_of_a_rewritten_passage_says_who_followed(dates: tuple[str, str], verbs: tuple[str, str]) -> None:
    found = messages(TRAMS, RETOLD, *dates, rules=(RewrittenPassage(),))
    assert [message.split(" a passage of ")[0].split(" words ")[1] for message in found] == list(verbs)
    assert all(", rewritten" in message for message in found)


def test_the_message_of_a_copied_document_speaks_of_the_whole() -> None:
    edited = TRAMS.replace("mares", "ponies")
    assert messages(TRAMS, edited) == [
        "The whole text, 36 words, also stands in b, 1 word changed",
        "The whole text, 36 words, also stands in a, 1 word changed",
    ]
