"""One colour for each area, the same on the page's map, in QGIS, in WMS and in Origo.

scripts/make_styles.py makes the styles in resources/styles of this list. It goes by the area's number, so that an area
has its colour whatever else is drawn; after forty it starts over. Any two differ by at least 10 (CIE 1976 colour
difference), the first twenty by 17, for normal sight and for simulated deuteranopia and protanopia:
scripts/choose_area_colours.py says how they were chosen. No area is told by its colour alone.
"""
from __future__ import annotations

from typing import Tuple

AREA_COLOURS: Tuple[str, ...] = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#6611ff", "#bbee99", "#5577ff",
    "#bb1133", "#99eeff", "#aaeecc", "#bbaa55", "#884477", "#1155bb", "#7799ff", "#ff5577", "#dddd66", "#4444dd",
    "#aa0044", "#bb2211", "#882288", "#33cc99", "#33bbcc", "#00ddcc", "#998844", "#885566", "#aa6655", "#5577dd",
    "#22ddff", "#bbbb77", "#99cc33", "#6688bb", "#3399dd", "#ee2233", "#77eeaa", "#bb5599", "#bbdd77", "#8800aa")
WITHOUT_NUMBER = "#ffffff"
OPACITY = 0.55
"""Of a fill: 140 of 255, as in the styles."""


def area_colour(code: str) -> str:
    """The colour of the area with a code, "#rrggbb"; white for a code that is no number from 1 up."""
    number = int(code) if code.isascii() and code.isdigit() and len(code) < 10 else 0
    return AREA_COLOURS[colour_class(number) - 1] if number > 0 else WITHOUT_NUMBER


def colour_class(number: int) -> int:
    """Which of the colours the area with a number has, from 1: the class of the styles in resources/styles."""
    return (number - 1) % len(AREA_COLOURS) + 1
