"""Planted passages are found in other languages and scripts as they are in English."""

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from copydesk.model import Document
from copydesk.reuse import match_documents

PLANTED: dict[str, dict[str, list[str]]] = tomllib.loads(
    Path(__file__).with_name("planted_passages.toml").read_text(encoding="utf-8")
)
AS_IN_ENGLISH = 0.05
LEAST_FOUND = 0.5  # of the planted passage on both sides

Alteration = Callable[[list[str]], list[str]]


def drop(every: int) -> Alteration:
    return lambda units: [unit for index, unit in enumerate(units) if index % every != every - 1]


def swap(every: int) -> Alteration:
    """Exchange each so manieth unit for its neighbour."""

    def swapped(units: list[str]) -> list[str]:
        moved = list(units)
        for index in range(every - 1, len(moved) - 1, every):
            moved[index], moved[index + 1] = moved[index + 1], moved[index]
        return moved

    return swapped


ALTERATIONS: dict[str, Alteration] = {
    "verbatim": lambda units: units,
    **{f"a word dropped of {every}": drop(every) for every in (10, 7, 5, 4)},
    **{f"a word moved of {every}": swap(every) for every in (10, 7, 5, 4)},
}


def altered(passage: str, alteration: Alteration, lang: str, *, turned: bool) -> str:
    mark, space = ("。", "") if lang == "zh" else (". ", " ")
    sentences = [sentence.rstrip("。.") for sentence in passage.split(mark) if sentence]
    made = [
        space.join(alteration(list(sentence) if lang == "zh" else sentence.split()))
        for sentence in (reversed(sentences) if turned else sentences)
    ]
    return mark.join(made) + mark.strip()


def cases(lang: str) -> Iterator[tuple[str, str]]:
    for passage in PLANTED[lang]["passages"]:
        for alteration in ALTERATIONS.values():
            for turned in (False, True):
                yield passage, altered(passage, alteration, lang, turned=turned)


def is_found(passage: str, copy: str, lang: str, known: str | None) -> bool:
    around = PLANTED[lang]["around"]
    texts = ["\n\n".join((*around[:2], passage, *around[2:4])), "\n\n".join((*around[4:6], copy, *around[6:]))]
    documents = [Document(f"d{i}", f"d{i}", text, outlet=f"o{i}", lang=known) for i, text in enumerate(texts)]
    covered = [0, 0]
    for match in match_documents(documents)[0]:
        for index, (side, planted) in enumerate(zip((match.left, match.right), (passage, copy), strict=True)):
            start = texts[index].index(planted)
            covered[index] += max(0, min(side.span.end, start + len(planted)) - max(side.span.start, start))
    return covered[0] >= LEAST_FOUND * len(passage) and covered[1] >= LEAST_FOUND * len(copy)


def recall(lang: str, known: str | None) -> float:
    found = [is_found(passage, copy, lang, known) for passage, copy in cases(lang)]
    return sum(found) / len(found)


@pytest.mark.parametrize("known", [True, False], ids=["language known", "language unknown"])
@pytest.mark.parametrize("lang", ["es", "ru", "zh"])
def test_as_much_is_found_as_in_english(lang: str, known: bool) -> None:
    assert recall(lang, lang if known else None) >= recall("en", "en") - AS_IN_ENGLISH


def test_nearly_all_is_found_in_english() -> None:
    assert recall("en", "en") >= 0.95


@pytest.mark.parametrize("lang", sorted(PLANTED))
def test_what_was_not_planted_is_not_found(lang: str) -> None:
    one, other, *_ = PLANTED[lang]["passages"]
    around = PLANTED[lang]["around"]
    texts = ["\n\n".join((one, *around[:4])), "\n\n".join((other, *around[4:]))]
    assert match_documents([Document(f"d{i}", f"d{i}", t, outlet=f"o{i}") for i, t in enumerate(texts)]) == ([], [])
