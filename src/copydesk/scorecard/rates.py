"""How figures are written: rates per 1,000 words, shares, means, rounded alike everywhere."""

Card = dict[str, float | None]
"""Figures by name; None where one cannot be had."""


def rate(found: int, words: int) -> float | None:
    """A count per 1,000 words; None without words."""
    return round(1000 * found / words, 2) if words else None


def rounded(figure: float | None, *, digits: int = 2) -> float | None:
    """The figure, if there is one, to so many digits behind the point."""
    return None if figure is None else round(figure, digits)
