"""How far a rewritten passage reaches: the sentences beside it that were rewritten along with it."""

import pytest

from copydesk.model import Document
from copydesk.reuse.align import Region
from copydesk.reuse.growth import grown
from copydesk.reuse.shelf import Shelf
from copydesk.reuse.side import Side

CORE = "The keeper of the old lock at Farrow Mill counts every barge that passes below his kitchen window."
BEFORE = "A heron has nested on the lock gate since spring and will not move for boats."
BEFORE_SPUN = "Since the spring a heron nests on the gate of the lock; for boats it will not budge."
AFTER = "Last August he wrote down eleven hundred names and a wedding party that had lost its rudder."
AFTER_SPUN = "In August last year he noted eleven hundred names, and a wedding party whose rudder was lost."
UNLIKE = "Tomatoes ripen badly under glass this year, says the gardener at the vicarage."
OTHER = "The cinema in Hook Street reopens with a silent film and a pianist from Riga."


def sides(one: str, other: str) -> tuple[Side, Side]:
    documents = {
        number: Document(f"d{number}", f"d{number}.txt", text, outlet=f"outlet-{number}", lang="en")
        for number, text in enumerate((one, other))
    }
    found = Shelf().sides(documents, documents.__getitem__)
    return found[0], found[1]


def reach(one: str, other: str) -> tuple[str, str]:
    """What the common core of two texts grows to, on either side."""
    a, b = sides(one, other)
    left, right = ((one.index(CORE), a), (other.index(CORE), b))
    spans = [
        (int(side.starts.searchsorted(at)), int(side.starts.searchsorted(at + len(CORE)))) for at, side in (left, right)
    ]
    wider = grown(Region(*spans), a, b)
    texts = [
        side.document.text[side.starts[low] : side.ends[high - 1]]
        for side, (low, high) in ((a, wider.left), (b, wider.right))
    ]
    return texts[0], texts[1]


def bare(*sentences: str) -> str:
    return " ".join(sentences).rstrip(".")


@pytest.mark.parametrize(
    ("one", "other", "left", "right"),
    [
        pytest.param((CORE, AFTER), (CORE, AFTER_SPUN), (CORE, AFTER), (CORE, AFTER_SPUN), id="behind it"),
        pytest.param((BEFORE, CORE), (BEFORE_SPUN, CORE), (BEFORE, CORE), (BEFORE_SPUN, CORE), id="before it"),
        pytest.param((BEFORE, CORE), (CORE, BEFORE_SPUN), (BEFORE, CORE), (CORE, BEFORE_SPUN), id="in another order"),
        pytest.param((CORE, UNLIKE), (CORE, OTHER), (CORE,), (CORE,), id="not by what says something else"),
        pytest.param((CORE, AFTER), (CORE,), (CORE,), (CORE,), id="not where the other side ends"),
        pytest.param(
            (BEFORE, CORE, AFTER),
            (BEFORE_SPUN, CORE, AFTER_SPUN),
            (BEFORE, CORE, AFTER),
            (BEFORE_SPUN, CORE, AFTER_SPUN),
            id="step by step",
        ),
    ],
)
def test_a_passage_grows_by_sentences_that_say_the_same(
    one: tuple[str, ...], other: tuple[str, ...], left: tuple[str, ...], right: tuple[str, ...]
) -> None:
    assert reach(" ".join(one), " ".join(other)) == (bare(*left), bare(*right))


def test_the_rest_of_a_paragraph_needs_less_likeness_than_another_paragraph() -> None:
    loose, looser = "The wedding guests paddled with trays.", "Guests of that wedding had only oars of tin plate."
    assert reach(f"{CORE} {loose}", f"{CORE} {looser}") == (bare(CORE, loose), bare(CORE, looser))
    assert reach(f"{CORE}\n\n{loose}", f"{CORE}\n\n{looser}") == (bare(CORE), bare(CORE))
