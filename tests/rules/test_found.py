"""A boilerplate rule that reads the text alone is run once a document, whoever asks."""

from collections.abc import Iterator

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.related_link import RelatedLink
from copydesk.rules.found import found
from copydesk.rules.quality.doubled_word import DoubledWord
from copydesk.survey import Survey, no_survey

TEXT = "The council met the the mayor.\n\nRead more: Council splits over budget"


class Counted(RelatedLink, abstract=True):
    """Counts how often it is run."""

    runs = 0

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        type(self).runs += 1
        yield from super().check(document, survey)


def document() -> Document:
    return Document(id="d", path="d", text=TEXT, lang="en")


def test_the_second_answer_is_the_first() -> None:
    Counted.runs = 0
    read = document()
    first = found(Counted(), read, no_survey())
    assert [each.rule for each in first] == ["BP001"]
    assert found(Counted(), read, no_survey()) == first
    assert Counted.runs == 1


def test_a_copy_with_passages_blanked_is_read_anew() -> None:
    read = document()
    (link,) = found(RelatedLink(), read, no_survey())
    assert found(RelatedLink(), read.masked([link.span]), no_survey()) == ()


def test_other_families_are_run_each_time() -> None:
    read = document()
    assert found(DoubledWord(), read, no_survey()) == tuple(DoubledWord().check(read, no_survey()))
    assert not any("found" in key for key in read.__dict__)
