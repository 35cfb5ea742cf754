"""Who said it: quotations and their speakers, in the styles of several desks and languages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document, Span


def document(body: str, lang: str = "en") -> Document:
    return Document(id="a", path="a", text=body, lang=lang)


def told(body: str, lang: str = "en") -> list[tuple[str, str]]:
    return [(speech.name, speech.verb) for speech in text.speeches(document(body, lang))]


@pytest.mark.parametrize(
    ("body", "name", "verb"),
    [
        ("“The pier is closed,” said Ada Lind.", "Ada Lind", "said"),
        ("“The pier is closed,” Ada Lind said Tuesday.", "Ada Lind", "said"),
        ("“The pier is closed,” the minister, Ada Lind, told reporters.", "Ada Lind", "told"),
        ("“The pier is closed,” Ada Lind, mayor of Oxley, Kent, told the Post.", "Ada Lind", "told"),
        ("“The pier is closed,” Lind, 43, from Oxley, said.", "Lind", "said"),
        ("“The pier is closed,” Ada Lind, who owns it, has said.", "Ada Lind", "said"),
        ("“The pier is closed,” said the mayor of Oxley, Ada Lind, on Friday.", "Ada Lind", "said"),
        ("“The pier is closed,” said spokesman Jo Ash.", "Jo Ash", "said"),
        ("“The pier is closed,” said a spokesman for the harbour board.", "a spokesman for the harbour board", "said"),
        ("“The pier is closed,” a spokeswoman for Ada Lind said.", "a spokeswoman for Ada Lind", "said"),
        ("“The pier is closed,” police said.", "police", "said"),
        ("“The pier is closed,” the White House said.", "the White House", "said"),
        ("“The pier is closed,” Oxley Mayor Ada Lind wrote on Monday.", "Ada Lind", "wrote"),
        ("“The pier is closed,” Secretary of State Ada Lind added.", "Ada Lind", "added"),
        ("“The pier is closed,” Rep. Ada Lind (D-Maine) told the paper.", "Ada Lind", "told"),
        ("“The pier is closed,” said Sen. J. D. Hurst, R-Ohio.", "J. D. Hurst", "said"),
        ("“The pier is closed,” Gen. Omar al-Masri said.", "Omar al-Masri", "said"),
        ("“The pier is closed,” Jo Ash, father of the singer, Ada Ash, recalled.", "Jo Ash", "recalled"),
        ("“The pier is closed,” according to Ada Lind, a diver.", "Ada Lind", "according to"),
        ("“Why now?” Ada Lind asked.", "Ada Lind", "asked"),
        ("“Stop!” Ada Lind cried.", "Ada Lind", "cried"),
        ("'The pier is closed', Ida Crane told the court.", "Ida Crane", "told"),
        ("Ada Lind said: ‘The pier is closed.’", "Ada Lind", "said"),
        ("Lawyer Ida Crane, for the defence, said: ‘He is innocent.’", "Ida Crane", "said"),
        ("Ada Lind told reporters on Monday that “the pier is closed”.", "Ada Lind", "told"),
        ("Officials in Oxley said “nobody was hurt” in the fire.", "Officials in Oxley", "said"),
        ("The board said the claim was “quite absurd”.", "The board", "said"),
        ("According to Ada Lind, “the pier is closed”.", "Ada Lind", "according to"),
        ("Ada Lind: “We will win.”", "Ada Lind", ""),
        ("The plan is “a disgrace” to the town, Ada Lind said.", "Ada Lind", "said"),
        ("After the vote Ada Lind said “we won it”.", "Ada Lind", "said"),
        ("Ada Lind spoke of the flood, saying it was “worse than in spring”.", "Ada Lind", "saying"),
        ("In a letter, Ada Lind thanked the crew, adding: “You were brave.”", "Ada Lind", "adding"),
        ("Ada Lind sat down in the rain and said “it is over now”.", "Ada Lind", "said"),
        ("“The pier is closed,” said Oxley attorney Tom Smith.", "Tom Smith", "said"),
        ("“The pier is closed,” Ada Lind repeatedly said.", "Ada Lind", "said"),
        ("“The pier is closed,” said one White House aide on Friday.", "one White House aide", "said"),
        ("“The pier is closed,” said Chief of Staff Jo Ash.", "Jo Ash", "said"),
        ('"We will act," Russian President Vladimir Putin said.', "Vladimir Putin", "said"),
    ],
)
def test_the_speaker_in_the_sentence_of_the_quotation(body: str, name: str, verb: str) -> None:
    assert told(body) == [(name, verb)]


@pytest.mark.parametrize(
    ("lang", "body", "name"),
    [
        ("es", "«El puente está cerrado», dijo Ana Ruiz, alcaldesa de Vado.", "Ana Ruiz"),
        ("es", "La alcaldesa, Ana Ruiz, ha dicho: “Cerramos el puente”.", "Ana Ruiz"),
        ("es", "Según Ana Ruiz, «el puente está cerrado».", "Ana Ruiz"),
        ("fr", "« Le pont est fermé », a déclaré le maire, Jean Roux.", "Jean Roux"),
        ("de", "„Die Brücke ist zu“, sagte Bürgermeisterin Anna Lind.", "Anna Lind"),
        ("de", "»Die Brücke ist zu«, erklärte Anna Lind am Montag.", "Anna Lind"),
        ("de", "Anna Lind sagte: „Die Brücke ist zu.“", "Anna Lind"),
        ("de", "„Die Brücke ist zu“, so Lind.", "Lind"),
        ("de", "„Die Brücke ist zu“, sagte die Bürgermeisterin am Montag.", "die Bürgermeisterin"),
        ("it", "«Il ponte è chiuso», ha detto il sindaco Gino Riva.", "Gino Riva"),
        ("pt", "“A ponte está fechada”, disse a prefeita Ana Melo.", "Ana Melo"),
        ("ru", "«Мост закрыт», — сказал мэр Иван Петров.", "Иван Петров"),
        ("ru", "Мэр Иван Петров заявил: «Мост закрыт».", "Иван Петров"),
        ("uk", "«Міст закрито», — заявив Іван Петренко.", "Іван Петренко"),
        ("pl", "„Most jest zamknięty” – powiedział Jan Nowak.", "Jan Nowak"),
        ("nl", "„De brug is dicht”, zei burgemeester Jan Bakker.", "Jan Bakker"),
        ("tr", "Ali Kaya, “Köprü kapalı” dedi.", "Ali Kaya"),
    ],
)
def test_speakers_in_other_languages(lang: str, body: str, name: str) -> None:
    assert [speaker for speaker, _ in told(body, lang)] == [name]


@pytest.mark.parametrize(
    "body",
    [
        "“I came,” Ada Lind said, “and I went.”",
        "“Why?” Ada Lind asked. “Why now?”",
        "‘It is shut,’ Ada Lind said. ‘It will stay shut.’",
        "Ada Lind called the plan “a disgrace” and “a joke”.",
        "The plan was “rushed” and “badly drawn”, Ada Lind said.",
        "“We wait.\n“We hope,” said Ada Lind.",
        "Ada Lind said:\n“We wait.\n“We hope.”",
    ],
)
def test_both_parts_of_what_one_person_says(body: str) -> None:
    assert [name for name, _ in told(body)] == ["Ada Lind", "Ada Lind"]


def test_two_speakers_in_one_paragraph() -> None:
    assert told("“It is true,” Ada Lind has said. But Jo Ash said: “It is false.”") == [
        ("Ada Lind", "said"),
        ("Jo Ash", "said"),
    ]


def test_a_surname_is_given_in_full_where_the_text_has_one_full_name() -> None:
    assert told("Ada Lind has a boat. “It leaks,” Lind said.") == [("Ada Lind", "said")]
    assert told("Ada Lind met Jo Lind. “It leaks,” Lind said.") == [("Lind", "said")]


def test_a_run_of_links_that_ends_in_a_surname_is_no_full_name() -> None:
    links = "Related Harbour Stories Harbour Reporters Fact-Check Lind"
    assert told(f"{links}\n\n“The pier is closed,” Lind said.") == [("Lind", "said")]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Ada Lind walked in.\n“I am late,” she said.", "Ada Lind"),
        ("Ada Lind came to Oxley Council, and she said: “I am late.”", "Ada Lind"),
        ("Ada Lind said she was sorry. “I left late.”", "Ada Lind"),
        ("Ada Lind met Jo Ash.\n“I am late,” she said.", ""),
        ("Ada Lind, the wife of Tom Lind, came.\n“I am late,” she said.", ""),
        ("Ada Lind walked in. “I am late,” she’d said.", ""),
        ("Rain fell on Oxley.\n“I am late,” she said.", ""),
        ("Ada Lind walked in.\n“We are late,” they said.", ""),
    ],
)
def test_a_pronoun_is_resolved_where_one_person_only_was_named(body: str, name: str) -> None:
    (speech,) = text.speeches(document(body))
    assert (speech.name, speech.resolved) == (name, bool(name))


def test_a_named_speaker_is_not_marked_as_resolved() -> None:
    (speech,) = text.speeches(document("“The pier is closed,” said Ada Lind."))
    assert not speech.resolved
    assert speech.speaker == Span(27, 35)


@pytest.mark.parametrize(
    "body",
    [
        "He read “War and Peace” twice.",
        "They were called “guests”. The board met.",
        "The so-called “deal” fell through.",
        "“It is over.” Ada Lind said no such thing to Jo.",
        "An alleged “friend” of hers wept.",
        "Hours after the vote was called “a great day” by the press, rain fell.",
    ],
)
def test_no_speaker_where_none_is_told(body: str) -> None:
    assert all(speech.speaker is None for speech in text.speeches(document(body)))


def test_a_language_without_a_table_has_quotations_without_speakers() -> None:
    assert told("«Silta on suljettu», sanoi Aino Laine.", "fi") == [("", "")]


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("Ada Lind said that the pier is closed.", "the pier is closed"),
        ("Ada Lind said the pier is closed.", "the pier"),
        ("Ada Lind told reporters on Monday that the pier is closed.", "the pier"),
        ("The pier is closed for a year, Ada Lind said.", "a year"),
        ("The pier is closed for a year, said Ada Lind.", "a year"),
        ("The pier, Ada Lind said, is closed for a year.", "a year"),
        ("According to Ada Lind, the pier is closed.", "the pier"),
        ("The pier is closed, according to Ada Lind.", "The pier"),
        ("Police confirmed on Monday that the pier is closed.", "the pier"),
        ("Ada Lind said: “The pier is closed.”", "pier"),
    ],
)
def test_what_is_told_as_somebodys_words(body: str, passage: str) -> None:
    assert attributed(body, passage)


@pytest.mark.parametrize(
    ("body", "passage"),
    [
        ("The pier is closed. Ada Lind said so.", "The pier is closed"),
        ("Mayor Ada Lind said that the pier is closed.", "Mayor Ada Lind"),
        ("The pier is closed, Ada Lind said on Monday, 3 May.", "Monday, 3 May"),
        ("Ada Lind announced the closure of the pier.", "the closure"),
        ("Ada Lind, the mayor of Oxley, told the Post so.", "the mayor of Oxley"),
        ("Police confirmed the name.", "the name"),
        ("The pier is closed, according to Ada Lind.", "Ada Lind"),
    ],
)
def test_what_the_text_says_itself(body: str, passage: str) -> None:
    assert not attributed(body, passage)


def attributed(body: str, passage: str) -> bool:
    start = body.index(passage)
    return text.attributed(document(body), Span(start, start + len(passage)))


@given(st.text(alphabet="“”\"'‘’ said Ada Lind,.:\n(he)", max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_one_speech_a_quotation_with_its_offsets_inside(body: str) -> None:
    page = document(body)
    speeches = text.speeches(page)
    assert [speech.quotation for speech in speeches] == list(text.quotations(page))
    for speech in speeches:
        if speech.speaker is not None:
            assert 0 <= speech.speaker.start < speech.speaker.end <= len(body)
        text.attributed(page, speech.quotation.inner)


@pytest.mark.parametrize("piece", ["“a,” said ", "“a” ", "he said “", "said, ", "Ada Lind ", "(", "said that said "])
def test_an_endless_line_takes_linear_time(piece: str) -> None:
    page = document(piece * (60_000 // len(piece)))
    assert len(text.speeches(page)) == len(text.quotations(page))
    text.attributed(page, Span(30_000, 30_010))


def test_of_an_endless_paragraph_only_what_stands_near_a_pronoun_is_read() -> None:
    rain = "It rained on the quay and on the roofs. "
    near, far = rain * 5, rain * 200
    assert told(f"Ada Lind came. {near}“It leaks,” she said.") == [("Ada Lind", "said")]
    assert told(f"Ada Lind came. {far}“It leaks,” she said.") == [("", "said")]
    assert told(f"Jo Ash left. {far}Ada Lind came. {near}“It leaks,” she said.") == [("Ada Lind", "said")]


def test_each_pronoun_of_a_paragraph_is_read_by_what_stands_before_it() -> None:
    body = "Ada Lind came. “It leaks,” she said. Jo Ash left. “It does not,” he said. Then Tom Reed “sank”."
    assert told(body)[:2] == [("Ada Lind", "said"), ("", "said")]
