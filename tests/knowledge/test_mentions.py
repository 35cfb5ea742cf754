"""Names in a text: whole, longest, at exact offsets, with everyone who bears them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.knowledge import built_in

KNOWN = built_in()
SURE_NAMES = sorted({name for each in KNOWN.people for name in (each.name, *each.aliases)})


def found(text: str) -> list[tuple[str, list[str], bool]]:
    return [
        (text[mention.start : mention.end], [each.id for each in mention.people], mention.needs_title)
        for mention in KNOWN.mentions(text)
    ]


@pytest.mark.parametrize(
    ("text", "name", "identity"),
    [
        pytest.param("Dmitri Medvedev nodded.", "Dmitri Medvedev", "dmitry-medvedev", id="another-transliteration"),
        pytest.param("So did Lech Walesa.", "Lech Walesa", "lech-walesa", id="without-diacritics"),
        pytest.param("So did Lech Wałęsa.", "Lech Wałęsa", "lech-walesa", id="with-diacritics"),
        pytest.param("Umaru Yar’Adua's wife", "Umaru Yar’Adua", "umaru-musa-yaradua", id="a-curly-apostrophe"),
        pytest.param("«Angela Merkel»", "Angela Merkel", "angela-merkel", id="in-guillemets"),
        pytest.param("an Angela Merkel-led party", "Angela Merkel", "angela-merkel", id="before-a-small-hyphen"),
        pytest.param("George W. Bush", "George W. Bush", "george-w-bush", id="the-longest-name"),
        pytest.param("\U0001f600 Angela Merkel", "Angela Merkel", "angela-merkel", id="behind-an-astral-character"),
    ],
)
def test_a_name_is_found_as_it_is_written(text: str, name: str, identity: str) -> None:
    assert found(text) == [(name, [identity], False)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Angela Merkelova", id="a-longer-word"),
        pytest.param("MAngela Merkel", id="inside-a-word"),
        pytest.param("Marie-Angela Merkel", id="half-of-a-double-name"),
        pytest.param("Angela Merkel-Schmidt", id="a-double-surname"),
        pytest.param("angela merkel", id="small-letters"),
        pytest.param("", id="no-text"),
    ],
)
def test_what_only_looks_like_a_name_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_shared_name_gives_all_its_bearers() -> None:
    assert found("George Bush") == [("George Bush", ["george-h-w-bush", "george-w-bush"], False)]


def test_surnames_and_common_names_need_a_title() -> None:
    assert found("president Medvedev") == [("Medvedev", ["dmitry-medvedev"], True)]
    assert found("Gordon Brown") == [("Gordon Brown", ["gordon-brown"], True)]


@given(
    st.lists(st.tuples(st.text(max_size=8), st.sampled_from(SURE_NAMES)), max_size=6),
    st.text(max_size=8),
)
def test_mentions_are_in_order_apart_and_at_code_point_offsets(parts: list[tuple[str, str]], tail: str) -> None:
    text = "".join(f"{before} {name}, " for before, name in parts) + tail
    mentions = list(KNOWN.mentions(text))
    assert len(mentions) >= len(parts)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        assert mention.people
    shown = [text[mention.start : mention.end] for mention in mentions]
    for _, name in parts:
        assert any(name in each for each in shown)
