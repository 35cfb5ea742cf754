"""Colours that can be read, in light and in dark."""

import re

import pytest

from copydesk.report.site.templates import asset

READ_ON = [
    *(("ink", ground) for ground in ("paper", "sheet", "error-bg", "warning-bg", "note-bg", "good-bg")),
    *(("soft", ground) for ground in ("paper", "sheet")),
    *(("link", ground) for ground in ("paper", "sheet")),
    *((grade, f"{grade}-bg") for grade in ("error", "warning", "note", "good")),
    *(("sheet", ground) for ground in ("soft", "error", "warning", "note")),
]
"""What is written in which colour on which ground."""


def colours(scheme: str) -> dict[str, str]:
    light, dark, *_ = re.findall(r":root \{(.*?)\}", asset("style.css").decode(), re.DOTALL)
    chosen = light if scheme == "light" else dark
    return dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", chosen))


def luminance(colour: str) -> float:
    """Relative luminance as of WCAG 2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("written", "ground"), READ_ON)
def test_words_stand_out_from_their_ground(scheme: str, written: str, ground: str) -> None:
    known = colours(scheme)
    darker, lighter = sorted((luminance(known[written]), luminance(known[ground])))
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5
