from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document


def split(content: str, lang: str | None = "en") -> list[str]:
    return [sentence.flat for sentence in text.sentences(Document(id="a", path="a", text=content, lang=lang))]


ONE = [
    "Mr. Fox met Dr. J. R. Smith in St. Louis.",
    "The U.S. Senate sat until 3 p.m. Tuesday.",
    "It cost $3.5 million, i.e. Three times the plan.",
    "See No. 12 on page 4.",
    "On Feb. 24 he left Apple Inc. for good.",
    "“Stop!” he said.",
    "“Why?” Sollund asked.",
    "Sen. Ann Lee (D-Calif.) spoke for Gov. Roe.",
    "He wrote for the L.A. Times.",
    "1. First of all, the ferry.",
    "The Martin L. Sund Jr. Hall is full.",
    "He works for Yahoo! Inc. and others.",
    "The file v. 2.0 is at example.com today.",
    "e.g. The ferry",
]
TWO = [
    ("He left.", "She stayed."),
    ("It was in the U.S.", "The boat was not."),
    ("He said no.", "The board said yes."),
    ("“Go.”", "She went."),
    ("(He did.)", "Then he left."),
    ("Wait...", "What?"),
    ("It began at 5 p.m.", "He was late."),
    ("It ended World War I.", "In 1918 it was over."),
    ("He joined Sund Inc.", "The firm grew."),
    ("What!?", "No."),
    ("He paid 12.", "She paid 13."),
    ("“He is late.”", "“She is not.”"),
    ("He came in Sept.", "The rest came later."),
    ("It is over…", "Or is it?"),
    ("He lives in St. Louis.", "Dr. Roe does not."),
]


@pytest.mark.parametrize("sentence", ONE)
def test_one_sentence(sentence: str) -> None:
    assert split(sentence) == [sentence]


@pytest.mark.parametrize("sentences", TWO, ids=" | ".join)
def test_two_sentences(sentences: tuple[str, str]) -> None:
    assert split(" ".join(sentences)) == list(sentences)


@pytest.mark.parametrize(
    ("lang", "sentences"),
    [
        ("es", ("El Sr. López vino el 3 de mayo.", "¿Qué pasa?", "¡Nada!")),
        ("fr", ("M. Roche a parlé.", "« Oui. »", "Il est parti.")),
        (
            "de",
            ("Am 28. September kam Dr. Sund z. B. nach Kiel.", "Es waren 12.", "Die Stadt wuchs.", "»Ja.«", "Er ging."),
        ),
        ("it", ("Il dott. Rossi ha parlato.", "È finita.")),
        ("pt", ("O Sr. Silva falou.", "Acabou.")),
        ("ru", ("В. В. Сундов приехал в г. Москва.", "Это было в 2014 г.", "Он остался.")),
        ("uk", ("Проф. Сунд приїхав.", "Він поїхав.")),
        ("pl", ("Zob. prof. Sund, ul. Nowa.", "To koniec.")),
        ("nl", ("Dhr. Sund kwam, o.a. Maandag.", "Het is voorbij.")),
        ("tr", ("Dr. Sund geldi.", "Bu kadar.")),
        ("ja", ("これは文です。", "次の文！", "「はい。」", "と言った。")),
        ("zh", ("他来了。", "她走了？", "是的。")),
    ],
)
def test_sentences_in_other_languages(lang: str, sentences: tuple[str, ...]) -> None:
    joint = "" if lang in {"ja", "zh"} else " "
    assert split(joint.join(sentences), lang) == list(sentences)


def test_a_sentence_never_crosses_a_paragraph() -> None:
    assert split("A headline without a stop\n\nThe story begins here") == [
        "A headline without a stop",
        "The story begins here",
    ]


def test_sentences_of_wrapped_text_are_joined_and_located() -> None:
    content = (
        "The board of the harbour met on Monday evening to decide on the old\n"
        "ferry. It has carried only a dozen passengers a day ever since the\n"
        "bridge was opened, and it costs more than the library. Nobody could\n"
        "explain why. The board will meet again after the new year, when the\n"
        "budget for the coming season has been drawn up by the town's clerks.\n"
    )
    page = Document(id="a", path="a", text=content, lang="en")
    found = text.sentences(page)
    assert [sentence.flat for sentence in found][2] == "Nobody could explain why."
    assert [content[s.start : s.end].replace("\n", " ") for s in found] == [s.flat for s in found]


@pytest.mark.parametrize(
    "content", ["." * 200_000, ". " * 100_000, "A. " * 70_000, '."' * 100_000, "a.b" * 70_000, ".\u00a0»" * 70_000]
)
def test_hostile_texts_are_read_in_linear_time(content: str) -> None:
    assert "".join("".join(split(content)).split()) == "".join(content.split())


@given(
    st.text(alphabet=st.sampled_from(list('aAbB. .!?…"”’)»\n\r\u00a0。1é\u0301\U0001f600')), max_size=200),
    st.sampled_from([None, "de", "ru", "xx"]),
)
def test_sentences_cover_their_paragraphs(content: str, lang: str | None) -> None:
    page = Document(id="a", path="a", text=content, lang=lang)
    paragraphs = text.paragraphs(page)
    for index, paragraph in enumerate(paragraphs):
        own = [sentence for sentence in text.sentences(page) if sentence.paragraph == index]
        assert (own[0].start, own[-1].end) == (paragraph.start, paragraph.end)
        assert "".join("".join(s.flat.split()) for s in own) == "".join(paragraph.flat.split())
        assert all(first.end <= second.start for first, second in pairwise(own))
