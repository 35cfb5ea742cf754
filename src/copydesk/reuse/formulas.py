"""Formulas of the newsroom, which two reports share without having copied: stock words, forms filled with figures."""

from functools import lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

from copydesk.reuse.known_words import words_by_language
from copydesk.reuse.tokens import tokenise

MIN_FIGURES = 4
SAME_FIGURES = 0.5
_FIGURE = regex.compile(r"\d[\d.,:]*+")


@lru_cache(maxsize=1)
def _stock() -> NDArray[np.int64]:
    listed = words_by_language("stock_words.txt")
    table = tokenise([" ".join(sorted(words)) for words in listed.values()], list(listed), breaks=False)
    return np.unique(table.stems[table.stems != 0])


def are_stock(stems: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Which of these content words belong to formulas, in any language."""
    stock = _stock()
    place = np.minimum(np.searchsorted(stock, stems), len(stock) - 1)
    stocked: NDArray[np.bool_] = stock[place] == stems
    return stocked


def is_filled_form(one: str, other: str) -> bool:
    """Whether two like passages hold many figures, nearly all of them different: results, weather, markets."""
    figures = [{figure.rstrip(".,:") for figure in _FIGURE.findall(text)} for text in (one, other)]
    least = min(map(len, figures))
    return least >= MIN_FIGURES and len(figures[0] & figures[1]) < SAME_FIGURES * least
