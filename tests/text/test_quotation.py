import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document, Span


def document(content: str) -> Document:
    return Document(id="a", path="a", text=content)


def found(content: str) -> list[str]:
    return [content[quotation.start : quotation.end] for quotation in text.quotations(document(content))]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param('He said "no" and "never."', ['"no"', '"never."'], id="straight"),
        pytest.param("“No,” he said, “never.”", ["“No,”", "“never.”"], id="curly"),
        pytest.param("« Oui », dit-il. «Non.»", ["« Oui »", "«Non.»"], id="French"),
        pytest.param("»Ja«, sagte er.", ["»Ja«"], id="German guillemets"),
        pytest.param('„Nein“, sagte er. „Nie”, rzekł. „Ja"', ["„Nein“", "„Nie”", '„Ja"'], id="low-high"),
        pytest.param("「はい」と言った。", ["「はい」"], id="Japanese"),
        pytest.param("``No,'' he wrote.", ["``No,''"], id="typewriter"),
        pytest.param("‘No,’ he said of the ‘old’ boat.", ["‘No,’", "‘old’"], id="British"),
        pytest.param("'It's late,' he said.", ["'It's late,'"], id="straight single with an apostrophe"),
        pytest.param(
            "‘Dreamers’ is ‘over’", ["‘Dreamers’", "‘over’"], id="single after s, closed before the next opens"
        ),
        pytest.param("‘The boys’ boat is late,’ he said.", ["‘The boys’ boat is late,’"], id="possessive inside"),
        pytest.param("“He said ‘no’ to me.”", ["“He said ‘no’ to me.”"], id="nested single"),
        pytest.param("“A “nested” one” here", ["“A “nested” one”"], id="nested double"),
        pytest.param('(“x”) —"y"—"z"', ["“x”", '"y"', '"z"'], id="brackets and dashes"),
        pytest.param('He said “yes.”Then "no"he', ["“yes.”", '"no"'], id="glued"),
        pytest.param("”Turned“ he said", ["”Turned“"], id="turned marks: neighbours decide"),
        pytest.param('He is 6\'2" tall; "the 6\'2" man" left', ['"the 6\'2" man"'], id="feet and inches"),
        pytest.param('A 12" pipe and a 6" one', [], id="inches"),
        pytest.param("’Twas the ’90s, rock 'n' roll, 'em all, the workers’ union's", [], id="elisions and apostrophes"),
        pytest.param("The workers’ and the boys' boats", [], id="possessives"),
    ],
)
def test_quotations(content: str, expected: list[str]) -> None:
    assert found(content) == expected


def test_a_quotation_over_paragraphs_is_one_piece_in_each() -> None:
    page = document("“One\n\n“Two\n\n“Three.” End.\n\n“New.”")
    assert [(page.text[q.start : q.end], q.closed, q.continued) for q in text.quotations(page)] == [
        ("“One", False, False),
        ("“Two", False, True),
        ("“Three.”", True, True),
        ("“New.”", True, False),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph_and_is_not_continued_without_a_mark() -> None:
    page = document('He said "no.\n\nThen "yes" came.')
    assert [(page.text[q.start : q.end], q.continued) for q in text.quotations(page)] == [
        ('"no.', False),
        ('"yes"', False),
    ]


def test_a_second_opening_ends_a_quotation_that_was_never_closed() -> None:
    page = document('He said "no, "yes" and left')
    assert [(page.text[q.start : q.end], q.closed) for q in text.quotations(page)] == [('"no,', False), ('"yes"', True)]


def test_the_inner_span_is_without_marks() -> None:
    (quotation,) = text.quotations(document("a ``b c'' d"))
    assert (quotation.inner, quotation.open_mark) == (Span(4, 7), "``")


@pytest.mark.parametrize(
    ("span", "inside"),
    [
        (Span(3, 4), True),
        (Span(2, 5), True),
        (Span(1, 4), False),
        (Span(4, 6), False),
        (Span(8, 9), True),
        (Span(0, 1), False),
    ],
)
def test_inside_quotation(span: Span, inside: bool) -> None:
    assert text.inside_quotation(document("a “b” c “d”"), span) is inside


@given(st.text(alphabet=st.sampled_from(list("ab s.,\n\r\"“”„«»‘’'`「」-—(6")), max_size=120))
def test_quotations_never_overlap_and_stay_in_their_paragraph(content: str) -> None:
    page = document(content)
    paragraphs = text.paragraphs(page)
    last = 0
    for quotation in text.quotations(page):
        assert last <= quotation.start < quotation.inner.start <= quotation.inner.end <= quotation.end
        assert content[quotation.start :].startswith(quotation.open_mark)
        assert any(p.start <= quotation.start and quotation.end <= p.end for p in paragraphs)
        assert text.inside_quotation(page, Span(quotation.start, quotation.end))
        last = quotation.end


@given(
    st.text(alphabet=st.sampled_from(list("abc \n\n\r\"“”„«»‘’'—")), max_size=120),
    st.integers(0, 119),
    st.integers(1, 60),
)
def test_quotations_near_a_stretch_are_those_of_the_paragraphs_it_touches(content: str, start: int, size: int) -> None:
    page = document(content)
    near = [p for p in text.paragraphs(page) if p.start < start + size and start < p.end]
    expected = [
        (each.start, each.end, each.inner)
        for each in text.quotations(page)
        if any(p.start <= each.start < p.end for p in near)
    ]
    got = [(each.start, each.end, each.inner) for each in text.quotations_near(page, start, start + size)]
    inside = [each for each in got if any(p.start <= each[0] < p.end for p in near)]
    assert inside == expected


@pytest.mark.parametrize("content", ["‘a " * 50_000, "“a " * 50_000, "'a\" " * 40_000, '"' * 100_000, "'" * 100_000])
def test_hostile_texts_are_read_in_linear_time(content: str) -> None:
    assert len(found(content)) <= len(content)
