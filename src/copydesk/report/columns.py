"""Aligned columns and two blocks side by side, by the width that text takes on a terminal."""

from itertools import zip_longest

from copydesk.report.safe import cells, shorten_path

Row = tuple[str, ...]

GAP = "  "


def pad(text: str, width: int) -> str:
    """The text with blanks behind it up to this width."""
    return text + " " * max(0, width - cells(text))


def table(rows: list[Row], *, width: int) -> list[str]:
    """Rows as lines: the first column is cut from the left where space is short, figures stand flush right."""
    if not rows:
        return []
    figures = [max(cells(row[place]) for row in rows) for place in range(1, len(rows[0]))]
    room = max(8, width - sum(figures) - len(GAP) * len(figures))
    names = [shorten_path(row[0], room) for row in rows]
    first = max(cells(name) for name in names)
    return [
        GAP.join(
            [
                pad(name, first),
                *(" " * (size - cells(cell)) + cell for cell, size in zip(row[1:], figures, strict=True)),
            ]
        )
        for name, row in zip(names, rows, strict=True)
    ]


def side_by_side(left: list[str], right: list[str], *, left_width: int, gap: int = 4) -> list[str]:
    """Two blocks of unpainted lines beside each other."""
    return [(pad(one, left_width + gap) + other).rstrip() for one, other in zip_longest(left, right, fillvalue="")]
