import re
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read import identity
from copydesk.read.identity import bounded_id, normalised_url, printable_path, text_id


@pytest.mark.parametrize(
    "url",
    [
        "http://www.paper.example/2022/storm/",
        "https://m.paper.example/2022/storm",
        "https://amp.paper.example/2022/storm?utm_source=x&utm_medium=y",
        "https://paper.example/2022/storm/amp/",
        "https://PAPER.example:443/2022/storm#comments",
        "https://web.archive.org/web/20220101000000/https://www.paper.example/2022/storm?fbclid=1",
    ],
)
def test_versions_of_one_address_share_a_key(url: str) -> None:
    assert normalised_url(url) == "paper.example/2022/storm"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/story?id=1", "https://paper.example/story?id=2"),
        ("https://paper.example/Story", "https://paper.example/story"),
        ("https://news.paper.example/story", "https://paper.example/story"),
    ],
    ids=["a query that tells articles apart", "letter case of the path", "a section's host"],
)
def test_other_addresses_do_not(one: str, other: str) -> None:
    assert normalised_url(one) != normalised_url(other)


def test_the_order_of_a_query_does_not_matter() -> None:
    assert normalised_url("https://a.example/s?b=2&a=1") == normalised_url("http://a.example/s/?a=1&b=2")


@pytest.mark.parametrize("url", ["", "storm.html", "ftp://paper.example/x", "https://", "https://[::1", "http:///x"])
def test_what_is_no_web_address_has_no_key(url: str) -> None:
    assert normalised_url(url) is None


def test_undecodable_bytes_of_a_name_are_shown_in_hex() -> None:
    assert printable_path(b"caf\xe9/\xff.txt".decode(errors="surrogateescape")) == "caf%E9/%FF.txt"
    assert printable_path("café.txt") == "café.txt"


def test_the_id_of_a_text_folds_white_space_only() -> None:
    assert text_id("a.jsonl", "One  line\n") == text_id("a.jsonl", "One line")
    assert text_id("a.jsonl", "One line") != text_id("a.jsonl", "one line")


@given(st.text(alphabet="ab \n\t\u2003é", max_size=14))
def test_the_id_of_a_text_does_not_depend_on_how_it_is_cut_to_be_hashed(text: str) -> None:
    folded = re.sub(r"\s+", " ", text).strip()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(identity, "_PIECE", 3)
        assert text_id("p", text) == f"p#{blake2b(folded.encode(), digest_size=8).hexdigest()}"


def test_an_endless_id_is_cut_but_stays_its_own() -> None:
    ids = ["i" * 90_000, "i" * 89_999 + "j", "i" * 400, "a/1"]
    told = [bounded_id(own) for own in ids]
    assert len(set(told)) == len(ids)
    assert max(map(len, told)) <= 400
    assert told[2:] == ids[2:]
