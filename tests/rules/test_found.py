"""A boilerplate rule that reads the text alone is run once a document, whoever asks."""

from collections.abc import Iterator

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.related_link import RelatedLink
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.found import found
from copydesk.rules.quality.doubled_word import DoubledWord
from copydesk.rules.rule import Rule, as_case
from copydesk.survey import Survey, no_survey

TEXT = "The council met the the mayor.\n\nRead more: Council splits over budget"


class Counted(RelatedLink, abstract=True):
    """Counts how often it is run."""

    runs = 0

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        type(self).runs += 1
        yield from super().check(document, survey)


GLANCING = [rule for rule in built_in_rules().values() if rule.may_find is not Rule.may_find and not rule.compares]


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


@pytest.mark.parametrize("rule", GLANCING, ids=lambda rule: rule.code)
def test_no_glance_hides_what_the_rule_finds(rule: type[Rule]) -> None:
    asked, beside = rule(), [as_case(example) for other in GLANCING for example in other.bad[:1]]
    for case in (*map(as_case, (*rule.bad, *rule.good)), *beside):
        read = Document(id="d", path="d", text=case.plain()[0], lang=case.lang, title=case.title)
        assert asked.may_find(read) or not list(asked.check(read, no_survey()))


def test_a_rule_is_not_asked_where_a_glance_tells_that_it_is_silent() -> None:
    Counted.runs = 0
    assert found(Counted(), Document(id="d", path="d", text="Nothing of the kind.", lang="en"), no_survey()) == ()
    assert Counted.runs == 0


class Seldom(Counted, abstract=True):
    """May find something in texts about councils alone."""

    def may_find(self, document: Document) -> bool:
        return "council" in document.text


class Unsure(Rule, abstract=True):
    """Cannot tell without reading."""


def test_a_rule_tells_which_documents_it_is_to_be_asked_about() -> None:
    others = [Document(id=name, path=name, text=name, lang="en") for name in ("rain", "a council", "wind")]
    assert list(Seldom().among(others)) == [1]
    assert list(Unsure().among(others)) == [0, 1, 2]
