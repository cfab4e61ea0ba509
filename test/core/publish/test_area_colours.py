"""An area has one colour wherever it is drawn."""
from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from care_areas.core.publish.area_colours import AREA_COLOURS, OPACITY, WITHOUT_NUMBER, area_colour

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


@pytest.mark.parametrize("name", ["units", "addresses"])
def test_units_and_addresses_have_the_colours_of_their_areas(name):
    style = (ROOT / "resources" / "styles" / f"{name}.qml").read_text(encoding="utf-8")
    assert f"- 1) % {len(AREA_COLOURS)} + 1" in style
    for colour in AREA_COLOURS:
        assert ",".join(str(int(colour[at:at + 2], 16)) for at in (1, 3, 5)) + "," in style


def test_forty_areas_can_be_told_apart():
    """As seen with normal sight, with deuteranopia and with protanopia; and from white, too."""
    assert len(AREA_COLOURS) == 40
    spec = importlib.util.spec_from_file_location("choose", ROOT / "scripts" / "choose_area_colours.py")
    choose = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(choose)
    for lab in choose.seen(choose.rgb_of([*AREA_COLOURS, WITHOUT_NUMBER])):
        apart = np.linalg.norm(lab[:, None] - lab[None], axis=2)
        assert apart[np.triu_indices(len(lab), 1)].min() > 10
        assert apart[:20, :20][np.triu_indices(20, 1)].min() > 17


def test_the_colour_differences_are_those_of_a_published_example():
    """Red, green and blue of sRGB in CIE L*a*b* under D65."""
    spec = importlib.util.spec_from_file_location("choose", ROOT / "scripts" / "choose_area_colours.py")
    choose = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(choose)
    normal = choose.seen(choose.rgb_of(["#ff0000", "#00ff00", "#0000ff", "#ffffff"]))[0]
    assert np.allclose(normal, [[53.24, 80.09, 67.20], [87.73, -86.18, 83.18], [32.30, 79.19, -107.86], [100, 0, 0]],
                       atol=0.02)


def test_a_code_that_is_no_number_is_white_and_area_41_starts_over():
    assert area_colour("1") == area_colour("41") == "#0072b2" != area_colour("21")
    assert {area_colour(code) for code in ("0", "x", "", "1a", "²", "9" * 40)} == {"#ffffff"}
