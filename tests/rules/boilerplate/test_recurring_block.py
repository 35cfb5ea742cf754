"""BP030 recurring-block: an outlet's furniture is found by its recurrence, what belongs to the story is not."""

import textwrap
from collections.abc import Sequence

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.recurring_block import RecurringBlock
from copydesk.survey import Survey, merge, no_survey, survey
from copydesk.testing import failures

TOPICS = ["bridge", "harbour", "orchard", "railway", "museum", "clinic", "brewery", "stadium", "library", "quarry"]


def paragraphs(number: int, count: int = 9) -> list[str]:
    topic = TOPICS[number % len(TOPICS)]
    name = "".join(chr(ord("a") + int(digit)) for digit in str(number))  # letters, for numbers are folded
    filler = " ".join(f"{topic}{name}{letter}" for letter in "abcdefghijklmnopqrst")
    return [f"In part {chr(97 + place)} the {topic} was {filler}{chr(97 + place)} again." for place in range(count)]


def article(number: int, *, head: Sequence[str] = (), middle: Sequence[str] = (), tail: Sequence[str] = ()) -> Document:
    """An article unlike all others but for the lines given."""
    prose = paragraphs(number)
    place = 3 + number % 3
    lines = [f"Headline number {'x' * number} and more", *head, *prose[:place], *middle, *prose[place:], *tail]
    text = "\n\n".join(lines)
    return Document(id=f"{number}", path=f"{number}.txt", text=text, outlet="gazette", lang="en")


def corpus(files: int, of: int, **lines: Sequence[str]) -> list[Document]:
    return [article(n, **lines) if n < files else article(n) for n in range(of)]


def found(documents: Sequence[Document], known: Survey | None = None) -> list[Finding]:
    known = known or merge([survey(documents)])
    return list(RecurringBlock().check(documents[0], known))


def passages(documents: Sequence[Document]) -> list[str]:
    return [documents[0].text[finding.span.start : finding.span.end] for finding in found(documents)]


def test_its_own_examples() -> None:
    assert list(failures(RecurringBlock)) == []


def test_it_says_in_how_many_files_and_where() -> None:
    documents = corpus(6, 8, tail=["Follow the Gazette on the town square"])
    (finding,) = found(documents)
    assert finding.message == (
        "This line stands in 6 of 8 files of gazette, always among the last lines: "
        '"Follow the Gazette on the town square"'
    )
    assert finding.evidence == {"files": 6, "of": 8, "position": "tail", "lines": 1}


def test_neighbouring_lines_are_one_block() -> None:
    block = ["Write to us at the mill", "Open on weekdays from nine"]
    documents = corpus(4, 5, tail=block)
    assert passages(documents) == ["\n\n".join(block)]
    assert found(documents)[0].message.startswith("These 2 lines stand in 4 of 5 files")


@pytest.mark.parametrize(
    ("files", "of", "lines"),
    [
        (3, 3, {"tail": ["Louder than the kettle."]}),
        (5, 40, {"tail": ["The wire desk contributed to this report."]}),
        (4, 60, {"tail": ["© 2021 Night Owl Syndicate"]}),
        (5, 6, {"middle": ["Printed where the river bends."]}),
        (8, 60, {"middle": ["Enlarge this picture by a click on the loupe at its lower edge"]}),
        (4, 5, {"head": ["Sign up to hear from us before breakfast, every day of the week."]}),
    ],
    ids=["slogan", "credit", "copyright", "slogan in the middle", "long label", "plea at the head"],
)
def test_furniture_is_found(files: int, of: int, lines: dict[str, list[str]]) -> None:
    assert passages(corpus(files, of, **lines)) == [next(iter(lines.values()))[0]]


@pytest.mark.parametrize(
    ("files", "of", "lines"),
    [
        (2, 2, {"tail": ["Louder than the kettle."]}),
        (3, 200, {"tail": ["Louder than the kettle."]}),
        (4, 12, {"middle": ["The old mill, closed since the flood, is to be torn down in the coming year."]}),
        (5, 6, {"tail": ["The bridge was in part closed again."]}),
        (5, 6, {"tail": ["“We will not be moved.”"]}),
        (5, 6, {"head": ["By Ada Ruud"]}),
        (5, 6, {"tail": ["Ada Ruud, The Daily Kettle"]}),
        (5, 6, {"tail": ["Correction: an earlier version gave a wrong date."]}),
        (5, 6, {"tail": ["Editor’s note: this story was written before the vote."]}),
        (5, 6, {"middle": ["What happens next"]}),
        (5, 6, {"middle": ["How did we get here?"]}),
        (5, 12, {"middle": ["RUUD:"]}),
        (5, 6, {"middle": ["Rovers 3 Albion 2"]}),
        (5, 6, {"tail": ["* * *"]}),
        (5, 6, {"tail": ["November 18, 2014"]}),
        (5, 6, {"head": ["HOLLOW, Maine —"]}),
    ],
    ids=[
        "two files only", "rare", "background sentence", "words of the story", "quotation", "byline", "credit",
        "correction", "editor's note", "subhead", "question as subhead", "speaker", "result", "ornament", "date",
        "dateline",
    ],
)  # fmt: skip
def test_what_may_be_story_is_left_alone(files: int, of: int, lines: dict[str, list[str]]) -> None:
    assert passages(corpus(files, of, **lines)) == []


def test_near_copies_of_one_article_do_not_make_its_lines_furniture() -> None:
    copies = [article(1, tail=["Louder than the kettle.", f"Edition{n}"]) for n in range(6)]
    assert passages([*copies, article(2), article(3)]) == []


def test_the_headline_is_never_furniture() -> None:
    documents = [article(n) for n in range(5)]
    same = [
        Document(id=d.id, path=d.path, outlet="gazette", lang="en", text="Letters to the editor\n\n" + d.text)
        for d in documents
    ]
    assert passages(same) == []


def test_without_a_survey_it_is_silent() -> None:
    assert found(corpus(3, 3, tail=["Louder than the kettle."]), no_survey()) == []


def test_it_shows_the_name_of_the_outlet_that_people_know() -> None:
    documents = corpus(3, 3, tail=["Louder than the kettle."])
    first = documents[0]
    named = Document(
        id=first.id, path=first.path, text=first.text, outlet="gazette", extra={"outlet_label": "The Gazette"}
    )
    assert "3 of 3 files of The Gazette" in found([named], merge([survey(documents)]))[0].message


def test_a_subhead_over_a_hard_wrapped_paragraph_is_the_storys_own() -> None:
    wrapped = [
        Document(
            id=d.id,
            path=d.path,
            outlet="gazette",
            lang="en",
            text="\n\n".join(textwrap.fill(part, 44) for part in d.text.split("\n\n")),
        )
        for d in corpus(5, 6, middle=["What happens next"])
    ]
    assert passages(wrapped) == []
