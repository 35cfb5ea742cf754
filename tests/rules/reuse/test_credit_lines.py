"""Where texts say whose they are, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.reuse.credit import Credit
from copydesk.rules.reuse.credit_lines import credits_of

STORY = (
    "The weir at Aldern was opened on Monday because the river rose faster than the town had been told, its engineer "
    "said in the evening."
)
LAST = "Nobody was hurt, but eleven cellars are full of water and the school will stay shut until the end of the week."


def credits(text: str, lang: str | None = "en") -> tuple[Credit, ...]:
    return credits_of(Document("weir", "weir.txt", text, lang=lang))


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("ALDERN (Reuters) - ", "Reuters"),
        ("ALDERN, Ohio, March 3 (AP) \u2014 ", "Associated Press"),
        ("(AFP) ", "Agence France-Presse"),
        ("Aldern (dpa/lno) - ", "Deutsche Presse-Agentur"),
        ("(ANSA) - ALDERN, 03 MAR - ", "Agenzia Nazionale Stampa Associata"),
        ("Aldern, 3 mar (EFE).- ", "Agencia EFE"),
        ("ALDERN, le 3 mars (AFP) \u2013 ", "Agence France-Presse"),
        ("ALDERN, March 3. /TASS/. ", "TASS"),
        ("ALDERN. March 3. INTERFAX.RU - ", "Interfax"),
        ("ANKARA (AA) - ", "Anadolu Agency"),
        ("\u5317\u4eac3\u67083\u65e5\u7535 (\u65b0\u534e\u793e) ", "Xinhua"),
        ("ALDERN, England (Castell) - ", "castell"),
    ],
)
def test_datelines_name_who_filed_the_text(opening: str, agency: str) -> None:
    [credit] = credits(f"Weir opened\n\n{opening}{STORY}\n\n{LAST}")
    assert (credit.how, credit.agencies, credit.near) == ("dateline", (agency,), False)


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("By Jo Whit, Associated Press", ("Associated Press",)),
        ("BY REUTERS", ("Reuters",)),
        ("Von Jo Whit und dpa", ("Deutsche Presse-Agentur",)),
        ("Reuters Staff", ("Reuters",)),
        ("Source: AFP", ("Agence France-Presse",)),
    ],
)
def test_bylines(line: str, agencies: tuple[str, ...]) -> None:
    [credit] = credits(f"Weir opened\n\n{line}\n\n{STORY}\n\n{LAST}")
    assert (credit.how, credit.agencies, credit.text) == ("byline", agencies, line)


@pytest.mark.parametrize(
    ("tail", "agencies"),
    [
        (" (dpa)", ("Deutsche Presse-Agentur",)),
        (" \u2014 AFP", ("Agence France-Presse",)),
        (" Reuters", ("Reuters",)),
        (" (With inputs from ANI)", ("Asian News International",)),
        ("\n\n\u2014 AFP", ("Agence France-Presse",)),
        ("\n\ndpa/AFP", ("Deutsche Presse-Agentur", "Agence France-Presse")),
        ("\n\nSource: Reuters", ("Reuters",)),
        ("\n\nwith AP", ("Associated Press",)),
        ("\n\n(With agency material)", ("*",)),
        ("\n\nThe Associated Press contributed to this report.", ("Associated Press",)),
        ("\n\nThis report contains material from Reuters and AP.", ("Reuters", "Associated Press")),
        ("\n\n\u00a9 2019 The Associated Press. All rights reserved.", ("Associated Press",)),
        ("\n\n(dpa)\n\nShare this\n\nMore news", ("Deutsche Presse-Agentur",)),
        ("\n\nThis story was originally published in Harbour Post.", ()),
    ],
)
def test_credits_below_the_story(tail: str, agencies: tuple[str, ...]) -> None:
    [credit] = credits(f"{STORY}\n\n{LAST}{tail}")
    assert credit.agencies == agencies
    assert credit.text in tail


@pytest.mark.parametrize(
    "text",
    [
        f"{STORY} The mayor told Reuters that she was not surprised.\n\n{LAST}",
        f"{STORY}\n\nThe mayor will resign, Reuters reported.",
        f"The Associated Press (AP) - the agency's full name - was founded in 1846.\n\n{LAST}",
        f"REUTERS/Jo Whit\n\n{STORY}\n\n{LAST}",
        f"The weir on Monday. (AP Photo/Jo Whit)\n\n{STORY}\n\n{LAST}",
        f"The weir on Monday. (Jo Whit/Reuters)\n\n{STORY}\n\n{LAST}",
        f"(Jo Whit/Reuters)\n\n{STORY}\n\n{LAST}",
        f"Sen. Jo Whit (R-Ohio) - a friend of weirs - was there.\n\n{STORY}",
        f"UPDATE III (Flood) - {STORY}".lower(),
        f"{STORY}\n\nA weir, a mill and a debt.\n\nJo Whit, Bloomberg",
    ],
    ids=["told", "reported", "short form", "picture", "caption", "caption by name", "photographer", "party",
         "small letters", "a writer of views"],
)  # fmt: skip
def test_what_names_an_agency_without_crediting_it(text: str) -> None:
    assert [credit for credit in credits(text) if credit.agencies] == []


def test_a_field_for_the_author_is_a_byline() -> None:
    [credit] = credits_of(Document("weir", "weir.txt", STORY, extra={"byline": "Jo Whit, Reuters"}))
    assert (credit.how, credit.agencies, len(credit.span)) == ("byline", ("Reuters",), 0)


def test_a_dateline_far_down_speaks_of_its_own_item() -> None:
    items = "\n\n".join(f"{STORY} {number}" for number in range(14))
    [credit] = credits(f"{items}\n\nALDERN (Reuters) - {LAST}")
    assert credit.near
    assert credit.text == "ALDERN (Reuters) -"


@given(st.text(alphabet="A \n(/)-\u2014.,:AP1\u65b0\u534e\u793e", max_size=400), st.sampled_from(["en", "de", None]))
def test_spans_lie_in_the_text_and_hold_the_words(text: str, lang: str | None) -> None:
    for credit in credits(text, lang):
        assert text[credit.span.start : credit.span.end].startswith(credit.text[:5].strip())
        assert 0 <= credit.span.start < credit.span.end <= len(text)
