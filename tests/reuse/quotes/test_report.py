"""Quotations over several documents: who is held against whom, who is named, what stays when more documents come."""

from datetime import datetime, timedelta

from copydesk.model import Cluster, Document, Finding, Published
from copydesk.reuse.quotes.whole import quotes_among
from copydesk.rules.reuse.altered_quote import AlteredQuote
from copydesk.rules.reuse.shared_quote import SharedQuote

WORDS = "The bridge was closed because the bolts were made of cheese, and the mice have held a vote"
OTHER = WORDS.replace("cheese", "chalk")
OWN = [
    "Snow fell on the pass at noon.",
    "The market opens at six.",
    "A heron stood on the pier.",
    "Nobody bought the lamp.",
    "Rain is likely.",
    "The choir was late.",
    "Trams run until one.",
    "Lentils are dear.",
]


def document(outlet: str, words: str, day: str | None = None, speaker: str = "engineer Ada Lind") -> Document:
    published = None
    if day is not None:
        start = datetime.fromisoformat(day)
        end = start + timedelta(days=1, microseconds=-1)
        published = Published(start, end, "day", "field", day, start.date())
    own = OWN[sum(map(ord, outlet)) % len(OWN)]
    text = f"{own}\n\n\u201c{words},\u201d said {speaker}.\n\n{own}"
    return Document(outlet, f"{outlet}.txt", text, outlet=outlet, published=published, lang="en")


def altered(*documents: Document) -> list[Finding]:
    return quotes_among(documents, [AlteredQuote()])[0]


def report(*documents: Document) -> tuple[list[Finding], list[Cluster]]:
    return quotes_among(documents, [AlteredQuote(), SharedQuote()])


def test_both_sides_are_told_with_the_changed_words_speakers_and_wordings() -> None:
    found = altered(document("gazette", WORDS, "2019-03-01"), document("mercury", OTHER, "2019-03-02"))
    here, there = found
    assert (here.severity, there.severity) == ("warning", "warning")
    assert here.evidence["changes"] == [{"here": "cheese", "there": "chalk"}]
    assert there.evidence["changes"] == [{"here": "chalk", "there": "cheese"}]
    assert there.evidence["speaker"] == {"here": "Ada Lind", "there": "Ada Lind"}
    assert there.evidence["first"] == "gazette.txt"
    assert there.message.startswith(
        "Quoted with other words in gazette (2019-03-01): \u201cchalk\u201d here, \u201ccheese\u201d there, in "
    )


def test_the_message_shows_the_words_around_what_was_changed_where_that_stands_far_inside() -> None:
    here, _ = altered(document("gazette", WORDS), document("mercury", OTHER))
    assert here.message == (
        "Quoted with other words in mercury: \u201ccheese\u201d here, \u201cchalk\u201d there, in "
        "\u201c\u2026bolts were made of cheese, and the mice have\u2026\u201d"
    )


def test_the_message_begins_with_the_first_words_where_the_change_stands_among_them_or_only_there() -> None:
    early, _ = altered(document("gazette", WORDS), document("mercury", WORDS.replace("bridge", "tunnel")))
    assert early.message.endswith("in \u201cThe bridge was closed because the bolts were\u2026\u201d")
    added, _ = altered(document("gazette", WORDS), document("mercury", WORDS.replace("held", "solemnly held")))
    assert "\u201csolemnly\u201d only there, in \u201cThe bridge was" in added.message


def test_the_message_tells_a_weighty_change_before_a_small_one() -> None:
    there = OTHER.replace("was closed", "is closed")
    here, _ = altered(document("gazette", WORDS), document("mercury", there))
    changes = [change["here"] for change in here.evidence["changes"]]
    assert changes.index("cheese") > 0
    assert "mercury: \u201ccheese\u201d here" in here.message


def test_a_statement_in_other_words_is_told_by_both_openings_and_less_surely() -> None:
    shared = " The fog had come at six and left the pier at noon, and the cranes stood in it like herons without fish."
    retold = "Mice hold votes these days, I hear; and your bolts, there on that bridge, they are cheddar"
    one, other = (
        document("gazette", "The mice have held a vote, and the bolts on the bridge were made of cheese, I know"),
        document("mercury", retold),
    )
    one, other = (
        Document(each.id, each.path, each.text + shared, outlet=each.outlet, lang="en") for each in (one, other)
    )
    found = [each for each in altered(one, other) if each.evidence["verdict"] == "retold"]
    assert found
    assert found[0].confidence < AlteredQuote.confidence
    assert found[0].message == (
        "Told in other words in mercury: \u201cThe mice have held a vote, and the\u2026\u201d here, "
        "\u201cMice hold votes these days, I hear; and\u2026\u201d there"
    )


def test_the_odd_one_out_is_told_by_count() -> None:
    found = altered(
        document("gazette", WORDS, "2019-03-01"),
        document("mercury", OTHER, "2019-03-02"),
        document("post", WORDS, "2019-03-02"),
        document("times", WORDS.partition(", and")[0], "2019-03-03"),
    )
    odd = next(finding for finding in found if finding.document.outlet == "mercury")
    assert "in gazette (2019-03-01) and 2 more" in odd.message
    assert [(each["here"], each["documents"], each["outlets"]) for each in odd.evidence["wordings"]] == [
        (True, 1, 1),
        (False, 3, 3),
    ]
    assert all("in mercury (2019-03-02): " in each.message for each in found if each is not odd)


def test_a_slogan_is_no_altered_quotation() -> None:
    slogan = "Bread for the harbour and roses for all"
    many = [document(f"paper-{number}", slogan) for number in range(6)]
    assert altered(*many, document("odd", slogan.replace("roses", "tulips"))) == []


def test_a_long_statement_that_all_papers_print_in_one_week_is_none() -> None:
    many = [document(f"paper-{number}", WORDS, f"2019-03-0{number + 1}") for number in range(6)]
    found = altered(*many, document("odd", OTHER, "2019-03-03"))
    assert "odd" in {finding.document.outlet for finding in found}


def test_the_same_words_of_one_speaker_are_a_note_and_form_a_cluster() -> None:
    found, clusters = report(document("gazette", WORDS), document("mercury", WORDS))
    assert [finding.rule for finding in found] == ["TR006", "TR006"]
    assert [(cluster.kind, len(cluster.members)) for cluster in clusters] == [("quotation", 2)]
    assert {finding.cluster for finding in found} == {clusters[0].id}


def test_one_outlet_may_repeat_itself() -> None:
    one, other = document("gazette", WORDS), document("gazette", OTHER)
    assert report(one, Document("second", "second.txt", other.text, outlet="gazette")) == ([], [])


def test_what_is_retold_is_held_against_its_nearest_counterpart_alone() -> None:
    told = "I have wound this clock by hand for thirty years and I will not hand the key to a machine"
    retold = "Since my wedding I wound that clock each dawn myself; no machine ever gets my key"
    other = "The clock struck thirteen once, and I wound the machine back with the key in my teeth"
    passage = (
        "The keeper of the clock climbed down on Thursday for the last time, followed by a cat and by the mayor, who "
        "carried the weights in a wheelbarrow and would not be helped by anybody on the stairs of the tower."
    )

    def story(outlet: str, *words: str) -> Document:
        said = "\n\n".join(f"\u201c{each},\u201d said Ada Lind." for each in words)
        return Document(outlet, f"{outlet}.txt", f"{passage}\n\n{said}", outlet=outlet, lang="en")

    found = altered(story("gazette", told, other), story("mercury", retold), story("post", retold, other))
    assert {finding.evidence["verdict"] for finding in found} == {"retold"}
    assert {change["here"] for finding in found for change in finding.evidence["changes"]}.isdisjoint({"struck"})
