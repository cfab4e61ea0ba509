"""An area has one colour wherever it is drawn."""
from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from care_areas.core.publish.area_colours import AREA_COLOURS, OPACITY, area_colour

ROOT = Path(__file__).resolve().parents[3]


def test_the_colours_are_those_of_the_style_that_qgis_and_wms_draw_with():
    style = ElementTree.parse(ROOT / "resources" / "styles" / "areas.qml").getroot()
    renderer = next(style.iter("renderer-v2"))
    values = {category.get("symbol"): category.get("value") for category in renderer.iter("category")}
    found = {}
    for symbol in renderer.find("symbols"):
        number = values[symbol.get("name")]
        text = next(option.get("value") for option in symbol.iter("Option") if option.get("name") == "color")
        red, green, blue, alpha = (int(part) for part in re.match(r"(\d+),(\d+),(\d+),(\d+)", text).groups())
        if number:
            found[int(number)] = f"#{red:02x}{green:02x}{blue:02x}"
            assert abs(alpha / 255 - OPACITY) < 0.005
    assert tuple(found[i] for i in range(1, len(found) + 1)) == AREA_COLOURS


def test_a_code_that_is_no_number_is_white_and_area_21_starts_over():
    assert area_colour("1") == area_colour("21") == "#0072b2"
    assert {area_colour(code) for code in ("0", "x", "", "1a", "²", "9" * 40)} == {"#ffffff"}
