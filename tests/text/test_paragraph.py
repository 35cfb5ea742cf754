import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document

PROSE = [
    "The harbour board met on Monday evening to decide whether the old ferry should be kept running through "
    "the winter, although only a dozen people a day have crossed with it since the bridge was opened to "
    "traffic in the spring.",
    "Its chairwoman, Ingrid Sollund, said the boat had cost the town more than the library and both swimming "
    "halls taken together, and that nobody on the board could explain to the taxpayers why it should go on "
    "like this for another year.",
    "Several speakers from the far shore disagreed. They pointed out that the bridge is closed whenever the "
    "wind rises, which it does every other week from November on, and that the school bus has twice had to "
    "turn back this autumn.",
    "A decision is expected after the new year, when the budget for the coming season has been drawn up and "
    "the engineers have looked at the hull, which has not been out of the water for longer than anyone in the "
    "yard can remember.",
]


def document(content: str) -> Document:
    return Document(id="a", path="a.txt", text=content)


def flats(content: str) -> list[str]:
    return [paragraph.flat for paragraph in text.paragraphs(document(content))]


def column(paragraph: str, width: int = 72, indent: str = "") -> str:
    return "\n".join(textwrap.wrap(paragraph, width, initial_indent=indent))


def test_in_news_style_each_line_is_a_paragraph() -> None:
    assert flats("Headline here\n\nFirst one.\nSecond one.\n \n  Third.  \n") == [
        "Headline here",
        "First one.",
        "Second one.",
        "Third.",
    ]


def test_an_unwrapped_paragraph_is_the_text_of_its_span() -> None:
    page = document("\n  Trimmed of space.\u00a0\r\nNext.")
    for paragraph in text.paragraphs(page):
        assert paragraph.flat == page.text[paragraph.start : paragraph.end]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("width", [38, 60, 72, 100])
def test_columns_between_blank_lines_are_joined(width: int, break_: str) -> None:
    content = "\n\n".join(column(paragraph, width) for paragraph in PROSE).replace("\n", break_)
    assert text.is_wrapped(document(content))
    assert flats(content) == PROSE


def test_indented_first_lines_begin_paragraphs() -> None:
    content = "\n".join(column(paragraph, indent="    ") for paragraph in PROSE)
    assert flats(content) == PROSE


def test_a_short_last_line_ends_a_paragraph_where_there_are_no_blank_lines() -> None:
    short = [paragraph for paragraph in PROSE if len(column(paragraph).split("\n")[-1]) < 50]
    assert len(short) >= 2
    assert flats("\n".join(map(column, short))) == short


def test_a_word_broken_between_lower_case_letters_is_joined() -> None:
    content = "\n".join(
        [
            "The board of the harbour met on Monday evening to decide on the win-",
            "ter ferry, which has carried only a dozen passengers a day since the",
            "bridge was opened. The line was kept for the people of Anglo-",
            "Saxon Street, said the chair, and for the schools of the years 1990-",
            "95, who had no other way to come across the water when the wind rose",
            "beyond what the bridge can bear -- or what its builders had thought.",
        ]
    )
    (flat,) = flats(content)
    assert "the winter ferry" in flat
    assert "Anglo-Saxon" in flat
    assert "1990-95, who" in flat
    assert "bear -- or" in flat


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(
            "Storm hits coast\nMayor resigns\nFerry kept for now\nSchool bus stuck\nBridge shut again\n", id="heads"
        ),
        pytest.param("- apples\n- pears and plums\n- a loaf of bread\n- milk\n- two eggs\n- salt\n", id="list"),
        pytest.param(
            "the ferry goes at seven\nwith nobody aboard\nand all the lamps are shining\non water, rope and board\n"
            "and when the wind is rising\nit turns and goes again\nas if it had a purpose\n",
            id="poem in lower case",
        ),
        pytest.param("\n".join(PROSE * 3), id="paragraphs on single lines"),
        pytest.param("\n\n".join(PROSE), id="paragraphs between blank lines"),
        pytest.param("Name: Ingrid\nAge: 54\nTown: Sollund\nPost: chair\nSince: 2011\nParty: none\n", id="form"),
        pytest.param("\n".join(f"{year}  {year * 3}  {year * 7}  total" for year in range(1990, 2010)), id="table"),
        pytest.param("\n\n".join([*PROSE, column(PROSE[0], 40)]), id="one narrow box among long paragraphs"),
        pytest.param("", id="nothing"),
    ],
)
def test_meant_line_breaks_are_kept(content: str) -> None:
    assert not text.is_wrapped(document(content))
    assert len(flats(content)) == sum(bool(line.strip()) for line in content.split("\n"))


WORD = st.text(alphabet="abcdeé\u0301字\U0001f600אA", min_size=1, max_size=9) | st.sampled_from(
    ["win-ter", "a--b", "x-"]
)


@settings(max_examples=150)
@given(
    st.lists(st.lists(WORD, min_size=20, max_size=60), min_size=2, max_size=5),
    st.integers(24, 80),
    st.sampled_from(["\n", "\r\n", " \n   ", "\r"]),
)
def test_every_code_point_of_a_joined_paragraph_leads_back_to_the_text(
    paragraphs: list[list[str]], width: int, break_: str
) -> None:
    content = "\n\n".join(column(" ".join(words), width) for words in paragraphs).replace("\n", break_)
    page = document(content)
    for paragraph in text.paragraphs(page):
        whole = paragraph.span(0, len(paragraph.flat))
        assert (whole.start, whole.end) == (paragraph.start, paragraph.end)
        previous = paragraph.start
        for index, char in enumerate(paragraph.flat):
            span = paragraph.span(index, index + 1)
            found = page.text[span.start : span.end]
            assert found == char or (char == " " and found.isspace() and ("\n" in found or "\r" in found))
            assert span.start >= previous
            previous = span.end
            assert paragraph.span(0, index + 1).end == span.end
            assert paragraph.span(index, len(paragraph.flat)).start == span.start


@given(st.text(max_size=400))
def test_paragraphs_of_any_text_are_ordered_trimmed_and_complete(content: str) -> None:
    page = document(content)
    last = 0
    for paragraph in text.paragraphs(page):
        assert last <= paragraph.start < paragraph.end
        assert paragraph.flat == paragraph.flat.strip() != ""
        assert not content[last : paragraph.start].strip()
        last = paragraph.end
    assert not content[last:].strip()
