import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read.frontmatter import front_matter


def test_plain_lines_are_read_as_strings() -> None:
    text = '---\noutlet: Daily Klaxon\npublished: 2022-09-28\nlang: no\ntitle: "Storm: day two"\nempty:\n---\nText.'
    found = front_matter(text)
    assert found.values == {
        "outlet": "Daily Klaxon", "published": "2022-09-28", "lang": "no", "title": "Storm: day two", "empty": "",
    }  # fmt: skip
    assert text[found.end :] == "Text."
    assert found.problem is None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_line_ends(end: str) -> None:
    text = end.join(["---", "a: 1", "...", "Text."])
    found = front_matter(text)
    assert (found.values, text[found.end :]) == ({"a": "1"}, "Text.")


def test_nested_values_take_a_yaml_parser() -> None:
    found = front_matter("---\nmeta:\n  url: https://a.example/x\ntags: [a, b]\n---\n")
    assert found.values == {"meta": {"url": "https://a.example/x"}, "tags": ["a", "b"]}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text.",
        "--- Text",
        "---\nOne line of prose.\n---\nMore prose.",
        "---\n\nA rule above a text.",
        "----\na: b\n----\n",
    ],
    ids=["nothing", "no opening", "a dash", "prose between rules", "a rule", "a longer rule"],
)
def test_no_front_matter(text: str) -> None:
    found = front_matter(text)
    assert (found.end, found.problem) == (0, None)


def test_a_broken_block_names_its_line_and_keeps_what_can_be_read() -> None:
    text = "---\noutlet: Daily Klaxon\ntitle: Storm: day two: rain\nnote: [a\n---\nText."
    found = front_matter(text)
    assert found.problem is not None
    assert found.problem.startswith("line 3: the front matter is not valid YAML")
    assert "\n" not in found.problem
    assert found.values["outlet"] == "Daily Klaxon"
    assert text[found.end :] == "Text."


def test_an_unclosed_block_is_said_and_the_text_is_whole() -> None:
    found = front_matter("---\noutlet: Daily Klaxon\nText without an end.")
    assert found.end == 0
    assert found.problem == "line 1: the front matter is never closed by a line `---`"


def test_aliases_are_refused() -> None:
    bomb = "---\noutlet: Klaxon\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\nText."
    found = front_matter(bomb)
    assert "aliases" in (found.problem or "")
    assert found.values == {"outlet": "Klaxon"}


@pytest.mark.parametrize("block", ["a: " + "[" * 20_000, "- " * 20_000, "a: !!python/object/apply:os.system ['true']"])
def test_hostile_blocks_are_harmless(block: str) -> None:
    front_matter(f"---\nkey: x\n{block}\n---\nText.")


@given(st.text(alphabet="abc:-[]{}&*!|>'\"#%@`\n\r\t ,?\x00é", max_size=80))
def test_any_block_can_be_read(block: str) -> None:
    text = f"---\n{block}\n---\nText."
    found = front_matter(text)
    assert 0 <= found.end <= len(text)
    assert "\n" not in (found.problem or "")
