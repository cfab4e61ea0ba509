"""One colour for each area, the same on the page's map, in QGIS, in WMS and in Origo.

The list is that of the styles in resources/styles; scripts/make_styles.py says how it was chosen. It goes by the
area's number, so that an area has its colour whatever else is drawn; after twenty it starts over. No area is told by
its colour alone.
"""
from __future__ import annotations

from typing import Tuple

AREA_COLOURS: Tuple[str, ...] = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#6611ff", "#bbee99", "#5577ff",
    "#bb1133", "#99eeff", "#aaeecc", "#bbaa55", "#884477", "#1155bb", "#7799ff", "#ff5577", "#dddd66", "#4444dd")
WITHOUT_NUMBER = "#ffffff"
OPACITY = 0.55
"""Of a fill: 140 of 255, as in the styles."""


def area_colour(code: str) -> str:
    """The colour of the area with a code, "#rrggbb"; white for a code that is no number from 1 up."""
    number = int(code) if code.isascii() and code.isdigit() and len(code) < 10 else 0
    return AREA_COLOURS[(number - 1) % len(AREA_COLOURS)] if number > 0 else WITHOUT_NUMBER
